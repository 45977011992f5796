"""What a person has marked in a page: found, painted under the text, found again, answered like a link."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCursor

from tests.helpers.pages import LOOKUPS, sample_page
from tests.ui.reader.conftest import Desk
from wissen.content.blocks import BulletList, ListItem, Paragraph, Text
from wissen.drawing.page import Page, PageSection
from wissen.ui.reader.own_marks import MARK, OwnMark
from wissen.ui.reader.reader_view import ReaderView


def paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


ITEMS = BulletList(tuple(ListItem((paragraph(text),)) for text in ("Pass und Foto", "Antrag auf Papier")))
PAGE = Page(
    "Seite",
    (
        PageSection("eins", "Eins", (paragraph("Die Frist 😀 läuft, die Frist endet."),)),
        PageSection("zwei", "Zwei", (paragraph("Die Frist steht im Bescheid."), ITEMS)),
    ),
)


@pytest.fixture
def page(desk: Desk) -> ReaderView:
    desk.reader.show_page(PAGE, LOOKUPS)
    return desk.reader


def words(reader: ReaderView) -> list[str]:
    found = []
    for spot in reader.own.spots:
        cursor = QTextCursor(reader.document())
        cursor.setPosition(spot.start)
        cursor.setPosition(spot.end, QTextCursor.MoveMode.KeepAnchor)
        found.append(cursor.selectedText().replace("\u00ad", "").replace("\u2029", "|"))
    return found


def select(reader: ReaderView, first: str, last: str) -> None:
    cursor = QTextCursor(reader.document())
    cursor.setPosition(reader.document().find(first).selectionStart())
    cursor.setPosition(reader.document().find(last).selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
    reader.setTextCursor(cursor)


def test_the_one_that_is_meant_is_marked_in_its_own_part(page: ReaderView) -> None:
    page.own.show([OwnMark("a", "eins", "Frist", 1), OwnMark("b", "zwei", "die frist")])
    assert words(page) == ["Frist", "Die Frist"]
    assert [spot.href for spot in page.own.spots] == [f"{MARK}a", f"{MARK}b"]
    assert page.own.spots[0].start > page.document().find("läuft").position()


def test_words_across_paragraphs_are_one_mark(page: ReaderView) -> None:
    page.own.show([OwnMark("a", "zwei", "Foto Antrag")])
    assert words(page) == ["Foto|Antrag"]


def test_what_is_selected_is_told_part_by_part(page: ReaderView) -> None:
    select(page, "endet", "Bescheid")
    assert page.own.selected() == (
        OwnMark("", "eins", "endet"),
        OwnMark("", "zwei", "Zwei Die Frist steht im Bescheid"),
    )
    page.moveCursor(QTextCursor.MoveOperation.Start)
    assert page.own.selected() == ()


def test_which_of_several_equal_words_is_selected_is_told(page: ReaderView) -> None:
    second = page.document().find("Frist", page.document().find("läuft"))
    page.setTextCursor(second)
    assert page.own.selected() == (OwnMark("", "eins", "Frist", 1),)


def test_marks_are_painted_under_the_text_and_go_again(page: ReaderView) -> None:
    before = page.viewport().grab().toImage()
    page.own.show([OwnMark("a", "eins", "Frist")])
    marked = page.viewport().grab().toImage()
    assert marked != before
    assert page.extraSelections() == []
    page.own.show([])
    assert page.viewport().grab().toImage() == before


def test_they_are_found_again_when_the_page_is_built_anew(page: ReaderView) -> None:
    page.own.show([OwnMark("a", "zwei", "Bescheid")])
    page.rebuild()
    assert words(page) == ["Bescheid"]


def test_of_marks_that_overlap_the_inner_one_answers(page: ReaderView) -> None:
    page.own.show([OwnMark("a", "zwei", "Frist steht im"), OwnMark("b", "zwei", "steht")])
    inner = page.document().find("steht").selectionStart() + 1
    outer = page.document().find(" im ").selectionStart() + 2
    found = [page.own.at(position) for position in (inner, outer, 0)]
    assert [spot and spot.href for spot in found] == [f"{MARK}b", f"{MARK}a", None]


@pytest.mark.parametrize("mark", [OwnMark("a", "drei", "Frist"), OwnMark("a", "eins", "Widerspruch")])
def test_what_the_page_does_not_show_is_not_painted(page: ReaderView, mark: OwnMark) -> None:
    page.own.show([mark])
    assert page.own.spots == ()


def test_in_a_folded_part_it_shows_once_that_is_open(desk: Desk) -> None:
    desk.reader.show_page(sample_page(), LOOKUPS)
    folded = next(part for part in sample_page().parts if "Fachkräften" in str(part))
    desk.reader.own.show([OwnMark("a", folded.id, "Fachkräften")])
    assert desk.reader.own.spots == ()
    desk.reader.open_folds_with("Fachkräften")
    assert words(desk.reader) == ["Fachkräften"]
