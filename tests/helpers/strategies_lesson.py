"""Hypothesis strategies for heads, questions, lessons and quizzes in the form that reading yields."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from tests.helpers.strategies import blocks, days, inlines, lines, periods
from wissen.content.answers import UNITS, read_answer, write_answer
from wissen.content.blocks import Align, Block, Callout, CalloutKind, Inline, Paragraph, Table, Text, plain
from wissen.content.choices import is_option_list
from wissen.content.head import Change, ChangeClass, Head, Review
from wissen.content.ids import Id, Place, Ref, choice_key
from wissen.content.interactions import has_gap
from wissen.content.item import (
    Choice,
    Choices,
    Cloze,
    DateAnswer,
    Discretion,
    Entry,
    Interaction,
    Item,
    ItemGroup,
    ItemKind,
    Matching,
    Numeric,
    Ordering,
    Pair,
    Quiz,
    QuizKind,
    ShortText,
)
from wissen.content.lesson import INTRODUCTION, QUESTION_MARK
from wissen.content.model import Lesson, Section
from wissen.content.normal import normal_blocks
from wissen.content.quiz import CASE

ids = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
refs = st.lists(st.one_of(ids, st.builds("{}#{}".format, ids, ids)).map(Ref), max_size=2).map(tuple)
items_of_lists = lines.filter(lambda text: ";" not in text and text.strip() == text)
"""Texts that may stand between semicolons."""

meta_texts = items_of_lists.filter(lambda text: " · " not in f" {text} " and not text.endswith("\\"))
titles = lines.filter(lambda text: not text.startswith((QUESTION_MARK, CASE)))
texts = st.lists(items_of_lists, max_size=3).map(tuple)

changes = st.builds(
    Change,
    days,
    st.sampled_from(ChangeClass),
    lines,
    st.lists(ids.map(Place), max_size=2).map(tuple),
    st.lists(ids.map(Id), max_size=2).map(tuple),
)
reviews = st.builds(Review, days, lines, st.none() | days)
heads = st.builds(
    Head,
    id=ids.map(Id),
    title=lines,
    roles=st.lists(st.sampled_from(("telefon", "einreise-arbeit")), max_size=2).map(tuple),
    minutes=st.none() | st.integers(0, 999),
    responsible=lines,
    review=st.none() | reviews,
    sources=texts,
    keywords=texts,
    period=periods(),
    supersedes=st.lists(ids.map(Id), max_size=2).map(tuple),
    history=st.lists(changes, max_size=2).map(tuple),
)


# ---------------------------------------------------------------- questions

_ASIDES = {CalloutKind.TIP, CalloutKind.EXPLANATION, CalloutKind.RED, CalloutKind.MODEL_ANSWER}


def _is_prose(block: Block) -> bool:
    """Whether a block of a stem stays one: no options, no answer, no label that means something in a question."""
    match block:
        case Callout(kind=kind) if kind in _ASIDES:
            return False
        case Paragraph(inlines=(Text(text=text), *_)) if text.startswith(("Antwort:", "Musterlösung:")):
            return False
        case _:
            return not is_option_list(block)


prose = blocks(max_leaves=3).map(lambda found: tuple(block for block in found if _is_prose(block)))
text_runs = inlines().filter(bool)
unit_numbers = st.decimals(-999, 99999, places=2, allow_nan=False, allow_infinity=False)


@st.composite
def _choices(draw: st.DrawFn) -> Choices:
    return Choices(
        tuple(
            Choice(
                choice_key(plain(text)),
                text,
                correct=draw(st.booleans()),
                feedback=draw(st.one_of(st.just(()), blocks(max_leaves=2))),
                red=draw(st.booleans()),
                period=draw(periods()),
            )
            for text in draw(st.lists(text_runs, min_size=1, max_size=4))
        )
    )


@st.composite
def _numbers(draw: st.DrawFn) -> Numeric:
    low, high = sorted((draw(unit_numbers), draw(unit_numbers)))
    answer = Numeric(low, draw(st.sampled_from((low, high))), draw(st.sampled_from(("", *UNITS))))
    return replace(answer, written=write_answer(answer))


@st.composite
def _matchings(draw: st.DrawFn) -> Matching:
    row = st.tuples(inlines(), inlines())
    (table,) = normal_blocks(
        (Table(draw(row), draw(st.lists(row, min_size=1, max_size=3).map(tuple)), (Align.NONE, Align.NONE)),)
    )
    assert isinstance(table, Table)
    left, right = table.header
    return Matching((left, right), tuple(Pair(*row) for row in table.rows))


def _entry(text: tuple[Inline, ...]) -> Entry:
    return Entry(choice_key(plain(text)), text)


_orderings = st.lists(text_runs, min_size=1, max_size=4).map(lambda runs: Ordering(tuple(map(_entry, runs))))
_short_texts = (
    st.lists(lines.filter(lambda text: "|" not in text), min_size=1, max_size=3)
    .map(lambda variants: ShortText(tuple(variants)))
    .filter(lambda answer: read_answer(write_answer(answer)) == answer)
)
_clozes = st.tuples(
    blocks(gaps=True, max_leaves=3).filter(lambda found: bool(found) and has_gap(found[0])), blocks(gaps=True)
).map(lambda parts: Cloze(tuple(filter(_is_prose, parts[0])) + tuple(filter(_is_prose, parts[1]))))

KINDS: dict[type, tuple[ItemKind, ...]] = {
    Choices: (ItemKind.SINGLE, ItemKind.MULTIPLE, ItemKind.TRUE_FALSE),
    Ordering: (ItemKind.ORDERING,),
    Matching: (ItemKind.MATCHING,),
    Cloze: (ItemKind.CLOZE,),
    Numeric: (ItemKind.NUMERIC,),
    DateAnswer: (ItemKind.DATE,),
    ShortText: (ItemKind.SHORT_TEXT,),
    Discretion: (ItemKind.DISCRETION,),
}

interactions: st.SearchStrategy[Interaction] = st.one_of(
    _choices(),
    _orderings,
    _matchings(),
    _clozes.filter(lambda cloze: bool(cloze.blocks) and has_gap(cloze.blocks[0])),
    _numbers(),
    st.builds(DateAnswer, days),
    _short_texts,
    st.builds(Discretion, blocks(max_leaves=3)),
)


@st.composite
def items(draw: st.DrawFn, item_id: str) -> Item:
    interaction = draw(interactions)
    return Item(
        id=Id(item_id),
        kind=draw(st.sampled_from(KINDS[type(interaction)])),
        title=draw(titles),
        stem=draw(prose),
        interaction=interaction,
        period=draw(periods()),
        supersedes=draw(refs),
        sources=draw(st.lists(meta_texts, max_size=2).map(tuple)),
        lesson=draw(st.just("") | ids),
        step=draw(st.just("") | ids),
        difficulty=draw(st.sampled_from((None, 1, 2, 3))),
        tip=draw(blocks(max_leaves=2)),
        explanation=draw(blocks(max_leaves=2)),
    )


# ---------------------------------------------------------------- files


@st.composite
def quizzes(draw: st.DrawFn) -> Quiz:
    groups = []
    names = iter(draw(st.lists(ids, unique=True, min_size=6, max_size=6)))
    for index in range(draw(st.integers(1, 2))):
        questions = tuple(draw(items(next(names))) for _ in range(draw(st.integers(1, 2))))
        title = "" if index == 0 and draw(st.booleans()) else draw(titles)
        groups.append(ItemGroup(questions, title, bool(title) and draw(st.booleans()), draw(blocks(max_leaves=2))))
    return Quiz(
        draw(heads),
        draw(st.sampled_from(QuizKind)),
        tuple(groups),
        draw(st.integers(1, 100)),
        draw(st.just("") | ids),
    )


@st.composite
def lessons(draw: st.DrawFn) -> Lesson:
    parts: list[Section | Item] = []
    opening = draw(blocks(max_leaves=3))
    if opening:
        parts.append(Section(INTRODUCTION, "", 2, opening))
    levels = [2, 3] if draw(st.booleans()) else [2]
    for index, name in enumerate(draw(st.lists(ids, unique=True, max_size=4))):
        if draw(st.integers(0, 3)) == 0:
            parts.append(draw(items(name)))
            continue
        has_upper = any(isinstance(part, Section) and part.title for part in parts)
        parts.append(
            Section(
                id=Place(name),
                title=draw(titles),
                level=draw(st.sampled_from(levels)) if index and has_upper else 2,
                blocks=draw(blocks(max_leaves=3)),
                period=draw(periods()),
                supersedes=draw(refs),
                sources=draw(st.lists(meta_texts, max_size=2).map(tuple)),
            )
        )
    return Lesson(draw(heads), tuple(parts))
