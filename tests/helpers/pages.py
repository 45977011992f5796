"""Pages to read for tests, pictures and benchmarks: one with every kind of block, and long ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wissen.content.blocks import (
    Align,
    Block,
    BulletList,
    Callout,
    CalloutKind,
    Code,
    CodeBlock,
    Emphasis,
    Figure,
    Footnote,
    FootnoteRef,
    Gap,
    Image,
    LineBreak,
    Link,
    ListItem,
    OrderedList,
    Paragraph,
    Quote,
    Rule,
    Strike,
    Strong,
    Table,
    Text,
)
from wissen.content.validity import parse_period
from wissen.drawing.page import Lookups, Mark, MarkKind, Page, PageQuestion, PageSection

SOFT_HYPHEN = "\u00ad"
DRAWING = b"""<svg xmlns="http://www.w3.org/2000/svg" width="560" height="60" font-family="Fira Sans" font-size="14">
<g fill="#f3f4f7" stroke="#51577a"><rect x="1" y="6" width="150" height="46" rx="8"/>
<rect x="205" y="6" width="150" height="46" rx="8"/><rect x="409" y="6" width="150" height="46" rx="8"/></g>
<path d="M151 29h48m-6-5 6 5-6 5M355 29h48m-6-5 6 5-6 5" stroke="#51577a" fill="none" stroke-width="1.5"/>
<g text-anchor="middle" fill="#131525"><text x="76" y="34">Antrag geht ein</text>
<text x="280" y="34">Fall zuordnen</text><text x="484" y="34">Bescheinigung</text></g></svg>"""

_CITATION = re.compile(r"\u00a7 \d+[a-z]?(?: Abs\. \d+)?(?: Satz \d+)? [A-Z][A-Za-z]*G")
_TERMS = {
    "Fiktionsbescheinigung": "Bestätigt, dass der Aufenthalt bis zur Entscheidung als erlaubt gilt.",
    "Duldung": "",
}
_LONG_WORD = re.compile(r"\w{13,}")
_SYLLABLES = re.compile(
    r"(?<=\w{3})(?=(?:bescheinigung|erlaubnis|titel|genehmigung|schaffung|gesetz|verfahren|verlängerung|zentral"
    r"|register|behörde|gegenstand|tätigkeit|fiktion|maßnahme|umsetzung|nieder|heits|bildungs|anerkennung|gleich))"
)


def citations(text: str) -> Iterator[Mark]:
    for match in _CITATION.finditer(text):
        yield Mark(match.start(), match.end(), f"law:{match[0]}", f"{match[0]} im Wortlaut", MarkKind.CITATION)


def terms(text: str) -> Iterator[Mark]:
    for term, meaning in _TERMS.items():
        for match in re.finditer(rf"\b{term}\b", text):
            yield Mark(match.start(), match.end(), f"term:{term.lower()}", meaning, MarkKind.TERM)


def hyphenate(text: str) -> str:
    return _LONG_WORD.sub(lambda word: _SYLLABLES.sub(SOFT_HYPHEN, word[0]), text)


def picture(source: str) -> bytes | None:
    return DRAWING if source.endswith("ablauf.svg") else None


LOOKUPS = Lookups(annotate=(citations, terms), picture=picture, hyphenate=hyphenate)


def text(content: str) -> Paragraph:
    return Paragraph((Text(content),))


def callout(kind: CalloutKind, *blocks: Block, title: str = "") -> Callout:
    return Callout(kind, blocks, title)


def items(*contents: str | ListItem) -> tuple[ListItem, ...]:
    return tuple(item if isinstance(item, ListItem) else ListItem((text(item),)) for item in contents)


def cell(content: str) -> tuple[Text]:
    return (Text(content),)


TABLE = Table(
    header=(cell("Fall"), cell("Ausgangslage"), cell("Wirkung"), cell("Erwerbstätigkeit")),
    rows=(
        (cell("Erlaubnisfiktion"), cell("rechtmäßiger Aufenthalt ohne Titel"), cell("gilt als erlaubt"), cell("nein")),
        (cell("Duldungsfiktion"), cell("Antrag nach Ablauf"), cell("Abschiebung gilt als ausgesetzt"), cell("nein")),
        (
            cell("Fortgeltungsfiktion"),
            cell("Antrag vor Ablauf"),
            cell("bisheriger Titel gilt fort"),
            cell("wie bisher"),
        ),
    ),
    aligns=(Align.NONE, Align.LEFT, Align.NONE, Align.RIGHT),
)

_INTRODUCTION = PageSection(
    "einleitung",
    "",
    (
        Paragraph(
            (
                Text("Stellt eine Person vor Ablauf ihres Aufenthaltstitels einen Antrag auf Verlängerung, gilt der "),
                Text("Titel nach § 81 Abs. 4 AufenthG bis zur Entscheidung als "),
                Strong((Text("fortbestehend"),)),
                Text(". Die Behörde bestätigt das mit einer Fiktionsbescheinigung."),
                FootnoteRef(1),
                Text(" Prüfen Sie das Feld "),
                Code("Titel gültig bis"),
                Text(" in der Akte und lesen Sie die "),
                Link((Text("Anleitung zum Kalender"),), "kalender.md"),
                Text("."),
            )
        ),
        callout(
            CalloutKind.WARNING,
            text(
                "Ist der Titel bereits abgelaufen, tritt keine Fortgeltung ein, außer nach § 81 Abs. 4 Satz 3 AufenthG."
            ),
        ),
        Footnote(1, (text("Das Muster steht in Anlage D3 der Aufenthaltsverordnung."),)),
    ),
)

_PROCEDURE = PageSection(
    "vorgehen",
    "So gehen Sie vor",
    (
        OrderedList(
            (
                ListItem(
                    (
                        Paragraph(
                            (Strong((Text("Eingang feststellen."),)), Text(" Maßgeblich ist der Tag in der Behörde."))
                        ),
                        text("Auch der Nachtbriefkasten und der Online-Dienst zählen."),
                    )
                ),
                *items("Gültigkeit prüfen: Akte, Ausländerzentralregister und Pass.", "Den Fall zuordnen."),
            )
        ),
        Figure("../bilder/ablauf.svg", "Ablauf der Prüfung vom Eingang bis zur Bescheinigung"),
    ),
    note="gilt seit 01.03.2024",
)

_CASES = PageSection("faelle", "Die drei Fälle im Überblick", (TABLE,), level=3)

_LISTS = PageSection(
    "listen",
    "Unterlagen und Begriffe",
    (
        text("Diese Unterlagen sollten vorliegen:"),
        BulletList(
            (
                ListItem((text("Pass oder Passersatz"),), checked=True),
                ListItem(
                    (text("Lichtbild, nicht älter als sechs Monate und in der vorgeschriebenen Größe, sonst neu"),),
                    False,
                ),
            )
        ),
        BulletList(
            items(
                "Die Erlaubnisfiktion schützt Personen, die visumfrei einreisen durften.",
                ListItem(
                    (
                        text("Die Fortgeltungsfiktion erhält den Titel:"),
                        BulletList(items("mit allen Nebenbestimmungen", "mit der Erwerbstätigkeit")),
                        OrderedList(items("erst Antrag", "dann Bescheinigung"), start=4),
                    )
                ),
                ListItem((text("Die Niederlassungserlaubnis hat keine Frist."),), period=parse_period("ab 01.03.2024")),
            )
        ),
        Quote((text("Die Bescheinigung begründet kein Recht. Sie bestätigt, was schon gilt."),)),
        CodeBlock("Betreff: Fiktionsbescheinigung\nZeichen: 33.2\n"),
        Rule(),
        Paragraph(
            (
                Emphasis((Text("Kursiv"),)),
                Text(", "),
                Strike((Text("gestrichen"),)),
                Text(", ein Zeichen "),
                Image("../bilder/ablauf.svg", "kleiner Ablauf"),
                Text(" im Satz,"),
                LineBreak(),
                Text("und eine Lücke: "),
                Gap(("Duldung",)),
                Text("."),
            )
        ),
    ),
)

_CARDS = PageSection(
    "merkkaesten",
    "Arbeitserlaubnisbeschaffungsmaßnahmenumsetzungsverfahren",
    (
        callout(CalloutKind.REMEMBER, text("Zuerst das Datum, dann der Fall, dann das Formular.")),
        callout(
            CalloutKind.EXAMPLE, text("Frau A. kommt zwei Tage vor Ablauf. Ihre Niederlassungserlaubnis gilt fort.")
        ),
        callout(
            CalloutKind.PRACTICE, text("Legen Sie sich die Tabelle als Lesezeichen ab."), BulletList(items("Strg+D"))
        ),
        callout(CalloutKind.NOTE, text("Die Duldung ist kein Aufenthaltstitel."), TABLE),
        callout(
            CalloutKind.MORE,
            text("Ohne Pass wird ein Ausweisersatz geprüft, § 48 Abs. 2 AufenthG."),
            title="Wenn der Pass fehlt",
        ),
        callout(
            CalloutKind.MORE,
            text("Fünf Jahre sind die Regel, § 9 Abs. 2 AufenthG."),
            callout(CalloutKind.MORE, text("Bei Fachkräften drei Jahre."), title="Noch genauer"),
            title="Fristen der Niederlassungserlaubnis",
        ),
        callout(CalloutKind.MISCONCEPTION, text("Mit der Fiktionsbescheinigung darf man nicht arbeiten.")),
        callout(
            CalloutKind.CORRECTION,
            text("Bei der Fortgeltung gilt die bisherige Erlaubnis zur Erwerbstätigkeit weiter."),
        ),
        callout(CalloutKind.SOURCE, text("§ 81 Abs. 4 AufenthG")),
        Figure("fehlt.png", "Ein Bild, das es nicht gibt"),
    ),
)

QUESTION = PageQuestion(
    "f-81-4",
    "Welche Wirkung hat ein Antrag vor Ablauf der Aufenthaltserlaubnis?",
    (text("Frau A. hat den Antrag zwei Tage vor Ablauf gestellt."),),
)

_LAST = PageSection(
    "vor-ort", "Vor dem Gespräch", (text("Sprechen Sie langsam und fragen Sie nach, ob alles klar ist."),)
)


def sample_page() -> Page:
    return Page(
        "Die Fiktionsbescheinigung ausstellen",
        (_INTRODUCTION, _PROCEDURE, _CASES, QUESTION, _LISTS, _CARDS, _LAST),
        lead=(
            Text(
                "Wer rechtzeitig verlängert, darf bleiben. Hier lernen Sie, wann eine Fiktionsbescheinigung nötig ist."
            ),
        ),
    )


_SENTENCES = (
    "Die Sachbearbeitung prüft zuerst, ob alle Unterlagen vorliegen und ob die Frist nach § 81 Abs. 4 AufenthG gewahrt "
    "ist. Fehlt etwas, wird die Person schriftlich aufgefordert, die fehlenden Nachweise innerhalb von vier Wochen "
    "einzureichen; die Anleitung nennt die Textbausteine. Erst danach folgt die Entscheidung über die "
    "Aufenthaltserlaubnis, die zu begründen und bekannt zu geben ist. "
)


def long_page(words: int) -> Page:
    """A page of about so many words: paragraphs, lists, callouts and tables as in real lessons."""
    sections = []
    per_section = 215
    for number in range(1, max(1, round(words / per_section)) + 1):
        blocks: list[Block] = [
            text(_SENTENCES * 2),
            BulletList(items(_SENTENCES[:80], _SENTENCES[80:170])),
            text(_SENTENCES),
        ]
        if number % 3 == 0:
            blocks.append(callout(CalloutKind.REMEMBER, text(_SENTENCES[:150])))
        if number % 4 == 0:
            blocks.append(TABLE)
        sections.append(
            PageSection(f"abschnitt-{number}", f"Abschnitt {number}: Prüfung und Entscheidung", tuple(blocks))
        )
    return Page("Eine lange Lektion", tuple(sections))
