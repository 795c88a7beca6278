"""A case with sources in eight languages, and a brief that quotes all of them in its annex and some in its text."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pikepdf
import pytest

import casewright
from casewright.brief.export import export_brief
from casewright.brief.manifest import FILE_NAME
from casewright.model.citation_tokens import token
from casewright.operations import briefs, captures, passages, sources

WORDS = {
    "en": ("Notice", "The Federation files a notice today. It sets a ballot for 27 May and closes the port of Vell. No annex was shown."),
    "fr": ("Communiqué", "Le conseil a déclaré « nul et non avenu » l’accord du 3 mars. Les dockers refusent."),
    "sr": ("Споразум", "Споразум су 9. септембра у Дубрину потписали министар одбране и директор. Члан 7 није објављен."),
    "fa": ("موافقت‌نامه", "این موافقت‌نامه پنج‌ساله است و ۱۴۰۴ بار تأمین قطعات را در بر می‌گیرد."),
    "ar": ("بيان", "قال الوزير إن الاتفاق وُقّع في ٩ سبتمبر 2025 ولم يُنشر."),
    "he": ("הודעה", "הנמל ייסגר ב-27 במאי 2026 אם לא יושג הסכם."),
    "el": ("Ανακοίνωση", "Το λιμάνι κλείνει στις 27 Μαΐου."),
    "tr": ("Bildiri", "Liman İdaresi 27 Mayıs’ta kapıyı açmadı; ışıklar söndü."),
}  # fmt: skip


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> SimpleNamespace:
    """The closed case, its brief as a finished PDF, and the ids, made once."""
    folder = tmp_path_factory.mktemp("proof")
    ids = SimpleNamespace(sources={}, passages={})
    path, pdf = folder / "vell.casewright", folder / "brief.pdf"
    with casewright.create(path, "Vell", analyst="M. Example") as case, case.edit("add_brief") as tx:
        for language, (title, words) in WORDS.items():
            source = sources.add_source(
                tx, title=title, publisher="Basin Press", published="2026-05-11", language=language
            )
            capture = captures.add_capture(
                tx, source, data=words.encode() + b"\n", media_type="text/plain", file_name="a.txt"
            )
            text = captures.add_source_text(tx, capture, text=words, tool="test", tool_version="1")
            ids.sources[language] = source
            ids.passages[language] = passages.quote(tx, text, start=0, end=len(words))
        marks = {language: token("passage", passage) for language, passage in ids.passages.items()}
        brief = briefs.add_brief(tx, title="The port of Vell", author="M. Ors")
        body = (
            f"The notice “sets a ballot for 27 May and closes the port of Vell”.{marks['en']} "
            f"In short, “[t]he Federation files a notice … and closes the port”, it says.{marks['en']} "
            f"The council calls the agreement “nul et non avenu”.{marks['fr']} Nobody contests “Vell”.{marks['en']}"
        )
        section = briefs.add_section(tx, brief, title="What is known", body=body)
        briefs.add_section(tx, brief, title="Elsewhere", body="\n\n".join(
            f"The third paragraph rests on something else, of which {language} is one.{marks[language]}"
            for language in ("sr", "fa", "ar", "he", "el", "tr")
        ))  # fmt: skip
    with casewright.open(path, read_only=True) as case:
        export_brief(case, brief, pdf)
    return SimpleNamespace(path=path, brief=brief, section=section, body=body, pdf=pdf, **vars(ids))


@pytest.fixture
def made(template: SimpleNamespace, tmp_path: Path) -> Iterator[SimpleNamespace]:
    """A copy of both, the case open for writing."""
    path, pdf = (Path(shutil.copy(each, tmp_path)) for each in (template.path, template.pdf))
    with casewright.open(path, analyst="M. Example") as case:
        yield SimpleNamespace(**{**vars(template), "case": case, "pdf": pdf})


@pytest.fixture
def reprint(made: SimpleNamespace, tmp_path: Path) -> Callable[..., Path]:
    """Prints the brief of another state of the case under the manifest of the first, as somebody who forges it would."""

    def print_again(**changes: str) -> Path:
        with pikepdf.open(made.pdf) as first:
            manifest = first.attachments[FILE_NAME].get_file().read_bytes()
        made.case.run(briefs.edit_section, made.section, **changes)
        export_brief(made.case, made.brief, tmp_path / "second.pdf", verify=False)
        with pikepdf.open(tmp_path / "second.pdf") as second:
            second.attachments[FILE_NAME] = pikepdf.AttachedFileSpec(second, manifest, filename=FILE_NAME)
            second.save(tmp_path / "forged.pdf")
        made.case.undo()
        return tmp_path / "forged.pdf"

    return print_again
