"""Author rules on what a text points to: links, places in other files, pictures and what they say to blind people."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from wissen.content import picture
from wissen.content.blocks import Figure, Image, Link
from wissen.content.checked import Checked
from wissen.content.flow import Branch, TargetKind
from wissen.content.ids import split_ref
from wissen.content.model import Kind, LearningPath, Module, PathItem
from wissen.content.pieces import pieces
from wissen.content.problem import Problem
from wissen.content.targets import is_address
from wissen.text import nearest

_LEARNED = frozenset({Kind.MODULE, Kind.LESSON, Kind.QUIZ, Kind.PROCESS, Kind.PRACTICES})


def links_lead_somewhere(checked: Checked) -> Iterator[Problem]:
    """A link names a file as it is written, capitals included, and a place that is in it."""
    for target, line in _targets(checked.content):
        path, _, place = target.partition("#")
        file = _joined(checked.path, path) if path else checked.path
        if file not in checked.library.files:
            text = f"Der Link führt ins Leere: „{file}“ gibt es nicht.{_meant(file, checked.library.files)}"
            yield checked.error(line, "link-tot", text=text)
        elif not file.endswith(".md"):
            text = f"„{file}“ ist keine Seite, die man öffnen kann. Ein Link führt zu einer .md-Datei."
            yield checked.error(line, "link-tot", text=text)
        elif place and checked.library.resolve(checked.path, target) is None:
            yield from _dead_place(checked, target, line=line)


def paths_lead_to_learning(checked: Checked) -> Iterator[Problem]:
    """A learning path holds what can be learned: no cards, finders or terms."""
    if not isinstance(checked.content, LearningPath):
        return
    for stage in checked.content.stages:
        for item in stage.items:
            meant = checked.library.resolve(checked.path, item.target)
            if meant is not None and checked.library.find(meant)[0].kind not in _LEARNED:
                text = f"„{item.title}“ gehört in keinen Lernpfad: nur Module, Lektionen, Übungen, Prozesse und Praxis."
                yield checked.error(item.line, "pfad-unpassend", text=text)


def lessons_are_on_a_path(checked: Checked) -> Iterator[Problem]:
    """Where learning paths name the lessons of a module one by one, a lesson that none names is met by nobody."""
    if not isinstance(checked.content, Module):
        return
    library = checked.library
    named = {
        library.find(meant)[0].id
        for path in library.paths
        for stage in path.stages
        for item in stage.items
        if (meant := library.resolve(library.entries[path.head.id].path, item.target)) is not None
    }
    lessons = [entry for entry in library.contents(checked.content) if entry.kind is Kind.LESSON]
    missing = [entry for entry in lessons if entry.id not in named]
    if checked.content.head.id in named or len(missing) == len(lessons):
        return
    for entry in missing:
        text = f"Kein Lernpfad nennt „{entry.title}“, andere Lektionen dieses Moduls schon. Ergänzen Sie sie in einem."
        yield checked.hint(checked.line_of("reihenfolge") or checked.line_of("kennung"), "pfad-fehlt", text=text)


def pictures_are_there(checked: Checked) -> Iterator[Problem]:
    """A picture lies in the content folder, is named as it is written, and is of a kind that Wissen shows."""
    for shown, line in _pictures(checked.content):
        file = _joined(checked.path, shown.source)
        if posixpath.splitext(file)[1] not in picture.SUFFIXES:
            text = f"„{shown.source}“ ist kein Bild, das Wissen zeigt. Möglich sind .svg, .png und .jpg."
            yield checked.error(line, "bild-art", text=text)
        elif file not in checked.library.files:
            text = f"Das Bild „{file}“ gibt es nicht.{_meant(file, checked.library.files)}"
            yield checked.error(line, "bild-fehlt", text=text)


def pictures_have_words(checked: Checked) -> Iterator[Problem]:
    """Who cannot see a picture is told what it shows."""
    for shown, line in _pictures(checked.content):
        if not shown.alt.strip():
            text = "Die Beschreibung des Bildes fehlt: „![Was das Bild zeigt](…)“."
            yield checked.error(line, "alt-fehlt", text=text)


def pictures_are_harmless(checked: Checked) -> Iterator[Problem]:
    """A picture is what its name says, asks for nothing elsewhere and does not grow beyond measure."""
    suffix = posixpath.splitext(checked.path)[1].lower()
    if checked.content is None and suffix in picture.SUFFIXES:
        refusal = picture.refusal(checked.data, suffix)
        if refusal:
            yield checked.error(0, "bild-unsicher", text=refusal)


def _targets(content: object) -> Iterator[tuple[str, int]]:
    """Every link into the content folder."""
    for piece, line in pieces(content):
        if isinstance(piece, Link | PathItem):
            target = piece.target
        elif isinstance(piece, Branch) and piece.target.kind is TargetKind.LINK:
            target = piece.target.value
        else:
            continue
        if not is_address(target):
            yield target, line


def _pictures(content: object) -> Iterator[tuple[Figure | Image, int]]:
    return ((piece, line) for piece, line in pieces(content) if isinstance(piece, Figure | Image))


def _dead_place(checked: Checked, target: str, *, line: int) -> Iterator[Problem]:
    path, _, place = target.partition("#")
    whole = checked.library.resolve(checked.path, path)
    if whole is None:
        return  # the file itself cannot be read, and that is told there
    entry, _ = checked.library.find(split_ref(whole)[0])
    guess = nearest(place, (part.id for part in entry.parts))
    hint = f" Meinten Sie „#{guess}“?" if guess else ""
    text = f"In „{entry.path}“ gibt es keine Stelle „{place}“.{hint}"
    yield checked.error(line, "anker-tot", text=text)


def _joined(source: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), unquote(target)))


def _meant(file: str, files: Iterable[str]) -> str:
    """A file of nearly this name: other capitals, one letter wrong, or in another folder."""
    known = tuple(files)
    name = posixpath.basename(file)
    guess = nearest(file, known) or next((other for other in sorted(known) if posixpath.basename(other) == name), None)
    return f" Meinten Sie „{guess}“?" if guess else ""
