"""The content that is shipped with the app, read and indexed once for many tests."""

from __future__ import annotations

import shutil
from datetime import date
from functools import cache
from pathlib import Path

from wissen import paths
from wissen.content.library import Library
from wissen.content.load import load
from wissen.services.search import Search, Watch
from wissen.services.shelf import Shelf


@cache
def library() -> Library:
    """The Library of everything that is shipped."""
    found, _ = load(paths.bundled("content"))
    return found


def search(root: Path) -> Search:
    """Search in everything that is shipped; leaves below `root` what a start of the app leaves for the next one."""
    kept = paths.folders(root=root).cache
    shelf = Shelf(paths.bundled("content"), cache=kept / paths.PARSE_CACHE, today=lambda: date(2026, 11, 23))
    shelf.adopt(shelf.read())
    found = Search(shelf, kept / paths.SEARCH_INDEX)
    assert found.prepare(Watch())
    return found


def copy_prepared(prepared: Path, root: Path) -> None:
    """Give a new profile below `root` what `search` left, so that its first start reads and indexes nothing."""
    shutil.copytree(paths.folders(root=prepared).cache, paths.folders(root=root).cache)
