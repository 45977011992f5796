"""Meine Daten: what is kept about the person, who sees it, taking it along, the PIN, other people, erasing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from wissen.drawing.tokens import SPACE_S
from wissen.services.data_html import KEPT_APART, WHO_SEES
from wissen.services.data_words import counted
from wissen.services.keeping import Holdings
from wissen.text import german_date
from wissen.ui.messages import Message
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.about_me import NameField
from wissen.ui.pages.form import Group
from wissen.ui.pages.my_entries import MyEntries
from wissen.ui.pages.page import Context, Page, ScrollColumn
from wissen.ui.people import Person
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel

ENTRIES = "eintraege"
"""Ref of the address of all entries; its place is the reference of one."""


class MyDataPage(Page):
    """Two faces: what is said of the data, and every entry of them."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._about = _About(context, self)
        self._entries = MyEntries(context, self)
        self._faces = QStackedWidget(self)
        self._faces.addWidget(self._about)
        self._faces.addWidget(self._entries)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._faces)

    def title(self) -> str:
        return tr("Alle Einträge") if self._shows_entries else tr("Meine Daten")

    def trail(self) -> tuple[str, ...]:
        above = (tr("Einstellungen"), tr("Meine Daten"))
        return (*above, self.title()) if self._shows_entries else above

    def open(self, address: Address) -> None:
        self._faces.setCurrentWidget(self._entries if address.ref == ENTRIES else self._about)
        self._about.show_person()
        self.refresh()

    def refresh(self) -> None:
        """What is kept may have become more or less."""
        if not self.context.services.ready:
            return
        if self._shows_entries:
            self._entries.refresh()
        else:
            self.context.own_data.holdings(self._about.show_holdings, owner=self._about)

    def take_focus(self) -> None:
        if self._shows_entries:
            self._entries.take_focus()
        else:
            super().take_focus()

    @property
    def _shows_entries(self) -> bool:
        return self._faces.currentWidget() is self._entries


class _About(ScrollColumn):
    """The groups one below the other."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._counts = WrapLabel(tr("Einen Augenblick …"), "text")
        self._backups = WrapLabel("", "text")
        self._name = NameField(context.preferences.value.name)
        self._pin = WrapLabel("", "text")
        self._people = QWidget()
        self._rows = QVBoxLayout(self._people)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(SPACE_S)
        self.column.addWidget(WrapLabel(tr("Meine Daten"), "title"))
        groups = (self._kept(), self._apart(), self._where(), self._taking(), self._profile(), self._others())
        for group in (*groups, self._ending()):
            self.column.addWidget(group)
        self.column.addStretch(1)

    # ------------------------------------------------------------ what is kept

    def show_holdings(self, holdings: Holdings) -> None:
        """Say how much there is."""
        lines = counted(holdings)
        self._counts.setText("\n".join(lines) if lines else tr("Noch nichts: Sie haben noch nichts gelernt."))
        size = tr("Lernstand: {size}").format(size=_size(holdings.size))
        count, total = len(holdings.backups), _size(sum(size for _, size in holdings.backups))
        if not count:
            self._backups.setText(tr("{size}. Noch keine Sicherung.").format(size=size))
            return
        copies = plural(count, "Sicherung", "Sicherungen")
        newest = german_date(holdings.backups[0][0])
        told = tr("{size}. {copies} ({total}), die neueste vom {day}, im Ordner „sicherungen“ daneben.")
        self._backups.setText(told.format(size=size, copies=copies, total=total, day=newest))

    def _kept(self) -> Group:
        group = Group(
            tr("Was gespeichert ist"), tr("Außerdem Ihr Name und was Sie in den Einstellungen gewählt haben.")
        )
        group.add(self._counts)
        group.add(self._buttons((tr("Alles ansehen"), self._show_entries, "checklist")))
        return group

    def _show_entries(self) -> None:
        self._context.go(Address(Screen.MY_DATA, ENTRIES))

    def _apart(self) -> Group:
        group = Group(tr("Was nicht gespeichert wird"))
        for line in KEPT_APART:
            group.add(WrapLabel(tr(line), "text"))
        return group

    def _where(self) -> Group:
        group = Group(tr("Wer das sehen kann und wo es liegt"))
        for line in WHO_SEES:
            group.add(WrapLabel(tr(line), "text"))
        folder = QLineEdit(str(self._context.folders.data))
        folder.setReadOnly(True)
        folder.setCursorPosition(0)
        group.add_field(tr("Ordner Ihrer Daten"), folder)
        group.add(self._backups)
        group.add(
            self._buttons(
                (tr("Ordner öffnen"), self._open_folder, "folder_open"),
                (tr("Was Wissen über mich weiß"), self._explain, "info"),
            )
        )
        return group

    def _explain(self) -> None:
        self._context.go(Address(Screen.PRIVACY))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._context.folders.data)))

    # ------------------------------------------------------------ taking along

    def _taking(self) -> Group:
        text = tr("Eine Datei mit allem, zum Lesen, zum Aufheben oder um auf einem anderen Rechner weiterzulernen.")
        group = Group(tr("Daten mitnehmen"), text)
        group.add(
            self._buttons(
                (tr("Meine Daten speichern …"), self._save, "download"),
                (tr("Daten übernehmen …"), self._take_over, ""),
            )
        )
        return group

    def _save(self) -> None:
        from wissen.ui.dialogs.data_export_dialog import DataExportDialog

        if self._ready():
            DataExportDialog(self._context, self.window()).open()

    def _take_over(self) -> None:
        from wissen.ui.dialogs.data_import_dialog import DataImportDialog

        if self._ready():
            DataImportDialog(self._context, self.window()).open()

    def _ready(self) -> bool:
        if not self._context.services.ready:
            self._context.messages.post(Message("info", tr("Ihre Daten werden noch gelesen. Einen Augenblick bitte.")))
        return self._context.services.ready

    # ------------------------------------------------------------ name, PIN, other people

    def show_person(self) -> None:
        """Show the name, the PIN and who else is here, as it is now."""
        self._name.setText(self._context.preferences.value.name)
        guarded = self._context.own_data.access.is_guarded
        self._pin.setText(
            tr("Wissen fragt beim Start nach Ihrer PIN.") if guarded else tr("Wissen fragt nach keiner PIN.")
        )
        self._change_pin.setText(tr("PIN ändern oder entfernen …") if guarded else tr("PIN festlegen …"))
        self._show_people()

    def _profile(self) -> Group:
        group = Group(tr("Ihr Profil"))
        self._name.editingFinished.connect(self._rename)
        group.add_field(tr("Ihr Name"), self._name)
        group.add(self._pin)
        row = self._buttons((tr("PIN festlegen …"), self._ask_pin, ""))
        (self._change_pin,) = row.widgets
        group.add(row)
        return group

    def _rename(self) -> None:
        self._context.preferences.change(name=self._name.text().strip())

    def _ask_pin(self) -> None:
        from wissen.ui.dialogs.pin_change_dialog import PinChangeDialog

        PinChangeDialog(self._context, self.show_person, self.window()).open()

    def _others(self) -> Group:
        text = tr("Jede Person hat ihren eigenen Lernstand und, wenn sie möchte, ihre eigene PIN.")
        group = Group(tr("Andere Personen an diesem Rechner"), text)
        group.add(self._people)
        group.add(self._buttons((tr("Neue Person anlegen"), self._begin_profile, "person_add")))
        return group

    def _show_people(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        people = self._context.people.others()
        if not people:
            self._rows.addWidget(WrapLabel(tr("Bisher nur Sie."), "text"))
        for person in people:
            self._rows.addWidget(WrapLabel(person.name, "strong"))
            row = self._buttons(
                (tr("Wechseln"), partial(self._context.people.open_profile, person.profile), ""),
                (tr("Profil löschen …"), partial(self._erase_profile, person), ""),
            )
            for one in row.widgets:
                one.setAccessibleDescription(person.name)
            self._rows.addWidget(row)

    def _begin_profile(self) -> None:
        self._context.people.open_profile(self._context.people.new_profile())

    def _erase_profile(self, person: Person) -> None:
        from wissen.ui.dialogs.erase_dialog import EraseProfileDialog

        EraseProfileDialog(self._context, person, self._show_people, self.window()).open()

    # ------------------------------------------------------------ beginning anew

    def _ending(self) -> Group:
        text = tr("Zurücksetzen löscht nichts und macht Gelerntes wieder offen. Löschen entfernt alles endgültig.")
        group = Group(tr("Von vorn beginnen"), text)
        group.add(
            self._buttons(
                (tr("Lernstand zurücksetzen …"), self._reset, "refresh"), (tr("Alles löschen …"), self._erase, "")
            )
        )
        return group

    def _reset(self) -> None:
        from wissen.ui.dialogs.reset_dialog import ResetDialog

        if self._ready():
            ResetDialog(self._context, self.window()).open()

    def _erase(self) -> None:
        from wissen.ui.dialogs.erase_dialog import EraseEverythingDialog

        if self._ready():
            EraseEverythingDialog(self._context, self.window()).open()

    def _buttons(self, *offers: tuple[str, Callable[[], object], str]) -> _Row:
        return _Row(self, offers)


class _Row(FlowRow):
    """Buttons side by side."""

    def __init__(self, parent: QWidget, offers: tuple[tuple[str, Callable[[], object], str], ...]) -> None:
        super().__init__(parent)
        self.widgets = [button(text, slot, icon=icon, parent=parent) for text, slot, icon in offers]
        for one in self.widgets:
            self.add(one)


def _size(count: int) -> str:
    if count < 1_000_000:
        return tr("{count} KB").format(count=max(1, round(count / 1_000)))
    return tr("{count} MB").format(count=f"{count / 1_000_000:.1f}".replace(".", ","))
