"""Two weeks with an absence: what was learned comes back in small portions, and nobody is reproached for being ill."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.helpers.person import right_keys, wrong_keys
from tests.helpers.workplace import Workplace
from wissen.learning.pace import Pace
from wissen.services.reviews import Waiting
from wissen.settings import Settings
from wissen.ui.items.answer_box import AnswerBox
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.refresh_card import RefreshCard

MONDAY, TUESDAY, WEDNESDAY = (date(2026, 11, day) for day in (2, 3, 4))
BACK = date(2026, 11, 16)
LAND = "NW"
QUESTIONS = {"l-eins": 3, "l-zwei": 4, "l-drei": 8, "l-vier": 9}
"""Lessons, and how many questions each asks."""


def words(place: Workplace) -> str:
    return "\n".join(label.text() for label in place.window.page.findChildren(QLabel) if label.isVisible())


def card(place: Workplace) -> RefreshCard | None:
    place.go(Screen.TODAY)
    (shown,) = place.window.page.findChildren(RefreshCard)
    return shown if shown.isVisible() else None


def waiting(place: Workplace) -> Waiting:
    return place.session.services.reviews.waiting(LAND)


def written(lesson: str, count: int) -> str:
    """A lesson with so many questions."""
    questions = [
        f"## Kontrollfrage: Was gilt in Fall {number}?\n"
        f"Kennung: {lesson}-frage-{number} · Bezug: § 82 AufenthG\n\n"
        "- [x] Das hier\n  > Richtig: so ist es.\n- [ ] Jenes dort\n  > Nein: das nicht.\n\n"
        for number in range(1, count + 1)
    ]
    head = f"---\nkennung: {lesson}\ntitel: Lektion {lesson}\ndauer: 5\n---\n\n## Stoff\nKennung: stoff\n\nText.\n\n"
    return head + "".join(questions)


def learn(place: Workplace, lesson: str, *, fail_first: bool = False) -> list[str]:
    """Read a lesson and answer its questions; returns their names."""
    place.lesson(lesson)
    boxes = [box for box in place.reader.embedding.widgets.values() if isinstance(box, AnswerBox)]
    for box in boxes:
        wrong = fail_first and box is boxes[0]
        box.input.set_response(wrong_keys(box.item) if wrong else right_keys(box.item))
        place.click("Antworten", box)
    place.click("Gelesen")
    return [box.item.id for box in boxes]


def refresh(place: Workplace, most: int = 99) -> int:
    """Answer what Auffrischen asks, at most so many; returns how many were answered."""
    count = 0
    while "Fertig" not in place.labels() and count < most:
        if "Antworten" in place.labels():
            place.answer_rightly()
            count += 1
        else:
            place.press(Qt.Key.Key_Return)
    return count


def opened(place: Workplace) -> str:
    """Open Auffrischen from its card; returns what the card said."""
    shown = card(place)
    assert shown is not None
    text = shown.text.text()
    place.click("Auffrischen", shown)
    return text


def next_day(place: Workplace, day: date) -> None:
    """The person comes to work on another day."""
    place.close()
    place.today = day
    place.start()


def first_week(place: Workplace) -> set[str]:
    """Learn on three days, and see on the second one what failed on the first; returns what was learned last."""
    for lesson, count in QUESTIONS.items():
        place.write(f"module/02-weiter/{lesson}.md", written(lesson, count))
    place.chosen = Settings(theme="hell", welcomed=True, land=LAND)
    place.today = MONDAY
    place.start()
    failed = learn(place, "l-eins", fail_first=True)[0]
    learn(place, "l-zwei")
    assert card(place) is None

    next_day(place, TUESDAY)
    assert waiting(place).questions == (failed,)
    assert opened(place) == "1 Frage, etwa 1 Minute."
    place.click("Beginnen")
    assert refresh(place) == 1
    place.click("Fertig")
    assert card(place) is None

    next_day(place, WEDNESDAY)
    return {name for lesson in ("l-drei", "l-vier") for name in learn(place, lesson)}


def test_two_weeks_with_an_absence(closed: Workplace) -> None:
    place = closed
    learned = first_week(place)

    # Ill from Thursday on, for more than a week.
    next_day(place, BACK)
    back = waiting(place)
    assert len(back.questions) == Pace().cap
    assert learned & set(back.questions)
    assert opened(place).startswith("Willkommen zurück. 10 Minuten genügen.\n")
    assert not any(word in words(place).lower() for word in ("überfällig", "versäumt", "rückstand", "serie"))

    # Left in the middle, with the program closed: what was answered stays answered, the rest is still there.
    place.click("Beginnen")
    assert refresh(place, most=2) == 2
    place.press(Qt.Key.Key_Escape)
    assert place.window.address == Address(Screen.TODAY)
    left = waiting(place)
    assert len(left.questions) == len(back.questions) - 2
    place.start_again()
    assert waiting(place) == left

    place.go(Screen.REFRESH)
    place.click("15 Minuten")
    place.click("Beginnen")
    assert refresh(place) == len(left.questions)
    assert "Alle Antworten saßen." in words(place)
    assert "Für heute ist es genug. Morgen geht es weiter." in words(place)
    place.click("Fertig")
    assert card(place) is None

    next_day(place, BACK + timedelta(days=1))
    assert 0 < len(waiting(place).questions) < Pace().cap
    assert not set(waiting(place).questions) & set(back.questions)
