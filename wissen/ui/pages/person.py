"""Gesprächsblatt: what one person shared, asked and has before them, questions to talk about, and room for notes."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wissen.drawing.page import Lookups
from wissen.drawing.page import Page as TextPage
from wissen.errors import NotFound, SettingsError
from wissen.learning.talk import Questions, shown, written
from wissen.printing.marks import Marks
from wissen.services.conversation import Conversation, SignedOff, conversation
from wissen.services.week_notes import LONGEST, TalkNotes, WeekNotes
from wissen.text import german_date
from wissen.ui.messages import Message
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.form import Group
from wissen.ui.pages.page import Context, Page, ScrollColumn
from wissen.ui.pages.person_known import KnownOfPerson
from wissen.ui.pages.week_acts import WeekActs
from wissen.ui.reader.talk_page import absent_words, talk_page
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.guarded_text import Verdict
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.note_editor import NoteEditor

_HOW = "Wird gespeichert, sobald Sie das Feld verlassen."


class PersonPage(Page):
    """The ref of the address is the contact. Questions and notes stay on this computer."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._contact = ""
        self._sheet: Conversation | None = None
        self._notes = WeekNotes(context.folders.config)
        self._acts = WeekActs(context, self, self.refresh)
        self._name = WrapLabel("", "title")
        self._about = WrapLabel("", "muted")
        bar = FlowRow(self)
        bar.add(button(tr("Drucken …"), self.print_out, weight="primary"))
        bar.add(button(tr("Praxis abzeichnen …"), self._ask_sign_off))
        bar.add(button(tr("Lernpfad zuweisen"), self._go_assign))
        self._questions = NoteEditor(
            longest=LONGEST, label="Worüber wir sprechen, eine Frage je Zeile", how=_HOW, lines=8
        )
        self._again = button(tr("Vorschläge wieder einsetzen"), self._suggest_again, weight="quiet", parent=self)
        self._words = NoteEditor(longest=LONGEST, label="Notizen und Verabredungen", how=_HOW)
        self._left: dict[str, tuple[str, str]] = {}
        """What may not be kept and is not thrown away either: questions and notes, by contact."""
        self._questions.kept.connect(self._keep_questions)
        self._words.kept.connect(self._keep_notes)
        months = plural(context.exchange.mail.retention.months, "Monat", "Monate")
        stays = tr(
            "Das bleibt auf diesem Rechner: Es wird gedruckt, aber nie gesendet. {months} nach der letzten Änderung "
            "löscht Wissen es."
        )
        talk = Group(tr("Für das Gespräch"), stays.format(months=months))
        suggesting = FlowRow(self)
        suggesting.add(self._again)
        for widget in (self._questions, suggesting, self._words):
            talk.add(widget)
        self._known = KnownOfPerson(self)
        self._known.settled.connect(self._settle)
        self._known.taken_back.connect(self._take_back)
        column = ScrollColumn(self)
        for part in (self._name, self._about, bar, talk, self._known):
            column.column.addWidget(part)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(column)

    def title(self) -> str:
        return tr("Gesprächsblatt")

    def trail(self) -> tuple[str, ...]:
        return (tr("Wochenblick"), self.title())

    def open(self, address: Address) -> None:
        services = self.context.services
        self._notes = WeekNotes(self.context.folders.config)  # Wochenblick keeps something there as well
        self._sheet = self._sheet_of(address.ref) if services.ready else None
        self._contact = address.ref
        self._show()
        self._show_words(self._notes.talk(self._contact))

    def refresh(self) -> None:
        """Show what holds now; what is being written stays."""
        if not self._contact or not self.context.services.ready:
            return
        try:
            before, self._sheet = self._sheet, self._sheet_of(self._contact)
        except NotFound as error:  # removed from the team meanwhile, with all that was known
            self._contact, self._sheet = "", None
            self.context.messages.tell(error)
            self.context.go(Address(Screen.WEEK))
            return
        if self._sheet == before:
            return
        self._show()
        words = self._shown_questions()
        if before is None or (not self._questions.changed and words != self._questions.words):
            self._questions.show_words(words)

    def leave(self) -> None:
        super().leave()
        if not self._contact:
            return
        self._left.pop(self._contact, None)
        kept = [editor.keep() for editor in (self._questions, self._words)]
        if not all(kept):
            self._left[self._contact] = (self._questions.words, self._words.words)
            text = tr("Auf dem Gesprächsblatt steht noch etwas, das so nicht gespeichert wird.")
            back = partial(self.context.go, Address(Screen.PERSON, self._contact))
            self.context.messages.post(Message("warning", text, action=tr("Ansehen"), run=back))

    def printed(self) -> tuple[TextPage, Lookups] | None:
        if self._sheet is None:
            return None
        today = self.context.services.shelf.today
        return talk_page(self._sheet, self._questions.words, self._words.words, today), Lookups()

    def marks(self, title: str) -> Marks:
        day = german_date(self.context.services.shelf.today)
        return Marks(title, tr("Stand {day}").format(day=day))

    def print_out(self) -> None:
        """Offer to print, unless something stands there that must not be kept."""
        for editor in (self._questions, self._words):
            if editor.text.verdict in (Verdict.SURE, Verdict.TOO_LONG):
                self.tell(
                    Message("info", tr("So kann das Blatt nicht gedruckt werden. Was zu tun ist, steht darunter."))
                )
                editor.text.field.setFocus()
                return
        super().print_out()

    # ------------------------------------------------------------ what is shown

    def _sheet_of(self, contact: str) -> Conversation:
        """Raises NotFound."""
        services = self.context.services
        discussed = self._notes.talk(contact).discussed
        return conversation(services.week, contact, services.shelf.today, discussed)

    def _show(self) -> None:
        sheet = self._sheet
        if sheet is None:
            self._about.setText(tr("Die Inhalte werden geladen …"))
            return
        self._name.setText(tr("Gesprächsblatt: {name}").format(name=sheet.contact.name))
        shared = tr("Geteilter Stand aus {week}.").format(week=sheet.shared)
        words = [absent_words(sheet.absent)] if sheet.absent is not None else []
        self._about.setText(" ".join([*words, shared if sheet.shared else tr("Noch wurde kein Stand geteilt.")]))
        self._known.show_sheet(sheet)

    @property
    def _suggestions(self) -> tuple[str, ...]:
        return self._sheet.questions if self._sheet is not None else ()

    def _shown_questions(self) -> str:
        return shown(self._notes.talk(self._contact).questions, self._suggestions).strip()

    def _show_words(self, talk: TalkNotes) -> None:
        questions, notes = self._left.get(self._contact, ("", ""))
        self._questions.show_words(self._shown_questions(), questions)
        self._words.show_words(talk.notes, notes)
        self._questions.text.field.moveCursor(QTextCursor.MoveOperation.Start)

    def _suggest_again(self) -> None:
        """Replace the questions by those that follow from what is known today; undone, the others are back."""
        before = self._questions.words
        self._put_questions("\n".join(self._suggestions))
        undo = partial(self._put_questions, before)
        self.tell(Message("info", tr("Die Vorschläge stehen wieder da."), action=tr("Rückgängig"), run=undo))

    def _put_questions(self, words: str) -> None:
        self._questions.show_words(words)
        self._keep_questions(words)

    # ------------------------------------------------------------ acts

    def _keep_questions(self, words: str) -> None:
        """Keep the mentor's own lines and their order; what is suggested follows what is known."""
        self._keep(written(words, self._suggestions), self._notes.talk(self._contact).notes)

    def _keep_notes(self, words: str) -> None:
        self._keep(self._notes.talk(self._contact).questions, words)

    def _keep(self, questions: Questions, notes: str) -> None:
        if not self._contact:  # the person has just left the team
            return
        try:
            today = self.context.services.shelf.today
            self._notes.keep(self._contact, questions=questions, notes=notes, day=today)
        except SettingsError as error:
            self.context.messages.tell(error)

    def _settle(self) -> None:
        if self._sheet is not None:
            before = self._notes.talk(self._contact).discussed
            self._put_discussed((*before, *(one.key for one in self._sheet.requests)))
            undo = partial(self._put_discussed, before)
            self.tell(Message("info", tr("Die Bitten um Hilfe sind besprochen."), action=tr("Rückgängig"), run=undo))

    def _put_discussed(self, discussed: tuple[str, ...]) -> None:
        try:
            self._notes.settle(self._contact, discussed)
        except SettingsError as error:
            self.context.messages.tell(error)
        self.refresh()

    def _take_back(self, title: str, signed: SignedOff) -> None:
        if self._sheet is not None:
            self._acts.take_back(self._sheet.contact, title, signed)

    def _ask_sign_off(self) -> None:
        self._acts.ask_sign_off(self._contact)

    def _go_assign(self) -> None:
        self.context.go(Address(Screen.ASSIGN, self._contact))
