"""The strip above the page that tells what happened, without taking the focus."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from wissen.drawing.tokens import ICON, SPACE_M, SPACE_S, SPACE_XS
from wissen.ui.announce import announce
from wissen.ui.messages import Message, Messages
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.buttons import button, icon_button
from wissen.ui.widgets.content_area import ContentArea
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import IconLabel, WrapLabel

# With their colour, and the word for those who see neither.
_ICONS = {
    "info": ("info", "info", "Hinweis"),
    "warning": ("warning", "warn", "Achtung"),
    "error": ("error", "err", "Fehler"),
}


class MessageBar(ContentArea):
    """Shows the newest message that is open; hidden while there is none.

    As high as its words where the window has the room; else it scrolls and leaves the page its place.
    """

    def __init__(self, messages: Messages, parent: QWidget | None = None) -> None:
        content = QWidget()
        content.setProperty("role", "page")
        super().__init__(content, parent)
        self._messages = messages
        self._shown: Message | None = None
        self._icon = IconLabel("info", "info", size=ICON)
        self._text = WrapLabel("", "strong")
        self._hint = WrapLabel()
        self._more = WrapLabel("", "muted")
        self._action: QPushButton = button("", self._run)
        self._other: QPushButton = button("", self._run_other, weight="quiet")
        self._ways = FlowRow()
        self._ways.add(self._action)
        self._ways.add(self._other)
        self._close = icon_button("close", tr("Meldung schließen"), self._close_shown)
        words = QVBoxLayout()
        words.setSpacing(SPACE_XS)
        for label in (self._text, self._hint, self._more):
            words.addWidget(label)
        words.addWidget(self._ways)
        self._row = row = QHBoxLayout(content)
        row.setContentsMargins(SPACE_M, SPACE_S, SPACE_S, SPACE_S)
        row.setSpacing(SPACE_S)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        messages.changed.connect(self._refresh)
        self._refresh()

    def sizeHint(self) -> QSize:
        frame = 2 * self.frameWidth()
        return QSize(self.content.sizeHint().width(), self.content.heightForWidth(self.viewport().width()) + frame)

    def minimumSizeHint(self) -> QSize:
        least = self._close.sizeHint() + QSize(0, 2 * SPACE_S)
        enough = max(least.height(), self.window().height() // 3)
        return QSize(least.width(), min(self.sizeHint().height(), enough))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Else the words are squeezed where they should scroll.
        self.content.setMinimumHeight(self.content.heightForWidth(self.viewport().width()))
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def _refresh(self) -> None:
        waiting = self._messages.open
        newest = waiting[-1] if waiting else None
        if newest:
            self._show(newest, others=len(waiting) - 1)
        if newest is None:
            self.hide()
        elif self.parentWidget():  # until then it would be a window of its own
            self.show()
        if newest and newest is not self._shown:
            word = tr(_ICONS[newest.kind][2])
            announce(self, f"{word}: {newest.text} {newest.hint}".rstrip(), urgent=newest.kind == "error")
        self._shown = newest

    def _show(self, message: Message, *, others: int) -> None:
        icon, colour, word = _ICONS[message.kind]
        self._icon.set_icon(icon, colour)
        self.setAccessibleName(tr(word))
        self._text.setText(message.text)
        self._hint.setText(message.hint)
        self._hint.setVisible(bool(message.hint))
        self._more.setText(tr("Darunter: {more}").format(more=plural(others, "weitere Meldung", "weitere Meldungen")))
        self._more.setVisible(others > 0)
        self._action.setText(message.action)
        self._action.setVisible(bool(message.action))
        self._other.setText(message.other)
        self._other.setVisible(bool(message.other))
        self._ways.setVisible(bool(message.action or message.other))
        is_alone = not (message.hint or others or message.action or message.other)
        self._row.setAlignment(self._icon, Qt.AlignmentFlag.AlignVCenter if is_alone else Qt.AlignmentFlag.AlignTop)
        self.setProperty("role", message.kind)
        # A style sheet looks at a property when it is set on the widget, not when the property changes.
        self.style().unpolish(self)
        self.style().polish(self)

    def _run(self) -> None:
        message = self._shown
        if message and message.run:
            self._messages.close(message)
            message.run()

    def _run_other(self) -> None:
        message = self._shown
        if message and message.run_other:
            self._messages.close(message)
            message.run_other()

    def _close_shown(self) -> None:
        if self._shown:
            self._messages.close(self._shown)
