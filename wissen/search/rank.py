"""From what a person typed to ranked hits: all words, else most of them; what holds that day before what does not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from wissen.content.validity import Period
from wissen.search.analysis import CONCEPT, NORM, Analysis, Word
from wissen.search.lexicon import Lexicon
from wissen.search.model import LONGEST_QUERY, Document, Found, Hit, Hits
from wissen.search.postings import FIELDS, KEYS, TITLE, Postings

_BARE_NORM = re.compile(r"\s*(?=\d{1,3} ?[a-z]?\b(?!\.))")
"""Where a query begins with the number of a norm and leaves the sign out: "18g", "60a 5b"."""
_DETAIL = re.compile(r"\d{1,2}[a-z]?")
_COMPLETED, _MENDED, _PART = 0.5, 0.6, 0.4
"""What a match is worth that completes a half word, mends a wrong one, or has a part of a compound only."""
_SHORT = 3
"""Letters below which a half word is looked for in titles only."""
_BOOST = {Found.CARD: 1.3, Found.PROCESS: 1.25, Found.TERM: 1.2, Found.FINDER: 1.2}
_SAME_TITLE, _OWN_ROLE = 2.0, 1.1


@dataclass(slots=True)
class _Slot:
    """One word of the query: the terms that answer it, and how it is told why a hit is one."""

    word: Word
    terms: dict[str, float] = field(default_factory=dict)
    fields: tuple[str, ...] = FIELDS
    mended: str = ""


class Ranked:
    """An open index; for one thread at a time."""

    def __init__(self, postings: Postings, documents: Sequence[Document], lexicon: Lexicon, analysis: Analysis) -> None:
        self._postings = postings
        self._documents = documents
        self._lexicon = lexicon
        self._analysis = analysis
        self._titles = [self._key(document.part or document.title) for document in documents]
        self._names = {CONCEPT + concept.key: concept.names[0] for concept in analysis.concepts}

    def search(self, text: str, *, limit: int, day: date, roles: Iterable[str] = ()) -> Hits:
        """See `SearchIndex`."""
        text = _with_sign(text[:LONGEST_QUERY])
        slots = self._slots(text)
        answers = [self._answers(slot) for slot in slots]
        scores, relaxed = _together(answers)
        title = " ".join(slot.mended or slot.word.form for slot in slots)
        ordered = self._ordered(scores, title, day, frozenset(roles))
        hits = [self._hit(number, slots, day) for number in self._one_each(ordered)[:limit]]
        corrected = tuple((text[slot.word.start : slot.word.end], slot.mended) for slot in slots if slot.mended)
        return Hits(tuple(hits), relaxed and bool(hits), corrected)

    def marks(self, text: str, asked: str) -> list[tuple[int, int]]:
        """See `SearchIndex`."""
        wanted = {term for slot in self._slots(_with_sign(asked[:LONGEST_QUERY])) for term in slot.terms}
        return [(word.start, word.end) for word in self._analysis.words(text) if wanted & {word.term, *word.more}]

    def _slots(self, text: str) -> list[_Slot]:
        words = self._analysis.asked(text)
        if any(word.term.startswith(NORM) for word in words):
            # Behind a norm a number is its paragraph, which the index does not know.
            words = [word for word in words if not _DETAIL.fullmatch(word.form)]
        open_end = bool(text) and not text[-1].isspace()
        return [self._slot(word, half=open_end and word is words[-1]) for word in words]

    def _slot(self, word: Word, *, half: bool) -> _Slot:
        """The terms of a word: its own and what it stands for, else what it may begin, else what it may have meant."""
        slot = _Slot(word)
        slot.terms[word.term] = 1.0
        slot.terms |= {term: 1.0 for term in word.more if term.startswith((CONCEPT, "="))}
        if half and not word.term.startswith((NORM, CONCEPT)):
            if len(word.form) < _SHORT:
                slot.fields = (TITLE,)
            for term in self._lexicon.completions(word.form):
                slot.terms.setdefault(term, _COMPLETED)
        if not any(self._postings.scores(one, term) for one in slot.fields for term in slot.terms):
            parts = [term for term in word.more if term not in slot.terms]
            slot.terms |= dict.fromkeys(parts, _PART)
            near = self._lexicon.near(word.form)
            slot.terms |= {term: _MENDED for _, term in near}
            slot.mended = near[0][0] if near else ""
        return slot

    def _answers(self, slot: _Slot) -> dict[int, float]:
        """Documents with any of the terms, and the best of the weights: many ways to the same are not worth more."""
        found: dict[int, float] = {}
        for term, worth in slot.terms.items():
            own: dict[int, float] = {}
            for one in slot.fields:
                for number, weight in self._postings.scores(one, term).items():
                    own[number] = own.get(number, 0.0) + worth * weight
            for number, weight in own.items():
                if weight > found.get(number, 0.0):
                    found[number] = weight
        return found

    def _ordered(
        self, scores: Mapping[int, tuple[int, float]], title: str, day: date, roles: frozenset[str]
    ) -> list[int]:
        def rank(number: int) -> tuple[bool, int, int, float, int]:
            document = self._documents[number]
            matched, score = scores[number]
            score *= _BOOST.get(document.kind, 1.0)
            if self._titles[number] == title:
                score *= _SAME_TITLE
            if roles & set(document.roles):
                score *= _OWN_ROLE
            away = _days_away(document.period, day)
            return away > 0, -matched, away, -score, number

        return sorted(scores, key=rank)

    def _one_each(self, ordered: Iterable[int]) -> list[int]:
        """The best document of each object; of a process that as a whole has all the words, the whole of it."""
        first: dict[str, int] = {}
        for number in ordered:
            document = self._documents[number]
            best = self._documents[first.setdefault(document.kennung, number)]
            if document.kind is Found.PROCESS and best.place and not document.place and document.period == best.period:
                first[document.kennung] = number
        return list(first.values())

    def _hit(self, number: int, slots: Sequence[_Slot], day: date) -> Hit:
        document = self._documents[number]
        return Hit(
            kennung=document.kennung,
            kind=document.kind,
            title=document.title,
            place=document.place,
            part=document.part,
            reason=self._reason(number, slots),
            period=document.period,
            holds=day in document.period,
        )

    def _reason(self, number: int, slots: Sequence[_Slot]) -> str:
        for slot in slots:
            terms = [term for term in slot.terms if self._has(number, term, slot.fields)]
            cited = next((term for term in terms if term.startswith(NORM)), "")
            if cited:
                return "§ " + cited.removeprefix(NORM).partition("@")[0]
            if slot.mended and terms:
                return f"ähnlich wie „{slot.mended}“"
            if terms and all(term.startswith(CONCEPT) for term in terms):
                return f"über „{self._names[terms[0]]}“"
        for name, where in (("Titel", TITLE), ("Stichwort", KEYS)):
            if all(any(self._has(number, term, (where,)) for term in slot.terms) for slot in slots):
                return name
        return "Text"

    def _has(self, number: int, term: str, where: Iterable[str]) -> bool:
        return any(number in self._postings.scores(one, term) for one in where)

    def _key(self, text: str) -> str:
        """The form under which titles are the same."""
        return " ".join(word.form for word in self._analysis.words(text))


def _together(answers: Sequence[Mapping[int, float]]) -> tuple[dict[int, tuple[int, float]], bool]:
    """Documents with every word; when there is none, those with any. How many words each has, and its score."""
    if not answers:
        return {}, False
    smallest = min(answers, key=len)
    every = {
        number: sum(one[number] for one in answers) for number in smallest if all(number in one for one in answers)
    }
    if every:
        return {number: (len(answers), score) for number, score in every.items()}, False
    found: dict[int, tuple[int, float]] = {}
    for one in answers:
        for number, weight in one.items():
            matched, score = found.get(number, (0, 0.0))
            found[number] = (matched + 1, score + weight)
    return found, True


def _with_sign(text: str) -> str:
    match = _BARE_NORM.match(text)
    return f"§ {text[match.end() :]}" if match else text


def _days_away(period: Period, day: date) -> int:
    """0 if it holds that day, else the days to its nearest end."""
    if day in period:
        return 0
    ends = [end for end in (period.start, period.end) if end is not None]
    return min(abs((end - day).days) for end in ends)
