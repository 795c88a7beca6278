"""E-mails: headers, body and attachments as their reader sees them."""

from __future__ import annotations

from email.message import EmailMessage
from types import ModuleType

import pytest

from casewright.ingest.extraction import USUAL, Attachment
from casewright.ingest.mail import attachment, read_mail
from casewright.ingest.media_type import sniff


def test_the_text_holds_headers_body_and_the_list_of_attachments(samples: ModuleType) -> None:
    got = read_mail(samples.mail({"table.csv": b"a,b\n"}))
    assert got.text == (
        "From: Ana Pešić <ana@ministry.example>\nTo: desk@bureau.example\nDate: Tue, 14 May 2024 10:20:30 +0200\n"
        f"Subject: A note\n\n{samples.WORDS}\n\n[Attachments]\ntable.csv (application/octet-stream, 4 bytes)"
    )
    assert (got.title, got.author, got.published) == (
        "A note",
        "Ana Pešić <ana@ministry.example>",
        "2024-05-14",
    )
    assert got.further["message_id"] == "<1@ministry.example>"
    assert got.attachments == (Attachment("table.csv", "application/octet-stream", 4),)


def test_an_attachment_comes_out_as_it_went_in(samples: ModuleType) -> None:
    data = bytes(range(256)) * 5
    written = samples.mail({"a.bin": data, "../../evil name.bin": b"x"})
    assert attachment({"index": 0}, written, USUAL) == data
    assert [one.file_name for one in read_mail(written).attachments] == ["a.bin", "evil name.bin"]


def test_a_mail_within_a_mail_is_an_attachment_named_by_its_subject(samples: ModuleType) -> None:
    outer, inner = EmailMessage(), EmailMessage()
    inner["Subject"], inner["From"] = "From: the inner one", "x@y.example"
    inner.set_content("From the start of a line.\n")
    outer["Subject"], outer["From"] = "Fwd", "a@b.example"
    outer.set_content("See below.")
    outer.add_attachment(inner)
    got = read_mail(outer.as_bytes())
    assert [one.file_name for one in got.attachments] == ["From: the inner one.eml"]
    taken_out = attachment({"index": 0}, outer.as_bytes(), USUAL)
    assert "From the start of a line." in read_mail(taken_out).text


def test_a_mail_that_is_only_a_web_page_is_read_as_one() -> None:
    message = EmailMessage()
    message["Subject"] = "News"
    message.set_content("<style>p{}</style><p>First.</p><p>Second.</p>", subtype="html")
    assert read_mail(message.as_bytes()).text == "Subject: News\n\nFirst.\n\nSecond."


def test_ornaments_and_signatures_are_no_attachments_but_a_picture_is() -> None:
    message = EmailMessage()
    message["Subject"] = "s"
    message.set_content("Text.")
    message.add_related(b"tiny", maintype="image", subtype="gif", cid="<logo>", filename="logo.gif")
    message.add_related(b"x" * 50_000, maintype="image", subtype="png", cid="<shot>", filename="shot.png")
    message.make_mixed()
    message.add_attachment(b"sig", maintype="application", subtype="pgp-signature", filename="signature.asc")
    assert [one.file_name for one in read_mail(message.as_bytes()).attachments] == ["shot.png"]


@pytest.mark.parametrize(
    "data",
    [
        b"Subject: =?utf-8?q?broken=ZZ?= =?nonsense?q?x?=\nDate: yesterday\nMIME-Version: 1.0\nContent-Type: text/plain; charset=klingon\n\nGr\xc3\xbc\xc3\x9fe",
        b"Subject: \xff\xfe raw\nMIME-Version: 1.0\nContent-Type: multipart/mixed\n\nGr\xc3\xbc\xc3\x9fe",
        b"MIME-Version: 1.0\nContent-Type: text/plain; charset*=x'y'z; name*0*=a\nContent-Disposition: inline\n\nGr\xc3\xbc\xc3\x9fe",
    ],
)
def test_broken_headers_do_not_stop_the_reading(data: bytes) -> None:
    assert "Grüße" in read_mail(data).text


def test_an_encrypted_mail_says_so() -> None:
    got = read_mail(
        b"Subject: s\nMIME-Version: 1.0\nContent-Type: application/pkcs7-mime; name=smime.p7m\n\nMIIB"
    )
    assert got.warnings == ("The body of the e-mail is encrypted and was not read.",)


def test_notes_that_look_like_headers_are_no_mail() -> None:
    assert sniff(b"Date: 14 May\nPlace: Karsel\nSubject: talks\n\nThe words.") == "text/plain"
    assert sniff(b"Date: 14 May\nMessage-ID: <1>\nSubject: talks\n\nThe words.") == "message/rfc822"
