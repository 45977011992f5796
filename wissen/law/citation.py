"""Citations: found in running text, brought into one form, compared, and given their titles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from wissen.law.laws import GUIDELINE, counts_in_articles, law_of, law_pattern, norms_of, titles
from wissen.law.norm_list import Norm, scan_annex, scan_decimal, scan_norms

HARD_BLANK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Citation:
    """One place of the law.

    `law` is empty for a bare § without context, `norm` for a law as a whole; `upto` is the last norm of a range
    ("§ 36a") or "f."/"ff."; `detail` is written "Abs. 4 Satz 1".
    """

    law: str
    norm: str
    detail: str = ""
    upto: str = ""

    def __str__(self) -> str:
        """The one way it is written, with ordinary blanks; `parse_sources` reads it back."""
        sign, _, number = self.norm.partition(" ")
        last = self.upto.rpartition(" ")[2]
        if last and sign == "§":
            sign = "§§"
        numbers = f"{number} {last}" if last.endswith(".") else f"{number}–{last}" if last else number
        return " ".join(part for part in (sign, numbers, self.detail, self.law) if part)


@dataclass(frozen=True, slots=True)
class Found:
    """`text[start:end]` cites these places."""

    start: int
    end: int
    citations: tuple[Citation, ...]


@dataclass(slots=True)
class _Mention:
    """One sign with its numbers, on the way to its law."""

    start: int
    end: int
    sign: str
    norms: list[Norm]
    law: str


_MARKS = ("§", "Art", "Nr.", "Nummer", "Anlage", "Paragra")
_SIGN = re.compile(
    r"(?P<paragraph>(?P<several>§§)|§|\bParagra(?:f|ph)(?:en)?\b)\s*(?=\d)"
    r"|(?P<article>\bArt(?:ikel[ns]?|t?\.)?)\s*(?=\d)"
    r"|(?P<decimal>\bN(?:r\.|ummer))\s*(?=\d+\.\d)"
    r"|(?P<annex>\bAnlagen?)\s+(?=[A-Z\d])"
)
_CHAIN = re.compile(
    r"\s*(?:\([^()]{0,80}\)\s*)?,?\s*(?:(?:jeweils|auch|ggf\.)\s+)?"
    r"(?:,|/|–|-|und|oder|sowie|bzw\.|u\.|bis|i\.?\s?V\.?\s?m\.?|in\s+Verbindung\s+mit)?"
    r"\s*(?:(?:mit|nach|des|der|auch)\s+)?"
)
_BINDING = re.compile(r"(§|Art\.|Nr\.|Anlage|Abs\.|[Ss]atz|Buchst\.|Alt\.) | (?=ff?\.)")
_LONGEST_LAW = 70
# Signs that may stand without a law, and whether they count the norms of a law of Artikel.
_COUNTED = {"§": False, "Art.": True}


@cache
def _law_after() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:(?:des|der|zum|zur)\s+)?{law_pattern()}")


@cache
def _law_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){law_pattern()}(?:\s*:)?\s*(?P<bracket>\(\s*)?$")


def find(text: str, context_law: str | None = None) -> tuple[Found, ...]:
    """Every citation in the text; a bare § takes its law from the citation it is joined to, else from the context."""
    if not any(mark in text for mark in _MARKS):
        return ()
    mentions = _mentions(text)
    _inherit(text, mentions)
    found = []
    for mention in mentions:
        law = mention.law
        if mention.sign == "Nr." and law != GUIDELINE:
            continue
        bare = not law and mention.sign in _COUNTED
        if bare and context_law and _COUNTED[mention.sign] == counts_in_articles(context_law):
            law = context_law
        if law or bare:
            citations = tuple(_citation(law, mention.sign, norm) for norm in mention.norms)
            found.append(Found(mention.start, mention.end, citations))
    return tuple(found)


def parse_sources(text: str) -> tuple[Citation, ...]:
    """The citations of a list of sources (`quellen`, Bezug), where a law may also stand for itself.

    Parts are split at ";"; a part without a law keeps that of the part before.
    """
    citations: list[Citation] = []
    for part in text.split(";"):
        found = find(part, citations[-1].law if citations else None)
        if found:
            citations += (citation for each in found for citation in each.citations)
        else:
            laws = (_alone().fullmatch(piece.strip()) for piece in part.split(","))
            citations += (Citation(law_of(match), "") for match in laws if match)
    return tuple(citations)


def normalise(text: str) -> str:
    """A list of sources in the one form of `Citation.__str__`, parted by "; "."""
    return "; ".join(str(citation) for citation in parse_sources(text))


def formatted(citation: Citation) -> str:
    """The citation for people: no line ends between a sign or label and its number."""
    return _BINDING.sub(lambda match: f"{match[1] or ''}{HARD_BLANK}", str(citation))


def title(citation: Citation) -> str | None:
    """The official title of the (first) norm, None where the shipped table has none."""
    return titles().get((citation.law, citation.norm)) or None


def lacks_norm(citation: Citation) -> bool:
    """Whether the table lists the norms of this law, but not the one cited (or the last one of its range)."""
    known = norms_of(citation.law)
    last = citation.upto if citation.upto.startswith(("§", "Art.")) else citation.norm
    return bool(known and citation.norm) and not {citation.norm, last} <= known


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(law_pattern())


def _mentions(text: str) -> list[_Mention]:
    mentions: list[_Mention] = []
    position = 0
    while sign := _SIGN.search(text, position):
        norms, end = _scan(text, sign)
        if not norms:
            position = sign.end()
            continue
        start, law = sign.start(), ""
        if after := _law_after().match(text, end):
            law, end = law_of(after), after.end()
        elif before := _before(text, max(position, start - _LONGEST_LAW), start):
            law = law_of(before)
            start = start if before["bracket"] else before.start()
        mentions.append(_Mention(start, end, _written_sign(sign), norms, law))
        position = end
    return mentions


def _before(text: str, floor: int, end: int) -> re.Match[str] | None:
    """The law that ends where the sign stands: "AufenthG § 81", "AZRG (§§ 1, 3)"."""
    last = text[floor:end].rstrip(" (:\n").rpartition(" ")[2][:1]
    # Nearly always it is "nach", "gemäß" or an article: not worth trying every law at every word.
    if not (last.isupper() or last.isdigit()):
        return None
    return _law_before().search(text, floor, end)


def _scan(text: str, sign: re.Match[str]) -> tuple[list[Norm], int]:
    if sign["decimal"]:
        return scan_decimal(text, sign.end())
    if sign["annex"]:
        return scan_annex(text, sign.end())
    return scan_norms(text, sign.end(), several=sign["several"] is not None, law=_law_after())


def _written_sign(sign: re.Match[str]) -> str:
    if sign["paragraph"]:
        return "§"
    if sign["article"]:
        return "Art."
    return "Nr." if sign["decimal"] else "Anlage"


def _inherit(text: str, mentions: list[_Mention]) -> None:
    """Give a mention without law that of the next one it is joined to, else that of the one before."""
    pairs = [
        (first, second)
        for first, second in pairwise(mentions)
        if first.sign == second.sign and _CHAIN.fullmatch(text, first.end, second.start)
    ]
    for first, second in reversed(pairs):
        first.law = first.law or second.law
    for first, second in pairs:
        second.law = second.law or first.law


def _citation(law: str, sign: str, norm: Norm) -> Citation:
    upto = norm.upto if norm.upto.endswith(".") or not norm.upto else f"{sign} {norm.upto}"
    detail = " ".join(f"{label} {value}" for label, value in norm.path)
    return Citation(law, f"{sign} {norm.number}", detail, upto)
