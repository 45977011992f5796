"""Rechtsstand und Änderungen: the stages of the law in time, and what of the content each one touches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QWidget

from wissen.content.blocks import plain_text
from wissen.services.law_changes import Stage
from wissen.ui.as_of import when
from wissen.ui.models.row_model import Row, RowModel
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.page import Context, Page, fill_column, scrolled
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.empty_state import EmptyState
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.row_list import RowList

_LIST, _EMPTY = range(2)


class LawPage(Page):
    """What is noted down, what comes (the soonest first) and what applies; the place is the stage opened last."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._place = ""
        self._read_rows: tuple[Row, ...] | None = None
        self._number = 0
        self._arrived = False
        self._mine = QCheckBox(tr("Nur was mich betrifft"))
        self._mine.toggled.connect(self._filter)
        self._model = RowModel(self)
        self._list = RowList(self._model, tr("Stufen der Rechtsänderungen"), self, details=True)
        self._list.chosen.connect(self._open_row)
        self._empty = EmptyState("gavel", "")
        self._empty.add_button(tr("Alle Änderungen zeigen"), self._show_all)
        self._faces = QStackedWidget()
        self._faces.addWidget(self._list)
        self._faces.addWidget(scrolled(self._empty))
        self._enter = button(tr("Rechtsänderung einpflegen"), self._go_to_entry, weight="quiet")
        head = FlowRow(self)
        head.add(self._mine)
        head.add_gap()
        head.add(self._enter)
        fill_column(self, WrapLabel(tr("Rechtsstand und Änderungen"), "title"), head, self._faces)

    def title(self) -> str:
        return tr("Rechtsstand und Änderungen")

    def open(self, address: Address) -> None:
        self._place = address.place or self._place
        self._enter.setVisible("trainer" in self.context.preferences.value.tasks)
        self.refresh()

    def refresh(self) -> None:
        if self.context.services.shelf.loaded:
            self._number += 1
            roles = self.context.preferences.value.roles if self._mine.isChecked() else None
            work = partial(self._read, self.context.services.shelf.today, roles)
            self.context.jobs.read(work, partial(self._take, self._number), owner=self)

    def _go_to_entry(self) -> None:
        self.context.go(Address(Screen.LAW_ENTRY))

    def here(self, address: Address) -> Address:
        index = self._list.currentIndex()
        row = self._model.rows[index.row()] if index.isValid() else None
        return replace(address, place=_name(row.address) if row and row.address else "")

    def take_focus(self) -> None:
        self._arrived = not self._model.rows  # then the list takes it as soon as it is there
        target = self._mine if self._arrived else self._list
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self, today: date, roles: Sequence[str] | None) -> tuple[Row, ...]:
        """The rows; on a read lane, since every stage is held against every citation. Without roles everything."""
        law_changes = self.context.services.law_changes
        shown = [stage for stage in law_changes.stages() if roles is None or law_changes.concerns(stage, roles)]
        groups: tuple[tuple[str, list[Stage]], ...] = (
            (tr("Vorgemerkt"), [stage for stage in shown if stage.stage.start is None]),
            (tr("Kommt"), _soonest_first(stage for stage in shown if stage.stage.start and stage.stage.start > today)),
            (tr("In Kraft"), [stage for stage in shown if stage.stage.start and stage.stage.start <= today]),
        )
        return tuple(row for title, stages in groups for row in self._rows(title, stages, today))

    def _rows(self, title: str, stages: list[Stage], today: date) -> Iterator[Row]:
        if stages:
            yield Row(title)
        for stage in stages:
            count = len(self.context.services.law_changes.affected(stage.citations))
            touched = plural(count, "Inhalt", "Inhalte") if count else tr("noch kein Inhalt")
            yield Row(
                stage.stage.title,
                "gavel",
                when(stage, today),
                tr("{change} · {touched}").format(change=stage.change.head.title, touched=touched),
                plain_text(stage.stage.blocks),
                address=Address(Screen.LOOKUP, stage.change.head.id, stage.place),
            )

    def _take(self, number: int, rows: tuple[Row, ...]) -> None:
        if number != self._number:
            return  # of several questions under way the newest wins
        if rows != self._read_rows:
            self._read_rows = rows
            self._model.set_rows(rows)
            self._list.go_to_first()
        for place, row in enumerate(rows):
            if row.address and _name(row.address) == self._place:
                self._list.setCurrentIndex(self._model.index(place))
        self._list.scrollTo(self._list.currentIndex())
        mine = self._mine.isChecked()
        text = tr("Keine Änderung betrifft Ihre Aufgaben.") if mine else tr("Es ist noch keine Rechtsänderung erfasst.")
        self._empty.set_text(text)
        self._faces.setCurrentIndex(_LIST if rows else _EMPTY)
        if self._arrived and rows:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._arrived = False

    def _filter(self, mine: bool) -> None:
        del mine
        self.refresh()

    def _show_all(self) -> None:
        self._mine.setChecked(False)
        self.refresh()

    def _open_row(self, row: Row) -> None:
        if row.address is not None:
            self._place = _name(row.address)
            self.context.go(row.address)


def _soonest_first(stages: Iterable[Stage]) -> list[Stage]:
    """Those of one day in the order in which they are told."""
    return sorted(stages, key=lambda stage: stage.stage.start or date.max)


def _name(address: Address) -> str:
    """One name for a stage, to come back to."""
    return f"{address.ref}#{address.place}"
