"""The preview in the Werkstatt: the Begleiter, the Übung and the finder themselves, in step with the cursor."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton

from tests.helpers.accessibility import clipped, nameless, too_small
from tests.helpers.person import right_keys
from tests.helpers.workplace import Workplace
from wissen.ui.items.answer_box import AnswerBox
from wissen.ui.navigation import Screen
from wissen.ui.pages.workshop import WorkshopPage
from wissen.ui.stichtag import DayFrame
from wissen.ui.widgets.day_slider import DaySlider
from wissen.ui.workshop.finder_face import FinderFace
from wissen.ui.workshop.quiz_face import QuizFace
from wissen.ui.workshop.text_face import TextFace
from wissen.ui.workshop.walk_face import WalkFace

PROCESS, QUIZ, FINDER = "prozesse/service/service-probe.md", "module/01-anfang/abschluss.md", "finder/ausweis.md"


def opened(place: Workplace, path: str) -> WorkshopPage:
    place.go(Screen.WORKSHOP, path)
    page = place.window.page
    assert isinstance(page, WorkshopPage)
    place.until(lambda: page.preview.face is not None and page.preview.reader.toPlainText() != "")
    place.wait()
    return page


def text(page: WorkshopPage) -> str:
    return page.preview.reader.toPlainText().replace("\u00ad", "").replace("\u00a0", " ")


def put_cursor(page: WorkshopPage, words: str) -> None:
    lines = page.writing.editor.toPlainText().split("\n")
    page.writing.editor.go_to_line(next(number for number, line in enumerate(lines, 1) if words in line))


def cursor(page: WorkshopPage) -> str:
    return page.writing.editor.textCursor().block().text()


def test_a_process_is_walked_in_step_with_the_cursor_and_nothing_is_recorded(workplace: Workplace) -> None:
    before = workplace.events
    page = opened(workplace, PROCESS)
    assert isinstance(page.preview.face, WalkFace)
    assert "1. Annehmen" in text(page)
    put_cursor(page, "Kennung: fertig")
    assert "2. Ende: Fertig" in text(page)
    workplace.click("Schritt zurück", page.preview)
    assert "1. Annehmen" in text(page)
    assert cursor(page) == "## 1. Annehmen"
    put_cursor(page, "Kennung: fertig")
    page.writing.editor.moveCursor(page.writing.editor.textCursor().MoveOperation.End)
    QTest.keyClicks(page.writing.editor, "Ganz neu.")
    workplace.until(lambda: "Ganz neu." in text(page))
    workplace.click("Als Text", page.preview)
    assert isinstance(page.preview.face, TextFace)
    assert "Den Antrag annehmen." in text(page)
    assert workplace.events == before


def test_a_quiz_is_asked_question_by_question_and_nothing_is_recorded(workplace: Workplace) -> None:
    before = workplace.events
    page = opened(workplace, QUIZ)
    assert isinstance(page.preview.face, QuizFace)
    put_cursor(page, "Was gehört dazu?")
    assert "Frage 2 von 3" in text(page)
    box = workplace.part(AnswerBox, page.preview)
    box.input.set_response(right_keys(box.item))
    box.answered.emit(box.input.response())
    workplace.wait()
    assert box.verdict.isVisible()
    workplace.click("Weiter", page.preview)
    assert "Frage 3 von 3" in text(page)
    assert "In welcher Reihenfolge?" in cursor(page)
    workplace.click("Zurück", page.preview)
    answered = workplace.part(AnswerBox, page.preview)
    assert answered.verdict.isVisible()
    workplace.click("Noch einmal", page.preview)
    assert not workplace.part(AnswerBox, page.preview).verdict.isVisible()
    assert workplace.events == before
    assert [*nameless(page.preview), *too_small(page.preview), *clipped(page.preview)] == []


def test_a_finder_is_asked_at_the_question_of_the_cursor(workplace: Workplace) -> None:
    page = opened(workplace, FINDER)
    assert isinstance(page.preview.face, FinderFace)
    put_cursor(page, "Kennung: antrag")
    assert "Ist der Antrag schon gestellt?" in text(page)
    next(one for one in page.preview.findChildren(QRadioButton) if one.accessibleName() == "Nein").click()
    workplace.click("Weiter", page.preview)
    assert "Nehmen Sie den Antrag gleich an." in text(page)
    assert cursor(page) == "## Ergebnis: Antrag annehmen"
    put_cursor(page, "Kennung: ergebnis-fragen")
    assert "Nachfragen" in text(page)


def test_a_click_puts_the_cursor_where_the_words_are_written(workplace: Workplace) -> None:
    page = opened(workplace, PROCESS)
    reader = page.preview.reader
    found = reader.document().find("Den Antrag annehmen.")
    found.clearSelection()
    spot = QPoint(reader.cursorRect(found).center())
    QTest.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert cursor(page) == "Den Antrag annehmen."


def test_the_slider_shows_other_days_and_says_what_does_not_hold_then(workplace: Workplace) -> None:
    page = opened(workplace, FINDER)
    slider = workplace.part(DaySlider, page.preview)
    assert slider.maximum() == 2
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Home)
    workplace.wait()
    assert page.preview.day == date(2025, 12, 31)
    assert "Am 31.12.2025 galt das nicht." in text(page)
    frame = workplace.part(DayFrame, page.preview)
    assert frame.line.isVisible()
    assert frame.childrenRect().left() > 0
    workplace.click("Zurück zu heute", page.preview)
    assert slider.value() == slider.maximum()
    assert isinstance(page.preview.face, FinderFace)


@pytest.mark.parametrize(("width", "height"), [(683, 384), (1366, 768)])
def test_every_control_of_the_preview_can_be_reached_and_has_a_name(
    workplace: Workplace, width: int, height: int
) -> None:
    page = opened(workplace, FINDER)
    workplace.window.resize(width, height)
    workplace.wait()
    if width < 1000:
        workplace.click("Vorschau")
    workplace.until(lambda: too_small(page.preview) == [])  # the answers get their place once the text has its width
    assert [*nameless(page.preview), *too_small(page.preview), *clipped(page.preview)] == []


def test_a_link_leads_to_the_file_that_says_it(workplace: Workplace) -> None:
    page = opened(workplace, FINDER)
    put_cursor(page, "Kennung: ergebnis-antrag")
    page.preview.reader.link_activated.emit("../prozesse/service/service-probe.md")
    workplace.until(lambda: page.writing.file is not None and page.writing.file.path == PROCESS)
