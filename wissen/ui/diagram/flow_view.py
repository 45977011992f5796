"""The picture of a flow: its nodes as a list to walk through, painted where the drawing has them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from wissen.diagram.flow import Flow
from wissen.diagram.geometry import Drawing
from wissen.diagram.walk import Direction, neighbour
from wissen.drawing.flow_painter import FlowPicture, FlowTexts, Here, picture_of
from wissen.ui import look
from wissen.ui.diagram.picture_area import PictureArea
from wissen.ui.jobs import Job, Jobs
from wissen.ui.models.flow_model import FlowModel
from wissen.ui.strings import tr

_MANY = 12
"""Nodes from which the text beside need not wait until all is laid out."""

_Cursor = QAbstractItemView.CursorAction
_DIRECTIONS = {
    _Cursor.MoveUp: Direction.UP,
    _Cursor.MoveDown: Direction.DOWN,
    _Cursor.MoveLeft: Direction.LEFT,
    _Cursor.MoveRight: Direction.RIGHT,
}
_STEPS = {_Cursor.MovePageUp: -1, _Cursor.MovePrevious: -1, _Cursor.MovePageDown: 1, _Cursor.MoveNext: 1}


class FlowView(PictureArea):
    """Arrow keys walk from node to node, Page keys through the story, Home and End to its ends.

    `chosen` tells the id of a node. All but small flows are laid out on a read lane; until then, nothing is shown.
    """

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._model = FlowModel(self)
        self._drawn = picture_of(self._model.flow)
        self._wanted = self._model.flow
        self._coming: tuple[FlowTexts, Job] | None = None
        self._here = Here()
        self.setModel(self._model)
        self.setAccessibleName(tr("Ablauf"))
        self.setAccessibleDescription(tr("Pfeiltasten gehen von Schritt zu Schritt, Eingabe öffnet den Schritt."))

    @property
    def shown_flow(self) -> Flow:
        """The flow that is shown; one without nodes before the first."""
        return self._model.flow

    def show_flow(self, flow: Flow) -> None:
        """Draw a flow from its first step; the same one again keeps zoom and place."""
        if flow == self._wanted:
            return
        self._wanted, self._here = flow, Here()
        if self._coming:
            self._coming[1].cancel()
            self._coming = None
        texts = FlowTexts(flow)
        if len(flow.nodes) < _MANY:
            self._show(FlowPicture(texts, texts.plan()))
        else:
            self._show(picture_of(Flow(flow.title, (), ())))
            self._coming = texts, self._jobs.read(texts.plan, self._laid_out, owner=self)

    def show_current(self, step_id: str, *, way: Sequence[str] = ()) -> None:
        """Mark the present step and show it; `way` are the ids from the first step to it: those before are passed."""
        self._here = Here(step_id, tuple(way))
        self._model.set_here(self._here)
        self._go_to(self.index_of(step_id))
        self.viewport().update()

    def _laid_out(self, drawing: Drawing) -> None:
        if self._coming:
            texts, self._coming = self._coming[0], None
            here = self._here
            self._show(FlowPicture(texts, drawing))
            self.show_current(here.step, way=here.way)

    def _show(self, picture: FlowPicture) -> None:
        self._drawn = picture
        self._model.set_flow(picture.flow)
        self.set_picture(picture, [node.id for node in picture.flow.nodes])
        self.setAccessibleName(tr("Ablauf: {title}").format(title=picture.flow.title))
        self._go_to(self._model.index(0))

    def _go_to(self, index: QModelIndex) -> None:
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        del modifiers
        current, count = self.currentIndex(), len(self.shown_flow.nodes)
        if not current.isValid():
            return self._model.index(0)
        if action in _DIRECTIONS:
            name, direction = self.name_of(current), _DIRECTIONS[action]
            return self.index_of(neighbour(self.shown_flow, self._drawn.drawing, name, direction))
        if action in _STEPS:
            return self._model.index(min(count - 1, max(0, current.row() + _STEPS[action])))
        return self._model.index(0 if action is _Cursor.MoveHome else count - 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = look.tokens()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(tokens.bg))
        area = self.to_picture(painter, event.rect())
        self._drawn.paint(painter, tokens, area=area, here=self._model.here)
