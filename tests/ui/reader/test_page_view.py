"""Showing a page: its column, its look, where the reader is, and what Qt is not allowed to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.pages import LOOKUPS, long_page, sample_page, text
from tests.ui.reader.conftest import Desk
from wissen.drawing.page import Page, PageSection
from wissen.drawing.tokens import COLUMN_WIDTH, LIGHT, Tokens
from wissen.settings import ThemeName
from wissen.ui.reader.page_view import START, ReadingPosition
from wissen.ui.reader.reader_view import ReaderView

LONG = 6_000
Dress = Callable[[ThemeName, float], Tokens]


def stands(qtbot: QtBot, reader: ReaderView, page: Page, position: ReadingPosition = START) -> None:
    """Show a page and wait until all of it is built."""
    with qtbot.waitSignal(reader.page_built):
        reader.show_page(page, LOOKUPS, position=position)


def scrolled(reader: ReaderView) -> int:
    return reader.verticalScrollBar().value()


# ---------------------------------------------------------------- the page


def test_a_reader_without_a_page_can_be_asked_anything(reader: ReaderView):
    assert reader.position() == ReadingPosition()
    assert not reader.go_to("x")
    reader.rebuild()
    reader.explain()


def test_the_reader_is_named_after_its_page(reader: ReaderView):
    reader.show_page(sample_page(), LOOKUPS)
    assert reader.accessibleName() == "Die Fiktionsbescheinigung ausstellen"


def test_a_short_page_stands_at_once(reader: ReaderView, qtbot: QtBot):
    with qtbot.waitSignal(reader.page_built, timeout=0, raising=False) as built:
        reader.show_page(sample_page(), LOOKUPS)
    assert built.signal_triggered


def test_a_long_page_shows_its_first_screen_before_it_stands(reader: ReaderView, qtbot: QtBot):
    with qtbot.waitSignal(reader.page_built):
        reader.show_page(long_page(LONG), LOOKUPS)
        shown = len(reader.built.sections)
        assert reader.document().size().height() > reader.viewport().height()
    assert shown < len(reader.built.sections) == len(long_page(LONG).parts)


def test_another_page_ends_the_building_of_the_one_before(reader: ReaderView, qtbot: QtBot):
    reader.show_page(long_page(LONG), LOOKUPS)
    reader.show_page(sample_page(), LOOKUPS)
    text_now = reader.document().toPlainText()
    qtbot.waitUntil(lambda: not reader._slices.isActive())
    assert reader.document().toPlainText() == text_now


# ---------------------------------------------------------------- column and look


def test_the_column_stands_in_the_middle_of_a_wide_window(reader: ReaderView, desk):
    desk.resize(1400, 700)
    QApplication.processEvents()
    assert reader.viewport().width() == COLUMN_WIDTH
    left = reader.viewport().x()
    assert abs(left - (reader._room() - left - COLUMN_WIDTH)) <= 1


def test_in_a_narrow_window_the_page_is_built_anew_for_its_width(reader: ReaderView, desk, qtbot: QtBot):
    reader.show_page(sample_page(), LOOKUPS)
    desk.resize(400, 700)
    qtbot.waitUntil(lambda: reader.built.look.width == reader.viewport().width())
    assert reader.built.look.narrow


def test_the_page_follows_the_theme(reader: ReaderView, dress: Dress, qtbot: QtBot):
    reader.show_page(sample_page(), LOOKUPS)
    dress("dunkel", 1.0)
    qtbot.waitUntil(lambda: reader.built.look.tokens.name == "dunkel")


def test_the_page_follows_the_text_scale_and_the_reader_stays_where_they_were(
    reader: ReaderView, dress: Dress, qtbot: QtBot
):
    stands(qtbot, reader, long_page(1_500))
    reader.go_to("abschnitt-4")
    dress("hell", 1.5)
    qtbot.waitUntil(lambda: reader.built.look.scale == 1.5)
    assert reader.position().section in {"abschnitt-3", "abschnitt-4"}
    assert scrolled(reader) > 0


def test_the_reader_stays_where_they_were_while_the_window_changes(desk: Desk, reader: ReaderView, qtbot: QtBot):
    stands(qtbot, reader, long_page(1_500))
    reader.go_to("abschnitt-5")
    for width in (850, 700, 600, 500, 420):
        desk.resize(width, 700)
        QApplication.processEvents()
    qtbot.waitUntil(lambda: reader.built.look.width < 420)
    assert reader.position().section == "abschnitt-5"
    assert reader.position().fraction < 0.02


def test_building_anew_tells_no_other_section(reader: ReaderView, qtbot: QtBot):
    stands(qtbot, reader, long_page(1_500))
    reader.verticalScrollBar().setValue(reader.verticalScrollBar().maximum())
    told: list[str] = []
    reader.section_changed.connect(told.append)
    reader.show_page(sample_page(), LOOKUPS)
    assert told == ["einleitung"]


def test_a_page_is_not_built_again_for_nothing(reader: ReaderView, qtbot: QtBot):
    reader.show_page(sample_page(), LOOKUPS)
    document = reader.document()
    reader._follow_look()
    assert reader.document() is document


def test_cards_are_painted_under_the_text(reader: ReaderView):
    reader.show_page(sample_page(), LOOKUPS)
    QApplication.processEvents()
    picture = reader.viewport().grab().toImage()
    colours = {picture.pixelColor(60, y).name() for y in range(picture.height())}
    assert LIGHT.warn_bg in colours


# ---------------------------------------------------------------- where the reader is


def test_a_position_survives_another_visit(reader: ReaderView, qtbot: QtBot):
    stands(qtbot, reader, long_page(1_500))
    reader.verticalScrollBar().setValue(1_234)
    position = reader.position()
    stands(qtbot, reader, sample_page())
    stands(qtbot, reader, long_page(1_500), position)
    assert abs(scrolled(reader) - 1_234) <= 1


def test_a_position_far_down_a_long_page_is_reached_when_it_is_built(reader: ReaderView, qtbot: QtBot):
    stands(qtbot, reader, long_page(LONG), ReadingPosition("abschnitt-25", 0.5))
    assert reader.position().section == "abschnitt-25"
    assert reader.position().fraction == pytest.approx(0.5, abs=0.02)


def test_the_position_wanted_counts_before_it_is_reached(reader: ReaderView):
    reader.show_page(long_page(LONG), LOOKUPS, position=ReadingPosition("abschnitt-25", 0.5))
    assert reader.position() == ReadingPosition("abschnitt-25", 0.5)


def test_a_section_that_is_gone_is_the_beginning(reader: ReaderView, qtbot: QtBot):
    stands(qtbot, reader, long_page(LONG), ReadingPosition("abgeschafft", 0.5))
    assert scrolled(reader) == 0


def test_going_to_a_section_puts_its_heading_at_the_top(reader: ReaderView):
    reader.show_page(sample_page(), LOOKUPS)
    assert reader.go_to("listen")
    heading = reader.cursorForPosition(QPoint(60, 30)).block().text()
    assert heading == "Unterlagen und Begriffe"


def test_there_is_no_going_to_an_unknown_place(reader: ReaderView):
    reader.show_page(sample_page(), LOOKUPS)
    assert not reader.go_to("unbekannt")
    assert scrolled(reader) == 0


def test_a_section_that_is_not_built_yet_is_gone_to_when_it_is(reader: ReaderView, qtbot: QtBot):
    with qtbot.waitSignal(reader.page_built):
        reader.show_page(long_page(LONG), LOOKUPS)
        assert reader.go_to("abschnitt-20")
    assert reader.position().section == "abschnitt-20"


def test_reading_on_tells_the_section(reader: ReaderView, qtbot: QtBot):
    reader.show_page(sample_page(), LOOKUPS)
    with qtbot.waitSignal(reader.section_changed, check_params_cb=lambda name: name == "listen"):
        reader.go_to("listen")


def test_a_page_begins_in_its_first_section(reader: ReaderView, qtbot: QtBot):
    with qtbot.waitSignal(reader.section_changed) as told:
        reader.show_page(sample_page(), LOOKUPS)
    assert told.args == ["einleitung"]


def test_a_short_last_section_gets_its_turn(reader: ReaderView, qtbot: QtBot):
    reader.show_page(sample_page(), LOOKUPS)
    with qtbot.waitSignal(reader.section_changed, check_params_cb=lambda name: name == "vor-ort"):
        reader.verticalScrollBar().setValue(reader.verticalScrollBar().maximum())


def test_coming_to_rest_is_told_once(reader: ReaderView, qtbot: QtBot):
    reader.show_page(sample_page(), LOOKUPS)
    reader._settled.setInterval(1)
    told: list[bool] = []
    reader.moved.connect(lambda: told.append(True))
    for value in range(100, 130):
        reader.verticalScrollBar().setValue(value)
    qtbot.waitUntil(lambda: bool(told))
    assert len(told) == 1


def test_revealing_what_is_seen_does_not_scroll(reader: ReaderView):
    reader.show_page(sample_page(), LOOKUPS)
    reader.reveal(160, 170)
    assert scrolled(reader) == 0


def test_revealing_what_is_below_and_above_brings_it_into_view(reader: ReaderView):
    reader.show_page(sample_page(), LOOKUPS)
    start = reader.built.places["merkkaesten"]
    reader.reveal(start, start + 5)
    assert scrolled(reader) > 0
    reader.reveal(160, 170)
    assert scrolled(reader) < 200


# ---------------------------------------------------------------- folds


def test_a_fold_opens_and_closes_without_moving_the_page(reader: ReaderView):
    reader.show_page(sample_page(), LOOKUPS)
    reader.go_to("merkkaesten")
    before = scrolled(reader)
    reader.toggle_fold("0")
    assert "Ohne Pass" in reader.document().toPlainText()
    assert scrolled(reader) == before
    reader.toggle_fold("0")
    assert "Ohne Pass" not in reader.document().toPlainText()


def test_folds_that_hold_what_is_searched_for_open_through_all_levels(reader: ReaderView):
    reader.show_page(sample_page(), LOOKUPS)
    reader.open_folds_with("Fachkräften")
    shown = reader.document().toPlainText()
    assert "Bei Fachkräften drei Jahre." in shown
    assert "Ohne Pass" not in shown


def test_another_page_begins_folded(reader: ReaderView):
    reader.show_page(sample_page(), LOOKUPS)
    reader.toggle_fold("0")
    reader.show_page(sample_page(), LOOKUPS)
    assert "Ohne Pass" not in reader.document().toPlainText()


# ---------------------------------------------------------------- what Qt may and may not


def test_qt_never_reads_a_file_for_a_page(reader: ReaderView, tmp_path: Path):
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim", encoding="utf-8")
    for name in (QUrl.fromLocalFile(str(secret)), QUrl(str(secret)), QUrl("//server/share/a.png"), QUrl("../a.png")):
        assert reader.document().resource(2, name) == QByteArray()


def test_the_wheel_beside_the_column_scrolls_too(reader: ReaderView, desk):
    desk.resize(1400, 500)
    reader.show_page(sample_page(), LOOKUPS)
    QApplication.processEvents()
    place = QPointF(5, 100)
    turn = QWheelEvent(
        place,
        QPointF(reader.mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(reader, turn)
    assert scrolled(reader) > 0


def test_documents_of_earlier_pages_are_gone(reader: ReaderView, qtbot: QtBot):
    reader.show_page(sample_page(), LOOKUPS)
    earlier = reader.document()
    with qtbot.waitSignal(earlier.destroyed, timeout=1000):
        reader.show_page(sample_page(), LOOKUPS)


def test_copied_text_has_no_colours_and_no_soft_hyphens(reader: ReaderView):
    page = Page("T", (PageSection("a", "A", (text("Die Niederlassungserlaubnis nach § 9 Abs. 2 AufenthG"),)),))
    reader.show_page(page, LOOKUPS)
    reader.selectAll()
    data = reader.createMimeDataFromSelection()
    assert data.formats() == ["text/plain"]
    assert data.text() == "T\nA\nDie Niederlassungserlaubnis nach § 9 Abs. 2 AufenthG"


def test_copied_lists_tables_and_pictures_read_as_such(reader: ReaderView):
    reader.show_page(sample_page(), LOOKUPS)
    reader.selectAll()
    copied = reader.createMimeDataFromSelection().text().split("\n")
    assert "2. Gültigkeit prüfen: Akte, Ausländerzentralregister und Pass." in copied
    assert "• Die Erlaubnisfiktion schützt Personen, die visumfrei einreisen durften." in copied
    assert "4. erst Antrag" in copied
    assert "[erledigt] Pass oder Passersatz" in copied
    assert "Fall\tAusgangslage\tWirkung\tErwerbstätigkeit" in copied
    assert "und eine Lücke: ____________." in copied


def test_a_part_of_a_paragraph_is_copied_without_its_mark(reader: ReaderView):
    reader.show_page(sample_page(), LOOKUPS)
    cursor = reader.document().find("visumfrei")
    reader.setTextCursor(cursor)
    assert reader.createMimeDataFromSelection().text() == "visumfrei"


# ---------------------------------------------------------------- what a person speaks of


def test_without_a_page_nothing_is_meant(reader: ReaderView):
    assert reader.meant() == ()


def test_what_is_read_is_meant_then_what_else_is_in_sight(reader: ReaderView, qtbot: QtBot):
    stands(qtbot, reader, Page("Kurz", tuple(PageSection(name, name.upper(), (text("Ein Satz."),)) for name in "abc")))
    assert reader.meant() == ("a", "b", "c")


def test_what_is_out_of_sight_is_not_meant(reader: ReaderView, qtbot: QtBot):
    stands(qtbot, reader, long_page(LONG), ReadingPosition("abschnitt-3"))
    meant = reader.meant()
    assert meant[0] == "abschnitt-3"
    assert "abschnitt-1" not in meant
    assert "abschnitt-8" not in meant


def test_marked_text_is_meant_before_all_else(reader: ReaderView, qtbot: QtBot):
    stands(qtbot, reader, long_page(LONG))
    cursor = reader.textCursor()
    cursor.setPosition(reader.built.places["abschnitt-9"] + 1)
    cursor.movePosition(cursor.MoveOperation.NextWord, cursor.MoveMode.KeepAnchor)
    reader.setTextCursor(cursor)
    assert reader.meant()[0] == "abschnitt-9"
