"""The stages of a change: what is known of each, from where, and who has confirmed it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from wissen.services.law_entry import EnteredChange, EnteredStage, changed_since, missing
from wissen.text import german_list
from wissen.ui.items.labelled import LabelledButton
from wissen.ui.pages.form import Group
from wissen.ui.pages.page import ScrollColumn
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.day_field import DayField
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.warning_bar import WarningBar

_LINES = 5
"""Height of the field for what changes, in lines."""


class StageGroup(Group):
    """One stage; `number` counts from 1."""

    changed = Signal()
    removed = Signal(int)

    def __init__(self, number: int, stage: EnteredStage, today: date, *, alone: bool) -> None:
        super().__init__(tr("Stufe {n}").format(n=number))
        self._number = number
        self._title = self._line(tr("Was tritt in Kraft?"), stage.title)
        self._open = self._check(tr("Der Tag steht noch nicht fest (vorgemerkt)"))
        self._open.setChecked(stage.day is None and bool(stage.title))
        self._day = DayField(stage.day or today)
        self.add_field(tr("Gilt ab"), self._day)
        self._inexact = self._check(
            tr("Der Tag steht nicht im Gesetzblatt, er ist nur erschlossen („spätestens seit“)")
        )
        self._inexact.setChecked(not stage.exact)
        hint = tr("Mehrere mit Strichpunkt: § 81 Abs. 4 AufenthG; § 4 AufenthG")
        self._concerns = self._line(tr("Welche Vorschriften ändert sie?"), stage.concerns, hint)
        self._source = self._line(
            tr("Quelle"),
            stage.source,
            tr("Wo Sie diesen Tag gelesen haben, zum Beispiel „Artikel 5 des Gesetzes“ oder ein Rundschreiben."),
        )
        told = tr(
            "Name einer anderen Person, die Tag und Quelle selbst nachgelesen hat. Der Name steht dann bei der "
            "Änderung unter „Geprüft von“. Wissen fragt die Person nicht."
        )
        self._checked_by = self._line(tr("Bestätigt von"), stage.checked_by, told)
        self._doubt = WarningBar(self)
        self.add(self._doubt)
        self._words = QPlainTextEdit(stage.words)
        self._words.setTabChangesFocus(True)
        self._words.setMinimumHeight(self._words.fontMetrics().lineSpacing() * _LINES)
        self.add_field(tr("Was ändert sich, in eigenen Worten?"), self._words)
        if not alone:
            row = FlowRow()
            row.add(button(tr("Diese Stufe entfernen"), self._remove, weight="quiet"))
            self.add(row)
        self._follow_open()
        self._open.toggled.connect(self._follow_open)
        for signal in (self._open.toggled, self._day.changed, self._inexact.toggled, self._words.textChanged):
            signal.connect(self._tell)
        self._name = self.stage.checked_by
        self._confirmed = self.stage if self._name else None
        """What stood there when somebody confirmed it."""

    @property
    def stage(self) -> EnteredStage:
        """What stands there."""
        return EnteredStage(
            title=self._title.text().strip(),
            day=None if self._open.isChecked() else self._day.day,
            exact=not self._inexact.isChecked(),
            concerns=self._concerns.text().strip(),
            source=self._source.text().strip(),
            checked_by=self._checked_by.text().strip(),
            words=self._words.toPlainText().strip(),
        )

    def take_focus(self) -> None:
        """Begin to write it."""
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _check(self, text: str) -> QCheckBox:
        box = QCheckBox()
        self.add(LabelledButton(box, text, text, self))
        return box

    def _line(self, label: str, text: str, hint: str = "") -> QLineEdit:
        line = QLineEdit(text)
        line.setMaxLength(1_000)
        line.textChanged.connect(self._tell)
        self.add_field(label, line, hint)
        return line

    def _follow_open(self) -> None:
        for part in (self._day, self._inexact):
            part.setEnabled(not self._open.isChecked())

    def _tell(self) -> None:
        self._follow_confirmed()
        self.changed.emit()

    def _follow_confirmed(self) -> None:
        """Whoever has confirmed something has confirmed nothing else; put back as it was, it is confirmed again."""
        now = self.stage
        if now.checked_by != self._name:  # typed
            self._name, self._confirmed = now.checked_by, now if now.checked_by else None
            self._doubt.hide()
        if self._confirmed is None:
            return
        changed = changed_since(self._confirmed, now)
        name = "" if changed else self._confirmed.checked_by
        if changed:
            told = tr("Bitte neu bestätigen lassen: {what} geändert. Bestätigt hatte das {name}.")
            what = german_list([tr(word) for word in changed], tr("und"))
            self._doubt.tell(told.format(what=what, name=self._confirmed.checked_by))
        else:
            self._doubt.hide()
        if name != self._name:
            self._name = name
            self._checked_by.setText(name)

    def _remove(self) -> None:
        self.removed.emit(self._number)


class StagesFace(ScrollColumn):
    """Tells each change, so that nothing is lost; what is missing stands at the foot."""

    changed = Signal(object)
    """The `EnteredChange` as it stands there now."""
    rebuilt = Signal(object)
    """The same, where a stage has come or gone: the form has to be made anew."""
    done = Signal()
    """On to the places that the stages touch."""
    put_away = Signal()

    def __init__(self, change: EnteredChange, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._change, self._today = change, today
        self.column.addWidget(WrapLabel(tr("1. Die Stufen"), "title"))
        about = Group(tr("Die Änderung"))
        self._title = self._line(about, tr("Titel"), change.title)
        self._gazette = self._line(
            about,
            tr("Fundstelle"),
            change.gazette,
            tr("Wo das Gesetz steht, so wie man es zitiert: Gesetzblatt, Jahr und Nummer."),
        )
        self._entered_by = self._line(about, tr("Eingetragen von"), change.entered_by)
        self.column.addWidget(about)
        alone = len(change.stages) == 1
        self._groups = [StageGroup(number, stage, today, alone=alone) for number, stage in enumerate(change.stages, 1)]
        for group in self._groups:
            group.changed.connect(self._tell)
            group.removed.connect(self._remove)
            self.column.addWidget(group)
        self._missing = WrapLabel("", "muted")
        self._on = button(tr("Weiter: Betroffene Stellen"), self.done.emit, weight="primary")
        ways = FlowRow(self)
        for way in (
            self._on,
            button(tr("Stufe hinzufügen"), self._add),
            button(tr("Beiseitelegen"), self.put_away.emit, weight="quiet"),
        ):
            ways.add(way)
        self.column.addWidget(self._missing)
        self.column.addWidget(ways)
        self.column.addStretch(1)
        self._tell_missing()

    @property
    def entered(self) -> EnteredChange:
        """What stands there."""
        return replace(
            self._change,
            title=self._title.text().strip(),
            gazette=self._gazette.text().strip(),
            entered_by=self._entered_by.text().strip(),
            stages=tuple(group.stage for group in self._groups),
        )

    def go_to_last(self) -> None:
        """Begin to write the last stage."""
        self._groups[-1].take_focus()

    def _line(self, group: Group, label: str, text: str, hint: str = "") -> QLineEdit:
        line = QLineEdit(text)
        line.setMaxLength(300)
        line.textChanged.connect(self._tell)
        group.add_field(label, line, hint)
        return line

    def _tell(self) -> None:
        self._tell_missing()
        self.changed.emit(self.entered)

    def _tell_missing(self) -> None:
        found = missing(self.entered)
        self._on.setEnabled(not found)
        lines = [
            tr("Stufe {n}: {text}").format(n=one.stage, text=tr(one.text)) if one.stage else tr(one.text)
            for one in found
        ]
        told = plural(len(lines), "Angabe fehlt noch:", "Angaben fehlen noch:")
        self._missing.setText("\n".join((told, *lines)) if lines else "")
        self._missing.setVisible(bool(lines))

    def _add(self) -> None:
        entered = self.entered
        last = entered.stages[-1]
        # Mostly the same law, read at the same place; but whoever confirmed one day has not confirmed another.
        more = EnteredStage(day=self._today, exact=last.exact, concerns=last.concerns, source=last.source)
        self.rebuilt.emit(replace(entered, stages=(*entered.stages, more)))

    def _remove(self, number: int) -> None:
        self.rebuilt.emit(self.entered.without_stage(number))
