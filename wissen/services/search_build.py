"""Building the index: in this thread while the content is small, else in a process of its own; never twice at once."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from wissen import paths
from wissen.content.cache import source_stamp
from wissen.content.library import Library
from wissen.errors import WissenError
from wissen.search.model import Concept, Document, Watch
from wissen.services.laws import Laws

SMALL = 2_000
"""Documents below which a thread builds: it takes some seconds, in which the window stays quick."""
_KEPT = 4
"""Content folders of which the index is kept."""
_LOOK = 0.1
"""Seconds between two looks at another process."""
_PROGRESS = "fortschritt.jsonl"
_ROOT = re.compile(r"[0-9a-f]{12}")
_CHAIN = ("content/*.py", "german/*.py", "law/*.py", "search/*.py", "services/laws.py", "services/search_documents.py")
"""The code that decides what is in an index."""


@dataclass(frozen=True, slots=True)
class Task:
    """What to build: the index of a content folder and of the laws, for a key, somewhere below `folder`."""

    library: Library
    content: Path
    folder: Path
    key: str
    laws: Laws = field(default_factory=Laws)

    @property
    def root(self) -> Path:
        """The folder of this index: each content folder has its own, so that none drives the other out."""
        return self.folder / sha256(str(self.content.absolute()).encode()).hexdigest()[:12]


Builder = Callable[[Task, Watch], bool]
"""True when the index was built by this or by somebody else. Raises OSError where it cannot be written."""


def key_of(library: Library, laws: Laws | None = None) -> str:
    """Names the content, the laws and the chain that an index is for."""
    digest = sha256(f"{source_stamp(*_CHAIN)}\n{(laws or Laws()).stamp()}".encode())
    for file in sorted(paths.bundled("resources", "vocabulary").glob("*.txt")):
        digest.update(sha256(file.read_bytes()).digest())
    for entry in library.entries.values():
        digest.update(f"\n{entry.path}\t{entry.sha}".encode())
    return digest.hexdigest()


def build_by_size(task: Task, watch: Watch, *, small: int = SMALL) -> bool:
    """Build here what is small and elsewhere what is not."""
    return (build_here if _size(task) < small else build_elsewhere)(task, watch)


def build_here(task: Task, watch: Watch) -> bool:
    """Build in this thread; where somebody else is building already, wait for it."""
    from wissen.search import index  # late: Whoosh takes a while to import, and the window is to show first
    from wissen.search.store import BeingBuiltError

    documents, concepts = gathered(task.library, task.laws)
    try:
        built = index.build(task.root, task.key, documents, concepts, watch=watch)
    except BeingBuiltError:
        return _wait(task.root, watch)
    _forget(task)
    return built


def build_elsewhere(task: Task, watch: Watch) -> bool:
    """Build in a process of its own, which a person who gives up waiting ends."""
    task.root.mkdir(parents=True, exist_ok=True)
    progress = task.root / f"{os.getpid()}-{_PROGRESS}"
    options = ["--json-progress", "--inhalt", str(task.content.absolute()), "--ziel", str(task.folder.absolute())]
    options += ["--gesetze", str(task.laws.folder.absolute())] if task.laws.folder else []
    command = [*paths.own_command(), "index", "--rebuild", *options]
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    # A file and no pipe: it can be looked at without waiting, on every system and without a thread.
    try:
        with progress.open("wb") as written, progress.open("rb") as read:
            process = subprocess.Popen(command, stdout=written, stderr=subprocess.DEVNULL, creationflags=hidden)
            return _followed(process, _lines(read.readline), watch)
    finally:
        progress.unlink(missing_ok=True)


def gathered(library: Library, laws: Laws | None = None) -> tuple[list[Document], list[Concept]]:
    """Everything that can be found; a file that has gone since is left out."""
    from wissen.services.search_documents import concepts_of, documents_of

    documents: list[Document] = []
    concepts: list[Concept] = []
    for entry in library.entries.values():
        try:
            content = library.open(entry.id)
        except WissenError:
            continue
        documents += documents_of(content)
        concepts += concepts_of(content)
    documents += laws.documents() if laws else ()
    return documents, concepts


def _size(task: Task) -> int:
    """About how many documents there will be."""
    norms = sum(len(statute.parts) for statute in task.laws.statutes())
    return norms + sum(1 + len(entry.parts) for entry in task.library.entries.values())


def _followed(process: subprocess.Popen[bytes], told: Iterable[tuple[int, int] | None], watch: Watch) -> bool:
    """Report what the process tells until it ends; whether it ended well."""
    try:
        for step in told:
            if step:
                watch.report(*step)
            elif process.poll() is not None:
                return process.returncode == 0
            elif watch.cancelled():
                return False
            else:
                time.sleep(_LOOK)
        return False
    finally:
        process.kill()
        process.wait()


def _lines(read: Callable[[], bytes]) -> Iterator[tuple[int, int] | None]:
    """Done and total of each line, None where there is no whole one yet; without end."""
    rest = b""
    while True:
        rest += read()
        if not rest.endswith(b"\n"):
            yield None
            continue
        try:
            step = json.loads(rest)
            yield int(step["fertig"]), int(step["gesamt"])
        except (KeyError, TypeError, ValueError):
            yield None
        rest = b""


def _wait(root: Path, watch: Watch) -> bool:
    from wissen.search.store import is_being_built

    while is_being_built(root):
        if watch.cancelled():
            return False
        time.sleep(_LOOK)
    return True


def _forget(task: Task) -> None:
    """Delete the indexes of content folders that were not used for longest."""
    others = [root for root in task.folder.iterdir() if _ROOT.fullmatch(root.name) and root != task.root]
    others.sort(key=lambda root: root.stat().st_mtime, reverse=True)
    for root in others[_KEPT - 1 :]:
        shutil.rmtree(root, ignore_errors=True)
