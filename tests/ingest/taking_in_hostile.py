"""A program of the tests: `taking_in_hostile.py FEW|QUICK|SLOW FOLDER SECONDS` archives hostile documents and tells how it went.

It makes the documents of `hostile.py` in the folder, takes the folder into a case, and prints JSON: how long that took,
the largest memory any child process had, and what the case says of each file.
"""

from __future__ import annotations

import hashlib
import importlib.util
import itertools
import json
import resource
import sys
import time
from pathlib import Path

import casewright
from casewright.ingest.archive_document import archive_files
from casewright.ingest.extraction import Caps

spec = importlib.util.spec_from_file_location("hostile", Path(__file__).with_name("hostile.py"))
assert spec is not None
assert spec.loader is not None
hostile = importlib.util.module_from_spec(spec)
spec.loader.exec_module(hostile)

which, folder, seconds = sys.argv[1], Path(sys.argv[2]), float(sys.argv[3])
documents = folder / "documents"
documents.mkdir()
hashes = {}
for name, make in getattr(hostile, which).items():
    data = make()
    (documents / name).write_bytes(data)
    hashes[name] = hashlib.sha256(data).hexdigest()
    del data
begun = {}
with casewright.create(folder / "hostile.casewright", title="Hostile") as case:
    report = archive_files(
        case, [documents], caps=Caps(seconds=seconds), progress=lambda done, of, name: begun.setdefault(name, time.monotonic())
    )  # fmt: skip
    rows = case.read(
        "SELECT c.file_name, c.sha256, t.failure, t.characters FROM capture c JOIN source_text t ON t.capture_id = c.id"
    )
    whole = {
        sha256 for _, sha256, _, _ in rows if hashlib.sha256(case.archived(sha256)).hexdigest() == sha256
    }
moments = list(begun.values())
print(
    json.dumps(
        {
            "hashes": hashes,
            "sources": {name: [sha256, failure, characters] for name, sha256, failure, characters in rows},
            "whole": sorted(whole),
            "not archived": [one.reason for one in report.failed if one.source_id is None],
            "slowest": max(after - before for before, after in itertools.pairwise(moments)),
            "memory of the child": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024,
            "memory of the application": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        }
    )
)
