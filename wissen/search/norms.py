"""Norms as terms of the index, and citations as people type them: "18g", "60a 5b", "art 6 gg"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from wissen.law.citation import Citation
from wissen.law.laws import LAWS, counts_in_articles

NORM = "§"
"""The sign before the term of a norm, which no word begins with."""
_ARTICLE = "art"
_SPECIFIC, _GENERAL, _OTHER_LAW = 1.0, 0.6, 0.5
"""What a document is worth that cites the very Absatz, the norm at large, or the number without naming a law."""
_WIDEST = 60
"""Norms in a range; a wider one means the chapter, not each of its norms."""

_NUMBER = re.compile(r"(?P<number>\d+)(?P<letter>[a-z]?)", re.IGNORECASE)
_PARAGRAPH = re.compile(r"Abs\. (?P<first>\d+[a-z]?)(?:–(?P<last>\d+[a-z]?))?")
_TERM = re.compile(rf"{NORM}(?P<article>{_ARTICLE})?(?P<number>\w+)(?:\.(?P<paragraph>\w+))?")


def terms_of(citation: Citation) -> tuple[str, ...]:
    """The terms of a citation, the closest first: with Absatz and law ("§81.4@aufenthg"), then with less of them.

    Without a law a term ends in "@"; the terms without "@" are for those who ask without naming one.
    """
    if not citation.norm.startswith(("§", "Art.")):
        return ()
    article = citation.norm.startswith("Art.") or counts_in_articles(citation.law)
    law = "".join(citation.law.lower().split())
    match = _PARAGRAPH.search(citation.detail)
    paragraphs = tuple(_between(match["first"], match["last"] or match["first"])) if match else ()
    terms: list[str] = []
    for number in _numbers(citation):
        norm = f"{NORM}{_ARTICLE if article else ''}{number}"
        heads = [*(f"{norm}.{paragraph}" for paragraph in paragraphs), norm]
        terms += [*(f"{head}@{law}" for head in heads), *heads]
    return tuple(dict.fromkeys(sorted(terms, key=lambda term: ("@" not in term, "." not in term))))


def asked_terms(terms: Iterable[str]) -> dict[str, float]:
    """What answers a citation with these terms, and how well."""
    closest = [term for term in terms if "@" in term]
    detailed = any("." in term for term in closest)
    found: dict[str, float] = {}
    for term in closest:
        worth = _SPECIFIC if ("." in term) == detailed else _GENERAL
        head, _, law = term.partition("@")
        if law:
            found[term] = worth
            found[f"{head}@"] = worth * _OTHER_LAW
        else:
            found[head] = worth
    return found


def with_letters(terms: Iterable[str]) -> Iterator[str]:
    """The norms that a number may go on to be: 18 on the way to 18g; none for one that has a letter or an Absatz."""
    for term in terms:
        if term[-1].isdigit() and "." not in term and "@" not in term:
            yield from (term + letter for letter in "abcdefghijklmnopqrstuvwxyz")


def shown(term: str) -> str:
    """The norm of a term as people write it, its law left out."""
    match = _TERM.match(term)
    if match is None:
        return term
    paragraph = f" Abs. {match['paragraph']}" if match["paragraph"] else ""
    return f"{'Art.' if match['article'] else '§'} {match['number']}{paragraph}"


def _numbers(citation: Citation) -> Iterator[str]:
    """The numbers of all norms that are meant: those of a range, and those after "f." and "ff."."""
    first = citation.norm.rpartition(" ")[2].lower()
    if citation.upto in {"f.", "ff."}:
        number = _NUMBER.match(first)
        yield first
        if number:
            yield from (str(int(number["number"]) + more) for more in range(1, 1 + citation.upto.count("f")))
    else:
        yield from _between(first, citation.upto.rpartition(" ")[2].lower() or first)


def _between(first: str, last: str) -> Iterator[str]:
    """3, 4, 5 and 5a for "3" to "5a"; 18a, 18b, 18c for "18a" to "18c"."""
    start, end = _NUMBER.fullmatch(first), _NUMBER.fullmatch(last)
    yield first
    if first == last:
        return
    if start is None or end is None:
        yield last
        return
    low, high = int(start["number"]), int(end["number"])
    if low == high:
        yield from (
            f"{low}{chr(letter)}" for letter in range(ord(start["letter"] or "`") + 1, ord(end["letter"] or "`"))
        )
    elif high - low <= _WIDEST:
        yield from (str(number) for number in range(low + 1, high + (1 if end["letter"] else 0)))
    yield last


# ---------------------------------------------------------------- as people type them

_SIGN_WORD = re.compile(r"\bparagra(?:f|ph)(?:en)?\b", re.IGNORECASE)
_ARTICLE_WORD = re.compile(r"\bart(?:ikel)?\b\.?\s*(?=\d)", re.IGNORECASE)
_PARAGRAPH_WORD = re.compile(r"\babs(?:atz)?\b\.?\s*(?=\d)", re.IGNORECASE)
_SIGNED = re.compile(r"§|\bArt\. ")
_LETTERED = re.compile(r"(?<![\w.,/-])(?=\d{1,3}[a-z](?!\w))", re.IGNORECASE)
_DETAIL = re.compile(r"((?:§|Art\.)\s*\d{1,3} ?[a-z]?)\s+(?=\d{1,2}[a-z]?(?![\w.]))")


def as_written(query: str) -> str:
    """The query with its citations in the form in which texts have them, so that they are recognised."""
    text = _SIGN_WORD.sub("§", query)
    text = _ARTICLE_WORD.sub("Art. ", text)
    text = _PARAGRAPH_WORD.sub("Abs. ", text)
    text = _law_names().sub(lambda match: _canonical()[match[0].lower()], text)
    if not _SIGNED.search(text):
        text = _with_sign(text)
    return _DETAIL.sub(r"\1 Abs. ", text)


def _with_sign(text: str) -> str:
    """Put the sign where somebody left it out: before a number that is all there is, has a letter, or has its law."""
    bare = _bare().match(text) or _with_law().search(text) or _LETTERED.search(text)
    return f"{text[: bare.start()]}§ {text[bare.start() :].lstrip()}" if bare else text


@cache
def _bare() -> re.Pattern[str]:
    detail = r"(?:\s+(?:Abs\. )?\d{1,2}[a-z]?)?"
    return re.compile(rf"\s*\d{{1,3}} ?[a-z]?{detail}(?:\s+{_law_names().pattern})?\s*\Z", re.IGNORECASE)


@cache
def _with_law() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.,/-])\d{{1,3}} ?[a-z]?\s+{_law_names().pattern}", re.IGNORECASE)


@cache
def _canonical() -> dict[str, str]:
    """Every way to write a law, in lower case -> the way that citations are read in."""
    return {name.lower(): name for law in LAWS for name in (*law.spellings, law.abbreviation)}


@cache
def _law_names() -> re.Pattern[str]:
    names = sorted(_canonical(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)", re.IGNORECASE)
