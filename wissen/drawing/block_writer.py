"""Each kind of block as it stands on a page: paragraphs, lists, callouts, quotations, code, pictures, footnotes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtGui import QFontMetricsF, QTextCharFormat, QTextList, QTextListFormat, QTextOption

from wissen.content.blocks import (
    Block,
    BulletList,
    Callout,
    CalloutKind,
    CodeBlock,
    Figure,
    Footnote,
    ListItem,
    OrderedList,
    Paragraph,
    Quote,
    Rule,
    Table,
)
from wissen.content.validity import ALWAYS, format_period
from wissen.drawing import cards
from wissen.drawing.built_page import BadgeSpot, CardShape
from wissen.drawing.figures import box_image, write_figure
from wissen.drawing.inline import Style
from wissen.drawing.tables import write_table
from wissen.drawing.tokens import FONT_MUTED, FONT_UI, MEDIUM, SEMI_BOLD
from wissen.drawing.writer import Writer

TEXT = Style()
_QUOTE = Style(size=18, colour="muted")
_SMALL = Style(size=FONT_UI, colour="muted")
_PERIOD = Style(size=FONT_MUTED, colour="muted")
_CODE = Style(size=15, mono=True)
_BOX_ROOM = 30
_LIST_ROOM, _NARROW_LIST_ROOM = 28, 20
_MIDDLE = QTextCharFormat.VerticalAlignment.AlignMiddle
_ANSWERS = {CalloutKind.CORRECTION, CalloutKind.SOURCE}


class BlockWriter:
    """`folds` names the parts that can be folded by their identity; those in `opened` are shown."""

    def __init__(self, writer: Writer, folds: Mapping[int, str], opened: frozenset[str]) -> None:
        self._writer = writer
        self._look = writer.look
        self._folds = folds
        self._opened = opened
        self._depth = 0

    def write(self, blocks: Sequence[Block], style: Style = TEXT) -> None:
        """Write blocks one under the other."""
        for group in together(blocks):
            self.write_group(group, style)

    def write_group(self, group: Sequence[Block], style: Style = TEXT) -> None:
        """Write what `together` yields: one block, or several that make one card."""
        match group[0]:
            case Callout(kind=CalloutKind.MORE) as part:
                self._fold(part)
            case Callout():
                self._callouts([block for block in group if isinstance(block, Callout)])
            case Footnote():
                self._footnotes([block for block in group if isinstance(block, Footnote)])
            case block:
                self._single(block, style)

    def _single(self, block: Block, style: Style) -> None:
        writer, tokens = self._writer, self._look.tokens
        match block:
            case Paragraph(inlines=inlines):
                writer.block(writer.formats.block(bottom=12), style)
                writer.run(inlines, style)
            case BulletList() | OrderedList():
                self._list(block, style)
            case Table():
                write_table(writer, block)
            case Figure(source=source, alt=alt):
                write_figure(writer, source, alt)
            case Quote(blocks=blocks):
                with writer.card(cards.quote_shape(tokens), padding=4, top=4, bottom=14):
                    writer.left = self._look.gap(20)
                    self.write(blocks, _QUOTE)
            case CodeBlock(text=text):
                with writer.card(cards.code_shape(tokens), padding=14):
                    writer.block(writer.formats.block(line_height=1.4), _CODE)
                    writer.text(text.rstrip("\n").replace("\n", "\u2028"), _CODE)
            case Rule():
                with writer.card(CardShape(rule=tokens.border), padding=0, top=16, bottom=16):
                    pass

    # ------------------------------------------------------------ lists

    def _list(self, block: BulletList | OrderedList, style: Style) -> None:
        steps = isinstance(block, OrderedList) and len(block.items) > 1 and not self._writer.left
        steps = steps and not any(item.marker for item in block.items)
        steps = steps and not self._look.narrow
        self._depth += 1
        markers: QTextList | None = None
        room = self._marker_room(block.items, style)
        for index, item in enumerate(block.items):
            if item.marker:
                self._counted_item(item, style, room)
            elif item.checked is not None:
                self._ticked_item(item, style)
            elif isinstance(block, OrderedList) and steps:
                self._step(item, block.start + index, style)
            else:
                markers = self._marked_item(item, block, style, markers)
        self._depth -= 1
        if not self._depth:
            self._writer.end_with(12)

    def _marked_item(
        self, item: ListItem, block: BulletList | OrderedList, style: Style, markers: QTextList | None
    ) -> QTextList:
        writer = self._writer
        # The marker takes the format of the block, the text has its own.
        numbered = isinstance(block, OrderedList)
        marker = replace(style, colour="accent", weight=SEMI_BOLD) if numbered else style
        with writer.indented(self._look.px(_NARROW_LIST_ROOM if self._look.narrow else _LIST_ROOM)):
            writer.block(writer.formats.block(bottom=5), marker)
            if markers is None:
                markers = writer.cursor.createList(_list_format(block, self._depth))
            else:
                markers.add(writer.cursor.block())
            self._item_text(item, style)
        return markers

    def _marker_room(self, items: Sequence[ListItem], style: Style) -> float:
        """Room for the widest marker of a list, so that all its texts begin below each other."""
        metrics = QFontMetricsF(self._writer.formats.char(style).font())
        widest = max(metrics.horizontalAdvance(item.marker) for item in items) if items else 0.0
        return max(widest + metrics.horizontalAdvance("\u2002"), self._look.px(_NARROW_LIST_ROOM))

    def _counted_item(self, item: ListItem, style: Style, room: float) -> None:
        """Write an item with the marker of the law; the text begins at a tab stop, also for those who copy it."""
        writer = self._writer
        with writer.indented(room):
            form = writer.formats.block(bottom=5, hanging=room)
            form.setTabPositions([QTextOption.Tab(room, QTextOption.TabType.LeftTab)])
            writer.block(form, style)
            writer.text(f"{item.marker}\t", style)
            self._item_text(item, style)

    def _step(self, item: ListItem, number: int, style: Style) -> None:
        writer = self._writer
        with writer.indented(self._look.px(cards.BADGE_ROOM)):
            writer.block(writer.formats.block(top=2, bottom=10), style)
            writer.built.badges.append(BadgeSpot(writer.position, number))
            self._item_text(item, style)
            writer.end_with(12)

    def _ticked_item(self, item: ListItem, style: Style) -> None:
        writer, look = self._writer, self._look
        room = look.px(_BOX_ROOM)
        name, colour, alt = (
            ("check_box", look.tokens.accent, "erledigt")
            if item.checked
            else ("check_box_outline_blank", look.tokens.border_strong, "offen")
        )
        with writer.indented(room):
            writer.block(writer.formats.block(bottom=5, hanging=room), style)
            writer.picture(box_image(name, colour, width=room, look=look), alt, align=_MIDDLE)
            self._item_text(item, style)

    def _item_text(self, item: ListItem, style: Style) -> None:
        """Write the first paragraph of an item into the block begun for it, and what follows below."""
        writer, blocks = self._writer, item.blocks
        if blocks and isinstance(blocks[0], Paragraph):
            writer.run(blocks[0].inlines, style)
            blocks = blocks[1:]
        if item.period != ALWAYS:
            writer.text(f" (gilt {format_period(item.period)})", _PERIOD)
        self.write(blocks, style)

    # ------------------------------------------------------------ cards

    def _callouts(self, callouts: Sequence[Callout]) -> None:
        shapes = cards.grouped([cards.callout_shape(callout.kind, self._look.tokens) for callout in callouts])
        for shape, callout in zip(shapes, callouts, strict=True):
            with self._writer.card(shape, top=8 if shape.top else 0, bottom=14 if shape.bottom else 0):
                self.label(callout.kind.value, cards.callout_colour(callout.kind))
                self.write(callout.blocks)

    def label(self, text: str, colour: str) -> None:
        """Begin a card with its label; the icon is painted left of it, and what follows stands under the label."""
        writer, look = self._writer, self._look
        style = Style(weight=SEMI_BOLD, colour=colour)
        writer.left = look.px(cards.ICON_ROOM)
        writer.block(writer.formats.block(bottom=2, line_height=1.3), style)
        writer.text(text, style)
        if look.narrow:
            writer.left = 0

    def _fold(self, part: Callout) -> None:
        writer = self._writer
        key = self._folds[id(part)]
        opened = key in self._opened
        with writer.card(cards.fold_shape(self._look.tokens, opened=opened), padding=14):
            writer.left = self._look.px(cards.ICON_ROOM)
            title = Style(weight=MEDIUM, colour="accent", href=f"toggle:{key}")
            title = replace(title, tooltip="Zuklappen" if opened else "Aufklappen")
            writer.block(writer.formats.block(bottom=8, line_height=1.3), title)
            writer.text(part.title or part.kind.value, title)
            if opened:
                if self._look.narrow:
                    writer.left = 0
                self.write(part.blocks)

    def _footnotes(self, notes: Sequence[Footnote]) -> None:
        writer = self._writer
        strong = replace(_SMALL, weight=SEMI_BOLD)
        with writer.card(cards.notes_shape(self._look.tokens), padding=12, top=20, bottom=0):
            for note in notes:
                number = f"{note.number}\u2002"
                hanging = QFontMetricsF(writer.formats.char(strong).font()).horizontalAdvance(number)
                with writer.indented(hanging):
                    writer.block(writer.formats.block(bottom=4, line_height=1.4, hanging=hanging), _SMALL)
                    writer.built.places[f"fn-{note.number}"] = writer.position
                    writer.text(number, strong)
                    self._item_text(ListItem(note.blocks), _SMALL)
                    back = replace(strong, colour="accent", href=f"#fnref-{note.number}")
                    writer.text("\u00a0↑", replace(back, tooltip="Zurück zum Text"))


def together(blocks: Sequence[Block]) -> list[Sequence[Block]]:
    """Gather what stands in one card: an Irrtum with its answer and source, footnotes; else one block alone."""
    groups: list[list[Block]] = []
    for block in blocks:
        if groups and _continues(groups[-1][0], block):
            groups[-1].append(block)
        else:
            groups.append([block])
    return list(groups)


def _continues(first: Block, block: Block) -> bool:
    if isinstance(first, Footnote):
        return isinstance(block, Footnote)
    wrong = isinstance(first, Callout) and first.kind is CalloutKind.MISCONCEPTION
    return wrong and isinstance(block, Callout) and block.kind in _ANSWERS


def _list_format(block: BulletList | OrderedList, depth: int) -> QTextListFormat:
    made = QTextListFormat()
    made.setIndent(0)
    if isinstance(block, OrderedList):
        made.setStyle(QTextListFormat.Style.ListDecimal)
        made.setStart(block.start)
    else:
        made.setStyle(QTextListFormat.Style.ListDisc if depth == 1 else QTextListFormat.Style.ListCircle)
    return made
