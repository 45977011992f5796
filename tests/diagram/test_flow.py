"""A process as a graph."""

from __future__ import annotations

from collections import Counter
from datetime import date

from hypothesis import given

from tests.helpers.drawn_flows import bare_processes, looping_flow
from tests.helpers.flows import a_process
from wissen.content.as_of import as_of
from wissen.content.flow import Process, StepKind
from wissen.content.routes import routes
from wissen.diagram.flow import Flow, FlowNode, NodeKind, flow_of


def ways(flow: Flow) -> list[tuple[str, str, str, bool]]:
    return [(edge.source, edge.target, edge.label, edge.back) for edge in flow.edges]


def test_steps_become_nodes_with_number_kind_and_lanes() -> None:
    flow = looping_flow()
    steps = [node for node in flow.nodes if node.number is not None]
    assert [node.kind for node in steps] == [
        NodeKind.START,
        NodeKind.QUESTION,
        NodeKind.DEADLINE,
        NodeKind.ACTION,
        NodeKind.END,
    ]
    assert [node.number for node in steps] == [1, 2, 3, 4, 5]
    assert steps[1].who == ("Servicetheke", "Sachbearbeitung")
    assert flow.lanes == ("Servicetheke", "Sachbearbeitung")


def test_ways_bear_their_answer_and_whether_they_lead_back() -> None:
    assert ways(looping_flow()) == [
        ("eingang", "vollstaendig", "", False),
        ("vollstaendig", "entscheiden", "Ja", False),
        ("vollstaendig", "nachfordern", "Nein", False),
        ("nachfordern", "vollstaendig", "Es kommt", True),
        ("nachfordern", "nachfordern/", "Es kommt nichts", False),
        ("entscheiden", "entscheiden/abgabe.md", "Zuständig ist eine andere Stelle", False),
        ("entscheiden", "abschliessen", "Fertig", False),
    ]


def test_an_end_in_the_middle_and_another_process_are_nodes_behind_their_step() -> None:
    flow = looping_flow()
    assert [node.id for node in flow.nodes] == [
        "eingang",
        "vollstaendig",
        "nachfordern",
        "nachfordern/",
        "entscheiden",
        "entscheiden/abgabe.md",
        "abschliessen",
    ]
    assert flow.node("nachfordern/") == FlowNode("nachfordern/", NodeKind.END, "Ende")
    assert flow.node("entscheiden/abgabe.md") == FlowNode(
        "entscheiden/abgabe.md", NodeKind.PROCESS, "Abgabe", link="abgabe.md"
    )


def test_the_last_step_leads_to_an_end_unless_it_is_one() -> None:
    assert ways(flow_of(a_process("## 1. Ablegen\nKennung: ablegen"))) == [("ablegen", "ablegen/", "", False)]
    assert ways(flow_of(a_process("## 1. Ende: Ablegen\nKennung: ablegen"))) == []


def test_two_answers_to_one_end_share_it() -> None:
    body = """
        ## 1. Frage: Was nun?
        Kennung: was

        - Nichts → Ende
        - Auch nichts → Ende
        """
    flow = flow_of(a_process(body))
    assert [node.id for node in flow.nodes] == ["was", "was/"]
    assert [edge.label for edge in flow.edges] == ["Nichts", "Auch nichts"]


def test_a_loop_that_nobody_marked_is_one() -> None:
    body = """
        ## 1. Prüfen
        Kennung: pruefen

        ## 2. Frage: Stimmt es?
        Kennung: stimmt

        - Nein → Schritt 1
        - Noch einmal → Schritt 2
        - Ja → Ende
        """
    assert [edge.back for edge in flow_of(a_process(body)).edges] == [False, True, True, False]


def test_only_what_holds_on_the_day_is_there() -> None:
    body = """
        ## 1. Annehmen
        Kennung: a

        ## 2. Registrieren
        Kennung: b · Gilt: ab 01.06.2022

        ## 3. Ende: Ablegen
        Kennung: c
        """
    process = a_process(body)
    assert [node.id for node in flow_of(as_of(process, date(2022, 5, 31))).nodes] == ["a", "c"]
    assert [node.id for node in flow_of(as_of(process, date(2022, 6, 1))).nodes] == ["a", "b", "c"]


def test_branches_of_a_fork_meet_in_their_join() -> None:
    body = """
        ## 1. Parallel: Zugleich
        Kennung: zugleich

        - → Schritt 2
        - → Schritt 3
        - danach → Schritt 4

        ## 2. Erstes
        Kennung: erstes

        ## 3. Zweites
        Kennung: zweites

        ## 4. Ende: Zusammen
        Kennung: zusammen
        """
    assert [(source, target) for source, target, _, _ in ways(flow_of(a_process(body)))] == [
        ("zugleich", "erstes"),
        ("zugleich", "zweites"),
        ("erstes", "zusammen"),
        ("zweites", "zusammen"),
    ]


def test_a_name_says_number_kind_and_title() -> None:
    names = [node.name for node in looping_flow().nodes]
    assert names == [
        "1. Start: Antrag geht ein",
        "2. Frage: Ist alles da?",
        "3. Frist: Fehlendes nachfordern",
        "Ende",
        "4. Entscheiden",
        "Prozess: Abgabe",
        "5. Ende: Abschließen",
    ]


@given(bare_processes())
def test_every_way_of_any_process_ends_on_nodes_of_its_flow(process: Process) -> None:
    flow = flow_of(process)
    ids = [node.id for node in flow.nodes]
    assert len(set(ids)) == len(ids)
    assert all(edge.source in ids and edge.target in ids for edge in flow.edges)


@given(bare_processes())
def test_a_step_is_left_as_often_as_the_process_says(process: Process) -> None:
    flow = flow_of(process)
    left = Counter(edge.source for edge in flow.edges)
    ends = {str(step.id) for step in process.steps if step.kind is StepKind.END and not step.branches}
    assert left == Counter(str(by_number(process, route.source)) for route in routes(process.steps)) - Counter(ends)


def by_number(process: Process, number: int) -> str:
    return next(str(step.id) for step in process.steps if step.number == number)
