"""Everything that can be read out of a finished file, wherever in it: pages, metadata, attachments, pictures, parts of a package."""

from __future__ import annotations

import base64
import html
import io
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf

from casewright.ingest.media_type import PDF
from casewright.ingest.reading import DocumentReader
from casewright.model.errors import CaseError

_TAG = re.compile(r"<[^<>]*>")
_DATA = re.compile(r"data:image/([a-z+]+);base64,([A-Za-z0-9+/=]+)")
_BETWEEN = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f]+)>")
_PNG = b"\x89PNG\r\n\x1a\n"
_MANY_NULLS = 0.2


@dataclass(frozen=True)
class FinishedText:
    """Text by the place where it stands, the raw bytes of all parts unpacked, and letters that fonts hold and no page prints."""

    places: tuple[tuple[str, str], ...]
    raw: tuple[bytes, ...]
    stray_letters: str = ""


def read_finished(data: bytes, output_format: str) -> FinishedText:
    """All text of a finished brief. Raises CaseError when the file cannot be read, and so cannot be vouched for."""
    if output_format == "pdf":
        return _of_pdf(data)
    if output_format == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = [(name, package.read(name)) for name in package.namelist()]
        places = [place for name, part in parts for place in ((name, name), *_of_part(name, part))]
        return FinishedText(tuple(places), tuple(part for _, part in parts))
    places = list(_of_part("the text", data))
    pictures = [base64.b64decode(found[2]) for found in _DATA.finditer(data.decode("utf-8", "replace"))]
    for picture in pictures:
        places += _of_part("a picture", picture)
    return FinishedText(tuple(places), (data, *pictures))


def _of_part(name: str, part: bytes) -> Iterator[tuple[str, str]]:
    """A part as it stands, and without its tags: words may be parted by them."""
    if part.startswith(_PNG):
        yield from ((name, words) for words in _words_in_png(part))
        return
    for text in _decoded(part):
        text = _DATA.sub("", text)
        yield name, html.unescape(text)
        if "<" in text:
            yield name, html.unescape(_TAG.sub("", text))
            yield name, html.unescape(_TAG.sub(" ", text))


def _decoded(part: bytes) -> Iterator[str]:
    yield part.decode("utf-8", "replace")
    if part and part.count(0) / len(part) > _MANY_NULLS:
        yield from (part.decode(encoding, "ignore") for encoding in ("utf-16-be", "utf-16-le"))


def _words_in_png(picture: bytes) -> Iterator[str]:
    """The texts that a PNG carries beside its pixels (PNG specification, 11.3.4)."""
    at = len(_PNG)
    while at + 12 <= len(picture):
        length, kind = int.from_bytes(picture[at : at + 4], "big"), picture[at + 4 : at + 8]
        body = picture[at + 8 : at + 8 + length]
        if kind in (b"tEXt", b"iTXt", b"eXIf"):
            yield body.decode("utf-8", "replace")
        elif kind == b"zTXt":
            keyword, _, packed = body.partition(b"\0")
            yield f"{keyword.decode('latin-1')} {zlib.decompress(packed[1:]).decode('latin-1')}"
        at += 12 + length


def _of_pdf(data: bytes) -> FinishedText:
    with DocumentReader() as reader:
        document = reader.read(data, PDF, "brief.pdf")
    if document.failure:
        raise CaseError(f"The finished file cannot be read again, so nothing was written: {document.failure}")
    pages = [
        (f"page {n}", document.text[start:end]) for n, (start, end) in enumerate(document.pages, start=1)
    ]
    places: list[tuple[str, str]] = list(pages)
    raw: list[bytes] = [data]
    letters: set[str] = set()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for each in pdf.objects:
            if isinstance(each, pikepdf.Stream):
                content = each.read_bytes()
                raw.append(content)
                if b"begincmap" in content:
                    letters |= _letters(content)
                elif each.get("/Subtype") != pikepdf.Name.Image and "/Length1" not in each:
                    places += [("a stream", text) for text in _decoded(content)]
            places += [("metadata", text) for text in _strings(each)]
    printed = _folded("".join(text for _, text in places))
    stray = "".join(sorted(each for each in letters if not set(_folded(each)) <= set(printed)))
    return FinishedText(tuple(places), tuple(raw), stray)


def _strings(value: object, depth: int = 0) -> Iterator[str]:
    """The strings and names in an object that hang directly in it."""
    if isinstance(value, pikepdf.String | pikepdf.Name):
        yield str(value)
    elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream) and depth < 50:
        for key, each in value.items():
            yield str(key)
            if not (isinstance(each, pikepdf.Object) and each.is_indirect):
                yield from _strings(each, depth + 1)
    elif isinstance(value, pikepdf.Array) and depth < 50:
        for each in value:
            if not (isinstance(each, pikepdf.Object) and each.is_indirect):
                yield from _strings(each, depth + 1)


def _letters(character_map: bytes) -> set[str]:
    """The letters that a ToUnicode map can give (ISO 32000-1, 9.10.3)."""
    found: set[str] = set()
    for block in _BETWEEN.finditer(character_map):
        values = _HEX.findall(block[2])
        step = 2 if block[1] == b"bfchar" else 3
        for value in values[step - 1 :: step]:
            text = bytes.fromhex(value.decode()).decode("utf-16-be", "ignore")
            found |= {each for each in text if each.isalpha()}
    return found


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKD", text).casefold()
