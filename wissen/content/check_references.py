"""Author rules on names: every Kennung that a file mentions is borne by something that fits there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wissen.content.checked import Checked
from wissen.content.entry import Headed, PartKind
from wissen.content.flow import Process
from wissen.content.ids import Id, split_ref
from wissen.content.item import Item, Quiz
from wissen.content.library import Library
from wissen.content.model import Card, Kind, MapTile, Module, Practice, ProcessMap
from wissen.content.module_order import KEY, entered
from wissen.content.pieces import pieces
from wissen.content.problem import Problem, Replace
from wissen.content.summary import sources_of
from wissen.content.validity import Period
from wissen.errors import NotFound
from wissen.text import nearest


def roles_are_known(checked: Checked) -> Iterator[Problem]:
    """The workplaces of a head are those of `paket.yaml`."""
    pack = checked.library.pack
    if checked.head is None or pack is None:
        return
    for role in checked.head.roles:
        if role not in pack.roles:
            text = f"Den Arbeitsplatz „{role}“ nennt paket.yaml nicht.{_ask(role, pack.roles)}"
            yield checked.error(checked.line_of("rollen"), "rolle-unbekannt", text=text)


def lessons_exist(checked: Checked) -> Iterator[Problem]:
    """`Lektion:` under a question, card or skill names a lesson, or a section of one."""
    for piece, line in pieces(checked.content):
        if isinstance(piece, Item | Card | Practice) and piece.lesson:
            yield from _lesson(checked, piece.lesson, line=line)


def walks_follow_their_process(checked: Checked) -> Iterator[Problem]:
    """A Durchgang names a process, and each of its questions a step of that process."""
    if not isinstance(checked.content, Quiz) or not checked.content.process:
        return
    process = checked.content.process
    if not _is(checked.library, process, Kind.PROCESS):
        text = f"Den Prozess „{process}“ gibt es nicht.{_ask(process, _ids(checked.library, Kind.PROCESS))}"
        yield checked.error(checked.line_of("prozess"), "prozess-unbekannt", text=text)
        return
    steps = [part.id for part in checked.library.entry(process).parts if part.kind is PartKind.STEP]
    for item in checked.content.items:
        if item.step and item.step not in steps:
            text = f"Der Prozess „{process}“ hat keinen Schritt „{item.step}“.{_ask(item.step, steps)}"
            yield checked.error(item.line, "schritt-unbekannt", text=text)


def processes_lead_on(checked: Checked) -> Iterator[Problem]:
    """`folgeprozesse` names processes, other ones than itself."""
    if not isinstance(checked.content, Process):
        return
    others = [one for one in _ids(checked.library, Kind.PROCESS) if one != checked.content.head.id]
    for process in checked.content.follow_ups:
        if process not in others:
            text = f"Den Folgeprozess „{process}“ gibt es nicht.{_ask(process, others)}"
            yield checked.error(checked.line_of("folgeprozesse", process), "prozess-unbekannt", text=text)


def modules_order_their_own(checked: Checked) -> Iterator[Problem]:
    """`reihenfolge` names each lesson and quiz of the folder at most once, and nothing else."""
    if not isinstance(checked.content, Module):
        return
    folder = posixpath.dirname(checked.path)
    inside = [
        entry.id
        for entry in checked.library.entries.values()
        if posixpath.dirname(entry.path) == folder and entry.kind is not Kind.MODULE
    ]
    order = checked.content.order
    for index, name in enumerate(order):
        line = checked.line_of(KEY, name)
        if name not in inside:
            text = f"In diesem Modul gibt es nichts mit der Kennung „{name}“.{_ask(name, inside)}"
            yield checked.error(line, "reihenfolge-unbekannt", text=text)
        elif name in order[:index]:
            yield checked.error(line, "reihenfolge-unbekannt", text=f"„{name}“ steht in der Reihenfolge zweimal.")
    missing = [one for one in inside if order and one not in order]
    if missing:
        text = f"In der Reihenfolge fehlt „{missing[0]}“; das steht dann am Ende des Moduls."
        line = checked.line_of(KEY)
        repair = entered(checked, order, {name: checked.library.entries[name].path for name in missing})
        yield checked.hint(line, "reihenfolge-unvollständig", text=text, repair=repair)


def tiles_are_processes(checked: Checked) -> Iterator[Problem]:
    """Every tile of the Prozesslandkarte is a process: one that is described, or one with a title that is not yet."""
    if not isinstance(checked.content, ProcessMap):
        return
    known = _ids(checked.library, Kind.PROCESS)
    for tile in checked.content.tiles:
        if tile.title and tile.id in known:
            text = f"„{tile.id}“ ist jetzt beschrieben; der Titel steht dort. Hier genügt die Kennung."
            yield checked.warning(tile.line, "kachel-mit-titel", text=text, repair=_untitled(checked, tile))
        elif tile.title and (meant := nearest(tile.id, known)):
            text = f"„{tile.id}“ ist nicht beschrieben, „{meant}“ schon. Ist das derselbe Prozess?"
            yield checked.hint(tile.line, "kachel-ähnlich", text=text)
        elif not tile.title and tile.id not in known:
            advice = _ask(tile.id, known) or f" Ist er noch nicht beschrieben, schreiben Sie „{tile.id}: Titel“."
            yield checked.error(tile.line, "prozess-unbekannt", text=f"Den Prozess „{tile.id}“ gibt es nicht.{advice}")


def _untitled(checked: Checked, tile: MapTile) -> Replace | None:
    """Take the title away where it stands in one line with the Kennung."""
    line, following = (*checked.lines[tile.line - 1 : tile.line + 1], "")[:2]
    match = re.fullmatch(rf"(\s*-\s+){tile.id}\s*:\s+\S.*", line)
    goes_on = match is not None and following.strip() and _indent(following) > len(match[1])
    return Replace(tile.line, tile.line, f"{match[1]}{tile.id}") if match and not goes_on else None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def processes_have_a_tile(checked: Checked) -> Iterator[Problem]:
    """A process that is not on the Prozesslandkarte is found only by searching."""
    if isinstance(checked.content, Process) and checked.library.process_map.bands:
        kennung = checked.content.head.id
        if all(kennung != tile.id for tile in checked.library.process_map.tiles):
            text = (
                "Dieser Prozess steht nicht auf der Prozesslandkarte. Nehmen Sie ihn in landkarte.yaml auf; "
                "die Werkstatt hat dafür ein Formular."
            )
            yield checked.warning(checked.line_of("kennung"), "kachel-fehlt", text=text)


def history_names_what_is_there(checked: Checked) -> Iterator[Problem]:
    """`verlauf` names sections or steps of this file, and questions that exist."""
    if not isinstance(checked.content, Headed):
        return
    places: set[str] = {part.id for part in sources_of(checked.content)}
    items: set[str] = {part.id for _, part in checked.library.parts_of_kind(PartKind.ITEM)}
    for change in checked.content.head.history:
        named = (
            *(("den Abschnitt oder Schritt", name, places) for name in change.sections),
            *(("die Frage", name, items) for name in change.items),
        )
        for what, name, known in named:
            if name not in known:
                text = f"Der Verlauf nennt {what} „{name}“, aber nichts trägt diese Kennung.{_ask(name, known)}"
                yield checked.error(checked.line_of("verlauf", name), "verlauf-unbekannt", text=text)


def successors_replace_what_has_ended(checked: Checked) -> Iterator[Problem]:
    """What `ersetzt` names has gone, or no longer holds when its successor begins."""
    for successor in _successors(checked):
        for name in successor.supersedes:
            if name == successor.name:
                text = f"„{name}“ kann sich nicht selbst ersetzen. Nennen Sie die frühere Kennung."
                yield checked.error(successor.line, "ersetzt-sich-selbst", text=text)
                continue
            if any(period.overlaps(successor.period) for period in _periods(checked.library, name)):
                text = (
                    f"„{name}“ ist ersetzt, gilt aber noch. Geben Sie dort „Gilt: bis …“ an, oder nehmen Sie es heraus."
                )
                yield checked.warning(successor.line, "ersetzt-gilt-noch", text=text)


@dataclass(frozen=True, slots=True)
class _Successor:
    name: str
    supersedes: tuple[str, ...]
    period: Period
    line: int


def _successors(checked: Checked) -> Iterator[_Successor]:
    if checked.head is not None and checked.head.supersedes:
        yield _Successor(checked.head.id, checked.head.supersedes, checked.head.period, checked.line_of("ersetzt"))
    entry = checked.entry
    if entry is not None:
        for part in entry.parts:
            if part.supersedes:
                yield _Successor(entry.ref(part), part.supersedes, part.period, part.line)


def _periods(library: Library, name: str) -> Iterator[Period]:
    """When what bears this name holds; nothing for a name that has gone."""
    try:
        entry, part = library.find(name)
    except NotFound:
        return
    if part is None:
        yield entry.head.period
    else:
        yield from (version.period for version in entry.parts if version.id == part.id)


def _lesson(checked: Checked, name: str, *, line: int) -> Iterator[Problem]:
    lesson, place = split_ref(name)
    if not _is(checked.library, lesson, Kind.LESSON):
        text = f"Die Lektion „{lesson}“ gibt es nicht.{_ask(lesson, _ids(checked.library, Kind.LESSON))}"
        yield checked.error(line, "lektion-unbekannt", text=text)
        return
    sections = [part.id for part in checked.library.entry(lesson).parts if part.kind is PartKind.SECTION]
    if place and place not in sections:
        text = f"Die Lektion „{lesson}“ hat keinen Abschnitt „{place}“.{_ask(place, sections)}"
        yield checked.error(line, "lektion-unbekannt", text=text)


def _is(library: Library, kennung: str, kind: Kind) -> bool:
    entry = library.entries.get(Id(kennung))
    return entry is not None and entry.kind is kind


def _ids(library: Library, kind: Kind) -> list[str]:
    return [entry.id for entry in library.of_kind(kind)]


def _ask(name: str, known: Iterable[str]) -> str:
    guess = nearest(name, known)
    return f" Meinten Sie „{guess}“?" if guess else ""
