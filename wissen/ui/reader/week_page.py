"""Wochenblick as a page for paper: what to do, who is how far, how many still know an old state."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from wissen.content.blocks import Paragraph, Text
from wissen.drawing.page import Page, PageSection
from wissen.services.week import Overview
from wissen.services.week_tables import cell_words, covering_words
from wissen.text import german_date
from wissen.ui.reader.talk_page import bullets, table
from wissen.ui.strings import plural, tr

_ABREAST: Final = 4
"""People beside each other on a sheet."""


def week_page(overview: Overview) -> Page:
    """What the screen shows, from the same values."""
    title = tr("Wochenblick vom {day}").format(day=german_date(overview.day))
    return Page(title, tuple(_sections(overview)))


def old_words(overview: Overview) -> tuple[str, ...]:
    """After a change: how many still share an old state, and never who."""
    line = tr("{title}, geändert am {day}: {count} von {of} noch mit dem früheren Stand")
    return tuple(
        line.format(title=one.title, day=german_date(one.day), count=one.count, of=plural(one.of, "Person", "Personen"))
        for one in overview.old
    )


def _sections(overview: Overview) -> Iterator[PageSection]:
    if overview.rows:
        rows = [(row.name, row.reason, tr(row.act.value)) for row in overview.rows]
        header = (tr("Person"), tr("Grund"), tr("Vorschlag"))
        yield PageSection("woche", tr("Diese Woche"), (table(header, rows),))
    else:
        nothing = Paragraph((Text(tr("Diese Woche steht nichts an.")),))
        yield PageSection("woche", tr("Diese Woche"), (nothing,))
    if covering := covering_words(overview.columns):
        yield PageSection("vertretung", tr("In Vertretung"), (bullets(covering),))
    for first in range(0, len(overview.columns) if overview.lines else 0, _ABREAST):
        columns = overview.columns[first : first + _ABREAST]
        names = (tr("Modul"), *(column.name for column in columns))
        cells = [
            (line.title, *(cell_words(cell) for cell in line.cells[first : first + _ABREAST]))
            for line in overview.lines
        ]
        yield PageSection(f"staende-{first}", tr("Stände"), (table(names, cells),))
    if overview.old:
        yield PageSection("frueher", tr("Nach Änderungen"), (bullets(old_words(overview)),))
