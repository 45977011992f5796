"""Wochenblick: rows with their acts, put off and brought back, states read aloud, the file, the empty state."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from tests.helpers.accessibility import faults
from tests.helpers.days import type_day
from tests.helpers.mentoring import PATH, a_mentor_at, full_post, give_post
from tests.helpers.posts import PostInMemory
from tests.helpers.workplace import Workplace
from tests.ui.conftest import Dress
from wissen.drawing.page import PageSection
from wissen.learning.completion import Standing
from wissen.learning.practice import SignOffLevel
from wissen.services.week_tables import spreadsheet
from wissen.settings import Settings, ThemeName
from wissen.team.messages import Assignment, Share, SharedModule, SignedOff
from wissen.ui.dialogs.sign_off_dialog import SignOffDialog
from wissen.ui.navigation import Screen
from wissen.ui.pages.progress_picture import CountTable
from wissen.ui.pages.week import RowCard, WeekPage
from wissen.ui.pages.week_grid import WeekGrid
from wissen.ui.widgets.day_field import DayField
from wissen.ui.widgets.elided_combo import ElidedCombo
from wissen.ui.widgets.menu_button import MenuButton


@pytest.fixture
def post() -> PostInMemory:
    return full_post()


@pytest.fixture
def place(closed_workplace: Workplace, post: PostInMemory) -> Workplace:
    return a_mentor_at(closed_workplace, post, Screen.WEEK)


def page(place: Workplace) -> WeekPage:
    assert isinstance(place.window.page, WeekPage)
    return place.window.page


def cards(place: Workplace) -> list[RowCard]:
    return [card for card in place.window.page.findChildren(RowCard) if card.isVisible()]


def rows(place: Workplace) -> list[tuple[str, str]]:
    return [(card.title.text(), card.text.text()) for card in cards(place)]


def click(place: Workplace, act: str) -> None:
    """Click the button of the one row that has it."""
    (card,) = (card for card in cards(place) if act in place.labels(card))
    place.click(act, card)


def undo(place: Workplace) -> None:
    message = place.session.messages.open[-1]
    assert message.action == "Rückgängig"
    assert message.run is not None
    message.run()
    place.wait()


def test_everybody_has_a_gespraechsblatt_also_where_nothing_is_to_be_done(place: Workplace) -> None:
    talks = next(one for one in place.window.page.findChildren(MenuButton) if one.text() == "Gesprächsblatt")
    talks.choices.aboutToShow.emit()
    people = place.session.services.week.people()
    assert [action.text() for action in talks.choices.actions()] == [one.name for one in people]
    for number, one in enumerate(people):
        talks.choices.actions()[number].trigger()
        place.wait()
        assert (place.window.address.screen, place.window.address.ref) == (Screen.PERSON, one.id)


def test_it_says_what_there_is_to_do(place: Workplace) -> None:
    assert rows(place) == [
        ("Jana", "Bitte um Hilfe in KW 47: „Fristen“."),
        ("Jana", "Bereit zur Abnahme: „Ein Gespräch führen“."),
        ("Bo", "Zurzeit ist kein Lernpfad zugewiesen."),
        ("Jana", "„Anfang“ war bis 20.11.2026 gedacht und stand in KW 48 auf „begonnen“."),
        ("Bo", "„Anfang“ hat sich geändert, gelernt ist der frühere Stand."),
        ("Bo", "Seit KW 44 ist kein Stand gekommen."),
    ]


def test_a_sign_off_is_sent_and_can_be_undone(place: Workplace, post: PostInMemory) -> None:
    click(place, "Abzeichnen")
    dialog = place.part(SignOffDialog, place.window)
    assert [combo.currentText() for combo in dialog.findChildren(ElidedCombo)] == [
        "Jana",
        "Ein Gespräch führen (bereit zur Abnahme)",
    ]
    place.click("selbständig", dialog)
    place.click("Abzeichnen", dialog)
    assert post.sent("jana")[-1] == SignedOff("p-gespraech", place.today, SignOffLevel.ALONE)
    assert not [reason for _, reason in rows(place) if "Abnahme" in reason]
    undo(place)
    assert post.sent("jana")[-1] == SignedOff("p-gespraech", place.today, None)
    assert [reason for _, reason in rows(place) if "Abnahme" in reason]


def test_nobody_chooses_a_day_that_is_still_to_come(place: Workplace) -> None:
    click(place, "Abzeichnen")
    dialog = place.part(SignOffDialog, place.window)
    day = place.part(DayField, dialog)
    type_day(day, "26.11.2026")
    assert day.day == place.today
    assert day.told == "Später als am 23.11.2026 geht es nicht. Es bleibt beim 23.11.2026."
    dialog.reject()


def test_for_somebody_else_the_skills_are_theirs(place: Workplace) -> None:
    click(place, "Abzeichnen")
    dialog = place.part(SignOffDialog, place.window)
    person, skill = dialog.findChildren(ElidedCombo)
    person.setCurrentIndex(person.findText("Bo"))
    assert skill.currentText() == "Ein Gespräch führen"
    dialog.reject()


def test_a_path_is_put_off_by_a_week_and_back(place: Workplace, post: PostInMemory) -> None:
    click(place, "Um eine Woche verschieben")
    later = post.sent("jana")[-1]
    assert isinstance(later, Assignment)
    assert [item.due for item in later.items] == [date(2026, 11, 27), date(2027, 2, 8)]
    assert not [reason for _, reason in rows(place) if "gedacht" in reason]
    undo(place)
    assert post.sent("jana")[-1] == PATH
    assert [reason for _, reason in rows(place) if "gedacht" in reason]


def test_a_row_is_put_off_until_next_week(place: Workplace) -> None:
    place.click("Auf nächste Woche", cards(place)[0])
    assert rows(place)[0][1].startswith("Bereit zur Abnahme")
    place.start_again()
    give_post(place, full_post())
    place.go(Screen.WEEK)
    assert rows(place)[0][1].startswith("Bereit zur Abnahme")
    place.today = date(2026, 11, 30)
    place.session.look_at_clock()
    place.wait()
    assert rows(place)[0][1].startswith("Bitte um Hilfe")


def test_putting_off_can_be_undone_and_the_focus_stays_at_its_place(place: Workplace) -> None:
    cards(place)[0].take_focus()
    place.click("Auf nächste Woche", cards(place)[0])
    assert cards(place)[0].has_focus
    undo(place)
    assert rows(place)[0][1].startswith("Bitte um Hilfe")


def test_asking_is_a_sentence_without_reproach(place: Workplace) -> None:
    click(place, "Nachfragen")
    assert QApplication.clipboard().text().startswith("Guten Tag Bo, wie kommen Sie")
    assert not [reason for _, reason in rows(place) if "kein Stand" in reason]


def test_help_leads_to_the_sheet_for_the_talk(place: Workplace) -> None:
    click(place, "Gesprächsblatt")
    assert (place.window.address.screen, place.window.address.ref) == (Screen.PERSON, "jana")


def test_each_cell_says_whose_it_is(place: Workplace) -> None:
    model = place.part(CountTable).model()
    said = [
        [
            model.data(model.index(row, column), Qt.ItemDataRole.AccessibleTextRole)
            for column in range(model.columnCount())
        ]
        for row in range(model.rowCount())
    ]
    assert said == [
        ["Anfang", "Bo, Anfang: aufzufrischen, vor 4 Wochen", "Jana, Anfang: begonnen, 55 %, diese Woche"],
        ["Weiter", "Bo, Weiter: nicht geteilt", "Jana, Weiter: offen, diese Woche"],
    ]
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(3)]
    assert heads == ["Modul", "Bo", "Jana"]


@pytest.mark.parametrize(("look", "scale", "size"), [("hell", 1.0, (1280, 800)), ("kontrast", 2.0, (683, 600))])
def test_whatever_is_said_of_a_state_has_room(
    place: Workplace, post: PostInMemory, dress: Dress, *, look: ThemeName, scale: float, size: tuple[int, int]
) -> None:
    share = Share("2026-W48", (SharedModule("m-einbuergerungsvoraussetzungen", "2026-11", Standing.DONE),))
    post.arrive("jana", share)
    dress(look, scale)
    place.window.resize(*size)
    place.window.refresh()
    place.wait()
    table = place.part(WeekGrid)
    count = range(table.model().columnCount())
    assert [table.columnWidth(one) >= table.sizeHintForColumn(one) for one in count[1:]] == [True] * len(count[1:])
    rows = range(table.model().rowCount())
    assert [table.rowHeight(one) >= table.sizeHintForRow(one) for one in rows] == [True] * len(rows)
    assert table.viewport().height() >= sum(map(table.rowHeight, rows))
    words = [word for one in rows for word in table.model().index(one, 0).data().split()]
    assert table.columnWidth(0) > max(map(table.fontMetrics().horizontalAdvance, words))


def test_old_states_are_counts(place: Workplace) -> None:
    texts = [label.text() for label in page(place).findChildren(QLabel)]
    assert "Anfang, geändert am 01.06.2026: 1 von 1 Person noch mit dem früheren Stand" in texts


def test_the_file_holds_what_is_shown(place: Workplace, tmp_path: Path) -> None:
    page(place).save_as(str(tmp_path / "woche.csv"))
    place.wait()
    week = place.session.services.week
    assert (tmp_path / "woche.csv").read_bytes() == spreadsheet(week.overview({}, {}))
    assert place.told == ["Gespeichert als „woche.csv“."]


def test_it_offers_files_of_states(place: Workplace) -> None:
    place.click("Stände einlesen …")
    dialog = place.part(QFileDialog, place.window)
    assert dialog.nameFilters() == ["Stände (*.wissenstand)"]
    dialog.reject()


def test_paper_shows_what_the_screen_shows(place: Workplace) -> None:
    printed = page(place).printed()
    assert printed is not None
    assert [part.title for part in printed[0].parts if isinstance(part, PageSection)] == [
        "Diese Woche",
        "Stände",
        "Nach Änderungen",
    ]


def test_without_anybody_it_leads_to_the_team(closed_workplace: Workplace) -> None:
    closed_workplace.start()
    closed_workplace.go(Screen.WEEK)
    assert closed_workplace.labels() == ["Mein Team öffnen"]
    assert page(closed_workplace).printed() is None


LOOKS = [("hell", 1.0, (1280, 800)), ("kontrast", 2.0, (1280, 800)), ("dunkel", 1.0, (683, 384))]


@pytest.mark.parametrize(("theme", "scale", "size"), LOOKS)
def test_everybody_can_use_it(
    closed_workplace: Workplace, dress: Dress, theme: ThemeName, scale: float, size: tuple[int, int]
) -> None:
    place = closed_workplace
    place.chosen = Settings(theme=theme, text_scale=scale, welcomed=True, tasks=("mentor",))
    dress(theme, scale)
    place.start(size=size)
    place.go(Screen.WEEK)
    assert faults(place.window) == []
    give_post(place, full_post())
    place.window.refresh()
    assert faults(place.window) == []
    place.go(Screen.PERSON, "jana")
    assert faults(place.window) == []
    place.click("Praxis abzeichnen …")
    dialog = place.part(SignOffDialog, place.window)
    assert faults(dialog) == []
    dialog.reject()


def test_only_mentors_have_it_in_the_rail(place: Workplace) -> None:
    rail = place.window.rail
    assert "Wochenblick" in [made.accessibleName() for made in place._buttons(rail)]
    place.session.preferences.change(tasks=())
    place.wait()
    assert "Wochenblick" not in [made.accessibleName() for made in place._buttons(rail)]


def test_with_a_folder_the_states_are_fetched_from_it(place: Workplace, tmp_path: Path) -> None:
    assert ("Stände einlesen …" in place.labels(), "Jetzt austauschen" in place.labels()) == (True, False)
    place.session.preferences.change(exchange_folder=tmp_path)
    place.window.refresh()
    place.wait()
    shown = [
        label for label in place.labels() if label in {"Stände einlesen …", "Datei einlesen …", "Jetzt austauschen"}
    ]
    assert shown == ["Jetzt austauschen", "Datei einlesen …"]
