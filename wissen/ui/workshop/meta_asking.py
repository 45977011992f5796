"""Asks for what stands below a heading as fields, and writes it into the text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from wissen.content.meta_text import heading_title, keys_under, meta_lines, parts_of, with_values
from wissen.content.model import Kind
from wissen.services.completing import Completion
from wissen.ui.announce import announce
from wissen.ui.strings import tr
from wissen.ui.workshop.documents import write_over
from wissen.ui.workshop.editor import Editor
from wissen.ui.workshop.meta_dialog import MetaDialog


def ask_for_meta(
    editor: Editor,
    line: int,
    key: str,
    *,
    kind: Kind | None,
    names: Mapping[str, tuple[Completion, ...]],
    today: Callable[[], date],
    done: Callable[[], object],
) -> None:
    """Open the fields for a heading, with what `Editor.meta_wanted` told; `kind` and `names` are those of its file."""
    lines = editor.text.split("\n")
    keys = keys_under(kind, lines[line - 1])
    title = heading_title(lines[line - 1]) or ""
    if not keys:
        announce(editor, tr("Zu „{title}“ gibt es keine Angaben.").format(title=title))
        return
    values = {part.key: part.value for place in meta_lines(lines, line - 1) for part in parts_of(lines[place])}
    dialog = MetaDialog(title, keys, values, names=names, today=today, parent=editor.window())
    dialog.taken.connect(partial(_write, editor, line))
    dialog.finished.connect(done)
    dialog.open()
    dialog.begin_at(key)


def _write(editor: Editor, line: int, values: Mapping[str, str]) -> None:
    lines = editor.text.split("\n")
    write_over(editor.document(), "\n".join(with_values(lines, line - 1, values)))
