"""Reading XML from anybody: a stream of elements, with nothing in it that grows, fetches or nests without end."""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers import expat

from casewright.model.errors import InvalidValue

MOST_ELEMENTS = 8_000_000
DEEPEST = 200

Attributes = dict[str, str]
Start = Callable[[str, Attributes], None]
End = Callable[[str, str], None]


class _Refused(Exception):
    """Ends the parse; its text is the sentence."""


def read_elements(data: bytes, start: Start, end: End) -> None:
    """Calls `start` with the name and attributes of every element, `end` with its name and the text directly within it.

    Names are without their namespace. External parts are never fetched.

    Raises:
        InvalidValue: it is not well-formed, declares entities (their growth is how a small file fills a memory), or is
            nested or divided beyond all use.
    """
    reader = _Reader(start, end)
    parser = expat.ParserCreate(namespace_separator="\n")
    parser.buffer_text = True
    parser.StartElementHandler = reader.begin
    parser.EndElementHandler = reader.finish
    parser.CharacterDataHandler = reader.text
    parser.EntityDeclHandler = _refuse_entities
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        said = expat.ErrorString(error.code)
        raise InvalidValue(f"The file is no well-formed XML: {said}, line {error.lineno}.") from error
    except (_Refused, ValueError, LookupError) as error:  # the latter two: an encoding that is none
        raise InvalidValue(f"The file is not read: {error}") from error


def _refuse_entities(*_declaration: object) -> None:
    raise _Refused("It declares entities of its own, which no graph file needs.")


class _Reader:
    def __init__(self, start: Start, end: End) -> None:
        self._start, self._end = start, end
        self._texts: list[list[str]] = []
        self._count = 0

    def begin(self, name: str, attributes: Attributes) -> None:
        self._count += 1
        if self._count > MOST_ELEMENTS or len(self._texts) >= DEEPEST:
            raise _Refused("It has more elements, or deeper ones, than a graph can need.")
        self._texts.append([])
        self._start(_local(name), {_local(key): value for key, value in attributes.items()})

    def finish(self, name: str) -> None:
        self._end(_local(name), "".join(self._texts.pop()))

    def text(self, text: str) -> None:
        if self._texts:
            self._texts[-1].append(text)


def _local(name: str) -> str:
    return name.rpartition("\n")[2]
