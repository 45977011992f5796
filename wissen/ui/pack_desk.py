"""Packs while the app runs: which are installed, and whether a newer edition lies in the folder of the office."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from wissen import office
from wissen.content.library import Library
from wissen.errors import WissenError
from wissen.services.bundle import Services
from wissen.services.pack_changes import Assigned, running
from wissen.ui.jobs import Drive, Failed, Job, Jobs
from wissen.ui.messages import Message, Messages
from wissen.ui.preferences import Preferences
from wissen.ui.strings import tr

if TYPE_CHECKING:
    from wissen.services.foreign import ImportWatch
    from wissen.services.pack_candidate import Candidate
    from wissen.services.pack_offers import Offers, Strange
    from wissen.services.pack_preview import Preview
    from wissen.services.packs import Installed, Packs

_LOOK_EVERY = 15 * 60_000
"""Milliseconds between two looks into the folder of the office."""


@dataclass(frozen=True, slots=True)
class PackPlaces:
    """`folder` is where packs are installed, `offered` where the office lays newer editions, `root_key` whose count.

    With a `fault` of the policy whose count is not certain, and no pack is looked at or installed.
    """

    folder: Path
    offered: Path | None = None
    root_key: str = ""
    fault: str = ""

    def packs(self) -> Packs:
        """What takes packs in. Raises SettingsError with a fault."""
        from wissen.services.packs import Packs

        if self.fault:
            raise office.closed(self.fault)
        return Packs(self.folder, root_key=self.root_key)


class PackDesk(QObject):
    """What pages know of packs; all work is done on a lane, which loads what it takes to read them."""

    changed = Signal()
    """Other packs are installed, or another edition is offered."""

    def __init__(
        self,
        places: PackPlaces,
        services: Services,
        *,
        jobs: Jobs,
        messages: Messages,
        preferences: Preferences,
        reload: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._places = places = replace(places, offered=None) if places.fault else places
        self._services = services
        self._jobs = jobs
        self._messages = messages
        self._preferences = preferences
        self._reload = reload
        self.installed: tuple[Installed, ...] = ()
        self.offer: Preview | None = None
        """A newer edition that may be installed without asking whose it is."""
        self.strange: Strange | None = None
        """A newer edition that is passed over, because its key is not the one that counts."""
        self._put_off: tuple[str, str] | None = None
        self._looking = self._look_again = False
        self._offers: list[Offers] = []
        """What is known of the folder of the office, once a lane has looked into it."""
        if places.offered is not None:
            timer = QTimer(self, interval=_LOOK_EVERY)
            timer.timeout.connect(self.look_around)
            timer.start()

    @property
    def offered_folder(self) -> Path | None:
        """Where the office lays newer editions for everybody; None where it has named no folder."""
        return self._places.offered

    def look_around(self) -> None:
        """See what is installed and what is offered: at the start, after each change, and now and then."""
        self._jobs.read(partial(_installed, self._places), self._take_installed, owner=self)
        if self._places.offered is not None:
            self._look_again = self._looking
            if not self._looking:
                self._look()

    def _look(self) -> None:
        """Look into the folder of the office; one look at a time, for its drive may hang."""
        self._looking = True
        work = partial(_look_around, self._places, self._offers, self._beside())
        self._jobs.drive_long(Drive.SHARED, work, self._looked_around, owner=self, failed=self._not_looked)

    def _not_looked(self, error: WissenError) -> None:
        self._looking = False
        self._messages.tell(error)

    def begin_day(self) -> None:
        """What was put off is offered again."""
        self._put_off = None
        self.look_around()

    def decline(self) -> None:
        """Offer what is offered no more today."""
        if self.offer is not None:
            self._put_off = _named(self.offer)
        self.offer = None
        self.changed.emit()

    def look(
        self,
        file: Path,
        stop: threading.Event,
        *,
        done: Callable[[Preview], object],
        progress: Callable[[int, int], object],
        failed: Failed,
        owner: QObject,
    ) -> None:
        """Look at a pack from its file."""
        work = partial(_look, self._places, file, self._beside(), stop)
        self._jobs.read_long(work, done, owner=owner, progress=progress, failed=failed)

    def install(
        self,
        candidate: Candidate,
        stop: threading.Event,
        *,
        done: Callable[[Installed | None], object],
        progress: Callable[[int, int], object],
        failed: Failed,
        owner: QObject,
    ) -> None:
        """Install a pack that was looked at."""
        work = partial(_install, self._places, candidate, stop)
        self._jobs.read_long(work, done, owner=owner, progress=progress, failed=failed)

    def use(self, pack: Installed) -> None:
        """Read the pack from now on."""
        if self._services.shelf.folder == pack.place:
            self._reload()
        else:
            self._preferences.change(content_folder=pack.place)

    def go_back(self, pack_id: str) -> None:
        """Read the edition before again."""
        self._jobs.read(partial(_go_back, self._places, pack_id), self._gone_back, owner=self)

    def _gone_back(self, pack: Installed) -> None:
        self._messages.post(Message("info", tr("Sie lesen wieder die Ausgabe {edition}.").format(edition=pack.edition)))
        self.use(pack)

    def _looked_around(self, found: _Found | None) -> None:
        self._looking = False
        if self._look_again:  # something has changed meanwhile
            self._look_again = False
            self._look()
        if found is None:
            return
        if found.offer is not None and _named(found.offer) == self._put_off:
            found = replace(found, offer=None)
        if found != _Found(self.offer, self.strange):
            self.offer, self.strange = found.offer, found.strange
            self.changed.emit()

    def _take_installed(self, installed: tuple[Installed, ...]) -> None:
        if installed != self.installed:
            self.installed = installed
            self.changed.emit()

    def _beside(self) -> _Beside:
        return _Beside(self._services.shelf.whole, running(self._services.post))


def _named(offer: Preview) -> tuple[str, str]:
    return offer.candidate.id, offer.candidate.edition


# ---------------------------------------------------------------- work of the lanes, in plain values


@dataclass(frozen=True, slots=True)
class _Beside:
    """What a pack is held against."""

    read: Library
    assigned: Assigned


@dataclass(frozen=True, slots=True)
class _Found:
    """What a look around saw."""

    offer: Preview | None = None
    strange: Strange | None = None


def _installed(places: PackPlaces) -> tuple[Installed, ...]:
    from wissen.services.packs import Packs

    return Packs(places.folder).installed()


def _look_around(places: PackPlaces, offers: list[Offers], beside: _Beside, job: Job) -> _Found:
    from wissen.services.foreign import ImportWatch
    from wissen.services.pack_offers import Offers
    from wissen.services.pack_preview import preview

    packs = places.packs()
    if places.offered is not None and not offers:
        offers.append(Offers(places.offered))
    offered = offers[0].newest(packs, beside.read.pack, watch=ImportWatch(stopped=lambda: job.cancelled))
    offer = preview(offered, beside.read, beside.assigned) if offered else None
    return _Found(offer, offers[0].strange(packs))


def _look(places: PackPlaces, file: Path, beside: _Beside, stop: threading.Event, job: Job) -> Preview:
    from wissen.services.pack_preview import preview

    found = places.packs().look(file, watch=_watch(job, stop))
    return preview(found, beside.read, beside.assigned)


def _install(places: PackPlaces, candidate: Candidate, stop: threading.Event, job: Job) -> Installed | None:
    return places.packs().install(candidate, watch=_watch(job, stop))


def _go_back(places: PackPlaces, pack_id: str) -> Installed:
    from wissen.services.packs import Packs

    return Packs(places.folder, root_key=places.root_key).go_back(pack_id)


def _watch(job: Job, stop: threading.Event) -> ImportWatch:
    from wissen.services.foreign import ImportWatch

    return ImportWatch(job.report, lambda: stop.is_set() or job.cancelled)
