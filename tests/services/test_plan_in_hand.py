"""A plan while a mentor works on it: adjusted step by step, and each step taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from wissen.content.model import PathUnit
from wissen.learning.assigning import PlannedItem, Step
from wissen.learning.working_days import Absence
from wissen.services.own_plans import Draft, Template
from wissen.services.plan_in_hand import PlanInHand

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
A_DAY = timedelta(days=1)
TEMPLATE = Template(
    "pfad-woche",
    "Erste Woche",
    (Step("a", PathUnit.DAY, 1), Step("b", PathUnit.DAY, 2), Step("c", PathUnit.WEEK, 1, optional=True)),
)


@pytest.fixture
def plan() -> PlanInHand:
    made = PlanInHand(MONDAY, "NW")
    made.begin(TEMPLATE)
    return made


def days(plan: PlanInHand) -> dict[str, int]:
    """The items, and how many days after the first Monday they are due."""
    return {item.ref: (item.due - MONDAY).days for item in plan.draft.items}


def test_it_begins_with_nothing() -> None:
    assert PlanInHand(MONDAY, "").is_empty


def test_a_template_gives_name_and_days(plan: PlanInHand) -> None:
    assert (plan.draft.title, plan.draft.template) == ("Erste Woche", "pfad-woche")
    assert days(plan) == {"a": 0, "b": 1, "c": 4}
    assert not plan.is_empty
    assert not plan.may_undo


def test_an_own_template_is_known_to_nobody_else() -> None:
    plan = PlanInHand(MONDAY, "")
    plan.begin(Template("eigen-theke", "Theke", TEMPLATE.steps, own=True))
    assert plan.draft.template == ""


def test_a_plan_from_a_template_begins_on_another_day_as_the_template_says(plan: PlanInHand) -> None:
    plan.start_on(date(2026, 12, 21))  # a week with Christmas in it
    assert [item.due for item in plan.draft.items] == [date(2026, 12, 21), date(2026, 12, 22), date(2026, 12, 24)]


def test_what_was_adjusted_stays_so_on_another_start_day(plan: PlanInHand) -> None:
    plan.put_off("b", A_DAY, later_too=False)
    plan.drop("c")
    plan.start_on(date(2026, 12, 4))
    assert [(item.ref, item.due) for item in plan.draft.items] == [("a", date(2026, 12, 4)), ("b", date(2026, 12, 8))]
    plan.undo()
    assert days(plan) == {"a": 0, "b": 2}
    assert plan.draft.start == MONDAY


def test_the_same_start_day_is_no_step(plan: PlanInHand) -> None:
    plan.start_on(MONDAY)
    assert not plan.may_undo


def test_each_step_is_taken_back(plan: PlanInHand) -> None:
    before = [days(plan)]
    for step in (
        lambda: plan.put_off("a", A_DAY, later_too=True),
        lambda: plan.add("d", date(2026, 11, 28)),
        lambda: plan.drop("b"),
    ):
        step()
        before.append(days(plan))
    assert before[1:] == [
        {"a": 1, "b": 2, "c": 7},
        {"a": 1, "b": 2, "c": 7, "d": 7},
        {"a": 1, "c": 7, "d": 7},
    ]
    for wanted in reversed(before[:-1]):
        plan.undo()
        assert days(plan) == wanted
    plan.undo()
    assert days(plan) == before[0]


def test_another_template_is_a_step_and_brings_the_adjusted_plan_back(plan: PlanInHand) -> None:
    plan.drop("b")
    plan.begin(Template("eigen-theke", "Theke", TEMPLATE.steps[:1], own=True))
    assert (plan.draft.title, plan.draft.template, plan.template) == ("Theke", "", "eigen-theke")
    plan.draft = replace(plan.draft, to=("jana",), words="Hallo.")
    plan.undo()
    assert days(plan) == {"a": 0, "c": 4}
    assert (plan.draft.title, plan.draft.template, plan.template) == ("Erste Woche", "pfad-woche", "pfad-woche")
    assert (plan.draft.to, plan.draft.words) == (("jana",), "Hallo.")
    plan.undo()
    assert days(plan) == {"a": 0, "b": 1, "c": 4}
    assert not plan.may_undo


def test_what_changes_nothing_is_no_step(plan: PlanInHand) -> None:
    plan.add("a", TUESDAY)
    plan.drop("z")
    plan.make_optional("c", optional=True)
    assert not plan.may_undo
    plan.make_optional("c", optional=False)
    assert [item.optional for item in plan.draft.items] == [False, False, False]


def test_a_plan_that_is_assigned_keeps_clear_of_the_absences_of_its_person(plan: PlanInHand) -> None:
    plan.take(Draft(("jana",), "X", MONDAY, (PlannedItem("a", MONDAY),), id="x"), (Absence(TUESDAY, TUESDAY),))
    plan.put_off("a", A_DAY, later_too=False)
    assert days(plan) == {"a": 2}


def test_a_new_plan_knows_of_no_absences(plan: PlanInHand) -> None:
    plan.take(Draft(("jana",), "X", MONDAY, (PlannedItem("a", MONDAY),)), (Absence(TUESDAY, TUESDAY),))
    plan.put_off("a", A_DAY, later_too=False)
    assert days(plan) == {"a": 1}


def test_it_becomes_a_template(plan: PlanInHand) -> None:
    assert plan.steps() == (
        Step("a", PathUnit.DAY, 1),
        Step("b", PathUnit.DAY, 2),
        Step("c", PathUnit.DAY, 5, optional=True),
    )
