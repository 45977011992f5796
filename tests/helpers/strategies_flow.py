"""Hypothesis strategies for processes, finders and the files of parts, all in the form that reading yields."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.helpers.strategies import blocks, days, inlines, lines, periods, targets
from tests.helpers.strategies_lesson import heads, ids, items_of_lists, meta_texts, refs
from wissen.content.blocks import Block, BulletList, Callout, CalloutKind, plain
from wissen.content.branches import branch_items, read_branch, take_branches
from wissen.content.card import FIELDS as CARD_FILE_FIELDS
from wissen.content.change import FIELDS as STAGE_FIELDS
from wissen.content.fields import field_items, take_fields
from wissen.content.flow import (
    OUTCOME_FIELDS,
    AnswerCard,
    Branch,
    Field,
    Finder,
    FinderOutcome,
    FinderQuestion,
    Process,
    Proof,
    Step,
    StepKind,
    Target,
    TargetKind,
)
from wissen.content.ids import Id, Place
from wissen.content.model import (
    Card,
    CardFile,
    Glossary,
    LawChange,
    LawStage,
    LearningPath,
    MapBand,
    MapGroup,
    MapTile,
    Module,
    Pack,
    PathItem,
    PathStage,
    PathUnit,
    Practice,
    PracticeFile,
    ProcessMap,
    Term,
)
from wissen.content.practice import FIELDS as PRACTICE_FIELDS
from wissen.content.problem import Report
from wissen.content.process import CARD_FIELDS, JOIN, STEP_FIELDS, split_kind
from wissen.content.routes import FORKS
from wissen.content.source import Source
from wissen.text import fold

_ANYWHERE = Source("x.md", (), "", 1, "", 1)

titles = lines.filter(lambda text: text == text.strip())
citations = st.lists(meta_texts, max_size=2).map(tuple)
head_texts = st.just("") | lines


# ---------------------------------------------------------------- fields, branches, blocks


def _kept(found: tuple[Block, ...], keys: tuple[str, ...]) -> bool:
    """Whether nothing among the blocks would be taken for a field or a branch."""
    report = Report("")
    return (
        take_fields(found, keys, source=_ANYWHERE, report=report) == ((), found)
        and not (take_branches(found, report=report)[0])
    )


def prose(*keys: str) -> st.SearchStrategy[tuple[Block, ...]]:
    return blocks(max_leaves=3).filter(lambda found: _kept(found, keys))


@st.composite
def fields(draw: st.DrawFn, keys: tuple[str, ...], *, at_least: int = 0) -> tuple[Field, ...]:
    chosen = draw(st.lists(st.sampled_from(keys), min_size=at_least, max_size=3, unique=True))
    return tuple(draw(_values(key, keys)) for key in chosen)


def _values(key: str, keys: tuple[str, ...]) -> st.SearchStrategy[Field]:
    def reads_back(field: Field) -> bool:
        items = BulletList(field_items((field,)))
        return take_fields((items,), keys, source=_ANYWHERE, report=Report("")) == ((field,), ())

    values = st.lists(inlines().filter(bool), min_size=1, max_size=2).map(tuple)
    return values.map(lambda found: Field(key, found)).filter(reads_back)


_numbers = st.integers(0, 9999).map(str)
_step_targets = st.one_of(
    st.builds(Target, st.just(TargetKind.STEP), _numbers),
    st.just(Target(TargetKind.END)),
    st.builds(Target, st.just(TargetKind.LINK), targets.filter(lambda path: path != "<a>"), lines),
)
_finder_targets = st.one_of(
    st.builds(Target, st.just(TargetKind.QUESTION), _numbers),
    st.builds(Target, st.just(TargetKind.OUTCOME), ids),
)


def branches(to: st.SearchStrategy[Target]) -> st.SearchStrategy[Branch]:
    def reads_back(branch: Branch) -> bool:
        (item,) = branch_items((branch,))
        is_join = fold(plain(branch.label)) == JOIN
        return read_branch(item, report=Report("")) == branch and not is_join

    return st.builds(Branch, to, inlines(), st.booleans(), periods()).filter(reads_back)


# ---------------------------------------------------------------- process


@st.composite
def steps(draw: st.DrawFn, number: int, group: str) -> Step:
    kind = draw(st.sampled_from(StepKind))
    join = (
        draw(st.builds(Target, st.just(TargetKind.STEP), _numbers)) if kind in FORKS and draw(st.booleans()) else None
    )
    return Step(
        id=Place(draw(ids)),
        number=number,
        kind=kind,
        title=draw(titles.filter(lambda title: split_kind(title)[0] is StepKind.ACTION)),
        fields=draw(fields(STEP_FIELDS)),
        blocks=draw(prose(*STEP_FIELDS)),
        branches=tuple(draw(st.lists(branches(_step_targets), max_size=2))),
        join=Branch(join, back=draw(st.booleans()), period=draw(periods())) if join else None,
        group=group,
        period=draw(periods()),
        supersedes=draw(refs),
    )


_cards = st.builds(
    AnswerCard,
    fields=fields(CARD_FIELDS, at_least=1),
    blocks=prose(*CARD_FIELDS),
    period=periods(),
    sources=citations,
)


@st.composite
def processes(draw: st.DrawFn) -> Process:
    groups = draw(st.sampled_from((("",), ("", ""), ("", "A"), ("A", "A"), ("", "A", "B: c"))))
    return Process(
        head=draw(heads),
        steps=tuple(draw(steps(number, group)) for number, group in enumerate(groups, 1)),
        cards=tuple(draw(st.lists(_cards, max_size=1))),
        blocks=draw(blocks(max_leaves=3)),
        trigger=draw(head_texts),
        parties=tuple(draw(st.lists(items_of_lists, max_size=2))),
        follow_ups=tuple(map(Id, draw(st.lists(ids, max_size=2)))),
        difficulty=draw(st.none() | st.integers(1, 5)),
        fim=draw(head_texts),
    )


# ---------------------------------------------------------------- finder


@st.composite
def _questions(draw: st.DrawFn, number: int) -> FinderQuestion:
    return FinderQuestion(
        number=number,
        title=draw(titles),
        branches=tuple(draw(st.lists(branches(_finder_targets), max_size=3))),
        blocks=draw(prose()),
        id=Place(draw(ids)),
        period=draw(periods()),
    )


_outcomes = st.builds(
    FinderOutcome,
    id=ids.map(Id),
    title=titles,
    fields=fields(OUTCOME_FIELDS),
    blocks=prose(*OUTCOME_FIELDS),
    period=periods(),
    supersedes=refs,
    sources=citations,
    lesson=st.just("") | ids,
)
_answers = lines.filter(lambda text: ">" not in text and text == text.strip())
_proofs = st.builds(Proof, day=days, answers=st.lists(_answers, max_size=3).map(tuple), outcome=ids)


@st.composite
def finders(draw: st.DrawFn) -> Finder:
    return Finder(
        head=draw(heads),
        questions=tuple(draw(_questions(number)) for number in range(1, draw(st.integers(1, 3)))),
        outcomes=tuple(draw(st.lists(_outcomes, max_size=2))),
        proofs=tuple(draw(st.lists(_proofs, max_size=2))),
        blocks=draw(blocks(max_leaves=3)),
        otherwise=draw(st.just("") | ids),
    )


# ---------------------------------------------------------------- files of parts


@st.composite
def _card_of_file(draw: st.DrawFn) -> Card:
    found = draw(prose(*CARD_FILE_FIELDS))
    return Card(
        id=Id(draw(ids)),
        title=draw(titles),
        fields=draw(fields(CARD_FILE_FIELDS)),
        blocks=found,
        misconception=any(isinstance(block, Callout) and block.kind is CalloutKind.MISCONCEPTION for block in found),
        period=draw(periods()),
        supersedes=draw(refs),
        sources=draw(citations),
        lesson=draw(st.just("") | ids),
    )


card_files = st.builds(CardFile, heads, st.lists(_card_of_file(), min_size=1, max_size=2).map(tuple))
_practices = st.builds(
    Practice,
    id=ids.map(Id),
    title=titles,
    fields=fields(PRACTICE_FIELDS),
    blocks=prose(*PRACTICE_FIELDS),
    period=periods(),
    supersedes=refs,
    sources=citations,
    lesson=st.just("") | ids,
)
practice_files = st.builds(PracticeFile, heads, st.lists(_practices, min_size=1, max_size=2).map(tuple))
_terms = st.builds(
    Term,
    id=ids.map(Id),
    title=titles,
    blocks=blocks(max_leaves=3),
    abbreviations=citations,
    synonyms=citations,
    sources=citations,
    linked=st.booleans(),
)
glossaries = st.builds(Glossary, heads, st.lists(_terms, min_size=1, max_size=2).map(tuple))
_path_items = st.builds(
    PathItem,
    title=lines,
    target=targets.filter(lambda path: ":" not in path.partition("/")[0] and path != "<a>"),
    optional=st.booleans(),
    period=periods(),
)
_without_lists = blocks(max_leaves=3).filter(lambda found: not any(isinstance(block, BulletList) for block in found))
_path_stages = st.builds(
    PathStage,
    unit=st.sampled_from(PathUnit),
    number=st.integers(1, 999),
    items=st.lists(_path_items, min_size=1, max_size=3).map(tuple),
    blocks=_without_lists,
)
paths = st.builds(LearningPath, heads, st.lists(_path_stages, max_size=2).map(tuple), blocks(max_leaves=3))


@st.composite
def _law_stages(draw: st.DrawFn) -> LawStage:
    start = draw(st.none() | days)
    return LawStage(
        title=draw(titles),
        start=start,
        exact=start is not None and draw(st.booleans()),
        fields=draw(fields(STAGE_FIELDS)),
        blocks=draw(prose(*STAGE_FIELDS)),
    )


changes = st.builds(
    LawChange,
    head=heads,
    gazette=head_texts,
    stages=st.lists(_law_stages(), max_size=2).map(tuple),
    blocks=blocks(max_leaves=3),
)
modules = st.builds(
    Module,
    head=heads,
    goal=lines.filter(lambda text: not text.startswith("Danach")),
    order=st.lists(ids.map(Id), max_size=3).map(tuple),
    blocks=blocks(max_leaves=3),
)

# ---------------------------------------------------------------- the two YAML files

packs = st.builds(
    Pack,
    format=st.just(1),
    id=ids.map(Id),
    title=lines,
    publisher=lines,
    edition=st.just("2026-11"),
    language=st.sampled_from(("de", "en")),
    licence=head_texts,
    law_as_of=days,
    roles=st.lists(ids, max_size=3).map(tuple),
    responsible=head_texts,
)


@st.composite
def process_maps(draw: st.DrawFn) -> ProcessMap:
    """Titles are unique as keys, processes on the whole map."""
    tiles = st.builds(MapTile, ids.map(Id), st.one_of(st.just(""), lines))
    waiting = draw(st.lists(tiles, max_size=6, unique_by=lambda tile: tile.id))
    titles_of_map = lines.filter(lambda text: text != "<<")  # YAML's merge key is refused wherever it stands
    keys = st.lists(titles_of_map, min_size=1, max_size=2, unique_by=fold)
    bands = []
    for band in draw(keys):
        groups = []
        for group in draw(keys):
            count = draw(st.integers(0, 2))
            groups.append(MapGroup(group, tuple(waiting[:count])))
            waiting = waiting[count:]
        bands.append(MapBand(band, tuple(groups)))
    return ProcessMap(tuple(bands))
