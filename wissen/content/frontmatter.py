"""The head of a content file: strict YAML, typed by a table of keys, with the line of every fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, TypeVar, cast

from wissen.content.head import Change, ChangeClass, Head, Review
from wissen.content.head_key import (
    HeadKey,
    Unreadable,
    day_of,
    entries_of,
    id_of,
    ids_key,
    known_name,
    number_key,
    period_key,
    text_key,
    text_of,
    texts_key,
    word_of,
    words_key,
    words_of,
    yaml_inner,
    yaml_words,
)
from wissen.content.ids import Id, Place
from wissen.content.problem import Replace, Report
from wissen.content.source import FENCE, Source
from wissen.content.yaml_tree import Entry, Listing, Mapping, Node, read_yaml
from wissen.text import slug

T = TypeVar("T")

_REVIEW_KEYS = ("am", "von", "bis")
_CHANGE_KEYS = ("am", "art", "text", "abschnitte", "fragen")


def _review_of(node: Node) -> Review:
    values = entries_of(node, _REVIEW_KEYS)
    if "am" not in values or "von" not in values:
        raise Unreadable("Hier gehören der Tag und die Person hin: {am: 2026-11-02, von: nb}.")
    due = day_of(values["bis"]) if "bis" in values else None
    return Review(day_of(values["am"]), text_of(values["von"]), due)


def _write_review(review: Review | None) -> str:
    due = f", bis: {review.due.isoformat()}" if review and review.due else ""
    return f"{{am: {review.day.isoformat()}, von: {yaml_inner(review.by)}{due}}}" if review else ""


def _history_of(node: Node) -> tuple[Change, ...]:
    if not isinstance(node, Listing):
        raise Unreadable("Hier gehört eine Liste hin, je Zeile „  - {am: 2026-11-02, art: auffrischen, text: …}“.")
    return tuple(_change_of(item) for item in node.items)


def _change_of(node: Node) -> Change:
    values = entries_of(node, _CHANGE_KEYS)
    if "am" not in values:
        raise Unreadable("Im Verlauf fehlt der Tag („am“).")
    return Change(
        day_of(values["am"]),
        word_of(text_of(values["art"]), ChangeClass) if "art" in values else ChangeClass.INFORM,
        text_of(values["text"]) if "text" in values else "",
        tuple(Place(id_of(name)) for name in words_of(values["abschnitte"])) if "abschnitte" in values else (),
        tuple(id_of(name) for name in words_of(values["fragen"])) if "fragen" in values else (),
    )


def _write_history(history: tuple[Change, ...]) -> str:
    return "".join(f"\n  - {{{', '.join(_change_parts(change))}}}" for change in history)


def _change_parts(change: Change) -> Iterator[str]:
    yield f"am: {change.day.isoformat()}"
    yield f"art: {change.kind.value}"
    if change.text:
        yield f"text: {yaml_inner(change.text)}"
    if change.sections:
        yield f"abschnitte: {yaml_words(change.sections)}"
    if change.items:
        yield f"fragen: {yaml_words(change.items)}"


TITLE = text_key("titel")
ID = HeadKey("kennung", lambda node: id_of(text_of(node)), str, Id(""))
ROLES = words_key("rollen")
MINUTES = number_key("dauer")
RESPONSIBLE = text_key("verantwortlich")
REVIEW: HeadKey[Review | None] = HeadKey("geprüft", _review_of, _write_review, None)
SOURCES = texts_key("quellen")
KEYWORDS = texts_key("stichworte")
PERIOD = period_key("gilt")
SUPERSEDES = ids_key("ersetzt")
HISTORY: HeadKey[tuple[Change, ...]] = HeadKey("verlauf", _history_of, _write_history, ())

COMMON: tuple[HeadKey[Any], ...] = (
    ID,
    TITLE,
    ROLES,
    MINUTES,
    RESPONSIBLE,
    REVIEW,
    SOURCES,
    KEYWORDS,
    PERIOD,
    SUPERSEDES,
    HISTORY,
)
"""The keys every head may have, in the order they are written."""


@dataclass(frozen=True, slots=True)
class Values:
    """Typed values of a mapping: `values[KEY]` is the value read, or the default of the key."""

    read: dict[str, object]
    lines: dict[str, int]

    def __getitem__(self, key: HeadKey[T]) -> T:
        return cast(T, self.read.get(key.name, key.default))

    def line(self, key: HeadKey[Any]) -> int:
        """The file line of the key, 0 if it is not written."""
        return self.lines.get(key.name, 0)


def read_values(mapping: Mapping, keys: Iterable[HeadKey[Any]], *, report: Report) -> Values:
    """Type the entries of a mapping; a value that cannot be read is an error and counts as not given."""
    known = {key.name: key for key in keys}
    values = Values({}, {})
    for entry in mapping.entries:
        _read_entry(entry, known, values=values, report=report)
    for key in known.values():
        if key.required and key.name not in values.lines:
            text = f"Der Schlüssel „{key.name}“ fehlt."
            report.error(mapping.line, "schlüssel-fehlt", text=text)
    return values


def _read_entry(entry: Entry, known: dict[str, HeadKey[Any]], *, values: Values, report: Report) -> None:
    try:
        key = known[known_name(entry.name, known)]
    except ValueError as error:
        report.error(entry.line, "schlüssel-unbekannt", text=str(error))
        return
    if key.name in values.lines:
        return  # told as a duplicate when the YAML was read
    values.lines[key.name] = entry.line
    try:
        values.read[key.name] = key.read(entry.value)
    except ValueError as error:
        report.error(entry.value.line, "wert-unlesbar", text=f"{key.name}: {error}")


def read_head(source: Source, extra: Iterable[HeadKey[Any]] = (), *, report: Report) -> tuple[Head | None, Values]:
    """The head and the values of the keys only this kind has; None when the YAML cannot be read.

    Without `kennung` the slug of the title holds, and the repair writes it down.
    """
    mapping = read_yaml(source.head, source.head_line, report=report)
    if mapping is None:
        return None, Values({}, {})
    values = read_values(mapping, (*COMMON, *extra), report=report)
    stem = PurePosixPath(source.file).stem
    title = values[TITLE]
    if not title:
        report.error(values.line(TITLE) or source.head_line, "titel-fehlt", text="Der Titel fehlt („titel: …“).")
    kennung = values[ID]
    if not kennung:
        kennung = _derive(source, values, report=report, title=title or stem)
    head = Head(
        id=kennung,
        title=title or stem,
        roles=values[ROLES],
        minutes=values[MINUTES],
        responsible=values[RESPONSIBLE],
        review=values[REVIEW],
        sources=values[SOURCES],
        keywords=values[KEYWORDS],
        period=values[PERIOD],
        supersedes=values[SUPERSEDES],
        history=values[HISTORY],
        derived=not values[ID],
    )
    return head, values


def _derive(source: Source, values: Values, *, report: Report, title: str) -> Id:
    derived = Id(slug(title) or "ohne-titel")
    if not values.line(ID):  # an unreadable one was told before
        line = source.head_line
        text = f"Die Kennung fehlt. Bis dahin gilt „{derived}“, abgeleitet aus dem Titel; sie ändert sich mit ihm."
        report.warning(line, "kennung-fehlt", text=text, repair=Replace(line, line - 1, f"kennung: {derived}\n"))
    return derived


def write_head(head: Head, extra: Iterable[tuple[HeadKey[Any], object]] = ()) -> str:
    """The head between its `---` lines, in canonical order; what may be missing and has its default is left out."""
    common: list[tuple[HeadKey[Any], object]] = [
        (ID, head.id),
        (TITLE, head.title),
        (ROLES, head.roles),
        (MINUTES, head.minutes),
        (RESPONSIBLE, head.responsible),
        (REVIEW, head.review),
        (SOURCES, head.sources),
        (KEYWORDS, head.keywords),
        (PERIOD, head.period),
        (SUPERSEDES, head.supersedes),
        (HISTORY, head.history),
    ]
    first, rest = common[:-1], common[-1:]
    lines = [FENCE]
    for key, value in (*first, *extra, *rest):
        if value != key.default or key.required:
            written = key.write(value)
            lines.append(f"{key.name}:{written}" if written.startswith("\n") else f"{key.name}: {written}")
    return "\n".join((*lines, FENCE))
