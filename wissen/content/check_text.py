"""Author rules on the text itself: sentences that can be read, §§ that exist, terms that mean one thing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from wissen import paths
from wissen.content.blocks import plain
from wissen.content.checked import Checked
from wissen.content.model import Glossary
from wissen.content.pieces import pieces, runs
from wissen.content.problem import Problem
from wissen.content.sentences import count_words, sentences
from wissen.law.citation import Citation, find, formatted, lacks_norm, parse_sources
from wissen.law.laws import LAWS
from wissen.text import fold, nearest

LONGEST_SENTENCE = 30
"""Words; plain office German stays below twenty."""

KNOWN_LAWS = frozenset(law.abbreviation for law in LAWS)
"""Others may be cited too: every Land has its own."""

_SHOWN_WORDS = 5
_SHORTEST_OF_A_TEMPLATE = 25
"""Letters of a line of a template that nobody writes by chance."""


def sentences_are_short(checked: Checked) -> Iterator[Problem]:
    """Nobody reads a sentence of more than 30 words at the counter."""
    for run, line in runs(checked.content):
        for sentence in sentences(plain(run)):
            words = count_words(sentence)
            if words > LONGEST_SENTENCE:
                start = " ".join(sentence.split()[:_SHOWN_WORDS])
                text = f"Dieser Satz hat {words} Wörter: „{start} …“. Teilen Sie ihn."
                yield checked.hint(line, "satz-lang", text=text)


def nothing_is_left_of_a_template(checked: Checked) -> Iterator[Problem]:
    """Words of a starting file say how to write, and nothing about the matter."""
    line = next((at for at, words in enumerate(checked.lines, 1) if words.strip() in _words_of_templates()), 0)
    if line:
        text = "Hier steht noch Text der Vorlage. Ersetzen Sie ihn, und nennen Sie dann auch Quellen und Bezug."
        yield checked.hint(line, "vorlage", text=text)


@cache
def _words_of_templates() -> frozenset[str]:
    found = set()
    for template in paths.bundled("resources", "vorlagen").glob("*.md"):
        _, _, body = template.read_text(encoding="utf-8").removeprefix("---\n").partition("\n---\n")
        found |= {line.strip() for line in body.splitlines() if not line.startswith(("- **", "|", "#", "Antwort:"))}
    return frozenset(line for line in found if len(line) >= _SHORTEST_OF_A_TEMPLATE and not {*line} & {"$", "§"})


def citations_exist(checked: Checked) -> Iterator[Problem]:
    """A § that is cited stands in the law, as far as its list is known."""
    told: set[Citation] = set()
    for citation, line in citations_of(checked):
        if citation not in told and lacks_norm(citation):
            told.add(citation)
            text = f"„{formatted(citation)}“ gibt es im Gesetz nicht. Prüfen Sie die Nummer."
            yield checked.warning(line, "norm-unbekannt", text=text)


def sources_name_their_law(checked: Checked) -> Iterator[Problem]:
    """In `quellen` and `Bezug` every § says of which law it is, in the usual abbreviation."""
    for sources, line in _sources(checked):
        for citation in parse_sources("; ".join(sources)):
            if not citation.law:
                text = f"Bei „{formatted(citation)}“ fehlt das Gesetz, zum Beispiel „AufenthG“."
                yield checked.warning(line, "gesetz-fehlt", text=text)
            elif meant := _meant(citation.law):
                text = f"Das Gesetz „{citation.law}“ kennt Wissen nicht. Meinten Sie „{meant}“?"
                yield checked.warning(line, "gesetz-unbekannt", text=text)


def terms_mean_one_thing(checked: Checked) -> Iterator[Problem]:
    """Two terms of one name that are both to be linked: the link could not choose."""
    if not isinstance(checked.content, Glossary):
        return
    bearers: dict[str, str] = {}
    for term in checked.content.terms:
        if not term.linked:
            continue
        for name in dict.fromkeys((term.title, *term.abbreviations, *term.synonyms)):
            first = bearers.setdefault(fold(name), term.title)
            if first != term.title:
                text = (
                    f"„{name}“ steht schon bei „{first}“. Streichen Sie es hier, oder geben Sie „Verlinken: nein“ an."
                )
                yield checked.warning(term.line, "begriff-doppelt", text=text)


def citations_of(checked: Checked) -> Iterator[tuple[Citation, int]]:
    """Every place of the law that a file names, with the line: in its head, its parts and its text."""
    for sources, line in _sources(checked):
        yield from ((citation, line) for citation in parse_sources("; ".join(sources)))
    for run, line in runs(checked.content):
        yield from ((citation, line) for found in find(plain(run)) for citation in found.citations)


def _meant(law: str) -> str | None:
    """The known law that an unknown one is a slip of; "LVwVfG" is a law of a Land and none of "VwVfG"."""
    if law in KNOWN_LAWS:
        return None
    return nearest(law, (known for known in KNOWN_LAWS if known[0] == law[0]))


def _sources(checked: Checked) -> Iterator[tuple[tuple[str, ...], int]]:
    """`quellen` of the head and the Bezug of every part."""
    if checked.head is not None:
        yield checked.head.sources, checked.line_of("quellen")
    for piece, line in pieces(checked.content):
        yield getattr(piece, "sources", ()), line
