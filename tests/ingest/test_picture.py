"""Pictures: what the camera states, and words only where somebody or something recognised them."""

from __future__ import annotations

import io
import json
from types import ModuleType

import pytest
from PIL import ExifTags, Image

from casewright.ingest import recognition
from casewright.ingest.child import Refusal
from casewright.ingest.extraction import NOT_RECOGNISED, Extraction
from casewright.ingest.picture import read_picture
from casewright.ingest.reading import DocumentReader


def photo() -> bytes:
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Kamera"
    exif[ExifTags.Base.Model] = "K 5\x00"
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2024:05:14 10:20:30"
    gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
    gps[ExifTags.GPS.GPSLatitudeRef], gps[ExifTags.GPS.GPSLatitude] = "S", (33.0, 30.0, 0.0)
    gps[ExifTags.GPS.GPSLongitudeRef], gps[ExifTags.GPS.GPSLongitude] = "E", (20.0, 15.0, 36.0)
    buffer = io.BytesIO()
    Image.new("RGB", (40, 30)).save(buffer, "JPEG", exif=exif)
    return buffer.getvalue()


def test_what_the_camera_states_is_kept_for_a_person_to_look_at() -> None:
    got = read_picture(photo(), "image/jpeg")
    assert got.further == {
        "size": "40 × 30 pixels",
        "camera": "Kamera K 5",
        "taken": "2024-05-14T10:20:30",
        "position": "-33.50000, 20.26000",
        "information_date": "2024-05-14",
    }
    assert (got.published, got.failure) == (None, NOT_RECOGNISED)


def test_a_damaged_picture_says_so() -> None:
    assert (
        read_picture(b"\x89PNG\r\n\x1a\nxx", "image/png").failure
        == "The picture is damaged and cannot be shown."
    )


def test_without_the_extra_a_picture_says_how_to_get_its_words(
    reader: DocumentReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recognition, "is_installed", lambda: False)
    got = reader.read(photo())
    assert got.failure == recognition.HOW_TO_GET_IT
    assert got.further["camera"] == "Kamera K 5"


class Recogniser:
    """Stands in for the child process: answers from a list, a page at a time."""

    def __init__(self, *answers: object) -> None:
        self.answers = list(answers)
        self.closed = False

    def ask(self, task: str, header: dict[str, int], *rest: object, **more: object) -> bytes | Refusal:
        answer = self.answers[header["page"]]
        return answer if isinstance(answer, Refusal) else json.dumps(answer).encode()

    def close(self) -> None:
        self.closed = True


def page_of_lines(*lines: list[object], pages: int = 1) -> dict[str, object]:
    return {"pages": pages, "width": 400, "height": 300, "lines": list(lines), "tool": "3.10"}


PICTURE = Extraction("image/png", further={"camera": "K"}, failure=NOT_RECOGNISED)


def test_recognised_words_become_a_text_that_knows_where_each_line_is() -> None:
    child = Recogniser(
        page_of_lines(["The port", 10, 20, 90, 12, 0.99], ["of Đorđevo", 10, 40, 99, 12, 0.9], pages=2),
        page_of_lines(["Second", 1, 2, 3, 4, 1.0], pages=2),
    )
    seen: list[tuple[int, int]] = []
    got = recognition.recognise(child, b"", PICTURE, progress=lambda *now: seen.append(now))
    assert got.text == "The port\nof Đorđevo\n\nSecond"
    assert [got.text[start:end] for start, end in got.pages] == ["The port\nof Đorđevo", "Second"]
    assert (got.activity, got.tool, got.tool_version, got.failure) == ("ocr", "RapidOCR", "3.10", None)
    lines = json.loads(got.parameters or "")["lines"]
    assert [got.text[start:end] for start, end, *_ in lines] == ["The port", "of Đorđevo", "Second"]
    assert lines[1][2:] == [10, 40, 99, 12]
    assert json.loads(got.parameters or "")["sizes"] == [[400, 300], [400, 300]]
    assert seen == [(1, 2), (2, 2)]
    assert got.further == {"camera": "K"}


def test_lines_of_a_script_that_is_not_known_are_no_words() -> None:
    child = Recogniser(page_of_lines(["  ,   . ", 1, 1, 1, 1, 0.95], ["17 nin y' ina", 1, 1, 1, 1, 0.6]))
    got = recognition.recognise(child, b"", PICTURE)
    assert got.text == ""
    assert got.failure == (
        "No words were recognised in the picture. 2 lines were seen and could not be recognised; "
        "the recogniser knows Latin, Chinese and Japanese letters."
    )


@pytest.mark.parametrize(
    "answer", [page_of_lines(["x", 1, 2, 3]), page_of_lines(["x", "1", 2, 3, 4, 5]), [], {}]
)
def test_an_answer_that_makes_no_sense_is_a_plain_reason(answer: object) -> None:
    child = Recogniser(answer)
    got = recognition.recognise(child, b"", PICTURE)
    assert got.failure == "The recogniser gave an answer that makes no sense."
    assert child.closed


def test_a_recogniser_that_takes_too_long_leaves_the_picture_and_a_reason() -> None:
    child = Recogniser(Refusal("Recognising the text took longer than 90 seconds and was stopped."))
    got = recognition.recognise(child, b"", PICTURE)
    assert got.failure == "Recognising the text took longer than 90 seconds and was stopped."


@pytest.mark.deep
@pytest.mark.skipif(not recognition.is_installed(), reason="the extra [ocr] is not installed")
def test_printed_words_are_recognised(samples: ModuleType) -> None:
    with DocumentReader() as own:
        got = own.read(samples.picture(words="The register lists 112,000 tonnes", size=(900, 120)))
    assert got.text == "The register lists 112,000 tonnes"
