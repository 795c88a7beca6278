"""Five shades for numbers, from the least to the most: one hue, told apart by lightness alone, with every kind of colour vision.

On a light ground more is darker, on a dark one lighter. The glyph in a node has a contrast of at least 3 to its tint.
"""

from __future__ import annotations

from casewright.model.ontology import ColourGroup

_SHADES = (
    ("#74879F", "#F6F8FA", "#73839B", "#1E232B"),
    ("#4F78B4", "#E4EDF9", "#7FA0D6", "#22314B"),
    ("#2F5DB0", "#C4D9F5", "#9CBDF5", "#274479"),
    ("#1B3F86", "#97BEEF", "#C6DAFF", "#2C57A6"),
    ("#0A2250", "#6AA0E4", "#F2F7FF", "#3A72D6"),
)  # ink and tint on a light ground, ink and tint on a dark one

RAMP_COLOURS = {
    f"ramp_{number}": ColourGroup(f"ramp_{number}", f"Step {number}", *shades)
    for number, shades in enumerate(_SHADES, start=1)
}
"""By the keys of `analysis/measure_painting.py`."""
