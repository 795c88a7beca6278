"""Pages of documents as pictures, and where the letters stand on them: drawn in the child process, checked here."""

from __future__ import annotations

import io
from array import array
from collections.abc import Callable, Iterator

import pikepdf
import pytest
from PIL import Image, ImageDraw
from reportlab.pdfgen.canvas import Canvas

from casewright.ingest.child import Refusal
from casewright.ingest.page_answer import (
    MOST_PIXELS,
    PageAnswer,
    affordable,
    page_from_bytes,
    sizes_from_bytes,
)
from casewright.ingest.pages import PageReader, has_pages
from casewright.ingest.reading import extract

WORDS = "The harbour log lists 14 berths."


@pytest.fixture(scope="module")
def reader() -> Iterator[PageReader]:
    with PageReader() as one:
        yield one


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("cropped", [False, True])
def test_letters_lie_where_their_ink_is(reader: PageReader, turned: int, cropped: bool) -> None:
    data = changed(printed(WORDS), turned, [60, 700, 300, 800] if cropped else None)
    got = drawn(reader, data)
    assert got.text == WORDS
    for start in (0, WORDS.index("log"), len(WORDS) - 2):
        assert darkest(got, start, start + 1) < 150, f"no ink at letter {start}"
    everything = union(got, range(len(WORDS)))
    assert darkest_outside(got, everything) > 200, "there is ink beside the boxes"


def test_a_turned_page_is_drawn_turned_also_after_its_letters_were_asked_for(reader: PageReader) -> None:
    data = changed(printed(WORDS), 90, None)
    assert reader.sizes(data) == [(792.0, 612.0)]
    first, second = drawn(reader, data), drawn(reader, data, letters=False)
    assert (first.width, first.height) == (792, 612)
    assert first.pixels == second.pixels


def test_the_text_of_a_page_is_the_text_that_is_kept(reader: PageReader) -> None:
    canvas_bytes = printed("A compre-", "hensive survey", "  of two  columns")
    kept = extract(canvas_bytes)
    got = drawn(reader, canvas_bytes)
    assert got.text == kept.text[slice(*kept.pages[0])]
    assert "compre-\nhensive" in got.text
    hyphen, after = got.text.index("-"), got.text.index("hensive")
    assert box(got, hyphen)[3] <= box(got, after)[1] + 4, "the hyphen stands a line above what follows"
    assert box(got, hyphen)[0] > box(got, after)[0]


def test_letters_beyond_the_first_plane_keep_the_places_of_those_behind_them(reader: PageReader) -> None:
    data = with_ship(printed("A quay Z"))
    got = drawn(reader, data)
    assert got.text == "🚢 quay Z"
    assert len(got.boxes) == 4 * len(got.text)
    lefts = [box(got, at)[0] for at, letter in enumerate(got.text) if letter != " "]
    assert lefts == sorted(lefts)
    assert darkest(got, got.text.index("Z"), len(got.text)) < 100


def test_letters_beside_the_page_are_nowhere(reader: PageReader) -> None:
    data = changed(printed(WORDS), 0, [60, 700, 130, 800])
    got = drawn(reader, data)
    places = [box(got, at) for at in range(len(got.text))]
    assert all(0 <= value <= 100 for place in places for value in place)


def test_a_picture_is_turned_as_the_camera_says(reader: PageReader) -> None:
    picture = Image.new("RGB", (40, 20), "white")
    ImageDraw.Draw(picture).rectangle((0, 0, 9, 19), fill="black")  # black at the left
    exif = Image.Exif()
    exif[274] = 6  # turn clockwise to see it upright: black at the top
    for kind in ("JPEG", "TIFF", "PNG"):
        data = io.BytesIO()
        picture.save(data, kind, exif=exif)
        assert reader.sizes(data.getvalue()) == [(15.0, 30.0)], kind
        got = drawn(reader, data.getvalue(), scale=4 / 3)
        assert (got.width, got.height) == (20, 40), kind
        assert shade(got, 10, 2) < 60, kind
        assert shade(got, 10, 37) > 200, kind


def test_what_is_transparent_is_white_and_sixteen_bits_are_seen(reader: PageReader) -> None:
    clear = io.BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(clear, "PNG")
    assert shade(drawn(reader, clear.getvalue(), scale=4 / 3), 4, 4) == 255
    deep = io.BytesIO()
    grey = Image.new("I;16", (8, 8), 0)
    grey.paste(60_000, (4, 0, 8, 8))
    grey.save(deep, "PNG")
    got = drawn(reader, deep.getvalue(), scale=4 / 3)
    assert shade(got, 1, 4) < 50 < 200 < shade(got, 6, 4)


def test_every_leaf_of_a_tiff_is_a_page(reader: PageReader) -> None:
    leaves = [Image.new("RGB", (16, 8 * n), tone) for n, tone in ((1, "white"), (2, "black"))]
    data = io.BytesIO()
    leaves[0].save(data, "TIFF", save_all=True, append_images=leaves[1:])
    assert reader.sizes(data.getvalue()) == [(12.0, 6.0), (12.0, 12.0)]
    assert [shade(reader_page(reader, data.getvalue(), n), 4, 4) for n in (1, 0)] == [0, 255]


def test_a_picture_of_absurd_size_is_refused_before_it_is_decoded(reader: PageReader) -> None:
    data = io.BytesIO()
    Image.new("1", (12_000, 12_000)).save(data, "PNG")
    got = reader.page(data.getvalue(), 0, 1, letters=False)
    assert isinstance(got, PageAnswer)
    assert got.failure == "The picture has 144 million pixels; more than 120 million are not drawn."


def test_a_large_page_is_drawn_coarser_within_the_cap(reader: PageReader) -> None:
    data = changed(printed(WORDS), 0, [0, 0, 9_000, 9_000], media=True)
    got = drawn(reader, data, scale=4)
    assert 0.9 * MOST_PIXELS < got.width * got.height <= MOST_PIXELS
    assert affordable(612, 792, 2) == 2


def test_a_damaged_document_and_an_endless_page_are_refused_in_a_sentence() -> None:
    with PageReader() as reader:
        assert isinstance(reader.sizes(b"%PDF-1.7\nnothing that follows is a PDF"), Refusal)
        got = reader.page(endless(), 0, 1, letters=False, seconds=0.7)
        assert got == Refusal("Drawing the page took longer than 0.7 seconds and was stopped.")
        assert drawn(reader, printed(WORDS)).text == WORDS


def test_an_answer_that_is_not_whole_is_refused() -> None:
    whole = PageAnswer("ab", array("f", range(8)), 2, 1, bytes(8)).to_bytes()
    assert page_from_bytes(whole).text == "ab"
    infinite = PageAnswer("a", array("f", [0, 0, float("inf"), 1]), 0, 0, b"").to_bytes()
    pages = (b"", whole[:-1], whole + b"x", whole[:10], b"\x00\x00\x00\x02[]", infinite)
    sizes = (b"[[1]]", b"{}x", b"[[0.1, 5]]", b"[[NaN, 5]]", b"7")
    for read, answers in ((page_from_bytes, pages), (sizes_from_bytes, sizes)):
        for wrong in answers:
            assert is_refused(read, wrong), wrong


def is_refused(read: Callable[[bytes], object], answer: bytes) -> bool:
    try:
        read(answer)
    except ValueError:
        return True
    return False


def test_pdfs_and_pictures_have_pages() -> None:
    assert [has_pages(kind) for kind in ("application/pdf", "image/png", "image/svg+xml", "text/plain")] == [
        True, True, False, False,
    ]  # fmt: skip


def printed(*lines: str) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1, pagesize=(612, 792))
    for row, line in enumerate(lines):
        canvas.drawString(72, 750 - 16 * row, line)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def endless() -> bytes:
    """One page whose form draws another form twice, and so on, 2 ** 28 times."""
    with pikepdf.new() as pdf:
        form = pdf.make_stream(
            b"0 0 1 1 re f", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9]
        )
        for _ in range(28):
            inner = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
            form = pdf.make_stream(
                b"/F Do /F Do",
                Type=pikepdf.Name.XObject,
                Subtype=pikepdf.Name.Form,
                BBox=[0, 0, 9, 9],
                Resources=inner,
            )
        pdf.add_blank_page(page_size=(9, 9))
        pdf.pages[0].obj["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
        pdf.pages[0].obj["/Contents"] = pdf.make_stream(b"/F Do")
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def changed(data: bytes, turned: int, box: list[int] | None, media: bool = False) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page = pdf.pages[0]
        page.obj["/Rotate"] = turned
        if box is not None:
            page.obj["/MediaBox" if media else "/CropBox"] = pikepdf.Array(box)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def with_ship(data: bytes) -> bytes:
    """The letter A of the font is said to be a ship."""
    codes = "\n".join(
        f"<{code:02x}> <{('🚢' if code == 65 else chr(code)).encode('utf-16-be').hex()}>"
        for code in range(32, 91)
    )
    lower = "\n".join(f"<{code:02x}> <{code:04x}>" for code in range(97, 123))
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"59 beginbfchar\n{codes}\nendbfchar\n26 beginbfchar\n{lower}\nendbfchar endcmap end end"
    )
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts = pdf.pages[0].obj["/Resources"]["/Font"]
        for font in list(fonts.as_dict().values()):
            font["/ToUnicode"] = pdf.make_stream(table.encode())
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def drawn(reader: PageReader, data: bytes, scale: float = 1, letters: bool = True) -> PageAnswer:
    return reader_page(reader, data, 0, scale, letters)


def reader_page(
    reader: PageReader, data: bytes, number: int, scale: float = 4 / 3, letters: bool = True
) -> PageAnswer:
    got = reader.page(data, number, scale, letters=letters)
    assert isinstance(got, PageAnswer), got
    assert not got.failure
    return got


def box(page: PageAnswer, at: int) -> tuple[float, ...]:
    return tuple(page.boxes[4 * at : 4 * at + 4])


def shade(page: PageAnswer, x: int, y: int) -> int:
    return int(page.pixels[4 * (y * page.width + x) + 1])


def union(page: PageAnswer, letters: range) -> tuple[float, float, float, float]:
    boxes = [box(page, at) for at in letters if box(page, at)[3] > box(page, at)[1]]
    return (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )


def darkest(page: PageAnswer, start: int, end: int) -> int:
    left, top, right, bottom = union(page, range(start, end))
    return min(picture(page).crop((int(left), int(top), int(right) + 1, int(bottom) + 1)).tobytes())


def darkest_outside(page: PageAnswer, around: tuple[float, float, float, float]) -> int:
    seen = picture(page)
    left, top, right, bottom = map(int, around)
    seen.paste(255, (left - 1, top - 1, right + 2, bottom + 2))
    return min(seen.tobytes())


def picture(page: PageAnswer) -> Image.Image:
    return Image.frombytes("RGB", (page.width, page.height), page.pixels, "raw", "BGRX").convert("L")
