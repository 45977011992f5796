"""The data sheet for the Personalrat as a text to read and to print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wissen.content.blocks import Align, Block, BulletList, ListItem, Paragraph, Strong, Table, Text
from wissen.drawing.page import Page, PageSection
from wissen.services import data_sheet
from wissen.settings import LONGEST, Retention
from wissen.ui.strings import tr

TITLE = "Datenblatt zu Wissen"
_HEADS = ("Daten", "Wozu", "Wer sie sieht", "Wie lange")


def data_sheet_page(minimum: Iterable[str], retention: Retention = LONGEST) -> Page:
    """`minimum` are the words for what the office wants mentors to see at least."""
    lead = tr("Für Personalrat und Datenschutz: welche Daten es gibt, wozu, wer sie sieht und wie lange.")
    rules = (*data_sheet.RULES, data_sheet.minimum(minimum))
    parts = (
        PageSection("bleibt", tr("Was auf dem Rechner der Person bleibt"), tuple(_table(data_sheet.STAYS))),
        PageSection(
            "mentoren",
            tr("Was auf dem Rechner der Mentorin oder des Mentors liegt"),
            tuple(_table(data_sheet.at_mentors(retention))),
        ),
        PageSection("geht", tr("Was jemand mit einem Klick weitergibt"), tuple(_table(data_sheet.leaves(retention)))),
        PageSection("regeln", tr("Wie gesendet wird"), (points(rules),)),
        PageSection("nie-gesendet", tr("Was keine Mentorin und kein Mentor bekommt"), (points(data_sheet.STAYS_HERE),)),
        PageSection("nie", tr("Was nicht erfasst wird"), (points(data_sheet.NEVER),)),
    )
    return Page(tr(TITLE), parts, lead=(Text(lead),))


def points(lines: Iterable[str]) -> Block:
    """One line after the other, each with a bullet."""
    return BulletList(tuple(ListItem((Paragraph((Text(tr(line)),)),)) for line in lines))


def _table(rows: Iterable[data_sheet.Row]) -> Iterator[Block]:
    """What for, who and how long as a table; the fields below, which are too many for a cell."""
    found = tuple(rows)
    cells = tuple(
        tuple((Text(tr(words)),) for words in (row.name, row.purpose, row.seen_by, row.kept)) for row in found
    )
    yield Table(tuple((Text(tr(head)),) for head in _HEADS), cells, (Align.LEFT,) * len(_HEADS))
    for row in found:
        fields = "; ".join(map(tr, row.fields))
        yield Paragraph((Strong((Text(f"{tr(row.name)}: "),)), Text(f"{fields}.")))
