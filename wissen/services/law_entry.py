"""Rechtsänderung einpflegen: what is known of a change of the law and what was done about it, to go on with later.

What a trainer has entered is kept in their profile until it stands in the content folder, step by step.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any, Final

from wissen.content.change import CHECKED_BY, GAZETTE, STAGE_WORD
from wissen.content.entry import Entry, Part
from wissen.content.frontmatter import write_head
from wissen.content.head import Head
from wissen.content.ids import Id
from wissen.content.library import Library
from wissen.content.load import read_content
from wissen.content.meta import STAGE, Meta, write_meta
from wissen.content.model import Kind, LawChange
from wissen.content.problem import Severity
from wissen.content.staging import can_be_staged
from wissen.content.validity import Period
from wissen.content.write_blocks import write_blocks
from wissen.content.write_file import joined
from wissen.content.write_text import write_inlines, write_title
from wissen.errors import ContentError
from wissen.law.citation import Citation, parse_sources
from wissen.services.authoring import kennungen, new_kennung
from wissen.services.law_changes import CONCERNS, CitationIndex

FOLDER: Final = "rechtsaenderungen"
GONE: Final = 0
"""The number of a stage that was removed."""
_SOURCE: Final = "Quelle"


class Settled(StrEnum):
    """What was decided about a place that a stage touches; the value is the German word on screen."""

    CHANGED = "angepasst"
    STILL_RIGHT = "bleibt richtig"


@dataclass(frozen=True, slots=True)
class EnteredStage:
    """A stage as it was entered; `day` None means that the day is still open, `exact` that it stands in the gazette.

    `concerns` are the §§ it changes, with `;` between them; `words` is Markdown.
    """

    title: str = ""
    day: date | None = None
    exact: bool = True
    concerns: str = ""
    source: str = ""
    checked_by: str = ""
    words: str = ""

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The §§ that could be read."""
        return tuple(citation for citation in parse_sources(self.concerns) if citation.law)


@dataclass(frozen=True, slots=True)
class EnteredChange:
    """A change of the law as far as it has been entered; `path` is its file in the content folder.

    `intro` is Markdown before the stages. `sha` is the SHA-256 of the file that this was taken from or became last, ""
    while there is none. `settled` and `drafts` (wordings that were begun) are by place at a stage, see `place_key`.
    """

    kennung: str
    path: str
    title: str = ""
    gazette: str = ""
    entered_by: str = ""
    stages: tuple[EnteredStage, ...] = (EnteredStage(),)
    settled: Mapping[str, Settled] = field(default_factory=dict)
    intro: str = ""
    sha: str = ""
    drafts: Mapping[str, str] = field(default_factory=dict)

    def without_stage(self, number: int) -> EnteredChange:
        """The change without one of its stages (from 1); what was decided about the others stays theirs.

        What was written for it still stands in the content: that stays known as of a stage that is `GONE`.
        """
        rest = tuple(stage for at, stage in enumerate(self.stages, 1) if at != number)
        numbers = {at: at - (at > number) for at in range(1, len(self.stages) + 1) if at != number}
        return replace(self, stages=rest, **_renumbered(self, numbers))

    def settle(self, number: int, ref: str, how: Settled | None) -> EnteredChange:
        """The change with a decision about a place at a stage (from 1), or without one; its draft is done with."""
        return self.settle_all(number, (ref,), how)

    def settle_all(self, number: int, refs: Iterable[str], how: Settled | None) -> EnteredChange:
        """As `settle`, for many places at once."""
        keys = {self._key(number, ref) for ref in refs}
        settled = {key: one for key, one in self.settled.items() if key not in keys}
        drafts = {key: words for key, words in self.drafts.items() if key not in keys}
        return replace(self, settled=settled if how is None else settled | dict.fromkeys(keys, how), drafts=drafts)

    def drafted(self, number: int, ref: str, words: str | None) -> EnteredChange:
        """The change with the wording of a place that was begun at a stage (from 1), or without one."""
        key = self._key(number, ref)
        rest = {name: one for name, one in self.drafts.items() if name != key}
        return replace(self, drafts=rest if words is None else {**rest, key: words})

    def draft(self, number: int, ref: str) -> str | None:
        """The wording that was begun; None where there is none."""
        return self.drafts.get(self._key(number, ref))

    def decision(self, number: int, ref: str) -> Settled | None:
        """What was decided about a place at a stage (from 1), for the day that the stage has now."""
        return self.settled.get(self._key(number, ref))

    def _key(self, number: int, ref: str) -> str:
        return place_key(number, self.stages[number - 1].day, ref)


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that is not entered yet, or not right; `stage` from 1, 0 for the change as a whole."""

    stage: int
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Task:
    """A place that cites what a stage changes; `part` None: the object cites it as a whole, in its head.

    `ref` is the name of the place, `settled` None while nothing has been decided; `begun` says that there is a draft.
    """

    entry: Entry
    part: Part | None
    ref: str
    settled: Settled | None
    begun: bool = False

    @property
    def can_be_staged(self) -> bool:
        """Whether the place can have two wordings; otherwise the file has to be looked at as a whole."""
        return self.part is not None and can_be_staged(self.part)

    @property
    def is_untouched(self) -> bool:
        """Whether nothing was decided about it, and nobody has begun to write another wording."""
        return self.settled is None and not self.begun


_CONFIRMED = {
    "day": "Tag",
    "exact": "Herkunft des Tages",
    "concerns": "Vorschriften",
    "source": "Quelle",
}
"""What the second person stands for, and how it is called."""


def changed_since(confirmed: EnteredStage, now: EnteredStage) -> tuple[str, ...]:
    """What is otherwise than it was when somebody confirmed a stage, in words."""
    return tuple(word for name, word in _CONFIRMED.items() if getattr(confirmed, name) != getattr(now, name))


def place_key(number: int, day: date | None, ref: str) -> str:
    """How a place at a stage (from 1) is named: a day that turns out to be wrong leaves everything to be decided."""
    return f"{number}/{day or ''}/{ref}"


def begun(title: str, library: Library, *, entered_by: str) -> EnteredChange:
    """A change of which only the title is known; nobody bears its Kennung, and no file its name."""
    named = (path.removeprefix(f"{FOLDER}/").removesuffix(".md") for path in library.files)
    kennung = new_kennung(f"aenderung {title}", taken={*kennungen(library), *(f"aenderung-{name}" for name in named)})
    return EnteredChange(kennung, f"{FOLDER}/{kennung.removeprefix('aenderung-')}.md", title, entered_by=entered_by)


def taken_up(change: LawChange, path: str, *, entered_by: str, sha: str = "") -> EnteredChange:
    """A change that stands in the content, in a file of this `sha`, to add a stage or to go on with its effects."""
    stages = []
    for stage in change.stages:
        values = {one.key: "; ".join(write_inlines(value) for value in one.values) for one in stage.fields}
        stages.append(
            EnteredStage(
                title=stage.title,
                day=stage.start,
                exact=stage.exact,
                concerns=values.get(CONCERNS, ""),
                source=values.get(_SOURCE, ""),
                checked_by=values.get(CHECKED_BY, ""),
                words=write_blocks(stage.blocks),
            )
        )
    return EnteredChange(
        change.head.id,
        path,
        change.head.title,
        change.gazette,
        entered_by,
        tuple(stages),
        intro=write_blocks(change.blocks),
        sha=sha,
    )


def as_decided(change: EnteredChange, before: EnteredChange) -> EnteredChange:
    """A change that was taken up from the content, with what was decided and begun `before` it was put away.

    A stage is the same where its title is, or else its day. What was written for a stage that is gone stays known.
    """
    now = tuple(enumerate(change.stages, 1))
    numbers: dict[int, int] = {}
    for is_same in (_same_title, _same_day):
        for number, stage in enumerate(before.stages, 1):
            found = next((at for at, one in now if is_same(one, stage) and at not in numbers.values()), None)
            if found is not None:
                numbers.setdefault(number, found)
    return replace(change, **_renumbered(before, numbers))


def missing(change: EnteredChange) -> tuple[Missing, ...]:
    """What keeps the stages from being taken into the content; the second pair of eyes is somebody else."""
    return tuple(_missing(change))


def as_markdown(change: EnteredChange, earlier: Head | None = None) -> str:
    """The file of the change; `earlier` is its head so far, of which everything else stays. Raises ContentError."""
    head = replace(earlier or Head(Id(change.kennung), ""), title=change.title)
    concerned = tuple(dict.fromkeys(part.strip() for one in change.stages for part in one.concerns.split(";")))
    head = replace(head, sources=earlier.sources if earlier else tuple(filter(None, concerned)))
    text = joined((write_head(head, ((GAZETTE, change.gazette),)), change.intro, *map(_stage_text, change.stages)))
    _, problems = read_content(Kind.CHANGE, text.encode(), change.path)
    wrong = next((problem for problem in problems if problem.severity is Severity.ERROR), None)
    if wrong is not None:
        raise ContentError(f"So wäre „{change.path}“ fehlerhaft: {wrong.text}", f"Zeile {wrong.line}.")
    return text


def tasks(library: Library, change: EnteredChange, number: int) -> tuple[Task, ...]:
    """The places that cite what a stage (from 1) changes, as they hold on its day, in the order of their files."""
    stage = change.stages[number - 1]
    if stage.day is None:
        return ()
    found = []
    then = library.at(stage.day)
    for affected in CitationIndex(then).affected(stage.citations):
        for part in affected.parts or (None,):
            ref = str(affected.entry.ref(part)) if part is not None else str(affected.entry.id)
            begun = change.draft(number, ref) is not None
            found.append(Task(library.entries[affected.entry.id], part, ref, change.decision(number, ref), begun))
    return tuple(found)


def open_places(library: Library, change: EnteredChange) -> tuple[int, ...]:
    """How many places of each stage nobody has decided about."""
    numbers = range(1, len(change.stages) + 1)
    return tuple(sum(task.settled is None for task in tasks(library, change, number)) for number in numbers)


def right_before(change: EnteredChange, number: int, found: Iterable[Task]) -> dict[str, int]:
    """Of the places of a stage (from 1) nobody has touched: those found to be right at an earlier stage, and at which.

    What counts is the last stage before that decided about the place.
    """
    earlier = range(number - 1, 0, -1)
    last = {
        task.ref: next(((how, at) for at in earlier if (how := change.decision(at, task.ref))), None)
        for task in found
        if task.is_untouched
    }
    return {ref: one[1] for ref, one in last.items() if one is not None and one[0] is Settled.STILL_RIGHT}


def _missing(change: EnteredChange) -> Iterator[Missing]:
    if not change.title.strip():
        yield Missing(0, "title", "Wie heißt die Änderung?")
    if not change.gazette.strip():
        yield Missing(0, "gazette", "Wo ist sie verkündet (Fundstelle)?")
    if not change.entered_by.strip() and any(stage.day for stage in change.stages):
        yield Missing(0, "entered_by", "Wer trägt sie ein? Bestätigen muss sie dann eine andere Person.")
    known: set[str] = set()
    for number, stage in enumerate(change.stages, 1):
        if _folded(stage.title) in known:
            yield Missing(number, "title", "Eine Stufe mit diesem Titel steht schon da.")
        known |= {_folded(stage.title)} - {""}
        if not stage.title.strip():
            yield Missing(number, "title", "Die Stufe braucht einen Titel.")
        if not stage.citations:
            yield Missing(number, "concerns", "Welche Vorschriften ändert sie? Zum Beispiel „§ 81 Abs. 4 AufenthG“.")
        if not stage.source.strip():
            yield Missing(number, "source", "Woher wissen Sie das? Nennen Sie die Quelle.")
        if not stage.words.strip():
            yield Missing(number, "words", "Was ändert sich? Zwei oder drei Sätze in eigenen Worten.")
        if stage.day is not None:
            yield from _unchecked(change, number, stage)


def _unchecked(change: EnteredChange, number: int, stage: EnteredStage) -> Iterator[Missing]:
    checker = stage.checked_by.strip()
    if not checker:
        yield Missing(number, "checked_by", "Eine zweite Person muss Tag und Quelle bestätigen.")
    elif _folded(checker) == _folded(change.entered_by):
        yield Missing(number, "checked_by", "Bestätigen muss das eine andere Person als die, die es eingetragen hat.")


def _same_title(one: EnteredStage, other: EnteredStage) -> bool:
    return _folded(one.title) == _folded(other.title)


def _same_day(one: EnteredStage, other: EnteredStage) -> bool:
    return one.day is not None and one.day == other.day


def _folded(name: str) -> str:
    """A name or title as it is compared: however it is spaced, and in whatever case."""
    return " ".join(name.split()).casefold()


def _renumbered(known: EnteredChange, numbers: Mapping[int, int]) -> dict[str, Any]:
    """What is known of the places, where stages have other numbers or are gone."""
    settled, drafts = {}, {}
    for key, how in known.settled.items():
        number, _, place = key.partition("/")
        now = numbers.get(int(number), GONE)
        if now != GONE or how is Settled.CHANGED:
            settled[f"{now}/{place}"] = how
    for key, words in known.drafts.items():
        number, _, place = key.partition("/")
        if int(number) in numbers:
            drafts[f"{numbers[int(number)]}/{place}"] = words
    return {"settled": settled, "drafts": drafts}


def _stage_text(stage: EnteredStage) -> str:
    meta = Meta(period=Period(stage.day), pending=stage.day is None, exact=None if stage.day is None else stage.exact)
    fields = ((CONCERNS, stage.concerns), (_SOURCE, stage.source), (CHECKED_BY, stage.checked_by))
    listed = "\n".join(f"- **{key}:** {' '.join(value.split())}" for key, value in fields if value.strip())
    heading = f"## {STAGE_WORD}: {write_title(' '.join(stage.title.split()))}\n{write_meta(meta, STAGE)}"
    return "\n\n".join(part for part in (heading, listed, stage.words.strip()) if part)
