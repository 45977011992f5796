"""Ablauf als Liste: the same as the picture, to read."""

from __future__ import annotations

from hypothesis import given

from tests.helpers.drawn_flows import bare_processes, looping_flow
from tests.helpers.flows import a_process
from wissen.content.blocks import Block, BulletList, Link, Paragraph, flatten, plain
from wissen.content.flow import Process
from wissen.diagram.flow import Flow, flow_of
from wissen.drawing.page import PageSection, outline
from wissen.ui.diagram.flow_page import flow_as_page


def lines(flow: Flow) -> list[str]:
    """Each way as it is read."""
    return [plain(paragraph.inlines) for paragraph in paragraphs(flow)]


def paragraphs(flow: Flow) -> list[Paragraph]:
    blocks: list[Block] = [block for part in flow_as_page(flow).parts for block in part.blocks]
    items = [item for block in blocks if isinstance(block, BulletList) for item in block.items]
    return [block for item in items for block in item.blocks if isinstance(block, Paragraph)]


def test_every_step_is_a_heading() -> None:
    page = flow_as_page(looping_flow())
    assert page.title == "Ablauf: Probe"
    assert [entry.title for entry in outline(page)] == [
        "1. Start: Antrag geht ein",
        "2. Frage: Ist alles da?",
        "3. Frist: Fehlendes nachfordern",
        "4. Entscheiden",
        "5. Ende: Abschließen",
    ]


def test_ways_say_answer_target_and_loop() -> None:
    assert lines(looping_flow()) == [
        "Weiter: Schritt 2",
        "Ja → Schritt 4",
        "Nein → Schritt 3",
        "Es kommt → Schritt 2 (zurück)",
        "Es kommt nichts → Ende",
        "Zuständig ist eine andere Stelle → Abgabe",
        "Fertig → Schritt 5",
    ]


def test_ways_are_links_to_steps_and_processes() -> None:
    found = [inline for paragraph in paragraphs(looping_flow()) for inline in flatten(paragraph.inlines)]
    targets = [inline.target for inline in found if isinstance(inline, Link)]
    assert targets == [
        "#vollstaendig",
        "#entscheiden",
        "#nachfordern",
        "#vollstaendig",
        "abgabe.md",
        "#abschliessen",
    ]


def test_who_does_it_is_a_fact() -> None:
    sections = [part for part in flow_as_page(looping_flow()).parts if isinstance(part, PageSection)]
    facts = [(fact.label, plain(fact.value)) for fact in sections[1].facts]
    assert facts == [("Wer", "Servicetheke; Sachbearbeitung")]
    assert sections[4].facts == ()


def test_a_group_is_a_heading_over_its_steps() -> None:
    body = """
        # Teilprozess: Annehmen

        ## 1. Prüfen
        Kennung: pruefen

        # Teilprozess: Entscheiden

        ## 2. Ende: Ablegen
        Kennung: ablegen
        """
    entries = outline(flow_as_page(flow_of(a_process(body))))
    assert [(entry.title, entry.level) for entry in entries] == [
        ("Annehmen", 2),
        ("1. Prüfen", 3),
        ("Entscheiden", 2),
        ("2. Ende: Ablegen", 3),
    ]


@given(bare_processes())
def test_list_and_picture_have_the_same_titles_answers_and_loops(process: Process) -> None:
    flow = flow_of(process)
    steps = [node for node in flow.nodes if node.number is not None]
    assert [entry.title for entry in outline(flow_as_page(flow))] == [node.name for node in steps]
    found = lines(flow)
    assert len(found) == len(flow.edges)
    by_source = sorted(flow.edges, key=lambda edge: next(i for i, node in enumerate(steps) if node.id == edge.source))
    for edge, line in zip(by_source, found, strict=True):
        assert line.endswith("(zurück)") == edge.back
        assert line.startswith(f"{edge.label} → " if edge.label else "Weiter: ")
