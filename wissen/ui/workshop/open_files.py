"""The files that are open in the Werkstatt: their text with its way back, saving, drafts, and what others change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget

from wissen.content.rewritten import Rewrite
from wissen.errors import WissenError
from wissen.services.kept_drafts import KeptDraft, KeptDrafts
from wissen.services.renaming import led, taken_away
from wissen.services.workshop import ChangedOutside, OnDisk, Workshop
from wissen.ui.jobs import Drive, Jobs
from wissen.ui.workshop.documents import new_document, text_of, write_over

_KEEP_AFTER = 1_500
"""Milliseconds without typing after which what is not saved is kept in the profile."""


@dataclass(slots=True)
class OpenFile:
    """`outside` is what somebody else has made of the file since; `recovered` says that a draft was taken over.

    `line` is where the person was, from 1.
    """

    known: OnDisk
    document: QTextDocument
    outside: OnDisk | None = None
    recovered: bool = False
    line: int = 1

    @property
    def path(self) -> str:
        """Where it lies in the content folder."""
        return self.known.path

    @property
    def text(self) -> str:
        """The text as it stands in the editor."""
        return text_of(self.document)

    @property
    def unsaved(self) -> bool:
        """Whether the editor holds something that the file does not."""
        return self.document.isModified()


class OpenFiles(QObject):
    """Reads and writes on lanes; a text that is not saved is lost neither by going on nor by a crash."""

    opened = Signal(str)
    """A file can be edited now."""

    saved = Signal(str)

    changed = Signal(str)
    """Something is to be known of a file: it is unsaved, or no longer, or changed elsewhere."""

    failed = Signal(object)

    def __init__(self, workshop: Workshop, drafts: KeptDrafts, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._workshop, self._drafts, self._jobs = workshop, drafts, jobs
        self._files: dict[str, OpenFile] = {}
        self._waiting: dict[str, KeptDraft] = {}
        self._to_keep: set[str] = set()
        self._keep = QTimer(self, singleShot=True, interval=_KEEP_AFTER)
        self._keep.timeout.connect(self.keep_drafts)

    def begin(self, drafts: tuple[KeptDraft, ...]) -> None:
        """Another folder, with what was not saved there the last time; nobody may show a document any more."""
        for file in self._files.values():
            file.document.deleteLater()
        self._files = {}
        self._waiting = {draft.path: draft for draft in drafts}

    def get(self, path: str) -> OpenFile | None:
        """A file that is open."""
        return self._files.get(path)

    @property
    def unsaved(self) -> frozenset[str]:
        """What the files do not hold yet, drafts that nobody has looked at among them."""
        return frozenset((*(path for path, file in self._files.items() if file.unsaved), *self._waiting))

    @property
    def outside(self) -> frozenset[str]:
        """Where somebody has to decide between two versions."""
        return frozenset(path for path, file in self._files.items() if file.outside is not None)

    def open(self, path: str) -> None:
        """Read a file, unless it is open already."""
        if path in self._files:
            self.opened.emit(path)
        else:
            work = partial(self._workshop.open, path)
            self._jobs.drive(Drive.LOOKED_AT, work, self._take, owner=self, failed=self._fail)

    def _take(self, known: OnDisk) -> None:
        if known.path not in self._files:
            file = OpenFile(known, new_document(known.text, self._parent))
            self._files[known.path] = file
            draft = self._waiting.pop(known.path, None)
            if draft is not None and draft.text != known.text:
                self._recover(file, draft)
            file.document.contentsChanged.connect(partial(self._edited, file))
            file.document.modificationChanged.connect(partial(self._tell, file))
        self.opened.emit(known.path)

    def _recover(self, file: OpenFile, draft: KeptDraft) -> None:
        """Take over what was not saved, as a step that can be undone."""
        write_over(file.document, draft.text)
        file.recovered = True
        if draft.sha != file.known.sha:
            file.outside = file.known

    def follow(self, rewrites: tuple[Rewrite, ...]) -> None:
        """Files are called otherwise now: a text stays open with its way back, under the new name.

        What was taken away is open no longer, unless its text is only here; nobody may show it any more.
        """
        for path in taken_away(rewrites) - self.unsaved:
            file = self._files.pop(path, None)
            if file is not None:
                file.document.deleteLater()
        for path in tuple(self._files):
            now = led(path, rewrites)
            if now != path:
                file = self._files.pop(path)
                file.known = replace(file.known, path=now)
                self._files[now] = file

    # ------------------------------------------------------------ saving

    def save(self, path: str) -> None:
        """Write a file, unless somebody else has changed it meanwhile."""
        file = self._files[path]
        done = partial(self._written, file, file.document.revision())
        work = partial(self._workshop.save, file.known, file.text)
        self._jobs.drive(Drive.WRITTEN, work, done, owner=self, failed=partial(self._refused, file))

    def _written(self, file: OpenFile, revision: int, known: OnDisk) -> None:
        file.known, file.outside, file.recovered = known, None, False
        if file.document.revision() == revision:
            file.document.setModified(False)
            self._to_keep.discard(file.path)
            self._forget(file.path)
        self.changed.emit(file.path)
        self.saved.emit(file.path)

    def _refused(self, file: OpenFile, error: WissenError) -> None:
        if isinstance(error, ChangedOutside):
            file.outside = error.now
            self.changed.emit(file.path)
        else:
            self._fail(error)

    # ------------------------------------------------------------ two versions

    def keep_mine(self, path: str) -> None:
        """The text in the editor is to stay; saving may write over what somebody else has made."""
        file = self._files[path]
        if file.outside is not None:
            file.known, file.outside = file.outside, None
            file.document.setModified(file.text != file.known.text)
        file.recovered = False
        self.changed.emit(path)

    def take_theirs(self, path: str) -> None:
        """The text of the file is to stay; mine can be brought back by undoing."""
        file = self._files[path]
        file.known = file.outside or file.known
        file.outside, file.recovered = None, False
        write_over(file.document, file.known.text)
        file.document.setModified(False)
        self._to_keep.discard(path)
        self._forget(path)
        self.changed.emit(path)

    def look_outside(self) -> None:
        """See whether somebody else has changed what is open."""
        for file in self._files.values():
            work = partial(self._workshop.changed, file.known)
            seen, gone = partial(self._seen, file, file.known), partial(self._gone, file)
            self._jobs.drive(Drive.LOOKED_AT, work, seen, owner=self, failed=gone)

    def _seen(self, file: OpenFile, known: OnDisk, now: OnDisk | None) -> None:
        if now is None or file.known is not known or self._files.get(file.path) is not file:
            return
        if now.text == file.text:
            file.known, file.outside = now, None
            file.document.setModified(False)
        elif file.unsaved:
            file.outside = now
        else:
            file.known = now
            write_over(file.document, now.text)
            file.document.setModified(False)
        self.changed.emit(file.path)

    def _gone(self, file: OpenFile, _error: WissenError) -> None:
        """A file that was deleted elsewhere is unsaved: its text is only here."""
        if not file.unsaved and self._files.get(file.path) is file:
            file.document.setModified(True)

    # ------------------------------------------------------------ drafts

    def keep_drafts(self) -> None:
        """Keep in the profile what is not saved."""
        self._keep.stop()
        for path in self._to_keep:
            file = self._files.get(path)
            if file is not None and file.unsaved:
                draft = KeptDraft(path, file.text, file.known.sha)
                work = partial(self._drafts.keep, self._workshop.folder, draft)
                self._jobs.database(work, owner=self, failed=self._fail)
        self._to_keep.clear()

    def _edited(self, file: OpenFile) -> None:
        self._to_keep.add(file.path)
        self._keep.start()

    def _tell(self, file: OpenFile, _modified: bool) -> None:
        self.changed.emit(file.path)

    def _forget(self, path: str) -> None:
        self._jobs.database(partial(self._drafts.forget, self._workshop.folder, path), owner=self)

    def _fail(self, error: WissenError) -> None:
        self.failed.emit(error)
