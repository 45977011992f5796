"""What is said when nothing was found: how the words were taken, similar ones, and a wish to those who write."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wissen.drawing.tokens import SPACE_L, SPACE_M
from wissen.learning.remark import RemarkKind
from wissen.services.remarks import Subject
from wissen.services.search import Understood
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.page import Context
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel


class NothingFound(QWidget):
    """Nothing of the question is kept unless the person sends the wish."""

    wanted = Signal(str)
    """A similar word, to be asked for instead."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._text = ""
        self._said = WrapLabel("", "strong")
        self._taken = WrapLabel("", "muted")
        self._similar_label = WrapLabel(tr("Meinten Sie vielleicht:"))
        self._similar = FlowRow()
        ways = FlowRow()
        ways.add(button(tr("Wunsch an die Redaktion …"), self._wish, weight="primary"))
        ways.add(button(tr("Anliegen-Finder"), self._finder))
        ways.add(button(tr("Glossar"), self._glossary))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        for part in (self._said, self._taken, self._similar_label, self._similar, ways):
            column.addWidget(part)
        column.addStretch(1)

    def show_query(self, text: str) -> None:
        """Say what was made of a question that found nothing."""
        self._text = text.strip()
        self._said.setText(tr("Zu „{text}“ ist hier nichts zu finden.").format(text=self._text))
        self._show_understood(())
        # Not here: a search that is under way would be waited for.
        self._context.jobs.read(
            partial(self._context.services.search.understood, text), partial(self._tell, self._text), owner=self
        )

    def _tell(self, text: str, understood: tuple[Understood, ...]) -> None:
        if text == self._text:
            self._show_understood(understood)

    def _show_understood(self, understood: tuple[Understood, ...]) -> None:
        told = _told(understood)
        self._taken.setText(told)
        self._taken.setVisible(bool(told))
        similar = list(dict.fromkeys(word for one in understood for word in one.similar))
        self._similar.clear()
        for word in similar:
            self._similar.add(button(word, partial(self.wanted.emit, word), weight="quiet"))
        self._similar_label.setVisible(bool(similar))
        self._similar.setVisible(bool(similar))

    def _wish(self) -> None:
        """Offer the form of F8, filled in; only its button keeps anything."""
        from wissen.ui.dialogs.remark_dialog import RemarkDialog
        from wissen.ui.pages.remarking import Draft

        pack = self._context.services.shelf.whole.pack
        if pack is not None:
            words = tr("Ich habe „{text}“ gesucht und nichts gefunden.").format(text=self._text)
            draft = Draft((Subject(pack.id, pack.title),), kind=RemarkKind.IDEA, words=words)
            RemarkDialog(self._context, draft, self.window()).open()

    def _finder(self) -> None:
        self._context.go(Address(Screen.FINDER))

    def _glossary(self) -> None:
        self._context.go(Address(Screen.REFERENCE))


def _told(understood: tuple[Understood, ...]) -> str:
    known = [f"„{one.taken}“" for one in understood if one.taken]
    unknown = [f"„{one.typed}“" for one in understood if not one.taken]
    parts = []
    if known:
        parts.append(tr("Verstanden: {words}.").format(words=", ".join(known)))
    if unknown:
        parts.append(tr("In keinem Text: {words}.").format(words=", ".join(unknown)))
    return " ".join(parts)
