"""Numbers, times and dates as people say them."""

from __future__ import annotations

from datetime import datetime

import pytest

from verkkokurssi.compile import words
from verkkokurssi.i18n import translator

FI, SV, EN = (translator("site", language) for language in ("fi", "sv", "en"))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (words.of_total(FI, 3, 6), "Jakso 3 kuudesta"),
        (words.of_total(SV, 1, 2), "Avsnitt 1 av 2"),
        (words.of_total(FI, 3, 12), "Jakso 3/12"),
        (words.about_minutes(FI, 1), "noin 1 minuutti"),
        (words.about_minutes(FI, 15), "noin 15 minuuttia"),
        (words.about_hours(FI, 59), "noin 59 min"),
        (words.about_hours(FI, 92), "noin 1 h 30 min"),
        (words.about_hours(FI, 119), "noin 2 h"),
        (words.length(38), "38 s"),
        (words.length(123), "2 min 3 s"),
        (words.length(120.4), "2 min"),
        (words.length(599.4), "9 min 59 s"),
        (words.length(599.8), "10 min"),
        (words.length(1089), "18 min"),
        (words.length(3900), "1 h 5 min"),
        (words.clock(65), "1:05"),
        (words.clock(3725), "1:02:05"),
        (words.size(FI, 1_540_000), "1,5 Mt"),
        (words.size(EN, 12_300_000), "12 MB"),
        (words.size(FI, 300), "1 kt"),
    ],
)
def test_said(said: str, expected: str) -> None:
    assert said == expected


def test_an_evening_and_a_weekend() -> None:
    start, end = datetime(2027, 2, 10, 17, 30), datetime(2027, 2, 10, 19)
    assert words.span(FI, start, end) == "keskiviikko 10. helmikuuta 2027 kello 17.30–19.00"
    later = datetime(2027, 2, 11, 9)
    assert words.span(FI, start, later).endswith("– torstai 11. helmikuuta 2027 kello 9.00")
