"""The order that a `modul.md` writes down: what is missing is entered behind what its file name follows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from wissen.content.checked import Checked
from wissen.content.item import QuizKind
from wissen.content.problem import Replace
from wissen.content.source import FENCE

KEY = "reihenfolge"


def entered(checked: Checked, order: Sequence[str], missing: Mapping[str, str]) -> Replace | None:
    """The repair that enters Kennungen with the paths of their files, in a list in brackets or one line for each.

    None when no order is written down, for then the files have one of their own, or it is written in another way.
    """
    first = checked.line_of(KEY)
    if not order or not first:
        return None
    before = _value(checked.lines[first - 1 :])
    lines, names = list(before), list(order)
    known = checked.library.entries.values()
    finals = {entry.id for entry in known if entry.detail == QuizKind.FINAL}
    paths = {entry.id: entry.path for entry in known} | dict(missing)
    for name, path in sorted(missing.items(), key=lambda pair: pair[1]):
        # A final ends the module, whatever it is called; a case that goes with a lesson stays behind it.
        smaller = [at for at, other in enumerate(names) if "" < paths.get(other, "") < path and other not in finals]
        larger = next((at for at, other in enumerate(names) if paths.get(other, "") > path), len(names))
        at = smaller[-1] + 1 if smaller else larger
        behind = bool(smaller) or at == len(names)
        if not _put(lines, name, names[at - behind], behind=behind):
            return None
        names.insert(at, name)
    return Replace(first, first + len(before) - 1, "\n".join(lines))


def _value(lines: Sequence[str]) -> Sequence[str]:
    """The line of the key and those that go on with it."""
    end = next((at for at, line in enumerate(lines) if at and (line.rstrip() == FENCE or line[:1] not in " -]\t")), 0)
    return lines[: end or len(lines)]


def _put(lines: list[str], name: str, other: str, *, behind: bool) -> bool:
    """Write a Kennung before or behind another one; False where that is not found."""
    key, _, value = lines[0].partition(":")
    in_brackets = value.strip().startswith("[")
    written = re.compile(rf"(?<![\w-])(['\"]?){re.escape(other)}\1(?![\w-])")
    for at, line in enumerate(lines):
        start = 0 if at else len(key) + 1
        found = written.search(line, start)
        if found is None:
            continue
        if in_brackets:
            both = f"{found[0]}, {name}" if behind else f"{name}, {found[0]}"
            lines[at] = line[: found.start()] + both + line[found.end() :]
        elif line[: found.start()].strip() == "-":
            lines.insert(at + behind, line[: found.start()] + name)
        else:
            return False
        return True
    return False
