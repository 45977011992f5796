"""A page becomes a QTextDocument, part by part, so that the first screen of a long page is there at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from PySide6.QtGui import QTextCursor, QTextDocument

from wissen.content.blocks import Footnote, plain_text, walk
from wissen.drawing import cards, fonts
from wissen.drawing.block_writer import BlockWriter, together
from wissen.drawing.built_page import BuiltPage
from wissen.drawing.comparison import write_comparison
from wissen.drawing.facts import write_facts
from wissen.drawing.formats import room
from wissen.drawing.hints import write_hint
from wissen.drawing.inline import Style
from wissen.drawing.page import Look, Lookups, Page, PageComparison, PageQuestion, PageSection, folds
from wissen.drawing.tokens import FONT_H1, FONT_H2, FONT_H3, FONT_LEAD, FONT_MUTED, FONT_TEXT, SEMI_BOLD
from wissen.drawing.writer import Writer

_LEAD = Style(size=FONT_LEAD, colour="muted")
_NOTE = Style(size=FONT_MUTED, colour="muted")
# Size, distance above and below, and how many letters m at least should fit on a line.
_HEADINGS = {1: (FONT_H1, 0, 10, 7.5), 2: (FONT_H2, 38, 8, 8.5), 3: (FONT_H3, 26, 4, 9.5)}

_CARD_PADDING = 20


def question_width(look: Look) -> int:
    """The width in pixels that the widget of a question gets."""
    return int(look.content_width - 2 * look.gap(_CARD_PADDING))


class DocumentBuilder:
    """Builds `built.document` in as many steps as the caller likes.

    `opened` names the folded parts that are shown (their place in `page.folds`, as text). `rooms` is the height in
    pixels to keep for the widget of each question; a question without one has its note there.
    """

    def __init__(
        self,
        page: Page,
        look: Look,
        lookups: Lookups,
        *,
        opened: frozenset[str] = frozenset(),
        rooms: Mapping[str, int] | None = None,
    ) -> None:
        self.built = BuiltPage(_empty_document(look), look)
        self._rooms = rooms or {}
        self._writer = Writer(self.built, lookups, _footnote_texts(page))
        names = {id(part): str(index) for index, part in enumerate(folds(page))}
        self._blocks = BlockWriter(self._writer, names, opened)
        self._steps = self._write(page)

    def advance(self, characters: int | None = None) -> bool:
        """Write at least so many characters more, everything without a number; False when nothing is left."""
        edit = QTextCursor(self.built.document)
        edit.beginEditBlock()
        goal = None if characters is None else self._writer.written + characters
        left = True
        while left and (goal is None or self._writer.written < goal):
            left = next(self._steps, None) is not None
        edit.endEditBlock()
        return left

    def _write(self, page: Page) -> Iterator[bool]:
        """Write the page; stops after each piece that stands by itself."""
        if page.title:
            self._heading(page.title, 1)
        if page.lead:
            style = replace(_LEAD, size=self._fitting(FONT_LEAD, 9.5))
            self._writer.block(self._writer.formats.block(bottom=16), style)
            self._writer.run(page.lead, style)
        for hint in page.hints:
            write_hint(self._writer, hint, last=hint is page.hints[-1])
        for part in page.parts:
            self._writer.forget_terms()
            match part:
                case PageSection():
                    yield from self._section(part)
                case PageQuestion():
                    self._question(part)
                    yield True
                case PageComparison():
                    self._comparison(part)
                    yield True
        self._writer.finish()

    def _section(self, section: PageSection) -> Iterator[bool]:
        if section.framed:
            shape = cards.answer_shape(self.built.look.tokens)
            with self._writer.card(shape, padding=_CARD_PADDING, top=16, bottom=20):
                for _ in self._section_text(section, top=0):
                    pass
            yield True
        else:
            yield from self._section_text(section)

    def _section_text(self, section: PageSection, top: float | None = None) -> Iterator[bool]:
        if section.title:
            self._heading(section.title, section.level, top)
        self._begin(section.id)
        if section.note:
            self._note(section.note)
        if section.facts:
            write_facts(self._writer, section.facts)
            yield True
        for group in together(section.blocks):
            self._blocks.write_group(group)
            yield True

    def _question(self, question: PageQuestion) -> None:
        writer = self._writer
        with writer.card(cards.question_shape(self.built.look.tokens), padding=_CARD_PADDING, top=16, bottom=20):
            self._blocks.label(question.label, "accent")
            writer.left = 0
            self._heading(question.title, 3, top=4)
            self._begin(question.id)
            self._blocks.write(question.blocks)
            if question.id in self._rooms:
                writer.block(room(self._rooms[question.id]), Style(size=1))
                self.built.questions[question.id] = writer.position
            elif question.note:
                self._note(question.note)

    def _comparison(self, part: PageComparison) -> None:
        if part.title:
            self._heading(part.title, part.level)
        self._begin(part.id)
        if part.note:
            self._note(part.note)
        write_comparison(self._writer, part)

    def _note(self, text: str) -> None:
        self._writer.block(self._writer.formats.block(bottom=8, line_height=1.3), _NOTE)
        self._writer.text(text, _NOTE)

    def _heading(self, title: str, level: int, top: float | None = None) -> None:
        writer = self._writer
        size, usual, bottom, letters = _HEADINGS[level]
        style = Style(size=self._fitting(size, letters), weight=SEMI_BOLD)
        block_format = writer.formats.block(top=usual if top is None else top, bottom=bottom, line_height=1.18)
        block_format.setHeadingLevel(level)
        writer.block(block_format, style)
        writer.heading(title, style)

    def _fitting(self, size: float, letters: float) -> float:
        """The size at which so many letters m fit on a line, at least that of text."""
        look = self.built.look
        return max(FONT_TEXT, min(size, look.content_width / letters / look.scale))

    def _begin(self, place: str) -> None:
        """Note where a part begins: at its heading, which has just been written, if it has one."""
        writer, built = self._writer, self.built
        heading = writer.cursor.blockFormat().headingLevel()
        start = writer.cursor.block().position() if heading else writer.position
        start = start if built.sections else 0  # the title belongs to the first part
        built.sections.append((start, place))
        built.places[place] = start


def _empty_document(look: Look) -> QTextDocument:
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(look.margin)
    document.setDefaultFont(fonts.font(FONT_TEXT, scale=look.scale))
    return document


def _footnote_texts(page: Page) -> dict[int, str]:
    return {
        block.number: plain_text(block.blocks)
        for part in page.parts
        for block in walk(part.blocks)
        if isinstance(block, Footnote)
    }
