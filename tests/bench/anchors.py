"""How fast passages are checked when a case is opened, and found again in another version. By hand:

    .venv/bin/python tests/bench/anchors.py

The check is compared with plainly reading the same texts from the same file; medians of processor time of interleaved
rounds, so that a busy machine disturbs both sides alike. Each figure stands beside its target.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "model"))

import edited_texts as texts

import casewright
from casewright.casefile.anchor_check import check_anchors
from casewright.casefile.case import Case
from casewright.model.anchors import Quotation, context
from casewright.model.ids import new_id
from casewright.model.passage import Passage
from casewright.model.reanchoring import reanchor
from casewright.operations import captures, sources

SOURCES, PASSAGES, ROUNDS = 200, 10_000, 5


def build(path: Path) -> Case:
    """200 sources of 30 to 100 kB with 50 passages each, in four scripts and with emoji."""
    chance = random.Random(1)
    case = casewright.create(path, title="Anchors", analyst="M. Example")
    with case.edit("ingest") as tx:
        rows = []
        for n in range(SOURCES):
            kind = chance.choice(list(texts.WORDS))
            words = texts.laid(texts.written(kind, chance, 40), kind).text
            text = words * max(1, chance.randint(30_000, 100_000) // len(words))
            source = sources.add_source(tx, title=f"Source {n}")
            taken = captures.add_capture(
                tx, source, data=text.encode(), media_type="text/plain", file_name="t.txt"
            )
            read = captures.add_source_text(tx, taken, text=text, tool="bench", tool_version="1")
            digest = tx.read("SELECT text_sha256 FROM source_text WHERE id = ?", (read.bytes,))[0][0]
            for _ in range(PASSAGES // SOURCES):
                start = chance.randrange(len(text) - 300)
                end = start + chance.randint(20, 300)
                before, after = context(text, start, end)
                rows.append({"id": new_id(), "source_id": source, "source_text_id": read, "text_sha256": digest, "start": start, "end": end,
                             "exact": text[start:end], "prefix": before, "suffix": after, "state": "exact"})  # fmt: skip
        tx.bulk_insert(Passage, rows)
    return case


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Processor and wall seconds."""
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - cpu, time.perf_counter() - wall


def check_speed() -> None:
    with tempfile.TemporaryDirectory() as folder, build(Path(folder) / "anchors.casewright") as case:
        digests = [row[0] for row in case.read("SELECT DISTINCT text_sha256 FROM passage")]
        size = sum(len(case.text_of(each)) for each in digests)
        found = check_anchors(case)
        assert (found.checked, found.faults) == (PASSAGES, [])
        plain, checked = [], []
        for _ in range(ROUNDS):
            plain.append(timed(lambda: [case.text_of(each) for each in digests]))
            checked.append(timed(lambda: check_anchors(case)))
    wall = statistics.median(each[1] for each in checked)
    ratio = statistics.median(one[0] / other[0] for one, other in zip(checked, plain, strict=True))
    print(f"{PASSAGES:,} passages in {SOURCES} texts, {size / 1e6:.1f} M characters")
    print(f"reading the texts          {statistics.median(each[0] for each in plain):6.3f} s CPU")
    print(
        f"checking all passages      {statistics.median(each[0] for each in checked):6.3f} s CPU, {wall:.3f} s wall  target < 2 s"
    )
    print(f"ratio                      {ratio:6.2f} x")


def search_speed() -> None:
    chance = random.Random(2)
    before = texts.laid(texts.written("en", chance, 180), "en")
    after = texts.laid(texts.edited(before.words, "en", chance), "en")
    quotations = []
    for _ in range(200):
        paragraph, first, last = texts.quotation(before.words, chance)
        start, end = before.spans[paragraph][first][0], before.spans[paragraph][last][1]
        quotations.append(
            Quotation(start, end, before.text[start:end], *context(before.text, start, end), "old")
        )
    reanchor(after.text, "new", quotations[0])  # the text is folded once
    took: dict[str, list[float]] = {}
    for each in quotations:
        began = time.process_time()
        state = reanchor(after.text, "new", each).state
        took.setdefault(state, []).append(time.process_time() - began)
    print(
        f"\nre-anchoring in a text of {len(after.text):,} characters, milliseconds of CPU a quotation (median)"
    )
    for state, times in sorted(took.items()):
        print(f"  {state:<12} {len(times):4}  {1000 * statistics.median(times):6.2f} ms")


def outcomes(kind: str, seeds: int, rate: float = 0.08) -> Counter[str]:
    found: Counter[str] = Counter()
    for seed in range(seeds):
        chance = random.Random(f"{kind} {seed}")
        before = texts.laid(texts.written(kind, chance, 40), kind)
        after = texts.laid(texts.edited(before.words, kind, chance, rate), kind)
        for _ in range(60):
            paragraph, first, last = texts.quotation(before.words, chance, 12 if kind == "zh" else 4)
            start, end = before.spans[paragraph][first][0], before.spans[paragraph][last][1]
            quoted = Quotation(start, end, before.text[start:end], *context(before.text, start, end), "old")
            got = reanchor(after.text, "new", quoted)
            numbers = before.words[paragraph][first].source, before.words[paragraph][last].source
            placed = got.start is not None and got.end is not None
            found[texts.verdict((got.start, got.end), *numbers, after) if placed else "lost"] += 1
    return found


def main() -> None:
    check_speed()
    search_speed()
    print(
        "\n60 quotations (4 to 40 words, in Chinese 12 to 40) through 8 % edits with moved blocks, 10 texts each"
    )
    for kind in texts.WORDS:
        found = outcomes(kind, 10)
        print(
            f"  {kind:<6} found {100 * found['right'] / found.total():5.1f} %   ends off by a word {found['ends']}   "
            f"astray {found['astray']}   not found {found['lost']}"
        )


if __name__ == "__main__":
    main()
