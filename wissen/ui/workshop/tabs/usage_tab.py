"""Verwendung: who leads to the file that is edited, what it cites and who cites it too, and another name for it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wissen.content.ids import split_ref
from wissen.drawing.tokens import SPACE_S, SPACE_XS
from wissen.services.renaming import Renamed
from wissen.services.usage import CitedNorm, Usage, Use, usage_of
from wissen.ui.models.row_model import Row
from wissen.ui.pages.page import Context
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.wrap_combo import WrapCombo
from wissen.ui.workshop.folder_tree import KIND_ICONS
from wissen.ui.workshop.place_list import PlaceList, place, where
from wissen.ui.workshop.rename_dialog import FileNameDialog, KennungDialog, RenameDialog
from wissen.ui.workshop.tab import WorkshopTab
from wissen.ui.workshop.undoing import tell_done


class UsageTab(WorkshopTab):
    """The index is built when the tab is seen; what is chosen above the list stays as long as the file does."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent)
        self.name = tr("Verwendung")
        self._usage: Usage | None = None
        self._norms: tuple[CitedNorm, ...] = ()
        self.what = WrapCombo(self)
        self.what.setAccessibleName(tr("Was gezeigt wird"))
        self.what.addItem(tr("Was hierher führt"))
        self.what.currentIndexChanged.connect(self._show)
        self.list = PlaceList(tr("Verwendung"), "link", self, details=False)
        self.list.place_wanted.connect(self.place_wanted)
        self._kennung = button(tr("Kennung ändern …"), self._rename_kennung)
        self._file = button(tr("Datei umbenennen …"), self._rename_file)
        row = FlowRow(self)
        for widget in (self.what, self._kennung, self._file):
            row.add(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_S, SPACE_S, SPACE_S, SPACE_S)
        column.setSpacing(SPACE_XS)
        column.addWidget(row)
        column.addWidget(self.list, 1)
        self.file_changed()

    def folder_changed(self) -> None:
        if self.folder is not None and self.library is not None:
            self.context.jobs.read(partial(usage_of, self.folder, self.library), self._take, owner=self)

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
            self._ask(KennungDialog(self.context, self.folder, self.library, names, self.window()))

    def _rename_file(self) -> None:
        if self.folder is not None and self.path:
            self._ask(FileNameDialog(self.context, self.folder, self.path, self.window()))

    def _ask(self, dialog: RenameDialog) -> None:
        dialog.renamed.connect(self._renamed)
        dialog.open()

    def _renamed(self, renamed: Renamed) -> None:
        if self.folder is not None:
            text = tr("„{old}“ heißt jetzt „{new}“.").format(old=renamed.old, new=renamed.new)
            changed = _files(len(renamed.files))
            tell_done(self, self.folder, renamed.rewrites, text, tr("Geändert: {files}.").format(files=changed))
            if renamed.old == self.path:
                self.place_wanted.emit(renamed.new, 0)


def _files(count: int) -> str:
    return plural(count, "Datei", "Dateien")
