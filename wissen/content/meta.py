"""Meta lines under a heading (`Kennung: f-81-4 · Bezug: § 81 AufenthG`): a closed list of keys for each kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any

from wissen.content.head_key import Unreadable, id_of, word_of
from wissen.content.ids import Ref
from wissen.content.item import ItemKind
from wissen.content.markdown import Chunk
from wissen.content.normal import single_line
from wissen.content.problem import Replace, Report
from wissen.content.validity import ALWAYS, Period, format_period, parse_period
from wissen.text import fold, german_list, nearest, slug

SECTION = ("Kennung", "Gilt", "Ersetzt", "Bezug")
QUESTION = (*SECTION, "Lektion", "Schritt", "Schwierigkeit", "Art")
STEP = ("Kennung", "Gilt", "Ersetzt")
STAGE = ("Gilt", "Tag")
CARD = (*SECTION, "Lektion")
TERM = ("Kennung", "Kürzel", "Auch", "Bezug", "Verlinken")

SEPARATOR = " · "

_PART = re.compile(r"(?P<key>[^\W\d_]{2,20})\s*:(?:\s+(?P<value>.*))?")
_SPLIT = re.compile(r"\s+·\s+")
_OPEN = "offen"
_DAYS = {"geprüft": True, "Textstand": False}
_ANSWERS = {"ja": True, "nein": False}


@dataclass(frozen=True, slots=True)
class Meta:
    """Typed values of the meta lines of one heading; `lines` is how many of them there are.

    `pending`: `Gilt: offen` (a stage without a day). `exact`: `Tag: geprüft`. `linked`: `Verlinken: ja`. `broken`: at
    least one value could not be read.
    """

    id: str = ""
    period: Period = ALWAYS
    supersedes: tuple[Ref, ...] = ()
    sources: tuple[str, ...] = ()
    lesson: str = ""
    step: str = ""
    difficulty: int | None = None
    kind: ItemKind | None = None
    pending: bool = False
    exact: bool | None = None
    abbreviations: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    linked: bool | None = None
    lines: int = 0
    broken: bool = False


def read_meta(chunk: Chunk, keys: Collection[str], *, report: Report) -> Meta:
    """The meta lines a chunk begins with; `chunk.blocks(skip=meta.lines)` leaves them out."""
    values: dict[str, Any] = {}
    count = 0
    told = len(report.problems)
    for index, raw in enumerate(chunk.lead):
        line = chunk.lead_line + index
        parts = _parts(raw)
        if not any(_known(key, keys) for key, _ in parts):
            _tell_unread(parts, keys, line=line, report=report)
            break
        count += 1
        for key, value in parts:
            _read_part(key, value, keys, values=values, line=line, report=report)
    broken = len(report.problems) > told
    if 0 < count < len(chunk.lead):
        line = chunk.lead_line + count
        text = "Unter den Angaben („Kennung: …“) fehlt eine leere Zeile; hier beginnt schon der Text."
        report.error(line, "leerzeile-fehlt", text=text, repair=Replace(line, line - 1, "\n"))
    return Meta(**values, lines=count, broken=broken)


def identify(
    chunk: Chunk, meta: Meta, *, report: Report, title: str | None = None, taken: Collection[str] = ()
) -> tuple[str, bool]:
    """The Kennung of a heading, and whether it was derived: then the repair writes it down.

    Derived from `title` (by default the heading); `taken` are Kennungen it must not repeat. Nothing is added to meta
    lines that are broken: one of the mistakes may be the Kennung.
    """
    if meta.id:
        return meta.id, False
    wanted = slug(chunk.title if title is None else title) or "ohne-titel"
    derived = wanted
    number = 2
    while derived in taken:
        derived = f"{wanted[:72].rstrip('-')}-{number}"
        number = number + 1 if number < 10 else max(number + 1, len(taken))
    if not meta.broken:
        text = (
            f"Die Kennung fehlt. Bis dahin gilt „{derived}“, abgeleitet aus der Überschrift; sie ändert sich mit ihr."
        )
        report.warning(chunk.line, "kennung-fehlt", text=text, repair=_pinned(chunk, meta, derived))
    return derived, True


def check_value(key: str, value: str) -> None:
    """Raise ValueError with a German text unless this may stand behind a key."""
    _KEYS[key].read(value)


def write_meta(meta: Meta, keys: Collection[str]) -> str:
    """One line with what is not at its default, "" for nothing."""
    parts = ((key, _KEYS[key].write(meta)) for key in keys)
    return SEPARATOR.join(f"{key}: {value}" for key, value in parts if value)


def _pinned(chunk: Chunk, meta: Meta, kennung: str) -> Replace:
    pin = f"Kennung: {kennung}"
    if meta.lines:
        return Replace(chunk.lead_line, chunk.lead_line, f"{pin}{SEPARATOR}{chunk.lead[0].strip()}\n")
    gap = "\n" if chunk.first_line == chunk.line + 1 else ""
    return Replace(chunk.line + 1, chunk.line, f"{pin}\n{gap}")


def _parts(raw: str) -> list[tuple[str, str]]:
    """Keys and values of a raw line; the key of a part without colon is empty."""
    matches = ((part, _PART.fullmatch(part)) for part in _SPLIT.split(raw.strip().rstrip("\\").rstrip()))
    return [(match["key"], (match["value"] or "").strip()) if match else ("", part) for part, match in matches]


def _known(key: str, keys: Collection[str]) -> str | None:
    return next((known for known in keys if fold(known) == fold(key)), None)


def _tell_unread(parts: list[tuple[str, str]], keys: Collection[str], *, line: int, report: Report) -> None:
    """A line of prose that looks like a mistyped meta line."""
    for key, _ in parts:
        meant = nearest(key, keys) if key else None
        if meant:
            text = f"Diese Zeile gilt als Text. Meinten Sie die Angabe „{meant}:“?"
            report.warning(line, "angabe-unbekannt", text=text)
        elif _known(key, _KEYS):
            text = f"„{key}:“ gibt es hier nicht, die Zeile gilt als Text. Möglich sind {german_list(list(keys))}."
            report.warning(line, "angabe-unbekannt", text=text)


def _read_part(
    written: str, value: str, keys: Collection[str], *, values: dict[str, Any], line: int, report: Report
) -> None:
    name = _known(written, keys)
    if name is None:
        meant = nearest(written, keys) if written else None
        ask = f"Meinten Sie „{meant}“?" if meant else f"Möglich sind {german_list(list(keys))}."
        report.error(line, "angabe-unbekannt", text=f"„{written or value}“ ist hier keine Angabe. {ask}")
        return
    key = _KEYS[name]
    try:
        found = key.read(value)
    except ValueError as error:
        report.error(line, "angabe-unlesbar", text=f"{name}: {error}")
        return
    if values.keys() & found.keys():
        report.error(line, "angabe-doppelt", text=f"Die Angabe „{name}“ steht hier zweimal.")
        return
    values.update(found)


# ---------------------------------------------------------------- the keys


@dataclass(frozen=True, slots=True)
class _Key:
    """`read` gives the fields of Meta it sets."""

    read: Callable[[str], dict[str, Any]]
    write: Callable[[Meta], str]


def _period(value: str) -> dict[str, Any]:
    return {"pending": True} if fold(value) == _OPEN else {"period": parse_period(value)}


def _refs(value: str) -> Iterator[Ref]:
    for part in re.split("[;,]", value):
        object_id, hash_mark, place = part.strip().partition("#")
        yield Ref(f"{id_of(object_id)}#{id_of(place)}" if hash_mark else id_of(object_id))


def _difficulty(value: str) -> int:
    if value not in {"1", "2", "3"}:
        raise Unreadable(f"„{value}“ ist keine Stufe. Möglich sind 1 (leicht), 2 und 3 (schwer).")
    return int(value)


def _texts(value: str) -> tuple[str, ...]:
    texts = tuple(text for part in value.split(";") if (text := single_line(part)))
    if not texts:
        raise Unreadable("Der Wert fehlt.")
    return texts


def _one_of(value: str, words: dict[str, bool]) -> bool:
    for word, meaning in words.items():
        if fold(word) == fold(value):
            return meaning
    raise Unreadable(f"„{value}“ gibt es hier nicht. Möglich sind {german_list(list(words))}.")


def _word(words: dict[str, bool], *, meaning: bool | None) -> str:
    return next((word for word, means in words.items() if means is meaning), "")


_KEYS = {
    "Kennung": _Key(lambda value: {"id": id_of(value)}, lambda meta: meta.id),
    "Gilt": _Key(_period, lambda meta: _OPEN if meta.pending else format_period(meta.period)),
    "Ersetzt": _Key(lambda value: {"supersedes": tuple(_refs(value))}, lambda meta: "; ".join(meta.supersedes)),
    "Bezug": _Key(lambda value: {"sources": _texts(value)}, lambda meta: "; ".join(meta.sources)),
    "Lektion": _Key(lambda value: {"lesson": next(_refs(value))}, lambda meta: meta.lesson),
    "Schritt": _Key(lambda value: {"step": id_of(value)}, lambda meta: meta.step),
    "Schwierigkeit": _Key(
        lambda value: {"difficulty": _difficulty(value)},
        lambda meta: "" if meta.difficulty is None else str(meta.difficulty),
    ),
    "Art": _Key(lambda value: {"kind": word_of(value, ItemKind)}, lambda meta: meta.kind.value if meta.kind else ""),
    "Tag": _Key(lambda value: {"exact": _one_of(value, _DAYS)}, lambda meta: _word(_DAYS, meaning=meta.exact)),
    "Kürzel": _Key(lambda value: {"abbreviations": _texts(value)}, lambda meta: "; ".join(meta.abbreviations)),
    "Auch": _Key(lambda value: {"synonyms": _texts(value)}, lambda meta: "; ".join(meta.synonyms)),
    "Verlinken": _Key(
        lambda value: {"linked": _one_of(value, _ANSWERS)}, lambda meta: _word(_ANSWERS, meaning=meta.linked)
    ),
}
