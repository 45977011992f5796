"""Image files as pictures of the size and density asked for; anything unsafe or unreadable is None."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter
from PySide6.QtSvg import QSvgRenderer

from wissen.content.picture import refusal

_SIGNATURES = {b"\x89PNG\r\n\x1a\n": ".png", b"\xff\xd8\xff": ".jpg"}
_DRAWING = ".svg"


class Picture:
    """An image file, opened: its size is known, its pixels are made when they are needed."""

    def __init__(self, size: QSizeF, source: QSvgRenderer | QImage) -> None:
        self.size = size
        self._source = source

    def image(self, width: float, *, density: float, paper: str = "", border: float = 0.0) -> QImage:
        """The picture `width` logical pixels wide, on a sheet of `paper` (#rrggbb) that shows `border` all around."""
        inner = QSizeF(width - 2 * border, self.size.height() * (width - 2 * border) / self.size.width())
        sheet = QSizeF(width, inner.height() + 2 * border)
        image = blank(sheet, density)
        painter = QPainter(image)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if paper:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(paper))
            painter.drawRoundedRect(QRectF(QPointF(0, 0), sheet), border / 2, border / 2)
        target = QRectF(QPointF(border, border), inner)
        if isinstance(self._source, QSvgRenderer):
            self._source.render(painter, target)
        else:
            # Scaled in one smooth step: the painter alone takes the nearest point when it makes a picture smaller.
            smooth = Qt.TransformationMode.SmoothTransformation
            pixels = (inner * density).toSize().expandedTo(QSize(1, 1))
            painter.drawImage(target, self._source.scaled(pixels, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))
        painter.end()
        return image

    @property
    def drawn(self) -> bool:
        """Whether it is a drawing, meant for white paper."""
        return isinstance(self._source, QSvgRenderer)


def blank(size: QSizeF, density: float) -> QImage:
    """A transparent image of a size in logical pixels."""
    pixels = (size * density).toSize().expandedTo(QSize(1, 1))
    image = QImage(pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(density)
    image.fill(Qt.GlobalColor.transparent)
    return image


def open_picture(data: bytes) -> Picture | None:
    """Read SVG, PNG or JPEG; the kind is told by the content, never by a name."""
    suffix = next((suffix for start, suffix in _SIGNATURES.items() if data.startswith(start)), _DRAWING)
    # Asked before any pixel is made: a small file may claim a huge picture.
    if refusal(data, suffix):
        return None
    return _open_drawing(data) if suffix == _DRAWING else _open_pixels(data, suffix)


def _open_pixels(data: bytes, suffix: str) -> Picture | None:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer, QByteArray(suffix[1:].encode()))
    reader.setAutoTransform(True)
    image = reader.read()
    return None if image.isNull() else Picture(QSizeF(image.size()), image)


def _open_drawing(data: bytes) -> Picture | None:
    renderer = QSvgRenderer(QByteArray(data))
    size = QSizeF(renderer.defaultSize())
    return None if not renderer.isValid() or size.isEmpty() else Picture(size, renderer)
