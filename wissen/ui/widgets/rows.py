"""When lists measure their rows, and lists as high as their rows: there the page scrolls, not the list in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QAbstractItemView, QListView


def show_all(view: QListView) -> None:
    """Switch scrolling off; `fit_height` does the rest whenever rows or width change."""
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setResizeMode(QListView.ResizeMode.Adjust)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)


def fit_height(view: QListView) -> None:
    """Be as high as all rows together."""
    model = view.model()
    height = sum(view.sizeHintForRow(row) + 2 * view.spacing() for row in range(model.rowCount()))
    view.setFixedHeight(height + 2 * view.frameWidth() + 2)


def waits_until_seen(view: QAbstractItemView, event: QEvent) -> bool:
    """Whether the view can leave this event alone: out of sight no row is measured before it is seen again.

    To be asked first in `event`. Qt measures all rows at every change of style or font, shown or not.
    """
    if event.type() == QEvent.Type.Show:
        view.scheduleDelayedItemsLayout()
    return event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange) and not view.isVisible()
