"""From what a person typed to ranked hits: all words, else most of them; what holds that day before what does not."""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from wissen.content.validity import Period
from wissen.german.folding import folded
from wissen.search.analysis import CONCEPT, Analysis, Word
from wissen.search.lexicon import AFTER_ALL, Lexicon
from wissen.search.model import Document, Found, Hit, Hits
from wissen.search.norms import NORM, shown
from wissen.search.postings import Postings, Scores, TermScores
from wissen.search.query import Reading, Slot

_BOOST = {Found.CARD: 1.3, Found.PROCESS: 1.25, Found.TERM: 1.2, Found.FINDER: 1.2}
_PART = 0.9
"""What a section or a step is worth against an object as a whole."""
_SAME_TITLE, _TITLE_BEGINS_SO, _OWN_ROLE = 2.0, 1.5, 1.1
_SHORTEST_START = 3
"""Letters of a query from which it matters that a title begins so."""

_Rank = tuple[bool, int, int, float, int]
"""Whether it does not hold that day, words that it lacks, days until it holds, score, number: the smallest is best."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """A slot with the scores of its terms, and the documents that have any: the best weight counts.

    Many ways to the same word are not worth more.
    """

    slot: Slot
    terms: Mapping[str, TermScores]
    found: Scores


class Ranked:
    """An open index; for one thread at a time. `titles` are the keys of the titles (`title_key`)."""

    def __init__(
        self,
        postings: Postings,
        *,
        documents: Sequence[Document],
        titles: Sequence[str],
        lexicon: Lexicon,
        analysis: Analysis,
    ) -> None:
        self._postings = postings
        self._documents = documents
        self._analysis = analysis
        self._reading = Reading(analysis, lexicon, lambda term: bool(postings.scores(term).every))
        self._names = {CONCEPT + concept.key: concept.names[0] for concept in analysis.concepts}
        self._boosts = [_PART if document.place else _BOOST.get(document.kind, 1.0) for document in documents]
        self._titles = _groups(titles)
        self._in_order = sorted(self._titles)
        self._wholes = _groups(one.kennung if _is_whole_process(one) else "" for one in documents)
        self._away: tuple[date | None, dict[int, int]] = (None, {})

    def search(self, text: str, *, limit: int, day: date, roles: Iterable[str] = ()) -> Hits:
        """See `SearchIndex`."""
        slots = self._reading.slots(text)
        answers = [self._answer(slot) for slot in slots]
        scores, relaxed = _together([answer.found for answer in answers])
        title = " ".join(slot.form for slot in slots)
        ranks = self._ranks(scores, title, day, frozenset(roles))
        numbers = self._one_each(ranks, scores, limit=limit, day=day)
        hits = tuple(self._hit(number, answers, day) for number in numbers)
        corrected = tuple((slot.typed, slot.mended) for slot in slots if slot.mended)
        return Hits(hits, relaxed and bool(hits), corrected)

    def marks(self, text: str, asked: str) -> list[tuple[int, int]]:
        """See `SearchIndex`."""
        wanted = {term for slot in self._reading.slots(asked) for term in slot.terms}
        return [(word.start, word.end) for word in self._analysis.words(text) if wanted & {word.term, *word.more}]

    def _answer(self, slot: Slot) -> _Answer:
        terms = {term: self._postings.scores(term) for term in slot.terms}
        found: dict[int, float] = {}
        for term, scores in terms.items():
            worth = slot.terms[term]
            own = scores.title if term in slot.in_titles else scores.every
            if not found:
                found = dict(own) if worth == 1.0 else {number: worth * weight for number, weight in own.items()}
                continue
            for number, weight in own.items():
                if worth * weight > found.get(number, 0.0):
                    found[number] = worth * weight
        return _Answer(slot, terms, found)

    def _ranks(
        self, scores: Mapping[int, tuple[int, float]], title: str, day: date, roles: frozenset[str]
    ) -> list[_Rank]:
        """What was found, as a heap."""
        same, begun, away = self._titles.get(title, frozenset()), self._titled(title), self._days_away(day)
        documents, boosts = self._documents, self._boosts
        ranks: list[_Rank] = []
        for number, (matched, score) in scores.items():
            worth = score * boosts[number]
            if number in same:
                worth *= _SAME_TITLE
            elif number in begun:
                worth *= _TITLE_BEGINS_SO
            if roles and not roles.isdisjoint(documents[number].roles):
                worth *= _OWN_ROLE
            ranks.append((number in away, -matched, away.get(number, 0), -worth, number))
        heapq.heapify(ranks)
        return ranks

    def _titled(self, start: str) -> set[int]:
        """The documents whose title begins so."""
        if len(start) < _SHORTEST_START:
            return set()
        first, last = (bisect_left(self._in_order, text) for text in (start, start + AFTER_ALL))
        return {number for title in self._in_order[first:last] for number in self._titles[title]}

    def _one_each(
        self, ranks: list[_Rank], scores: Mapping[int, tuple[int, float]], *, limit: int, day: date
    ) -> list[int]:
        """The best document of each object; of a process that as a whole has all the words, the whole of it."""
        first: dict[str, int] = {}
        while ranks and len(first) < limit:
            number = heapq.heappop(ranks)[-1]
            document = self._documents[number]
            if document.kennung not in first:
                first[document.kennung] = self._whole(number, scores, day) if document.place else number
        return list(first.values())

    def _whole(self, number: int, scores: Mapping[int, tuple[int, float]], day: date) -> int:
        """The process itself instead of its step, if it has as many words and holds as well."""
        away = self._days_away(day)
        for whole in sorted(self._wholes.get(self._documents[number].kennung, ())):
            if whole in scores and scores[whole][0] >= scores[number][0] and (whole in away) <= (number in away):
                return whole
        return number

    def _days_away(self, day: date) -> dict[int, int]:
        """The documents that do not hold that day, and the days until they do or since they did."""
        known, away = self._away
        if known != day:
            away = {
                number: _distance(document.period, day)
                for number, document in enumerate(self._documents)
                if day not in document.period
            }
            self._away = day, away
        return away

    def _hit(self, number: int, answers: Sequence[_Answer], day: date) -> Hit:
        document = self._documents[number]
        return Hit(
            kennung=document.kennung,
            kind=document.kind,
            title=document.title,
            place=document.place,
            part=document.part,
            reason=self._reason(number, answers),
            period=document.period,
            holds=day in document.period,
        )

    def _reason(self, number: int, answers: Sequence[_Answer]) -> str:
        for answer in answers:
            slot = answer.slot
            terms = [term for term, scores in answer.terms.items() if number in scores.every]
            if terms and terms[0].startswith(NORM):
                return shown(terms[0])
            if slot.mended and terms:
                return f"ähnlich wie „{slot.mended}“"
            if terms and all(self._is_detour(term, slot) for term in terms):
                return f"über „{self._names[terms[0]]}“"
        direct = [
            [scores for term, scores in answer.terms.items() if not self._is_detour(term, answer.slot)]
            for answer in answers
        ]
        if all(any(number in scores.title for scores in slot) for slot in direct):
            return "Titel"
        if all(any(number in scores.keys for scores in slot) for slot in direct):
            return "Stichwort"
        return "Text"

    def _is_detour(self, term: str, slot: Slot) -> bool:
        """Whether a term is another name of what was typed."""
        return term.startswith(CONCEPT) and folded(self._names[term]) != folded(slot.typed)


def title_key(words: Iterable[Word]) -> str:
    """The form under which titles are the same."""
    return " ".join(word.form for word in words)


def _groups(names: Iterable[str]) -> dict[str, frozenset[int]]:
    """The numbers of what bears each name; nothing bears the empty one."""
    found: dict[str, set[int]] = {}
    for number, name in enumerate(names):
        if name:
            found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


def _is_whole_process(document: Document) -> bool:
    return document.kind is Found.PROCESS and not document.place


def _together(answers: Sequence[Scores]) -> tuple[dict[int, tuple[int, float]], bool]:
    """Documents with every word; when there is none, those with any. How many words each has, and its score."""
    if not answers:
        return {}, False
    first, *others = sorted(answers, key=len)
    every = dict(first)
    for other in others:
        every = {number: score + other[number] for number, score in every.items() if number in other}
    if every:
        return {number: (len(answers), score) for number, score in every.items()}, False
    found: dict[int, tuple[int, float]] = {}
    for one in answers:
        for number, weight in one.items():
            matched, score = found.get(number, (0, 0.0))
            found[number] = (matched + 1, score + weight)
    return found, True


def _distance(period: Period, day: date) -> int:
    """The days to the nearest end."""
    ends = [end for end in (period.start, period.end) if end is not None]
    return min(abs((end - day).days) for end in ends)
