"""Everything about a person as one page to read: HTML without scripts, in which nothing is loaded from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import escape

from wissen.progress.export import Kept
from wissen.services.data_words import DataEntry
from wissen.services.exchanged import Exchanged, Told
from wissen.services.post import Side
from wissen.text import german_date

KEPT_APART = (
    "Wie lange Sie lernen, wann Sie sich anmelden und wonach Sie suchen.",
    "Die Uhrzeit, zu der Sie etwas getan haben: Es steht nur der Tag dabei.",
    "Ihre Antworten in einem Anliegen-Finder und Ihre Häkchen im Prozess-Begleiter.",
)
"""What Wissen does not keep."""

WHO_SEES = (
    "Niemand außer Ihnen, solange Sie niemandem etwas zeigen.",
    "Ihr Lernstand liegt nur auf diesem Rechner und verlässt ihn nicht von selbst.",
    "Was Sie als Einblick oder Bitte um Hilfe senden, sieht die Mentorin oder der Mentor, dem Sie es senden.",
    "Wer den Rechner verwaltet, kann die Dateien öffnen. Sie sind nicht verschlüsselt.",
)
"""Who may see what is kept."""

_ABOUT_OTHERS = (
    "Was andere mir als Einblick oder Bitte um Hilfe gesendet haben und wann sie abwesend sind, betrifft diese "
    "Menschen und steht deshalb nicht hier."
)

_STYLE = (
    "body{font:1rem/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}"
    "table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.3rem .8rem .3rem 0;"
    "border-bottom:1px solid #ccc;overflow-wrap:anywhere}pre{white-space:pre-wrap;overflow-wrap:anywhere}"
)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def data_page(
    kept: Kept, entries: Sequence[DataEntry], person: Iterable[tuple[str, str]], exchanged: Exchanged, *, day: date
) -> str:
    """The page; `person` are name and value of each setting, `entries` all events in words."""
    return "\n".join(
        (
            "<!DOCTYPE html>",
            '<html lang="de"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            f"<title>Meine Daten in Wissen</title><style>{_STYLE}</style></head><body>",
            f"<h1>Meine Daten in Wissen</h1><p>Stand: {german_date(day)}</p>",
            *_list("Wer das sehen kann", WHO_SEES),
            *_list("Was nicht gespeichert wird", KEPT_APART),
            *_table("Über mich", ("Angabe", "Wert"), person),
            *_table("Was ich getan habe", ("Tag", "Was", "Wo", "Meine Worte"), map(_cells, entries)),
            *_exchange(exchanged),
            *_table("Alle Texte, die dazu gespeichert sind", ("Name", "Text"), kept.texts.items()),
            *_table("Wo ich zuletzt war", ("Inhalt", "Stelle"), ((one.object, one.section) for one in kept.places)),
            *_seen(kept),
            "</body></html>\n",
        )
    )


def _cells(entry: DataEntry) -> tuple[str, ...]:
    return (german_date(entry.day), entry.what, entry.title, entry.words)


def _list(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"<h2>{escape(title)}</h2><ul>"
    yield from (f"<li>{escape(line)}</li>" for line in lines)
    yield "</ul>"


def _table(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"<h2>{escape(title)}</h2>"
    lines = [f"<tr>{''.join(f'<td>{_words(cell)}</td>' for cell in row)}</tr>" for row in rows]
    if not lines:
        yield "<p>Nichts.</p>"
        return
    yield f"<table><thead><tr>{''.join(f'<th>{escape(head)}</th>' for head in heads)}</tr></thead><tbody>"
    yield from lines
    yield "</tbody></table>"


def _exchange(exchanged: Exchanged) -> Iterator[str]:
    yield from _table(
        "Mit wem ich mich austausche", ("Name", "Seite", "Zeichen zum Vergleichen", "Vertretung bis"), exchanged.people
    )
    yield from _table(
        "Was ich gesendet habe, und wer es sieht", ("An", "Was", "Was darin steht"), _rows(exchanged.sent)
    )
    yield from _table("Was ich bekommen habe", ("Von", "Was", "Was darin steht"), _rows(exchanged.came))
    noted = ((one.name, one.questions, one.notes) for one in exchanged.noted)
    yield from _table("Was ich für Gespräche notiert habe", ("Mit", "Meine Fragen", "Meine Notizen"), noted)
    if any(one.side is Side.TRAINEE for one in exchanged.contacts):
        yield f"<p>{escape(_ABOUT_OTHERS)}</p>"


def _rows(told: Iterable[Told]) -> Iterator[tuple[str, ...]]:
    return ((one.name, one.what, one.about) for one in told)


def _seen(kept: Kept) -> Iterator[str]:
    yield "<h2>Was ich gesehen habe</h2>"
    yield "<p>Die Texte, die ich abgeschlossen oder beantwortet habe, in ihrer damaligen Fassung.</p>"
    for revision, text in kept.shown.items():
        yield f"<details><summary>{escape(revision)}</summary><pre>{escape(text)}</pre></details>"


def _words(text: str) -> str:
    return escape(text).replace("\n", "<br>")
