"""Steps as the format wants them: fields, Kennungen, titles that read back, ways where the next number is another."""

from __future__ import annotations

import pytest

from tests.helpers.bpmn import chain, element, flow, node, one, outline, process, task
from wissen.content.blocks import plain, plain_text
from wissen.content.flow import Step, StepKind
from wissen.content.process import STEP_FIELDS
from wissen.interop.bpmn.plan import Plan, Point, Way
from wissen.interop.bpmn.steps import stem, steps_of


def steps(*points: Point, groups: dict[str, str] | None = None) -> tuple[Step, ...]:
    return steps_of(Plan({point.id: point for point in points}, groups or {}), links={})


def action(key: str, title: str = "", *, to: str | None = None) -> Point:
    return Point(key, StepKind.ACTION, title or key, ways=[] if to is None else [Way(to)])


def fields(step: Step) -> dict[str, list[str]]:
    return {field.key: [plain(value) for value in field.values] for field in step.fields}


def test_every_step_has_a_kennung_of_its_own():
    found = steps(
        action("a", "Akte ablegen"), action("b", "Akte ablegen"), action("c", "Akte ablegen 2"), action("d", "§!")
    )
    assert [str(step.id) for step in found] == ["akte-ablegen", "akte-ablegen-2", "akte-ablegen-2-2", "schritt"]


def test_a_long_kennung_is_cut_between_words():
    assert stem("Antrag " * 20) == "-".join(["antrag"] * 8)
    assert stem("x" * 100) == "x" * 60


@pytest.mark.parametrize(
    ("kind", "title", "told"),
    [
        (StepKind.QUESTION, "Frage: Gut?", "Gut?"),
        (StepKind.ACTION, "Frage: Gut?", "„Frage: Gut?“"),
        (StepKind.END, "Ende:", "„Ende:“"),
        (StepKind.QUESTION, "Ende: gut?", "Ende: gut?"),
        (StepKind.ACTION, "Hinweis: prüfen", "Hinweis: prüfen"),
    ],
)
def test_a_title_that_looks_like_a_kind(kind: StepKind, title: str, told: str):
    assert steps(Point("a", kind, title))[0].title == told


def test_groups_of_the_same_title_are_told_apart():
    points = action("a"), action("b"), action("c")
    for point, group in zip(points, "xyz", strict=True):
        point.group = group
    found = steps(*points, groups={"x": "Prüfung", "y": "Prüfung", "z": "Prüfung (2)"})
    assert [step.group for step in found] == ["Prüfung", "Prüfung (2)", "Prüfung (2) (2)"]


def test_fields_in_their_order_without_doubles_and_split_at_semicolons():
    point = Point(
        "a", StepKind.ACTION, "a", role="Theke; Kasse", documents=["Pass", "Bild;Pass", " "], length="2 Wochen"
    )
    point.sends, point.receives, point.systems, point.repeated = ["Bank"], ["Post"], ["Register"], "zweimal"
    point.during = "Prüfen"
    found = fields(steps(point)[0])
    assert list(found) == [key for key in STEP_FIELDS if key in found]
    assert found == {
        "Wer": ["Theke", "Kasse"],
        "Unterlagen": ["Pass", "Bild"],
        "System": ["Register"],
        "Dauer": ["2 Wochen"],
        "Nachricht an": ["Bank"],
        "Nachricht von": ["Post"],
        "Während": ["Prüfen"],
        "Wiederholung": ["zweimal"],
    }


def test_the_same_note_is_told_once():
    point = action("a")
    point.notes = ["Eins", "Zwei", "Eins", " "]
    assert plain_text(steps(point)[0].blocks).split("\n") == ["Eins", "Zwei"]


def test_a_way_is_written_where_the_next_number_does_not_follow():
    found = steps(action("a", to="c"), action("b", to="c"), action("c", to=""), action("d", to=""))
    assert [len(step.branches) for step in found] == [1, 0, 1, 0]


def test_an_end_needs_no_way():
    assert steps(Point("a", StepKind.END, "Fertig"), action("b"))[0].branches == ()


def test_a_way_with_an_answer_or_back_is_always_written():
    back = Point("b", StepKind.ACTION, "b", ways=[Way("a", back=True)])
    labelled = Point("a", StepKind.ACTION, "a", ways=[Way("b", "weiter")])
    found = steps(labelled, back)
    assert [(plain(step.branches[0].label), step.branches[0].back) for step in found] == [("weiter", False), ("", True)]


def test_an_answer_that_reads_like_the_place_where_a_choice_ends():
    gate = node("inclusiveGateway", "g", "Was?"), flow("g", "a", "danach"), flow("g", "b", "jetzt")
    found = one(process(*gate, *map(task, "abc"), chain("a", "c"), chain("b", "c"))).process
    assert outline(found)[0] == "1. Auswahl: Was? [„danach“ → 2, jetzt → 3, danach → 4]"


def test_a_repetition_and_a_document_come_from_the_model():
    inner = element("multiInstanceLoopCharacteristics"), element("dataInputAssociation", element("sourceRef", text="d"))
    found = one(process(task("a", "A", *inner), element("dataObjectReference", id="d", name="Pass")))
    assert fields(found.process.steps[0]) == {"Unterlagen": ["Pass"], "Wiederholung": ["mehrmals, gleichzeitig"]}
