"""Icons are drawn in the colour, size and density asked for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from wissen.drawing import icons

RED = "#ff0000"


@pytest.fixture(autouse=True)
def app(qapp: QGuiApplication) -> QGuiApplication:
    return qapp


def opaque_colours(image: QImage) -> set[str]:
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {QColor(pixel.rgb()).name() for pixel in pixels if pixel.alpha() == 255}


def test_an_icon_takes_its_colour() -> None:
    assert opaque_colours(icons.pixmap("home", RED, size=48).toImage()) == {RED}


@pytest.mark.parametrize("density", [1.0, 1.5, 2.0])
def test_density_adds_pixels_but_not_size(density: float) -> None:
    picture = icons.pixmap("home", RED, size=20, density=density)
    assert picture.width() == 20 * density
    assert picture.deviceIndependentSize().width() == 20


def test_the_same_icon_is_drawn_once() -> None:
    assert icons.pixmap("home", RED, size=20) is icons.pixmap("home", RED, size=20)


def test_a_missing_icon_is_a_bug() -> None:
    with pytest.raises(FileNotFoundError):
        icons.pixmap("no_such_icon", RED, size=20)


def test_an_icon_can_be_painted_into_a_drawing() -> None:
    image = QImage(96, 48, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    icons.paint(painter, "home", RED, target=QRectF(48, 0, 48, 48))
    painter.end()
    assert opaque_colours(image.copy(48, 0, 48, 48)) == {RED}
    assert opaque_colours(image.copy(0, 0, 48, 48)) == set()
