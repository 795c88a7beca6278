"""One child process does every task on untrusted documents; whatever happens to it, whoever asked gets an answer."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

import pytest

from casewright.ingest import child as child_module
from casewright.ingest.child import CANCELLED, ChildProcess, Refusal, child_environment
from casewright.ingest.extraction import Caps, from_bytes
from casewright.ingest.worker_tasks import TASKS, find_task

# The child of these tests knows more tasks: it runs this instead of `-m casewright.ingest.worker`.
TASKS_OF_THE_TESTS = """
import os, socket, sys, time
from casewright.ingest import worker, worker_tasks
sys.modules["tasks_of_the_tests"] = sys.modules["__main__"]
seen, loaded = [], []
def make_ready(): loaded.append("loaded")
def readiness(header, data, caps): return " ".join(loaded).encode()
def reverse(header, data, caps): return data[::-1]
def sleep(header, data, caps): time.sleep(header["seconds"]); return b"rested"
def die(header, data, caps): os._exit(3)
def fail(header, data, caps): raise ZeroDivisionError
def fill(header, data, caps): return bytes(header["bytes"])
def same(header, data, caps): seen.append(data); return str(len({id(one) for one in seen})).encode()
def noise(header, data, caps): os.write(1, b"noise"); print("noise"); return b"quiet"
def modules(header, data, caps): return " ".join(sorted(sys.modules)).encode()
def connect(header, data, caps):
    try: socket.socket(socket.AF_INET).connect(("127.0.0.1", 9)); return b"connected"
    except OSError as error: return type(error).__name__.encode()
for name in ("reverse", "sleep", "die", "fail", "fill", "same", "noise", "modules", "connect", "readiness"):
    worker_tasks.TASKS[name] = "tasks_of_the_tests:" + name
worker.main(sys.argv[1:])
"""


@pytest.fixture
def child(monkeypatch: pytest.MonkeyPatch) -> Iterator[ChildProcess]:
    monkeypatch.setattr(
        child_module, "worker_command", lambda: [sys.executable, "-P", "-c", TASKS_OF_THE_TESTS]
    )
    with ChildProcess(Caps(seconds=10)) as one:
        yield one


def test_one_child_does_one_task_after_the_other(child: ChildProcess) -> None:
    assert child.ask("reverse", {}, b"abc") == b"cba"
    first = child._process
    assert child.ask("sleep", {"seconds": 0}, b"") == b"rested"
    assert child.ask("reverse", {}, b"xy") == b"yx"
    assert child._process is first


def test_a_child_started_early_loads_the_tables_of_its_task_once_and_answers(child: ChildProcess) -> None:
    assert child.ask("readiness", {}) == b""
    child.close()
    child.start("readiness")
    assert child.ask("readiness", {}) == b"loaded"
    assert child.ask("readiness", {}) == b"loaded"


def test_an_error_and_an_unknown_task_are_plain_reasons(child: ChildProcess) -> None:
    said = child.ask("fail", {}, b"x")
    assert said == Refusal("The document could not be read; it may be damaged (ZeroDivisionError).")
    assert isinstance(child.ask("no such task", {}, b"x"), Refusal)
    assert child.ask("reverse", {}, b"ab") == b"ba"


def test_a_child_that_dies_is_a_plain_reason_and_the_next_request_has_another(child: ChildProcess) -> None:
    said = child.ask("die", {}, b"x")
    assert isinstance(said, Refusal)
    assert "made its reader stop" in said.reason
    assert child.ask("reverse", {}, b"ab") == b"ba"


def test_a_child_that_died_between_two_requests_is_replaced(child: ChildProcess) -> None:
    assert child.ask("reverse", {}, b"ab") == b"ba"
    assert child._process is not None
    child._process.kill()
    assert child.ask("reverse", {}, b"ab") == b"ba"


def test_a_task_that_takes_too_long_is_stopped_and_its_sentence_says_what_was_done(
    child: ChildProcess,
) -> None:
    said = child.ask("sleep", {"seconds": 30}, caps=Caps(seconds=0.3), doing="Drawing the page")
    assert said == Refusal("Drawing the page took longer than 0.3 seconds and was stopped.")


def test_memory_beyond_the_cap_of_the_request_is_a_plain_reason(child: ChildProcess) -> None:
    header = {"bytes": 400_000_000}
    said = child.ask("fill", header, caps=Caps(memory=300_000_000))
    assert isinstance(said, Refusal)
    assert "memory" in said.reason
    assert child.ask("fill", {"bytes": 5}, caps=Caps(memory=300_000_000)) == bytes(5)


def test_an_answer_longer_than_asked_for_is_refused(child: ChildProcess) -> None:
    assert isinstance(child.ask("fill", {"bytes": 2000}, longest_answer=1000), Refusal)
    assert child.ask("fill", {"bytes": 1000}, longest_answer=1000) == bytes(1000)


def test_a_wish_to_cancel_ends_the_request(child: ChildProcess) -> None:
    since = time.monotonic()
    said = child.ask("sleep", {"seconds": 30}, cancel=lambda: time.monotonic() - since > 0.2)
    assert said == Refusal(CANCELLED)
    assert time.monotonic() - since < 5


def test_closing_from_another_thread_ends_the_request(child: ChildProcess) -> None:
    threading.Timer(0.3, child.close).start()
    assert child.ask("sleep", {"seconds": 30}) == Refusal(CANCELLED)
    assert child.ask("reverse", {}, b"ab") == b"ba"


def test_the_same_document_is_sent_once_and_stays_the_same_object(child: ChildProcess) -> None:
    document, other = b"a document" * 100, b"another" * 100
    told = [child.ask("same", {}, data) for data in (document, document, other, other)]
    assert told == [b"1", b"1", b"2", b"2"]


def test_what_a_library_prints_does_not_reach_the_answers(child: ChildProcess) -> None:
    assert child.ask("noise", {}) == b"quiet"
    assert child.ask("noise", {}) == b"quiet"


def test_the_child_has_no_network_and_no_passphrase(
    child: ChildProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CASEWRIGHT_PASSPHRASE", "open sesame")
    assert not any(name.startswith("CASEWRIGHT_") for name in child_environment())
    assert child.ask("connect", {}) in (b"OSError", b"PermissionError")


def test_a_task_s_libraries_load_when_it_is_asked_for(child: ChildProcess) -> None:
    def loaded() -> set[str]:
        answer = child.ask("modules", {})
        assert isinstance(answer, bytes)
        return set(answer.decode().split())

    libraries = {"casewright.ingest.documents", "pypdfium2", "justhtml", "PySide6"}
    assert not libraries & loaded()
    header: Mapping[str, Any] = {"media_type": None, "file_name": "a.txt"}
    answer = child.ask("read", header, b"Words.")
    assert isinstance(answer, bytes)
    assert from_bytes(answer).text == "Words."
    assert libraries & loaded() == {"casewright.ingest.documents"}


@pytest.mark.parametrize("name", TASKS)
def test_every_task_of_the_table_is_there(name: str) -> None:
    assert callable(find_task(name))


def test_the_child_ends_when_the_application_is_gone() -> None:
    request = {"task": "read", "header": {"media_type": None, "file_name": ""}, "caps": asdict(Caps()),
               "same_data": False}  # fmt: skip
    frames = b"".join(len(part).to_bytes(8, "big") + part for part in (json.dumps(request).encode(), b"x"))
    command = [sys.executable, "-P", "-m", "casewright.ingest.worker"]
    told = subprocess.run(
        command, input=frames, capture_output=True, env=child_environment(), check=True, timeout=20
    )
    assert told.stdout[:8] == bytes(8)
