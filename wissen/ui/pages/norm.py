"""A place of the law: a norm with what cites it, or the structure of a law."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from wissen.drawing.page import Lookups
from wissen.drawing.page import Page as TextPage
from wissen.drawing.tokens import SPACE_L, SPACE_S
from wissen.printing.marks import Marks
from wissen.services.laws import LawPlace
from wissen.ui.as_of import edition
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.page import Context
from wissen.ui.pages.texts import OwnTextPage
from wissen.ui.reader.norm_content import page_at, without_uses
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow


class NormPage(OwnTextPage):
    """The address names it as people cite it: "§ 18g AufenthG", "Anlage 1 EinbTestV", "AufenthG"."""

    name = "Gesetz"
    _place: LawPlace | None = None

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._bar = FlowRow(self)
        self._bar.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, 0)
        self._before = button("", self._go, icon="arrow_back", parent=self)
        self._whole = button("", self._go, weight="quiet", parent=self)
        self._after = button("", self._go, icon="arrow_forward", parent=self)
        for one in (self._before, self._whole, self._after):
            self._bar.add(one)
        self._column.insertWidget(0, self._bar)

    def title(self) -> str:
        return str(self._place.citation) if self._place else tr(self.name)

    def trail(self) -> tuple[str, ...]:
        above = (self._place.citation.law,) if self._place and self._place.citation.norm else ()
        return (tr("Nachschlagen"), tr("Gesetze"), *above, self.title())

    def panes(self) -> tuple[QWidget, ...]:
        return (self._bar, *super().panes())

    def open(self, address: Address) -> None:
        super().open(address)
        self._show_ways()

    def refresh(self) -> None:
        super().refresh()
        self._show_ways()

    def printed(self) -> tuple[TextPage, Lookups] | None:
        shown = super().printed()
        return (without_uses(shown[0]), shown[1]) if shown else None

    def marks(self, title: str) -> Marks:
        statute = self._place.statute if self._place else None
        stand = "; ".join(statute.stand) if statute else ""
        return Marks(title, stand, edition=edition(self.context.services.shelf))

    def law(self) -> str:
        return self._place.citation.law if self._place else ""

    def text(self, ref: str) -> TextPage:
        self._place = self.context.services.laws.place(ref)
        return page_at(self.context.services, self._place)

    def _show_ways(self) -> None:
        """Offer what stands before and after, and the law around it."""
        place = self._place
        ways = (
            (self._before, place.before if place else "", tr("Davor: {norm}")),
            (self._after, place.after if place else "", tr("Danach: {norm}")),
            (self._whole, place.citation.law if place and place.citation.norm else "", tr("Übersicht: {norm}")),
        )
        for made, ref, name in ways:
            made.setProperty("ref", ref)
            made.setText(ref.removesuffix(f" {place.citation.law}") if place else "")
            made.setAccessibleName(name.format(norm=ref))
            made.setToolTip(name.format(norm=ref))
            made.setVisible(bool(ref))
        self._bar.setVisible(any(ref for _, ref, _ in ways))

    def _go(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.context.go(Address(Screen.NORM, sender.property("ref")))
