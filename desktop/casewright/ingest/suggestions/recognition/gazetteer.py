"""The gazetteer: which names are known, of what kind, and for which state they stand. Data in `resources/gazetteer/`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from casewright.ingest.suggestions.recognition.writing import fold_phrase
from casewright.model.data_files import read_lines
from casewright.model.names import name_key

_FIRST_NOT_LATIN = "\u0370"
_NOT_LATIN = re.compile(r"[\u0370-\u1dff\u2c00-\ua71f\uab30-\ufaff]")
LARGE_CITY = 300  # thousands of people
_TERRITORIES = frozenset(
    ["HK", "MO", "PR", "GL", "GI", "BM", "KY", "VG", "JE", "GG", "IM", "FO", "FK", "NC", "PF", "GU", "EH"]
)


class Entry(NamedTuple):
    """What a known name means. `weight` from 0 to 1: how sure the bare name is."""

    kind: str
    name: str
    key: str
    reading: str = "name"
    weight: float = 1.0
    is_acronym: bool = False


@dataclass(slots=True)
class Gazetteer:
    """Entries by their folded words, the likeliest first."""

    entries: dict[str, list[Entry]] = field(default_factory=dict)
    beginnings: set[str] = field(default_factory=set)
    """What longer names begin with: `islamic`, `islamic state`, `islamic state of` …"""
    stems: dict[str, Entry | None] = field(default_factory=dict)
    """Names of one Cyrillic word without the endings that a sentence gives them; None where two names share a stem."""
    given_names: frozenset[str] = frozenset()
    other_scripts: dict[str, Entry] = field(default_factory=dict)
    seats: dict[str, tuple[str, str]] = field(default_factory=dict)
    """The kind and name of the state that is governed from a place, by the place's key."""
    seat_names: frozenset[str] = frozenset()
    waiting: list[tuple[str, Entry]] = field(default_factory=list)
    """Names in other scripts than Latin, which are entered when a text has such letters (`gazetteer_for`)."""
    is_whole: bool = False

    def add(self, written: str, entry: Entry) -> None:
        """Enter one way to write a name."""
        if written[0] >= _FIRST_NOT_LATIN and not self.is_whole:
            self.waiting.append((written, entry))
            return
        self.enter(_folded(written), entry)

    def enter_others(self) -> None:
        """Enter what waits for a text in another script."""
        self.is_whole = True
        waiting, self.waiting = self.waiting, []
        for written, entry in waiting:
            self.enter(_folded(written), entry)

    def enter(self, key: str, entry: Entry) -> None:
        """Enter a name by its folded words."""
        if not key:
            return
        if "\u0400" <= key[0] <= "\u04ff" and " " not in key:
            stem = cyrillic_stem(key)
            held = self.stems.setdefault(stem, entry)
            if held is not None and held.key != entry.key:
                self.stems[stem] = None  # Нигер, Нигерия: better none than the wrong one
        known = self.entries.setdefault(key, [])
        if any(each.key == entry.key and each.is_acronym == entry.is_acronym for each in known):
            return
        known.append(entry)
        at = key.find(" ")
        while at > 0:
            self.beginnings.add(key[:at])
            at = key.find(" ", at + 1)


def gazetteer_for(text: str) -> Gazetteer:
    """What is needed to read a text."""
    known = gazetteer()
    if not known.is_whole and not text.isascii() and _NOT_LATIN.search(text):
        known.enter_others()
    return known


@cache
def gazetteer() -> Gazetteer:
    """All of it, read once in a process; names in other scripts wait until they are needed."""
    known = Gazetteer()
    _add_states(known)
    for line in read_lines("gazetteer", "organisations.txt"):
        kind, name, others = line.split("|")
        _add_all(known, kind, name, [name, *filter(None, others.split(";"))])
    for kind, names in _lists("places.txt"):
        for name in names:
            _add_all(known, kind, name, [name])
    for _, names in _lists("peoples.txt"):
        people = next((name for name in names if name.endswith("s")), names[0])
        for name in names:
            known.add(name, Entry("organisation", people, name_key(people), "demonym", 0.7))
    for _, names in _lists("people.txt"):
        for name in names:
            known.add(name, Entry("person", name, name_key(name), "name", 0.8))
    for _, names in _lists("weapons.txt"):
        for name in names:
            _add_all(known, "weapon_system", name, [name], 0.9)
    _add_cities(known)
    for english, names in _lists("city_names.txt"):
        for entry in known.entries.get(fold_phrase(english), [])[:1]:
            for name in names if entry.kind == "city" else ():
                _add_foreign(known, name, entry)
    own = " ".join(read_lines("gazetteer", "given_names.txt")).split()
    known.given_names = frozenset(
        fold_phrase(name) for name in [*own, *read_lines("gazetteer", "census_names.txt")]
    )
    return known


_ENDINGS = re.compile(r"(?:[аеёиоуыэюяіїє]?[йьмхв]|[аеёиоуыэюяіїєйь]){1,2}\Z")


def cyrillic_stem(key: str) -> str:
    """A folded Cyrillic word without its ending; at least four letters stay, or the whole of a shorter word."""
    match = _ENDINGS.search(key, 4)
    return key[: match.start()] if match else key


def is_acronym(written: str) -> bool:
    """`SDF`, `U.N.`, `G7`: matched in capitals only."""
    letters = [c for c in written if c.isalpha()]
    return len(letters) <= 7 and bool(letters) and all(c.isupper() for c in letters) and " " not in written


def _lists(name: str) -> Iterator[tuple[str, list[str]]]:
    for line in read_lines("gazetteer", name):
        kind, bar, names = line.partition("|")
        yield (kind, names.split(";")) if bar else ("", kind.split(";"))


def _add_all(known: Gazetteer, kind: str, name: str, written: list[str], weight: float = 1.0) -> None:
    key = name_key(name)
    for each in written:
        known.add(each, Entry(kind, name, key, "name", weight, is_acronym(each)))
        if not each.isascii() and not each[0].isupper() and not each[0].islower():
            known.other_scripts.setdefault(each, Entry(kind, name, key, "name", weight))


def _add_states(known: Gazetteer) -> None:
    seats: list[tuple[str, str, str]] = []
    for line in read_lines("gazetteer", "states.txt"):
        code, name, others, capitals, people = line.split("|")
        kind = "territory" if code.startswith("x-") or code in _TERRITORIES else "state"
        key = name_key(name)
        for each in filter(None, [name, *others.split(";")]):
            known.add(each, Entry(kind, name, key, "name", 1.0, is_acronym(each)))
        for each in filter(None, people.split(";")):
            known.add(each, Entry(kind, name, key, "demonym", 0.95))
        seats += [(each, kind, name) for each in capitals.split(";") if each]
    names = {line.split("|")[0]: line.split("|")[1] for line in read_lines("gazetteer", "states.txt")}
    for code, abroad in _lists("state_names.txt"):
        entry = Entry("state", names[code], name_key(names[code]), "name", 0.95)
        for each in abroad:
            if each[0].isupper() and (len(each) > 3 or not each.isascii()):
                known.add(each, entry)
            elif not each[0].isupper():
                known.other_scripts.setdefault(each, entry)
    for each, kind, state in seats:
        known.seats.setdefault(name_key(each), (kind, state))
        known.add(each, Entry("city", each, name_key(each)))
    known.seat_names = frozenset(fold_phrase(each) for each, _, _ in seats)


def _add_cities(known: Gazetteer) -> None:
    for line in read_lines("gazetteer", "cities.txt"):
        _, people, _, names = line.split("|")
        name, *others = names.split(";")
        weight = 0.9 if int(people) >= LARGE_CITY else 0.6
        entry = Entry("city", name, _key(name), "name", weight)
        known.add(name, entry)
        for each in others:
            _add_foreign(known, each, entry)


def _is_plain(name: str) -> bool:
    """Letters and single spaces: folded, such a name is no other than in small letters. Spares most cities the longer way."""
    return name.isascii() and name.replace(" ", "").isalpha()


def _folded(name: str) -> str:
    return name.lower() if _is_plain(name) else fold_phrase(name)


def _key(name: str) -> str:
    return name.lower() if _is_plain(name) else name_key(name)


def _add_foreign(known: Gazetteer, name: str, entry: Entry) -> None:
    """A name in another language: where its script has no capitals, one that the automaton looks for."""
    if name[0].isupper():
        known.add(name, entry)
    elif not name[0].islower():
        known.other_scripts.setdefault(name, entry)
