"""What can be put into a text with one click, so that nobody has to know how it is written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from wissen.content.blocks import CalloutKind
from wissen.content.model import Kind
from wissen.ui.strings import tr


class Snippet(StrEnum):
    """The value is its name in the menu."""

    HEADING = "Überschrift"
    QUESTION = "Frage mit Antworten"
    STEP = "Schritt"
    TABLE = "Tabelle"
    LINK = "Link zu einem anderen Inhalt"
    PICTURE = "Bild"


@dataclass(frozen=True, slots=True)
class Inserted:
    """A text and the words of it that are typed over first."""

    text: str
    chosen: str


CALLOUTS = (
    CalloutKind.REMEMBER,
    CalloutKind.WARNING,
    CalloutKind.EXAMPLE,
    CalloutKind.PRACTICE,
    CalloutKind.NOTE,
    CalloutKind.LOCAL,
)
"""Those that fit everywhere."""

_STEP = re.compile(r"^## (\d+)\.", re.MULTILINE)


def offered(kind: Kind | None) -> tuple[Snippet, ...]:
    """What fits into a file of a kind."""
    fits = {Snippet.QUESTION: kind in (Kind.LESSON, Kind.QUIZ), Snippet.STEP: kind is Kind.PROCESS}
    return tuple(one for one in Snippet if fits.get(one, True))


def callout(kind: CalloutKind) -> Inserted:
    """A box that stands out."""
    words = tr("Hier steht, was auffallen soll.")
    return Inserted(f"> **{kind.value}:** {words}\n", words)


def snippet(one: Snippet, kind: Kind | None, text: str) -> Inserted:
    """What is written for it in a file of this kind whose text is this."""
    match one:
        case Snippet.HEADING:
            return Inserted(tr("## Überschrift\n\nText\n"), tr("Überschrift"))
        case Snippet.QUESTION:
            return _question(asked_in_lesson=kind is Kind.LESSON)
        case Snippet.STEP:
            number = max((int(found) for found in _STEP.findall(text)), default=0) + 1
            words = tr("Was zu tun ist")
            written = f"## {number}. {words}\n\n" + tr("- **Wer:** Servicetheke\n\nWas geschieht, in zwei Sätzen.\n")
            return Inserted(written, words)
        case Snippet.TABLE:
            return Inserted(tr("| Fall | Was gilt |\n| --- | --- |\n| erster Fall | … |\n"), tr("erster Fall"))
        case Snippet.LINK:
            return Inserted(tr("[Worte des Links]("), "")
    return Inserted(tr("![Was auf dem Bild zu sehen ist]("), "")


def _question(*, asked_in_lesson: bool) -> Inserted:
    words = tr("Was stimmt?")
    opening = f"## Kontrollfrage: {words}" if asked_in_lesson else f"## {words}"
    answers = tr(
        "- [x] Die richtige Antwort\n  > Richtig: warum das stimmt.\n"
        "- [ ] Eine falsche Antwort\n  > Nein: warum das nicht stimmt.\n"
    )
    return Inserted(f"{opening}\nBezug: § \n\n{answers}", words)
