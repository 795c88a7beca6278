"""Every colour and size of the window, by name. Text on its ground has a contrast of at least 4.5, field edges 3."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """One scheme of colours, each `#RRGGBB`."""

    canvas: str
    surface: str
    sunken: str
    raised: str
    line: str
    line2: str
    ctl: str
    text: str
    text2: str
    text3: str
    accent: str
    accent_hi: str
    on_accent: str
    soft: str
    hover: str
    mark: str
    mark_line: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str


LIGHT = Tokens(
    canvas="#F4F5F7",
    surface="#FFFFFF",
    sunken="#ECEEF1",
    raised="#FFFFFF",
    line="#E2E5EA",
    line2="#CBD1D9",
    ctl="#858E9C",
    text="#171B22",
    text2="#4A5362",
    text3="#626B7B",
    accent="#3157D5",
    accent_hi="#2848B8",
    on_accent="#FFFFFF",
    soft="#E8EDFC",
    hover="#EDEFF2",
    mark="#FFEFB0",
    mark_line="#B87D00",
    ok="#1B7A4A",
    ok_soft="#E1F3E9",
    warn="#8F5B00",
    warn_soft="#FCEFD6",
    bad="#B4233F",
    bad_soft="#FBE6EA",
)

DARK = Tokens(
    canvas="#14171C",
    surface="#1B1F26",
    sunken="#111419",
    raised="#232831",
    line="#2A303A",
    line2="#3B4452",
    ctl="#6B7686",
    text="#E9ECF1",
    text2="#B1B9C6",
    text3="#939EAE",
    accent="#8AA5FF",
    accent_hi="#A5BAFF",
    on_accent="#10141C",
    soft="#263256",
    hover="#232932",
    mark="#57470F",
    mark_line="#E0B04B",
    ok="#62CC92",
    ok_soft="#16352A",
    warn="#E4B457",
    warn_soft="#3A2E14",
    bad="#FF8496",
    bad_soft="#421F28",
)

# Ink on ground for everything that says how good or bad something is; each also says it in words.
TONES: dict[str, tuple[str, str]] = {
    "ok": ("ok", "ok_soft"),
    "warn": ("warn", "warn_soft"),
    "bad": ("bad", "bad_soft"),
    "info": ("accent", "soft"),
    "plain": ("text2", "line"),
}

# Text sizes in pixels at scale 1.
CAPTION, SMALL, BODY, TITLE, HEADING, READING = 11, 12, 13, 15, 20, 16

# Distances in pixels; these do not follow the text scale.
GAP_XS, GAP_S, GAP_M, GAP_L, GAP_XL = 4, 8, 12, 16, 24
RADIUS_CHIP, RADIUS, RADIUS_CARD = 4, 6, 8

# Heights in pixels at scale 1.
TOP_BAR, TOOL_BAR, TAB_BAR, STATUS_BAR = 48, 40, 36, 26
CONTROL, ROW_ONE_LINE, ROW_TWO_LINES, TABLE_ROW = 30, 30, 46, 36
NAVIGATOR, INSPECTOR, NARROW_WINDOW = 292, 340, 1200
SMALLEST_SCALE, LARGEST_SCALE = 0.9, 1.5
