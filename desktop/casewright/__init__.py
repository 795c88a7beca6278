"""Casewright: cases whose every statement leads back to the words it rests on.

```python
import casewright

with casewright.open("harbour.casewright") as case:
    print(len(case.history()))
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from casewright.casefile.case import Case
    from casewright.casefile.opening import create_case as create
    from casewright.casefile.opening import open_case as open

__version__ = "0.1.0"
__all__ = ["Case", "create", "open"]


def __getattr__(name: str) -> Any:
    """`open`, `create` and `Case`, loaded when first asked for."""
    if name not in __all__:
        raise AttributeError(f"module 'casewright' has no attribute {name!r}")
    from casewright.casefile import case, opening

    return {"open": opening.open_case, "create": opening.create_case, "Case": case.Case}[name]
