"""No cell of a table is taken for a formula, whatever a person is called."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wissen.services.week_tables import harmless


def test_no_sign_hides_a_formula() -> None:
    signs = "=+-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe63"
    hidden = ("", " ", "\xa0", "\u200b", "\ufeff", "\u00ad ", "\u3000", "\t", "\r\n", "\x00")
    texts = [f"{before}{sign}1+1" for before in hidden for sign in signs]
    assert [text for text in texts if harmless(text) != f"'{text}"] == []


@given(st.text())
def test_whatever_a_cell_holds_it_is_no_formula(text: str) -> None:
    shown = harmless(text)
    assert shown in (text, f"'{text}")
    assert not shown.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
