"""No field changes its value because a page is scrolled under the mouse."""

from __future__ import annotations

import ast

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from tests.rules.repository import ROOT
from wissen.ui.widgets.elided_combo import ElidedCombo
from wissen.ui.widgets.wrap_combo import WrapCombo

BARE = {"QComboBox", "QDateEdit", "QDoubleSpinBox", "QSpinBox"}
"""Of Qt, which change with the wheel."""


def test_qt_own_fields_are_not_used_as_they_are():
    made = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in (ROOT / "wissen").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in BARE
    ]
    assert made == []


def _scroll(field, app):
    field.resize(200, 40)
    field.show()
    turn = QWheelEvent(
        QPointF(20, 20),
        QPointF(field.mapToGlobal(QPoint(20, 20))),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    app.sendEvent(field, turn)


@pytest.mark.parametrize("kind", [ElidedCombo, WrapCombo])
def test_a_choice_stays_when_the_page_is_scrolled(kind, app: QApplication, qtbot):
    combo = kind()
    qtbot.addWidget(combo)
    combo.addItems(["eins", "zwei"])
    _scroll(combo, app)
    assert (combo.currentIndex(), combo.focusPolicy()) == (0, Qt.FocusPolicy.StrongFocus)
