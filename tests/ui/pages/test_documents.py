"""Meine Unterlagen: listed, searched, opened, changed, taken away, brought back, erased, taken along."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QWidget

from tests.helpers.accessibility import faults
from tests.helpers.permissions import as_nobody, reachable_folder
from tests.helpers.questions import LONG_WORD
from tests.helpers.small_pack import FILES
from tests.helpers.workplace import Workplace
from tests.ui.conftest import Dress
from wissen.services.highlights import Marked
from wissen.services.notes import NoteView
from wissen.settings import Settings, ThemeName
from wissen.ui.dialogs.erase_kept_dialog import EraseKeptDialog
from wissen.ui.dialogs.kept_view import KeptView
from wissen.ui.dialogs.note_dialog import NoteDialog
from wissen.ui.dialogs.print_dialog import PrintDialog
from wissen.ui.models.row_model import RowModel
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.documents import DocumentsPage
from wissen.ui.widgets.guarded_text import GuardedText
from wissen.ui.widgets.row_list import RowList

FRIST = "module/01-anfang/frist.md"


def note(place: Workplace, object_id: str, at: str, words: str) -> None:
    services = place.session.services
    subject = services.remarks.subject(services.shelf.current, object_id, at)
    assert subject is not None
    view = NoteView(f"n-{len(services.history.notebook.notes)}", subject.ref, subject.title, words)
    place.window.page.act([services.notes.written(view)])
    place.wait()


def highlight(place: Workplace, object_id: str, at: str, words: str) -> None:
    services = place.session.services
    subject = services.remarks.subject(services.shelf.current, object_id, at)
    assert subject is not None
    event = services.highlights.made(subject, Marked(words), mark_id="h-1")
    assert event is not None
    place.window.page.act([event])
    place.wait()


def fill(place: Workplace) -> None:
    note(place, "l-frist", "wann", "Die Frist steht auch im Kalender.")
    note(place, "l-hut", "helfen", "Immer zuerst fragen.\n\nDann *helfen*.")
    highlight(place, "l-hut", "helfen", "Beraten ist Pflicht")
    place.window.page.act([place.session.services.bookmarks.changed("l-hut#helfen", kept=True)])
    place.wait()


@pytest.fixture
def place(workplace: Workplace) -> Workplace:
    fill(workplace)
    workplace.go(Screen.DOCUMENTS, "notizen")
    return workplace


def rows(place: Workplace) -> list[tuple[str, str]]:
    models = [one.model() for one in place.window.page.findChildren(RowList) if one.isVisible()]
    return [(row.title, row.detail) for model in models if isinstance(model, RowModel) for row in model.rows]


def titles(place: Workplace) -> list[str]:
    return [title for title, _ in rows(place)]


def dialog(place: Workplace, kind: type[QWidget]) -> QWidget:
    (found,) = [one for one in place.window.findChildren(kind) if one.isVisible()]
    return found


def words(place: Workplace, within: QWidget | None = None) -> str:
    labels = (within or place.window.page).findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def lose(place: Workplace, name: str) -> None:
    """An update of the content no longer has a file."""
    (place.content / name).unlink()
    place.reload()


# ------------------------------------------------------------ the lists


def test_the_newest_note_stands_first_with_place_and_words(place: Workplace) -> None:
    assert rows(place) == [
        ("Zwei Hüte › Helfen", "Immer zuerst fragen. Dann *helfen*."),
        ("Fristen › Wann", "Die Frist steht auch im Kalender."),
    ]
    assert place.part(RowList).hasFocus()


def test_by_place_they_stand_as_in_the_content(place: Workplace) -> None:
    order = place.part(QComboBox)
    order.setCurrentIndex(1)
    assert titles(place) == ["Fristen › Wann", "Zwei Hüte › Helfen"]


def test_every_tab_says_how_many_it_has(place: Workplace) -> None:
    assert place.labels()[:3] == ["Lesezeichen (1)", "Notizen (2)", "Markierungen (1)"]
    place.click("Markierungen (1)")
    assert rows(place) == [("Zwei Hüte › Helfen", "Beraten ist Pflicht")]
    place.click("Lesezeichen (1)")
    assert titles(place) == ["Zwei Hüte › Helfen"]


@pytest.mark.parametrize(
    ("tab", "how"), [("lesezeichen", "Strg+D"), ("notizen", "Strg+M"), ("markierungen", "Strg+Umschalt+M")]
)
def test_an_empty_list_says_how_to_fill_it(workplace: Workplace, tab: str, how: str) -> None:
    workplace.go(Screen.DOCUMENTS, tab)
    assert how in words(workplace)


def test_words_are_looked_for_in_all_lists(place: Workplace) -> None:
    place.window.page.show_find()
    QTest.keyClicks(place.part(QLineEdit), "FRISTEN")
    assert place.labels()[:3] == ["Lesezeichen", "Notizen (1)", "Markierungen"]
    assert titles(place) == ["Fristen › Wann"]
    QTest.keyClicks(place.part(QLineEdit), "xy")
    assert "In dieser Liste steht nichts davon." in words(place)
    place.press(Qt.Key.Key_Escape)
    assert len(titles(place)) == 2
    place.press(Qt.Key.Key_Down)
    assert place.part(RowList).hasFocus()


def test_return_leads_to_the_place_and_back_to_the_row(place: Workplace) -> None:
    place.press(Qt.Key.Key_Down)
    place.press(Qt.Key.Key_Return)
    assert (place.window.address.screen, place.window.address.ref) == (Screen.LESSON, "l-frist")
    place.window.go_back()
    place.wait()
    assert place.window.address == Address(Screen.DOCUMENTS, "notizen", "n-0")


def test_a_highlight_leads_to_the_words_in_its_section(place: Workplace) -> None:
    place.go(Screen.DOCUMENTS, "markierungen")
    place.press(Qt.Key.Key_Return)
    assert place.window.address.ref == "l-hut"
    assert len(place.reader.own.spots) == 1


def test_the_place_in_the_rail_leads_here(workplace: Workplace) -> None:
    workplace.window._choose(Screen.DOCUMENTS.value)
    workplace.wait()
    assert isinstance(workplace.window.page, DocumentsPage)


def test_before_the_store_was_read_the_page_waits(closed_workplace: Workplace) -> None:
    closed_workplace.launch()
    closed_workplace.window.go(Address(Screen.DOCUMENTS))
    closed_workplace.until(lambda: closed_workplace.session.services.ready)
    closed_workplace.wait()
    assert "Noch kein Lesezeichen." in words(closed_workplace)


# ------------------------------------------------------------ what has gone


def test_what_has_gone_stands_last_and_can_still_be_read(place: Workplace) -> None:
    lose(place, FRIST)
    assert titles(place) == ["Zwei Hüte › Helfen", "Fristen › Wann"]
    model = place.part(RowList).model()
    assert "Stelle nicht mehr vorhanden" in model.data(model.index(1, 0), Qt.ItemDataRole.AccessibleTextRole)
    place.press(Qt.Key.Key_Down)
    place.press(Qt.Key.Key_Return)
    shown = dialog(place, KeptView)
    assert "Die Frist steht auch im Kalender." in words(place, shown)
    place.click("Schließen", within=shown)
    place.write(FRIST, FILES[FRIST])
    place.reload()
    assert titles(place) == ["Zwei Hüte › Helfen", "Fristen › Wann"]
    assert "nicht mehr" not in model.data(model.index(1, 0), Qt.ItemDataRole.AccessibleTextRole)


def test_marked_words_that_have_gone_are_told_as_such(place: Workplace) -> None:
    place.write("module/01-anfang/hut.md", FILES["module/01-anfang/hut.md"].replace("Beraten ist Pflicht", "Nein"))
    place.reload()
    place.go(Screen.DOCUMENTS, "markierungen")
    model = place.part(RowList).model()
    assert "Diese Worte stehen dort nicht mehr" in model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert rows(place) == [("Zwei Hüte › Helfen", "Beraten ist Pflicht")]


# ------------------------------------------------------------ changed, taken away, erased


def test_a_note_is_changed_where_it_is_listed(place: Workplace) -> None:
    place.press(Qt.Key.Key_F2)
    shown = dialog(place, NoteDialog)
    place.part(GuardedText, shown).field.setPlainText("Anders.")
    place.click("Fertig", within=shown)
    assert rows(place)[0] == ("Zwei Hüte › Helfen", "Anders.")


@pytest.mark.parametrize("tab", ["lesezeichen", "notizen", "markierungen"])
def test_one_is_taken_away_and_brought_back_by_the_message(place: Workplace, tab: str) -> None:
    place.go(Screen.DOCUMENTS, tab)
    before = rows(place)
    place.press(Qt.Key.Key_Delete)
    assert rows(place)[: len(before)] != before
    place.click("Rückgängig", within=place.window)
    assert rows(place) == before


@pytest.mark.parametrize("tab", ["notizen", "markierungen"])
def test_what_was_taken_away_waits_below_and_comes_back(place: Workplace, tab: str) -> None:
    place.go(Screen.DOCUMENTS, tab)
    before = len(titles(place))
    place.click("Entfernen")
    assert titles(place)[-2:] == ["Entfernt", "Zwei Hüte › Helfen"]
    place.part(RowList).setCurrentIndex(place.part(RowList).model().index(before, 0))
    assert place.labels()[-2:] == ["Wiederherstellen", "Endgültig löschen …"]
    place.click("Wiederherstellen")
    assert (len(titles(place)), "Entfernt" in titles(place)) == (before, False)


def test_erased_for_good_no_file_of_the_profile_knows_the_words(place: Workplace) -> None:
    place.click("Entfernen")
    place.part(RowList).setCurrentIndex(place.part(RowList).model().index(2, 0))
    place.press(Qt.Key.Key_Delete)
    place.click("Behalten", within=dialog(place, EraseKeptDialog))
    assert "Entfernt" in titles(place)
    place.click("Endgültig löschen …")
    place.click("Endgültig löschen", within=dialog(place, EraseKeptDialog))
    assert titles(place) == ["Fristen › Wann"]
    files = [file.read_bytes() for file in place.root.rglob("*") if file.is_file()]
    assert not any(b"Immer zuerst fragen" in data for data in files)
    assert any(b"auch im Kalender" in data for data in files)


def test_each_time_one_goes_the_next_one_stands_in_its_place(place: Workplace) -> None:
    marked = ["l-hut", "l-frist", "duldung", "service-probe"]
    place.window.page.act([place.session.services.bookmarks.changed(ref, kept=True) for ref in marked])
    place.go(Screen.DOCUMENTS, "lesezeichen")
    place.part(RowList).setCurrentIndex(place.part(RowList).model().index(1, 0))
    _, second, third, fourth, last = titles(place)
    for left in ([third, fourth, last], [fourth, last]):
        place.press(Qt.Key.Key_Delete)
        assert titles(place)[1:] == left
        current = place.part(RowList).current
        assert current is not None
        assert current.title == left[0]
    assert second not in titles(place)


# ------------------------------------------------------------ taken along


def test_the_markdown_says_places_words_and_edition(place: Workplace, tmp_path: Path) -> None:
    place.click("Speichern")
    (files,) = place.window.findChildren(QFileDialog)
    assert [Path(name).name for name in files.selectedFiles()] == ["Meine Unterlagen.md"]
    files.reject()
    page = place.window.page
    assert isinstance(page, DocumentsPage)
    page.save_as(str(tmp_path / "unterlagen.md"))
    place.wait()
    text = (tmp_path / "unterlagen.md").read_text("utf-8")
    assert text.startswith(
        "# Meine Unterlagen\n\nProbepaket · Ausgabe 2026-11 · Rechtsstand 19.08.2026\n\n## Lesezeichen"
    )
    assert "### Zwei Hüte › Helfen\n\n*23.11.2026*\n\nImmer zuerst fragen.\n\nDann \\*helfen\\*." in text
    assert "> Beraten ist Pflicht" in text
    read = QTextDocument()
    read.setMarkdown(text)
    assert "Dann *helfen*." in read.toPlainText()
    assert place.told == ["Gespeichert als „unterlagen.md“."]


def test_what_was_taken_away_is_not_taken_along(place: Workplace, tmp_path: Path) -> None:
    place.click("Entfernen")
    page = place.window.page
    assert isinstance(page, DocumentsPage)
    page.save_as(str(tmp_path / "unterlagen.md"))
    place.wait()
    assert "zuerst fragen" not in (tmp_path / "unterlagen.md").read_text("utf-8")


def test_a_file_that_cannot_be_written_is_told(place: Workplace) -> None:
    page = place.window.page
    assert isinstance(page, DocumentsPage)
    with reachable_folder() as folder:
        folder.chmod(0o500)
        with as_nobody():
            page.save_as(str(folder / "unterlagen.md"))
            place.wait()
    assert "darf nicht geschrieben werden" in place.told[0]


def test_the_list_goes_on_paper(place: Workplace) -> None:
    place.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    shown = dialog(place, PrintDialog)
    assert "Meine Unterlagen" in words(place, shown)
    page = place.window.page
    assert isinstance(page, DocumentsPage)
    assert page.marks("Meine Unterlagen").foot == "Stand 23.11.2026 · Ausgabe 2026-11"


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
    place.go(Screen.DOCUMENTS)
    assert faults(place.window) == []
    fill(place)
    note(place, "l-frist", "wann", f"{LONG_WORD} " * 12)
    lose(place, FRIST)
    for tab in ("lesezeichen", "notizen", "markierungen"):
        place.go(Screen.DOCUMENTS, tab)
        assert faults(place.window) == []
    place.go(Screen.DOCUMENTS, "notizen")
    place.click("Entfernen")
    place.part(RowList).setCurrentIndex(place.part(RowList).model().index(3, 0))
    for message in place.session.messages.open:
        place.session.messages.close(message)
    assert faults(place.window) == []
    place.click("Endgültig löschen …")
    shown = dialog(place, EraseKeptDialog)
    shown.activateWindow()
    assert QTest.qWaitForWindowActive(shown)
    assert faults(shown) == []
