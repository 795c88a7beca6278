"""Pages of finished briefs as small grey pictures, to see every change of what is printed.

`python tests/brief/golden.py` draws them anew, for when a change is meant (look at the pictures before they are committed);
`python tests/brief/golden.py sample` first reads the sample's brief anew from its recipe, which is kept as blocks in
`golden/sample.json`, so that only what draws pages moves these pictures.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops

HERE = Path(__file__).parent
FOLDER = HERE / "golden"
_DPI, _LEVELS = 50, 16
_STEP = 255 // (_LEVELS - 1)
_PIXEL, _PAGE = 2 * _STEP, 0.25
"""How far a pixel may be off, and all of them on average: rounding, and what renderers do differently at the edges of letters."""


def brief_of(name: str) -> object:
    """The brief of that name: study, right_to_left or sample."""
    if str(HERE) not in sys.path:
        sys.path.insert(0, str(HERE))
    if name == "sample":
        from casewright.brief.json_form import from_json

        return from_json((FOLDER / "sample.json").read_text("ascii"))
    import right_to_left_content
    import study_content

    makers: dict[str, Callable[[], object]] = {
        "study": study_content.study_brief,
        "right_to_left": right_to_left_content.right_to_left_brief,
    }
    return makers[name]()


NAMES = ("study", "right_to_left", "sample")


def pictures(pdf: Path) -> Iterator[Image.Image]:
    """The pages in sixteen greys."""
    for page in pypdfium2.PdfDocument(pdf):
        drawn = page.render(scale=_DPI / 72, grayscale=True).to_pil().convert("L")
        yield drawn.point([round(value / _STEP) * _STEP for value in range(256)])


def kept(name: str) -> list[Image.Image]:
    """The committed pictures of a brief."""
    return [Image.open(path).convert("L") for path in sorted((FOLDER / name).glob("*.png"))]


def difference(drawn: Image.Image, golden: Image.Image) -> Image.Image | None:
    """Where two pages are further apart than is tolerated; None where they are not."""
    if drawn.size != golden.size:
        return drawn
    apart = ImageChops.difference(drawn, golden)
    counts = apart.histogram()
    average = sum(value * count for value, count in enumerate(counts)) / sum(counts)
    return apart if average > _PAGE or any(counts[_PIXEL + 1 :]) else None


def compare(name: str, pdf: Path, out: Path) -> list[str]:
    """A sentence for each page that is not as it was; the new page and the difference are put into `out`."""
    drawn, golden = list(pictures(pdf)), kept(name)
    told = [f"{name} has {len(drawn)} pages, not {len(golden)}."] if len(drawn) != len(golden) else []
    for number, (new, old) in enumerate(zip(drawn, golden, strict=False), start=1):
        apart = difference(new, old)
        if apart is not None:
            new.save(out / f"{name}-{number:02}-new.png")
            ImageChops.invert(apart).save(out / f"{name}-{number:02}-difference.png")
            told.append(f"Page {number} of {name} is drawn otherwise.")
    return [*told, f"The pages and differences are in {out}."] if told else []


def renew(name: str) -> None:
    """Draws the pictures of a brief anew."""
    from casewright.brief.pdf.render import render_pdf

    folder = FOLDER / name
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as place:
        pdf = Path(place) / "brief.pdf"
        render_pdf(brief_of(name), pdf)  # type: ignore[arg-type]
        for number, page in enumerate(pictures(pdf), start=1):
            grey = page.point([value // _STEP for value in range(256)]).convert("P")
            grey.putpalette([value * _STEP for value in range(_LEVELS) for _ in range(3)])
            grey.save(folder / f"{number:02}.png", optimize=True, bits=4)


def read_sample_anew() -> None:
    """Reads the brief of the sample case from its recipe, with what is of its own time and place taken out."""
    import casewright
    from casewright.brief.collect import collect
    from casewright.brief.json_form import to_json
    from casewright.casefile.queries.briefing import find_brief
    from casewright.exchange.recipe import apply_recipe
    from casewright.model.resources import resource_path

    with (
        tempfile.TemporaryDirectory() as place,
        casewright.create(Path(place) / "sample.casewright", "Sample case", analyst="Ana") as case,
    ):
        apply_recipe(case, resource_path("sample", "varn-closer-ties.yaml"))
        brief = collect(case, find_brief(case, None))
    brief = replace(brief, custody_head="0" * 64, case_head="0" * 64)
    (FOLDER / "sample.json").write_text(to_json(brief), "ascii")


if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parents[1] / "desktop"))
    FOLDER.mkdir(exist_ok=True)
    if "sample" in sys.argv[1:]:
        read_sample_anew()
    for each in NAMES:
        renew(each)
