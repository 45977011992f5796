"""The light: who has checked a text, and whether the law has moved on. It never says "aktuell"."""

from __future__ import annotations

from datetime import date

import pytest

from wissen.content.head import Head, Review
from wissen.content.ids import Id
from wissen.content.law_state import Later, LawState, StateOfLaw, basis, state_of_law

AS_OF, TODAY = date(2026, 8, 19), date(2026, 11, 27)
CHECKED = Review(date(2026, 11, 2), "nb", date(2027, 5, 1))


def head(review: Review | None = None) -> Head:
    return Head(Id("p"), "P", review=review)


@pytest.mark.parametrize(
    ("review", "law_as_of", "later", "today", "expected"),
    [
        (
            CHECKED,
            AS_OF,
            None,
            TODAY,
            StateOfLaw(LawState.CHECKED, "Vom Amt geprüft am 02.11.2026 (nb), nächste Prüfung bis 01.05.2027."),
        ),
        (
            Review(date(2026, 11, 2), "nb"),
            AS_OF,
            None,
            TODAY,
            StateOfLaw(LawState.CHECKED, "Vom Amt geprüft am 02.11.2026 (nb)."),
        ),
        (
            None,
            AS_OF,
            None,
            TODAY,
            StateOfLaw(
                LawState.UNCHECKED, "Nach Gesetzestext vom 19.08.2026 erstellt, vom Amt noch nicht freigegeben."
            ),
        ),
        (
            None,
            None,
            None,
            TODAY,
            StateOfLaw(LawState.UNCHECKED, "Vom Amt noch nicht freigegeben."),
        ),
        (
            CHECKED,
            AS_OF,
            None,
            date(2027, 5, 2),
            StateOfLaw(
                LawState.DUE, "Vom Amt geprüft am 02.11.2026 (nb). Die nächste Prüfung war bis 01.05.2027 vorgesehen."
            ),
        ),
        (
            CHECKED,
            AS_OF,
            Later("Neue Frist", date(2026, 11, 20)),
            TODAY,
            StateOfLaw(
                LawState.OVERTAKEN, "Seit dem 20.11.2026 gilt „Neue Frist“. Dieser Text kennt die Änderung noch nicht."
            ),
        ),
    ],
)
def test_the_light_and_its_cause(
    review: Review | None, law_as_of: date | None, later: Later | None, today: date, expected: StateOfLaw
) -> None:
    assert state_of_law(head(review), law_as_of, later, today) == expected
    assert "aktuell" not in expected.cause


def test_a_check_is_newer_than_the_law_text_of_the_pack() -> None:
    assert basis(head(CHECKED), AS_OF) == CHECKED.day
    assert basis(head(), AS_OF) == AS_OF
    assert basis(head(), None) is None
