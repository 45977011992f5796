"""The drawing of a flow on any surface."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from tests.helpers.accessibility import contrast
from tests.helpers.drawn_flows import looping_flow, story
from wissen.diagram.flow import Flow, FlowEdge, FlowNode, NodeKind
from wissen.drawing.flow_node import State
from wissen.drawing.flow_painter import NOWHERE, FlowPicture, Here, picture_of
from wissen.drawing.tokens import CONTRAST, DARK, LIGHT, Tokens

HERE = Here("nachfordern", ("eingang", "vollstaendig", "nachfordern"))


@pytest.fixture(autouse=True)
def with_fonts(wissen_app: QApplication) -> None:
    """Texts are measured in the fonts that are shipped."""


def painted(picture: FlowPicture, tokens: Tokens = LIGHT, here: Here = NOWHERE, area: QRectF | None = None) -> QImage:
    image = QImage(picture.size.toSize(), QImage.Format.Format_RGB32)
    image.fill(QColor(tokens.bg))
    painter = QPainter(image)
    picture.paint(painter, tokens, area=area, here=here)
    painter.end()
    return image


def colours(image: QImage, rect: QRectF) -> set[str]:
    area = rect.toAlignedRect() & image.rect()
    return {
        image.pixelColor(x, y).name()
        for x in range(area.left(), area.right() + 1)
        for y in range(area.top(), area.bottom() + 1)
    }


def test_every_node_lies_within_the_picture_and_on_no_other() -> None:
    picture = picture_of(story(40))
    boxes = [picture.box(node.id) for node in picture.flow.nodes]
    assert all(QRectF(QPointF(), picture.size).contains(box) for box in boxes)
    assert not any(one.intersects(other) for one, other in combinations(boxes, 2))


def test_a_node_is_found_where_it_lies() -> None:
    picture = picture_of(looping_flow())
    assert all(picture.at(picture.box(node.id).center()) == node.id for node in picture.flow.nodes)
    assert picture.at(QPointF(1, 1)) == ""
    assert picture.box("gibt-es-nicht").isNull()


def test_every_node_is_painted_inside_its_box() -> None:
    picture = picture_of(looping_flow())
    image = painted(picture)
    for node in picture.flow.nodes:
        assert QColor(LIGHT.text).name() in colours(image, picture.box(node.id))


def test_outside_of_the_picture_nothing_is_painted() -> None:
    image = painted(picture_of(looping_flow()))
    edge = QRectF(0, 0, image.width(), 6)
    assert colours(image, edge) == {QColor(LIGHT.bg).name()}


def test_a_loop_has_the_colour_of_a_warning_and_is_dashed() -> None:
    picture = picture_of(looping_flow())
    (index,) = (number for number, edge in enumerate(picture.flow.edges) if edge.back)
    points = picture.drawing.lines[index].points
    piece = max(pairwise(points), key=lambda ends: abs(ends[0][1] - ends[1][1]))
    shift = picture.box("eingang").topLeft() - QPointF(
        picture.drawing.boxes["eingang"].left, picture.drawing.boxes["eingang"].top
    )
    x = piece[0][0] + shift.x()
    top, bottom = sorted(end[1] + shift.y() for end in piece)
    image = painted(picture)
    line = [image.pixelColor(round(x), y).name() for y in range(round(top) + 12, round(bottom) - 12)]
    warning = [contrast(colour, LIGHT.bg) > 3 for colour in line]
    assert any(warning)
    assert not all(warning)


def test_the_lane_is_a_stripe_in_its_colour() -> None:
    picture = picture_of(looping_flow())
    image = painted(picture)

    def stripe(node: str) -> set[str]:
        box = picture.box(node)
        return colours(image, QRectF(box.left() + 2, box.center().y() - 3, 3, 6))

    assert QColor(LIGHT.accent).name() in stripe("eingang")
    assert QColor(LIGHT.ok).name() in stripe("nachfordern")


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST], ids=lambda tokens: tokens.name)
def test_the_present_step_stands_out_and_can_be_read(tokens: Tokens) -> None:
    picture = picture_of(looping_flow())
    box = picture.box("nachfordern")
    before, now = painted(picture, tokens), painted(picture, tokens, HERE)
    assert colours(before, box) != colours(now, box)
    assert {QColor(tokens.sel).name(), QColor(tokens.sel_text).name()} <= colours(now, box)
    assert contrast(tokens.sel_text, tokens.sel) >= 7


def test_a_passed_step_bears_a_sign() -> None:
    picture = picture_of(looping_flow())
    box = picture.box("vollstaendig")
    corner = QRectF(box.right() - 60, box.top() + 3, 48, 26)
    assert not any(map(_greenish, colours(painted(picture), corner)))
    assert any(map(_greenish, colours(painted(picture, here=HERE), corner)))


def test_the_walked_way_is_painted_thicker() -> None:
    picture = picture_of(looping_flow())
    first, second = picture.box("eingang"), picture.box("vollstaendig")
    between = QRectF(first.center().x() - 8, first.bottom() + 2, 16, second.top() - first.bottom() - 14)
    accent = QColor(LIGHT.accent).name()
    assert accent not in colours(painted(picture), between)
    assert accent in colours(painted(picture, here=HERE), between)


def test_only_what_meets_the_area_is_painted() -> None:
    picture = picture_of(looping_flow())
    image = painted(picture, area=QRectF(0, 0, picture.size.width(), picture.box("eingang").bottom()))
    assert QColor(LIGHT.text).name() in colours(image, picture.box("eingang"))
    assert QColor(LIGHT.text).name() not in colours(image, picture.box("abschliessen"))


def test_the_same_flow_is_painted_the_same() -> None:
    assert painted(picture_of(looping_flow())) == painted(picture_of(looping_flow()))


def test_all_kinds_can_be_painted_in_all_states() -> None:
    nodes = tuple(FlowNode(kind.name, kind, "Titel", number) for number, kind in enumerate(NodeKind))
    edges = tuple(FlowEdge(one.id, other.id) for one, other in pairwise(nodes))
    picture = picture_of(Flow("Alle", nodes, edges))
    looks = {
        kind: [painted(picture, here=here) for here in (NOWHERE, Here(kind.name), Here("", (kind.name,)))]
        for kind in NodeKind
    }
    for images in looks.values():
        assert all(one != other for one, other in combinations(images, 2))


def test_an_empty_flow_is_an_empty_picture() -> None:
    picture = picture_of(Flow("Leer", (), ()))
    assert colours(painted(picture), QRectF(QPointF(), picture.size)) == {QColor(LIGHT.bg).name()}


def test_long_words_stay_inside_their_node() -> None:
    word = "Staatsangehörigkeitsangelegenheitensachbearbeitung"
    node = FlowNode("a", NodeKind.QUESTION, word * 2, 1, (word,))
    picture = picture_of(Flow("Lang", (node,), ()))
    assert picture.box("a").width() < 260


def test_where_a_walk_stands() -> None:
    assert [HERE.state(node) for node in ("eingang", "nachfordern", "entscheiden")] == [
        State.PASSED,
        State.CURRENT,
        State.OPEN,
    ]
    assert HERE.ways == {("eingang", "vollstaendig"), ("vollstaendig", "nachfordern")}


def _greenish(name: str) -> bool:
    colour = QColor(name)
    return colour.green() > colour.red() + 40
