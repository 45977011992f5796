"""What the window knows of a page, and what a page gets from the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from wissen.drawing.page import Lookups
from wissen.drawing.page import Page as TextPage
from wissen.drawing.tokens import COLUMN_WIDTH, SPACE_L, SPACE_M, SPACE_S
from wissen.paths import Folders
from wissen.printing.marks import Marks
from wissen.services.bundle import Services
from wissen.services.journal import NewEvent
from wissen.services.remarks import Subject
from wissen.services.shelf import Loaded
from wissen.ui import actions
from wissen.ui.controls import focus_first
from wissen.ui.equipment import Equipment
from wissen.ui.exchange import Exchange
from wissen.ui.items.drafts import Drafts
from wissen.ui.jobs import Jobs
from wissen.ui.messages import Message, Messages
from wissen.ui.navigation import Address
from wissen.ui.own_data import OwnData
from wissen.ui.pack_desk import PackDesk
from wissen.ui.people import People
from wissen.ui.preferences import Preferences
from wissen.ui.recorder import Recorder
from wissen.ui.strings import tr


@dataclass(frozen=True, slots=True)
class Context:
    """Everything a page may use.

    `folders` are those of the profile, `content_is_fixed` says whether the office has chosen the content. `people` are
    the others at this computer, `own_data` is everything that is kept, `packs` the content packs, `exchange` is how
    letters come and go, `drafts` what is not handed in yet. `new_seed` gives random numbers from 0, `go` leads to
    another address, `choose_day` shows the law as of a day (None: today), `reload` reads the content folder again,
    `adopt` shows what was read of it, `zoom` makes the text larger (1 or more) or smaller.
    """

    services: Services
    jobs: Jobs
    recorder: Recorder
    messages: Messages
    preferences: Preferences
    folders: Folders
    content_is_fixed: bool
    people: People
    own_data: OwnData
    packs: PackDesk
    exchange: Exchange
    drafts: Drafts
    new_seed: Callable[[], int]
    go: Callable[[Address], None]
    choose_day: Callable[[date | None], None]
    reload: Callable[[], None]
    adopt: Callable[[Loaded], None]
    zoom: Callable[[int], None]


def context_of(
    equipment: Equipment,
    *,
    go: Callable[[Address], None],
    choose_day: Callable[[date | None], None],
    zoom: Callable[[int], None],
) -> Context:
    """What the pages of a window get."""
    return Context(
        services=equipment.services,
        jobs=equipment.jobs,
        recorder=equipment.recorder,
        messages=equipment.messages,
        preferences=equipment.preferences,
        folders=equipment.folders,
        content_is_fixed=equipment.content_is_fixed,
        people=equipment.people,
        own_data=equipment.own_data,
        packs=equipment.packs,
        exchange=equipment.exchange,
        drafts=Drafts(),
        new_seed=equipment.new_seed,
        go=go,
        choose_day=choose_day,
        reload=equipment.reload,
        adopt=equipment.adopt,
        zoom=zoom,
    )


class Page(QWidget):
    """One screen. The window keeps one of each and opens it with an address."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._acting = False
        self._message: Message | None = None

    follows_stichtag = False
    """Whether it shows what holds on the Stichtag; what is learned is always that of today."""

    def title(self) -> str:
        """What the top bar and the title of the window say."""
        raise AssertionError(f"{type(self).__name__} has no title")

    def open(self, address: Address) -> None:
        """Show what the address names; raises NotFound or ContentError."""
        raise AssertionError(f"{type(self).__name__} cannot be opened at {address}")

    def trail(self) -> tuple[str, ...]:
        """Where the page lies, the widest name first."""
        return (self.title(),)

    def panes(self) -> tuple[QWidget, ...]:
        """The areas that F6 goes through."""
        return (self,)

    def give_room(self, *, room: bool) -> None:
        """Whether the window is wide enough for a panel at the side."""

    def refresh(self) -> None:
        """Show again what is shown, after the content or the history has changed."""

    def look_changed(self) -> None:
        """Theme or text size has changed; for pages that paint on their own."""

    def here(self, address: Address) -> Address:
        """The address at which the page was opened, with the place where the person is now."""
        return address

    def take_focus(self) -> None:
        """Put the focus where the person goes on; called when they have come here."""
        focus_first(self)

    def leave(self) -> None:
        """Called before another page, or another place of this one, is shown."""
        self.take_back()

    def tell(self, message: Message) -> None:
        """Tell what speaks of the place that is shown; it goes with the place, or when the next one is told."""
        self.take_back()
        self._message = message
        self.context.messages.post(message)

    def step_back(self) -> bool:
        """Take away what the page has put over its text, before Esc leaves the page; whether there was anything."""
        return False

    def take_back(self) -> None:
        """Take away what was told of the place."""
        message, self._message = self._message, None
        if message is not None:
            self.context.messages.close(message)

    def show_find(self) -> None:
        """Offer to search the page, where there is something to search."""

    def explain(self) -> None:
        """Explain the term at the cursor, where there is one."""

    def printed(self) -> tuple[TextPage, Lookups] | None:
        """What of the page goes on paper, where something does."""
        return None

    def marks(self, title: str) -> Marks:
        """What stands on every sheet besides the text."""
        return Marks(title)

    def print_out(self) -> None:
        """Offer to print what is shown."""
        from wissen.ui.dialogs.print_dialog import PrintDialog

        found = self.printed()
        if found is None:
            self.context.messages.post(Message("info", tr("Diese Seite lässt sich nicht drucken.")))
        else:
            PrintDialog(*found, self.marks(found[0].title), self.context.messages, self).open()

    def remarkable(self) -> tuple[Subject, ...]:
        """What F8 may be about here, what is most likely meant first; empty where there is nothing."""
        return ()

    def subject_at(self, object_id: str, place: str = "") -> Subject | None:
        """A place of the content, as this page shows it, to be remarked on; see `Remarks.subject`."""
        shelf = self.context.services.shelf
        library = shelf.library if self.follows_stichtag else shelf.current
        return self.context.services.remarks.subject(library, object_id, place)

    def report(self) -> None:
        """Offer to report what is shown: it is wrong, unclear, a loop, or could be better."""
        from wissen.ui.pages.remarking import offer_remark

        offer_remark(self.context, self.remarkable() if self.context.services.ready else (), self)

    def ask_for_help(self) -> None:
        """Offer to ask a mentor about what is shown."""
        from wissen.ui.pages.asking_for_help import offer_help

        offer_help(self.context, self.remarkable() if self.context.services.ready else (), self)

    @property
    def acts(self) -> tuple[actions.Act, ...]:
        """What can be done with a text, for the margin beside it."""
        return ((actions.BOOKMARK, self.bookmark), (actions.NOTE, self.note), (actions.REPORT, self.report))

    def bookmark(self) -> None:
        """Set a bookmark on what is shown, or take it away."""
        from wissen.ui.pages.bookmarking import offer_bookmark

        offer_bookmark(self.context, self.remarkable() if self.context.services.ready else ())

    def note(self) -> None:
        """Offer to write a note at what is shown."""
        from wissen.ui.pages.noting import offer_note

        offer_note(self.context, self.remarkable() if self.context.services.ready else (), self.window())

    def highlight(self) -> None:
        """Mark what is selected, where words can be marked."""
        hint = tr("Markieren können Sie in Lektionen, Prozessen, Karten und Begriffen.")
        self.context.messages.post(Message("info", tr("Auf dieser Seite lässt sich nichts markieren."), hint))

    def act(self, events: Sequence[NewEvent], then: Callable[[], object] | None = None) -> None:
        """Commit what the person did with a button; a second click before it is on disk counts for nothing."""
        if not self._acting:
            self._acting = True
            self.context.recorder.record(events, partial(self._acted, then), owner=self, failed=self._act_failed)

    def _acted(self, then: Callable[[], object] | None) -> None:
        self._acting = False
        if then is not None:
            then()

    def _act_failed(self) -> None:
        self._acting = False


def scrolled(widget: QWidget) -> QScrollArea:
    """The widget in an area that scrolls up and down when the window is low."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    widget.setProperty("role", "page")
    area.setWidget(widget)
    return area


def fill_column(page: QWidget, *parts: QWidget, spacing: int = SPACE_S) -> None:
    """Lay parts out in a column of at most the reading width in the middle of a page; the last takes what is left."""
    inner = QWidget()
    inner.setMaximumWidth(COLUMN_WIDTH)
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    for part in parts:
        column.addWidget(part)
    column.setStretchFactor(parts[-1], 1)
    line = QHBoxLayout(page)
    line.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_M)
    line.addStretch(1)
    line.addWidget(inner, 1000)
    line.addStretch(1)


class ScrollColumn(QScrollArea):
    """A column of at most the reading width in the middle of the page, which scrolls when it must."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setProperty("role", "page")
        outer = QVBoxLayout(inner)
        outer.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column = QWidget(inner)
        column.setMaximumWidth(COLUMN_WIDTH)
        self.column = QVBoxLayout(column)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE_M)
        # Stretched, not aligned: the column takes the whole width up to its maximum, and long words wrap in time.
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(column, 1000)
        line.addStretch(1)
        outer.addLayout(line)
        outer.addStretch(1)
        self.setWidget(inner)
        cast(QApplication, QApplication.instance()).focusChanged.connect(self._follow_focus)

    def _follow_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Bring what got the focus into sight, once everything has its place."""
        if now is not None and self.isAncestorOf(now):
            QTimer.singleShot(0, now, partial(self.ensureWidgetVisible, now))
