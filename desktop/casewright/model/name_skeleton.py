"""What is left of a name when spellings are set aside: its consonants, in one letter for each sound.

For proposing that two names may be one, never for deciding it: `Yusuf al-Khalidi` and `Youssef Al Halidy` agree, and so do
names that have nothing to do with each other.
"""

from __future__ import annotations

import re

from casewright.model.names import name_key

# in this order: groups of letters for one sound first, then single letters
_SOUNDS = (
    ("tsch", "c"), ("sch", "s"), ("shch", "s"), ("dzh", "j"), ("dj", "j"), ("zh", "j"), ("kh", "h"), ("gh", "g"), ("ph", "f"),
    ("th", "t"), ("dh", "d"), ("sh", "s"), ("ch", "c"), ("cz", "c"), ("sz", "s"), ("ts", "c"), ("tz", "c"), ("ck", "k"), ("qu", "k"),
    ("x", "ks"), ("q", "k"), ("w", "v"), ("z", "s"),
)  # fmt: skip
_VOWELS = re.compile("[aeiouy]+")
_TWICE = re.compile(r"(.)\1+")


def name_skeleton(name: str) -> str:
    """The consonants of each word, the words in alphabetical order: `Gadafi, Muammar` is `gdf mr`."""
    words = []
    for word in name_key(name).split():
        for letters, sound in _SOUNDS:
            word = word.replace(letters, sound)
        bare = _TWICE.sub(r"\1", _VOWELS.sub("", word).replace("h", "") or word[:1])
        words.append(bare)
    return " ".join(sorted(words))
