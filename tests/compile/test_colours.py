"""Every pair of colours that the theme puts together can be told apart."""

from __future__ import annotations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from verkkokurssi.compile.colours import DARK_CARD, DARK_PAPER, PAPER, contrast, properties
from verkkokurssi.model import Colours

INK, DARK_INK = "#22302f", "#ebe6dc"
COLOUR = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_contrast_is_the_one_of_the_standard() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


@settings(deadline=None)
@given(COLOUR, COLOUR)
def test_derived_colours_can_be_read(main: str, warm: str) -> None:
    assume(contrast(main, PAPER) >= 4.5 and contrast(warm, PAPER) >= 4.5)
    found = properties(Colours(main=main, warm=warm))
    for scheme, paper, ink in (("light", PAPER, INK), ("dark", DARK_PAPER, DARK_INK)):
        for name in ("accent", "warm"):
            colour, soft = found[f"--vk-{scheme}-{name}"], found[f"--vk-{scheme}-{name}-soft"]
            assert contrast(colour, paper) >= 4.5
            assert contrast(colour, soft) >= 4.5
            assert contrast(ink, soft) >= 7
        assert contrast(found[f"--vk-{scheme}-on-accent"], found[f"--vk-{scheme}-accent"]) >= 4.5
    assert contrast(found["--vk-dark-accent"], DARK_CARD) >= 4.5
