"""The Gesprächsblatt of one person as a page for paper, with what the mentor has written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from wissen.content.blocks import Align, Block, BulletList, ListItem, Paragraph, Table, Text
from wissen.drawing.page import Fact, Page, PageSection
from wissen.learning.weekly import Absent
from wissen.services.conversation import Conversation, Request, SignedOff
from wissen.text import german_date, weekday_date
from wissen.ui.strings import tr

_LINES = 5
"""Rows of the empty table for notes by hand."""


def talk_page(sheet: Conversation, questions: str, notes: str, today: date) -> Page:
    """`questions` and `notes` as the mentor has them now; without notes there is room to write."""
    covering = (Fact(tr("Vertretung"), (Text(absent_words(sheet.absent)),)),) if sheet.absent is not None else ()
    facts = (
        Fact(tr("Gespräch mit"), (Text(sheet.contact.name),)),
        *covering,
        Fact(tr("Am"), (Text(weekday_date(today)),)),
        Fact(tr("Geteilter Stand"), (Text(sheet.shared or tr("noch keiner")),)),
    )
    return Page(tr("Gesprächsblatt"), (PageSection("wer", "", (), facts=facts), *_sections(sheet, questions, notes)))


def absent_words(absent: Absent) -> str:
    """For whom one stands in, and until when."""
    return tr("In Vertretung für {name} bis {day}.").format(name=absent.name, day=german_date(absent.last))


def _sections(sheet: Conversation, questions: str, notes: str) -> Iterator[PageSection]:
    asked = [line.strip() for line in questions.splitlines() if line.strip()]
    if asked:
        yield PageSection("fragen", tr("Worüber wir sprechen"), (bullets(asked, ticked=False),))
    yield PageSection("notizen", tr("Notizen und Verabredungen"), tuple(_notes(notes)))
    yield from _known(sheet)


def _known(sheet: Conversation) -> Iterator[PageSection]:
    """What was shared, asked for, planned and signed off; what there is nothing of is left out."""
    if sheet.requests:
        yield PageSection("hilfe", tr("Bitten um Hilfe"), (bullets(map(request_words, sheet.requests)),))
    if sheet.ready:
        yield PageSection("bereit", tr("Bereit zur Abnahme"), (bullets(sheet.ready),))
    if sheet.modules:
        yield PageSection("module", tr("Was geteilt wurde"), (table((tr("Modul"), tr("Stand")), sheet.modules),))
    for number, path in enumerate(sheet.paths):
        title = tr("Zugewiesen: {title}").format(title=path.title)
        rows = [(item.title, german_date(item.day), item.state) for item in path.items]
        yield PageSection(f"pfad-{number}", title, (table((tr("Was"), tr("Bis"), tr("Stand des Moduls")), rows),))
    if sheet.signed:
        signed = (signed_words(title, one) for title, one in sheet.signed)
        yield PageSection("abgezeichnet", tr("Von mir abgezeichnet"), (bullets(signed),))


def signed_words(title: str, signed: SignedOff) -> str:
    """What was signed off, at which level and when it was shown."""
    level = tr(signed.level.value) if signed.level else tr("zurückgenommen")
    return tr("{title}: {level}, {day}").format(title=title, level=level, day=german_date(signed.day))


def request_words(request: Request) -> str:
    """Where help was asked for, when, and in which words."""
    asked = tr("{title} ({week})").format(title=request.title, week=request.week)
    return f"{asked}: {request.words}" if request.words else asked


def bullets(lines: Iterable[str], *, ticked: bool | None = None) -> BulletList:
    """A list; with `ticked` each has a box."""
    return BulletList(tuple(ListItem((_paragraph(line),), checked=ticked) for line in lines))


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    """A table of plain words."""
    made = tuple(tuple((Text(cell),) for cell in row) for row in rows)
    return Table(tuple((Text(cell),) for cell in header), made, (Align.NONE,) * len(header))


def _notes(notes: str) -> Iterator[Block]:
    lines = [line.strip() for line in notes.splitlines() if line.strip()]
    yield from map(_paragraph, lines)
    if not lines:
        empty = ((Text("\u00a0"),), (Text("\u00a0"),))
        header = ((Text(tr("Was wir verabreden")),), (Text(tr("Wer, bis wann")),))
        yield Table(header, (empty,) * _LINES, (Align.NONE, Align.NONE))


def _paragraph(line: str) -> Paragraph:
    return Paragraph((Text(line),))
