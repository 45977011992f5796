"""Appends blocks, cards and runs of text to a document: the one place that moves the cursor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QFontMetricsF,
    QImage,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrame,
    QTextFrameFormat,
    QTextImageFormat,
    QTextTable,
    QTextTableFormat,
)

from wissen.content.blocks import Inline
from wissen.drawing.built_page import BuiltPage, CardShape, CardSpot, LinkSpot
from wissen.drawing.formats import Formats, room
from wissen.drawing.inline import Span, Style, Underline, marked, spans, text_to_mark, without_overlaps
from wissen.drawing.page import Lookups
from wissen.drawing.pictures import open_picture

_HAIR = 1
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
_ON_LINE = QTextCharFormat.VerticalAlignment.AlignNormal


class Writer:
    """`left` is where lines begin, from the edge of the page, card or cell; `width` is from edge to edge (pixels)."""

    def __init__(self, built: BuiltPage, lookups: Lookups, notes: Mapping[int, str]) -> None:
        self.built = built
        self.look = built.look
        self.formats = Formats(built.look)
        self.lookups = lookups
        self.cursor = QTextCursor(built.document)
        self.left = 0.0
        self.width = self.look.content_width
        self.written = 0
        self._notes = notes
        self._seen_terms: set[str] = set()
        # Qt puts an empty block around every frame and table; the next text moves in, or it is made a hair high.
        self._vacant = True
        self._above: _Above | None = None

    def forget_terms(self) -> None:
        """Begin a section: terms are marked anew."""
        self._seen_terms.clear()

    @property
    def position(self) -> int:
        """Where the next character goes."""
        return self.cursor.position()

    def block(self, block_format: QTextBlockFormat, style: Style) -> None:
        """Begin a block where lines begin."""
        block_format.setLeftMargin(self.left)
        char_format = self.formats.char(style)
        if self._vacant:
            if self._above:
                # Qt lets the margins of two blocks collapse, but drops that of a block beside a frame.
                self._above.keep_distance(max(self._above.distance, block_format.topMargin()))
            self.cursor.setBlockFormat(block_format)
            self.cursor.setBlockCharFormat(char_format)
            self._vacant = False
        else:
            self.cursor.insertBlock(block_format, char_format)

    def enter_cell(self, cursor: QTextCursor) -> None:
        """Go on writing in an empty table cell."""
        self.cursor = cursor
        self._vacant = True

    def end_with(self, bottom: float) -> None:
        """Change the distance below what was written last."""
        if not self._vacant:
            block_format = self.cursor.blockFormat()
            block_format.setBottomMargin(self.look.gap(bottom))
            self.cursor.setBlockFormat(block_format)
        elif self._above:
            self._above.keep_distance(self.look.gap(bottom))

    # ------------------------------------------------------------ text

    def run(self, inlines: Sequence[Inline], style: Style, *, annotated: bool = True) -> None:
        """Write a run of inlines, with its citations and terms marked."""
        pieces = list(spans(inlines, style, self._notes))
        for span in self._marked(pieces) if annotated else pieces:
            self._span(span)

    def text(self, text: str, style: Style) -> None:
        """Write text as it is."""
        self._span(Span(text, style))

    def heading(self, text: str, style: Style) -> None:
        """Write a heading: its words are only broken where one of them is wider than the line."""
        form = self.formats.char(style)
        metrics = QFontMetricsF(form.font())
        wide = any(metrics.horizontalAdvance(word) > self.width - self.left for word in text.split())
        self.cursor.insertText(self.lookups.hyphenate(text) if wide else text, form)
        self.written += len(text)

    def _marked(self, run: Sequence[Span]) -> Iterable[Span]:
        text = text_to_mark(run)
        found = [mark for annotate in self.lookups.annotate for mark in annotate(text)]
        marks = without_overlaps(found, self._seen_terms) if found else []
        return marked(run, marks) if marks else run

    def _span(self, span: Span) -> None:
        start = self.position
        if span.place:
            self.built.places[span.place] = start
        if span.source:
            self._inline_picture(span)
        else:
            text = span.text if span.style.mono else self.lookups.hyphenate(span.text)
            self.cursor.insertText(text, self.formats.char(span.style))
        self.written += len(span.text)
        if span.gap:
            self.built.gaps.append((start, self.position))
        if span.style.href:
            self._link(start, span.style)

    def _link(self, start: int, style: Style) -> None:
        links = self.built.links
        spot = LinkSpot(start, self.position, style.href, style.tooltip, style.underline is Underline.DOTS)
        if links and links[-1].end == start and links[-1].href == style.href:
            links[-1] = replace(links[-1], end=spot.end)
        else:
            links.append(spot)

    # ------------------------------------------------------------ pictures

    def picture(self, image: QImage, alt: str, *, align: QTextCharFormat.VerticalAlignment = _ON_LINE) -> None:
        """Put a finished image into the line."""
        name = f"picture:{self.position}"
        self.built.document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), image)
        image_format = QTextImageFormat()
        image_format.setName(name)
        image_format.setWidth(image.width() / image.devicePixelRatio())
        image_format.setHeight(image.height() / image.devicePixelRatio())
        image_format.setVerticalAlignment(align)
        image_format.setProperty(QTextImageFormat.Property.ImageAltText, alt)
        self.cursor.insertImage(image_format)

    def _inline_picture(self, span: Span) -> None:
        data = self.lookups.picture(span.source)
        picture = open_picture(data) if data else None
        if picture is None:
            self.cursor.insertText(f"[{span.text}]", self.formats.char(span.style))
            return
        height = min(picture.size.height(), span.style.size * 1.3) * self.look.scale
        width = min(self.width - self.left, height * picture.size.width() / picture.size.height())
        paper = self.look.paper if picture.drawn else ""
        self.picture(picture.image(width, density=self.look.density, paper=paper), span.text)

    # ------------------------------------------------------------ frames

    @contextmanager
    def indented(self, by: float) -> Iterator[None]:
        """Lines begin `by` pixels further right."""
        self.left += by
        yield
        self.left -= by

    @contextmanager
    def inset(self, taken: float = 0) -> Iterator[None]:
        """Write into a box of its own that is `taken` pixels narrower than the lines here."""
        outside = self.left, self.width
        self.left, self.width = 0.0, max(1.0, self.width - self.left - taken)
        yield
        self.left, self.width = outside

    @contextmanager
    def card(self, shape: CardShape, *, padding: float = 16, top: float = 8, bottom: float = 14) -> Iterator[None]:
        """Write into a frame of its own."""
        frame_format = QTextFrameFormat()
        frame_format.setPadding(self.look.gap(padding))
        frame_format.setTopMargin(self._distance_above(self.look.gap(top)))
        frame_format.setLeftMargin(self.left)
        self._vacate()
        frame = self.cursor.insertFrame(frame_format)
        self._vacant, self._above = True, None
        # Its place in the list is taken now: a card is painted before the cards inside it.
        index = len(self.built.cards)
        with self.inset(2 * self.look.gap(padding)):
            yield
        self.end_with(0)
        slack = self._slack()
        self.built.cards.insert(index, CardSpot(frame, shape, frame.firstPosition(), frame.lastPosition(), slack))
        self._leave(_Above(frame, slack), self.look.gap(bottom))

    def table(self, rows: int, columns: int, table_format: QTextTableFormat) -> QTextTable:
        """Insert an empty table; fill it by `enter_cell`, then go on with `leave_table`."""
        table_format.setLeftMargin(self.left)
        table_format.setTopMargin(self._distance_above(table_format.topMargin()))
        self._vacate()
        return self.cursor.insertTable(rows, columns, table_format)

    def leave_table(self, table: QTextTable) -> None:
        """Go on below the table."""
        self._leave(_Above(table, 0), table.frameFormat().bottomMargin())

    def finish(self) -> None:
        """End the document."""
        self._vacate()

    def _leave(self, above: _Above, distance: float) -> None:
        # A table that ends a frame leaves a vacant block in it, which the frame then closes over.
        self._vacate()
        self.cursor = QTextCursor(self.built.document)
        self.cursor.setPosition(above.frame.lastPosition() + 1)
        above.keep_distance(distance)
        self._vacant, self._above = True, above

    def _distance_above(self, wanted: float) -> float:
        """What a frame adds to the distance that what stands above it keeps already."""
        if not self._vacant:
            return max(wanted, self.cursor.blockFormat().bottomMargin())
        return max(0.0, wanted - self._above.distance) if self._above else wanted

    def _slack(self) -> float:
        """The blank below the letters of the last line, which belongs to the line but not into a card."""
        block_format = self.cursor.blockFormat()
        if self._vacant or block_format.lineHeightType() != _PROPORTIONAL:
            return 0.0  # the room of a question is as high as it says
        extra = block_format.lineHeight() / 100 - 1
        return max(0.0, 0.8 * extra * QFontMetricsF(self.cursor.blockCharFormat().font()).height())

    def _vacate(self) -> None:
        if self._vacant:
            self.cursor.setBlockFormat(room(_HAIR))
            self.cursor.setBlockCharFormat(self.formats.char(Style(size=1)))
            self._vacant = False


class _Above:
    """The frame or table that ends just above; the distance below it counts from its last letters."""

    def __init__(self, frame: QTextFrame, slack: float) -> None:
        self.frame = frame
        self.distance = 0.0
        self._slack = slack

    def keep_distance(self, distance: float) -> None:
        frame_format = self.frame.frameFormat()
        frame_format.setBottomMargin(distance - self._slack)
        self.frame.setFrameFormat(frame_format)
        self.distance = distance
