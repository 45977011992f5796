"""Opening pictures: known by content, measured before they are decoded, drawings on paper."""

from __future__ import annotations

import struct
import zlib

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QGuiApplication, QImage

from tests.helpers.pages import DRAWING
from wissen.drawing.pictures import open_picture

pytestmark = pytest.mark.usefixtures("qapp")


def encoded(kind: str, *, width: int = 40, height: int = 20) -> bytes:
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0) if kind == "PNG" else QColor("red"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def claiming(width: int, height: int) -> bytes:
    """A PNG of a few bytes whose header claims to be huge."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))


@pytest.mark.parametrize("data", [encoded("PNG"), encoded("JPEG")], ids=["png", "jpeg"])
def test_a_picture_knows_its_size(qapp: QGuiApplication, data: bytes):
    picture = open_picture(data)
    assert picture is not None
    assert picture.size.toTuple() == (40, 20)


def test_a_drawing_knows_its_size():
    picture = open_picture(DRAWING)
    assert picture is not None
    assert picture.size.toTuple() == (560, 60)


@pytest.mark.parametrize(
    "data",
    [b"", b"GIF89a\x01\x00\x01\x00", b"\x89PNG\r\n\x1a\nbroken", b"<html/>", claiming(50_000, 50_000)],
    ids=["empty", "gif", "torn png", "html", "huge"],
)
def test_what_is_no_safe_picture_is_none(data: bytes):
    assert open_picture(data) is None


def test_a_drawing_that_asks_for_a_file_is_none():
    assert (
        open_picture(b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="a.png"/></svg>')
        is None
    )


def test_an_image_has_the_density_of_the_screen():
    picture = open_picture(DRAWING)
    assert picture is not None
    image = picture.image(280, density=2.0)
    assert (image.width(), image.height(), image.devicePixelRatio()) == (560, 60, 2.0)


def test_paper_shines_through_where_a_picture_is_transparent():
    picture = open_picture(encoded("PNG"))
    assert picture is not None
    assert picture.image(40, density=1.0, paper="#ffffff").pixelColor(5, 5).name() == "#ffffff"
    assert picture.image(40, density=1.0).pixelColor(5, 5).alpha() == 0


def test_a_sheet_of_paper_shows_its_border_around_the_picture():
    picture = open_picture(DRAWING)
    assert picture is not None
    image = picture.image(580, density=1.0, paper="#ffffff", border=10)
    assert (image.width(), image.height()) == (580, 80)
    assert image.pixelColor(290, 3).name() == "#ffffff"


def test_only_drawings_are_meant_for_paper():
    drawing, photo = open_picture(DRAWING), open_picture(encoded("JPEG"))
    assert drawing is not None
    assert photo is not None
    assert (drawing.drawn, photo.drawn) == (True, False)
