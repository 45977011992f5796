"""The files of the Werkstatt with their folder: another one, read again, and a new file."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wissen.drawing.tokens import SPACE_S, SPACE_XS
from wissen.ui import icons
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import ElidedLabel
from wissen.ui.widgets.menu_button import MenuButton
from wissen.ui.workshop.folder_tree import FolderTree


class FilesPane(QWidget):
    """Asks for what its buttons say; the tree speaks for itself."""

    new_wanted = Signal()
    other_folder_wanted = Signal()
    reading_wanted = Signal()
    law_wanted = Signal()
    release_wanted = Signal()

    def __init__(self, tree: FolderTree) -> None:
        super().__init__()
        self._name = ElidedLabel("", "strong", elide=Qt.TextElideMode.ElideLeft)
        row = FlowRow(self)
        row.setContentsMargins(SPACE_S, SPACE_XS, SPACE_S, SPACE_XS)
        row.add(button(tr("Neu …"), self.new_wanted.emit))
        more = MenuButton("more_horiz", tr("Mehr"), self)
        for icon, name, act in (
            ("edit_note", tr("Umbenennen …\tF2"), tree.rename_current),
            ("refresh", tr("Ordner neu einlesen"), self.reading_wanted.emit),
            ("folder_open", tr("Anderen Ordner öffnen"), self.other_folder_wanted.emit),
        ):
            action = more.choices.addAction(name)
            icons.put(action, icon)
            action.triggered.connect(act)
        row.add(more)
        jobs = FlowRow(self)
        jobs.setProperty("role", "foot")
        jobs.setContentsMargins(SPACE_S, 0, SPACE_S, 0)
        jobs.add(button(tr("Rechtsänderung einpflegen …"), self.law_wanted.emit, weight="quiet"))
        jobs.add(button(tr("Als Paket freigeben …"), self.release_wanted.emit, weight="quiet"))
        row.add(self._name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(row)
        column.addWidget(tree, 1)
        column.addWidget(jobs)

    def show_folder(self, name: str) -> None:
        """Say which folder is edited."""
        self._name.setText(name)
