"""Collect garbage on the main thread alone: widgets that another thread collects hang the process."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 1000
"""Milliseconds between two looks; a look that finds little costs nothing."""


def collect_on_main_thread(parent: QObject) -> QTimer:
    """Take over from Python's collector once everything that stays is built; ends with `parent`.

    What is there by now is never looked at again; collecting it first would only delay the first paint.
    """
    gc.disable()
    gc.freeze()
    timer = QTimer(parent)
    timer.timeout.connect(collect)
    timer.start(_EVERY)
    return timer


def collect() -> None:
    """Collect the oldest generation that is due by Python's own thresholds, as its collector would."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    due = [age for age in range(3) if counts[age] > thresholds[age]]
    if due:
        gc.collect(max(due))
