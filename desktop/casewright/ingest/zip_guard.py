"""A look at a ZIP container before anything opens it: how many members, how large they are said to be and really are."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

_MOST_MEMBERS = 20_000
_MOST_UNPACKED = 600_000_000  # bytes of all members together
_MOST_RATIO = 250  # times the packed size; office documents stay below 100
_SMALL = 2_000_000  # bytes that are not worth a look at the ratio
_CHUNK = 1 << 18
_DEFINES = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_LOCAL_HEADER = 30


class Distrusted(Exception):
    """The container is not opened; `str(error)` is one plain sentence."""


def check_container(data: bytes) -> None:
    """Unpack every member once, keeping nothing, and stop at the first that is not as it should be.

    What the list of members says is not believed: a size there may be a lie, and readers differ in what they believe.
    Raises `Distrusted`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            members = container.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Distrusted("The file is damaged: its parts cannot be listed.") from error
    if len(members) > _MOST_MEMBERS:
        raise Distrusted(f"The file has {len(members):,} parts; more than {_MOST_MEMBERS:,} are not opened.")
    if any(member.flag_bits & 1 for member in members):
        raise Distrusted("The file is protected by a password, so its text could not be read.")
    if sum(member.compress_size for member in members) > len(data):
        raise Distrusted("The parts of the file overlap, as they do in a file that is made to swell.")
    whole = 0
    for member in members:
        if member.file_size > _MOST_UNPACKED:
            raise Distrusted(_swells(member.file_size))
        whole += _unpacked_size(data, member, _MOST_UNPACKED - whole)


def _unpacked_size(data: bytes, member: zipfile.ZipInfo, left: int) -> int:
    packed = _packed(data, member)
    if member.compress_type == zipfile.ZIP_STORED:
        _refuse_definitions(member, packed[:_CHUNK].tobytes())
        return len(packed)
    if member.compress_type != zipfile.ZIP_DEFLATED:
        raise Distrusted("The file is packed in a way that office programs do not use.")
    unpacker, size, rest = zlib.decompressobj(-15), 0, packed[:0].tobytes()
    at = 0
    most = min(left, max(_SMALL, _MOST_RATIO * len(packed)))
    while not unpacker.eof and (rest or at < len(packed)):
        if not rest:
            rest, at = packed[at : at + _CHUNK].tobytes(), at + _CHUNK
        try:
            piece = unpacker.decompress(rest, _CHUNK)
        except zlib.error:
            return size  # whoever reads this part stumbles at the same place; the others may be sound
        if size == 0:
            _refuse_definitions(member, piece)
        rest = unpacker.unconsumed_tail
        size += len(piece)
        if size > most:
            raise Distrusted(_swells(size))
    return size


def _packed(data: bytes, member: zipfile.ZipInfo) -> memoryview:
    """The packed bytes of a member, whose place its own header tells."""
    start = member.header_offset
    head = data[start : start + _LOCAL_HEADER]
    if len(head) < _LOCAL_HEADER or head[:4] != b"PK\x03\x04":
        raise Distrusted("The file is damaged: a part is not where it should be.")
    start += _LOCAL_HEADER + int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
    return memoryview(data)[start : start + member.compress_size]


def _refuse_definitions(member: zipfile.ZipInfo, beginning: bytes) -> None:
    """Office formats have no document type; one that is there defines entities, which can swell a thousandfold."""
    if member.filename.lower().endswith((".xml", ".rels")) and _DEFINES.search(
        beginning.replace(b"\x00", b"")
    ):
        raise Distrusted(
            "The file defines entities of its own, which no office program does; it was not opened."
        )


def _swells(size: int) -> str:
    return f"The file swells to more than {size // 1_000_000:,} MB when it is unpacked; it was not opened."
