"""The head as a form: every key has a control, and what it shows and takes is what stands in the text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from wissen import paths
from wissen.content.frontmatter import COMMON, HISTORY, ID, MINUTES, PERIOD, ROLES, TITLE
from wissen.content.head import Change, ChangeClass
from wissen.content.head_key import HeadKey
from wissen.content.head_keys import OWN_KEYS
from wissen.content.head_text import HeadText, head_of, manifest_of
from wissen.content.item import QuizKind
from wissen.content.load import kind_of
from wissen.content.manifest import KEYS
from wissen.content.model import Kind
from wissen.content.problem import Problem
from wissen.content.quiz import KIND, PASS_MARK, PROCESS
from wissen.content.validity import Period
from wissen.services.completing import Completion
from wissen.ui.widgets.day_field import DayCalendar, python_day, qt_day
from wissen.ui.workshop.head_field import ChoiceField, DayLineField, HeadField, LineField
from wissen.ui.workshop.head_form import HeadForm
from wissen.ui.workshop.history_field import ChangeDialog

DAY = date(2026, 11, 23)
TEXT = dedent("""\
    ---
    kennung: q-a
    titel: A
    rollen: [theke]
    art: übung
    gilt: ab 01.03.2024
    fremd: ja
    verlauf:
      - {am: 2026-06-01, art: auffrischen, text: Neu}
    ---
    """)


class Held:
    """The form, with the text that it changes."""

    def __init__(self, form: HeadForm) -> None:
        self.form = form
        self.text = ""
        self.kind: Kind | None = None
        form.changed.connect(self._write)

    def read(self) -> HeadText:
        manifest = self.text.startswith("format:")
        head, _ = manifest_of(self.text) if manifest else head_of(self.text, OWN_KEYS.get(self.kind or Kind.LESSON, ()))
        assert head is not None
        return head

    def show(self, text: str, kind: Kind | None = Kind.QUIZ, problems: tuple[Problem, ...] = ()) -> None:
        self.text, self.kind = text, kind
        self.form.show_problems(problems)
        self.form.show_head(self.read(), ())

    def _write(self, key: HeadKey[Any], value: object) -> None:
        self.text = self.read().with_value(key, value)
        self.form.show_head(self.read(), ())

    def fields(self, key: HeadKey[Any]) -> list[Any]:
        return [one for one in self.form.findChildren(HeadField) if one.key is key]

    def type(self, field: LineField, text: str) -> None:
        field.line.setText(text)
        field.line.setModified(True)
        field.take()


@pytest.fixture
def held(app: QApplication, qtbot: QtBot) -> Held:
    form = HeadForm(lambda: DAY, lambda: "Nele", None)  # type: ignore[arg-type]
    qtbot.addWidget(form)
    form.know(("telefon", "theke"), {"prozess": (Completion("p-a", "Antrag annehmen"),)})
    return Held(form)


def bundled() -> Iterator[tuple[str, Kind | None]]:
    folder = paths.bundled("content")
    for path in sorted((*folder.rglob("*.md"), folder / "paket.yaml")):
        data = path.read_bytes()
        yield data.decode(), kind_of(path.relative_to(folder).as_posix(), data)


def test_every_key_of_every_kind_has_a_control(held: Held) -> None:
    shown = {id(field.key) for field in held.form.findChildren(HeadField)}
    wanted = (*COMMON, *(key for keys in OWN_KEYS.values() for key in keys), *KEYS)
    assert [key.name for key in wanted if id(key) not in shown] == ["kennung", "rollen"]  # a label and boxes


def test_what_is_shown_of_the_shipped_contents_is_taken_back_without_changing_a_letter(held: Held) -> None:
    lines = held.form.findChildren(LineField)
    held.form.changed.disconnect(held._write)
    taken: list[tuple[HeadKey[Any], object]] = []
    held.form.changed.connect(lambda key, value: taken.append((key, value)))
    for text, kind in bundled():
        held.text, held.kind = text, kind
        held.form._head = head = held.read()
        assert head.unknown == ()
        for field in lines:
            if field.key in head.keys:
                field.show_value(head, "")
                field.line.setModified(True)
                field.take()
                assert field.fault == ""
        assert len(taken) >= 8
        assert {head.with_value(key, value) for key, value in taken} == {text}
        taken.clear()


def test_only_the_keys_of_the_kind_are_shown(held: Held) -> None:
    held.show(TEXT, Kind.QUIZ)
    assert held.fields(PROCESS)[0].isVisibleTo(held.form)
    held.show(TEXT, Kind.LESSON)
    assert not held.fields(PROCESS)[0].isVisibleTo(held.form)
    assert "art, fremd" in held.form._unknown.text()


def test_a_choice_is_written(held: Held) -> None:
    held.show(TEXT)
    field: ChoiceField = held.fields(KIND)[0]
    assert field.combo.currentText() == "Übung"
    field.combo.activated.emit(1)
    assert held.text == TEXT.replace("art: übung", f"art: {QuizKind.FINAL.value}")


def test_a_day_is_chosen_and_taken_away(held: Held) -> None:
    held.show(TEXT)
    start, end = held.fields(PERIOD)
    assert isinstance(end, DayLineField)
    end.days.take(date(2024, 5, 31))
    assert held.read().value(PERIOD) == Period(date(2024, 3, 1), date(2024, 5, 31))
    held.type(start, "")
    held.type(end, "")
    assert "gilt" not in held.text


def test_what_is_no_value_stays_in_its_field_and_is_not_written(held: Held) -> None:
    held.show(TEXT)
    field = held.fields(PASS_MARK)[0]
    held.type(field, "120")
    assert "1 bis 100" in field.fault
    assert held.text == TEXT
    held.form.show_head(held.read(), ())
    assert field.line.text() == "120"


def test_a_value_that_cannot_be_read_is_locked_until_it_is_thrown_away(held: Held) -> None:
    held.show(TEXT.replace("titel: A", "titel: A\ndauer: acht"))
    field = held.fields(MINUTES)[0]
    assert not field.line.isEnabled()
    assert "keine ganze Zahl" in field.fault
    held.form.commit()
    assert "acht" in held.text
    next(one for one in field.findChildren(QPushButton) if one.isVisibleTo(field)).click()
    assert held.text == TEXT
    assert field.line.isEnabled()
    assert field.fault == ""


def test_faults_of_the_check_are_told_at_their_field(held: Held) -> None:
    missing = Problem("a", 2, "titel-fehlt", "Der Titel fehlt.")
    held.show(TEXT.replace("titel: A\n", ""), problems=(Problem("a", 4, "r", "Diese Übung ist unbekannt."), missing))
    assert held.fields(KIND)[0].fault == "Diese Übung ist unbekannt."
    assert held.fields(TITLE)[0].fault == "Der Titel fehlt."
    assert held.fields(HISTORY)[0].fault == ""


def test_names_are_offered_by_their_title_and_told_with_it(held: Held) -> None:
    held.show(TEXT)
    field: LineField = held.fields(PROCESS)[0]
    field.line.setText("")
    field.line.setFocus()
    field.line.insert("annehm")
    field.line.textEdited.emit("annehm")
    assert field._completer._choices.stringList() == ["Antrag annehmen   p-a"]
    field._completer._list.setCurrentIndex(field._completer.completionModel().index(0, 0))
    field._completer._take("")
    field.take()
    assert "prozess: p-a\n" in held.text
    assert field._titles.text() == "Antrag annehmen"


def test_an_entry_of_the_history_is_added_changed_and_taken_away(held: Held) -> None:
    held.show(TEXT)
    field = held.fields(HISTORY)[0]
    field._begin()
    dialog = held.form.findChild(ChangeDialog)
    assert isinstance(dialog, ChangeDialog)
    dialog.text.setText("Frist: neu")
    dialog.sections.setText("Wann")
    dialog._accept()
    assert "keine Kennung" in dialog._notice._words.text()
    dialog.sections.setText("wann, wie")
    dialog._accept()
    added = Change(DAY, ChangeClass.INFORM, "Frist: neu", ("wann", "wie"))  # type: ignore[arg-type]
    assert held.read().value(HISTORY)[1] == added
    field._remove(0)
    assert held.read().value(HISTORY) == (added,)


def test_a_manifest_has_fields_of_its_own(held: Held) -> None:
    held.show((Path(paths.bundled("content")) / "paket.yaml").read_text(encoding="utf-8"), None)
    assert not held.form._roles.isVisibleTo(held.form)
    assert held.form._pack.isVisibleTo(held.form)
    assert held.form.findChildren(QCheckBox, "") == list(held.form._boxes.values())
    title = next(one for one in held.form.findChildren(LineField) if one.label == "Herausgeber")
    before = held.text
    held.type(title, "")
    assert title.fault
    assert held.text == before


def test_workplaces_are_boxes(held: Held) -> None:
    held.show(TEXT)
    held.form._boxes["telefon"].click()
    assert held.read().value(ROLES) == ("telefon", "theke")
    assert held.read().value(ID) == "q-a"


def test_a_day_is_chosen_in_a_calendar_that_begins_at_the_one_that_stands_there(held: Held, qtbot: QtBot) -> None:
    held.form.resize(500, 400)
    held.form.show()
    held.show(TEXT)
    start = held.fields(PERIOD)[0]
    start.days.choose()
    calendar = start.days.findChild(DayCalendar)
    assert python_day(calendar.selectedDate()) == date(2024, 3, 1)
    calendar.clicked.emit(qt_day(date(2024, 3, 4)))
    assert held.read().value(PERIOD) == Period(date(2024, 3, 4))
    assert start.line.text() == "04.03.2024"
