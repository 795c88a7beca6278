"""Reading documents of every format: seconds, memory of the child process, and how much slower than plain text. By hand:

    .venv/bin/python tests/bench/documents.py [MEGABYTES OF TEXT]

Each document holds the same words, about as many as are asked for (default 2), and is read three times, each time by a
child process of its own; the median counts, with the start of the child. The last column is the time against that of
the same words as plain text.
"""

from __future__ import annotations

import importlib.util
import io
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType

from reportlab.pdfgen.canvas import Canvas

from casewright.ingest import recognition
from casewright.ingest.extraction import Caps, Extraction
from casewright.ingest.reading import DocumentReader

MEGABYTES = float(sys.argv[1]) if len(sys.argv) > 1 else 2.0
SENTENCE = (
    "The register lists 112,000 tonnes of grain; nobody at the ministry confirmed the number on Friday. "
)
PARAGRAPH = SENTENCE * 5


def load_samples() -> ModuleType:
    path = Path(__file__).resolve().parents[1] / "ingest" / "samples.py"
    spec = importlib.util.spec_from_file_location("samples", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def printed(paragraphs: list[str]) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    lines = [line for paragraph in paragraphs for line in paragraph.split(". ") if line]
    for start in range(0, len(lines), 50):
        for row, line in enumerate(lines[start : start + 50]):
            canvas.drawString(50, 800 - 15 * row, line)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def documents(samples: ModuleType) -> Iterable[tuple[str, Callable[[], bytes]]]:
    """File name and maker of each, plain text first."""
    paragraphs = [PARAGRAPH] * max(1, int(MEGABYTES * 1e6 / len(PARAGRAPH)))
    whole = "\n\n".join(paragraphs)
    page = "<!doctype html><title>x</title>" + "".join(f"<p>{each}</p>" for each in paragraphs)
    rows = [each.split("; ") for each in paragraphs]
    cells = "".join(
        f'<row r="{n}">'
        + "".join(f'<c t="inlineStr"><is><t>{n} {cell}</t></is></c>' for cell in row)
        + "</row>"
        for n, row in enumerate(rows, 1)
    )
    yield "text.txt", whole.encode
    yield "text.md", whole.encode
    yield "page.html", page.encode
    yield "page.mhtml", lambda: samples.saved_page(body="".join(f"<p>{each}" for each in paragraphs))
    yield (
        "report.docx",
        lambda: samples.word_document(tuple(f"{n} {each}" for n, each in enumerate(paragraphs))),
    )
    yield "letter.eml", lambda: samples.mail().replace(samples.WORDS.encode(), whole.encode())
    yield "table.csv", lambda: "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows).encode()
    yield "table.xlsx", lambda: samples.workbook({"S": cells})
    yield "print.pdf", lambda: printed(paragraphs)
    if recognition.is_installed():
        yield (
            "one page.png",
            lambda: samples.picture(words=("\n".join([SENTENCE[:60]] * 40)), size=(1654, 2339)),
        )


def measure(name: str, data: bytes) -> tuple[float, float, Extraction]:
    """Median seconds, largest resident memory of the child in MB, and what was read."""
    seconds, memory = [], 0.0
    for _ in range(3):
        with DocumentReader(Caps(seconds=120)) as reader:
            began = time.perf_counter()
            read = reader.read(data, file_name=name)
            seconds.append(time.perf_counter() - began)
            assert reader._process is not None
            memory = max(memory, peak(reader._process.pid))
    return statistics.median(seconds), memory, read


def peak(process: int) -> float:
    """Megabytes; 0 where the system does not tell."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) / 1000 for line in lines if line.startswith("VmHWM"))


def main() -> None:
    print(f"{'document':14}{'size':>9}{'seconds':>9}{'characters':>12}{'pages':>7}{'peak':>9}{'to text':>9}")
    plain = 0.0
    for name, make in documents(load_samples()):
        data = make()
        seconds, memory, read = measure(name, data)
        plain = plain or seconds
        print(
            f"{name:14}{len(data) / 1e6:6.2f} MB{seconds:9.2f}{len(read.text):12,}{len(read.pages):7}"
            f"{memory:6.0f} MB{seconds / plain:8.1f}×{'  ' + read.failure if read.failure else ''}"
        )


if __name__ == "__main__":
    main()
