"""Verwendung: who leads to the file that is edited, what it cites and who cites it too, and another name for it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wissen.content.ids import split_ref
from wissen.drawing.tokens import SPACE_S, SPACE_XS
from wissen.services.kept_steps import StepKind
from wissen.services.usage import CitedNorm, Usage, Use, usage_of
from wissen.ui.jobs import Job
from wissen.ui.models.row_model import Row
from wissen.ui.pages.page import Context
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.wrap_combo import WrapCombo
from wissen.ui.workshop.folder_tree import KIND_ICONS
from wissen.ui.workshop.place_list import PlaceList, place, where
from wissen.ui.workshop.rename_dialog import KennungDialog, ask_for_name
from wissen.ui.workshop.tab import WorkshopTab
from wissen.ui.workshop.undo_button import UndoButton


class UsageTab(WorkshopTab):
    """The index is built when the tab is seen; what is chosen above the list stays as long as the file does."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent)
        self.name = tr("Verwendung")
        self._usage: Usage | None = None
        self._reading: Job | None = None
        self._norms: tuple[CitedNorm, ...] = ()
        self.what = WrapCombo(self)
        self.what.setAccessibleName(tr("Was gezeigt wird"))
        self.what.addItem(tr("Was hierher führt"))
        self.what.currentIndexChanged.connect(self._show)
        self.list = PlaceList(tr("Verwendung"), "link", self, details=False)
        self.list.place_wanted.connect(self.place_wanted)
        self._kennung = button(tr("Kennung ändern …"), self._rename_kennung)
        self._file = button(tr("Datei umbenennen …"), self._rename_file)
        self.undo = UndoButton(self.steps, StepKind.RENAMED, self)
        row = FlowRow(self)
        for widget in (self.what, self._kennung, self._file, self.undo):
            row.add(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_S, SPACE_S, SPACE_S, SPACE_S)
        column.setSpacing(SPACE_XS)
        column.addWidget(row)
        column.addWidget(self.list, 1)
        self.file_changed()

    def folder_changed(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        self.undo.look(self.folder)
        if self.folder is not None and self.library is not None:
            work = partial(usage_of, self.folder, self.library)
            self._reading = self.context.jobs.read(work, self._take, owner=self)
        else:
            self._usage = None
            self.file_changed()

    def file_changed(self) -> None:
        names = self._usage.names_of(self.path) if self._usage else ()
        self._kennung.setEnabled(bool(names))
        self._file.setEnabled(bool(self.path) and self._usage is not None)
        chosen = self.what.currentIndex()
        before = self._norms[chosen - 1].norm if 0 < chosen <= len(self._norms) else ""
        self._norms = self._usage.norms_of(self.path) if self._usage else ()
        count = len(self._usage.of_file(self.path)) if self._usage else 0
        self.what.blockSignals(True)
        self.what.clear()
        self.what.addItem(tr("Was hierher führt ({count})").format(count=count))
        for cited in self._norms:
            self.what.addItem(tr("{norm}: auch in {files}").format(norm=cited.norm, files=_files(len(cited.others))))
        kept = next((at for at, cited in enumerate(self._norms, 1) if cited.norm == before), 0)
        self.what.setCurrentIndex(kept)
        self.what.blockSignals(False)
        self._show()

    # ------------------------------------------------------------ what is shown

    def _take(self, usage: Usage) -> None:
        self._reading = None
        self._usage = usage
        self.file_changed()

    def _show(self) -> None:
        chosen = self.what.currentIndex()
        if self._usage is None or not self.path:
            self.list.show_rows((), tr("Wählen Sie links eine Datei."))
        elif chosen > 0:
            cited = self._norms[chosen - 1]
            own = Row(
                tr("Hier"), "location_on", note=where(self.path, cited.line), address=place(self.path, cited.line)
            )
            self.list.show_rows((own, *map(self._row, cited.others)), "")
        else:
            rows = tuple(map(self._row, self._usage.of_file(self.path)))
            nothing = tr("Nichts führt hierher. Gefunden wird die Datei dann nur über die Suche.")
            self.list.show_rows(rows, nothing)

    def _row(self, use: Use) -> Row:
        _, part = split_ref(use.target)
        named = self.library.lookup(use.target) if self.library else None
        title = named[1].title if named and named[1] else part
        kind = tr("{way} zu „{place}“").format(way=tr(use.way.value), place=title) if title else tr(use.way.value)
        icon = KIND_ICONS.get(use.kind, "map") if use.kind else "map"
        return Row(use.title, icon, kind, where(use.path, use.line), address=place(use.path, use.line))

    # ------------------------------------------------------------ another name

    def _rename_kennung(self) -> None:
        if self._usage is not None and self.folder is not None and self.library is not None:
            names = self._usage.names_of(self.path)
            KennungDialog(
                self.context,
                self.steps,
                self.folder,
                self.window(),
                library=self.library,
                names=names,
                unsaved=self.unsaved,
            ).open()

    def _rename_file(self) -> None:
        if self.folder is not None and self.path:
            ask_for_name(self.context, self.steps, self.folder, self.path, self.window(), unsaved=self.unsaved)


def _files(count: int) -> str:
    return plural(count, "Datei", "Dateien")
