"""What stands below a heading, as fields: Kennung, period, Bezug and whatever else fits there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from wissen.content.item import ItemKind
from wissen.content.meta import check_value
from wissen.content.validity import Period, format_period, parse_period
from wissen.services.completing import Completion
from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.strings import tr
from wissen.ui.widgets.day_field import DayLine, day_of_text, day_text
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.notice import Notice
from wissen.ui.widgets.wrap_combo import WrapCombo
from wissen.ui.workshop.names_completer import NamesCompleter

ID, PERIOD = "Kennung", "Gilt"
_LABELS = {
    "Ersetzt": "Ersetzt (Kennungen)",
    "Lektion": "Lektion (Kennung)",
    "Schritt": "Schritt (Kennung)",
    "Art": "Art der Frage",
    "Tag": "Woher der Tag stammt",
    "Auch": "Andere Namen",
    "Verlinken": "Im Text zum Link machen",
}
_WORDS = {
    "Schwierigkeit": {"1": "1 (leicht)", "2": "2", "3": "3 (schwer)"},
    "Art": {kind.value: kind.value.capitalize() for kind in ItemKind},
    "Tag": {"geprüft": "Am Gesetzblatt geprüft", "Textstand": "Nur aus dem Text, spätestens seit diesem Tag"},
    "Verlinken": {"ja": "Ja", "nein": "Nein"},
}
_NOT_SAID = {"Art": "Wie aus dem Aufbau erkannt"}


class MetaDialog(QuestionDialog):
    """`taken` tells the values by their keys; "" takes one away."""

    taken = Signal(object)

    def __init__(
        self,
        title: str,
        keys: Sequence[str],
        values: Mapping[str, str],
        *,
        names: Mapping[str, Sequence[Completion]],
        today: Callable[[], date],
        parent: QWidget,
    ) -> None:
        """`keys` are those that fit below the heading, `values` what stands there, `names` what may be named."""
        super().__init__(tr("Angaben zu „{title}“").format(title=title), parent)
        self._values, self._names, self._today = dict(values), names, today
        self._controls: dict[str, QLineEdit | WrapCombo] = {}
        self._end = QLineEdit(self)
        self.add_words(tr("Leere Felder bleiben weg. Mehrere Werte trennt ein Semikolon."), "muted")
        for key in keys:
            self._add_key(key)
        self._notice = Notice(self)
        self.add(self._notice)
        self.offer(tr("Übernehmen"), self._accept)
        self.offer(tr("Abbrechen"), self.reject)

    def begin_at(self, key: str) -> None:
        """Put the focus on the field of a key, the first one where it has none."""
        control = self._controls.get(key) or next(iter(self._controls.values()), None)
        if control is not None:
            control.setFocus()

    def control(self, key: str) -> QLineEdit | WrapCombo:
        """The field of a key."""
        return self._controls[key]

    @property
    def end(self) -> QLineEdit:
        """The second field of the period."""
        return self._end

    # ------------------------------------------------------------ the fields

    def _add_key(self, key: str) -> None:
        value = self._values.get(key, "")
        if key == ID and value:
            told = tr("Kennung: {kennung}. Umbenannt wird sie unter „Verwendung“; dann folgen alle Stellen.")
            self.add(WrapLabel(told.format(kennung=value), "muted"))
        elif key == PERIOD:
            self._add_period(value)
        elif key in _WORDS:
            self._add_choice(key, value)
        else:
            line = QLineEdit(value, self)
            line.setCursorPosition(0)
            NamesCompleter(line, ";,").know(self._names.get(key, ()))
            self._controls[key] = line
            self.add_field(tr(_LABELS.get(key, key)), line)

    def _add_period(self, value: str) -> None:
        try:
            period = parse_period(value) if value else Period()
        except ValueError:
            start = QLineEdit(value, self)  # `offen`, or what nobody can read: as it is written
            self._controls[PERIOD] = start
            self.add_field(tr("Gilt („offen“ oder „ab 01.03.2024“)"), start)
            self._end.hide()
            return
        start = QLineEdit(day_text(period.start), self)
        self._end.setText(day_text(period.end))
        self._controls[PERIOD] = start
        for name, line in ((tr("Gilt ab"), start), (tr("Gilt bis"), self._end)):
            self.add_field(name, DayLine(line, name, self._today))
            line.setAccessibleName(name)

    def _add_choice(self, key: str, value: str) -> None:
        combo = WrapCombo(self)
        combo.addItem(tr(_NOT_SAID.get(key, "Keine Angabe")), "")
        for word, told in _WORDS[key].items():
            combo.addItem(tr(told), word)
        combo.setCurrentIndex(max(combo.findData(value), 0))
        self._controls[key] = combo
        self.add_field(tr(_LABELS.get(key, key)), combo)

    # ------------------------------------------------------------ what was chosen

    def _accept(self) -> None:
        try:
            taken = {key: self._taken(key) for key in self._controls}
        except ValueError as error:
            self._notice.tell(str(error))
            self.fit()
            self.reveal(self._notice)
            return
        self.taken.emit({key: value for key, value in taken.items() if value != self._values.get(key, "")})
        self.accept()

    def _taken(self, key: str) -> str:
        control = self._controls[key]
        if isinstance(control, WrapCombo):
            return str(control.currentData())
        text = " ".join(control.text().split())
        if key == PERIOD and not self._end.isHidden():
            text = format_period(Period(day_of_text(text), day_of_text(" ".join(self._end.text().split()))))
            before = self._values.get(PERIOD, "")
            if before and parse_period(before) == (parse_period(text) if text else Period()):
                return before
        if text:
            check_value(key, text)
        return text
