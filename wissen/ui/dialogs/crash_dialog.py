"""The one dialog for faults of the app itself: what happened, that nothing is lost, a report to copy."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from wissen.drawing.tokens import ICON_LARGE, SPACE_L, SPACE_M
from wissen.ui import look
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import IconLabel, WrapLabel


class CrashDialog(QDialog):
    """Lets the person copy the report, go on, or end the app in order."""

    def __init__(self, report: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Fehler in Wissen"))
        screen = self.screen().availableGeometry().adjusted(SPACE_L, SPACE_L, -SPACE_L, -SPACE_L)
        self.resize(QSize(look.scaled(600), look.scaled(420)).boundedTo(screen.size()))
        heading = WrapLabel(tr("Da ist etwas schiefgegangen."), "subheading")
        text = WrapLabel(
            tr(
                "Ihre Antworten sind gespeichert. Der Bericht nennt nur die Stelle im Programm, "
                "nichts über Sie oder Ihre Arbeit. Bitte geben Sie ihn an die Stelle weiter, die Wissen betreut."
            )
        )
        self._report = QPlainTextEdit(report)
        self._report.setReadOnly(True)
        self._report.setTabChangesFocus(True)
        self._report.setAccessibleName(tr("Bericht"))
        self._copy = button(tr("Kopieren"), self._copy_report, icon="content_copy")
        go_on = button(tr("Weiter"), self.accept, weight="primary")
        go_on.setDefault(True)
        buttons = FlowRow(self)
        for made in (go_on, self._copy, button(tr("Wissen beenden"), self._quit)):
            buttons.add(made)
        words = QVBoxLayout()
        words.addWidget(heading)
        words.addWidget(text)
        head = QHBoxLayout()
        head.setSpacing(SPACE_M)
        head.addWidget(IconLabel("error", "err", size=ICON_LARGE), 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        told = QWidget()
        told.setProperty("role", "page")
        inner = QVBoxLayout(told)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(SPACE_M)
        inner.addLayout(head)
        inner.addWidget(self._report, 1)
        area = QScrollArea()  # large text on a small screen: the buttons stay in sight
        area.setWidget(told)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addWidget(area, 1)
        column.addWidget(buttons)
        go_on.setFocus()

    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self._report.toPlainText())
        self._copy.setText(tr("Kopiert"))

    def _quit(self) -> None:
        self.accept()
        QApplication.quit()
