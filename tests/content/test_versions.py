"""Versions of one part: side by side, never on the same day, without a gap."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from wissen.content.problem import Report
from wissen.content.validity import ALWAYS, Period, parse_period
from wissen.content.versions import check_versions


@dataclass(frozen=True)
class Part:
    id: str
    period: Period
    line: int


def told(*parts: tuple[str, str]) -> list[tuple[int, str]]:
    report = Report("datei.md")
    periods = (parse_period(period) if period else ALWAYS for _, period in parts)
    check_versions(
        [
            Part(name, period, line)
            for line, ((name, _), period) in enumerate(zip(parts, periods, strict=True), start=1)
        ],
        report=report,
    )
    return [(problem.line, problem.rule) for problem in report.problems]


@pytest.mark.parametrize(
    ("parts", "problems"),
    [
        ((), []),
        ((("a", ""), ("b", "")), []),
        ((("a", "bis 29.02.2024"), ("a", "ab 01.03.2024")), []),
        ((("a", "ab 01.03.2024"), ("a", "bis 29.02.2024")), []),
        ((("a", "bis 29.02.2024"), ("a", "ab 29.02.2024")), [(2, "gültigkeit-überlappt")]),
        ((("a", "bis 29.02.2024"), ("a", "ab 02.03.2024")), [(2, "gültigkeit-lücke")]),
        ((("a", ""), ("a", "ab 01.03.2024")), [(2, "kennung-doppelt")]),
        ((("a", ""), ("a", "")), [(2, "kennung-doppelt")]),
        ((("a", "bis 29.02.2024"), ("b", ""), ("a", "ab 01.03.2024")), [(3, "kennung-doppelt")]),
        (
            (("a", "bis 29.02.2024"), ("a", "bis 31.01.2024"), ("a", "bis 15.01.2024")),
            [(2, "gültigkeit-überlappt"), (3, "gültigkeit-überlappt"), (3, "gültigkeit-überlappt")],
        ),
    ],
)
def test_versions(parts: tuple[tuple[str, str], ...], problems: list[tuple[int, str]]):
    assert told(*parts) == problems
