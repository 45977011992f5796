"""From what a person typed to ranked hits: all words, else most of them; what holds that day before what does not."""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from wissen.content.validity import Period
from wissen.german.folding import folded
from wissen.search.analysis import CONCEPT, Analysis, Word
from wissen.search.lexicon import AFTER_ALL, Lexicon
from wissen.search.model import Document, Found, Hit, Hits, Understood
from wissen.search.norms import NORM, shown
from wissen.search.postings import Postings, Scores, TermScores
from wissen.search.query import Reading, Slot

_BOOST = {Found.CARD: 1.3, Found.PROCESS: 1.25, Found.TERM: 1.2, Found.FINDER: 1.2}
_PART = 0.9
"""What a section or a step is worth against an object as a whole."""
_SAME_TITLE, _TITLE_BEGINS_SO, _OWN_ROLE = 2.0, 1.5, 1.1
_SHORTEST_START = 3
"""Letters of a query from which it matters that a title begins so."""

_CONSIDERED = 500
"""Documents of which the order is found at once; of more only when these are too few objects."""


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
        self._boosts: tuple[frozenset[str] | None, list[float]] = (None, [])
        self._titles = _groups(titles)
        self._in_order = sorted(self._titles)
        self._wholes = _groups(one.kennung if _is_whole_process(one) else "" for one in documents)
        self._away: tuple[date | None, dict[int, int]] = (None, {})
        self._law = frozenset(number for number, one in enumerate(documents) if one.kind is Found.NORM)

    def search(self, text: str, *, limit: int, day: date, roles: Iterable[str] = ()) -> Hits:
        """See `SearchIndex`."""
        slots = self._reading.slots(text)
        answers = [self._answer(slot) for slot in slots]
        title = " ".join(slot.form for slot in slots)
        content, law = self._parted([answer.found for answer in answers])
        best = partial(self._best, title=title, roles=frozenset(roles), day=day)
        numbers, relaxed = best(content, limit=limit)
        norms, partly = best(law, limit=limit - len(numbers))
        if not (partly and numbers):
            # Norms stand below all else, and have every word: people look for what the law means for them.
            relaxed = relaxed if numbers else partly
            numbers += norms
        hits = tuple(self._hit(number, answers, day) for number in numbers)
        corrected = tuple((slot.typed, slot.mended) for slot in slots if slot.mended)
        return Hits(hits, relaxed, corrected)

    def understood(self, text: str) -> tuple[Understood, ...]:
        """See `SearchIndex`."""
        return tuple(map(self._understood, self._reading.slots(text)))

    def marks(self, text: str, asked: str) -> list[tuple[int, int]]:
        """See `SearchIndex`."""
        wanted = {term for slot in self._reading.slots(asked) for term in slot.terms}
        return [(word.start, word.end) for word in self._analysis.words(text) if wanted & {word.term, *word.more}]

    def _best(
        self, found: Sequence[Scores], *, title: str, roles: frozenset[str], limit: int, day: date
    ) -> tuple[list[int], bool]:
        """The best document of each object, and whether none has all the words."""
        scores, matched = _together(found)
        worths = self._worths(scores, title, roles)
        return self._one_each(worths, matched, limit=limit, day=day), bool(matched)

    def _parted(self, found: Sequence[Scores]) -> tuple[Sequence[Scores], Sequence[Scores]]:
        """What was found for each word, of the content and of the law; each is searched as if it were alone."""
        if not self._law or not found:
            return found, ()
        law = [{number: one[number] for number in self._law & one.keys()} for one in found]
        content = [{number: worth for number, worth in one.items() if number not in self._law} for one in found]
        return content, law

    def _understood(self, slot: Slot) -> Understood:
        terms = tuple((term, worth) for term, worth in slot.terms.items() if self._postings.scores(term).every)
        taken = slot.mended or (slot.typed if terms else "")
        norm = next((term for term, _ in terms if term.startswith(NORM)), "")
        name = next((self._names[term] for term, _ in terms if self._is_detour(term, slot)), "")
        similar = () if terms else tuple(one.spelled for one in self._reading.lexicon.alike(slot.form))
        return Understood(slot.typed, shown(norm) if norm else name or taken, terms, similar)

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

    def _worths(self, scores: Scores, title: str, roles: frozenset[str]) -> dict[int, float]:
        """The scores, with what speaks for a document besides its words."""
        boosts = self._boosts_for(roles)
        worths = {number: score * boosts[number] for number, score in scores.items()}
        same = self._titles.get(title, frozenset())
        for number in self._titled(title) & worths.keys():
            worths[number] *= _SAME_TITLE if number in same else _TITLE_BEGINS_SO
        return worths

    def _boosts_for(self, roles: frozenset[str]) -> list[float]:
        """What each document is worth for its kind and to a person with these roles."""
        if self._boosts[0] != roles:
            boosts = [
                (_PART if one.place else _BOOST.get(one.kind, 1.0))
                * (1.0 if roles.isdisjoint(one.roles) else _OWN_ROLE)
                for one in self._documents
            ]
            self._boosts = roles, boosts
        return self._boosts[1]

    def _titled(self, start: str) -> set[int]:
        """The documents whose title begins so."""
        if len(start) < _SHORTEST_START:
            return set()
        first, last = (bisect_left(self._in_order, text) for text in (start, start + AFTER_ALL))
        return {number for title in self._in_order[first:last] for number in self._titles[title]}

    def _one_each(self, worths: Mapping[int, float], words: Mapping[int, int], *, limit: int, day: date) -> list[int]:
        """The best document of each object; of a process that as a whole has all the words, the whole of it."""
        first: dict[str, int] = {}
        away = self._days_away(day)

        def stands_for(whole: int, step: int) -> bool:
            return whole in worths and words.get(whole, 0) >= words.get(step, 0) and (whole in away) <= (step in away)

        for number in _ordered(worths, words, away):
            document = self._documents[number]
            if document.kennung not in first:
                if len(first) == limit:
                    break
                wholes = sorted(self._wholes.get(document.kennung, ())) if document.place else []
                first[document.kennung] = next((whole for whole in wholes if stands_for(whole, number)), number)
        return list(first.values())

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
            return "im Titel"
        if all(any(number in scores.keys for scores in slot) for slot in direct):
            return "als Stichwort"
        return "im Text"

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


def _together(answers: Sequence[Scores]) -> tuple[Scores, dict[int, int]]:
    """Documents with every word; when there is none, those with any, and how many words each of them has."""
    if not answers:
        return {}, {}
    every, *others = sorted(answers, key=len)
    for other in others:
        every = {number: score + other[number] for number, score in every.items() if number in other}
    if every:
        return every, {}
    found: dict[int, float] = {}
    matched: dict[int, int] = {}
    for one in answers:
        for number, weight in one.items():
            found[number] = found.get(number, 0.0) + weight
            matched[number] = matched.get(number, 0) + 1
    return found, matched


def _ordered(worths: Mapping[int, float], words: Mapping[int, int], away: Mapping[int, int]) -> Iterator[int]:
    """What was found, best first: what holds before what does not, then by words, then by worth."""
    held = worths.keys() - away.keys()
    groups: dict[int, list[int]] = {}
    for number in sorted(held):
        groups.setdefault(words.get(number, 0), []).append(number)
    for _, group in sorted(groups.items(), reverse=True):
        best = heapq.nlargest(_CONSIDERED, group, key=worths.__getitem__)
        yield from best
        if len(group) > len(best):
            yield from sorted(set(group).difference(best), key=lambda number: (-worths[number], number))
    others = worths.keys() & away.keys()
    yield from sorted(others, key=lambda number: (-words.get(number, 0), away[number], -worths[number], number))


def _distance(period: Period, day: date) -> int:
    """The days to the nearest end."""
    ends = [end for end in (period.start, period.end) if end is not None]
    return min(abs((end - day).days) for end in ends)
