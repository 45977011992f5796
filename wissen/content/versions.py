"""Versions of one part bear the same Kennung, stand one under the other and never hold on the same day."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Protocol

from wissen.content.problem import Report
from wissen.content.validity import ALWAYS, Period, format_period, gaps


class Version(Protocol):
    """A section, step, question … that holds during a period."""

    @property
    def id(self) -> str: ...

    @property
    def period(self) -> Period: ...

    @property
    def line(self) -> int: ...


def check_versions(parts: Sequence[Version], *, report: Report) -> None:
    """Report what is wrong with the versions among parts that stand side by side (same parent, same level)."""
    seen: dict[str, int] = {}
    for part_id, run in groupby(parts, key=lambda part: part.id):
        versions = list(run)
        if part_id in seen:
            text = (
                f"Die Kennung „{part_id}“ steht schon in Zeile {seen[part_id]}. Zeitliche Fassungen eines Teils stehen "
                "unmittelbar untereinander; ein anderer Teil braucht eine andere Kennung."
            )
            report.error(versions[0].line, "kennung-doppelt", text=text)
        seen.setdefault(part_id, versions[0].line)
        _check_periods(part_id, versions, report)


def _check_periods(part_id: str, versions: Sequence[Version], report: Report) -> None:
    for index, later in enumerate(versions):
        for earlier in versions[:index]:
            if later.period.overlaps(earlier.period):
                _tell_overlap(part_id, earlier, later, report=report)
    for gap in gaps(version.period for version in versions):
        text = f"Zwischen den Fassungen von „{part_id}“ ist eine Lücke: {format_period(gap)}."
        report.warning(versions[-1].line, "gültigkeit-lücke", text=text)


def _tell_overlap(part_id: str, earlier: Version, later: Version, *, report: Report) -> None:
    if ALWAYS in {earlier.period, later.period}:
        text = (
            f"Die Kennung „{part_id}“ steht schon in Zeile {earlier.line}. Sollen es zeitliche Fassungen sein, braucht "
            "jede ihr „Gilt:“; sonst braucht dieser Teil eine andere Kennung."
        )
        report.error(later.line, "kennung-doppelt", text=text)
        return
    text = f"„{part_id}“ gilt hier {format_period(later.period)}, in Zeile {earlier.line} aber schon "
    text += f"{format_period(earlier.period)}. An keinem Tag dürfen zwei Fassungen gelten."
    report.error(later.line, "gültigkeit-überlappt", text=text)
