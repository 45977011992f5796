"""The rows of Neu im Recht on Heute: what asks for a few minutes, and what is to be known."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from wissen.content.blocks import plain_text
from wissen.content.head import ChangeClass
from wissen.services.law_changes import Stage
from wissen.services.news import News, ToRefresh
from wissen.text import german_date
from wissen.ui.as_of import when
from wissen.ui.models.row_model import Row, RowModel
from wissen.ui.navigation import Address, Screen
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.tall_list import TallList

_ASKED = {
    ChangeClass.INFORM: "Mitteilung",
    ChangeClass.CONFIRM: "Bitte bestätigen",
    ChangeClass.REFRESH: "Auffrischung",
}


class NewsList(TallList):
    """What is new, as a list."""

    def __init__(self, parent: QWidget) -> None:
        self.news = RowModel()
        super().__init__(self.news, tr("Neu im Recht"), parent)
        self.news.setParent(self)

    def show_news(self, told: News, today: date) -> None:
        """Show these; the current row stays if it is still there."""
        made = (*map(_asked, told.to_refresh), *(_coming(stage, today) for stage in told.stages))
        self.show_rows(made)


def _asked(one: ToRefresh) -> Row:
    kind = tr(_ASKED[one.refresher.kind])
    minutes = plural(one.minutes, "Minute", "Minuten")
    why = next((change.text for change in reversed(one.refresher.changes) if change.text), "")
    day = german_date(one.refresher.since)
    note = tr("seit {day}: {why}").format(day=day, why=why) if why else tr("seit {day}").format(day=day)
    address = Address(Screen.REFRESHER, one.refresher.entry.id)
    return Row(one.refresher.entry.title, "refresh", f"{kind} · {minutes}", note, address=address)


def _coming(stage: Stage, today: date) -> Row:
    address = Address(Screen.LOOKUP, stage.change.head.id, stage.place)
    return Row(stage.stage.title, "gavel", when(stage, today), detail=plain_text(stage.stage.blocks), address=address)
