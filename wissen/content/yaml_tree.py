"""YAML read strictly and as text: a small tree with file lines; no anchors, aliases, tags, merge or duplicate keys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.events import AliasEvent, MappingStartEvent, NodeEvent, ScalarEvent, SequenceStartEvent

from wissen.content.normal import single_line
from wissen.content.problem import Report
from wissen.text import fold

MAX_CHARS = 100_000
MAX_DEPTH = 8


@dataclass(frozen=True, slots=True)
class Scalar:
    """Any single value; white space is made one blank."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Listing:
    """Values in a row."""

    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Entry:
    """`name` is the key as written."""

    name: str
    value: Node
    line: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and their values in the order they are written."""

    entries: tuple[Entry, ...]
    line: int


Node = Scalar | Listing | Mapping

_KEY = r"[^\W\d_][\w-]*"
_VALUE_LINE = re.compile(rf"(?P<start>[ ]*(?:-[ ]+)*)(?P<key>{_KEY})[ ]*:[ \t]+(?P<value>[^ \t].*?)[ \t]*")
_QUOTED = re.compile(r"""'(?:[^']|'')*'|"(?:[^"\\]|\\.)*\"""")


def read_yaml(text: str, first_line: int, *, report: Report) -> Mapping | None:
    """The mapping a text holds, None when it cannot be read; `first_line` is the file line of its first line."""
    if len(text) > MAX_CHARS:
        report.error(first_line, "yaml-zu-groß", text="Der Kopf ist zu lang. Er soll nur wenige Zeilen haben.")
        return None
    quoted = quoted_lines(text)
    try:
        return _Composer(quoted, first_line).whole(report)
    except _Refused as refused:
        report.error(refused.line, refused.rule, text=refused.text)
    except yaml.reader.ReaderError as error:
        line = first_line + quoted.count("\n", 0, error.position)
        report.error(line, "yaml-fehler", text="Hier steht ein unsichtbares Sonderzeichen. Löschen Sie es.")
    except yaml.MarkedYAMLError as error:
        line, told = _explain(error)
        report.error(first_line + line, "yaml-fehler", text=told)
    return None


def quoted_lines(text: str) -> str:
    """Quote every one-line value that YAML could misread ("Spurwechsel: was geht"), line for line."""
    lines = text.split("\n")
    skip_deeper_than: int | None = None
    open_brackets = 0
    for index, line in enumerate(lines):
        indent = len(line) - len(line.lstrip(" "))
        if open_brackets > 0:
            open_brackets += _balance(line)
            continue
        if skip_deeper_than is not None and (not line.strip() or indent > skip_deeper_than):
            continue
        skip_deeper_than = None
        match = _VALUE_LINE.fullmatch(line)
        if match is None:
            continue
        value, key_column = match["value"], match.start("key")
        if value[0] in "[{":
            open_brackets = _balance(value)
        elif value[0] in "|>" or _goes_on(lines, index, key_column):
            skip_deeper_than = key_column
        elif not _QUOTED.fullmatch(value):
            doubled = value.replace("'", "''")
            lines[index] = f"{line[: match.end('key')]}: '{doubled}'"
    return "\n".join(lines)


def _balance(text: str) -> int:
    """How many brackets the text leaves open, those within quotes not counted."""
    return sum((char in "[{") - (char in "]}") for char in _QUOTED.sub("", text))


def _goes_on(lines: list[str], index: int, column: int) -> bool:
    """Whether the value of a key in this column goes on in the next line, which makes it more than one line."""
    following = lines[index + 1] if index + 1 < len(lines) else ""
    return bool(following.strip()) and len(following) - len(following.lstrip(" ")) > column


class _Refused(Exception):
    """Sound YAML that the format leaves out."""

    def __init__(self, line: int, rule: str, text: str) -> None:
        super().__init__(text)
        self.line, self.rule, self.text = line, rule, text


class _Composer:
    """Events to tree; PyYAML's own composer is left out, so an alias never becomes a second reference."""

    def __init__(self, text: str, first_line: int) -> None:
        self.loader = yaml.BaseLoader(text)
        self.first_line = first_line

    def whole(self, report: Report) -> Mapping:
        """The one document of the text; an empty text is an empty mapping."""
        self._next()  # stream start
        if self.loader.check_event(yaml.StreamEndEvent):
            return Mapping((), self.first_line)
        self._next()  # document start
        node = self._node(self._next(), 1)
        self._next()  # document end
        if not self.loader.check_event(yaml.StreamEndEvent):
            line = self._line(self._next())
            raise _Refused(line, "yaml-fehler", "Hier beginnt ein zweiter Kopf. Eine Datei hat nur einen.")
        if not isinstance(node, Mapping):
            raise _Refused(node.line, "yaml-fehler", "Jede Zeile lautet „schlüssel: Wert“, wie „titel: Duldung“.")
        _tell_duplicates(node, report)
        return node

    def _next(self) -> Any:
        return self.loader.get_event()  # type: ignore[no-untyped-call]

    def _line(self, event: Any) -> int:
        return self.first_line + int(event.start_mark.line)

    def _node(self, event: NodeEvent, depth: int) -> Node:
        line = self._line(event)
        _refuse_references(event, line)
        if depth > MAX_DEPTH:
            raise _Refused(line, "yaml-zu-tief", "Diese Angaben sind zu tief verschachtelt.")
        if isinstance(event, ScalarEvent):
            return Scalar(single_line(event.value), line)
        if isinstance(event, SequenceStartEvent):
            return Listing(tuple(self._items(depth)), line)
        return Mapping(tuple(self._entries(depth)), line)

    def _items(self, depth: int) -> Iterator[Node]:
        while not self.loader.check_event(yaml.SequenceEndEvent):
            yield self._node(self._next(), depth + 1)
        self._next()

    def _entries(self, depth: int) -> Iterator[Entry]:
        while not self.loader.check_event(yaml.MappingEndEvent):
            key = self._node(self._next(), depth + 1)
            if not isinstance(key, Scalar) or key.text == "<<":
                text = "Vor dem Doppelpunkt steht ein einzelnes Wort; „<<“ und Listen gehen dort nicht."
                raise _Refused(key.line, "yaml-unerlaubt", text)
            yield Entry(key.text, self._node(self._next(), depth + 1), key.line)
        self._next()


def _refuse_references(event: NodeEvent, line: int) -> None:
    if isinstance(event, AliasEvent) or event.anchor is not None:
        text = "Verweise mit „&“ und „*“ gibt es hier nicht. Setzen Sie den Wert in Anführungszeichen."
        raise _Refused(line, "yaml-unerlaubt", text)
    if isinstance(event, ScalarEvent | SequenceStartEvent | MappingStartEvent) and event.tag is not None:
        text = "Typangaben mit „!“ gibt es hier nicht. Setzen Sie den Wert in Anführungszeichen."
        raise _Refused(line, "yaml-unerlaubt", text)


def _tell_duplicates(node: Node, report: Report) -> None:
    """Two spellings of one key (ä = ae, case) are the same key."""
    match node:
        case Listing(items=items):
            for item in items:
                _tell_duplicates(item, report)
        case Mapping(entries=entries):
            seen: dict[str, int] = {}
            for entry in entries:
                name = fold(entry.name)
                if name in seen:
                    text = f"„{entry.name}“ steht schon in Zeile {seen[name]}. Jeder Schlüssel darf einmal vorkommen."
                    report.error(entry.line, "schlüssel-doppelt", text=text)
                seen.setdefault(name, entry.line)
                _tell_duplicates(entry.value, report)


_EXPLANATIONS = (
    ("mapping values are not allowed", "Hier oder in der Zeile davor fehlt ein Doppelpunkt oder steht einer zu viel."),
    ("cannot start any token", "Hier steht ein Zeichen, mit dem kein Wert beginnt (ein Tabulator, „@“ oder „%“)."),
    ("found unexpected end of stream", "Ein Anführungszeichen ist nicht geschlossen."),
    ("expected ',' or ']'", "Die Liste in eckigen Klammern ist nicht geschlossen, oder ein Komma fehlt."),
    ("expected ',' or '}'", "Die Angabe in geschweiften Klammern ist nicht geschlossen, oder ein Komma fehlt."),
    ("could not find expected ':'", "In dieser Zeile fehlt der Doppelpunkt."),
    (
        "expected <block end>",
        "Diese Zeile ist anders eingerückt als die davor, oder nach dem Wert steht noch Text.",
    ),
    ("unknown escape", "In doppelten Anführungszeichen steht ein „\\“. Nehmen Sie einfache Anführungszeichen."),
)
_STARTS_AT_CONTEXT = ("found unexpected end of stream", "could not find expected ':'")


def _explain(error: yaml.MarkedYAMLError) -> tuple[int, str]:
    """The line of the fault, counted from 0 in the text, and what is wrong in plain German."""
    problem = str(error.problem)
    at_context = problem.startswith(_STARTS_AT_CONTEXT) and error.context_mark is not None
    mark = error.context_mark if at_context else error.problem_mark
    told = next((text for part, text in _EXPLANATIONS if part in problem), "Diese Zeile ist nicht lesbar.")
    return mark.line if mark else 0, f"{told} Jede Zeile des Kopfes lautet „schlüssel: Wert“."
