"""Flows of any size, as processes have them, and what must be true of every drawing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from hypothesis import strategies as st

from tests.helpers.flows import a_process
from wissen.content.blocks import Text
from wissen.content.flow import Branch, Process, Step, StepKind, Target, TargetKind
from wissen.content.head import Head
from wissen.content.ids import Id, Place
from wissen.diagram.flow import Flow, FlowEdge, FlowNode, NodeKind, flow_of
from wissen.diagram.geometry import Arrow, Box, Drawing, Point, Size

TITLES = (
    "Unterlagen auf Vollständigkeit prüfen",
    "Bescheid erstellen und zustellen",
    "Rücksprache mit der Sachgebietsleitung halten",
    "Aufenthaltserlaubnisverlängerungsbescheinigung ausstellen",
)
LANES = ("Servicetheke", "Sachbearbeitung", "Sachgebietsleitung")

LOOPING = """
    ## 1. Start: Antrag geht ein
    Kennung: eingang

    - **Wer:** Servicetheke

    ## 2. Frage: Ist alles da?
    Kennung: vollstaendig

    - **Wer:** Servicetheke; Sachbearbeitung

    - Ja → Schritt 4
    - Nein → Schritt 3

    ## 3. Frist: Fehlendes nachfordern
    Kennung: nachfordern

    - **Wer:** Sachbearbeitung

    - Es kommt → Schritt 2 (zurück)
    - Es kommt nichts → Ende

    ## 4. Entscheiden
    Kennung: entscheiden

    - Zuständig ist eine andere Stelle → [Abgabe](abgabe.md)
    - Fertig → Schritt 5

    ## 5. Ende: Abschließen
    Kennung: abschliessen
    """
"""A process with a loop, an end in the middle, and a way to another process."""


def looping_flow() -> Flow:
    """The flow of LOOPING."""
    return flow_of(a_process(LOOPING))


def story(count: int) -> Flow:
    """A flow of so many steps with questions, loops, long ways and lanes: always the same one."""
    nodes = tuple(
        FlowNode(
            f"schritt-{number}",
            NodeKind.QUESTION if number % 5 == 2 else NodeKind.ACTION,
            TITLES[number % len(TITLES)],
            number + 1,
            (LANES[number % len(LANES)],),
        )
        for number in range(count)
    )
    pairs = [pair for number in range(count - 1) for pair in _ways(number, count)]
    edges = (FlowEdge(nodes[one].id, nodes[other].id, label, other <= one) for one, other, label in pairs)
    return Flow("Ablauf", nodes, tuple(edges))


def _ways(number: int, count: int) -> Iterator[tuple[int, int, str]]:
    yield number, number + 1, "Ja" if number % 5 == 2 else ""
    if number % 5 == 2:
        yield number, min(count - 1, number + 2 + number % 7), "Nein, noch nicht"
    if number % 11 == 7:
        yield number, number - 2 - number % 5, "Es fehlt noch etwas"


@st.composite
def graphs(draw: st.DrawFn, most: int = 12) -> tuple[dict[str, Size], list[Arrow]]:
    """Nodes of any size in story order and arrows between any of them: loops, doubles, parts that hang on nothing."""
    count = draw(st.integers(1, most))
    sizes = st.builds(Size, st.floats(20, 260), st.floats(20, 140))
    nodes = {f"n{index}": draw(sizes) for index in range(count)}
    numbers = st.integers(0, count - 1)
    labels = st.none() | st.builds(Size, st.floats(8, 170), st.floats(10, 90))
    arrow = st.builds(
        lambda source, step, label, back: Arrow(f"n{source}", f"n{(source + step) % count}", back, label),
        numbers,
        st.one_of(st.integers(-3, 4), numbers),
        labels,
        st.booleans(),
    )
    return nodes, draw(st.lists(arrow, max_size=2 * most))


@st.composite
def bare_processes(draw: st.DrawFn, most: int = 8) -> Process:
    """Steps of all kinds without text, whose branches lead anywhere."""
    numbers = st.integers(1, most)
    targets = st.one_of(
        numbers.map(lambda number: Target(TargetKind.STEP, str(number))),
        st.sampled_from((Target(TargetKind.END), Target(TargetKind.LINK, "abgabe.md", "Abgabe"))),
    )
    labels = st.sampled_from(((), (Text("Ja"),), (Text("Nein"),)))
    branches = st.lists(st.builds(Branch, targets, labels, st.booleans()), max_size=3).map(tuple)
    kinds = st.sampled_from(StepKind)
    steps = tuple(
        Step(Place(f"s{number}"), number, draw(kinds), f"Titel {number}", branches=draw(branches))
        for number in range(1, draw(numbers) + 1)
    )
    return Process(Head(Id("probe"), "Probe"), steps)


def overlapping(drawing: Drawing) -> list[tuple[Box, Box]]:
    """Boxes and labels that lie on each other."""
    things = sorted(solid(drawing), key=lambda box: box.top)
    return [
        (one, other)
        for place, one in enumerate(things)
        for other in _while_near(things[place + 1 :], one)
        if one.overlaps(other)
    ]


def _while_near(things: Sequence[Box], box: Box) -> Iterator[Box]:
    for other in things:
        if other.top >= box.bottom:
            return
        yield other


def solid(drawing: Drawing) -> list[Box]:
    """Everything that takes room: nodes and labels."""
    return [*drawing.boxes.values(), *(line.label for line in drawing.lines if line.label)]


def strays(drawing: Drawing, arrows: Sequence[Arrow]) -> list[Arrow]:
    """Arrows whose line does not begin and end at the edges of their nodes, or is slanted between two corners."""
    found = []
    for arrow, line in zip(arrows, drawing.lines, strict=True):
        ends = ((arrow.source, line.points[0]), (arrow.target, line.points[-1]))
        touching = all(_on_edge(drawing.boxes[node], point) for node, point in ends)
        straight = all(one[0] == other[0] or one[1] == other[1] for one, other in pairwise(line.points))
        if not (touching and straight):
            found.append(arrow)
    return found


def covered(drawing: Drawing) -> list[tuple[Box, tuple[Point, Point]]]:
    """Nodes and labels that a line runs through which is not their own."""
    found = []
    for line in drawing.lines:
        for piece in pairwise(line.points):
            (x1, y1), (x2, y2) = piece
            box = Box(min(x1, x2), min(y1, y2), abs(x1 - x2), abs(y1 - y2))
            found += [(thing, piece) for thing in solid(drawing) if thing != line.label and _meet(thing, box)]
    return found


def _meet(thing: Box, box: Box) -> bool:
    """Whether a line of no width goes through a thing, not only along its edge."""
    across = thing.left < box.right and box.left < thing.right
    return across and thing.top < box.bottom and box.top < thing.bottom


def _on_edge(box: Box, point: Point) -> bool:
    x, y = point
    inside = box.left <= x <= box.right and box.top <= y <= box.bottom
    return inside and (x in (box.left, box.right) or y in (box.top, box.bottom))
