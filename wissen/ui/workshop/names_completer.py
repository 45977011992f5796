"""Offers names while they are typed in a line, found by name or by title; of several, the one that is being typed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from wissen.services.completing import Completion
from wissen.text import fold
from wissen.ui.delegates.wrapped import WrappingDelegate
from wissen.ui.strings import tr


class NamesCompleter(QCompleter):
    """Knows nothing, and offers nothing, until it is told."""

    def __init__(self, line: QLineEdit, separators: str) -> None:
        """`separators` are the letters between two names; "" where there is only one."""
        self._choices = QStringListModel()
        super().__init__(self._choices, line)
        self._choices.setParent(self)
        self._line, self._separators = line, separators
        self._names: tuple[Completion, ...] = ()
        self._offered: tuple[Completion, ...] = ()
        self.setWidget(line)
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._list = QListView()
        self.setPopup(self._list)  # which owns it from then on
        self._list.setItemDelegate(WrappingDelegate(self._list))
        self._list.setAccessibleName(tr("Vorschläge"))
        self.activated.connect(self._take)
        line.textEdited.connect(self._offer)

    def know(self, names: Sequence[Completion]) -> None:
        """What may be typed."""
        self._names = tuple(names)

    def titles(self) -> tuple[str, ...]:
        """What the names in the line stand for, as far as they are known by a title."""
        told = {one.text: one.told for one in self._names if one.told}
        typed = (
            re.split(f"[{re.escape(self._separators)}]", self._line.text()) if self._separators else [self._line.text()]
        )
        return tuple(told[name] for part in typed if (name := part.strip()) in told)

    def _place(self) -> tuple[int, int]:
        """Where the name at the cursor begins and ends."""
        text, cursor = self._line.text(), self._line.cursorPosition()
        if not self._separators:
            return 0, len(text)
        start = max(text.rfind(one, 0, cursor) for one in self._separators) + 1
        ends = [found for one in self._separators if (found := text.find(one, cursor)) >= 0]
        return start, min(ends, default=len(text))

    def _offer(self) -> None:
        start, end = self._place()
        typed = self._line.text()[start:end].strip()
        wanted = fold(typed)
        fitting = [one for one in self._names if wanted in fold(f"{one.text} {one.told}") and one.text != typed]
        fitting.sort(key=lambda one: not fold(one.text).startswith(wanted))
        self._offered = tuple(fitting) if typed else ()
        if not self._offered:
            self._list.hide()
            return
        self._choices.setStringList([f"{one.told}   {one.text}" if one.told else one.text for one in self._offered])
        self.complete()

    def _take(self, _shown: str) -> None:
        row = self._list.currentIndex().row()
        if not 0 <= row < len(self._offered):
            return
        start, end = self._place()
        text = self._line.text()
        blank = " " if start else ""
        name = self._offered[row].text
        self._line.setText(f"{text[:start]}{blank}{name}{text[end:]}")
        self._line.setCursorPosition(start + len(blank) + len(name))
        self._line.setModified(True)
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
