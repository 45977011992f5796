"""The files of the Werkstatt as a tree: folders as trainers call them, files by their title with their state."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from wissen.content.model import Kind
from wissen.services.workshop import FileRow
from wissen.services.workshop_pictures import is_picture
from wissen.ui.models.tree_model import Branch, TreeModel, flat
from wissen.ui.strings import plural, tr

_FOLDERS = {  # the others are called as they are written
    "module": "Module",
    "prozesse": "Prozesse",
    "karten": "Karten",
    "praxis": "Praxis",
    "finder": "Anliegen-Finder",
    "lernpfade": "Lernpfade",
    "rechtsaenderungen": "Rechtsänderungen",
    "einbuergerung": "Einbürgerung",
    "fuehrung": "Führung",
    "humanitaeres": "Humanitäres",
}
_KINDS = {
    Kind.MODULE: "Modul",
    Kind.LESSON: "Lektion",
    Kind.QUIZ: "Übung",
    Kind.PROCESS: "Prozess",
    Kind.CARDS: "Karten",
    Kind.PRACTICES: "Praxis",
    Kind.FINDER: "Finder",
    Kind.PATH: "Lernpfad",
    Kind.CHANGE: "Rechtsänderung",
    Kind.GLOSSARY: "Glossar",
}
_FILES = {"paket.yaml": "Angaben zum Paket", "landkarte.yaml": "Prozesslandkarte"}


class State(Enum):
    """What is to be known of a file first: the first of these that holds."""

    OUTSIDE = auto()
    UNSAVED = auto()
    ERRORS = auto()
    WARNINGS = auto()
    FINE = auto()


@dataclass(frozen=True, slots=True)
class FileNode:
    """A line of the tree; `ref` is the path of a file, or that of a folder with a slash at its end."""

    title: str
    ref: str
    kind: Kind | None = None
    state: State = State.FINE
    count: int = 0
    children: tuple[FileNode, ...] = ()

    @property
    def is_folder(self) -> bool:
        """Whether it only holds others."""
        return self.ref.endswith("/")


class FolderModel(TreeModel):
    """Files, each said with its kind and its state."""

    def mend(self, tree: Sequence[Branch]) -> bool:
        """As any tree, but only the lines that say something else are told: of a thousand, mostly one."""
        nodes = list(flat(tree))
        if [node.ref for node in nodes] != [row.branch.ref for row in self._rows]:
            return False
        for number, (row, node) in enumerate(zip(self._rows, nodes, strict=True)):
            if row.branch != node:
                row.branch = node
                self.dataChanged.emit(self.at(number), self.at(number))
        return True

    def spoken(self, branch: FileNode) -> str:
        return ", ".join(part for part in (branch.title, kind_words(branch), state_words(branch)) if part)


def tree_of(rows: Iterable[FileRow], *, unsaved: Container[str], outside: Container[str]) -> tuple[FileNode, ...]:
    """The files below their folders, in the order of the rows; a module bears the title of its own file."""
    return _level([(row.path.split("/"), _node(row, unsaved, outside)) for row in rows], "")


def kind_words(node: FileNode) -> str:
    """What a file is, in a word; "" for a folder."""
    if node.is_folder:
        return ""
    if node.kind is not None:
        return tr(_KINDS[node.kind])
    return tr("Bild") if is_picture(node.ref) else tr("Datei")


def state_words(node: FileNode) -> str:
    """The state in words; "" where there is nothing to say."""
    match node.state:
        case State.OUTSIDE:
            return tr("außerhalb geändert")
        case State.UNSAVED:
            return tr("nicht gespeichert")
        case State.ERRORS:
            return plural(node.count, "Fehler", "Fehler")
        case State.WARNINGS:
            return plural(node.count, "Warnung", "Warnungen")
    return ""


def _node(row: FileRow, unsaved: Container[str], outside: Container[str]) -> FileNode:
    title = tr(_FILES[row.path]) if row.path in _FILES else row.title
    if row.path in outside:
        return FileNode(title, row.path, row.kind, State.OUTSIDE)
    if row.path in unsaved:
        return FileNode(title, row.path, row.kind, State.UNSAVED)
    if row.errors:
        return FileNode(title, row.path, row.kind, State.ERRORS, row.errors)
    if row.warnings:
        return FileNode(title, row.path, row.kind, State.WARNINGS, row.warnings)
    return FileNode(title, row.path, row.kind)


def _level(found: Sequence[tuple[list[str], FileNode]], above: str) -> tuple[FileNode, ...]:
    """The lines of one folder; files that lie together stay together."""
    nodes: dict[str, FileNode | list[tuple[list[str], FileNode]]] = {}
    for parts, node in found:
        if len(parts) == 1:
            nodes[parts[0]] = node
        else:
            below = nodes.setdefault(f"{parts[0]}/", [])
            if isinstance(below, list):
                below.append((parts[1:], node))
    return tuple(_folder(name, inside, above) if isinstance(inside, list) else inside for name, inside in nodes.items())


def _folder(name: str, inside: list[tuple[list[str], FileNode]], above: str) -> FileNode:
    own = next((node for parts, node in inside if node.kind is Kind.MODULE and len(parts) == 1), None)
    known = tr(_FOLDERS.get(name[:-1], name[:-1].capitalize()))
    ref = f"{above}{name}"
    return FileNode(own.title if own else known, ref, children=_level(inside, ref))
