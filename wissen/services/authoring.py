"""Authoring: check and mend a content folder, and begin new files in it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from string import Template
from typing import assert_never

from wissen import paths
from wissen.content.check import check
from wissen.content.checked import Checked
from wissen.content.entry import GLOBAL_PARTS, Entry
from wissen.content.fix import Mended, bytes_of, encoded, fix
from wissen.content.head_key import yaml_line
from wissen.content.ids import is_id
from wissen.content.library import Library
from wissen.content.load import FOLDERS, MODULE_FILE, MODULES, load, read_content
from wissen.content.model import Kind, Module
from wissen.content.module_order import entered
from wissen.content.normal import single_line
from wissen.content.pack_store import refuse_installed
from wissen.content.problem import Problem
from wissen.content.rewrite import carry_out
from wissen.content.rewritten import Rewrite, Wrote
from wissen.content.source import decode
from wissen.errors import ContentError, NotFound
from wissen.text import german_list, slug

_LONGEST = 60
"""Letters of a derived Kennung, which leaves room for what hangs on it."""

_NUMBERED = re.compile(r"(\d+)-.*")


class Start(StrEnum):
    """What a new file may become; the value is the word of the command line and the name of the template."""

    LESSON = "lesson"
    QUIZ = "quiz"
    PROCESS = "process"
    MODULE = "module"
    CARD = "card"
    FINDER = "finder"


IN_MODULE = frozenset({Start.LESSON, Start.QUIZ})
"""What belongs to a module, and has a place in its order."""

TITLES = {
    Start.LESSON: "Neue Lektion",
    Start.QUIZ: "Neue Übung",
    Start.PROCESS: "Neuer Prozess",
    Start.MODULE: "Neues Modul",
    Start.CARD: "Neue Karten",
    Start.FINDER: "Neuer Finder",
}

_FOLDER_OF = {kind: folder for folder, kind in FOLDERS.items()}


@dataclass(frozen=True, slots=True)
class Begun:
    """A new file: its path in the content folder, the Kennung it bears, and what is to be done for it.

    `ordered` is the `modul.md` in whose order it is entered, "" where none writes one down.
    """

    path: str
    kennung: str
    ordered: str = ""
    rewrites: tuple[Rewrite, ...] = ()


def check_folder(folder: Path) -> list[Problem]:
    """Everything that is wrong with a content folder, by file and line."""
    return check(folder)


def fix_folder(folder: Path) -> Mended:
    """Mend what can be mended safely; raises ContentError when a file cannot be written."""
    refuse_installed(folder)
    return fix(folder)


def begin_file(folder: Path, what: Start, *, title: str = "", module: str = "", kennung: str = "") -> Begun:
    """Write a starting file that passes the checker, and enter it in its module; see `file_to_begin`.

    Raises ContentError when something cannot be written, too; then nothing is.
    """
    begun = file_to_begin(folder, what, title=title, module=module, kennung=kennung)
    carry_out(folder, begun.rewrites)
    return begun


def file_to_begin(folder: Path, what: Start, *, title: str = "", module: str = "", kennung: str = "") -> Begun:
    """What is to be done for a starting file; `module` is a Kennung or the name of a folder. Changes nothing yet.

    Raises NotFound for an unknown module, ContentError when the file is there already.
    """
    refuse_installed(folder)
    if not folder.is_dir():
        raise ContentError(
            f"Den Inhaltsordner „{folder}“ gibt es nicht.", "Legen Sie ihn an, oder prüfen Sie „--inhalt“."
        )
    library, _ = load(folder)
    shown = single_line(title) or TITLES[what]
    begun = plan_file(library, what, title=title, module=module, kennung=kennung)
    name, path = begun.kennung, begun.path
    template = Template(paths.bundled("resources", "vorlagen", f"{what.value}.md").read_text(encoding="utf-8"))
    stem = name[:_LONGEST].rstrip("-")
    if (folder / path).exists():
        raise ContentError(f"Die Datei „{path}“ gibt es schon.", "Wählen Sie einen anderen Titel oder „--kennung“.")
    text = template.substitute(kennung=name, titel=yaml_line(shown), stamm=stem)
    written = Wrote(path, None, text.encode())
    order = _entered(folder, library, begun) if what in IN_MODULE else None
    if order is None:
        return replace(begun, rewrites=(written,))
    return replace(begun, ordered=order.path, rewrites=(written, order))


def plan_file(library: Library, what: Start, *, title: str = "", module: str = "", kennung: str = "") -> Begun:
    """Where `begin_file` would put the file, and the Kennung it would bear; raises as it does."""
    name = _kennung(kennung, single_line(title) or TITLES[what], taken=kennungen(library))
    return Begun(_path(library, what, name, module=module), name)


def kennungen(library: Library) -> frozenset[str]:
    """Every Kennung of the one namespace of a pack."""
    entries = library.entries.values()
    parts = (part.id for entry in entries for part in entry.parts if part.kind in GLOBAL_PARTS)
    return frozenset((*(entry.id for entry in entries), *parts))


def new_kennung(title: str, *, taken: Container[str]) -> str:
    """A Kennung made of the title that nobody bears; "neu" where the title has no letter for it."""
    derived = slug(title)[:_LONGEST].rstrip("-") or "neu"
    number = 2
    name = derived
    while name in taken:
        name = f"{derived}-{number}"
        number += 1
    return name


def _kennung(wanted: str, title: str, *, taken: Container[str]) -> str:
    """The Kennung asked for, or one made of the title that nobody bears."""
    if wanted:
        if not is_id(wanted):
            hint = f"Richtig wäre zum Beispiel „{slug(wanted)}“." if slug(wanted) else ""
            raise ContentError(f"„{wanted}“ ist keine Kennung: erlaubt sind a–z, 0–9 und einzelne Bindestriche.", hint)
        if wanted in taken:
            raise ContentError(f"Die Kennung „{wanted}“ gibt es schon.", "Nehmen Sie eine andere.")
        return wanted
    return new_kennung(title, taken=taken)


def _path(library: Library, what: Start, kennung: str, *, module: str) -> str:
    match what:
        case Start.MODULE:
            return f"{MODULES}/{_next_number(library, MODULES)}-{kennung}/{MODULE_FILE}"
        case Start.LESSON:
            folder = _module_folder(library, module)
            return f"{folder}/{_next_number(library, folder)}-{kennung}.md"
        case Start.QUIZ:
            return f"{_module_folder(library, module)}/{kennung}.md"
        case Start.PROCESS:
            return f"{_process_folder(library, kennung)}/{kennung}.md"
        case Start.CARD:
            return f"{_FOLDER_OF[Kind.CARDS]}/{kennung}.md"
        case Start.FINDER:
            return f"{_FOLDER_OF[Kind.FINDER]}/{kennung}.md"
        case _:
            assert_never(what)


def _module_folder(library: Library, wanted: str) -> str:
    """The folder of the module asked for, or of the only one."""
    modules = {entry.path.rpartition("/")[0]: entry for entry in library.of_kind(Kind.MODULE)}
    found = [folder for folder, entry in modules.items() if wanted in {entry.id, folder, folder.rpartition("/")[2]}]
    if not wanted and len(modules) == 1:
        found = list(modules)
    if found:
        return found[0]
    if not modules:
        raise NotFound("Es gibt noch kein Modul.", "Legen Sie zuerst eines an: „wissen new module“.")
    known = german_list([_named(entry) for entry in modules.values()])
    if not wanted:
        raise NotFound("In welches Modul?", f"Geben Sie „--modul“ an: {known}.")
    raise NotFound(f"Das Modul „{wanted}“ gibt es nicht.", f"Es gibt {known}.")


def _named(module: Entry) -> str:
    return f"{module.id} ({module.title})"


def _process_folder(library: Library, kennung: str) -> str:
    """The sub-folder of the area that the Kennung begins with, if there is one."""
    root = _FOLDER_OF[Kind.PROCESS]
    area = f"{root}/{kennung.partition('-')[0]}"
    return area if any(path.startswith(f"{area}/") for path in library.files) else root


def _next_number(library: Library, folder: str) -> str:
    """Two digits, one more than the highest number that a name in the folder begins with."""
    names = {
        path.removeprefix(f"{folder}/").partition("/")[0] for path in library.files if path.startswith(f"{folder}/")
    }
    numbers = [int(match[1]) for name in names if (match := _NUMBERED.fullmatch(name))]
    return f"{max(numbers, default=0) + 1:02}"


def _entered(folder: Path, library: Library, begun: Begun) -> Wrote | None:
    """What enters the file in the order of its module; None where that has none, or one of another form."""
    path = module_file(begun.path)
    before = bytes_of(folder / path)
    text, _ = decode(before, path)
    module, _ = read_content(Kind.MODULE, before, path)
    if text is None or not isinstance(module, Module):
        return None
    checked = Checked(path, library, module, tuple(text.split("\n")))
    repair = entered(checked, module.order, {begun.kennung: begun.path})
    return Wrote(path, before, encoded(repair.apply(text), before)) if repair is not None else None


def module_file(path: str) -> str:
    """The `modul.md` beside a file of a module."""
    return posixpath.join(posixpath.dirname(path), MODULE_FILE)
