"""The answer part of a question: which kind it is, and stem and interaction out of its blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from wissen.content.answers import read_amount, read_answer, read_day, read_variants
from wissen.content.blocks import (
    Block,
    Callout,
    CalloutKind,
    Gap,
    Inline,
    ListItem,
    OrderedList,
    Paragraph,
    Table,
    Text,
    flatten,
    inline_runs,
    plain,
)
from wissen.content.choices import is_option_list, kind_of_choices, read_choices, single_text
from wissen.content.ids import choice_key
from wissen.content.item import (
    Choices,
    Cloze,
    DateAnswer,
    Discretion,
    Entry,
    Interaction,
    ItemKind,
    Matching,
    Numeric,
    Ordering,
    Pair,
    ShortText,
)
from wissen.content.normal import normal_blocks, normal_inlines
from wissen.content.problem import Report
from wissen.content.source import Source
from wissen.content.validity import ALWAYS

ANSWER = "Antwort"
MODEL_ANSWER = CalloutKind.MODEL_ANSWER.value

Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """`after` are blocks that stand behind the answer part without a label."""

    stem: Blocks
    interaction: Interaction
    after: Blocks = ()


def natural_kind(body: Blocks) -> ItemKind | None:
    """The kind of a question by precedence over the whole of it; None without any answer part."""
    if any(map(is_option_list, body)):
        return kind_of_choices(body)
    answer = next((value for block in body if (value := _behind(block, ANSWER)) is not None), None)
    if answer is not None:
        return _kind_of_answer(answer)
    if any(map(_is_model_answer, body)):
        return ItemKind.DISCRETION
    if any(map(has_gap, body)):
        return ItemKind.CLOZE
    match body[-1:]:
        case (OrderedList(),):
            return ItemKind.ORDERING
        case (Table(header=(_, _)),):
            return ItemKind.MATCHING
        case _:
            return None


def read_parts(kind: ItemKind, body: Blocks, *, line: int, source: Source, report: Report) -> Parts | None:
    """Stem and interaction of a question of this kind; None, with a problem, if its answer part is missing."""
    read = _READERS.get(kind)
    parts = read(body, report) if read else _choices(body, source=source, report=report)
    if parts is None:
        text = f"Für die Art „{kind.value}“ {_MISSING[kind]}."
        report.error(line, "antwort-fehlt", text=text)
    return parts


def has_gap(block: Block) -> bool:
    """Whether a cloze gap stands anywhere in the block."""
    return any(isinstance(inline, Gap) for run, _ in inline_runs((block,)) for inline in flatten(run))


def _split_at(body: Blocks, is_first: Callable[[Block], bool]) -> tuple[Blocks, Blocks]:
    """The blocks before the first one that fits, and the blocks from there on."""
    index = next((index for index, block in enumerate(body) if is_first(block)), len(body))
    return body[:index], body[index:]


def _behind(block: Block, word: str) -> tuple[Inline, ...] | None:
    """What follows the word and colon that a paragraph opens with, None if it does not."""
    match block:
        case Paragraph(inlines=(Text(text=text), *rest)) if text.startswith(f"{word}:"):
            return normal_inlines((Text(text.removeprefix(f"{word}:")), *rest))
        case _:
            return None


def _is_answer(block: Block) -> bool:
    return _behind(block, ANSWER) is not None


def _is_model_answer(block: Block) -> bool:
    match block:
        case Callout(kind=CalloutKind.MODEL_ANSWER):
            return True
        case _:
            return _behind(block, MODEL_ANSWER) is not None


# ---------------------------------------------------------------- kinds


def _choices(body: Blocks, *, source: Source, report: Report) -> Parts | None:
    stem, options = _split_at(body, is_option_list)
    choices, after = read_choices(options, source=source, report=report)
    return Parts(stem, Choices(choices), after) if choices else None


def _kind_of_answer(value: tuple[Inline, ...]) -> ItemKind:
    match read_answer(plain(value)):
        case Numeric():
            return ItemKind.NUMERIC
        case DateAnswer():
            return ItemKind.DATE
        case _:
            return ItemKind.SHORT_TEXT


def _answer(body: Blocks, read: Callable[[str], Numeric | DateAnswer | ShortText | None]) -> Parts | None:
    stem, rest = _split_at(body, _is_answer)
    found = read(plain(_behind(rest[0], ANSWER) or ())) if rest else None
    return Parts(stem, found, rest[1:]) if found is not None else None


def _discretion(body: Blocks, _: Report) -> Parts | None:
    stem, rest = _split_at(body, _is_model_answer)
    match rest:
        case (Callout(blocks=blocks), *after):
            return Parts(stem, Discretion(blocks), tuple(after))
        case (opened, *after):
            first = Paragraph(_behind(opened, MODEL_ANSWER) or (), opened.line)
            return Parts(stem, Discretion((*normal_blocks((first,)), *after)))
        case _:
            return None


def _cloze(body: Blocks, _: Report) -> Parts | None:
    stem, rest = _split_at(body, has_gap)
    return Parts(stem, Cloze(rest)) if rest else None


def _ordering(body: Blocks, report: Report) -> Parts | None:
    match body:
        case (*stem, OrderedList(items=items)):
            return Parts(tuple(stem), Ordering(_entries(items, report)))
        case _:
            return None


def _entries(items: Iterable[ListItem], report: Report) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    for item in items:
        text, rest = single_text(item.blocks)
        if not text or rest or item.period != ALWAYS:
            told = "Ein Eintrag der Reihenfolge ist ein einzelner Absatz ohne Gültigkeit."
            report.error(item.line, "eintrag", text=told)
        entry = Entry(choice_key(plain(text)), text)
        if entry.key in {earlier.key for earlier in entries}:
            report.error(item.line, "option-doppelt", text="Dieser Eintrag steht in der Reihenfolge schon einmal.")
        entries.append(entry)
    return tuple(entries)


def _matching(body: Blocks, report: Report) -> Parts | None:
    match body:
        case (*stem, Table(header=(left, right), rows=rows, line=line)):
            if not all(row[1] for row in rows):
                told = "In der rechten Spalte der Zuordnung fehlt ein Text."
                report.error(line, "zuordnung-leer", text=told)
            pairs = tuple(Pair(row[0], row[1]) for row in rows)
            return Parts(tuple(stem), Matching((left, right), pairs))
        case _:
            return None


_CHOICE_KINDS = frozenset({ItemKind.SINGLE, ItemKind.MULTIPLE, ItemKind.TRUE_FALSE})

_READERS: Mapping[ItemKind, Callable[[Blocks, Report], Parts | None]] = {
    ItemKind.NUMERIC: lambda body, _: _answer(body, read_amount),
    ItemKind.DATE: lambda body, _: _answer(body, read_day),
    ItemKind.SHORT_TEXT: lambda body, _: _answer(body, read_variants),
    ItemKind.DISCRETION: _discretion,
    ItemKind.CLOZE: _cloze,
    ItemKind.ORDERING: _ordering,
    ItemKind.MATCHING: _matching,
}

_MISSING: Mapping[ItemKind, str] = {
    **dict.fromkeys(_CHOICE_KINDS, "fehlen Optionen mit Kästchen („- [ ] …“, „- [x] …“)"),
    ItemKind.NUMERIC: "fehlt eine Zeile „Antwort: …“ mit einer Zahl und höchstens einer bekannten Einheit",
    ItemKind.DATE: "fehlt eine Zeile „Antwort: …“ mit einem Tag wie 01.03.2024",
    ItemKind.SHORT_TEXT: "fehlt eine Zeile „Antwort: …“",
    ItemKind.DISCRETION: "fehlt die Musterlösung („> **Musterlösung:** …“)",
    ItemKind.CLOZE: "fehlt eine Lücke („[[Lösung]]“)",
    ItemKind.ORDERING: "fehlt als Letztes eine nummerierte Liste",
    ItemKind.MATCHING: "fehlt als Letztes eine Tabelle mit zwei Spalten",
}
