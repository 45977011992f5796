"""The case stays in sight while its questions are asked, and what was written to an Ermessensfall is not lost."""

from __future__ import annotations

import pytest

from tests.helpers.attempts import IN_ORDER
from tests.helpers.workplace import Workplace
from wissen.ui.items.discretion import DiscretionItem
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.question_area import CasePane, QuestionArea

LONG = "Frau A. kommt wieder und bringt noch einen Nachweis mit, den niemand verlangt hat. "
_HEAD = "---\nkennung: q-faelle\ntitel: Lange Fälle\nart: übung\n---\n"
_QUESTION = "## Wer berät?\nKennung: {id} · Bezug: § 7 AufenthG\n\n- [x] Das Amt\n- [ ] Niemand\n\n"
_OPEN = (
    "## Wie entscheiden Sie?\nKennung: f-frei · Art: ermessen · Bezug: § 7 AufenthG\n\n> **Musterlösung:** Abwägen.\n"
)


@pytest.fixture
def asked(workplace: Workplace) -> Workplace:
    """The first of two questions of a case that fills more than the window."""
    case = "# Fall: Frau A.\n\n" + "\n\n".join([LONG * 3] * 12) + "\n\n"
    first, second, other = (_QUESTION.format(id=name) for name in ("f-eins", "f-zwei", "f-drei"))
    text = f"{_HEAD}{case}{first}{second}# Fall: Herr B.\n\nHerr B. ruft an.\n\n{other}# Zum Schluss\n\n{_OPEN}"
    workplace.write("module/01-anfang/faelle.md", text)
    workplace.reload()
    page = workplace.quiz("q-faelle")
    page.act([workplace.session.services.quizzes.started("q-faelle", seed=IN_ORDER)], page.go_on)
    workplace.wait()
    page.ask(_named(workplace, "f-eins"))
    workplace.wait()
    return workplace


def _named(place: Workplace, item: str) -> str:
    attempt = place.session.services.quizzes.attempts("q-faelle")[-1]
    return next(name for name, _ in attempt.items if name == item)


def ask(place: Workplace, item: str) -> None:
    place.window.page.ask(_named(place, item))  # type: ignore[attr-defined]
    place.wait()


def case(place: Workplace) -> CasePane:
    return place.part(CasePane)


def test_case_and_question_are_seen_together(asked: Workplace) -> None:
    area, pane = asked.part(QuestionArea), case(asked)
    assert "Frau A. kommt wieder" in pane.area.reader.toPlainText()
    assert "Frau A. kommt wieder" not in asked.reader.toPlainText()
    assert pane.height() <= 0.4 * area.height() + 1
    assert not asked.box.input.widget().visibleRegion().isEmpty()


def test_it_stays_where_it_was_read_to(asked: Workplace) -> None:
    bar = case(asked).area.reader.verticalScrollBar()
    bar.setValue(bar.maximum())
    ask(asked, "f-zwei")
    assert bar.value() == bar.maximum() > 0


def test_a_short_case_takes_no_more_than_it_needs(asked: Workplace) -> None:
    before = case(asked).height()
    ask(asked, "f-drei")
    assert case(asked).height() < before
    assert not case(asked).area.reader.verticalScrollBar().maximum()


def test_a_question_that_stands_alone_has_the_window_to_itself(asked: Workplace) -> None:
    ask(asked, "f-frei")
    assert asked.part(QuestionArea).case is None


def test_the_title_folds_it_away_and_back(asked: Workplace) -> None:
    pane = case(asked)
    high = pane.height()
    asked.click("Fall: Frau A. zuklappen")
    assert pane.height() < high
    assert not pane.area.isVisible()
    ask(asked, "f-zwei")
    assert not pane.area.isVisible()
    asked.click("Fall: Frau A. aufklappen")
    assert pane.height() == high


def test_a_height_that_was_chosen_stays(asked: Workplace) -> None:
    area, pane = asked.part(QuestionArea), case(asked)
    chosen = area.height() * 3 // 10
    area.moveSplitter(chosen, 1)
    ask(asked, "f-zwei")
    assert pane.height() == chosen


def test_find_and_f6_reach_the_case(asked: Workplace) -> None:
    pane = case(asked)
    assert pane in asked.window.page.panes()
    pane.area.reader.setFocus()
    asked.window.page.show_find()
    asked.wait()
    assert [bar.isVisible() for bar in pane.area.findChildren(type(pane.area._find_bar))] == [True]


def test_what_was_written_is_there_again(asked: Workplace) -> None:
    ask(asked, "f-frei")
    asked.part(DiscretionItem).words.field.setPlainText("Ich wäge ab.")
    asked.window.go(Address(Screen.TODAY))
    asked.wait()
    asked.quiz("q-faelle")
    asked.click("Weitermachen")
    ask(asked, "f-frei")
    assert asked.part(DiscretionItem).words.text == "Ich wäge ab."


def test_what_was_handed_in_is_not_offered_again(asked: Workplace) -> None:
    ask(asked, "f-frei")
    item = asked.part(DiscretionItem)
    item.words.field.setPlainText("Ich wäge ab.")
    asked.click("Musterlösung ansehen")
    item.ratings.button(0).click()
    asked.click("Fertig")
    page = asked.window.page
    page.act([asked.session.services.quizzes.started("q-faelle", seed=IN_ORDER)], page.go_on)  # type: ignore[attr-defined]
    asked.wait()
    ask(asked, "f-frei")
    assert not asked.part(DiscretionItem).words.text
