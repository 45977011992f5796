"""The flow of a process beside its text: as a picture with its tools, or the same as a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

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
        self._list = ReadingArea(context, self)
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
        self._faces.addWidget(self._list)
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
        if self._list.isVisible() and step_id:
            self._list.reader.restore(ReadingPosition(step_id))

    def change_face(self) -> None:
        """From the picture to the list, and back."""
        to_list = self._faces.currentWidget() is self.view
        self._faces.setCurrentWidget(self._list if to_list else self.view)
        self._other.setText(tr("Als Bild") if to_list else tr("Als Liste"))
        self._fill_list()

    def _fill_list(self) -> None:
        """The list is built when it is first looked at."""
        if self._faces.currentWidget() is self._list and self._listed != self._flow:
            self._listed = self._flow
            self._list.show_page(flow_as_page(self._flow), self._path, position=ReadingPosition(self._here))
