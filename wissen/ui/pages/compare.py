"""Bisher | Neu: what an object said on one day beside what it says on another."""

from __future__ import annotations

from datetime import date

from wissen.content.blocks import Paragraph, Text
from wissen.drawing.page import Page as TextPage
from wissen.drawing.page import PageComparison, PageSection
from wissen.errors import NotFound
from wissen.printing.marks import Marks
from wissen.services.comparison import ComparedPart, Comparison, compare
from wissen.text import german_date
from wissen.ui.as_of import edition
from wissen.ui.pages.texts import OwnTextPage
from wissen.ui.strings import plural, tr

SIGNS = "Die Zeichen: [−das ist entfallen−], [+das ist neu+], [↕das steht nur an anderer Stelle↕]."
"""What is said above two versions that differ."""


class ComparePage(OwnTextPage):
    """The address names the object and the two days: `kennung/2024-02-29/2024-03-01`."""

    name = "Bisher | Neu"

    def trail(self) -> tuple[str, ...]:
        return (tr("Rechtsstand und Änderungen"), self.title())

    def marks(self, title: str) -> Marks:
        services = self.context.services
        kennung, before, after = _read(self._ref)
        days = tr("Vergleich {before} und {after}").format(before=german_date(before), after=german_date(after))
        state = services.law_changes.state(services.shelf.whole.find(kennung)[0])
        return Marks(title, f"{days} · {state.cause}", edition=edition(services.shelf))

    def text(self, ref: str) -> TextPage:
        kennung, before, after = _read(ref)
        found = compare(self.context.services.shelf.whole, kennung, before=before, after=after)
        return comparison_page(found)


def comparison_page(found: Comparison) -> TextPage:
    """Each part that reads otherwise, then how many do not."""
    heads = (
        tr("Bisher, am {day}").format(day=german_date(found.before)),
        tr("Neu, ab {day}").format(day=german_date(found.after)),
    )
    parts = tuple(_part(one, heads) for one in found.parts)
    same = plural(found.same, "Teil ist", "Teile sind")
    told = tr("{same} an beiden Tagen gleich.").format(same=same) if found.same else ""
    if not parts:
        told = tr("An beiden Tagen gilt dasselbe.")
    rest = PageSection("gleich", "", (Paragraph((Text(told),)),))
    return TextPage(found.title, (*parts, *((rest,) if told else ())), lead=(Text(tr(SIGNS)),) if parts else ())


def _part(one: ComparedPart, heads: tuple[str, str]) -> PageComparison:
    return PageComparison(one.place, one.title, one.text.old, one.text.new, heads, note=tr(one.fate.value))


def _read(ref: str) -> tuple[str, date, date]:
    try:
        kennung, before, after = ref.split("/")
        return kennung, date.fromisoformat(before), date.fromisoformat(after)
    except ValueError:
        raise NotFound(tr("„{ref}“ nennt keinen Vergleich.").format(ref=ref)) from None
