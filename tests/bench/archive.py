"""A large film taken in: memory, time, and how long a reader waits.

.venv/bin/python tests/bench/archive.py [MEGABYTES]   (256; the figures of the README are those of 2048, which needs 5 GB free)
"""

from __future__ import annotations

import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))

import casewright
from casewright.casefile.archive import CHUNK
from casewright.casefile.case import Case
from casewright.casefile.originals import save_original, verify_archived
from casewright.casefile.queries.reading import captures_of, latest_source
from casewright.exchange.recipe import apply_recipe
from casewright.ingest.archive_document import archive_files

MEGABYTES = int(sys.argv[1]) if len(sys.argv) > 1 else 256


class Watch:
    """The most memory of this process, and how long a reader waited, while something is done."""

    def __init__(self, case: Case) -> None:
        self._case, self._over = case, threading.Event()
        self.most, self.before, self.waits = 0, resident(), list[float]()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> Watch:
        self._thread.start()
        self._start = time.perf_counter()
        return self

    def __exit__(self, *_: object) -> None:
        self.took = time.perf_counter() - self._start
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(0.01):
            start = time.perf_counter()
            self._case.read("SELECT count(*) FROM source")
            self.waits.append(time.perf_counter() - start)
            self.most = max(self.most, resident())

    def tell(self, what: str) -> None:
        waits = sorted(self.waits) or [0.0]
        print(
            f"{what:<34} {self.took:7.1f} s   +{(self.most - self.before) >> 20:4} MB of memory   reader waits "
            f"p95 {waits[int(len(waits) * 0.95)] * 1e3:.0f} ms, at most {waits[-1] * 1e3:.0f} ms",
            flush=True,
        )


def resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        film = Path(folder) / "film.mp4"
        with film.open("wb") as file:
            for number in range(MEGABYTES):
                file.write(b"\0\0\0\x18ftypmp42" + number.to_bytes(8, "big").ljust(CHUNK - 12, b"\x2a"))
        small = Path(folder) / "small.txt"
        small.write_text("Words.")
        with casewright.create(Path(folder) / "film.casewright", "Film", analyst="Bench") as case:
            archive_files(case, [small])  # loads what loading takes
            with Watch(case) as watch:
                report = archive_files(case, [film])
            watch.tell(f"{MEGABYTES:,} MB archived")
            assert report.archived[0].sha256
            with Watch(case) as watch:
                (verified,) = verify_archived(case, [report.archived[0].sha256])
            assert verified.result == "match"
            watch.tell("hashed anew")
            source = latest_source(case)
            assert source is not None
            with Watch(case) as watch:
                save_original(case, captures_of(case, source)[0].id, Path(folder) / "out.mp4")
            watch.tell("saved out of the case")
            with Watch(case) as watch:
                case.undo()
            watch.tell("undone (the bytes stay)")
        recipe = Path(folder) / "film.yaml"
        recipe.write_text("recipe: 1\nname: film\nsources: [{key: s, title: Film, file: film.mp4}]\n")
        with casewright.create(Path(folder) / "recipe.casewright", "Film", analyst="Bench") as case:
            archive_files(case, [small])
            with Watch(case) as watch:
                assert apply_recipe(case, recipe).created["captures"] == 1
            watch.tell(f"{MEGABYTES:,} MB in a recipe")


if __name__ == "__main__":
    main()
