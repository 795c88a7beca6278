"""Which names may not stand in a clean copy, and which are replaced by others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from casewright.casefile.readers import Readable
from casewright.exchange.sharing.names import Names
from casewright.exchange.sharing.policy import POLICY, Text
from casewright.exchange.sharing.wish import ShareWish
from casewright.model.errors import InvalidValue
from casewright.model.nearby import quoted


@dataclass(frozen=True)
class Naming:
    """What is done about names.

    Args:
        replaced: name → pseudonym.
        hidden: names of withheld entities; nothing that holds one may go.
        analysts: name → pseudonym, for the columns that name who worked on the case.
        renamed: the entities (ids) that go under a pseudonym.
    """

    replaced: Mapping[str, str]
    hidden: frozenset[str]
    analysts: Mapping[str, str]
    renamed: frozenset[bytes]
    any: Names
    pseudonymised: Names
    forbidden: Names

    def rewritten(self, text: str) -> str:
        """The text with pseudonyms in the place of names."""
        return self.pseudonymised.replaced(text, self.replaced) if self.replaced else text

    def analyst(self, name: str) -> str:
        """What stands for the name of somebody who worked on the case."""
        return self.analysts.get(name.strip()) or self.rewritten(name)


def naming_of(case: Readable, wish: ShareWish, hidden_entities: Iterable[bytes]) -> Naming:
    """Works it out.

    Args:
        hidden_entities: those that are marked too high or were chosen to stay.

    Raises:
        InvalidValue: a pseudonym is empty, holds a name that it should hide, or stands for two.
    """
    names = names_of_entities(case)
    owners: dict[str, list[bytes]] = {}
    for entity, own in names.items():
        for name in own:
            owners.setdefault(name, []).append(entity)
    replaced: dict[str, str] = {}
    renamed: set[bytes] = set()
    for name, pseudonym in wish.pseudonyms:
        for entity in owners.get(name, ()):
            renamed.add(entity)
            replaced.update(dict.fromkeys(names[entity], pseudonym))
        replaced[name] = pseudonym
    _check(wish.pseudonyms, replaced, owners)
    hidden = frozenset(
        name for entity in hidden_entities for name in names.get(entity, ()) if not wish.allow_named
    ) - frozenset(replaced)
    analysts = _hidden_analysts(case, replaced) if wish.hide_analysts else {}
    long_names = {name: to for name, to in analysts.items() if len(name.split()) > 1}
    replaced = long_names | replaced
    return Naming(
        replaced,
        hidden,
        analysts,
        frozenset(renamed),
        Names([*replaced, *hidden]),
        Names(replaced),
        Names(hidden),
    )


def names_of_entities(case: Readable) -> dict[bytes, list[str]]:
    """Every entity with all of its names, the usual one first."""
    names: dict[bytes, list[str]] = {
        row_id: [name] for row_id, name in case.read("SELECT id, name FROM entity")
    }
    for entity, text in case.read("SELECT entity_id, text FROM entity_name"):
        names.setdefault(entity, []).append(text)
    return names


def analyst_names(case: Readable) -> list[str]:
    """Everybody who is named as having worked on the case, in alphabetical order."""
    found = {row[0] for row in case.read("SELECT name FROM analyst")}
    for table, policy in POLICY.items():
        for column in (name for name, text in policy.texts.items() if text is Text.NAME):
            found |= {
                row[0]
                for row in case.read(
                    f'SELECT DISTINCT "{column}" FROM "{table}" WHERE "{column}" IS NOT NULL'
                )
            }
    return sorted(name.strip() for name in found if name.strip())


def _hidden_analysts(case: Readable, replaced: Mapping[str, str]) -> dict[str, str]:
    return {
        name: replaced.get(name, f"Analyst {number}")
        for number, name in enumerate(dict.fromkeys(analyst_names(case)), start=1)
    }


def _check(
    pairs: Iterable[tuple[str, str]], replaced: Mapping[str, str], owners: Mapping[str, list[bytes]]
) -> None:
    real, used = Names(replaced), dict[str, bytes]()
    for name, pseudonym in pairs:
        if not name.strip() or not pseudonym.strip() or len(pseudonym.splitlines()) > 1:
            raise InvalidValue("A pseudonym needs a name and one line of words to stand for it.")
        if real.stands_in(pseudonym):
            raise InvalidValue(f"The pseudonym {quoted(pseudonym)} holds a name that is to be hidden.")
        for entity in owners.get(name, ()):
            if used.setdefault(pseudonym, entity) != entity:
                raise InvalidValue(f"The pseudonym {quoted(pseudonym)} stands for two entities.")
