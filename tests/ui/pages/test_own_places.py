"""Notes and highlights in a text: made, shown, changed, taken away, brought back, by keyboard too."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from tests.helpers.accessibility import faults, settle
from tests.helpers.small_pack import FILES
from tests.helpers.workplace import Workplace
from tests.ui.conftest import Dress
from wissen.services.notes import NoteView
from wissen.settings import Settings, ThemeName
from wissen.ui.dialogs.note_dialog import NoteDialog
from wissen.ui.navigation import Screen
from wissen.ui.pages.notes_pane import NotesPane
from wissen.ui.reader.outline import NOTED, Outline
from wissen.ui.reader.reader_menu import ReaderMenu
from wissen.ui.widgets.guarded_text import GuardedText
from wissen.ui.widgets.row_list import RowList

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
HUT = "module/01-anfang/hut.md"


def select(place: Workplace, words: str) -> None:
    cursor = place.reader.document().find(words)
    assert not cursor.isNull()
    place.reader.setTextCursor(cursor)
    place.reader.setFocus()


def mark(place: Workplace, words: str) -> None:
    select(place, words)
    place.press(Qt.Key.Key_M, CONTROL | SHIFT)


def marked(place: Workplace) -> list[str]:
    """The words that are painted as marked."""
    found = []
    for spot in place.reader.own.spots:
        cursor = QTextCursor(place.reader.document())
        cursor.setPosition(spot.start)
        cursor.setPosition(spot.end, QTextCursor.MoveMode.KeepAnchor)
        found.append(cursor.selectedText())
    return found


def write(place: Workplace, words: str) -> None:
    """Write where the focus is."""
    field = QApplication.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    field.setPlainText(words)


def noted(place: Workplace) -> list[str]:
    """The headings of the outline that bear a sign."""
    model = place.part(Outline).model()
    rows = (model.index(row, 0) for row in range(model.rowCount()))
    return [index.data() for index in rows if index.data(NOTED)]


def menu(place: Workplace) -> ReaderMenu:
    (found,) = [one for one in place.reader.findChildren(ReaderMenu) if one.isVisible()]
    return found


def choose(place: Workplace, text: str) -> None:
    opened = menu(place)
    next(action for action in opened.actions() if action.text() == text).trigger()
    opened.close()
    place.window.activateWindow()  # offscreen, a menu takes the focus of the system along
    place.until(place.window.isActiveWindow)
    place.wait()


@pytest.fixture
def place(workplace: Workplace) -> Workplace:
    workplace.lesson("l-hut")
    return workplace


# ------------------------------------------------------------ highlights


def test_selected_words_are_marked_in_whole_words_and_stay_after_a_restart(place: Workplace) -> None:
    mark(place, "eraten ist Pfl")
    assert marked(place) == ["Beraten ist Pflicht"]
    assert place.told == ["Markiert: „Beraten ist Pflicht“"]
    place.start_again()
    place.lesson("l-hut")
    assert marked(place) == ["Beraten ist Pflicht"]


def test_a_mark_can_be_taken_back_and_made_again(place: Workplace) -> None:
    mark(place, "Pflicht")
    place.click("Rückgängig", within=place.window)
    assert marked(place) == []
    place.click("Rückgängig", within=place.window)
    assert marked(place) == ["Pflicht"]


def test_the_menu_of_the_text_marks_what_is_selected(place: Workplace) -> None:
    labels = [action.text() for action in place.reader.menu(None).actions()]
    assert "Markieren (Strg+Umschalt+M)" in labels
    select(place, "Pflicht")
    action = next(one for one in place.reader.menu(None).actions() if one.text().startswith("Markieren"))
    action.trigger()
    place.wait()
    assert marked(place) == ["Pflicht"]


def test_tab_reaches_a_mark_and_return_offers_to_remove_it(place: Workplace) -> None:
    mark(place, "Beraten")
    place.reader.setFocus()
    for _ in range(10):
        if place.reader.current_link in place.reader.own.spots:
            break
        place.press(Qt.Key.Key_Tab)
    place.press(Qt.Key.Key_Return)
    choose(place, "Markierung entfernen")
    assert marked(place) == []
    assert "Markierung entfernt: „Beraten“" in place.told


def test_a_click_on_a_mark_offers_a_note_about_its_place(place: Workplace) -> None:
    mark(place, "Pflicht")
    spot = place.reader.own.spots[0]
    cursor = QTextCursor(place.reader.document())
    cursor.setPosition(spot.start + 2)
    place.reader.setTextCursor(cursor)
    point = place.reader.cursorRect(cursor).center()
    QTest.mouseClick(place.reader.viewport(), Qt.MouseButton.LeftButton, pos=point)
    choose(place, "Notiz dazu schreiben")
    write(place, "Gilt auch am Telefon.")
    place.press(Qt.Key.Key_Return, CONTROL)
    assert noted(place) == ["Helfen"]


def test_several_sections_are_marked_one_by_one(place: Workplace) -> None:
    cursor = place.reader.document().find("Duldung")
    cursor.setPosition(place.reader.document().find("Pflicht").selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
    place.reader.setTextCursor(cursor)
    place.press(Qt.Key.Key_M, CONTROL | SHIFT)
    assert marked(place) == ["Duldung", "Beraten ist Pflicht"]
    assert place.told == ["Markiert: 2 Stellen"]


@pytest.mark.parametrize(
    ("words", "told"), [("Helfen", "Das lässt sich nicht markieren."), ("", "Es ist nichts ausgewählt.")]
)
def test_what_cannot_be_marked_says_so(place: Workplace, words: str, told: str) -> None:
    if words:
        select(place, words)
    place.press(Qt.Key.Key_M, CONTROL | SHIFT)
    assert place.told == [told]


def test_too_much_at_once_is_not_marked(place: Workplace) -> None:
    place.write(HUT, FILES[HUT].replace("Beraten ist Pflicht", "Beraten ist Pflicht. " + "Und noch ein Satz. " * 100))
    place.reload()
    place.reader.selectAll()
    place.press(Qt.Key.Key_M, CONTROL | SHIFT)
    assert place.told == ["Das ist zu viel für eine Markierung."]


def test_elsewhere_nothing_can_be_marked(workplace: Workplace) -> None:
    workplace.press(Qt.Key.Key_M, CONTROL | SHIFT)
    assert workplace.told == ["Auf dieser Seite lässt sich nichts markieren."]


def test_in_a_changed_text_the_words_stay_marked(place: Workplace) -> None:
    mark(place, "Beraten ist Pflicht")
    place.write(HUT, FILES[HUT].replace("Beraten ist", "Neues davor. Beraten ist immer"))
    place.reload()
    assert marked(place) == ["Beraten ist immer Pflicht"]


@pytest.mark.parametrize(("ref", "words"), [("service-probe", "Den Antrag annehmen"), ("duldung", "vorübergehend")])
def test_processes_and_terms_can_be_marked(workplace: Workplace, ref: str, words: str) -> None:
    workplace.go(Screen.LOOKUP, ref)
    mark(workplace, words)
    assert marked(workplace) == [words]


# ------------------------------------------------------------ notes


def test_a_note_is_written_beside_the_text_and_kept_on_leaving(place: Workplace) -> None:
    select(place, "Pflicht")
    place.press(Qt.Key.Key_M, CONTROL)
    write(place, "Immer zuerst fragen.")
    place.press(Qt.Key.Key_Return, CONTROL)
    assert place.told == ["Notiz gespeichert: Zwei Hüte › Helfen"]
    assert noted(place) == ["Helfen"]
    assert place.reader.hasFocus()
    place.press(Qt.Key.Key_M, CONTROL)
    assert place.part(GuardedText).text == "Immer zuerst fragen."


def test_going_elsewhere_keeps_it_too(place: Workplace) -> None:
    place.press(Qt.Key.Key_M, CONTROL)
    write(place, "Nicht vergessen.")
    place.go(Screen.TODAY)
    assert [verb for verb, _ in place.events].count("noted") == 1
    place.lesson("l-hut")
    place.click("Meine Notizen (1)")
    rows = place.part(RowList).model()
    assert rows.data(rows.index(0, 0), Qt.ItemDataRole.AccessibleTextRole) == "Zwei Hüte, Nicht vergessen."
    place.press(Qt.Key.Key_Return)
    assert place.part(GuardedText).text == "Nicht vergessen."


def test_what_looks_like_a_case_is_not_kept_and_not_lost(place: Workplace) -> None:
    place.press(Qt.Key.Key_M, CONTROL)
    write(place, "Herr Nowak, geboren am 03.04.1990")
    place.press(Qt.Key.Key_Escape)
    assert place.told == ["Ihre Notiz ist nicht gespeichert: Zwei Hüte"]
    assert "noted" not in [verb for verb, _ in place.events]
    place.click("Weiterschreiben", within=place.window)
    (dialog,) = [one for one in place.window.findChildren(NoteDialog) if one.isVisible()]
    assert "Nowak" in place.part(GuardedText, dialog).text


def test_under_a_renamed_section_the_same_note_is_meant(place: Workplace) -> None:
    services = place.session.services
    view = NoteView("n-1", "l-hut#helfen", "Zwei Hüte › Helfen", "Nicht vergessen.")
    place.window.page.act([services.notes.written(view)])
    place.write(HUT, FILES[HUT].replace("Kennung: helfen", "Kennung: beraten · Ersetzt: helfen"))
    place.reload()
    subject = services.remarks.subject(services.shelf.current, "l-hut", "beraten")
    assert subject is not None
    (pane,) = place.window.page.findChildren(NotesPane)
    assert pane.note_at(subject).words == "Nicht vergessen."
    assert pane.note_at(subject, fresh=True).words == ""


def test_two_that_were_not_kept_are_both_told(place: Workplace) -> None:
    for lesson in ("l-hut", "l-frist"):
        place.lesson(lesson)
        place.press(Qt.Key.Key_M, CONTROL)
        write(place, f"{lesson}: geboren am 03.04.1990")
        place.press(Qt.Key.Key_Escape)
    assert len(place.told) == 2


def test_one_that_was_taken_back_is_no_longer_shown_as_kept(place: Workplace) -> None:
    place.press(Qt.Key.Key_M, CONTROL)
    write(place, "Nicht vergessen.")
    place.reader.setFocus()
    place.wait()
    place.click("Rückgängig", within=place.window)
    assert place.window.page.findChildren(GuardedText)
    assert not [one for one in place.window.page.findChildren(GuardedText) if one.isVisible()]


def test_writing_can_be_undone_step_by_step(place: Workplace) -> None:
    for words in ("Eins.", "Zwei."):
        place.press(Qt.Key.Key_M, CONTROL)
        write(place, words)
        place.press(Qt.Key.Key_Return, CONTROL)
    place.click("Rückgängig", within=place.window)
    place.press(Qt.Key.Key_M, CONTROL)
    assert place.part(GuardedText).text == "Eins."


def test_a_note_without_words_is_taken_away(place: Workplace) -> None:
    place.press(Qt.Key.Key_M, CONTROL)
    write(place, "Eins.")
    place.press(Qt.Key.Key_Return, CONTROL)
    place.press(Qt.Key.Key_M, CONTROL)
    write(place, "  ")
    place.press(Qt.Key.Key_Return, CONTROL)
    assert noted(place) == []
    assert place.told[-1] == "Notiz entfernt: Zwei Hüte"
    place.click("Rückgängig", within=place.window)
    assert "Meine Notizen (1)" in place.labels()


def test_removing_and_a_second_note(place: Workplace) -> None:
    place.press(Qt.Key.Key_M, CONTROL)
    write(place, "Eins.")
    place.click("Fertig")
    place.press(Qt.Key.Key_M, CONTROL)
    place.click("Neue Notiz")
    write(place, "Zwei.")
    place.click("Fertig")
    assert "Meine Notizen (2)" in place.labels()
    place.press(Qt.Key.Key_M, CONTROL)
    place.click("Entfernen")
    assert "Meine Notizen (1)" in place.labels()


def test_what_could_not_be_stored_can_be_tried_again(place: Workplace) -> None:
    place.press(Qt.Key.Key_M, CONTROL)
    write(place, "Eins.")
    with place.full_disk():
        place.press(Qt.Key.Key_Return, CONTROL)
    told = next(one for one in place.session.messages.open if one.action == "Noch einmal versuchen")
    assert told.run is not None
    told.run()
    place.wait()
    assert "Meine Notizen (1)" in place.labels()


def test_a_margin_that_was_folded_unfolds_for_a_note_and_folds_again(place: Workplace) -> None:
    place.click("In dieser Lektion einklappen")
    place.press(Qt.Key.Key_M, CONTROL)
    write(place, "Kurz.")
    place.press(Qt.Key.Key_Return, CONTROL)
    assert place.button("In dieser Lektion ausklappen").isVisible()


def test_without_room_beside_the_text_a_note_is_written_over_it(closed_workplace: Workplace) -> None:
    place = closed_workplace
    place.start(size=(683, 384))
    place.lesson("l-hut")
    for words in ("Klein.", "Kleiner."):
        place.press(Qt.Key.Key_M, CONTROL)
        write(place, words)
        place.press(Qt.Key.Key_Return, CONTROL)
        place.window.activateWindow()
        place.until(place.window.isActiveWindow)
    assert [verb for verb, _ in place.events].count("noted") == 2
    (note,) = place.session.services.history.notebook.notes.values()
    assert place.session.services.journal._opened.text(note.text) == "Kleiner."


@pytest.mark.parametrize("screen", [Screen.WALK, Screen.LOOKUP])
def test_processes_take_notes_at_their_steps(workplace: Workplace, screen: Screen) -> None:
    workplace.go(screen, "service-probe", "annehmen")
    workplace.press(Qt.Key.Key_M, CONTROL)
    write(workplace, "Formular liegt am Tresen.")
    workplace.press(Qt.Key.Key_Return, CONTROL)
    assert workplace.told == ["Notiz gespeichert: Antrag annehmen › Annehmen"]


def test_where_there_is_nothing_to_note_it_is_said(workplace: Workplace) -> None:
    workplace.press(Qt.Key.Key_M, CONTROL)
    assert workplace.told == ["Auf dieser Seite gibt es nichts zu notieren."]


@pytest.mark.parametrize("theme", ["hell", "dunkel", "kontrast"])
@pytest.mark.parametrize(("scale", "size"), [(1.0, (683, 384)), (2.0, (1280, 800)), (1.0, (1280, 800))])
def test_everybody_can_write_and_mark(
    closed_workplace: Workplace, dress: Dress, theme: ThemeName, scale: float, size: tuple[int, int]
) -> None:
    place = closed_workplace
    place.chosen = Settings(theme=theme, text_scale=scale, welcomed=True)
    dress(theme, scale)
    place.start(size=size)
    place.lesson("l-hut")
    mark(place, "Beraten ist Pflicht")
    settle()
    assert faults(place.window) == []
    place.press(Qt.Key.Key_M, CONTROL)
    write(place, "Gilt das auch für Frau Nowak?")
    dialogs = [one for one in place.window.findChildren(NoteDialog) if one.isVisible()]
    if dialogs:
        dialogs[0].activateWindow()
        assert QTest.qWaitForWindowActive(dialogs[0])
    assert faults(dialogs[0] if dialogs else place.window) == []
