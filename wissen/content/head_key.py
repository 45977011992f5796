"""Keys of a head: each knows how to read its value from YAML and how to write it down again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from wissen.content.ids import Id, is_id
from wissen.content.validity import ALWAYS, Period, format_period, parse_day, parse_period
from wissen.content.yaml_tree import Listing, Mapping, Node, Scalar
from wissen.text import fold, german_list, nearest, slug

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

_NUMBER = re.compile(r"(\d{1,4})(?:\s*(?:%|Prozent|min|Min\.|Minuten?))?")
_PLAIN_IN_FLOW = re.compile(r"[^\W_][\w./§ -]*[\w.]|[^\W_]")
_NEEDS_QUOTES = re.compile(r"[\[{|>].*|'.*'|\".*\"")


class Unreadable(ValueError):
    """A value that its author has to mend; the text says how."""


@dataclass(frozen=True, slots=True)
class HeadKey(Generic[T]):
    """`read` raises ValueError with a German text; `write` gives the YAML value, "" for nothing to write."""

    name: str
    read: Callable[[Node], T]
    write: Callable[[T], str]
    default: T
    required: bool = False


def text_key(name: str, *, required: bool = False) -> HeadKey[str]:
    """One line of text."""
    return HeadKey(name, text_of, yaml_line, "", required)


def texts_key(name: str) -> HeadKey[tuple[str, ...]]:
    """Texts that may hold commas, between semicolons: citations, search words, people."""
    return HeadKey(name, texts_of, lambda texts: yaml_line("; ".join(texts)), ())


def words_key(name: str) -> HeadKey[tuple[str, ...]]:
    """Single words in brackets: `[telefon, theke]`."""
    return HeadKey(name, words_of, yaml_words, ())


def ids_key(name: str) -> HeadKey[tuple[Id, ...]]:
    """Kennungen in brackets."""
    return HeadKey(name, lambda node: tuple(id_of(word) for word in _parts(node, ";,")), yaml_words, ())


def id_key(name: str, *, required: bool = False) -> HeadKey[str]:
    """One Kennung, "" if not given."""
    return HeadKey(name, lambda node: id_of(text_of(node)), str, "", required)


def number_key(name: str, *, default: int | None = None) -> HeadKey[int | None]:
    """A whole number; `%` and `Minuten` behind it are understood."""
    return HeadKey(name, number_of, lambda number: "" if number is None else str(number), default)


def word_key(name: str, *, words: type[E], default: E, required: bool = False) -> HeadKey[E]:
    """One word of a closed list."""
    return HeadKey(name, lambda node: word_of(text_of(node), words), lambda word: word.value, default, required)


def period_key(name: str) -> HeadKey[Period]:
    """`ab 2024-03-01` and its likes."""
    return HeadKey(name, lambda node: parse_period(text_of(node)), format_period, ALWAYS)


def day_key(name: str, *, required: bool = False) -> HeadKey[date | None]:
    """One day."""
    return HeadKey(name, day_of, lambda day: day.isoformat() if day else "", None, required)


def text_of(node: Node) -> str:
    """The text of a single value."""
    if not isinstance(node, Scalar):
        raise Unreadable("Hier gehört ein einzelner Wert hin, keine Liste.")
    return node.text


def texts_of(node: Node) -> tuple[str, ...]:
    """The texts between semicolons."""
    return _parts(node, ";")


def words_of(node: Node) -> tuple[str, ...]:
    """The words of a list, or of a line with commas or semicolons."""
    return _parts(node, ";,")


def number_of(node: Node) -> int:
    """The number a value begins with."""
    text = text_of(node)
    match = _NUMBER.fullmatch(text)
    if match is None:
        raise Unreadable(f"„{text}“ ist keine ganze Zahl.")
    return int(match[1])


def day_of(node: Node) -> date:
    """The day a value names."""
    text = text_of(node)
    try:
        return parse_day(text)
    except ValueError as error:
        raise Unreadable(f"„{text}“ ist kein Tag. Richtig ist zum Beispiel 2024-03-01 oder 01.03.2024.") from error


def id_of(text: str) -> Id:
    """The text, if it may be a Kennung."""
    if not is_id(text):
        advice = f" Richtig wäre zum Beispiel „{slug(text)}“." if slug(text) else ""
        raise Unreadable(f"„{text}“ ist keine Kennung: erlaubt sind a–z, 0–9 und einzelne Bindestriche.{advice}")
    return Id(text)


def word_of(text: str, words: type[E]) -> E:
    """The member of a closed list; case and ä/ae do not matter."""
    for word in words:
        if fold(word.value) == fold(text):
            return word
    known = [word.value for word in words]
    meant = nearest(text, known)
    if meant:
        raise Unreadable(f"„{text}“ gibt es hier nicht. Meinten Sie „{meant}“?")
    raise Unreadable(f"„{text}“ gibt es hier nicht. Möglich sind {german_list(known)}.")


def entries_of(node: Node, allowed: tuple[str, ...]) -> dict[str, Node]:
    """The values of `{am: …, von: …}` by their proper names."""
    if not isinstance(node, Mapping):
        raise Unreadable(f"Hier gehören geschweifte Klammern hin: {{{', '.join(f'{name}: …' for name in allowed)}}}.")
    return {known_name(entry.name, allowed): entry.value for entry in node.entries}


def known_name(name: str, allowed: Iterable[str]) -> str:
    """The proper spelling of a key; raises Unreadable with "Meinten Sie …?" for an unknown one."""
    known = tuple(allowed)
    for candidate in known:
        if fold(candidate) == fold(name):
            return candidate
    meant = nearest(name, known)
    raise Unreadable(f"Den Schlüssel „{name}“ gibt es hier nicht." + (f" Meinten Sie „{meant}“?" if meant else ""))


def yaml_line(text: str) -> str:
    """A value on a line of its own: the reader quotes it, so only what looks like YAML on purpose needs quotes."""
    return _quoted(text) if _NEEDS_QUOTES.fullmatch(text) else text


def yaml_words(words: Iterable[str]) -> str:
    """`[a, b]`, "" for none."""
    joined = ", ".join(yaml_inner(word) for word in words)
    return f"[{joined}]" if joined else ""


def yaml_inner(text: str) -> str:
    """A value within brackets or braces."""
    return text if _PLAIN_IN_FLOW.fullmatch(text) else _quoted(text)


def _quoted(text: str) -> str:
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


def _parts(node: Node, separators: str) -> tuple[str, ...]:
    if isinstance(node, Listing):
        return tuple(text for item in node.items if (text := text_of(item)))
    text = text_of(node)
    return tuple(part.strip() for part in re.split(f"[{separators}]", text) if part.strip())
