"""Contrast of colours as WCAG 2.2 defines it, and the nearest colour that has enough of it."""

from __future__ import annotations

import colorsys
import re

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def is_colour(text: str) -> bool:
    """Whether it is written as `#RRGGBB`."""
    return _COLOUR.fullmatch(text) is not None


def luminance(colour: str) -> float:
    """Relative luminance of `#RRGGBB`, from 0 (black) to 1 (white): WCAG 2.2, definition of relative luminance."""
    red, green, blue = (_linear(channel) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white): WCAG 2.2, definition of contrast ratio."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def darkened(colour: str, grounds: tuple[str, ...], least: float) -> str:
    """The colour, or the lightest of its hue and saturation below it that has this contrast on all grounds.

    Black is returned where nothing lighter has it.
    """
    hue, light, saturation = colorsys.rgb_to_hls(*_channels(colour))
    for step in range(round(light * 400), -1, -1):
        found = colour if step == round(light * 400) else _written(hue, step / 400, saturation)
        if all(contrast(found, ground) >= least for ground in grounds):
            return found
    return "#000000"


def lightened(ground: str, inks: tuple[str, ...], least: float) -> str:
    """The ground, or the darkest of its hue and saturation above it on which all inks have this contrast; white at last."""
    hue, light, saturation = colorsys.rgb_to_hls(*_channels(ground))
    for step in range(round(light * 400), 401):
        found = ground if step == round(light * 400) else _written(hue, step / 400, saturation)
        if all(contrast(ink, found) >= least for ink in inks):
            return found
    return "#FFFFFF"


def _channels(colour: str) -> tuple[float, float, float]:
    return int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _written(hue: float, light: float, saturation: float) -> str:
    red, green, blue = (round(255 * each) for each in colorsys.hls_to_rgb(hue, light, saturation))
    return f"#{red:02X}{green:02X}{blue:02X}"
