"""One value of a head as a control: a line, a day, a choice; what cannot be taken stays in it and says why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from wissen.content.head_key import HeadKey
from wissen.content.head_text import HeadText
from wissen.content.yaml_tree import Scalar
from wissen.drawing.tokens import SPACE_S
from wissen.services.completing import Completion
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.day_field import DayLine, day_of_text, day_text
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.wrap_combo import WrapCombo
from wissen.ui.workshop.names_completer import NamesCompleter


class HeadField(QWidget):
    """Label, control, hint and fault of one key; it is shown only in files whose head may have the key.

    A value that cannot be read is not taken for none: the control is locked until the person throws it away.
    """

    finished = Signal(object, object)
    """The key and its new value."""

    touched = Signal()
    """The person has begun to type."""

    def __init__(self, label: str, key: HeadKey[Any], control: QWidget, *, hint: str = "") -> None:
        super().__init__()
        self.label, self.key, self.hint, self.control = label, key, hint, control
        self._fault = WrapLabel("", "strong")
        self._throw_away = button(tr("Verwerfen und neu eingeben"), self._discard)
        self._throw_away.setAccessibleName(tr("{field}: verwerfen und neu eingeben").format(field=label))
        named = QLabel(label)
        named.setProperty("role", "strong")
        named.setBuddy(control)
        control.setAccessibleName(label)
        control.setAccessibleDescription(hint)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, SPACE_S, 0, 0)
        self._column.setSpacing(SPACE_S)
        self._column.addWidget(named)
        self._column.addWidget(self._framed(control))
        if hint:
            self._column.addWidget(WrapLabel(hint, "muted"))
        self._column.addWidget(self._fault)
        self._column.addWidget(self._throw_away, 0, Qt.AlignmentFlag.AlignLeft)
        self.say("")
        self._throw_away.hide()

    def _framed(self, control: QWidget) -> QWidget:
        """The control, with whatever belongs beside it."""
        return control

    def show_value(self, head: HeadText, told: str) -> None:
        """Show what stands in the head; `told` is what else is wrong with it."""
        fault = head.fault(self.key)
        self.control.setEnabled(not fault)
        self._throw_away.setVisible(bool(fault))
        if self.is_open:
            return
        self._fill(head.value(self.key))
        self.say(fault or told)

    def take(self) -> None:
        """Tell what was chosen or typed, where it was not told yet."""

    def forget(self) -> None:
        """Let go of what was typed and could not be taken."""

    @property
    def fault(self) -> str:
        """What is wrong with it, in words; "" for nothing."""
        return self._fault.text()

    def say(self, text: str) -> None:
        """Tell what is wrong, below the control."""
        self._fault.setText(text)
        self._fault.setVisible(bool(text))
        self.control.setAccessibleDescription(text or self.hint)

    def _fill(self, value: Any) -> None:
        raise AssertionError(f"{type(self).__name__} cannot show {value}")

    @property
    def is_open(self) -> bool:
        """Whether the person is at something that must not be written over, or that could not be taken."""
        return False

    def _discard(self) -> None:
        self.finished.emit(self.key, self.key.default)


class LineField(HeadField):
    """A value that is typed; with `names`, what may be typed is offered with its title."""

    def __init__(
        self,
        label: str,
        key: HeadKey[Any],
        shown: Callable[[Any], str],
        read: Callable[[Scalar], Any],
        *,
        hint: str = "",
        of_nothing: Callable[[], Any] | None = None,
        separators: str = "",
    ) -> None:
        """`of_nothing` is what an empty line means, else the default of the key; `separators` part several names."""
        self.line = QLineEdit()
        super().__init__(label, key, self.line, hint=hint)
        self._shown, self._read = shown, read
        self._of_nothing = of_nothing or (lambda: key.default)
        self._completer = NamesCompleter(self.line, separators)
        self._titles = WrapLabel("", "muted")
        self._column.insertWidget(2, self._titles)
        self._titles.hide()
        self.line.textEdited.connect(self.touched)
        self.line.editingFinished.connect(self.take)

    def know(self, names: Sequence[Completion]) -> None:
        """What may stand there."""
        self._completer.know(names)
        self._tell_titles()

    def take(self) -> None:
        if not self.line.isModified():
            return
        text = " ".join(self.line.text().split())
        try:
            value = self._read(Scalar(text, 0)) if text else self._of_nothing()
        except ValueError as error:
            self.say(str(error))
            return
        self.line.setModified(False)
        self.say("")
        self.finished.emit(self.key, value)

    def forget(self) -> None:
        self.line.setModified(False)

    def _fill(self, value: Any) -> None:
        text = self._shown(value)
        if text != self.line.text():
            self.line.setText(text)
            self.line.setCursorPosition(0)
        self.line.setModified(False)
        self._tell_titles()

    @property
    def is_open(self) -> bool:
        return self.line.isModified()

    def _tell_titles(self) -> None:
        told = self._completer.titles()
        self._titles.setText(" · ".join(told))
        self._titles.setVisible(bool(told))


class DayLineField(LineField):
    """A day that may be left out: typed, or chosen in a calendar."""

    def __init__(
        self,
        label: str,
        key: HeadKey[Any],
        shown: Callable[[Any], date | None],
        read: Callable[[date | None], Any],
        *,
        today: Callable[[], date],
        hint: str = "",
    ) -> None:
        self._today = today
        super().__init__(
            label,
            key,
            lambda value: day_text(shown(value)),
            lambda node: read(day_of_text(node.text)),
            hint=hint,
            of_nothing=partial(read, None),
        )

    def _framed(self, control: QWidget) -> QWidget:  # noqa: ARG002 - it is the line
        self.days = DayLine(self.line, self.label, self._today)
        self.days.chosen.connect(self.take)
        return self.days

    def show_value(self, head: HeadText, told: str) -> None:
        super().show_value(head, told)
        self.days.opener.setEnabled(self.control.isEnabled())


class ChoiceField(HeadField):
    """One of a few words."""

    def __init__(self, label: str, key: HeadKey[Any], choices: Sequence[tuple[Any, str]], *, hint: str = "") -> None:
        """`choices` are the values with what stands for them."""
        self.combo = WrapCombo()
        super().__init__(label, key, self.combo, hint=hint)
        self._values = [value for value, _ in choices]
        self.combo.addItems([words for _, words in choices])
        self.combo.activated.connect(self._take)

    def _fill(self, value: Any) -> None:
        self.combo.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def _take(self, place: int) -> None:
        self.finished.emit(self.key, self._values[place])
