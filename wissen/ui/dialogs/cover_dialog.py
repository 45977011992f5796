"""Vertretung: who stands in while a mentor is away, from when until when, and for whom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QFileDialog, QVBoxLayout, QWidget

from wissen.drawing.tokens import SPACE_M
from wissen.errors import ExchangeError
from wissen.services import cover_given
from wissen.services.cover_given import Cover, Given
from wissen.services.mail import INVITATION
from wissen.services.mail_words import Invited
from wissen.services.post import Side
from wissen.ui.dialogs.key_dialog import comparing
from wissen.ui.dialogs.noticing_dialog import NoticingDialog
from wissen.ui.dialogs.save_dialog import SaveDialog
from wissen.ui.file_drop import FileDrop
from wissen.ui.pages.cover_group import given_words, tell
from wissen.ui.pages.page import Context
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.day_field import DayField
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel

_A_WEEK = timedelta(days=6)


class CoverDialog(NoticingDialog):
    """`before` is a cover that is changed: who stands in then stays, unless another invitation is opened."""

    def __init__(self, context: Context, parent: QWidget, before: Given | None = None) -> None:
        super().__init__(tr("Vertretung"), parent)
        self._context = context
        self._before = before.cover if before is not None else None
        self._who: Invited | Cover | None = self._before
        self._today = context.services.shelf.today
        self.add_words(
            tr(
                "Wer Sie vertritt, speichert unter „Mein Team und Austausch“ eine Einladung und gibt Ihnen die Datei. "
                "Ihre neuen Kolleginnen und Kollegen erfahren davon mit dem nächsten Austausch. Ob sie annehmen und "
                "was sie zeigen, entscheiden sie selbst."
            )
        )
        self._named = WrapLabel("", "subheading")
        self.add(self._named)
        self._open = button(tr("Einladung öffnen …"), self._choose, icon="folder_open", parent=self)
        self._open.setAccessibleDescription(tr("Die Datei kann auch auf dieses Fenster gezogen werden."))
        opening = FlowRow(self)
        opening.add(self._open)
        self.add(opening)
        self.add_words(tr("Sie können die Datei auch auf dieses Fenster ziehen."), "muted")
        self._signs = QWidget()
        self._in_signs = QVBoxLayout(self._signs)
        self._in_signs.setContentsMargins(0, 0, 0, 0)
        self._in_signs.setSpacing(SPACE_M)
        self._compared = QCheckBox(tr("Ich habe verglichen: Die Zeichen sind gleich."))
        self.add(self._signs)
        self.add(self._compared)
        self._from = DayField(self._before.first if self._before else self._today)
        self._until = DayField(self._before.last if self._before else self._today + _A_WEEK)
        self.add_field(tr("Erster Tag"), self._from)
        self.add_field(tr("Letzter Tag"), self._until)
        self._people: list[tuple[str, QCheckBox]] = []
        self.add_words(tr("Für wen?"), "strong")
        everybody = QWidget()
        column = QVBoxLayout(everybody)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        covered = {one.id for one in before.people} if before is not None else None
        for contact in context.exchange.mail.contacts(Side.TRAINEE):
            box = QCheckBox(contact.name)
            box.setChecked(covered is None or contact.id in covered)
            box.toggled.connect(self._follow)
            self._people.append((contact.id, box))
            column.addWidget(box)
        self.add(everybody)
        self.add(self.notice)
        self._send = self.offer(tr("Mitteilen"), self._begin)
        self.offer(tr("Abbrechen"), self.reject)
        FileDrop(self).dropped.connect(self.take_files)
        self._compared.toggled.connect(self._follow)
        self._from.changed.connect(self._keep_order)
        self._show_who()
        (self._open if before is None else self._until).setFocus()

    # ------------------------------------------------------------ who

    def _choose(self) -> None:
        dialog = QFileDialog(self, tr("Einladung öffnen"), SaveDialog.folder, f"{tr('Einladung')} (*{INVITATION})")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.take_file)
        dialog.open()

    def take_files(self, files: Sequence[Path]) -> None:
        """Read the first of the files that were dropped here."""
        self.take_file(str(files[0]))

    def take_file(self, chosen: str) -> None:
        """Read an invitation; one that cannot be read leaves everything as it is."""
        self._context.exchange.open_invitation(Path(chosen), self._take, owner=self, failed=self.refused)

    def _take(self, invited: Invited) -> None:
        self._who = invited
        self._compared.setChecked(False)
        self.notice.tell("")
        self._show_who()
        QTimer.singleShot(0, self, self.fit)

    def _show_who(self) -> None:
        who = self._who
        told = tr("Noch niemand ausgewählt") if who is None else tr("{name} aus „{team}“")
        self._named.setText(told if who is None else told.format(name=who.name, team=who.team))
        self._open.setText(tr("Einladung öffnen …") if who is None else tr("Andere Einladung öffnen …"))
        while (item := self._in_signs.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        unknown = isinstance(who, Invited) and who.known is None
        if isinstance(who, Invited) and unknown:
            changed = who.changed is not None or cover_given.is_called_the_same(self._context.exchange.mail, who)
            for text, role in comparing(who.name, who.fingerprint, changed=changed):
                self._in_signs.addWidget(WrapLabel(text, role))
        self._signs.setVisible(unknown)
        self._compared.setVisible(unknown)
        fingerprint = "" if who is None else who.keys.fingerprint
        others = {one.id for one in cover_given.may_be_covered(self._context.exchange.mail, fingerprint)}
        for contact, box in self._people:
            box.setEnabled(contact in others)
            if contact not in others:
                box.setChecked(False)
        self._follow()

    # ------------------------------------------------------------ days and people

    def _keep_order(self) -> None:
        """A first day behind the last one takes it along; the other way round it is told."""
        if self._until.day < self._from.day:
            self._until.set_day(self._from.day)

    @property
    def _chosen(self) -> frozenset[str]:
        return frozenset(contact for contact, box in self._people if box.isChecked())

    def _follow(self) -> None:
        trusted = not self._compared.isVisibleTo(self) or self._compared.isChecked()
        self._send.setEnabled(self._who is not None and trusted and bool(self._chosen))

    # ------------------------------------------------------------ telling

    def _begin(self) -> None:
        if self._who is None:
            return
        try:
            cover = cover_given.cover_of(self._who, self._from.day, self._until.day, self._today)
        except ExchangeError as error:
            self.refused(error)
            return
        mail = self._context.exchange.mail
        told = cover_given.changes(mail, cover, self._chosen, self._before)
        count = plural(len(self._chosen), "Person", "Personen")
        people = tuple(one for one in mail.contacts() if one.id in self._chosen)
        text = tr("{cover}, für {count}.").format(cover=given_words(Given(cover, people)), count=count)
        self.accept()
        if told:
            tell(self._context, told, text, failed=self._context.messages.tell)
