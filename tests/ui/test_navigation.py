"""The way back and forward, as in a browser."""

from __future__ import annotations

import pytest

from wissen.ui.navigation import MAX_STEPS, Address, Screen, Trail, level_up

HOME = Address(Screen.TODAY)
ONE = Address(Screen.LESSON, "l-eins")
TWO = Address(Screen.LESSON, "l-zwei")


def trail(*visited: Address) -> Trail:
    made = Trail(HOME)
    for address in visited:
        made.visit(address)
    return made


def test_it_begins_where_it_is_told() -> None:
    assert (trail().current, trail().can_go_back, trail().can_go_forward) == (HOME, False, False)


def test_back_and_forward_lead_over_the_same_steps() -> None:
    steps = trail(ONE, TWO)
    assert [steps.back(), steps.back(), steps.forward(), steps.forward()] == [ONE, HOME, ONE, TWO]


def test_at_the_ends_it_stays() -> None:
    steps = trail(ONE)
    assert steps.forward() == ONE
    assert [steps.back(), steps.back()] == [HOME, HOME]


def test_a_new_step_forgets_what_lay_ahead() -> None:
    steps = trail(ONE)
    steps.back()
    steps.visit(TWO)
    assert not steps.can_go_forward
    assert steps.back() == HOME


def test_the_same_address_is_no_step() -> None:
    assert trail(ONE, ONE).back() == HOME


def test_the_same_page_without_a_place_is_no_step() -> None:
    steps = trail(ONE)
    steps.amend(Address(Screen.LESSON, "l-eins", "abschnitt"))
    steps.visit(ONE)
    assert steps.back() == HOME


def test_another_place_on_the_same_page_is_a_step() -> None:
    place = Address(Screen.LESSON, "l-eins", "abschnitt")
    assert trail(ONE, place).back() == ONE


def test_how_far_a_page_was_scrolled_is_remembered_but_makes_no_step() -> None:
    place = Address(Screen.LESSON, "l-eins", "abschnitt", 0.5)
    steps = trail(place, Address(Screen.LESSON, "l-eins", "abschnitt", 0.7))
    assert steps.current.fraction == 0.5
    assert steps.back() == HOME


def test_an_amended_step_is_found_again() -> None:
    steps = trail(ONE)
    better = Address(Screen.LESSON, "l-eins", "abschnitt")
    steps.amend(better)
    steps.visit(TWO)
    assert steps.back() == better


def test_it_does_not_grow_for_ever() -> None:
    steps = trail(*(Address(Screen.LESSON, f"l-{number}") for number in range(2 * MAX_STEPS)))
    taken = 0
    while steps.can_go_back:
        steps.back()
        taken += 1
    assert taken == MAX_STEPS - 1
    assert steps.current == Address(Screen.LESSON, f"l-{MAX_STEPS}")


@pytest.mark.parametrize(
    ("here", "above"),
    [
        (Address(Screen.LESSON, "l-eins"), Address(Screen.ONBOARDING, "l-eins")),
        (Address(Screen.MAP, "service-termin"), Address(Screen.MAP, place="service-termin")),
        (Address(Screen.MAP, place="service-termin"), HOME),
        (Address(Screen.LAW), HOME),
        (HOME, HOME),
    ],
)
def test_one_level_up_leads_to_the_place_of_the_rail_and_from_there_home(here: Address, above: Address) -> None:
    assert level_up(here) == above
