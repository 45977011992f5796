"""Links after files and folders got new names: every target that led to an old name leads to the new one."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from urllib.parse import unquote

from wissen.content.targets import is_address

TARGET = re.compile(
    r"(?P<before>\]\([ \t]*)(?:<(?P<pointed>[^<>\n]+)>|(?P<plain>[^\s<>()]+(?:\([^\s()]*\)[^\s<>()]*)*))"
)
_QUOTED = {" ": "%20", "(": "%28", ")": "%29"}


def moved(path: str, names: Mapping[str, str]) -> str:
    """Where a path of the content folder leads after the renaming; `names` gives the new name of an old path."""
    old, new = "", ""
    for part in path.split("/"):
        old = posixpath.join(old, part)
        new = posixpath.join(new, names.get(old, part))
    return new


def relinked(text: str, path: str, names: Mapping[str, str]) -> str:
    """The text of the file that is still at `path`, with its links and pictures as they have to be afterwards."""
    folder = posixpath.dirname(path)

    def lead(match: re.Match[str]) -> str:
        target = match["pointed"] or match["plain"]
        way, hash_mark, place = target.partition("#")
        old = posixpath.normpath(posixpath.join(folder, unquote(way)))
        if not way or is_address(target) or moved(old, names) == old:
            return match[0]
        led = posixpath.relpath(f"/{moved(old, names)}", f"/{moved(folder, names)}")
        if match["pointed"]:
            return f"{match['before']}<{led}{hash_mark}{place}>"
        quoted = "".join(_QUOTED.get(char, char) for char in led)
        return f"{match['before']}{quoted}{hash_mark}{place}"

    return TARGET.sub(lead, text)
