"""The pages are drawn as they were: the study, the sample's brief, and one from right to left."""

from __future__ import annotations

import importlib.util
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from casewright.brief.blocks import Heading, Paragraph, Run
from casewright.brief.pdf.render import render_pdf


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("golden", Path(__file__).with_name("golden.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["golden"] = module
    spec.loader.exec_module(module)
    return module


golden = _load()


@pytest.mark.parametrize("name", golden.NAMES)
def test_every_page_is_drawn_as_it_was(name, tmp_path):
    """When a change is meant: `python tests/brief/golden.py`, and look at the pictures."""
    report = render_pdf(golden.brief_of(name), tmp_path / "brief.pdf")
    assert golden.compare(name, tmp_path / "brief.pdf", tmp_path) == []
    assert set(report.collisions.values()) <= {0}


def page(brief, path):
    render_pdf(brief, path / "page.pdf")
    return next(iter(golden.pictures(path / "page.pdf")))


@pytest.mark.parametrize(
    "change",
    [
        {"title": "A head"},
        {"marking_colour": "#FF2B2B"},
        {"product_id": "CW-1"},
        {"status": "draft"},
        {"blocks": (Heading("Heading"), Paragraph((Run("Prose of one line, 7 words in all."),)))},
        {"blocks": (Heading("Heading"), Paragraph((Run("Prose of one line, 8 words in all", "emphasis"),)))},
        {"blocks": (Heading("Heading", 2), Paragraph((Run("Prose of one line, 8 words in all."),)))},
    ],
)
def test_no_real_change_is_let_through(study, change, tmp_path):
    """One figure of a sentence, one letter of a heading, a colour, a watermark."""
    blocks = (Heading("Heading"), Paragraph((Run("Prose of one line, 8 words in all."),)))
    plain = replace(study, title="A heed", product_id="CW-7", blocks=blocks, bottom_line=(), sources=())
    before = page(plain, tmp_path)
    assert golden.difference(page(plain, tmp_path), before) is None
    assert golden.difference(page(replace(plain, **change), tmp_path), before) is not None


def test_a_page_that_is_drawn_otherwise_is_kept_to_be_looked_at(study, tmp_path, monkeypatch):
    monkeypatch.setattr(golden, "FOLDER", tmp_path)
    monkeypatch.setattr(
        golden, "brief_of", lambda name: replace(study, blocks=(), sources=(), bottom_line=())
    )
    golden.renew("one")
    render_pdf(replace(golden.brief_of("one"), title="Otherwise"), tmp_path / "brief.pdf")
    told = golden.compare("one", tmp_path / "brief.pdf", tmp_path)
    assert told == ["Page 1 of one is drawn otherwise.", f"The pages and differences are in {tmp_path}."]
    assert (tmp_path / "one-01-new.png").stat().st_size
    assert (tmp_path / "one-01-difference.png").stat().st_size
