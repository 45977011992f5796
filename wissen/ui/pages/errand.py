"""What the app remembers of one process until it is closed, and never stores: the way, the ticks, the days."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from wissen.content.flow import Process
from wissen.learning.walk import Walk


@dataclass(slots=True)
class Errand:
    """`ticked` holds the documents and `days` the first days of deadlines, both by the Kennung of the step."""

    walk: Walk
    """As it was walked; the text may be another one by now."""
    ticked: dict[str, set[str]] = field(default_factory=dict)
    days: dict[str, date] = field(default_factory=dict)

    def through(self, process: Process) -> Walk:
        """The way through the text that holds now; who comes back to the one that was walked finds it whole."""
        return self.walk if self.walk.process == process else self.walk.retraced(process)

    @property
    def is_begun(self) -> bool:
        """Whether there is anything to lose by beginning anew."""
        return self.walk.can_go_back or any(self.ticked.values()) or bool(self.days)
