"""What Tab stops at in a page: links and the controls of its questions, in the order in which they are read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from wissen.drawing.built_page import BuiltPage, LinkSpot

Stop = LinkSpot | QWidget


def stops(built: BuiltPage, widgets: Mapping[str, QWidget]) -> list[tuple[int, Stop]]:
    """Every stop with its position in the document, in reading order."""
    found: list[tuple[int, Stop]] = [(link.start, link) for link in built.links]
    for question, position in built.questions.items():
        if question in widgets:
            found += ((position, control) for control in controls(widgets[question]))
    return sorted(found, key=lambda stop: stop[0])


def neighbour(around: Sequence[tuple[int, Stop]], current: Stop | None, position: int, *, forward: bool) -> Stop | None:
    """The stop after or before the current one; without a current one, from a position on."""
    index = next((place for place, (_, stop) in enumerate(around) if stop is current), None)
    if index is None:
        index = bisect_left(around, position, key=lambda stop: stop[0])
        index -= not forward
    else:
        index += 1 if forward else -1
    return around[index][1] if 0 <= index < len(around) else None


def controls(widget: QWidget) -> Iterator[QWidget]:
    """What Tab reaches inside a widget, in its own order; the widget itself too."""
    current: QWidget | None = widget
    while current and (current is widget or widget.isAncestorOf(current)):
        if takes_tab(current) and not _gives_way(current):
            yield current
        current = current.nextInFocusChain()
        if current is widget:
            return


def outside(view: QWidget, *, forward: bool) -> QWidget | None:
    """What comes after or before the view and everything inside it."""
    current = _next_in_chain(view, forward=forward)
    while current and current is not view:
        if takes_tab(current) and not view.isAncestorOf(current):
            return current
        current = _next_in_chain(current, forward=forward)
    return None


def _next_in_chain(widget: QWidget, *, forward: bool) -> QWidget | None:
    return widget.nextInFocusChain() if forward else widget.previousInFocusChain()


def takes_tab(widget: QWidget) -> bool:
    """Whether Tab may stop here."""
    reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(reached) and widget.isVisible() and widget.isEnabled()


def _gives_way(widget: QWidget) -> bool:
    """Whether another option of an exclusive group is chosen: Tab goes to that one, the arrow keys to the others."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    # PySide6 says that every button has a group: most have none.
    if not isinstance(group, QButtonGroup) or not group.exclusive():
        return False
    return group.checkedButton() not in {None, widget}
