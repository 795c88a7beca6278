"""The search of a finished file: wherever a word that was left out may hide, it is found."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pikepdf
import pytest

from casewright.brief.release.secrets import Secret, Secrets
from casewright.brief.release.version import releasable
from casewright.proof.releasing.finished_text import read_finished
from casewright.proof.releasing.scan import leaks_in
from casewright.proof.releasing.writing import export_releasable

NAME = "Nightjr08"


@pytest.fixture(scope="module")
def files(planted: tuple[Path, SimpleNamespace], tmp_path_factory: pytest.TempPathFactory) -> SimpleNamespace:
    """A sound version as PDF and DOCX, and what may not stand in it."""
    import casewright

    folder = tmp_path_factory.mktemp("scan")
    with casewright.open(planted[0], read_only=True) as case:
        for kind in ("pdf", "docx", "html"):
            export_releasable(case, planted[1].brief, folder / f"part.{kind}", "TLP:GREEN", kind)
        secrets = releasable(case, planted[1].brief, "TLP:GREEN").secrets
    return SimpleNamespace(
        secrets=secrets,
        ids=planted[1],
        **{each: (folder / f"part.{each}").read_bytes() for each in ("pdf", "docx", "html")},
    )


def subject(pdf: pikepdf.Pdf, ids: SimpleNamespace) -> None:
    pdf.docinfo["/Subject"] = f"On {NAME}"


def xmp(pdf: pikepdf.Pdf, ids: SimpleNamespace) -> None:
    with pdf.open_metadata() as metadata:
        metadata["dc:description"] = f"On {NAME}"


def alternative(pdf: pikepdf.Pdf, ids: SimpleNamespace) -> None:
    pdf.Root.StructTreeRoot.Alt = pikepdf.String(f"A portrait of {NAME}")


def bookmark(pdf: pikepdf.Pdf, ids: SimpleNamespace) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(NAME, 0))


def attachment(pdf: pikepdf.Pdf, ids: SimpleNamespace) -> None:
    pdf.attachments["notes.txt"] = pikepdf.AttachedFileSpec(pdf, NAME.encode(), filename="notes.txt")


def attachment_in_utf_16(pdf: pikepdf.Pdf, ids: SimpleNamespace) -> None:
    pdf.attachments["notes.txt"] = pikepdf.AttachedFileSpec(
        pdf, f"On {NAME}.".encode("utf-16-le"), filename="n.txt"
    )


def id_in_letters(pdf: pikepdf.Pdf, ids: SimpleNamespace) -> None:
    pdf.docinfo["/Source"] = str(ids.nightjar).replace("-", "").upper()


def id_in_bytes(pdf: pikepdf.Pdf, ids: SimpleNamespace) -> None:
    pdf.Root.Extra = pdf.make_stream(b"x" + ids.nightjar.bytes)


def letter_of_a_font(pdf: pikepdf.Pdf, ids: SimpleNamespace) -> None:
    (found, *_) = [
        each for each in pdf.objects if isinstance(each, pikepdf.Stream) and b"begincmap" in each.read_bytes()
    ]
    found.write(found.read_bytes().replace(b"endbfchar", b"<ffff> <0416>\nendbfchar", 1))


def test_a_sound_version_holds_nothing(files: SimpleNamespace) -> None:
    for kind in ("pdf", "docx", "html"):
        assert leaks_in(read_finished(getattr(files, kind), kind), files.secrets) == []


@pytest.mark.parametrize(
    "hide",
    [
        subject,
        xmp,
        alternative,
        bookmark,
        attachment,
        attachment_in_utf_16,
        id_in_letters,
        id_in_bytes,
        letter_of_a_font,
    ],
)
def test_whatever_hides_in_a_pdf_is_found(files: SimpleNamespace, hide: Callable[..., None]) -> None:
    with pikepdf.open(io.BytesIO(files.pdf)) as pdf:
        hide(pdf, files.ids)
        pdf.save(changed := io.BytesIO(), object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert leaks_in(read_finished(changed.getvalue(), "pdf"), files.secrets)


def with_member(package: bytes, name: str, data: bytes) -> bytes:
    changed = io.BytesIO(package)
    with zipfile.ZipFile(changed, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, data)
    return changed.getvalue()


def picture(chunk: bytes) -> bytes:
    return (
        b"\x89PNG\r\n\x1a\n"
        + len(chunk[4:]).to_bytes(4, "big")
        + chunk
        + zlib.crc32(chunk).to_bytes(4, "big")
    )


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("docProps/custom.xml", f"<p>{NAME}</p>".encode()),
        ("word/comments.xml", b"<w:r><w:t>Night</w:t></w:r><w:r><w:t>jr08</w:t></w:r>"),
        ("word/media/Nightjr08.png", b""),
        ("word/media/a.png", picture(b"tEXtTitle\0" + NAME.encode())),
        ("word/media/b.png", picture(b"zTXtTitle\0\0" + zlib.compress(NAME.encode()))),
    ],
)
def test_whatever_hides_in_a_package_is_found(files: SimpleNamespace, name: str, data: bytes) -> None:
    (leak, *_) = leaks_in(read_finished(with_member(files.docx, name, data), "docx"), files.secrets)
    assert (leak.secret.text, leak.place) == (NAME, f"in {name}")


def test_a_comment_in_html_is_found(files: SimpleNamespace) -> None:
    commented = files.html.replace(b"</main>", f"<!-- {NAME} --></main>".encode())
    assert leaks_in(read_finished(commented, "html"), files.secrets)


def found(
    text: str, *secrets: Secret, evidence: tuple[str, ...] = (), printed: tuple[str, ...] = ()
) -> list[str]:
    leaks = leaks_in(read_finished(text.encode(), "md"), Secrets(secrets, evidence, printed))
    return [leak.secret.text for leak in leaks]


def name(text: str, is_marked: bool = True) -> Secret:
    return Secret(text, "the name of an entity", "name", is_marked)


def test_names_are_found_between_word_boundaries_whatever_their_case() -> None:
    assert found("Analysis by ana.", name("Ana")) == ["Ana"]
    assert found("Analysis.", name("Ana")) == []
    assert found("The ORLAND TRADING  House pays.", name("Orland Trading House")) == ["Orland Trading House"]
    assert found("在港口的王小明。", name("王小明")) == ["王小明"]


def test_a_name_that_is_an_ordinary_word_is_found_as_it_is_written() -> None:
    assert found("They call her Falcon.", name("Falcon")) == ["Falcon"]
    assert found("A falcon flew by.", name("Falcon")) == []


def test_what_is_too_short_to_tell_anything_is_not_looked_for() -> None:
    assert found("On 17 May it is 17.", name("17"), name("is")) == []


def test_words_of_a_source_are_found_six_in_a_row_and_excused_by_evidence_alone() -> None:
    quote = Secret(
        "The treasurer pays the crews from an account in Vell.", "the words of a passage", "quote", True
    )
    text = "It is said that the treasurer pays the crews from somewhere."
    assert found(text, quote) == [quote.text]
    assert found(text, quote, printed=(text,)) == [quote.text]
    assert found(text, quote, evidence=("Perhaps the treasurer pays the crews from petty cash.",)) == []
    assert found("The treasurer pays the bill.", quote) == []


def test_prose_of_ours_is_excused_by_all_that_stays_but_not_where_it_stands_whole() -> None:
    prose = Secret(
        "We hold that the treasurer of the port pays the crews.", "the words of a judgement", "prose", True
    )
    part = "Others hold that the treasurer of the port pays the sailors."
    assert found(part, prose, printed=(part,)) == []
    assert found("What we hold that the treasurer of the port pays the sailors.", prose) == [prose.text]
    assert found(prose.text, prose, printed=(prose.text,)) == [prose.text]


def test_a_digest_is_found_by_its_beginning() -> None:
    digest = Secret("ab" * 32, "the digest of a file or text", "code", True)
    assert found("sha-256 abababababababab…", digest) == [digest.text]
    assert found("sha-256 ababababab…", digest) == []
