"""Lists that are as high as their rows, so that the page scrolls and not the list in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
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
