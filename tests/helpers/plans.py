"""The tree of Meine Einarbeitung as it is seen and clicked."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest

from tests.helpers.workplace import Workplace
from wissen.ui.models.onboarding_model import OnboardingModel
from wissen.ui.pages.onboarding_tree import OnboardingTree


def tree(place: Workplace) -> OnboardingTree:
    return place.part(OnboardingTree)


def model(place: Workplace) -> OnboardingModel:
    found = tree(place).model()
    assert isinstance(found, OnboardingModel)
    return found


def lines(place: Workplace, parent: QModelIndex | None = None) -> list[str]:
    """What can be seen, as a screen reader says it."""
    above = parent or QModelIndex()
    found = []
    for row in range(model(place).rowCount(above)):
        index = model(place).index(row, 0, above)
        found.append(index.data(Qt.ItemDataRole.AccessibleTextRole))
        if tree(place).isExpanded(index):
            found += lines(place, index)
    return found


def click(place: Workplace, index: QModelIndex) -> None:
    tree(place).scrollTo(index)
    QTest.mouseClick(tree(place).viewport(), Qt.MouseButton.LeftButton, pos=tree(place).visualRect(index).center())
    place.wait()
