"""Meine Meldungen: listed, opened, deleted with the way back, saved for the trainer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from tests.helpers.accessibility import faults
from tests.helpers.permissions import as_nobody, reachable_folder
from tests.helpers.questions import LONG_WORD
from tests.helpers.workplace import Workplace
from tests.ui.conftest import Dress
from wissen.learning.remark import RemarkKind
from wissen.services.remarks import Subject
from wissen.settings import Settings, ThemeName
from wissen.ui.dialogs.remark_view import RemarkView
from wissen.ui.dialogs.remarks_file import RemarksFileDialog
from wissen.ui.models.row_model import RowModel
from wissen.ui.navigation import Address, Screen
from wissen.ui.widgets.row_list import RowList

WORDS = "Hier fehlt, wer das prüft."
GONE = Subject("l-fort#da", "Was einmal da war")

W = TypeVar("W", bound=QWidget)


def add(place: Workplace, object_id: str, at: str, kind: RemarkKind, words: str) -> None:
    services = place.session.services
    subject = services.remarks.subject(services.shelf.current, object_id, at) or GONE
    event = services.remarks.made(subject, kind, words, text_id=f"m-{len(services.remarks.all)}")
    place.window.page.act([event])
    place.wait()


def fill(place: Workplace) -> None:
    add(place, "l-hut", "helfen", RemarkKind.UNCLEAR, WORDS)
    add(place, "gibt-es-nicht", "", RemarkKind.WRONG, "")
    add(place, "service-probe", "annehmen", RemarkKind.LOOP, "Drei Mal\nhin und her.")


@pytest.fixture
def place(workplace: Workplace) -> Workplace:
    fill(workplace)
    workplace.go(Screen.REMARKS)
    return workplace


def rows(place: Workplace) -> list[tuple[str, str, str]]:
    model = place.window.page.findChildren(RowModel)[0]
    return [(row.title, row.kind, row.detail) for row in model.rows]


def dialog(place: Workplace, kind: type[W]) -> W:
    (found,) = [one for one in place.window.findChildren(kind) if one.isVisible()]
    return found


def words(place: Workplace, within: QWidget | None = None) -> str:
    labels = (within or place.window.page).findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def titles(place: Workplace) -> list[str]:
    return [title for title, _, _ in rows(place)]


def written(place: Workplace) -> bool:
    """Whether the words stand in any file of the profile."""
    return any(b"hin und her" in file.read_bytes() for file in place.root.rglob("*") if file.is_file())


# ------------------------------------------------------------ the list


def test_the_newest_stands_first_with_place_kind_and_words(place: Workplace) -> None:
    assert rows(place) == [
        ("Antrag annehmen › Annehmen", "Hier drehen wir eine Schleife", "Drei Mal hin und her."),
        ("l-fort#da", "Das stimmt nicht · diese Stelle gibt es nicht mehr", "Sie haben nichts dazu geschrieben."),
        ("Zwei Hüte › Helfen", "Das ist unklar", WORDS),
    ]
    assert place.part(RowList).hasFocus()


def test_nothing_reported_yet_says_how_to_begin(workplace: Workplace) -> None:
    workplace.go(Screen.REMARKS)
    assert "Drücken Sie F8" in words(workplace)
    workplace.click("Zu Heute")
    assert workplace.window.address.screen is Screen.TODAY


def test_it_is_reached_from_the_settings_and_leads_back_there(place: Workplace) -> None:
    place.go(Screen.SETTINGS)
    place.click("Meldungen ansehen")
    assert titles(place)
    place.press(Qt.Key.Key_Escape)
    assert place.window.address.screen is Screen.SETTINGS


def test_before_the_store_was_read_the_page_waits(closed_workplace: Workplace) -> None:
    closed_workplace.launch()
    closed_workplace.window.go(Address(Screen.REMARKS))
    closed_workplace.until(lambda: closed_workplace.session.services.ready)
    closed_workplace.wait()
    assert "Sie haben noch nichts gemeldet." in words(closed_workplace)


# ------------------------------------------------------------ one of them


def test_return_shows_one_in_full_and_leads_to_its_place(place: Workplace) -> None:
    QTest.keyClick(place.part(RowList), Qt.Key.Key_Return)
    shown = dialog(place, RemarkView)
    assert "Drei Mal\nhin und her." in words(place, shown)
    place.click("Zur Stelle", within=shown)
    assert (place.window.address.screen, place.window.address.ref) == (Screen.LOOKUP, "service-probe")
    place.window.go_back()
    place.wait()
    assert place.window.address.screen is Screen.REMARKS


def test_one_whose_place_has_gone_says_so(place: Workplace) -> None:
    listed = place.part(RowList)
    listed.setCurrentIndex(place.window.page.findChildren(RowModel)[0].index(1))
    QTest.keyClick(listed, Qt.Key.Key_Return)
    shown = dialog(place, RemarkView)
    assert "nicht mehr" in words(place, shown)
    assert place.labels(shown) == ["Löschen", "Schließen"]


def test_coming_back_finds_the_one_that_was_looked_at(place: Workplace) -> None:
    listed = place.part(RowList)
    listed.setCurrentIndex(place.window.page.findChildren(RowModel)[0].index(2))
    place.go(Screen.TODAY)
    place.window.go_back()
    place.wait()
    assert listed.currentIndex().row() == 2


# ------------------------------------------------------------ deleted, and the way back


@pytest.mark.parametrize("way", ["key", "button"])
def test_one_is_deleted_for_good_and_can_be_brought_back(place: Workplace, way: str) -> None:
    listed = place.part(RowList)
    assert written(place)
    if way == "key":
        QTest.keyClick(listed, Qt.Key.Key_Delete)
    else:
        QTest.keyClick(listed, Qt.Key.Key_Return)
        place.click("Löschen", within=dialog(place, RemarkView))
    place.wait()
    assert titles(place) == ["l-fort#da", "Zwei Hüte › Helfen"]
    assert place.told == ["Die Meldung zu „Antrag annehmen › Annehmen“ ist gelöscht."]
    assert not written(place)
    place.click("Rückgängig", within=place.window)
    assert rows(place)[0] == ("Antrag annehmen › Annehmen", "Hier drehen wir eine Schleife", "Drei Mal hin und her.")
    assert place.told == []


def test_what_cannot_be_brought_back_yet_can_be_tried_again(place: Workplace) -> None:
    QTest.keyClick(place.part(RowList), Qt.Key.Key_Delete)
    place.wait()
    with place.full_disk():
        place.click("Rückgängig", within=place.window)
    assert "Der Datenträger ist voll." in place.told
    told = next(message for message in place.session.messages.open if message.action == "Rückgängig")
    assert told.run is not None
    told.run()
    place.wait()
    assert titles(place)[0] == "Antrag annehmen › Annehmen"


def test_the_last_one_gone_leaves_the_page_as_at_the_beginning(place: Workplace) -> None:
    for _ in range(3):
        QTest.keyClick(place.part(RowList), Qt.Key.Key_Delete)
        place.wait()
    assert "Sie haben noch nichts gemeldet." in words(place)
    assert [verb for verb, _ in place.events].count("erased") == 3


# ------------------------------------------------------------ for the trainer


def ask_for_file(place: Workplace) -> RemarksFileDialog:
    place.click("Für die Redaktion speichern …")
    return dialog(place, RemarksFileDialog)


def test_the_file_holds_what_the_list_shows(place: Workplace, tmp_path: Path) -> None:
    asked = ask_for_file(place)
    assert "3 Meldungen" in words(place, asked)
    assert "Angaben aus einem Fall" not in words(place, asked)
    file = tmp_path / "Meldungen.wissenmeldung"
    asked.save(str(file))
    place.wait()
    told = json.loads(file.read_text("utf-8"))
    assert [(one["kennung"], one["art"]) for one in told["meldungen"]] == [
        ("l-fort#da", "stimmt nicht"),
        ("l-hut#helfen", "unklar"),
        ("service-probe#annehmen", "Schleife"),
    ]
    assert place.told == ["Gespeichert als „Meldungen.wissenmeldung“."]
    assert len(titles(place)) == 3


def test_the_name_of_the_file_says_the_week(place: Workplace) -> None:
    asked = ask_for_file(place)
    place.click("Datei speichern …", within=asked)
    (files,) = asked.findChildren(QFileDialog)
    assert [Path(name).name for name in files.selectedFiles()] == ["Meldungen 2026-KW48.wissenmeldung"]
    assert not files.testOption(QFileDialog.Option.DontConfirmOverwrite)
    files.reject()
    place.wait()
    assert asked.isVisible()


def test_it_is_said_where_a_case_may_still_stand(place: Workplace) -> None:
    add(place, "l-frist", "wann", RemarkKind.IDEA, "So macht es Herr Nowak.")
    place.wait()
    assert "In 1 Meldung stehen vielleicht Angaben aus einem Fall." in words(place, ask_for_file(place))


def test_a_file_that_cannot_be_written_is_told_with_a_way_out(place: Workplace) -> None:
    with reachable_folder() as folder:
        folder.chmod(0o500)
        asked = ask_for_file(place)
        with as_nobody():
            asked.save(str(folder / "Meldungen.wissenmeldung"))
            place.wait()
        assert list(folder.iterdir()) == []
    (message,) = place.session.messages.open
    assert (message.kind, "darf nicht geschrieben werden" in message.text, bool(message.hint)) == ("error", True, True)


# ------------------------------------------------------------ everybody


@pytest.mark.parametrize("theme", ["hell", "dunkel", "kontrast"])
@pytest.mark.parametrize(("scale", "size"), [(1.0, (683, 384)), (2.0, (1280, 800))])
def test_everybody_can_use_the_page_and_its_dialogs(
    closed_workplace: Workplace, dress: Dress, theme: ThemeName, scale: float, size: tuple[int, int]
) -> None:
    place = closed_workplace
    place.chosen = Settings(theme=theme, text_scale=scale, welcomed=True)
    dress(theme, scale)
    place.start(size=size)
    place.go(Screen.REMARKS)
    assert faults(place.window) == []
    add(place, "l-hut", "helfen", RemarkKind.LOOP, f"{LONG_WORD} " * 12)
    place.go(Screen.REMARKS)
    assert faults(place.window) == []
    QTest.keyClick(place.part(RowList), Qt.Key.Key_Return)
    for kind in (RemarkView, RemarksFileDialog):
        if kind is RemarksFileDialog:
            place.click("Für die Redaktion speichern …")
        shown = dialog(place, kind)
        shown.activateWindow()
        assert QTest.qWaitForWindowActive(shown)
        assert faults(shown) == []
        shown.close()
        place.wait()
