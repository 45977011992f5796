"""Inhalte of Einstellungen: what is read, another folder or pack, the edition before, and files of other programs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog

from wissen.ui.given_files import PACK_ENDING
from wissen.ui.messages import Message
from wissen.ui.pages.form import Group
from wissen.ui.pages.page import Context
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel


class ContentGroup(Group):
    """Follows what is installed while it is shown."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Inhalte"))
        self._context = context
        self._what = WrapLabel("", "text")
        self._more = WrapLabel("", "muted")
        self._buttons = FlowRow(self)
        for widget in (self._what, self._more, self._buttons):
            self.add(widget)
        context.packs.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        context = self._context
        folder = context.services.shelf.folder
        packs = context.packs.installed
        read = next((pack for pack in packs if pack.place == folder), None)
        self._buttons.clear()
        if read is None:
            self._what.setText(str(folder))
        else:
            told = tr("{title}, Ausgabe {edition}")
            self._what.setText(told.format(title=read.title, edition=read.edition))
        if context.content_is_fixed:
            self._more.setText(tr("Diesen Ordner hat Ihr Amt festgelegt."))
        elif read is not None:
            key = tr("Installiertes Paket, Fingerabdruck {fingerprint}")
            self._more.setText(key.format(fingerprint=read.fingerprint))
        self._more.setVisible(bool(self._more.text()))
        if not context.content_is_fixed:
            self._add(tr("Paket installieren …"), self._choose_pack, icon="download")
            if read is not None and read.previous:
                back = tr("Zur vorigen Ausgabe {edition}").format(edition=read.previous)
                self._add(back, partial(context.packs.go_back, read.id))
            for pack in packs:
                if pack is not read:
                    use = tr("„{title}“ {edition} verwenden").format(title=pack.title, edition=pack.edition)
                    self._add(use, partial(context.packs.use, pack))
            self._add(tr("Anderen Ordner wählen"), self._choose_folder, icon="folder_open")
            if context.preferences.value.content_folder is not None:
                self._add(tr("Mitgelieferte Inhalte verwenden"), self._use_bundled)
        self._add(tr("Prozess aus BPMN übernehmen …"), self._import, icon="account_tree")
        self._add(tr("Gesetze aufnehmen …"), self._take_in, icon="balance")

    def _add(self, text: str, slot: Callable[[], object], *, icon: str = "") -> None:
        self._buttons.add(button(text, slot, icon=icon, parent=self))

    def _choose_pack(self) -> None:
        start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kinds = tr("Inhaltspakete ({pattern})").format(pattern=f"*{PACK_ENDING}")
        dialog = QFileDialog(self, tr("Inhaltspaket wählen"), start, kinds)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.open_pack)
        dialog.open()

    def open_pack(self, file: str) -> None:
        """Look at a pack, and let the person decide."""
        from wissen.ui.dialogs.pack_dialog import offer_pack  # late: what reads packs

        offer_pack(self._context, (Path(file),), self.window())

    def _take_in(self) -> None:
        from wissen.ui.dialogs.law_dialog import offer_laws  # late: the readers of other programs' files

        offer_laws(self._context, (), self.window())

    def _import(self) -> None:
        from wissen.ui.dialogs.import_dialog import offer_import  # late: the readers of other programs' files

        offer_import(self._context, (), self.window())

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, tr("Inhaltsordner wählen"), str(self._context.services.shelf.folder))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.use_folder)
        dialog.open()

    def use_folder(self, folder: str) -> None:
        """Read the content from another folder, if it is one."""
        if (Path(folder) / "paket.yaml").is_file():
            self._context.preferences.change(content_folder=Path(folder))
        else:
            self._context.messages.post(
                Message(
                    "warning",
                    tr("Im Ordner „{folder}“ liegen keine Inhalte.").format(folder=folder),
                    tr("Ein Inhaltsordner enthält die Datei paket.yaml. Wählen Sie den Ordner, in dem sie liegt."),
                )
            )

    def _use_bundled(self) -> None:
        self._context.preferences.change(content_folder=None)
