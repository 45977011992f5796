"""Parallel and Auswahl: where branches meet, what is invented where they do not, and when they become plain ways."""

from __future__ import annotations

import pytest

from tests.helpers.bpmn import chain, element, flow, node, one, outline, process, task, words
from wissen.content.blocks import plain_text

_TANGLED = "Gehen Sie alle."


def lines(*inner: str) -> list[str]:
    return outline(one(process(*inner)).process)


def fork(key: str, name: str = "", tag: str = "parallelGateway") -> str:
    return node(tag, key, name)


def ways(source: str, *targets: str) -> str:
    return "".join(flow(source, target) for target in targets)


def test_branches_meet_where_they_are_joined():
    found = lines(fork("f"), *map(task, "abc"), fork("j"), ways("f", "a", "b"), chain("a", "j", "c"), chain("b", "j"))
    assert found == ["1. Parallel: Gleichzeitig erledigen [→ 2, → 3, danach → 4]", "2. a [→ 4]", "3. b", "4. c"]


def test_branches_meet_without_a_sign_too():
    found = lines(fork("f"), *map(task, "abc"), ways("f", "a", "b"), chain("a", "c"), chain("b", "c"))
    assert found[0] == "1. Parallel: Gleichzeitig erledigen [→ 2, → 3, danach → 4]"


def test_branches_that_each_end_meet_in_a_step_of_ours():
    found = lines(fork("f"), *map(task, "ab"), ways("f", "a", "b"))
    assert found == [
        "1. Parallel: Gleichzeitig erledigen [→ 2, → 3, danach → 4]",
        "2. a [→ 4]",
        "3. b",
        "4. Ende: Alles erledigt",
    ]


def test_named_ends_of_branches_are_events_on_the_way():
    ends = node("endEvent", "x", "Akte da"), node("endEvent", "y", "Bescheid da")
    found = lines(fork("f"), *map(task, "ab"), *ends, ways("f", "a", "b"), chain("a", "x"), chain("b", "y"))
    assert found[1:5] == ["2. a", "3. Ereignis: Akte da [→ 6]", "4. b", "5. Ereignis: Bescheid da"]


def test_what_ends_everything_ends_everything():
    stop = node("endEvent", "x", "Abbruch", element("terminateEventDefinition"))
    found = lines(fork("f"), *map(task, "ab"), stop, ways("f", "a", "b"), chain("a", "x"))
    assert found == [
        "1. Parallel: Gleichzeitig erledigen [→ 2, → 4, danach → 5]",
        "2. a",
        "3. Ende: Abbruch",
        "4. b",
        "5. Ende: Alles erledigt",
    ]


def test_forks_within_forks():
    inner = fork("g"), fork("h"), ways("g", "b", "c"), chain("b", "h", "j"), chain("c", "h")
    found = lines(fork("f"), fork("j"), *map(task, "abcd"), *inner, ways("f", "a", "g"), chain("a", "j", "d"))
    assert found == [
        "1. Parallel: Gleichzeitig erledigen [→ 2, → 3, danach → 6]",
        "2. a [→ 6]",
        "3. Parallel: Gleichzeitig erledigen [→ 4, → 5, danach → 6]",
        "4. b [→ 6]",
        "5. c",
        "6. d",
    ]


def test_a_branch_with_nothing_in_it_is_none_and_one_branch_is_no_fork():
    found = lines(task("s"), fork("f"), task("a"), fork("j"), task("c"), chain("s", "f", "a", "j", "c"), ways("f", "j"))
    assert found == ["1. s", "2. a", "3. c"]


def test_a_fork_with_a_name_stays_even_with_one_branch():
    found = lines(fork("f", "Verteilen"), task("a"), fork("j"), task("c"), chain("f", "a", "j", "c"), ways("f", "j"))
    assert found == ["1. Verteilen", "2. a", "3. c"]


def test_a_choice_keeps_the_answer_that_nothing_is_to_be_done():
    gate = fork("f", "Was noch?", tag="inclusiveGateway")
    found = lines(
        gate,
        task("a"),
        fork("j", tag="inclusiveGateway"),
        task("c"),
        flow("f", "a", "Bild"),
        flow("f", "j", "nichts"),
        chain("a", "j", "c"),
    )
    assert found[0] == "1. Auswahl: Was noch? [Bild → 2, nichts → 3, danach → 3]"


@pytest.mark.parametrize(
    ("tag", "line", "note"),
    [
        ("parallelGateway", "1. Verteilen [a → 2, b → 3, c → 6]", _TANGLED),
        ("inclusiveGateway", "1. Frage: Verteilen [a → 2, b → 3, c → 6]", "Bitte prüfen, wie die Wege zusammenlaufen."),
    ],
)
def test_branches_that_cross_are_ways_with_a_note(tag: str, line: str, note: str):
    crossing = ways("f", "a", "b", "c"), chain("a", "d"), ways("b", "d", "e"), chain("c", "e")
    found = one(process(fork("f", "Verteilen", tag=tag), *map(task, "abcde"), *crossing))
    assert outline(found.process)[0] == line
    assert note in plain_text(found.process.steps[0].blocks)
    assert any(warning.startswith("Schritt 1: ") and warning.endswith(note) for warning in found.warnings)


def test_where_others_meet_is_no_join_for_a_branch_that_goes_past_it():
    gate = fork("f", "Was noch?", tag="inclusiveGateway")
    past = flow("f", "a", "Bild"), flow("f", "j", "nichts"), flow("f", "c", "alles"), chain("a", "j", "c")
    assert lines(gate, *map(task, "ajc"), *past) == [
        "1. Frage: Was noch? [Bild → 2, nichts → 3, alles → 4]",
        "2. a",
        "3. j",
        "4. c",
    ]


def test_a_fork_that_leads_back_is_ways_with_a_note():
    found = one(process(task("a"), fork("f", "Verteilen"), task("b"), chain("a", "f", "b"), ways("f", "a")))
    assert outline(found.process)[1] == "2. Verteilen [b → 3, a → 1 (zurück)]"
    assert _TANGLED in words(found.process)
    assert any(_TANGLED in warning for warning in found.warnings)


def test_a_loop_within_a_branch_is_no_tangle():
    again = node("exclusiveGateway", "g", "Gut?"), flow("g", "a", "nein"), flow("g", "c", "ja")
    found = lines(fork("f"), *map(task, "abc"), *again, ways("f", "a", "b"), chain("a", "g"), chain("b", "c"))
    assert found == [
        "1. Parallel: Gleichzeitig erledigen [→ 2, → 4, danach → 5]",
        "2. a",
        "3. Frage: Gut? [nein → 2 (zurück), ja → 5]",
        "4. b",
        "5. c",
    ]


def test_the_same_way_twice_is_one_way():
    doubled = flow("f", "a", id_="f1"), flow("f", "a", id_="f2")
    assert lines(task("s"), fork("f", "Verteilen"), task("a"), chain("s", "f"), *doubled) == [
        "1. s",
        "2. Verteilen",
        "3. a",
    ]


def test_branches_that_all_lead_back_before_the_fork_are_ways_with_a_note():
    gate = node("exclusiveGateway", "g", "Fertig?"), flow("g", "z", "ja"), flow("g", "f", "nein")
    again = ways("f", "b", "c"), chain("b", "a"), chain("c", "a")
    found = one(process(*map(task, "abcz"), fork("f", "Verteilen"), *gate, chain("a", "g"), *again))
    assert outline(found.process)[3:] == ["4. Verteilen [b → 5, c → 6]", "5. b [→ 1 (zurück)]", "6. c [→ 1 (zurück)]"]
    assert _TANGLED in words(found.process)
