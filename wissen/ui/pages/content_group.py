"""Inhalte of Einstellungen: what is read, another folder or pack, the edition before, and files of other programs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from wissen.ui.given_files import PACK_ENDING
from wissen.ui.messages import Message
from wissen.ui.pages.form import Group
from wissen.ui.pages.page import Context
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel

if TYPE_CHECKING:
    from wissen.services.packs import Installed

_STRANGE = (
    "Im Paketordner Ihres Amtes liegt die Ausgabe {edition}. Sie ist mit einem anderen Schlüssel signiert, als hier "
    "gilt. Wissen bietet sie deshalb nicht an, und Sie lesen weiter wie bisher. Fragen Sie die Stelle, die Wissen bei "
    "Ihnen eingerichtet hat, ob die Redaktion ihren Schlüssel gewechselt hat."
)


class ContentGroup(Group):
    """Follows what is installed while it is shown."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Inhalte"))
        self._context = context
        self._what = WrapLabel("", "text")
        self._more = WrapLabel("", "muted")
        self._strange = WrapLabel("", "text")
        self._buttons = FlowRow(self)
        for widget in (self._what, self._more, self._strange, self._buttons):
            self.add(widget)
        self._shown: object = None
        context.packs.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is read and what can be read instead; nothing is touched while that is the same."""
        context = self._context
        folder, packs = context.services.shelf.folder, context.packs.installed
        strange = context.packs.strange
        now = (folder, packs, context.preferences.value.content_folder, strange)
        if now == self._shown:
            return
        self._shown = now
        read = next((pack for pack in packs if pack.place == folder), None)
        self._what.setText(_named(read) if read else str(folder))
        self._more.setText(self._why(read))
        self._more.setVisible(bool(self._more.text()))
        self._strange.setText(tr(_STRANGE).format(edition=strange.edition) if strange else "")
        self._strange.setVisible(strange is not None)
        self._buttons.clear()
        if strange is not None:
            self._add(tr("Angaben für die Rückfrage kopieren"), self._copy_strange, icon="content_copy")
        if not context.content_is_fixed:
            self._offer_others(read, packs)
        self._add(tr("Prozess aus BPMN übernehmen …"), self._import, icon="account_tree")
        self._add(tr("Gesetze aufnehmen …"), self._take_in, icon="balance")

    def _why(self, read: Installed | None) -> str:
        if self._context.content_is_fixed:
            return tr("Diesen Ordner hat Ihr Amt festgelegt.")
        key = tr("Installiertes Paket, Fingerabdruck {fingerprint}")
        return key.format(fingerprint=read.fingerprint) if read else ""

    def _offer_others(self, read: Installed | None, packs: Sequence[Installed]) -> None:
        desk = self._context.packs
        self._add(tr("Paket installieren …"), self._choose_pack, icon="download")
        if read is not None and read.previous:
            back = tr("Zur vorigen Ausgabe {edition}").format(edition=read.previous)
            self._add(back, partial(desk.go_back, read.id))
        for pack in packs:
            if pack is not read:
                self._add(tr("{pack} verwenden").format(pack=_named(pack)), partial(desk.use, pack))
        self._add(tr("Anderen Ordner wählen"), self._choose_folder, icon="folder_open")
        if self._context.preferences.value.content_folder is not None:
            self._add(tr("Mitgelieferte Inhalte verwenden"), self._use_bundled)

    def _add(self, text: str, slot: Callable[[], object], *, icon: str = "") -> None:
        self._buttons.add(button(text, slot, icon=icon, parent=self))

    def _copy_strange(self) -> None:
        strange = self._context.packs.strange
        if strange is not None:
            words = tr("{file}, Ausgabe {edition}, Fingerabdruck des Schlüssels {fingerprint}")
            QApplication.clipboard().setText(
                words.format(file=strange.file, edition=strange.edition, fingerprint=strange.fingerprint)
            )
            self._context.messages.post(Message("info", tr("Kopiert: Datei, Ausgabe und Fingerabdruck.")))

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


def _named(pack: Installed) -> str:
    return tr("{title}, Ausgabe {edition}").format(title=pack.title, edition=pack.edition)
