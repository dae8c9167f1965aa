"""Which class words make an element furniture, and which only contain such a word."""

import pytest

from quiethire.parsing.outline import Zone, zone_of


@pytest.mark.parametrize(
    "hint",
    [
        "overflow-hidden",
        "overflow-x-hidden rounded",
        "is-hidden-mobile",
        "elementor-widget",
        "no-sidebar",
        "has-footer",
    ],
)
def test_modifiers_are_no_furniture(hint: str) -> None:
    assert zone_of("div", hint, "") == 0


@pytest.mark.parametrize(
    ("hint", "zone"),
    [
        ("hidden", Zone.HIDDEN),
        ("card is-hidden", Zone.HIDDEN),
        ("left sidebar", Zone.ASIDE),
        ("widget-area", Zone.ASIDE),
        ("site-footer", Zone.FOOTER),
    ],
)
def test_furniture(hint: str, zone: int) -> None:
    assert zone_of("div", hint, "") == zone
