"""What a selection is as plain text: no soft hyphens, lists with their marks, tables with tabs, pictures by name."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextCursor, QTextImageFormat, QTextList, QTextTable

from wissen.drawing.built_page import BuiltPage

_PICTURE = "\ufffc"
_BULLET = "•"
_TRANSLATED = str.maketrans({"\u00ad": "", "\u2009": "", "\u00a0": " ", "\u2007": "_", "\u2028": "\n"})


def selected_text(cursor: QTextCursor, built: BuiltPage) -> str:
    """The selection, a line for each paragraph and each row of a table."""
    badges = {badge.position: badge.number for badge in built.badges}
    text = ""
    row: tuple[int, int] | None = None
    for block in _blocks(cursor):
        inside = _inside(block, cursor)
        previous, row = row, _table_row(block)
        if not inside and row is None:
            continue  # The blank around a card, or the room of a question.
        if text:
            text += "\t" if row is not None and row == previous else "\n"
        if block.position() >= cursor.selectionStart():
            text += _mark(block, badges)
        text += inside
    return text


def _blocks(cursor: QTextCursor) -> Iterator[QTextBlock]:
    block = cursor.document().findBlock(cursor.selectionStart())
    while block.isValid() and block.position() < cursor.selectionEnd():
        yield block
        block = block.next()


def _inside(block: QTextBlock, cursor: QTextCursor) -> str:
    part = QTextCursor(block)
    part.setPosition(max(cursor.selectionStart(), block.position()))
    part.setPosition(min(cursor.selectionEnd(), block.position() + block.length() - 1), QTextCursor.MoveMode.KeepAnchor)
    text = part.selectedText().translate(_TRANSLATED)
    if _PICTURE not in text:
        return text
    names = _picture_names(block, part.selectionStart(), part.selectionEnd())
    return "".join(next(names, "") if letter == _PICTURE else letter for letter in text)


def _picture_names(block: QTextBlock, start: int, end: int) -> Iterator[str]:
    fragments = block.begin()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        if fragment.charFormat().isImageFormat() and start <= fragment.position() < end:
            yield f"[{fragment.charFormat().property(QTextImageFormat.Property.ImageAltText)}] "
        fragments += 1


def _table_row(block: QTextBlock) -> tuple[int, int] | None:
    """Which row of which table a block stands in; None outside, and in tables of one column."""
    cursor = QTextCursor(block)
    table = cursor.currentTable()
    # PySide6 says that there always is a table (below: a list): there is none outside of them.
    if not isinstance(table, QTextTable):
        return None
    return (table.firstPosition(), table.cellAt(cursor).row()) if table.columns() > 1 else None


def _mark(block: QTextBlock, badges: dict[int, int]) -> str:
    if block.position() in badges:
        return f"{badges[block.position()]}. "
    marks = block.textList()
    if not isinstance(marks, QTextList):
        return ""
    mark = marks.itemText(block)
    return f"{mark if mark[0].isdigit() else _BULLET} "
