"""Mein Team und Austausch: with whom one exchanges what, by file or folder, and who is trusted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QVBoxLayout, QWidget

from wissen import office
from wissen.drawing.tokens import SPACE_S
from wissen.services.assigned import Assigned, assigned
from wissen.services.cover_given import Given, given
from wissen.services.letter_files import LetterFile
from wissen.services.mail import ENDINGS
from wissen.services.mail_words import Question, Report
from wissen.services.post import Contact, Side
from wissen.services.week import covering
from wissen.text import german_date
from wissen.ui.dialogs.key_dialog import DecideDialog, in_two_lines, take_files
from wissen.ui.dialogs.save_dialog import SaveDialog
from wissen.ui.messages import Message
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.cover_group import CoverGroup
from wissen.ui.pages.form import Group
from wissen.ui.pages.page import Context, Page, ScrollColumn
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.buttons import Weight, button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel

Offer = tuple[str, Callable[[], object], str, Weight]
"""A button: what it says, what it does, its icon or "", how it looks."""

_SIDES = {
    Side.MENTOR: "Mentorin oder Mentor: sieht, was Sie zeigen, und weist Ihnen Lernpfade zu.",
    Side.TRAINEE: "Neue Kollegin oder neuer Kollege: zeigt Ihnen den Stand und bekommt Lernpfade von Ihnen.",
}


class TeamPage(Page):
    """Made anew whenever contacts, messages or the folder have changed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._form: _Form | None = None
        self._shown: object = None

    def title(self) -> str:
        return tr("Mein Team und Austausch")

    def trail(self) -> tuple[str, ...]:
        return (tr("Einstellungen"), self.title())

    def open(self, address: Address) -> None:
        del address
        self.refresh()

    def refresh(self) -> None:
        exchange = self.context.exchange
        mail = exchange.mail
        contacts = mail.contacts()
        waiting = tuple(mail.waiting(contact.id) for contact in contacts)
        covers = (self.given, tuple(map(self.cover_words, contacts)))
        earlier = (self.earlier, tuple(mail.earlier(contact.id) for contact in contacts))
        people = (contacts, waiting, covers, earlier)
        now = (people, exchange.questions, exchange.folder, mail.fingerprint, mail.exchanged)
        if self._shown == now:
            return
        focused = QApplication.focusWidget()
        had_focus = self._form is not None and focused is not None and self._form.isAncestorOf(focused)
        self._shown = now
        if self._form is not None:
            self._column.removeWidget(self._form)
            self._form.hide()
            self._form.deleteLater()
        self._form = _Form(self)
        self._column.addWidget(self._form)
        if had_focus:
            self.take_focus()

    @property
    def given(self) -> tuple[Given, ...]:
        """Who stands in for the person."""
        return given(self.context.exchange.mail, self.context.services.shelf.today)

    @property
    def earlier(self) -> tuple[Assigned, ...]:
        """What earlier computers of mentors have assigned."""
        return tuple(one for one in assigned(self.context.exchange.mail) if one.earlier)

    def cover_words(self, contact: Contact) -> str:
        """For whom a contact stands in, or for whom the person does so; "" for others."""
        mail = self.context.exchange.mail
        if contact.until is not None:
            away = next((one.name for one in mail.contacts() if one.id == contact.stands_in), "")
            told = tr("Vertretung für {away} bis {day}.") if away else tr("Vertretung bis {day}.")
            return told.format(away=away, day=german_date(contact.until))
        if contact.side is Side.TRAINEE and (one := covering(mail, contact.id)) is not None:
            return tr("In Vertretung für {away} bis {day}.").format(away=one.mentor, day=german_date(one.last))
        return ""

    # ------------------------------------------------------------ files and folder

    def choose_place(self, contact: Contact) -> None:
        """Ask where the file for a contact goes."""
        name = self.context.exchange.mail.file_name(contact)
        forms = {Path(name).suffix: tr("Austauschdatei")}
        dialog = SaveDialog(tr("Datei für {name} speichern").format(name=contact.name), forms, name, self.window())
        dialog.fileSelected.connect(partial(self.save, contact))
        dialog.open()

    def save(self, contact: Contact, chosen: str) -> None:
        """Write everything for a contact into a file."""
        exchange, path = self.context.exchange, Path(chosen)
        given, told = LetterFile(exchange.mail, contact.id, path), partial(self._tell_saved, contact, path)
        exchange.give(given, told, owner=self, failed=self.context.messages.tell)

    def _tell_saved(self, contact: Contact, path: Path, report: Report) -> None:
        SaveDialog.remember(path)
        text = "\n".join((tr("Gespeichert als „{name}“.").format(name=path.name), *report.lines))
        hint = tr("Geben Sie die Datei {name}. Nur {name} kann sie öffnen.").format(name=contact.name)
        self.context.messages.post(Message("info", text, hint))

    def choose_files(self) -> None:
        """Ask which files came."""
        dialog = QFileDialog(self.window(), tr("Erhaltene Datei öffnen"), SaveDialog.folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        endings = " ".join(f"*{ending}" for ending in ENDINGS)
        dialog.setNameFilter(f"{tr('Austauschdateien')} ({endings})")
        dialog.filesSelected.connect(self.open_files)
        dialog.open()

    def open_files(self, chosen: list[str]) -> None:
        """Take in what was chosen."""
        take_files(self.context, tuple(map(Path, chosen)), self.window())

    def choose_folder(self) -> None:
        """Ask for the folder that both sides reach."""
        dialog = QFileDialog(self.window(), tr("Austauschordner wählen"), str(self.context.exchange.folder or ""))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.use_folder)
        dialog.open()

    def use_folder(self, chosen: str) -> None:
        """Exchange through this folder from now on, and at once."""
        self.context.preferences.change(exchange_folder=Path(chosen))
        self.context.exchange.exchange()

    def use_no_folder(self) -> None:
        """Give files from now on."""
        self.context.preferences.change(exchange_folder=None)
        self.context.exchange.changed.emit()


class _Form(ScrollColumn):
    """The groups one below the other."""

    def __init__(self, page: TeamPage) -> None:
        super().__init__(page)
        self._page = page
        self._context = context = page.context
        self._exchange = context.exchange
        self._mail = context.exchange.mail
        self.column.addWidget(WrapLabel(tr("Mein Team und Austausch"), "title"))
        groups = [self._asked(question) for question in self._exchange.questions]
        groups.append(self._people())
        if self._mail.contacts(Side.TRAINEE):
            groups.append(CoverGroup(context, page.given, self))
        for group in (*groups, self._exchanging(), self._own_key()):
            self.column.addWidget(group)
        self.column.addStretch(1)

    # ------------------------------------------------------------ people

    def _asked(self, question: Question) -> Group:
        group = Group(
            tr("„{name}“ hat Ihnen geschrieben").format(name=question.name),
            tr("Der Schlüssel ist hier noch nicht bekannt. Bis Sie entscheiden, wird nichts gelesen."),
        )
        decide = partial(self._decide, question)
        group.add(self._buttons((tr("Ansehen und entscheiden …"), decide, "person_add", "primary")))
        return group

    def _decide(self, question: Question) -> None:
        DecideDialog(self._context, question, self.window()).open()

    def _people(self) -> Group:
        contacts = self._mail.contacts()
        group = Group(tr("Mit wem ich mich austausche"))
        if not contacts:
            group.add(
                WrapLabel(
                    tr(
                        "Noch mit niemandem. Wer andere einarbeitet, lädt sie ein. Wer eingearbeitet wird, öffnet die "
                        "Einladung. Von allein verlässt nichts diesen Rechner."
                    )
                )
            )
        for contact in contacts:
            group.add(self._contact(contact))
        group.add(
            self._buttons(
                (tr("Einladen …"), self._invite, "person_add", "ordinary"),
                (tr("Einladung öffnen …"), self._page.choose_files, "folder_open", "ordinary"),
            )
        )
        return group

    def _contact(self, contact: Contact) -> QWidget:
        part = QWidget(self)
        lines = QVBoxLayout(part)
        lines.setContentsMargins(0, SPACE_S, 0, SPACE_S)
        lines.setSpacing(SPACE_S)
        lines.addWidget(WrapLabel(contact.name, "strong"))
        lines.addWidget(WrapLabel(tr(_SIDES[contact.side])))
        if covers := self._page.cover_words(contact):
            lines.addWidget(WrapLabel(covers))
        waiting = self._mail.waiting(contact.id)
        if waiting:
            messages = plural(waiting, "Nachricht wartet", "Nachrichten warten")
            lines.addWidget(WrapLabel(tr("{messages} auf den nächsten Austausch.").format(messages=messages)))
        if contact.side is Side.TRAINEE and self._mail.earlier(contact.id):
            told = tr(
                "Was Sie {name} von einem früheren Rechner zugewiesen oder abgezeichnet haben, sieht dieser nicht."
            )
            lines.addWidget(WrapLabel(told.format(name=contact.name)))
        lines.addWidget(WrapLabel(tr("Zeichen: {signs}").format(signs=contact.fingerprint), "muted"))
        way: Offer = (
            (tr("Lernpfad zuweisen"), partial(self._assign, contact), "", "ordinary")
            if contact.side is Side.TRAINEE
            else (tr("Einblick"), self._show_insight, "", "ordinary")
        )
        row = self._buttons(
            way,
            (tr("Datei speichern …"), partial(self._page.choose_place, contact), "download", "ordinary"),
            (tr("Entfernen …"), partial(self._leave, contact), "", "ordinary"),
        )
        for one in row.widgets:
            one.setAccessibleDescription(contact.name)
        lines.addWidget(row)
        for path in self._page.earlier:
            if path.sender.id == contact.id:
                told = tr("„{title}“ ist von einem früheren Rechner zugewiesen.")
                lines.addWidget(WrapLabel(told.format(title=path.assignment.title)))
                row = self._buttons((tr("Nicht mehr verwenden …"), partial(self._disuse, path), "", "ordinary"))
                row.widgets[0].setAccessibleDescription(path.assignment.title)
                lines.addWidget(row)
        return part

    def _disuse(self, path: Assigned) -> None:
        from wissen.ui.dialogs.disuse_dialog import DisuseDialog

        DisuseDialog(self._context, path, self.window()).open()

    def _show_insight(self) -> None:
        self._context.go(Address(Screen.DOCUMENTS, "einblick"))

    def _assign(self, contact: Contact) -> None:
        self._context.go(Address(Screen.ASSIGN, contact.id))

    def _invite(self) -> None:
        from wissen.ui.dialogs.invite_dialog import InviteDialog

        InviteDialog(self._context, self.window()).open()

    def _leave(self, contact: Contact) -> None:
        from wissen.ui.dialogs.leave_dialog import LeaveDialog

        LeaveDialog(self._context, contact, self.window()).open()

    # ------------------------------------------------------------ exchanging

    def _exchanging(self) -> Group:
        day = self._mail.exchanged
        last = tr("Letzter Austausch: {day}.").format(day=german_date(day)) if day else tr("Noch kein Austausch.")
        group = Group(tr("Austauschen"), last)
        if self._exchange.fault:
            group.add(WrapLabel(str(office.closed(self._exchange.fault))))
            return group
        folder = self._exchange.folder
        if folder is None:
            group.add(
                WrapLabel(
                    tr(
                        "Sie geben einander Dateien. Ziehen Sie eine erhaltene Datei auf dieses Fenster, oder öffnen "
                        "Sie sie hier. Erreichen alle denselben Ordner, geht es damit einfacher."
                    )
                )
            )
        else:
            group.add(WrapLabel(tr("Über den Ordner {folder}").format(folder=folder)))
        offers: list[Offer] = []
        if folder is not None:
            offers.append((tr("Jetzt austauschen"), self._exchange.exchange, "refresh", "primary"))
        offers.append((tr("Erhaltene Datei öffnen …"), self._page.choose_files, "folder_open", "ordinary"))
        if self._exchange.folder_is_fixed:
            group.add(WrapLabel(tr("Diesen Ordner hat Ihr Amt festgelegt."), "muted"))
        else:
            choose = tr("Anderen Ordner wählen …") if folder else tr("Austauschordner wählen …")
            offers.append((choose, self._page.choose_folder, "", "ordinary"))
            if folder is not None:
                offers.append((tr("Keinen Ordner verwenden"), self._page.use_no_folder, "", "ordinary"))
        group.add(self._buttons(*offers))
        return group

    # ------------------------------------------------------------ one's own key

    def _own_key(self) -> Group:
        group = Group(
            tr("Ihre Zeichen"), tr("Wer sich mit Ihnen austauschen möchte, vergleicht sie mit Ihnen am Telefon.")
        )
        signs = self._mail.fingerprint
        group.add(
            WrapLabel(in_two_lines(signs), "subheading")
            if signs
            else WrapLabel(tr("Sie entstehen, sobald Sie einladen oder eine Einladung annehmen."))
        )
        return group

    def _buttons(self, *offers: Offer) -> _Row:
        return _Row(self, offers)


class _Row(FlowRow):
    """Buttons side by side."""

    def __init__(self, parent: QWidget, offers: Sequence[Offer]) -> None:
        super().__init__(parent)
        self.widgets = [button(text, slot, weight=weight, icon=icon) for text, slot, icon, weight in offers]
        for one in self.widgets:
            self.add(one)
