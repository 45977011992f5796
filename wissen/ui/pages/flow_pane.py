"""The flow of a process beside its text: as a picture with its tools, or the same as a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from wissen.diagram.flow import Flow
from wissen.drawing.tokens import SPACE_S, SPACE_XS
from wissen.printing.marks import Marks
from wissen.ui.diagram.flow_page import flow_as_page
from wissen.ui.diagram.flow_tools import FlowTools
from wissen.ui.diagram.flow_view import FlowView
from wissen.ui.pages.page import Context
from wissen.ui.pages.reading import ReadingArea
from wissen.ui.reader.page_view import ReadingPosition
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button


class FlowPane(QWidget):
    """Beside the text, or in its place where there is no room for both."""

    chosen = Signal(str)
    """The step that was chosen in the picture."""
    left = Signal()
    """Back to the text whose place it takes."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = FlowView(context.jobs)
        self.view.chosen.connect(self.chosen)
        self._flow = Flow("", (), ())
        self._path = ""
        self._here = ""
        self._context = context
        self._list: ReadingArea | None = None
        self._listed: Flow | None = None
        self._tools = FlowTools(self.view, context.jobs, context.messages, self)
        self._tools.setContentsMargins(SPACE_S, SPACE_XS, SPACE_S, SPACE_XS)
        self._other = button(tr("Als Liste"), self.change_face, weight="quiet")
        self._tools.add_gap()
        self._leave = button(tr("Zum Text"), self.left.emit, weight="quiet")
        for act in (self._other, self._leave):
            self._tools.add(act)
        self._faces = QStackedWidget()
        self._faces.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tools)
        column.addWidget(self._faces, 1)

    def take_place(self, *, alone: bool) -> None:
        """Whether it stands alone, in the place of the text."""
        self._leave.setVisible(alone)

    def show_flow(self, flow: Flow, path: str, marks: Marks) -> None:
        """Show the flow of the file `path`; `marks` stand on what is saved of it."""
        self._flow, self._path = flow, path
        self._tools.set_marks(marks)
        self.view.show_flow(flow)
        self._fill_list()

    def show_current(self, step_id: str, *, way: Sequence[str]) -> None:
        """Mark the present step, and bring the list to it."""
        self._here = step_id
        self.view.show_current(step_id, way=way)
        if self._list is not None and self._list.isVisible() and step_id:
            self._list.reader.restore(ReadingPosition(step_id))

    def change_face(self) -> None:
        """From the picture to the list, and back."""
        to_list = self._faces.currentWidget() is self.view
        if self._list is None:
            self._list = ReadingArea(self._context, self)
            self._faces.addWidget(self._list)
        self._faces.setCurrentWidget(self._list if to_list else self.view)
        self._other.setText(tr("Als Bild") if to_list else tr("Als Liste"))
        self._fill_list()

    def _fill_list(self) -> None:
        """The list is built when it is first looked at."""
        shown = self._list
        if shown is not None and self._faces.currentWidget() is shown and self._listed != self._flow:
            self._listed = self._flow
            shown.show_page(flow_as_page(self._flow), self._path, position=ReadingPosition(self._here))


class TextAndFlow(QSplitter):
    """A text with the flow beside it; in a narrow window one of them at a time."""

    changed = Signal()
    """The flow is shown now, or is not any more."""

    def __init__(self, text: QWidget, pane: FlowPane) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._text, self._pane = text, pane
        self._roomy = self._beside = True
        self._there = self._instead = False
        self.setChildrenCollapsible(False)
        self.addWidget(text)
        self.addWidget(pane)
        self.setSizes([600, 500])
        pane.left.connect(self.show_text)
        pane.hide()  # until there is a flow

    @property
    def drawn(self) -> bool:
        """Whether the flow is shown."""
        return self._there and (self._beside if self._roomy else self._instead)

    def give_room(self, *, room: bool) -> None:
        """Whether the window is wide enough for both."""
        self._roomy = room
        self._show()

    def be_there(self, *, there: bool) -> None:
        """Whether there is a flow at all."""
        self._there = there
        self._show()

    def toggle(self) -> None:
        """Show or hide the flow."""
        if self._roomy:
            self._beside = not self._beside
        else:
            self._instead = not self._instead
        self._show()

    def show_text(self) -> None:
        """Make sure that the text is seen."""
        self._instead = False
        self._show()

    def _show(self) -> None:
        drawn = self.drawn
        self._pane.setVisible(drawn)
        self._text.setVisible(self._roomy or not drawn)
        self._pane.take_place(alone=not self._roomy)
        self.refresh()  # now, so that a text is built once, for the width that it gets
        self.changed.emit()
