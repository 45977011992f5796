"""Lernpfad zuweisen as it is seen and used."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLineEdit

from tests.helpers.exchanging import exchange_through
from tests.helpers.posts import PostInMemory, a_trainee
from tests.helpers.workplace import Workplace
from wissen.team.messages import Assignment
from wissen.ui.messages import Message
from wissen.ui.navigation import Screen
from wissen.ui.pages.assign import AssignPage
from wissen.ui.pages.assign_plan import PlanPane
from wissen.ui.widgets.day_field import DayField
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.menu_button import MenuButton


def with_two_trainees(place: Workplace) -> PostInMemory:
    """From now on the person trains Jana and Tom."""
    return exchange_through(place.session.services, PostInMemory(a_trainee(), a_trainee("Tom")))


def before_the_first_answer(place: Workplace) -> Workplace:
    """Somebody on the page."""
    place.go(Screen.ASSIGN)
    return place


def with_a_plan_for_jana(place: Workplace) -> Workplace:
    """Somebody on the page, with a plan in hand."""
    choose(place, "Jana")
    take(place, "Erste Woche")
    return place


def page(place: Workplace) -> AssignPage:
    assert isinstance(place.window.page, AssignPage)
    return place.window.page


def choose(place: Workplace, name: str) -> None:
    box = next(box for box in page(place).findChildren(QCheckBox) if box.accessibleName() == name and box.isVisible())
    box.click()
    place.wait()


def take(place: Workplace, template: str) -> None:
    combo = next(combo for combo in page(place).findChildren(QComboBox) if combo.isVisible())
    number = combo.findText(template)
    assert number >= 0, template
    combo.setCurrentIndex(number)
    combo.activated.emit(number)
    place.wait()


def begin(place: Workplace, day: date) -> None:
    field = next(field for field in page(place).findChildren(DayField) if field.isVisible())
    field.set_day(day)
    place.wait()


def rows(place: Workplace) -> list[str]:
    return [row.title for row in place.part(PlanPane).list.model().rows]  # type: ignore[attr-defined]


def kinds(place: Workplace) -> list[str]:
    return [row.kind for row in place.part(PlanPane).list.model().rows if row.kind]  # type: ignore[attr-defined]


def put_off(place: Workplace, text: str) -> None:
    menu = place.part(MenuButton, place.part(PlanPane)).choices
    next(action for action in menu.actions() if action.text() == text).trigger()
    place.wait()


def dialog(place: Workplace, kind: type[QDialog]) -> QDialog:
    return place.part(kind, place.window)


def search_field(asked: QDialog) -> QLineEdit:
    """The line of a dialog, not that in one of its day fields."""
    found = [field for field in asked.findChildren(QLineEdit) if not field.objectName()]
    assert len(found) == 1
    return found[0]


def assignment(post: PostInMemory, contact: str = "jana") -> Assignment:
    last = post.sent(contact)[-1]
    assert isinstance(last, Assignment)
    return last


def run(place: Workplace, action: str) -> None:
    """Press the button of the last message."""
    last: Message = place.session.messages.open[-1]
    assert last.action == action
    assert last.run is not None
    last.run()
    place.wait()


def says(place: Workplace, words: str) -> bool:
    return any(words in label.text() for label in page(place).findChildren(WrapLabel) if label.isVisible())
