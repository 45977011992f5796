"""Rows are as high as their words, at any width and text size, and nothing runs out of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QListWidget, QTreeView
from pytestqt.qtbot import QtBot

from tests.helpers.accessibility import settle
from tests.helpers.questions import LONG_WORD
from tests.ui.conftest import Dress
from wissen.drawing.tokens import CONTROL_HEIGHT
from wissen.learning.completion import Standing
from wissen.services.onboarding import Node, NodeKind
from wissen.settings import ThemeName
from wissen.ui import look
from wissen.ui.delegates import node_delegate
from wissen.ui.delegates.node_delegate import STANDINGS, NodeDelegate, details
from wissen.ui.delegates.wrapped import WrappingDelegate
from wissen.ui.models.onboarding_model import OnboardingModel
from wissen.ui.pages.onboarding_tree import OnboardingTree

SHORT = Node(NodeKind.LESSON, "Kurz", "l-kurz", 5, Standing.OPEN)
LONG = Node(NodeKind.LESSON, f"{LONG_WORD} und {LONG_WORD}", "l-lang", 120, Standing.STALE, optional=True)
PLAIN = Node(NodeKind.PRACTICE, "Praxis", "p-eins")
TREE = (Node(NodeKind.MODULE, LONG_WORD, "m", 125, Standing.BEGUN, children=(SHORT, LONG, PLAIN)),)

Show = Callable[[int], OnboardingTree]


@pytest.fixture
def show(app: QApplication, qtbot: QtBot) -> Show:
    """Show the tree in a given width."""
    trees: list[QTreeView] = []

    def shown(width: int) -> OnboardingTree:
        model = OnboardingModel(app)
        model.set_tree(TREE)
        tree = OnboardingTree(model, None)  # type: ignore[arg-type]
        qtbot.addWidget(tree)
        trees.append(tree)
        tree.expandAll()
        tree.resize(width, 1200)
        tree.show()
        settle()
        return tree

    return shown


def row(tree: OnboardingTree, place: int) -> QRect:
    model = tree.model()
    return tree.visualRect(model.index(place, 0, model.index(0, 0)))


def ink_beyond(image: QImage, left: int, ground: QColor) -> bool:
    """Whether anything is painted right of a column of pixels."""
    return any(image.pixelColor(x, y) != ground for x in range(left, image.width()) for y in range(image.height()))


def test_a_short_row_is_high_enough_to_hit(show: Show) -> None:
    assert row(show(760), 0).height() == CONTROL_HEIGHT


def test_on_a_narrow_row_the_standing_goes_below_the_title(show: Show) -> None:
    wide, narrow = row(show(760), 0).height(), row(show(300), 0).height()
    assert narrow > wide


def test_a_row_without_standing_needs_no_second_line(show: Show) -> None:
    assert row(show(300), 2).height() == CONTROL_HEIGHT


def test_long_titles_wrap(show: Show) -> None:
    tree = show(400)
    assert row(tree, 1).height() >= 3 * row(tree, 2).height() / 2


def test_rows_follow_the_width(show: Show) -> None:
    tree = show(900)
    before = row(tree, 1).height()
    tree.resize(300, 1200)
    settle()
    assert row(tree, 1).height() > before
    assert tree.horizontalScrollBar().maximum() == 0


def test_rows_follow_the_text_size(show: Show, dress: Dress) -> None:
    tree = show(600)
    before, indent = row(tree, 1).height(), tree.indentation()
    dress("hell", 2.0)
    settle()
    assert row(tree, 1).height() > before
    assert tree.indentation() == 2 * indent


@pytest.mark.parametrize("theme", ["hell", "dunkel", "kontrast"])
@pytest.mark.parametrize(("width", "scale"), [(300, 1.0), (760, 1.0), (500, 2.0)])
def test_nothing_is_painted_beyond_the_row(
    show: Show, dress: Dress, theme: ThemeName, width: int, scale: float
) -> None:
    tokens = dress(theme, scale)
    tree = show(width)
    image = tree.viewport().grab().toImage()
    assert not ink_beyond(image, image.width() - 8, QColor(tokens.card))


@pytest.mark.parametrize("theme", ["hell", "dunkel", "kontrast"])
def test_a_chosen_row_looks_chosen(show: Show, dress: Dress, theme: ThemeName) -> None:
    tokens = dress(theme, 1.0)
    tree = show(760)
    tree.setCurrentIndex(tree.model().index(0, 0, tree.model().index(0, 0)))
    tree.activateWindow()
    tree.setFocus()
    settle()
    image = tree.viewport().grab(row(tree, 0)).toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert {tokens.sel, tokens.sel_text} <= colours


def test_every_standing_has_a_word_and_an_icon_of_its_own() -> None:
    words = {details(Node(NodeKind.LESSON, "x", "x", 0, standing)) for standing in Standing}
    assert len(words) == len({icon for icon, _ in STANDINGS.values()}) == len(Standing)


@pytest.mark.parametrize(
    ("node", "words"), [(SHORT, "offen · 5 Min."), (LONG, "aufzufrischen · 120 Min. · Wahl"), (PLAIN, "")]
)
def test_what_stands_beside_a_title(node: Node, words: str) -> None:
    assert details(node) == words


def test_plain_rows_are_high_enough_when_they_are_first_shown(app: QApplication, qtbot: QtBot) -> None:
    rows = QListWidget()
    rows.setItemDelegate(WrappingDelegate(rows))
    rows.addItems(["eins", "zwei"])
    qtbot.addWidget(rows)
    rows.show()
    assert [rows.visualItemRect(rows.item(place)).height() for place in range(2)] == [CONTROL_HEIGHT] * 2


def test_out_of_sight_no_row_is_measured_before_it_is_seen_again(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    tree = show(600)
    measured: list[str] = []

    def height(text: str, *_: object) -> int:
        measured.append(text)
        return 40

    monkeypatch.setattr(node_delegate, "wrapped_height", height)
    tree.hide()
    settle()
    measured.clear()
    for change in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
        QApplication.sendEvent(tree, QEvent(change))
    settle()
    assert measured == []
    tree.show()
    settle()
    assert measured
    assert tree.indentation() == look.scaled(20)


def test_details_stand_one_below_the_other(show: Show) -> None:
    """The left edge of what stands beside a title is the same whatever the words are."""
    font = show(800).font()
    short = Node(NodeKind.LESSON, "Kurz", "l-kurz", 5, Standing.DONE)
    assert NodeDelegate._details_width(SHORT, font) == NodeDelegate._details_width(short, font)
