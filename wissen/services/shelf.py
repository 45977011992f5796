"""The content in use: the loaded Library as of the Stichtag and as of today, and what was wrong with its files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wissen.content.entry import Entry, Headed, Part
from wissen.content.library import Library, Opened, build
from wissen.content.pack_store import files_of
from wissen.content.problem import Problem
from wissen.errors import ContentError
from wissen.services.then import find_then

MAX_PICTURE_BYTES = 5_000_000
PICTURES = (".svg", ".png", ".jpg", ".jpeg")


@dataclass(frozen=True, slots=True)
class Loaded:
    """The result of reading the content folder."""

    library: Library
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _View:
    """A Library as of a day, with the one it was made from."""

    whole: Library
    library: Library


class Shelf:
    """Holds the Library; `read` may run on any thread, everything else belongs to one."""

    def __init__(self, folder: Path, *, cache: Path | None, today: Callable[[], date]) -> None:
        self.folder = folder
        self._cache = cache
        self._today = today
        self._whole = build(entries={}, opened=Opened(_nothing_loaded))
        self._shown = self._current = _View(self._whole, self._whole)
        self._chosen: date | None = None
        self.problems: tuple[Problem, ...] = ()
        self.loaded = False
        """Whether the content was read, with whatever result."""

    @property
    def today(self) -> date:
        """The present day of the clock that was passed in."""
        return self._today()

    @property
    def day(self) -> date:
        """The Stichtag: the day the law is shown for. A day to come that has arrived is today, and goes on as such."""
        if self._chosen == self.today:
            self._chosen = None
        return self._chosen or self.today

    @property
    def is_today(self) -> bool:
        """Whether what is shown is what holds today."""
        return self.day == self.today

    def choose(self, day: date | None) -> None:
        """From now on show what holds on the day; None follows the clock."""
        self._chosen = None if day == self.today else day

    def read(self) -> Loaded:
        """Read the content folder, with the parse cache."""
        from wissen.content.load import load  # late: the readers take 200 ms to import, and the window is to show first

        library, problems = load(self.folder, cache=self._cache)
        return Loaded(library, tuple(problems))

    def adopt(self, loaded: Loaded) -> None:
        """From now on show this."""
        self._whole = loaded.library
        self.problems = loaded.problems
        self.loaded = True

    @property
    def whole(self) -> Library:
        """All versions of everything, whatever the day."""
        return self._whole

    @property
    def library(self) -> Library:
        """What holds on the Stichtag, to be read and looked up."""
        day = self.day
        if day == self.today:
            return self.current
        self._shown = self._view(self._shown, day)
        return self._shown.library

    @property
    def current(self) -> Library:
        """What holds today, whatever the Stichtag: the only text that is learned; follows the clock past midnight."""
        self._current = kept = self._view(self._current, self.today)
        return kept.library

    def _view(self, kept: _View, day: date) -> _View:
        """The kept view if it is of this content and day, else a new one; a lane may ask while the window adopts."""
        whole = self._whole
        if kept.whole is whole and kept.library.day == day:
            return kept
        return _View(whole, whole.at(day))

    def find(self, name: str) -> tuple[Entry, Part | None]:
        """What bears the name on the Stichtag; raises NotThen or NotFound."""
        return find_then(self._whole, self.library, name)

    def picture(self, path: str) -> bytes | None:
        """Bytes of a picture of the pack by its path in the content folder; None for anything else."""
        if path not in self._whole.files or not path.lower().endswith(PICTURES):
            return None
        try:
            data = files_of(self.folder).read(path, limit=MAX_PICTURE_BYTES)
        except OSError:
            return None
        return data if len(data) <= MAX_PICTURE_BYTES else None


def _nothing_loaded(_: Entry) -> Headed:
    raise ContentError("Die Inhalte sind noch nicht geladen.", "Warten Sie einen Augenblick.")
