"""Walking through a process: every way can be gone and gone back, and a fork ends when its branches are walked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.flows import a_process
from wissen.content.flow import Process, TargetKind
from wissen.learning.walk import ONWARD, Walk, begin

BROKEN = """\
    ## 1. Parallel: Beteiligen
    Kennung: beteiligen

    - Jugendamt → Schritt 5
    - danach → Schritt 8
    """

CASE = """\
    ## 1. Antrag annehmen
    Kennung: annehmen

    ## 2. Frage: Vollständig?
    Kennung: voll

    - Ja → Schritt 4
    - Nein → Schritt 3

    ## 3. Nachfordern
    Kennung: nachfordern

    - → Schritt 2 (zurück)

    ## 4. Parallel: Beteiligen
    Kennung: beteiligen

    - Jugendamt → Schritt 5
    - → Schritt 6
    - danach → Schritt 8

    ## 5. Jugendamt fragen
    Kennung: jugendamt

    ## 6. Register abfragen
    Kennung: register

    ## 7. Auskunft abheften
    Kennung: abheften

    ## 8. Frage: Wohin?
    Kennung: wohin

    - Fertig → Ende
    - Visum → [Visum](../einreise/visum.md)
    - Weiter → Schritt 9

    ## 9. Ende: Geschafft
    Kennung: geschafft
    """


def case(kind: str = "Parallel") -> Process:
    return a_process(CASE.replace("Parallel:", f"{kind}:"))


def walked(process: Process, answers: Sequence[str]) -> Walk:
    """The walk along these labels; the first way where the label is empty."""
    walk = begin(process)
    for answer in answers:
        ways = [way for way in walk.ways() if way.label == answer or not answer]
        walk = walk.go(next(way for way in ways if not way.done))
    return walk


def place(walk: Walk) -> str:
    return walk.step.id if walk.step else "Ende"


def labels(walk: Walk) -> list[str]:
    return [way.label for way in walk.ways()]


def test_it_begins_at_the_first_step_with_one_way_on() -> None:
    walk = begin(case())
    assert (place(walk), labels(walk), walk.passed, walk.can_go_back) == ("annehmen", [""], (), False)


def test_a_question_offers_its_branches() -> None:
    walk = walked(case(), [""])
    assert (place(walk), labels(walk)) == ("voll", ["Ja", "Nein"])


def test_a_loop_leads_back_and_says_so() -> None:
    walk = walked(case(), ["", "Nein"])
    assert [way.back for way in walk.ways()] == [True]
    walk = walk.go(walk.ways()[0])
    assert place(walk) == "voll"
    assert [(step.id, answer) for step, answer in walk.passed] == [
        ("annehmen", ""),
        ("voll", "Nein"),
        ("nachfordern", ""),
    ]


def test_all_branches_of_a_parallel_are_walked_before_it_goes_on() -> None:
    walk = walked(case(), ["", "Ja"])
    assert [(way.label, way.done) for way in walk.ways()] == [("Jugendamt", False), ("", False)]
    walk = walk.go(walk.ways()[0])
    walk = walk.go(walk.ways()[0])
    assert (place(walk), [way.done for way in walk.ways()]) == ("beteiligen", [True, False])
    for _ in range(3):
        walk = walk.go(next(way for way in walk.ways() if not way.done))
    assert place(walk) == "wohin"


def test_of_a_choice_one_branch_is_enough() -> None:
    walk = walked(case("Auswahl"), ["", "Ja"])
    assert ONWARD not in labels(walk)
    walk = walked(case("Auswahl"), ["", "Ja", "Jugendamt", ""])
    assert (place(walk), labels(walk)) == ("beteiligen", ["Jugendamt", "", ONWARD])
    walk = walk.go(walk.ways()[-1])
    assert place(walk) == "wohin"


def test_a_process_ends_or_goes_on_in_another_one() -> None:
    walk = begin(case()).jump(8)
    for label, kind in (("Fertig", None), ("Visum", TargetKind.LINK)):
        end = walk.go(next(way for way in walk.ways() if way.label == label))
        assert (place(end), end.ways()) == ("Ende", ())
        assert (end.here.link.kind if end.here.link else None) is kind


def test_the_last_step_ends_it() -> None:
    walk = begin(case()).jump(9)
    assert [(way.label, way.target) for way in walk.ways()] == [("", None)]


def test_back_undoes_one_stop_and_begins_nothing() -> None:
    walk = walked(case(), ["", "Nein"])
    assert place(walk.back()) == "voll"
    assert begin(case()).back() == begin(case())


def test_a_jump_into_a_branch_comes_back_to_its_fork() -> None:
    walk = begin(case()).jump(7)
    walk = walk.go(walk.ways()[0])
    assert (place(walk), [way.done for way in walk.ways()]) == ("beteiligen", [False, True])


def test_a_jump_to_what_does_not_hold_is_refused() -> None:
    with pytest.raises(KeyError):
        begin(case()).jump(10)


def test_a_loop_out_of_a_branch_leaves_the_fork() -> None:
    text = CASE.replace("Kennung: jugendamt", "Kennung: jugendamt\n\n    - → Schritt 2 (zurück)")
    walk = begin(a_process(text)).jump(5)
    walk = walk.go(walk.ways()[0])
    assert (place(walk), walk.here.forks) == ("voll", ())


def test_a_step_that_was_left_by_a_jump_is_not_passed() -> None:
    walk = begin(case()).jump(4)
    assert (walk.passed, place(walk.back())) == ((), "annehmen")


def test_in_another_text_the_way_is_the_same() -> None:
    walk = walked(case(), ["", "Nein", "", "Ja", "Jugendamt", ""])
    other = a_process(CASE.replace("Antrag annehmen", "Alles annehmen").replace("Fertig", "Erledigt"))
    again = walk.retraced(other)
    assert again.stops == walk.stops
    assert (again.process, [way.done for way in again.ways()]) == (other, [True, False])


def test_in_another_text_what_leads_on_no_longer_is_jumped_to() -> None:
    walk = walked(case(), ["", "Ja"])
    again = walk.retraced(a_process(CASE.replace("- Ja → Schritt 4", "- Alles da → Schritt 4")))
    assert [step.id for step, _ in again.passed] == ["annehmen"]
    assert (place(again), [way.done for way in again.ways()]) == ("beteiligen", [False, False])


def test_in_another_text_the_stops_whose_steps_have_gone_are_left_out() -> None:
    walk = walked(case(), ["", "Nein"])
    again = walk.retraced(a_process(CASE.replace("nachfordern", "erinnern")))
    assert (place(again), [step.id for step, _ in again.passed]) == ("voll", ["annehmen"])


def test_the_end_stays_the_end_where_the_answer_still_leads_there() -> None:
    walk = begin(case()).jump(8)
    ended = walk.go(next(way for way in walk.ways() if way.label == "Visum"))
    other = CASE.replace("Antrag annehmen", "Alles annehmen")
    assert place(ended.retraced(a_process(other))) == "Ende"
    assert place(ended.retraced(a_process(other.replace("- Visum →", "- Einreise →")))) == "wohin"


@given(st.lists(st.integers(0, 30), max_size=30), st.sampled_from(["Parallel", "Auswahl"]))
def test_in_the_same_text_every_way_is_found_again(choices: list[int], kind: str) -> None:
    walk = begin(case(kind))
    for choice in choices:
        ways = walk.ways()
        walk = walk.jump(choice % 9 + 1) if choice > 25 or not ways else walk.go(ways[choice % len(ways)])
    assert walk.retraced(case(kind)) == walk


@given(st.lists(st.integers(0, 3), max_size=40), st.sampled_from(["Parallel", "Auswahl"]))
def test_wherever_one_goes_there_is_a_way_on_and_the_way_back(choices: list[int], kind: str) -> None:
    walks = [begin(case(kind))]
    for choice in choices:
        ways = walks[-1].ways()
        assert bool(ways) is (walks[-1].step is not None)
        if not ways:
            break
        walks.append(walks[-1].go(ways[choice % len(ways)]))
    for before, after in pairwise(walks):
        assert after.back() == before
    assert len(walks[-1].passed) == len(walks) - 1


def test_a_fork_that_is_still_being_written_leads_to_no_step_that_is_not_there() -> None:
    assert begin(a_process(BROKEN)).ways() == ()
