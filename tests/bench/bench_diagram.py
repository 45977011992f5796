"""How long the drawing of a flow takes: `python -m tests.bench.bench_diagram`. Goals: 10, 30 and 80 ms."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from statistics import median

from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from tests.bench.figures import Figure, milliseconds, table
from tests.helpers.drawn_flows import story
from wissen import paths
from wissen.diagram.flow import Flow
from wissen.diagram.geometry import Arrow, Size
from wissen.diagram.layered import lay_out
from wissen.drawing import fonts
from wissen.drawing.flow_painter import FlowPicture, picture_of
from wissen.drawing.tokens import LIGHT
from wissen.printing.flow_file import pdf, png, svg
from wissen.printing.marks import Marks

_GOALS = {20: 10.0, 60: 30.0, 200: 80.0}
_ROUNDS = 9
_SCREEN = (1280, 900)


def measure() -> list[Figure]:
    """Medians, warm."""
    app = QApplication.instance()
    app = app if isinstance(app, QApplication) else QApplication([])
    fonts.load(paths.bundled("resources", "fonts"))
    figures: list[Figure] = []
    for count, goal in _GOALS.items():
        flow = story(count)
        picture = picture_of(flow)
        whole = median(milliseconds(partial(_draw, flow)) for _ in range(_ROUNDS))
        figures += [
            Figure(f"diagram: {count} steps, measured, laid out and painted", whole, "ms", goal),
            Figure(f"diagram: {count} steps, laid out", _median(partial(_lay_out, flow)), "ms"),
            Figure(f"diagram: {count} steps, a screen of it painted again", _median(partial(_paint, picture)), "ms"),
        ]
    marks = Marks("Ablauf", "Stand 23.11.2026", edition="2026-11")
    files = {"SVG": svg, "PNG": png, "PDF": pdf}
    return [
        *figures,
        *(
            Figure(f"diagram: 60 steps as {name}", _median(partial(write, story(60), marks)), "ms")
            for name, write in files.items()
        ),
    ]


def _draw(flow: Flow) -> None:
    _paint(picture_of(flow))


def _lay_out(flow: Flow) -> None:
    arrows = [Arrow(edge.source, edge.target, edge.back, Size(60, 17) if edge.label else None) for edge in flow.edges]
    lay_out({node.id: Size(200, 70) for node in flow.nodes}, arrows)


def _paint(picture: FlowPicture) -> None:
    image = QImage(*_SCREEN, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    picture.paint(painter, LIGHT, area=image.rect().toRectF())
    painter.end()


def _median(action: Callable[[], object]) -> float:
    action()
    return median(milliseconds(action) for _ in range(_ROUNDS))


if __name__ == "__main__":
    print(table(measure()))
