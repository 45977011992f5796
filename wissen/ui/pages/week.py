"""Wochenblick: at most seven things to do, each with its button, and below them who shared which Stand."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QStackedLayout, QVBoxLayout, QWidget

from wissen.drawing.page import Lookups
from wissen.drawing.page import Page as TextPage
from wissen.drawing.tokens import SPACE_M
from wissen.errors import SettingsError
from wissen.learning.weekly import Act, Row, monday, week_words
from wissen.printing.marks import Marks, file_name
from wissen.services.cover_given import given
from wissen.services.week import Overview
from wissen.services.week_notes import WeekNotes
from wissen.services.week_tables import SUFFIX, covering_words, save, spreadsheet
from wissen.text import german_date
from wissen.ui.dialogs.save_dialog import SaveDialog
from wissen.ui.messages import Message
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.cover_group import given_words, plan_cover
from wissen.ui.pages.form import Group
from wissen.ui.pages.page import Context, Page, ScrollColumn, scrolled
from wissen.ui.pages.week_acts import WeekActs
from wissen.ui.pages.week_grid import WeekGrid
from wissen.ui.reader.week_page import old_words, week_page
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.card import Card
from wissen.ui.widgets.empty_state import EmptyState
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.menu_button import MenuButton

_STATES = "*.wissenstand"
_ASKING = (
    "Guten Tag {name}, wie kommen Sie mit der Einarbeitung voran? Wenn etwas fehlt oder hakt, sprechen wir darüber. "
    "Ihren Stand können Sie mir jederzeit senden."
)


class WeekPage(Page):
    """What is put off is kept on this computer; everything else follows from what was shared and assigned."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._overview: Overview | None = None
        self._notes = WeekNotes(context.folders.config)
        self._acts = WeekActs(context, self, self.refresh)
        self._cards: list[RowCard] = []
        self._about = WrapLabel("", "muted")
        self._covers = WrapLabel("", "text")
        self._loading = WrapLabel(tr("Die Inhalte werden geladen …"), "lead")
        self._nothing = WrapLabel(tr("Diese Woche steht nichts an. Alles Weitere steht unten bei den Ständen."), "lead")
        self._more = WrapLabel("", "muted")
        bar = FlowRow(self)
        self._exchange = button(tr("Jetzt austauschen"), context.exchange.exchange, weight="primary")
        self._read = button(tr("Stände einlesen …"), self.read_states, weight="primary")
        self._read_too = button(tr("Datei einlesen …"), self.read_states)
        for one in (self._exchange, self._read, self._read_too):
            bar.add(one)
        bar.add(button(tr("Praxis abzeichnen …"), self._ask_sign_off))
        talks = MenuButton("group", tr("Gesprächsblatt"), self)
        talks.choices.aboutToShow.connect(partial(self._fill_talks, talks.choices))
        bar.add(talks)
        bar.add(button(tr("Drucken …"), self.print_out))
        bar.add(button(tr("Als CSV speichern …"), self.save))
        bar.add(button(tr("Vertretung …"), self._plan_cover))
        rows = QWidget()
        self._rows = QVBoxLayout(rows)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(SPACE_M)
        self._table = WeekGrid(self)
        self._states = Group(tr("Stände"), tr("Was geteilt wurde, und wie alt es ist."))
        self._states.add(self._table)
        self._old = Group(tr("Nach Änderungen"), tr("Wie viele noch mit einem früheren Stand arbeiten, nicht wer."))
        self._counts = WrapLabel("", "text")
        self._old.add(self._counts)
        column = ScrollColumn(self)
        for widget in (
            WrapLabel(tr("Wochenblick"), "title"),
            self._about,
            self._covers,
            bar,
            self._loading,
            self._nothing,
            rows,
            self._more,
            self._states,
            self._old,
        ):
            column.column.addWidget(widget)
        self._faces = QStackedLayout(self)
        self._faces.addWidget(column)
        self._faces.addWidget(scrolled(self._nobody()))
        if self._notes.notice:
            context.messages.post(Message("warning", self._notes.notice))

    def _nobody(self) -> EmptyState:
        text = tr(
            "In Ihrem Team ist noch niemand. Laden Sie neue Kolleginnen und Kollegen ein: Was sie mit Ihnen teilen, "
            "entscheiden sie selbst, und hier sehen Sie es."
        )
        empty = EmptyState("group", text, self)
        empty.add_button(tr("Mein Team öffnen"), self._go_team)
        return empty

    def title(self) -> str:
        return tr("Wochenblick")

    def open(self, address: Address) -> None:
        del address
        self._notes = WeekNotes(self.context.folders.config)  # the Gesprächsblatt keeps something there as well
        self.refresh()

    def refresh(self) -> None:
        """Show what holds now."""
        services = self.context.services
        self._loading.setVisible(not services.ready)
        if not services.ready:
            return
        by_folder = self.context.exchange.folder is not None
        for one, fits in ((self._exchange, by_folder), (self._read, not by_folder), (self._read_too, by_folder)):
            one.setVisible(fits)
        people = services.week.people()
        self._faces.setCurrentIndex(0 if people else 1)
        overview = services.week.overview(self._notes.put_off, self._notes.discussed)
        if people:
            self._keep_only(overview)
        lines = [*map(given_words, given(services.post, overview.day)), *covering_words(overview.columns)]
        self._covers.setText("\n".join(lines))
        self._covers.setVisible(bool(lines))
        self._show(overview)

    def printed(self) -> tuple[TextPage, Lookups] | None:
        """What the screen shows, or nothing while there is nobody."""
        if self._overview is None or not self._overview.columns:
            return None
        return week_page(self._overview), Lookups()

    def marks(self, title: str) -> Marks:
        day = german_date(self.context.services.shelf.today)
        return Marks(title, tr("Stand {day}").format(day=day))

    # ------------------------------------------------------------ what is shown

    def _show(self, overview: Overview) -> None:
        if overview == self._overview:
            return
        before, self._overview = self._overview, overview
        week, count = week_words(monday(overview.day)), plural(len(overview.columns), "Person", "Personen")
        self._about.setText(tr("{week} · {count}").format(week=week, count=count))
        self._nothing.setVisible(not overview.rows)
        self._more.setVisible(bool(overview.more))
        more = plural(overview.more, "weitere Zeile wartet", "weitere Zeilen warten")
        self._more.setText(tr("Mehr als sieben braucht eine Woche nicht. {more} und rückt nach.").format(more=more))
        if before is None or before.rows != overview.rows:
            self._show_rows(overview)
        self._states.setVisible(bool(overview.lines))
        self._table.show_overview(overview)
        self._old.setVisible(bool(overview.old))
        self._counts.setText("\n".join(old_words(overview)))

    def _show_rows(self, overview: Overview) -> None:
        """Make the cards anew; the focus stays at the place where it was."""
        focused = next((place for place, card in enumerate(self._cards) if card.has_focus), None)
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards = [RowCard(row, self) for row in overview.rows]
        for card in self._cards:
            self._rows.addWidget(card)
        if focused is not None and self._cards:
            self._cards[min(focused, len(self._cards) - 1)].take_focus()

    # ------------------------------------------------------------ acts

    def _fill_talks(self, menu: QMenu) -> None:
        """Everybody, also those of whom nothing is to be done this week."""
        menu.clear()
        for column in self._overview.columns if self._overview else ():
            talk = partial(self.context.go, Address(Screen.PERSON, column.id))
            menu.addAction(column.name).triggered.connect(talk)

    def act_on(self, row: Row) -> None:
        """Do what a row offers."""
        match row.act:
            case Act.TALK | Act.LAW:
                self.context.go(Address(Screen.PERSON, row.person))
            case Act.SIGN_OFF:
                self._acts.ask_sign_off(row.person)
            case Act.ASSIGN | Act.NEXT:
                self.context.go(Address(Screen.ASSIGN, row.person))
            case Act.POSTPONE:
                self._acts.week_later(row.person, row.subject)
            case Act.ASK:
                self._copy_question(row)
            case Act.LEAVE:
                self._remove(row.person)

    def _remove(self, person: str) -> None:
        from wissen.ui.dialogs.leave_dialog import LeaveDialog

        LeaveDialog(self.context, self.context.services.week.contact(person), self.window()).open()

    def _plan_cover(self) -> None:
        plan_cover(self.context, self)

    def put_off(self, row: Row) -> None:
        """Leave a row out until next week."""
        text = tr("Bis nächste Woche weggelegt: {name}, {act}.").format(name=row.name, act=tr(row.act.value))
        self._put_off(row, text, "")

    def _copy_question(self, row: Row) -> None:
        words = tr(_ASKING).format(name=row.name)
        QApplication.clipboard().setText(words)
        text = tr("Diese Frage an {name} ist kopiert. Fügen Sie sie in eine Nachricht ein.").format(name=row.name)
        self._put_off(row, text, words)

    def _put_off(self, row: Row, text: str, hint: str) -> None:
        today = self.context.services.shelf.today
        try:
            self._notes.put_row_off(row.key, monday(today))
        except SettingsError as error:
            self.context.messages.tell(error)
            return
        self.tell(Message("info", text, hint, action=tr("Rückgängig"), run=partial(self._bring_back, row)))
        self.refresh()

    def _bring_back(self, row: Row) -> None:
        try:
            self._notes.bring_row_back(row.key)
        except SettingsError as error:
            self.context.messages.tell(error)
        self.refresh()

    def _keep_only(self, overview: Overview) -> None:
        try:
            self._notes.keep_only(overview.keys, overview.names)
        except SettingsError as error:
            self.context.messages.tell(error)

    def _ask_sign_off(self) -> None:
        first = self._overview.columns[0].id if self._overview and self._overview.columns else ""
        waiting = [row.person for row in self._overview.rows if row.act is Act.SIGN_OFF] if self._overview else []
        self._acts.ask_sign_off(waiting[0] if waiting else first)

    def read_states(self) -> None:
        """Ask for files that were sent, and take them in."""
        kinds = f"{tr('Stände')} ({_STATES})"
        dialog = QFileDialog(self, tr("Stände einlesen"), SaveDialog.start_folder(), kinds)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self.take_files)
        dialog.open()

    def take_files(self, files: list[str]) -> None:
        """Take in what was chosen."""
        from wissen.ui.given_files import open_files  # late: it knows this page's context

        open_files(self.context, [Path(file) for file in files], self.window())

    def save(self) -> None:
        """Ask where the table goes."""
        name = file_name(tr("Wochenblick"), SUFFIX)
        dialog = SaveDialog(tr("Als CSV speichern"), {SUFFIX: tr("Tabelle für Excel")}, name, self.window())
        dialog.fileSelected.connect(self.save_as)
        dialog.open()

    def save_as(self, chosen: str) -> None:
        """Write the table of what is shown."""
        if self._overview is not None:
            path, data = Path(chosen), spreadsheet(self._overview)
            self.context.jobs.read(partial(save, path, data), partial(self._tell_saved, path), owner=self)

    def _tell_saved(self, path: Path, _: None) -> None:
        SaveDialog.remember(path)
        self.context.messages.post(Message("info", tr("Gespeichert als „{name}“.").format(name=path.name), str(path)))

    def _go_team(self) -> None:
        self.context.go(Address(Screen.TEAM))


class RowCard(Card):
    """A person, a reason, the button for it, and the way to leave it until next week."""

    def __init__(self, row: Row, page: WeekPage) -> None:
        super().__init__(row.name, row.reason, parent=page)
        self._row = row
        self._page = page
        self._buttons_of_row = (
            self.add_button(tr(row.act.value), self._act),
            self.add_button(tr("Auf nächste Woche"), self._put_off, weight="quiet"),
        )

    @property
    def has_focus(self) -> bool:
        """Whether one of its buttons has the focus."""
        return any(one.hasFocus() for one in self._buttons_of_row)

    def take_focus(self) -> None:
        """Put the focus on what it offers."""
        self._buttons_of_row[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _act(self) -> None:
        self._page.act_on(self._row)

    def _put_off(self) -> None:
        self._page.put_off(self._row)
