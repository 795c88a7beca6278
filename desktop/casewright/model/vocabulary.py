"""The words a case goes by: its ontology, estimative ladders and markings, ours and its own together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from casewright.model.markings import Marking, load_markings, markings_with
from casewright.model.ontology import Ontology, OntologyAddition, load_ontology
from casewright.model.scales import Ladder, ladders_with, load_ladders


@dataclass(frozen=True)
class Vocabulary:
    """What values of kinds, likelihoods and markings are checked against."""

    ontology: Ontology
    ladders: Mapping[str, Ladder]
    markings: Mapping[str, Marking]


def load_vocabulary(items: Iterable[OntologyAddition] = ()) -> Vocabulary:
    """As shipped, with a case's own `ontology_item` rows added."""
    own = list(items)
    if not own:
        return Vocabulary(load_ontology(), load_ladders(), load_markings())
    return Vocabulary(load_ontology().with_items(own), ladders_with(own), markings_with(own))
