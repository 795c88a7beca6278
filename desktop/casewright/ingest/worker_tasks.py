"""What the child process can be asked to do. A task's module, and all that it imports, loads when it is first asked for.

To add a task
1. Write a function in a module of its own: `(header: Mapping[str, Any], data: bytes, caps: Caps) -> bytes`. `header` is
   what the asking side gave (anything JSON can say), `data` the bytes of the document. An ordinary failure of a
   document is best told inside the answer; an exception becomes one plain sentence for whoever asked.
2. Name it in `TASKS`.
3. Ask for it: `ChildProcess().ask("name", {…}, data, caps)` gives the bytes of the answer, or a `Refusal`.

`data` is the same object as before when the same document is asked about again and again (pages of a PDF): a task may
keep what it made of it under `data is …`. The answer comes from a process that has handled an untrusted document: the
asking side checks it.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Mapping
from typing import Any, cast

from casewright.ingest.extraction import Caps

WorkerTask = Callable[[Mapping[str, Any], bytes, Caps], bytes]

TASKS = {
    "suggest": "casewright.ingest.suggestions.task:suggest",
    "read": "casewright.ingest.documents:read",
    "attachment": "casewright.ingest.mail:attachment",
    "pdf_attachment": "casewright.ingest.pdf_attachment:attachment",
    "recognise": "casewright.ingest.recognised_page:recognise",
    "pages": "casewright.ingest.page_image:pages",
    "page": "casewright.ingest.page_image:page",
    "logo": "casewright.ingest.logo_task:logo",
}
"""Name: "module:function"."""


def make_ready(name: str) -> None:
    """Load a task before it is asked for, with the tables it reads where its module has a function `make_ready` for them."""
    module = sys.modules[find_task(name).__module__]
    load_tables = getattr(module, "make_ready", None)
    if load_tables is not None:
        load_tables()


def find_task(name: str) -> WorkerTask:
    """The function of a task. Raises `KeyError` for a name that no task has."""
    module, _, function = TASKS[name].partition(":")
    return cast(WorkerTask, getattr(importlib.import_module(module), function))
