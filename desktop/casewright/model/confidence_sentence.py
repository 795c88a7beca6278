"""The sentence that says how sound a judgement's basis is, as it is printed and as the check reads it."""

from __future__ import annotations


def confidence_sentence(level: str | None, basis: str | None) -> str:
    """`Our confidence in this judgement is moderate: two origins agree.` A basis in capitals is a sentence of its own.

    It stands apart from the likelihood (ICD 203, section D.6.e(2)(b)). Without a level the basis is all there is.
    """
    basis = (basis or "").strip()
    if not level:
        return basis
    lead = f"Our confidence in this judgement is {level}"
    if not basis:
        return f"{lead}."
    sentence = f"{lead}. {basis}" if basis[0].isupper() else f"{lead}: {basis}"
    return sentence if sentence[-1] in ".!?" else f"{sentence}."
