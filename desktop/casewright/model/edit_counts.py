"""How few edits make one string out of a part of another: Myers' bit-parallel rows, for a few hundred characters.

G. Myers, "A fast bit-vector algorithm for approximate string matching based on dynamic programming" (1999), in the form
of H. Hyyrö (2003). Python's integers have any length, so that one row is one number.
"""

from __future__ import annotations


def edits_by_end(pattern: str, text: str, *, anywhere: bool) -> list[int]:
    """For each end 0 … len(text): the fewest edits between `pattern` and a part of `text` that ends there.

    The part begins anywhere, or (`anywhere` False) at the beginning of `text`.
    """
    length = len(pattern)
    if not length:
        return [0] * (len(text) + 1) if anywhere else list(range(len(text) + 1))
    where: dict[str, int] = {}
    for n, character in enumerate(pattern):
        where[character] = where.get(character, 0) | 1 << n
    mask, highest, first = (1 << length) - 1, 1 << length - 1, 0 if anywhere else 1
    rises, falls, edits = mask, 0, length
    row = [edits]
    for character in text:
        equal = where.get(character, 0)
        vertical = equal | falls
        horizontal = (((equal & rises) + rises) ^ rises) | equal
        up, down = falls | (~(horizontal | rises) & mask), rises & horizontal
        edits += bool(up & highest) - bool(down & highest)
        row.append(edits)
        up, down = (up << 1 | first) & mask, (down << 1) & mask
        rises, falls = down | (~(vertical | up) & mask), up & vertical
    return row


def closest_part(pattern: str, text: str) -> tuple[int, int, int]:
    """The part of `text` most like `pattern`: start, end and edits; of equal ones the earliest end, then the longest."""
    row = edits_by_end(pattern, text, anywhere=True)
    edits = min(row)
    end = row.index(edits)
    back = edits_by_end(pattern[::-1], text[:end][::-1], anywhere=False)
    longest = max(n for n, each in enumerate(back) if each == edits)
    return end - longest, end, edits


def likeness_before(words: str, text: str, end: int) -> float:
    """How well the text before `end` fits `words`, from 0 to 1: 1 - edits / length; 1 for no words."""
    reach = len(words) + len(words) // 2
    return _likeness(words[::-1], text[max(0, end - reach) : end][::-1])


def likeness_after(words: str, text: str, start: int) -> float:
    """How well the text from `start` on fits `words`."""
    return _likeness(words, text[start : start + len(words) + len(words) // 2])


def _likeness(words: str, text: str) -> float:
    return 1 - min(edits_by_end(words, text, anywhere=False)) / len(words) if words else 1.0
