from __future__ import annotations

import numpy as np

from casewright.analysis.layouts.chart_graph import DISC
from casewright.analysis.layouts.name_room import MOST_NAMED, name_room


def test_a_name_takes_room_below_its_disc_on_one_line_or_two() -> None:
    short, long, unbroken = name_room(["Varn", "Port Auril Customs Authority", "x" * 60])
    assert short.tolist()[1:] == name_room(["Ab"])[0].tolist()[1:]
    assert long[2] > short[2] > DISC / 2
    assert long[0] > short[0] >= DISC / 2
    assert unbroken[0] > long[0]
    assert unbroken[2] == short[2], "there is nowhere to break it"


def test_other_scripts_take_the_room_that_their_letters_do() -> None:
    persian, latin = name_room(["شرکت کشتیرانی", "shrkt kshtyrany"])
    assert np.allclose(persian, latin, rtol=0.2)
    pointed, plain = name_room(["מָלֵא שָׁלוֹם", "מלא שלום"])
    assert pointed.tolist() == plain.tolist(), "points take no room of their own"
    assert name_room(["上海港务"])[0, 0] > name_room(["abcd"])[0, 0]


def test_larger_text_takes_more_room_and_a_large_chart_is_one_of_discs() -> None:
    larger, usual = name_room(["Concord"], 1.5)[0], name_room(["Concord"])[0]
    assert (larger >= usual).all()
    assert larger[0] > usual[0]
    assert name_room(["Concord"] * (MOST_NAMED + 1)).max() == DISC / 2
