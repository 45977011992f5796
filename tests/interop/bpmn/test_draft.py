"""What each node becomes: kinds of steps, titles, roles, messages, and ways that nobody drew as such."""

from __future__ import annotations

import pytest

from tests.helpers.bpmn import chain, definitions, drawn, element, flow, node, note, one, outline, process, task, words
from wissen.content.blocks import plain, plain_text
from wissen.content.flow import Step, StepKind


def event(kind: str, *inner: str) -> str:
    return element(f"{kind}EventDefinition", *inner)


def steps(*inner: str) -> tuple[Step, ...]:
    return one(process(*inner)).process.steps


def values(step: Step) -> dict[str, list[str]]:
    return {field.key: [plain(value) for value in field.values] for field in step.fields}


def message(source: str, target: str, name: str = "") -> str:
    return element("messageFlow", sourceRef=source, targetRef=target, name=name)


# ---------------------------------------------------------------- kinds and titles


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("exclusiveGateway", StepKind.QUESTION),
        ("eventBasedGateway", StepKind.WAIT),
        ("parallelGateway", StepKind.PARALLEL),
        ("inclusiveGateway", StepKind.CHOICE),
        ("complexGateway", StepKind.CHOICE),
    ],
)
def test_a_gateway_that_splits(tag: str, kind: StepKind):
    found = steps(
        node(tag, "g", "Was nun?"),
        *map(task, "abc"),
        flow("g", "a", "x"),
        flow("g", "b", "y"),
        *(map(chain, "ab", "cc")),
    )
    assert (found[0].kind, found[0].title) == (kind, "Was nun?")


def test_a_named_gateway_that_only_joins_is_a_step():
    gates = node("exclusiveGateway", "s", "Wie?"), node("exclusiveGateway", "g", "Beisammen")
    found = one(process(*gates, *map(task, "abz"), chain("s", "a", "g", "z"), chain("s", "b", "g")))
    assert outline(found.process) == ["1. Frage: Wie? [a → 2, b → 3]", "2. a [→ 4]", "3. b", "4. Beisammen", "5. z"]


@pytest.mark.parametrize(
    ("tag", "definition", "line"),
    [
        ("intermediateCatchEvent", event("timer", element("timeDuration", text="P2W")), "Frist: 2 Wochen"),
        ("intermediateCatchEvent", event("timer"), "Frist: Zeitpunkt ist erreicht"),
        ("intermediateCatchEvent", event("message"), "Warten: Nachricht geht ein"),
        ("intermediateCatchEvent", event("conditional"), "Warten: Bedingung ist erfüllt"),
        ("intermediateThrowEvent", event("signal"), "Ereignis: Signal geben"),
        ("intermediateThrowEvent", event("escalation"), "Ereignis: Eskalieren"),
        ("intermediateThrowEvent", event("compensate"), "Ereignis: Rückabwickeln"),
    ],
)
def test_an_event_between_steps_without_a_name(tag: str, definition: str, line: str):
    found = one(process(task("a"), node(tag, "e", "", definition), task("b"), chain("a", "e", "b")))
    assert outline(found.process)[1] == f"2. {line}"


@pytest.mark.parametrize(
    ("definition", "line"),
    [
        (event("error"), "Ende: Fehler melden"),
        (event("message"), "Ende: Nachricht senden"),
        (event("cancel"), "Ende: Abbrechen"),
    ],
)
def test_an_end_that_does_something(definition: str, line: str):
    found = one(process(task("a"), node("endEvent", "e", "", definition), chain("a", "e")))
    assert outline(found.process)[-1] == f"2. {line}"


@pytest.mark.parametrize("definition", ["", event("terminate")])
def test_an_end_without_a_name_vanishes(definition: str):
    assert outline(one(process(task("a"), node("endEvent", "e", "", definition), chain("a", "e"))).process) == ["1. a"]


def test_a_start_that_waits_for_a_time_says_so():
    inner = event("timer", element("timeCycle", text="R/P1W"))
    found = one(process(node("startEvent", "s", "", inner), task("a"), chain("s", "a")))
    assert outline(found.process)[0] == "1. Start: immer wieder, im Abstand von: 1 Woche"
    assert found.process.trigger == "immer wieder, im Abstand von: 1 Woche"


def test_a_time_has_its_length_from_the_model_or_its_name():
    timers = (node("intermediateCatchEvent", "e", "nach 2 Wochen", event("timer")),)
    drawn_timer = node("intermediateCatchEvent", "f", "Frist", event("timer", element("timeDuration", text="P3D")))
    found = steps(task("a"), *timers, drawn_timer, task("b"), chain("a", "e", "f", "b"))
    assert [values(step) for step in found[1:3]] == [{"Dauer": ["2 Wochen"]}, {"Dauer": ["3 Tage"]}]


def test_what_was_waited_for_already_is_an_event():
    gate = node("eventBasedGateway", "g")
    events = (
        node("intermediateCatchEvent", "e", "Post", event("message")),
        node("intermediateCatchEvent", "f", "Frist", event("timer")),
    )
    found = one(process(gate, *events, flow("g", "e"), flow("g", "f")))
    assert outline(found.process) == [
        "1. Warten: Was tritt zuerst ein? [Post → 2, Frist → 3]",
        "2. Ereignis: Post [→ Ende]",
        "3. Frist: Frist",
    ]


def test_an_end_that_leads_on_is_drawn_wrongly_and_goes_on():
    found = one(process(task("a"), node("endEvent", "e", "Fertig?"), task("b"), chain("a", "e", "b")))
    assert outline(found.process) == ["1. a", "2. Ereignis: Fertig?", "3. b"]


def test_a_long_name_is_cut_in_the_title_and_whole_in_the_text():
    name = "Antrag " * 20
    (found,) = steps(task("a", name))
    assert found.title.endswith(" …")
    assert plain_text(found.blocks) == name.strip()


def test_text_that_repeats_the_title_is_told_once():
    (found,) = steps(task("a", "Pass prüfen", element("documentation", text="Pass prüfen.")))
    assert found.blocks == ()


# ---------------------------------------------------------------- who


def test_who_works_is_the_performer_the_lane_that_of_the_sub_process_or_the_pool():
    lane = element("lane", *(element("flowNodeRef", text=key) for key in ("a", "s")), id="l", name="Theke")
    owner = element("performer", element("resourceRef", text="r"))
    body = process(
        element("laneSet", lane),
        task("a"),
        node("subProcess", "s", "Teil", task("b")),
        task("c"),
        task("d", "d", owner),
        chain("a", "s", "c", "d"),
    )
    pool = element("participant", id="x", name="Amt", processRef="p")
    found = one(element("resource", id="r", name="Leitung"), element("collaboration", pool), body)
    assert {step.title: values(step)["Wer"] for step in found.process.steps} == {
        "a": ["Theke"],
        "Teil": ["Theke"],
        "b": ["Theke"],
        "c": ["Amt"],
        "d": ["Leitung"],
    }


# ---------------------------------------------------------------- messages


def test_messages_are_told_on_both_sides():
    pools = element("participant", id="x", name="Amt", processRef="p"), element("participant", id="y", name="Bank")
    ties = message("a", "y", "Anfrage"), message("y", "b"), message("a", "b", "Notiz")
    found = one(element("collaboration", *pools, *ties), process(task("a"), task("b"), chain("a", "b"))).process.steps
    assert values(found[0])["Nachricht an"] == ["Bank: Anfrage", "Amt: Notiz"]
    assert values(found[1])["Nachricht von"] == ["Bank", "Amt: Notiz"]


def test_an_event_without_a_name_is_called_like_its_message():
    events = node("startEvent", "s", "", event("message")), node("endEvent", "e", "", event("message"))
    ties = message("y", "s", "Antrag"), message("e", "y", "Bescheid")
    pools = element("participant", id="y", name="Bürger")
    found = one(element("collaboration", pools, *ties), process(*events, task("a"), chain("s", "a", "e"))).process
    assert outline(found) == ["1. Start: „Antrag“ geht ein", "2. a", "3. Ende: „Bescheid“ senden"]


def test_an_event_with_several_messages_keeps_its_plain_title():
    start = node("startEvent", "s", "", event("message"))
    ties = message("y", "s", "Antrag"), message("z", "s", "Anruf")
    assert outline(one(element("collaboration", *ties), process(start, task("a"), chain("s", "a"))).process)[0] == (
        "1. Start: Nachricht geht ein"
    )


# ---------------------------------------------------------------- ways that are not drawn as such


def test_a_link_goes_on_where_it_is_caught():
    thrown = node("intermediateThrowEvent", "t", "Seite 2", event("link"))
    caught = node("intermediateCatchEvent", "u", "Seite 2", event("link"))
    found = one(process(task("a"), thrown, caught, task("b"), chain("a", "t"), chain("u", "b")))
    assert outline(found.process) == ["1. a", "2. Ereignis: Seite 2", "3. Ereignis: Seite 2", "4. b"]


def test_links_without_a_name_vanish_and_the_way_stays():
    thrown = node("intermediateThrowEvent", "t", "", '<linkEventDefinition name="x"/>')
    caught = node("intermediateCatchEvent", "u", "", '<linkEventDefinition name="x"/>')
    found = one(process(caught, task("b"), task("a"), thrown, chain("a", "t"), chain("u", "b")))
    assert outline(found.process) == ["1. a", "2. b"]


def test_steps_without_a_single_flow_are_a_list():
    assert outline(one(process(task("a"), task("b"), task("c"))).process) == ["1. a", "2. b", "3. c"]


def test_a_short_note_on_a_way_of_a_question_is_the_answer():
    gate = node("exclusiveGateway", "g", "Vollständig?")
    flows = flow("g", "a", id_="f1"), flow("g", "b", "nein", id_="f2")
    found = one(process(gate, task("a"), task("b"), *flows, note("ja", "f1")))
    assert outline(found.process)[0] == "1. Frage: Vollständig? [ja → 2, nein → 3]"
    assert "Hinweis" not in words(found.process)


def test_a_long_note_on_a_way_is_told_where_it_leads():
    gate = node("exclusiveGateway", "g", "Vollständig?")
    told = "Nur wenn alle Unterlagen im Original vorgelegt wurden und geprüft sind."
    flows = flow("g", "a", "ja", id_="f1"), flow("g", "b", "nein", id_="f2")
    found = steps(gate, task("a"), task("b"), *flows, note(told, "f1"))
    assert told in plain_text(found[1].blocks)


def test_a_note_on_a_flow_that_leads_nowhere_stays_at_its_step():
    assert "Achtung" in plain_text(steps(task("a"), flow("a", "weg", id_="f"), note("Achtung", "f"))[0].blocks)


# ---------------------------------------------------------------- sub-processes


def test_a_sub_process_is_a_teilprozess_that_leads_back_behind_it():
    inner = node("startEvent", "s"), task("x"), task("y"), node("endEvent", "e"), chain("s", "x", "y", "e")
    found = one(process(task("a"), node("subProcess", "t", "Prüfung", *inner), task("b"), chain("a", "t", "b")))
    assert outline(found.process) == ["1. a", "2. Prüfung [→ 4]", "3. b [→ Ende]", "4. x", "5. y [→ 3]"]
    assert [step.group for step in found.process.steps] == ["", "", "", "Prüfung", "Prüfung"]


def test_a_sub_process_that_shows_nothing_is_a_step():
    found = one(process(task("a"), node("subProcess", "t", "Prüfung"), chain("a", "t")))
    assert outline(found.process) == ["1. a", "2. Prüfung"]


def test_a_sub_process_without_a_name_is_called_like_its_start():
    inner = node("startEvent", "s", "Pass fehlt"), task("x"), chain("s", "x")
    found = one(process(task("a"), node("subProcess", "t", "", *inner), chain("a", "t")))
    assert outline(found.process) == ["1. a", "2. Start: Pass fehlt", "3. x"]
    assert found.process.steps[2].group == "Pass fehlt"


def test_several_ways_behind_a_sub_process_have_a_place_of_their_own():
    sub = node("subProcess", "t", "Prüfung", task("x"))
    found = one(process(sub, task("b"), task("c"), flow("t", "b", "gut"), flow("t", "c", "schlecht")))
    assert outline(found.process) == [
        "1. Prüfung [→ 5]",
        "2. Frage: Wie geht es nach „Prüfung“ weiter? [gut → 3, schlecht → 4]",
        "3. b [→ Ende]",
        "4. c [→ Ende]",
        "5. x [→ 2]",
    ]


def test_an_error_within_a_sub_process_goes_to_the_border_that_catches_it():
    inner = task("x"), node("endEvent", "e", "Pass falsch", event("error")), chain("x", "e")
    border = node("boundaryEvent", "f", "Fälschung", event("error"), attachedToRef="t")
    found = one(
        process(
            node("subProcess", "t", "Prüfung", *inner), border, task("b"), task("c"), chain("t", "b"), chain("f", "c")
        )
    )
    lines = outline(found.process)
    assert lines[-1] == "6. Ereignis: Pass falsch [→ 2]"
    assert lines[1] == "2. Ereignis: Fälschung"


def test_a_sub_process_that_an_event_starts_stands_by_itself():
    inner = node("startEvent", "s", "Rücknahme", event("message")), task("x"), chain("s", "x")
    sub = node("subProcess", "t", "Abbruch", *inner, triggeredByEvent="true")
    assert outline(one(process(task("a"), sub)).process) == ["1. Start: a [→ Ende]", "2. Start: Rücknahme", "3. x"]


@pytest.mark.parametrize(("interrupts", "told"), [("true", "wird damit beendet"), ("false", "läuft weiter")])
def test_an_event_at_a_border_says_during_what(interrupts: str, told: str):
    border = node("boundaryEvent", "e", "Anruf", event("message"), attachedToRef="a", cancelActivity=interrupts)
    found = steps(task("a", "Prüfen"), border, task("b"), chain("a", "b"))
    assert [values(step) for step in found if step.title == "Anruf"] == [{"Während": [f"Prüfen (der Schritt {told})"]}]


def test_a_border_of_a_border_of_a_sub_process_knows_its_lane():
    lane = element("lane", element("flowNodeRef", text="a"), id="l", name="Theke")
    border = node("boundaryEvent", "e", "Anruf", event("message"), attachedToRef="a")
    (found,) = drawn(definitions(process(element("laneSet", lane), task("a"), border)))
    assert values(found.process.steps[1])["Wer"] == ["Theke"]
