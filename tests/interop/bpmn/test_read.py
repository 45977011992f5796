"""A file as plain values: names without namespaces, references without prefixes, and text where it belongs."""

from __future__ import annotations

import pytest

from tests.helpers.bpmn import chain, definitions, element, flow, node, note, process, task
from wissen.errors import ForeignFileError
from wissen.interop.bpmn.model import Message, Model, Pool
from wissen.interop.bpmn.read import MAX_ELEMENTS, MAX_NODES, read_model


def model(*inner: str) -> Model:
    return read_model(definitions(*inner), "a.bpmn")


def test_references_lose_their_prefix():
    found = model(process(task("a"), task("b"), element("sequenceFlow", id="f", sourceRef="x:a", targetRef="y:z:b")))
    assert [(flow.source, flow.target) for flow in found.flows] == [("a", "b")]


def test_every_node_knows_its_process_and_sub_process():
    inner = node("subProcess", "s", "Teil", task("b"))
    found = model(process(task("a"), inner, id_="p1"), process(task("c"), id_="p2"))
    assert {key: (one.process, one.scope) for key, one in found.nodes.items()} == {
        "a": ("p1", ""),
        "s": ("p1", ""),
        "b": ("p1", "s"),
        "c": ("p2", ""),
    }


def test_nodes_without_an_id_or_with_that_of_another_are_kept():
    found = model(process(task("a", "Eins"), task("a", "Zwei"), element("task", name="Drei")))
    assert [one.name for one in found.nodes.values()] == ["Eins", "Zwei", "Drei"]


def test_a_process_without_an_id_has_its_steps():
    found = model(element("process", task("a"), name="Antrag"), element("process", task("b")))
    assert list(found.processes.values()) == ["Antrag", ""]
    assert [one.process for one in found.nodes.values()] == list(found.processes)


def test_extensions_and_drawings_hold_no_nodes():
    extension = element("extensionElements", task("x"))
    assert list(model(process(extension, task("a")), element("BPMNDiagram", task("y"))).nodes) == ["a"]


def test_a_process_at_the_root_will_do():
    found = read_model(element("process", task("a"), id="p").encode(), "a.bpmn")
    assert list(found.nodes) == ["a"]


def test_another_root_is_named():
    with pytest.raises(ForeignFileError) as error:
        read_model(b"<html><body/></html>", "seite.xml")
    assert error.value.text == "„seite.xml“ ist kein BPMN-Modell, sondern beginnt mit „html“."
    assert error.value.hint


def test_too_many_steps():
    with pytest.raises(ForeignFileError, match=r"mehr als 2\.000 Schritte"):
        model(process(*(task(f"n{number}") for number in range(MAX_NODES + 1))))


def test_too_many_elements():
    with pytest.raises(ForeignFileError, match=r"mehr als 30\.000 Elemente"):
        model(process(task("a"), "<association/>" * MAX_ELEMENTS))


# ---------------------------------------------------------------- who


def test_pools_with_and_without_steps():
    pools = (
        element("participant", id="x", name="Amt", processRef="y:p"),
        element("participant", id="z", name="Bank", processRef="nirgends"),
    )
    assert model(element("collaboration", *pools), process(task("a"))).pools == (
        Pool("x", "Amt", "p"),
        Pool("z", "Bank"),
    )


def test_the_innermost_lane_wins_and_one_without_a_name_is_none():
    inner = element("childLaneSet", element("lane", element("flowNodeRef", text=" x:b "), id="l2", name="Kasse"))
    outer = element("lane", *(element("flowNodeRef", text=one) for one in "ab"), inner, id="l1", name="Theke")
    unnamed = element("lane", element("flowNodeRef", text="c"), id="l3")
    found = model(process(element("laneSet", outer, unnamed), *map(task, "abc")))
    assert found.lanes == {"a": "Theke", "b": "Kasse"}
    assert found.lane_names == ("Theke", "Kasse")


def test_a_performer_is_found_by_its_resource():
    owner = element("potentialOwner", element("resourceRef", text="x:r"))
    found = model(element("resource", id="r", name="Leitung"), process(task("a", "A", owner)))
    assert found.nodes["a"].performer == "Leitung"


# ---------------------------------------------------------------- what a node is


@pytest.mark.parametrize(
    ("inner", "loop"),
    [
        (element("multiInstanceLoopCharacteristics"), "mehrmals, gleichzeitig"),
        (element("multiInstanceLoopCharacteristics", isSequential="true"), "mehrmals, nacheinander"),
        (element("standardLoopCharacteristics"), "so oft, bis es erledigt ist"),
        (
            element("standardLoopCharacteristics", element("loopCondition", text="Pass fehlt")),
            "solange: Pass fehlt",
        ),
        (element("standardLoopCharacteristics", element("loopCondition", text="${x}")), "so oft, bis es erledigt ist"),
        ("", ""),
    ],
)
def test_repetitions(inner: str, loop: str):
    assert model(process(task("a", "A", inner))).nodes["a"].loop == loop


def test_an_ad_hoc_sub_process_has_no_order():
    assert model(process(node("adHocSubProcess", "a", "A"))).nodes["a"].loop == "in beliebiger Reihenfolge"


@pytest.mark.parametrize("part", ["timeDuration", "timeDate", "timeCycle"])
def test_timers(part: str):
    inner = element("timerEventDefinition", element(part, text="P2D"))
    found = model(process(node("startEvent", "a", "", inner))).nodes["a"]
    assert (found.event, found.timer) == ("timer", "2 Tage")


def test_conditions_for_people_are_text_and_those_for_machines_are_not():
    def conditional(text: str) -> str:
        return element("conditionalEventDefinition", element("condition", text=text))

    inner = (
        node("startEvent", "a", "", conditional("Pass liegt vor")),
        node("startEvent", "b", "", conditional("${x}")),
    )
    found = model(process(*inner))
    assert [found.nodes[key].text for key in "ab"] == ["Bedingung: Pass liegt vor", ""]


def test_an_event_sits_at_an_activity_or_nowhere():
    events = (node("boundaryEvent", f"e{host}", attachedToRef=f"x:{host}") for host in ("a", "g", "weg"))
    found = model(process(task("a"), node("exclusiveGateway", "g"), *events))
    assert [found.nodes[f"e{host}"].host for host in ("a", "g", "weg")] == ["a", "", ""]


def test_only_a_boundary_event_sits_at_a_border():
    assert model(process(task("a"), node("endEvent", "e", attachedToRef="a"))).nodes["e"].host == ""


def test_an_event_at_a_border_interrupts_unless_it_says_otherwise():
    events = (
        node("boundaryEvent", "e", attachedToRef="a"),
        node("boundaryEvent", "f", attachedToRef="a", cancelActivity="false"),
    )
    found = model(process(task("a"), *events))
    assert (found.nodes["e"].interrupts, found.nodes["f"].interrupts) == (True, False)


@pytest.mark.parametrize(
    ("attributes", "inner", "label"),
    [
        ({"name": "ja\n bitte"}, "", "ja bitte"),
        ({}, element("conditionExpression", text="Pass liegt vor"), "Pass liegt vor"),
        ({"name": "ja"}, element("conditionExpression", text="Pass liegt vor"), "ja"),
        ({}, element("conditionExpression", text="${ok}"), ""),
    ],
)
def test_the_label_of_a_flow(attributes: dict[str, str], inner: str, label: str):
    tie = element("sequenceFlow", inner, id="f", sourceRef="a", targetRef="b", **attributes)
    (found,) = model(process(task("a"), task("b"), tie)).flows
    assert (found.label, found.conditional) == (label, bool(inner))


def test_a_message_without_a_name_bears_that_of_its_message():
    tie = element("messageFlow", sourceRef="a", targetRef="y", messageRef="x:m")
    found = model(element("message", id="m", name="Bescheid"), element("collaboration", tie), process(task("a")))
    assert found.messages == (Message("Bescheid", "a", "y"),)


def test_a_compensation_is_a_way():
    tie = element("association", sourceRef="e", targetRef="b")
    event = node("boundaryEvent", "e", "", element("compensateEventDefinition"), attachedToRef="a")
    assert [(one.source, one.target) for one in model(process(task("a"), event, task("b"), tie)).flows] == [("e", "b")]


# ---------------------------------------------------------------- text


def test_notes_hang_on_what_they_are_tied_to_in_either_direction():
    tie = element("association", sourceRef="b", targetRef="n2")
    second = element("textAnnotation", element("text", text="Zwei"), id="n2")
    found = model(process(task("a"), task("b"), note("Eins", "a", "a", id_="n1"), second, tie))
    assert found.notes == {"a": ("Eins",), "b": ("Zwei",)}
    assert found.loose == ()


def test_notes_on_flows_hang_on_the_flow():
    assert model(process(task("a"), task("b"), flow("a", "b", id_="f"), note("Eins", "f"))).notes == {"f": ("Eins",)}


def test_notes_on_flows_that_lead_from_nowhere_to_nowhere_are_loose():
    documented = flow("x", "y", id_="f", inner=element("documentation", text="Zwei"))
    found = model(process(task("a"), documented, note("Eins", "f")))
    assert found.notes == {}
    assert set(found.loose) == {("p", "Eins"), ("", "Zwei")}


def test_notes_on_messages_and_data_hang_on_the_step_that_has_them():
    tie = element("messageFlow", id="m", sourceRef="x", targetRef="a")
    data = element("dataObjectReference", id="d", name="Pass") + element("association", sourceRef="d", targetRef="b")
    found = model(
        element("collaboration", tie, note("Eins", "m", id_="n1")),
        process(task("a"), task("b"), data, note("Zwei", "d", id_="n2")),
    )
    assert found.notes == {"a": ("Eins",), "b": ("Zwei",)}


def test_notes_on_pools_and_on_nothing_are_loose():
    pools = element("participant", id="x", name="Amt", processRef="p")
    found = model(
        element("collaboration", pools, note("Eins", "x", id_="n1")), process(task("a"), note("Zwei", id_="n2"))
    )
    assert found.loose == (("", "Eins"), ("p", "Zwei"))


def test_what_is_documented_is_text():
    lane = element("lane", element("documentation", text="Am Eingang"), id="l", name="Theke")
    inner = element("documentation", text="<b>Genau</b> prüfen")
    found = model(process(element("laneSet", lane), task("a", "A", inner)))
    assert found.nodes["a"].text == "Genau prüfen"
    assert found.loose == (("p", "Am Eingang"),)


def test_what_is_documented_at_a_flow_hangs_on_it():
    documented = flow("a", "b", id_="f", inner=element("documentation", text="Per Post"))
    assert model(process(task("a"), task("b"), documented)).notes == {"f": ("Per Post",)}


def test_a_called_task_of_the_whole_file_is_named():
    calls = (
        task("a", "Lesen", tag="callActivity", calledElement="g"),
        task("b", "Prüfen", tag="callActivity", calledElement="g"),
    )
    found = model(element("globalTask", id="g", name="Prüfen"), process(*calls))
    assert [found.nodes[key].text for key in "ab"] == ["Dazu gehört: Prüfen", ""]


def test_data_objects_are_documents_and_stores_are_systems():
    inner = (
        element("dataInputAssociation", element("sourceRef", text="x:d")),
        element("dataOutputAssociation", element("targetRef", text="s")),
    )
    things = element("dataObjectReference", id="d", name="Pass"), element("dataStoreReference", id="s", name="Register")
    found = model(process(task("a", "A", *inner), *things))
    assert (found.documents["a"], found.systems["a"]) == (("Pass",), ("Register",))
    assert found.loose == ()


def test_a_reference_without_a_name_bears_that_of_its_object_wherever_it_stands():
    use = element("dataInputAssociation", element("sourceRef", text="r"))
    reference = element("dataObjectReference", element("dataState", name="geprüft"), id="r", dataObjectRef="o")
    found = model(process(task("a", "A", use), reference, element("dataObject", id="o", name="Pass")))
    assert found.documents["a"] == ("Pass (geprüft)",)
    assert found.loose == ()


def test_things_that_no_step_uses_and_groups_are_told_all_the_same():
    things = element("dataObject", id="d", name="Pass"), element("categoryValue", value="Vorprüfung")
    assert model(process(task("a"), *things)).loose == (
        ("", "Im Modell als Gruppe markiert: Vorprüfung"),
        ("", "Im Modell ohne Schritt: Pass"),
    )


def test_one_lost_flow_is_told_in_the_singular():
    assert "eine Verbindung führt" in model(process(task("a"), task("b"), chain("a", "b"), flow("b", "x"))).faults[0]
