"""Whole files: what becomes one process, what it is called, who takes part, and what a person is told about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.bpmn import chain, definitions, drawn, element, flow, note, one, outline, process, task, words
from tests.helpers.folders import write_folder
from wissen.content.blocks import plain_text
from wissen.content.check import check
from wissen.content.problem import Severity
from wissen.content.write import write
from wissen.errors import ForeignFileError
from wissen.interop.bpmn.convert import Drawn

DATA = Path(__file__).parents[2] / "data" / "bpmn"
FILES = sorted(DATA.glob("*.bpmn"))
NOBODY = "Im Modell steht nicht, wer die Schritte ausführt. Ergänzen Sie das Feld „Wer“."


def pool(key: str, name: str, ref: str = "") -> str:
    return element("participant", id=key, name=name, **({"processRef": ref} if ref else {}))


def collaboration(*inner: str, name: str = "") -> str:
    return element("collaboration", *inner, id="c", name=name)


def message(source: str, target: str, name: str = "") -> str:
    return element("messageFlow", sourceRef=source, targetRef=target, name=name)


def titles(found: tuple[Drawn, ...]) -> list[str]:
    return [each.process.head.title for each in found]


# ---------------------------------------------------------------- files as they are drawn


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_becomes_what_lies_beside_it(file: Path):
    written = "\n".join(write(each.process) for each in drawn(file.read_bytes(), file.name))
    assert written == file.with_suffix(".md").read_text(encoding="utf-8")


def test_what_was_taken_over_passes_the_check(tmp_path: Path):
    files = {}
    for number, file in enumerate(FILES):
        for each in drawn(file.read_bytes(), file.name):
            text = write(each.process).replace("kennung: prozess-", f"kennung: p{number}-")
            files[f"prozesse/{number}/{each.process.head.id}.md"] = text
    problems = check(write_folder(tmp_path, files))
    assert len(files) == len(FILES) + 1
    assert [problem for problem in problems if problem.severity is Severity.ERROR] == []


def test_a_thousand_steps(tmp_path: Path):
    ids = [f"n{number}" for number in range(1_000)]
    (found,) = drawn(definitions(process(*(task(key) for key in ids), chain(*ids))))
    assert [step.title for step in found.process.steps] == ids
    assert check(write_folder(tmp_path, {"prozesse/prozess-1.md": write(found.process)})) == []


# ---------------------------------------------------------------- what becomes one process


def test_pools_of_one_drawing_are_one_process():
    first, second = process(task("a"), id_="p1"), process(task("b"), id_="p2")
    (found,) = drawn(definitions(collaboration(pool("x", "Amt", "p1"), pool("y", "Bürger", "p2")), first, second))
    assert outline(found.process) == ["1. Start: a [→ Ende]", "2. Start: b"]


def test_a_pool_that_is_started_by_a_message_comes_behind_the_one_that_sends_it():
    first = process(element("startEvent", id="s"), task("b"), chain("s", "b"), id_="p1")
    second = process(task("a"), id_="p2")
    drawing = collaboration(pool("x", "Amt", "p1"), pool("y", "Bürger", "p2"), message("a", "s"))
    (found,) = drawn(definitions(drawing, first, second))
    assert [step.title for step in found.process.steps] == ["a", "Amt", "b"]


def test_pools_that_start_each_other_keep_the_order_of_the_file():
    bodies = [
        process(element("startEvent", id=f"s{number}"), task(f"t{number}"), chain(f"s{number}", f"t{number}"), id_=key)
        for number, key in enumerate(("p1", "p2"))
    ]
    drawing = collaboration(pool("x", "A", "p1"), pool("y", "B", "p2"), message("t0", "s1"), message("t1", "s0"))
    (found,) = drawn(definitions(drawing, *bodies))
    assert [step.title for step in found.process.steps] == ["A", "t0", "B", "t1"]


def test_processes_without_pools_are_processes_of_their_own():
    found = drawn(definitions(process(task("a"), id_="p1", name="Antrag"), process(task("b"), id_="p2", name="Akte")))
    assert titles(found) == ["Antrag", "Akte"]
    assert [str(each.process.head.id) for each in found] == ["prozess-1", "prozess-2"]


def test_processes_that_send_messages_to_each_other_are_one_even_without_pools():
    found = drawn(
        definitions(collaboration(message("a", "b")), process(task("a"), id_="p"), process(task("b"), id_="q"))
    )
    assert len(found) == 1


def test_a_step_that_calls_another_process_links_to_it():
    inner = process(task("b"), id_="q", name="Identität klären")
    found = drawn(definitions(process(task("a", tag="callActivity", calledElement="x:q"), name="Antrag"), inner))
    assert "So geht es: Identität klären." in plain_text(found[0].process.steps[0].blocks)


def test_a_process_that_calls_itself_has_no_link():
    (found,) = drawn(definitions(process(task("a", tag="callActivity", calledElement="p"))))
    assert plain_text(found.process.steps[0].blocks) == ""


def test_the_same_file_gives_the_same_processes():
    data = FILES[0].read_bytes()
    assert drawn(data) == drawn(data)


# ---------------------------------------------------------------- titles


@pytest.mark.parametrize(
    ("drawing", "name", "title"),
    [
        ("Zulassung", "Prozess 1", "Zulassung"),
        ("", "Wohnsitz anmelden", "Wohnsitz anmelden"),
        ("Collaboration_1x8", "Process_0kq2", "Bescheid erstellen"),
        ("Untitled", "", "Bescheid erstellen"),
        ("", "sid-5D061FE4-1EB2-444D-AE50-F0A54DD72CCD", "Bescheid erstellen"),
    ],
)
def test_a_process_is_called_as_in_the_model_or_like_its_file(drawing: str, name: str, title: str):
    data = definitions(collaboration(pool("x", "Amt", "p"), name=drawing), process(task("a"), name=name))
    assert titles(drawn(data, "ordner/bescheid_erstellen.bpmn20.xml")) == [title]


def test_a_pool_gives_the_title_only_where_lanes_say_who_works():
    lane = element("laneSet", element("lane", element("flowNodeRef", text="a"), id="l", name="Theke"))
    drawing = collaboration(pool("x", "Anmeldung", "p"))
    (with_lanes,) = drawn(definitions(drawing, process(lane, task("a"))))
    (without,) = drawn(definitions(drawing, process(task("a"))))
    assert (with_lanes.process.head.title, with_lanes.roles) == ("Anmeldung", ("Theke",))
    assert (without.process.head.title, without.roles) == ("Ablauf", ("Anmeldung",))


def test_a_process_without_a_name_is_called_like_the_step_that_calls_it():
    caller = process(task("a", "Pass prüfen", tag="callActivity", calledElement="q"), name="Antrag")
    assert titles(drawn(definitions(caller, process(task("b"), id_="q")))) == ["Antrag", "Pass prüfen"]


def test_a_file_without_a_speaking_name():
    assert titles(drawn(definitions(process(task("a"))), ".bpmn")) == ["Prozess"]


def test_a_very_long_title_is_cut_between_words():
    (title,) = titles(drawn(definitions(process(task("a"), name="Antrag " * 40))))
    assert title.endswith("Antrag …")
    assert len(title) <= 122


# ---------------------------------------------------------------- head and introduction


def test_the_reader_is_told_where_it_comes_from_and_to_check_it():
    found = one(process(task("a")))
    assert "Aus dem BPMN-Modell „ablauf.bpmn“ übernommen. Bitte fachlich prüfen" in plain_text(found.process.blocks)


def test_a_named_start_is_the_trigger():
    found = one(process(element("startEvent", id="s", name="Antrag geht ein"), task("a"), chain("s", "a")))
    assert found.process.trigger == "Antrag geht ein"


def test_a_start_that_only_names_its_pool_is_no_trigger():
    start, end = element("startEvent", id="s"), element("startEvent", id="t", name="Andere Art")
    drawing = collaboration(pool("x", "Amt", "p"))
    found = one(drawing, process(start, end, task("a"), chain("s", "a"), chain("t", "a")))
    assert (found.process.steps[0].title, found.process.trigger) == ("Amt", "")


def test_roles_are_who_works_then_lanes_and_pools_where_nothing_is_drawn():
    lanes = element(
        "laneSet",
        element("lane", id="l1", name="Archiv"),
        element("lane", element("flowNodeRef", text="a"), id="l2", name="Theke"),
    )
    drawing = collaboration(pool("x", "Amt", "p"), pool("y", "Bank"), name="Zahlung")
    found = one(drawing, process(lanes, task("a")))
    assert found.roles == found.process.parties == ("Theke", "Archiv", "Amt", "Bank")


def test_a_pool_with_two_names_is_two_parties():
    found = one(collaboration(pool("x", "Amt; Bürger", "p")), process(task("a")))
    assert found.process.parties == ("Amt", "Bürger")


def test_text_that_hangs_on_nothing_opens_the_process():
    found = one(process(element("documentation", text="Gilt seit Mai."), task("a"), note("Stand: Entwurf")))
    assert plain_text(found.process.blocks).splitlines()[1:] == ["Gilt seit Mai.", "Stand: Entwurf"]


def test_text_of_another_process_stays_there():
    first = process(task("a"), id_="p1", name="Antrag")
    second = process(task("b"), note("Nur für die Akte"), id_="p2", name="Akte")
    found = drawn(definitions(first, second))
    assert ["Nur für die Akte" in words(each.process) for each in found] == [False, True]


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        ("Bank", "Post", "Nachricht von Bank an Post: Vertrag"),
        ("Bank", "", "Nachricht von Bank: Vertrag"),
        ("", "", "Nachricht: Vertrag"),
    ],
)
def test_a_message_between_two_pools_without_steps_is_told(left: str, right: str, told: str):
    found = one(collaboration(pool("x", left), pool("y", right), message("x", "y", "Vertrag")), process(task("a")))
    assert told in plain_text(found.process.blocks).splitlines()


# ---------------------------------------------------------------- warnings


def test_a_sound_model_is_told_without_warnings():
    found = one(collaboration(pool("x", "Amt", "p")), process(task("a"), task("b"), chain("a", "b")))
    assert found.warnings == ()


def test_who_does_it_is_missing():
    assert one(process(task("a"))).warnings == (NOBODY,)


def test_a_pool_without_steps_does_not_say_who_does_it():
    assert one(collaboration(pool("y", "Bank")), process(task("a"))).warnings == (NOBODY,)


def test_doubts_are_told_once_with_all_their_steps():
    split = "".join(
        element("exclusiveGateway", id=f"g{at}")
        + task(f"a{at}")
        + task(f"b{at}")
        + chain(f"g{at}", f"a{at}", end)
        + chain(f"g{at}", f"b{at}", end)
        for at, end in ((1, "g2"), (2, "g3"), (3, "z"))
    )
    warnings = one(process(split, task("z"))).warnings
    assert "Schritte 1, 4 und 7: Im Modell stehen die Antworten nicht an den Wegen. Bitte ergänzen." in warnings


def test_steps_without_a_name_are_told():
    nameless = element("task", id="b", name="")
    found = one(process(task("a"), nameless, chain("a", "b")))
    assert found.process.steps[1].title == "Schritt ohne Namen"
    assert "Schritt 2: Im Modell fehlt der Name des Schritts." in found.warnings


def test_flows_that_lead_nowhere_are_told():
    found = one(process(task("a"), task("b"), flow("a", "b"), flow("b", "weg"), flow("x", "y")))
    assert found.warnings[0].startswith("Im Modell fehlt etwas: 2 Verbindungen führen zu keinem Schritt.")


def test_a_process_with_a_name_but_no_steps_is_told():
    found = one(process(task("a"), id_="p1"), process(id_="p2", name="Widerspruch"))
    assert found.warnings[0] == "„Widerspruch“ enthält keine Schritte und ist nicht übernommen."


# ---------------------------------------------------------------- nothing to be told


@pytest.mark.parametrize(
    "inner",
    [
        (),
        (process(),),
        (collaboration(pool("x", "Amt")),),
        (process(element("startEvent", id="s"), element("endEvent", id="e"), chain("s", "e")),),
        (process(element("exclusiveGateway", id="g")),),
    ],
)
def test_an_empty_model_is_answered_kindly(inner: tuple[str, ...]):
    with pytest.raises(ForeignFileError) as error:
        drawn(definitions(*inner), "leer.bpmn")
    assert error.value.text == "Das Modell in „leer.bpmn“ enthält keine Schritte."
    assert error.value.hint.startswith("Vielleicht wurde eine leere Seite exportiert.")


def test_a_model_of_signs_alone_is_told_if_it_says_something():
    start = element("startEvent", id="s")
    found = one(process(start, element("endEvent", id="e"), chain("s", "e"), note("Noch zu zeichnen")))
    assert "Noch zu zeichnen" in words(found.process)
    assert len(found.process.steps) == 1
