"""Files of 2,000 entries taken in: new sources, the same ones changed, and annotations.

.venv/bin/python tests/bench/importing.py [ENTRIES]
The baseline, in the same run: reading what the case adds to the vocabulary anew for every row.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))

import casewright
from casewright.casefile.case import Case
from casewright.casefile.transaction import Transaction
from casewright.exchange.formats import import_file
from casewright.model.vocabulary import Vocabulary, load_vocabulary
from casewright.operations import captures, many_rows, ontology, rows, sources

ENTRIES = int(sys.argv[1]) if len(sys.argv) > 1 else 2000


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        baseline = run(Path(folder) / "baseline.casewright", "vocabulary read for every row", _read_anew)
        run(Path(folder) / "now.casewright", "as it is", rows.vocabulary, baseline)


def run(
    path: Path,
    name: str,
    vocabulary: Callable[[Transaction], Vocabulary],
    baseline: list[float] | None = None,
) -> list[float]:
    """The seconds of processor time that each import took; with the ratio to the baseline where there is one."""
    kept = rows.vocabulary
    rows.vocabulary = sources.vocabulary = many_rows.vocabulary = vocabulary
    took = []
    try:
        with casewright.create(path, "Imports", analyst="Bench") as case:
            case.run(ontology.define, "entity_kind", key="drone", definition={"label": "Drone"})
            for file in written(case, path.parent):
                start = time.process_time()
                report = import_file(case, file)
                took.append(time.process_time() - start)
                assert not report.skipped, report.skipped[:3]
                ratio = f"   {baseline[len(took) - 1] / took[-1]:5.1f} times as fast" if baseline else ""
                print(f"{name:<30} {file.name:<18} {took[-1]:6.2f} s{ratio}", flush=True)
    finally:
        rows.vocabulary = sources.vocabulary = many_rows.vocabulary = kept
    return took


def written(case: Case, folder: Path) -> list[Path]:
    """The files, in the order in which they are taken in."""
    words = " ".join(f"Word{n} stands here." for n in range(ENTRIES))
    with case.edit("add_source") as tx:
        source = sources.add_source(tx, title="Text", address="https://example.org/text")
        capture = captures.add_capture(
            tx, source, data=words.encode(), media_type="text/plain", file_name="t.txt"
        )
        captures.add_source_text(tx, capture, text=words, tool="text", tool_version="1")
    new, changed, annotations = folder / "new.bib", folder / "changed.bib", folder / "notes.jsonld"
    for file, said in ((new, "First"), (changed, "Second")):
        file.write_text("".join(
            f"@article{{key{n}, title = {{{said} title {n}}}, author = {{Doe, Jane}}, year = {{2020}}, journal = {{J}}}}\n"
            for n in range(ENTRIES)
        ))  # fmt: skip
    annotations.write_text(json.dumps([
        {"@context": "http://www.w3.org/ns/anno.jsonld", "id": f"https://example.org/{n}", "type": "Annotation",
         "body": {"type": "TextualBody", "value": f"Note {n}", "purpose": "commenting"},
         "target": {"source": "https://example.org/text",
                    "selector": {"type": "TextQuoteSelector", "exact": f"Word{n} stands", "suffix": " here."}}}
        for n in range(ENTRIES)
    ]))  # fmt: skip
    return [new, changed, annotations]


def _read_anew(tx: Transaction) -> Vocabulary:
    return load_vocabulary(tx.find(rows.OntologyItem))


if __name__ == "__main__":
    main()
