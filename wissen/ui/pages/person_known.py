"""The lower part of a Gesprächsblatt: what was asked for, shared, assigned and signed off."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wissen.drawing.tokens import SPACE_M
from wissen.services.conversation import Conversation, Path, Request, SignedOff
from wissen.text import german_date
from wissen.ui.pages.form import Group
from wissen.ui.reader.talk_page import request_words, signed_words
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel


class KnownOfPerson(QWidget):
    """A card for each kind of thing; what there is nothing of has none."""

    settled = Signal()
    """All requests for help were talked about."""
    taken_back = Signal(str, object)
    """Title of a skill and its `SignedOff`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_M)
        self._groups: list[Group] = []

    def show_sheet(self, sheet: Conversation) -> None:
        """Make the cards anew."""
        for group in self._groups:
            group.hide()
            group.deleteLater()
        self._groups = list(self._made(sheet))
        for group in self._groups:
            self._column.addWidget(group)

    def _made(self, sheet: Conversation) -> Iterator[Group]:
        if sheet.requests:
            yield self._requests(sheet.requests)
        if sheet.ready:
            yield _lines(Group(tr("Bereit zur Abnahme")), sheet.ready)
        if sheet.modules:
            group = Group(tr("Was geteilt wurde"), tr("Stand aus {week}.").format(week=sheet.shared))
            yield _lines(group, [f"{title}: {words}" for title, words in sheet.modules])
        for path in sheet.paths:
            yield _assigned(path)
        if sheet.signed:
            group = Group(tr("Von Ihnen abgezeichnet"))
            for title, signed in sheet.signed:
                group.add(SignedLine(title, signed, self))
            yield group

    def _requests(self, requests: tuple[Request, ...]) -> Group:
        group = _lines(Group(tr("Bitten um Hilfe")), [request_words(one) for one in requests])
        row = FlowRow(self)
        row.add(button(tr("Ist besprochen"), self.settled.emit))
        group.add(row)
        return group


class SignedLine(QWidget):
    """A skill that was signed off, and the way back."""

    def __init__(self, title: str, signed: SignedOff, known: KnownOfPerson) -> None:
        super().__init__()
        self._title, self._signed, self._known = title, signed, known
        words = signed_words(title, signed)
        back = button(tr("Zurücknehmen"), self._take_back, weight="quiet", parent=self)
        back.setAccessibleDescription(words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(WrapLabel(words, "text"))
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)

    def _take_back(self) -> None:
        self._known.taken_back.emit(self._title, self._signed)


def _assigned(path: Path) -> Group:
    group = Group(tr("Zugewiesen: {title}").format(title=path.title))
    line = tr("{title}, bis {day}: {state}")
    return _lines(
        group, [line.format(title=one.title, day=german_date(one.day), state=one.state) for one in path.items]
    )


def _lines(group: Group, lines: list[str] | tuple[str, ...]) -> Group:
    for line in lines:
        group.add(WrapLabel(line, "text"))
    return group
