"""Bisher | Neu and the hints under the title as they stand in a document."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QTextCharFormat, QTextTable

from tests.helpers.documents import LOOK, hrefs, lines, whole
from wissen.content.blocks import Link, Text
from wissen.content.word_diff import Mark, Piece
from wissen.drawing.built_page import BuiltPage
from wissen.drawing.page import Hint, Page, PageComparison, outline

pytestmark = pytest.mark.usefixtures("qapp")
NARROW = replace(LOOK, width=300)
OLD = (Piece("Die ", Mark.SAME), Piece("alte ", Mark.GONE), Piece("Frist.\n", Mark.SAME), Piece("Umzug.", Mark.MOVED))
NEW = (Piece("Die ", Mark.SAME), Piece("neue\n", Mark.NEW), Piece("Frist.", Mark.SAME))


def page(old: tuple[Piece, ...] = OLD, new: tuple[Piece, ...] = NEW) -> Page:
    return Page("T", (PageComparison("frist", "Frist", old, new, ("Bisher", "Neu"), note="geändert"),))


def table(built: BuiltPage) -> QTextTable:
    (found,) = (frame for frame in built.document.rootFrame().childFrames() if isinstance(frame, QTextTable))
    return found


def format_of(built: BuiltPage, words: str) -> QTextCharFormat:
    """The format of the words, by the first letter of them."""
    cursor = built.document.find(words)
    cursor.setPosition(cursor.selectionStart() + 1)
    return cursor.charFormat()


def test_where_there_is_room_both_stand_side_by_side() -> None:
    made = table(whole(page()))
    assert (made.rows(), made.columns()) == (2, 2)
    assert [made.cellAt(0, column).firstCursorPosition().block().text() for column in range(2)] == ["Bisher", "Neu"]


def test_where_there_is_none_one_stands_below_the_other() -> None:
    made = table(whole(page(), look=NARROW))
    assert (made.rows(), made.columns()) == (4, 1)


def test_changes_show_by_sign_and_colour_and_signs_stand_only_around_words() -> None:
    built = whole(page())
    assert {"Die [−alte−] Frist.", "[↕Umzug.↕]", "Die [+neue+]", "Frist."} <= set(lines(built))
    gone, new = format_of(built, "alte"), format_of(built, "neue")
    assert gone.fontStrikeOut()
    assert gone.foreground().color() == QColor(LOOK.tokens.err)
    assert new.foreground().color() == QColor(LOOK.tokens.ok)
    assert not new.fontStrikeOut()


@pytest.mark.parametrize(
    ("old", "new", "said"), [((), NEW, "Hier stand nichts."), (OLD, (), "Hier steht nichts mehr.")]
)
def test_a_side_without_text_says_so(old: tuple[Piece, ...], new: tuple[Piece, ...], said: str) -> None:
    assert said in lines(whole(page(old, new)))


def test_a_comparison_has_its_place_in_the_outline() -> None:
    assert [(entry.id, entry.title) for entry in outline(page())] == [("frist", "Frist")]
    assert "frist" in whole(page()).places


def test_hints_stand_between_title_and_text_with_icon_and_links() -> None:
    told = (Text("Gilt seit 01.03.2024 · "), Link((Text("bis 29.02.2024"),), "stichtag:2024-02-29"))
    built = whole(replace(page(), hints=(Hint("gavel", "muted", told), Hint("pending", "muted", (Text("offen"),)))))
    shown = [line.replace("\ufffc", "").strip() for line in lines(built)]
    assert shown[:4] == ["T", "Gilt seit 01.03.2024 · bis 29.02.2024", "offen", "Frist"]
    assert "stichtag:2024-02-29" in hrefs(built)
