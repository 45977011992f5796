"""Rechtsstand und Änderungen: the stages of the law in time, and what of the content each one touches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from wissen.content.blocks import plain_text
from wissen.drawing.tokens import COLUMN_WIDTH, SPACE_L, SPACE_M, SPACE_S
from wissen.services.law_changes import Stage
from wissen.text import german_date
from wissen.ui.models.row_model import Row, RowModel
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.page import Context, Page, scrolled
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.empty_state import EmptyState
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.row_list import RowList

_LIST, _EMPTY = range(2)
_SOON = 30
"""Days within which a stage to come is told as days left."""


class LawPage(Page):
    """A timeline from what is noted down to what has applied longest; the place is the stage that was opened last."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._place = ""
        self._read_rows: tuple[Row, ...] | None = None
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
        inner = QWidget()
        inner.setMaximumWidth(COLUMN_WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(WrapLabel(tr("Rechtsstand und Änderungen"), "title"))
        column.addWidget(self._mine)
        column.addWidget(self._faces, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_M)
        line.addStretch(1)
        line.addWidget(inner, 1000)
        line.addStretch(1)

    def title(self) -> str:
        return tr("Rechtsstand und Änderungen")

    def open(self, address: Address) -> None:
        self._place = address.place or self._place
        self.refresh()

    def refresh(self) -> None:
        if self.context.services.shelf.loaded:
            work = partial(self._read, mine=self._mine.isChecked())
            self.context.jobs.read(work, self._take, owner=self)

    def here(self, address: Address) -> Address:
        index = self._list.currentIndex()
        row = self._model.rows[index.row()] if index.isValid() else None
        return replace(address, place=_name(row.address) if row and row.address else "")

    def take_focus(self) -> None:
        target = self._list if self._model.rows else self._mine
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self, *, mine: bool) -> tuple[Row, ...]:
        """The rows; on a read lane, since every stage is held against every citation."""
        law_changes, today = self.context.services.law_changes, self.context.services.shelf.today
        roles = self.context.preferences.value.roles if mine else ()
        shown = [stage for stage in law_changes.stages() if not mine or law_changes.concerns(stage, roles)]
        groups: tuple[tuple[str, list[Stage]], ...] = (
            (tr("Vorgemerkt"), [stage for stage in shown if stage.stage.start is None]),
            (tr("Kommt"), [stage for stage in shown if stage.stage.start and stage.stage.start > today]),
            (tr("In Kraft"), [stage for stage in shown if stage.stage.start and stage.stage.start <= today]),
        )
        return tuple(row for title, stages in groups for row in self._rows(title, stages))

    def _rows(self, title: str, stages: list[Stage]) -> Iterator[Row]:
        if stages:
            yield Row(title)
        for stage in stages:
            count = len(self.context.services.law_changes.affected(stage.citations))
            touched = plural(count, "Inhalt", "Inhalte") if count else tr("noch kein Inhalt")
            yield Row(
                stage.stage.title,
                "gavel",
                self._when(stage),
                tr("{change} · {touched}").format(change=stage.change.head.title, touched=touched),
                plain_text(stage.stage.blocks),
                address=Address(Screen.LOOKUP, stage.change.head.id, stage.place),
            )

    def _when(self, stage: Stage) -> str:
        day, today = stage.stage.start, self.context.services.shelf.today
        if day is None:
            return tr("noch ohne Tag")
        if day > today:
            left = (day - today).days
            text = tr("ab {day}").format(day=german_date(day))
            return (
                tr("{text}, noch {left}").format(text=text, left=plural(left, "Tag", "Tage")) if left <= _SOON else text
            )
        word = tr("seit {day}") if stage.stage.exact else tr("spätestens seit {day}")
        return word.format(day=german_date(day))

    def _take(self, rows: tuple[Row, ...]) -> None:
        if rows == self._read_rows:
            return
        self._read_rows = rows
        self._model.set_rows(rows)
        self._list.go_to_first()
        for number, row in enumerate(rows):
            if row.address and _name(row.address) == self._place:
                self._list.setCurrentIndex(self._model.index(number))
        self._list.scrollTo(self._list.currentIndex())
        mine = self._mine.isChecked()
        text = tr("Keine Änderung betrifft Ihre Aufgaben.") if mine else tr("Es ist noch keine Rechtsänderung erfasst.")
        self._empty.set_text(text)
        self._faces.setCurrentIndex(_LIST if rows else _EMPTY)

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


def _name(address: Address) -> str:
    """One name for a stage, to come back to."""
    return f"{address.ref}#{address.place}"
