"""A house style with a logo goes with its brief into a clean copy, and stays at home with a brief that does."""

from __future__ import annotations

from pathlib import Path

import casewright
from casewright.brief.collect import collect
from casewright.brief.house import look_of
from casewright.casefile.doctor import examine
from casewright.exchange.sharing.share import share
from casewright.exchange.sharing.wish import ShareWish
from casewright.model.house_style import HouseStyle
from casewright.model.logo import Logo, written_logo
from casewright.operations.briefs import add_brief, set_house_style

SHOWN, SECRET = Logo(3, 2, bytes(range(18))), Logo(4, 1, bytes(range(100, 112)))


def test_logos_travel_with_their_briefs_only(tmp_path: Path) -> None:
    out = tmp_path / "clean.casewright"
    with casewright.create(tmp_path / "case.casewright", "Ties", "TLP:GREEN", "M. Example") as case:
        shown = case.run(add_brief, title="For all", marking="TLP:GREEN")
        hidden = case.run(add_brief, title="For few", marking="TLP:RED")
        for brief, logo in ((shown, SHOWN), (hidden, SECRET)):
            case.run(
                set_house_style, brief, style=HouseStyle(organisation="Basin House"), logo=written_logo(logo)
            )
        share(case, ShareWish("TLP:GREEN"), out)
    with casewright.open(out, analyst="B. Reader") as copy:
        brief = collect(copy, shown)
        assert look_of(brief.house).logo == SHOWN
        assert brief.warnings == ()
        assert len(copy.read("SELECT 1 FROM archive")) == 1
        assert [check.name for check in examine(copy) if not check.ok] == []
