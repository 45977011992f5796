"""Files that are dragged onto a window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QUrl, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

_DRAGGED = {QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop}


class FileDrop(QObject):
    """Lets a window take files; what is no file it leaves alone.

    A file on another computer ("//rechner/…") is looked for only once it is dropped: who merely drags it across asks
    that computer nothing and waits for nothing.
    """

    dropped = Signal(object)
    """The files as a tuple of `Path`."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _DRAGGED or not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.Drop:
            files = tuple(path for url in _local(event.mimeData()) if (path := Path(url.toLocalFile())).is_file())
            if files:
                event.acceptProposedAction()
                self.dropped.emit(files)
            return bool(files)
        if any(url.host() or Path(url.toLocalFile()).is_file() for url in _local(event.mimeData())):
            event.acceptProposedAction()
            return True
        return super().eventFilter(watched, event)


def _local(data: QMimeData) -> Iterator[QUrl]:
    return (url for url in data.urls() if url.isLocalFile())
