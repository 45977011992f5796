"""Meldungen: what learners reported, each tied to the place as the folder has it now, new or settled."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from wissen.drawing.tokens import SPACE_S, SPACE_XS
from wissen.services.received_remarks import ReceivedRemark, ReceivedRemarks, Taken
from wissen.services.remarks import SUFFIX
from wissen.services.whereabouts import Names
from wissen.ui.dialogs.save_dialog import SaveDialog
from wissen.ui.file_drop import FileDrop
from wissen.ui.kinds_of_remark import ICONS, LABELS
from wissen.ui.models.row_model import Row
from wissen.ui.pages.page import Context
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.workshop.place_list import PlaceList, place
from wissen.ui.workshop.received import kept_remarks, tell_taken
from wissen.ui.workshop.tab import WorkshopTab


class RemarksTab(WorkshopTab):
    """Files are opened, or dragged here; what is settled stays below, and can be new again."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent)
        self.name = tr("Meldungen")
        self._kept: ReceivedRemarks = kept_remarks(context)
        self._remarks: tuple[ReceivedRemark, ...] = ()
        self._names: Names | None = None
        self._shown: tuple[ReceivedRemark | None, ...] = ()
        self.list = PlaceList(tr("Meldungen"), "flag", self, details=True)
        self.list.place_wanted.connect(self.place_wanted)
        self.list.current_changed.connect(self._offer)
        self.settle = button(tr("Als erledigt ablegen"), self._settle)
        self.again = button(tr("Wieder als neu"), self._renew)
        row = FlowRow(self)
        row.add(button(tr("Meldungen einlesen …"), self.choose))
        row.add(self.settle)
        row.add(self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_S, SPACE_S, SPACE_S, SPACE_S)
        column.setSpacing(SPACE_XS)
        column.addWidget(row)
        column.addWidget(self.list, 1)
        FileDrop(self).dropped.connect(self.take)
        self._show()

    def folder_changed(self) -> None:
        self._names = Names(self.library) if self.library else None
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    def reload(self) -> None:
        """Read again what was received."""
        self.context.jobs.database(self._kept.all, self._take_all, owner=self)

    def choose(self) -> None:
        """Ask for files."""
        kinds = tr("Meldungen ({kinds})").format(kinds=f"*{SUFFIX}")
        dialog = QFileDialog(self, tr("Meldungen einlesen"), SaveDialog.start_folder(), kinds)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._take_chosen)
        dialog.open()

    def take(self, files: Sequence[Path]) -> None:
        """Read files in."""
        self.context.jobs.database(partial(self._kept.take, tuple(files)), self._taken, owner=self)

    def _take_chosen(self, chosen: list[str]) -> None:
        self.take([Path(one) for one in chosen])

    def _taken(self, taken: Taken) -> None:
        tell_taken(self.context.messages, taken)
        self.reload()

    def _take_all(self, remarks: tuple[ReceivedRemark, ...]) -> None:
        self._remarks = remarks
        self._show()

    # ------------------------------------------------------------ new and settled

    @property
    def _current(self) -> ReceivedRemark | None:
        number = self.list.number
        return self._shown[number] if 0 <= number < len(self._shown) else None

    def _offer(self) -> None:
        current = self._current
        self.settle.setVisible(current is None or not current.settled)
        self.settle.setEnabled(current is not None)
        self.again.setVisible(current is not None and current.settled)

    def _settle(self) -> None:
        self._mark(settled=True)

    def _renew(self) -> None:
        self._mark(settled=False)

    def _mark(self, *, settled: bool) -> None:
        current = self._current
        if current is not None:
            self._go_on()
            work = partial(self._kept.settle, (current.id,), settled=settled)
            self.context.jobs.database(work, self._take_all, owner=self)

    def _go_on(self) -> None:
        """To the neighbour of the same state, so that one after the other can be settled."""
        number = self.list.number
        for step in (1, -1):
            near = self._shown[number + step] if 0 <= number + step < len(self._shown) else None
            if near is not None:
                self.list.list.go_on(step)
                return

    # ------------------------------------------------------------ what is shown

    def _show(self) -> None:
        new = sorted((one for one in self._remarks if not one.settled), key=_newest_first, reverse=True)
        settled = sorted((one for one in self._remarks if one.settled), key=_newest_first, reverse=True)
        shown: list[ReceivedRemark | None] = []
        rows: list[Row] = []
        for heading, group in ((tr("Neu"), new), (tr("Erledigt"), settled)):
            if group:
                shown += [None, *group]
                rows += [Row(heading), *map(self._row, group)]
        self._shown = tuple(shown)
        self.list.show_rows(
            rows, tr("Keine Meldungen. Ziehen Sie Dateien mit der Endung {suffix} hierher.").format(suffix=SUFFIX)
        )

    def _row(self, remark: ReceivedRemark) -> Row:
        spot = self._names.of(remark.object, remark.revision) if self._names else None
        year, _, week = remark.week.partition("-W")
        notes = [tr("Kalenderwoche {week}/{year}").format(week=int(week), year=year)]
        if spot is None:
            notes.append(tr("diese Stelle gibt es hier nicht mehr"))
            address = place("")
        else:
            line = spot.part.line if spot.part else 0
            address = place(spot.entry.path, line)
            if spot.part is not None and remark.revision and spot.part.revision != remark.revision:
                notes.append(tr("der Text ist seither geändert"))
        title = spot.title if spot else remark.place or remark.object
        return Row(title, ICONS[remark.kind], tr(LABELS[remark.kind]), " · ".join(notes), remark.text, address=address)


def _newest_first(remark: ReceivedRemark) -> tuple[str, str]:
    return remark.week, remark.object
