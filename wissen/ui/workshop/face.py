"""What the preview shows a file with: one face for each way in which trainees meet content."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wissen.content.entry import Entry, Headed, Part
from wissen.ui.pages.page import Context
from wissen.ui.reader.reader_view import ReaderView


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as it stands in the editor: `whole` with all its versions, `content` as it holds on the day.

    `note` goes along with what is copied on another day than today; `absent` is the part in which the cursor stands,
    when none of its versions holds then.
    """

    entry: Entry
    whole: Headed
    content: Headed
    day: date
    note: str = ""
    absent: Part | None = None


class Face(QWidget):
    """Keeps what was done in it (answers, the way so far) while the text changes, as far as it still fits."""

    place_chosen = Signal(str, str)
    """The person went to a place in the preview; with the words that were clicked, if any."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context

    @property
    def reader(self) -> ReaderView:
        """The text that is shown."""
        raise AssertionError(f"{type(self).__name__} has no text")

    def show_content(self, seen: Seen, place: str) -> None:
        """Show a file; `place` is the part in which the cursor stands, "" before the first."""
        raise AssertionError(f"{type(self).__name__} shows nothing of {seen.entry.id} at {place}")

    def show_place(self, place: str) -> None:
        """Show another part of it; the focus stays where it is."""
        raise AssertionError(f"{type(self).__name__} cannot show {place}")

    def give_room(self, *, room: bool) -> None:
        """Whether there is width for more than a text."""
