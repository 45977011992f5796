"""Everything that is kept about the person, as a whole: looked at, erased, taken over; on the database lane."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import fields, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ParamSpec

import shiboken6
from PySide6.QtCore import QObject, Signal

from wissen.errors import ExchangeError, PinError, SettingsError
from wissen.paths import SETTINGS, Folders
from wissen.services import assigned, cover_offered, inbox, own_plans, week_notes
from wissen.services.access import Access
from wissen.services.journal import Event, Journal, NewEvent
from wissen.services.keeping import Begun, Holdings, Keeping, Kept
from wissen.services.kept_drafts import DRAFTS, KeptDrafts
from wissen.services.mail import Mail
from wissen.settings import Settings
from wissen.ui import folded, state
from wissen.ui.exchange import Exchange
from wissen.ui.jobs import Failed, Jobs
from wissen.ui.messages import Message, Messages
from wissen.ui.preferences import Preferences
from wissen.ui.recorder import Recorder
from wissen.ui.workshop import state as workshop

if TYPE_CHECKING:
    from wissen.services.data_transfer import Arrived

P = ParamSpec("P")

_OF_THE_EYES = frozenset({"theme", "text_scale", "content_folder"})
"""Settings that stay when everything is erased: without them somebody might not be able to read what comes next."""


class OwnData(QObject):
    """The one way in which pages reach what is kept as a whole; what single acts keep goes through `Recorder`."""

    replaced = Signal(object)
    """Another history is there: the `Begun` of it."""

    def __init__(
        self,
        keeping: Keeping,
        journal: Journal,
        folders: Folders,
        *,
        jobs: Jobs,
        recorder: Recorder,
        preferences: Preferences,
        exchange: Exchange,
        messages: Messages,
        today: Callable[[], date],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._keeping = keeping
        self._journal = journal
        self._folders = folders
        self._jobs = jobs
        self._recorder = recorder
        self._preferences = preferences
        self._exchange = exchange
        self._messages = messages
        self.access = Access(folders)
        exchange.changed.connect(self.let_go)

    def let_go(self) -> None:
        """Forget what a mentor kept about others when it is past its time: at the start and after each exchange."""
        folder, today, months = self._folders.config, self._today(), self._exchange.mail.retention.months
        for kept in (own_plans.OwnPlans(folder), week_notes.WeekNotes(folder)):
            if kept.notice:
                self._messages.post(Message("warning", kept.notice))
            with suppress(SettingsError):  # another time
                kept.let_go(today, months)

    def holdings(self, done: Callable[[Holdings], object], *, owner: QObject) -> None:
        """Find out how much there is."""
        self._jobs.database(self._keeping.holdings, done, owner=owner)

    def kept(self, done: Callable[[Kept], object], *, owner: QObject, failed: Failed | None = None) -> None:
        """Read all of it."""
        self._jobs.database(self._keeping.kept, done, owner=owner, failed=failed)

    def reset(
        self,
        events: Sequence[NewEvent],
        then: Callable[[tuple[str, ...]], object],
        *,
        owner: QObject,
        failed: Failed,
    ) -> None:
        """Let what was learned begin anew; `then` gets the references of the resets, to take them back by `erase`."""

        def learn(recorded: Sequence[Event]) -> None:
            self._journal.learn(recorded)
            tell(tuple(event.reference for event in recorded))
            self._recorder.changed.emit()

        tell = _to(owner, then)
        work = partial(self._journal.record, events, today=self._today())
        self._jobs.database(work, learn, owner=self, failed=_to(owner, failed))

    def erase(
        self,
        references: Collection[str],
        then: Callable[[], object],
        *,
        owner: QObject,
        failed: Failed | None = None,
    ) -> None:
        """Erase what events record, as if they had never held it; `then` runs once nothing of it is left."""

        def learn(begun: Begun) -> None:
            self._journal.take_over(begun.known, begun.places)
            tell()
            self._recorder.changed.emit()

        tell = _to(owner, then)
        self._jobs.database(partial(self._keeping.erase, tuple(references)), learn, owner=self, failed=failed)

    def erase_everything(self, then: Callable[[], object], *, owner: QObject, failed: Failed) -> None:
        """Erase all that is known about the person; the app then is as at its first start, but looks the same."""

        def begin(begun: Begun) -> None:
            start = Settings()
            names = (field.name for field in fields(Settings) if field.name not in _OF_THE_EYES)
            self._preferences.change(**{name: getattr(start, name) for name in names})
            forget()
            self.replaced.emit(begun)
            tell()

        tell, forget = _to(owner, then), self._exchange.forgetting()
        work = partial(_erase_everything, self._keeping, self.access, self._exchange.mail, self._folders)
        self._jobs.database(work, begin, owner=self, failed=_to(owner, failed))

    def take_in(self, arrived: Arrived, then: Callable[[], object], *, owner: QObject, failed: Failed) -> None:
        """Take over what was read from a file, and go on with it."""

        def begin(begun: Begun) -> None:
            self._preferences.change(**{**arrived.person, "welcomed": True})
            self.replaced.emit(begun)
            tell()

        tell = _to(owner, then)
        work = partial(self._keeping.take_in, arrived.kept)
        self._jobs.database(work, begin, owner=self, failed=_to(owner, failed))


def _to(owner: QObject, told: Callable[P, object]) -> Callable[P, None]:
    """Tell the dialog that waits, unless it has been closed meanwhile: what was done holds all the same."""
    waiting = weakref.ref(owner)

    def tell(*args: P.args, **named: P.kwargs) -> None:
        dialog = waiting()
        if dialog is not None and shiboken6.isValid(dialog):
            told(*args, **named)

    return tell


def _erase_everything(keeping: Keeping, access: Access, mail: Mail, folders: Folders) -> Begun:
    from wissen.services import kept_steps, law_entries, pack_release  # late: the readers of content

    begun = keeping.erase_everything()
    inbox.take(folders.inbox)
    KeptDrafts(folders.data / DRAFTS).forget_all()
    kept = (folders.data / name for name in (law_entries.STORE, pack_release.STORE))
    steps = (folders.data / kept_steps.STEPS).glob("*")
    for file in (*kept, *steps, *folders.data.glob(f"{workshop.REMARKS}*")):
        with suppress(OSError):
            file.unlink(missing_ok=True)
    # Where the window stood, what was folded or open, what was planned and noted: nothing of the person stays.
    # Nor what was set aside because it was damaged.
    exchanged = (week_notes.NAME, own_plans.NAME, assigned.NAME, cover_offered.NAME)
    whole = (state.NAME, folded.NAME, *exchanged, workshop.NAME)
    for pattern in (*(f"{name}*" for name in whole), f"{SETTINGS}.*"):
        for file in folders.config.glob(pattern):
            with suppress(OSError):
                file.unlink(missing_ok=True)
    told = [begun.notice] if begun.notice else []
    for forget in (access.forget, mail.erase_everything):
        try:
            forget()
        except (PinError, ExchangeError) as error:
            told.append(str(error))
    return replace(begun, notice="\n".join(told))
