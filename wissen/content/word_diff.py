"""Two texts side by side: what has gone, what is new, and what only stands elsewhere now."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum, auto
from itertools import groupby, zip_longest

_SENTENCE = re.compile(r"\n+|[^\n]+?(?:[.!?:;][”“\"']?(?=\s)\s*|(?=\n)|$)")
_WORD = re.compile(r"\s*\S+\s*|\s+")
_SPOKEN = re.compile(r"\w")
_ALIKE = 0.4
"""Two sentences with fewer common words than this share are told as one gone and one new."""
_LONGEST = 400
"""Words of a sentence that are still compared one by one; no sentence that is meant to be read has as many."""
_ISLAND = 2
"""So few words that stayed between many that did not are no help to a reader."""


class Mark(Enum):
    """What has become of a piece of text."""

    SAME = auto()
    GONE = auto()
    NEW = auto()
    MOVED = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text of one mark."""

    text: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Difference:
    """Joined, the pieces of `old` and of `new` are the two texts."""

    old: tuple[Piece, ...]
    new: tuple[Piece, ...]

    @property
    def any(self) -> bool:
        """Whether anything has gone or come; what only moved is no change of substance."""
        return any(piece.mark in (Mark.GONE, Mark.NEW) for piece in (*self.old, *self.new))


def difference(old: str, new: str) -> Difference:
    """Compare sentence by sentence, and word by word where two sentences are alike."""
    before, after = _SENTENCE.findall(old), _SENTENCE.findall(new)
    # Blanks around a sentence are not part of it: the last one of a paragraph has none.
    names = [[sentence.strip() for sentence in side] for side in (before, after)]
    blocks = SequenceMatcher(None, names[0], names[1], autojunk=False).get_opcodes()
    gone = [sentence for tag, first, last, _, _ in blocks if tag != "equal" for sentence in before[first:last]]
    come = [sentence for tag, _, _, first, last in blocks if tag != "equal" for sentence in after[first:last]]
    moved = Counter(_named(gone)) & Counter(_named(come))
    left, right = Counter(moved), Counter(moved)
    olds: list[Piece] = []
    news: list[Piece] = []
    for tag, first, last, start, end in blocks:
        if tag == "equal":
            olds += [Piece(text, Mark.SAME) for text in before[first:last]]
            news += [Piece(text, Mark.SAME) for text in after[start:end]]
            continue
        for one, other in _paired(before[first:last], after[start:end], left, right):
            olds += one
            news += other
    return Difference(_joined(olds), _joined(news))


def _paired(
    old: Sequence[str], new: Sequence[str], left: Counter[str], right: Counter[str]
) -> Iterator[tuple[list[Piece], list[Piece]]]:
    """The pieces of both sides: moved sentences first set apart, the others compared in their order."""
    olds, news = _split(old, left), _split(new, right)
    rest = [(place, text) for place, (text, moved) in enumerate(olds) if not moved and text.strip()]
    others = [(place, text) for place, (text, moved) in enumerate(news) if not moved and text.strip()]
    told_old = {place: [Piece(text, Mark.MOVED if moved else Mark.GONE)] for place, (text, moved) in enumerate(olds)}
    told_new = {place: [Piece(text, Mark.MOVED if moved else Mark.NEW)] for place, (text, moved) in enumerate(news)}
    for one, other in zip_longest(rest, others):
        if one and other and (words := _words(one[1], other[1])):
            told_old[one[0]], told_new[other[0]] = words
    yield (
        [piece for place in sorted(told_old) for piece in told_old[place]],
        [piece for place in sorted(told_new) for piece in told_new[place]],
    )


def _split(sentences: Sequence[str], moved: Counter[str]) -> list[tuple[str, bool]]:
    """Each sentence with whether it only moved; a sentence moves as often as it stands on the other side."""
    found = []
    for sentence in sentences:
        name = sentence.strip()
        is_moved = bool(name) and moved[name] > 0
        if is_moved:
            moved[name] -= 1
        found.append((sentence, is_moved))
    return found


def _named(sentences: Iterable[str]) -> Iterator[str]:
    return (sentence.strip() for sentence in sentences if sentence.strip())


def _words(old: str, new: str) -> tuple[list[Piece], list[Piece]] | None:
    """Word by word; None when the two have too little in common for that to be read."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    if max(len(before), len(after)) > _LONGEST:
        return None
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return None
    olds: list[Piece] = []
    news: list[Piece] = []
    blocks = matcher.get_opcodes()
    for place, (tag, first, last, start, end) in enumerate(blocks):
        same = tag == "equal" and not _is_island(blocks, place)
        olds.append(Piece("".join(before[first:last]), Mark.SAME if same else Mark.GONE))
        news.append(Piece("".join(after[start:end]), Mark.SAME if same else Mark.NEW))
    return olds, news


def _is_island(blocks: Sequence[tuple[str, int, int, int, int]], place: int) -> bool:
    """Whether words that stayed are few, and more words on both sides of them did not."""
    if not 0 < place < len(blocks) - 1 or blocks[place][2] - blocks[place][1] > _ISLAND:
        return False
    return all(
        max(last - first, end - start) > _ISLAND
        for _, first, last, start, end in (blocks[place - 1], blocks[place + 1])
    )


def _joined(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Neighbours of one mark as one piece; blanks and signs belong to what stands on both sides of them."""
    told = [piece if _SPOKEN.search(piece.text) else Piece(piece.text, Mark.SAME) for piece in pieces if piece.text]
    for place in range(1, len(told) - 1):
        before, after = told[place - 1].mark, told[place + 1].mark
        if not _SPOKEN.search(told[place].text) and "\n" not in told[place].text and before is after:
            told[place] = Piece(told[place].text, before)
    return tuple(
        Piece("".join(piece.text for piece in run), mark) for mark, run in groupby(told, key=lambda piece: piece.mark)
    )
