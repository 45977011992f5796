"""What can be put into a text with one click, so that nobody has to know how it is written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from wissen.content.blocks import CalloutKind
from wissen.content.model import Kind
from wissen.ui.strings import tr
from wissen.ui.workshop.inserting import Where


class Snippet(StrEnum):
    """The value is its name in the menu."""

    HEADING = "Überschrift"
    QUESTION = "Frage mit Antworten"
    CASE = "Fall für die nächsten Fragen"
    STEP = "Schritt"
    FORK = "Frage, an der sich der Weg teilt"
    CARD = "Antwortkarte"
    MISCONCEPTION = "Irrtum"
    PRACTICE = "Praxisaufgabe"
    TERM = "Begriff"
    FINDER_QUESTION = "Frage mit zwei Wegen"
    OUTCOME = "Ergebnis"
    STRETCH = "Zeitraum"
    STAGE = "Stufe"
    TABLE = "Tabelle"
    LINK = "Link zu einem anderen Inhalt …"
    PICTURE = "Bild …"


@dataclass(frozen=True, slots=True)
class Inserted:
    """A text, the words of it that are typed over first, and where it goes as seen from the cursor."""

    text: str
    chosen: str
    where: Where = Where.PARAGRAPH


CALLOUTS = (
    CalloutKind.REMEMBER,
    CalloutKind.WARNING,
    CalloutKind.EXAMPLE,
    CalloutKind.PRACTICE,
    CalloutKind.NOTE,
    CalloutKind.LOCAL,
)
"""Those that fit everywhere."""

ASKED = frozenset({Snippet.LINK, Snippet.PICTURE})
"""What is asked for before it is written."""

_FITS: dict[Snippet, frozenset[Kind]] = {
    Snippet.HEADING: frozenset({Kind.LESSON}),
    Snippet.QUESTION: frozenset({Kind.LESSON, Kind.QUIZ}),
    Snippet.CASE: frozenset({Kind.QUIZ}),
    Snippet.STEP: frozenset({Kind.PROCESS}),
    Snippet.FORK: frozenset({Kind.PROCESS}),
    Snippet.CARD: frozenset({Kind.CARDS}),
    Snippet.MISCONCEPTION: frozenset({Kind.CARDS}),
    Snippet.PRACTICE: frozenset({Kind.PRACTICES}),
    Snippet.TERM: frozenset({Kind.GLOSSARY}),
    Snippet.FINDER_QUESTION: frozenset({Kind.FINDER}),
    Snippet.OUTCOME: frozenset({Kind.FINDER}),
    Snippet.STRETCH: frozenset({Kind.PATH}),
    Snippet.STAGE: frozenset({Kind.CHANGE}),
}
"""The others fit everywhere in the text of a content file."""

_SECTIONS = {
    Snippet.HEADING: ("Überschrift", "## {words}\n\nText\n"),
    Snippet.QUESTION: (
        "Was stimmt?",
        (
            "## {asked}{words}\nBezug: § \n\n- [x] Die richtige Antwort\n  > Richtig: warum das stimmt.\n"
            "- [ ] Eine falsche Antwort\n  > Nein: warum das nicht stimmt.\n"
        ),
    ),
    Snippet.CASE: ("Frau A. kommt an die Theke", "# Fall: {words}\n\nWas geschehen ist, in drei Sätzen.\n"),
    Snippet.STEP: (
        "Was zu tun ist",
        "## {number}. {words}\n\n- **Wer:** Servicetheke\n\nWas geschieht, in zwei Sätzen.\n",
    ),
    Snippet.FORK: (
        "Ist alles da?",
        "## {number}. Frage: {words}\n\n- **Wer:** Servicetheke\n\n- Ja → Ende\n- Nein → Ende\n",
    ),
    Snippet.CARD: (
        "Was gefragt wird",
        (
            "## {words}\n\n- **Kurz:** Die Antwort in einem Satz\n- **Zum Vorlesen:** Ein Satz zum Vorlesen.\n"
            "- **Unterlagen:** Pass\n- **Zuständig:** Servicetheke\n- **Auskunft durch:** Telefon\n"
        ),
    ),
    Snippet.MISCONCEPTION: (
        "Was viele falsch verstehen",
        (
            "## {words}\n\n> **Irrtum:** Der Satz, der oft gesagt wird und nicht stimmt.\n\n"
            "> **Richtig:** Was stattdessen gilt.\n\n> **Quelle:** der Paragraf, in dem es steht\n"
        ),
    ),
    Snippet.PRACTICE: (
        "Was jemand können soll",
        (
            "## {words}\n\n- **Ziel:** Woran man es sieht\n- **Abnahme durch:** Mentorin oder Mentor\n"
            "- **Stufe:** unter Anleitung; selbständig\n\nWas zu tun ist.\n"
        ),
    ),
    Snippet.TERM: ("Begriff", "## {words}\n\nWas er bedeutet, in ein oder zwei Sätzen.\n"),
    Snippet.FINDER_QUESTION: (
        "Was ist zu klären?",
        "## Frage {number}: {words}\n\n- Ja → Ergebnis {outcome}\n- Nein → Ergebnis {outcome}\n",
    ),
    Snippet.OUTCOME: (
        "Wie es weitergeht",
        "## Ergebnis: {words}\n\n- **Entscheidet:** Sachbearbeitung\n\nWas zu sagen ist.\n",
    ),
    Snippet.STAGE: (
        "Was sich ändert",
        "## Stufe: {words}\nGilt: offen\n\n- **Betrifft:** §\n- **Quelle:** Fundstelle\n\nWas neu ist.\n",
    ),
}
"""What goes below a section: the words that are typed over first, and how it is written."""

_NUMBER = re.compile(r"^## (?:Frage\s+)?(\d+)[.:]", re.MULTILINE)
_OUTCOME = re.compile(r"^## Ergebnis: [^\n]*\n+(?:[^\n]* · )?Kennung: (\S+)", re.MULTILINE)
_STRETCHES = re.compile(r"^## (?P<unit>Tag|Woche|Monat) (?P<number>\d+)", re.MULTILINE)


def offered(kind: Kind | None) -> tuple[Snippet, ...]:
    """What fits into a file of a kind; nothing into one that is none."""
    everywhere = frozenset({kind}) if kind is not None else frozenset()
    return tuple(one for one in Snippet if kind in _FITS.get(one, everywhere))


def callout(kind: CalloutKind) -> Inserted:
    """A box that stands out."""
    words = tr("Hier steht, was auffallen soll.")
    return Inserted(f"> **{kind.value}:** {words}\n", words)


def snippet(one: Snippet, kind: Kind | None, text: str) -> Inserted:
    """What is written for it in a file of this kind whose text is this; not for what is asked for."""
    if one is Snippet.TABLE:
        return Inserted(tr("| Fall | Was gilt |\n| --- | --- |\n| erster Fall | … |\n"), tr("erster Fall"))
    if one is Snippet.STRETCH:
        words = _next_stretch(text)
        return Inserted(f"## {words}\n", words, Where.END)
    said, form = _SECTIONS[one]
    words = tr(said)
    number = max((int(found) for found in _NUMBER.findall(text)), default=0) + 1
    asked = "Kontrollfrage: " if kind is Kind.LESSON else ""
    outcome = found[1] if (found := _OUTCOME.search(text)) else "kennung"
    written = tr(form).format(words=words, number=number, asked=asked, outcome=outcome)
    return Inserted(written, words, Where.SECTION)


def link(words: str, target: str, kind: Kind | None) -> Inserted:
    """A link within the text; in a learning path, an entry of its list."""
    if kind is Kind.PATH:
        return Inserted(f"- [{words}]({target})\n", "")
    return Inserted(f"[{words}]({target})", "", Where.HERE)


def picture(alt: str, target: str) -> Inserted:
    """A picture on a line of its own."""
    return Inserted(f"![{alt}]({target})\n", "")


def _next_stretch(text: str) -> str:
    found = _STRETCHES.findall(text)
    unit, number = found[-1] if found else ("Tag", "0")
    return f"{unit} {int(number) + 1}"
