"""What stands on every sheet, and what a file is called."""

from __future__ import annotations

import pytest

from wissen.printing.marks import Marks, file_name, sheet_number


def test_the_foot_joins_state_and_edition():
    assert Marks("T", "Rechtsstand 01.11.2026", edition="2026-11").foot == "Rechtsstand 01.11.2026 · Ausgabe 2026-11"


def test_what_is_not_known_is_left_out():
    assert Marks("T", "Rechtsstand 01.11.2026").foot == "Rechtsstand 01.11.2026"
    assert Marks("T", edition="2026-11").foot == "Ausgabe 2026-11"
    assert Marks("T").foot == ""


def test_sheets_are_counted_in_words():
    assert sheet_number(2, 5) == "Seite 2 von 5"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("So liest man einen Paragrafen", "So liest man einen Paragrafen.pdf"),
        ("Fall: § 81 / „Fiktion“?", "Fall § 81 „Fiktion“.pdf"),
        ("..\\..\\etc/passwd", "etc passwd.pdf"),
        ("Ein\nZeilen\tumbruch", "Ein Zeilen umbruch.pdf"),
        ("***", "Seite.pdf"),
        ("x" * 300, "x" * 100 + ".pdf"),
    ],
)
def test_a_title_becomes_a_name_that_any_system_takes(title: str, name: str) -> None:
    assert file_name(title, ".pdf") == name
