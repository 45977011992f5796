"""What stands where content should be: which folder is empty, and the way out."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from wissen.ui.pages.page import Context
from wissen.ui.strings import tr
from wissen.ui.widgets.empty_state import EmptyState


def no_content(context: Context, parent: QWidget) -> EmptyState:
    """Return the empty state for a content folder without modules; what is wrong with it the message bar tells."""
    text = tr("Im Inhaltsordner „{folder}“ liegen keine Module.").format(folder=context.services.shelf.folder)
    empty = EmptyState("folder_open", text, parent)
    empty.add_button(tr("Inhalte neu laden"), context.reload)
    return empty
