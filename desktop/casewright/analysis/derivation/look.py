"""All detectors over a case: what they propose, less what was decided before."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from casewright.analysis.derivation import attribution, same_makers, shared_words, translations
from casewright.analysis.derivation.documents import Proposal, read_documents
from casewright.casefile.queries.derivations import decided_pairs
from casewright.casefile.readers import Readable

Tell = Callable[[float, str], object]
_STRENGTH = (
    "same_release",
    "republishes",
    "translates",
    "quotes",
    "cites_as_basis",
    "same_dataset",
    "same_author",
)


def look_for_relays(case: Readable, tell: Tell = lambda _fraction, _words: None) -> list[Proposal]:
    """Proposals, the surest first; for each pair one, of its strongest kind.

    Pairs that are linked already are left out, in whichever direction and state: what was rejected is not proposed again.
    """
    documents = read_documents(case, lambda fraction, words: tell(0.2 * fraction, words))
    tell(0.2, "Comparing the words")
    found = list(
        shared_words.find(documents, lambda fraction: tell(0.2 + 0.5 * fraction, "Comparing the words"))
    )
    tell(0.7, "Looking for attributions")
    found += attribution.find(documents)
    tell(0.85, "Looking for translations")
    found += translations.find(documents)
    tell(0.95, "Looking for authors and data")
    found += [
        *same_makers.find_authors(documents),
        *same_makers.find_data(documents),
        *same_makers.find_mail(case),
    ]
    decided = decided_pairs(case)
    best: dict[frozenset[UUID], Proposal] = {}
    for proposal in found:
        pair = frozenset((proposal.child, proposal.parent))
        known = best.get(pair)
        if pair not in decided and (known is None or _rank(proposal) < _rank(known)):
            best[pair] = proposal
    tell(1, "")
    return sorted(best.values(), key=lambda each: (-each.score, each.child.bytes, each.parent.bytes))


def _rank(proposal: Proposal) -> int:
    return _STRENGTH.index(proposal.kind)
