"""The study brief, rendered once and read back."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pypdfium2
import pytest

from casewright.brief.blocks import Brief
from casewright.brief.pdf.render import RenderReport, render_pdf
from casewright.brief.pdf.style import BOTTOM, FRAME_HEIGHT, PAGE_WIDTH


def _load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@dataclass(frozen=True)
class Printed:
    """A finished brief: its report, its file, and the text of each page with and without header and footer."""

    report: RenderReport
    path: Path
    pages: list[str]
    bodies: list[str]

    @property
    def body(self) -> str:
        """All text between headers and footers, without white space."""
        return squeezed("".join(self.bodies))


def squeezed(text: str) -> str:
    """The text without white space; the reader's sign for a hyphen at a line's end becomes a hyphen again."""
    return "".join(text.replace("\x02", "-").replace("\ufffe", "-").split())


def printed(brief: Brief, path: Path) -> Printed:
    report = render_pdf(brief, path)
    document = pypdfium2.PdfDocument(path)
    texts = [page.get_textpage() for page in document]
    top = BOTTOM + FRAME_HEIGHT
    bodies = [text.get_text_bounded(0, BOTTOM - 6, PAGE_WIDTH, top + 2) for text in texts]
    return Printed(report, path, [text.get_text_range() for text in texts], bodies)


@pytest.fixture(scope="session")
def content() -> ModuleType:
    """The parts that the study brief is made of."""
    return _load("study_content")


@pytest.fixture(scope="session")
def study(content: ModuleType) -> Brief:
    """A brief of invented content in eight scripts."""
    brief = content.study_brief()
    assert isinstance(brief, Brief)
    return brief


@pytest.fixture(scope="session")
def finished(study: Brief, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """The study brief as it is printed."""
    return printed(study, tmp_path_factory.mktemp("brief") / "study.pdf")


@pytest.fixture
def print_brief(tmp_path: Path):
    """Prints any brief."""
    return lambda brief: printed(brief, tmp_path / "brief.pdf")


@pytest.fixture(scope="session")
def printed_as():
    """Prints a brief to a path and reads it back."""
    return printed


@pytest.fixture(scope="session")
def every_block() -> ModuleType:
    """A brief with every kind of block."""
    return _load("every_block")


@pytest.fixture(scope="session")
def squeeze():
    """`squeezed`, for tests that compare with `Printed.body`."""
    return squeezed
