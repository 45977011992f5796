"""Lernpfad zuweisen: for whom, which template, from which day, with the plan as it comes out before it is sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QLineEdit, QStackedLayout, QWidget

from wissen.errors import ExchangeError, WissenError
from wissen.learning import working_days
from wissen.learning.working_days import Absence, Workdays
from wissen.services.assigning import LONGEST_NOTE, LONGEST_TITLE, Draft, Running, Sending
from wissen.services.own_plans import OwnPlans, Template
from wissen.services.plan_in_hand import PlanInHand
from wissen.services.post import Contact
from wissen.text import german_list
from wissen.ui.messages import Message
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.assign_form import AssignForm
from wissen.ui.pages.assign_plan import PlanPane
from wissen.ui.pages.assign_words import doubt_texts
from wissen.ui.pages.form import Group
from wissen.ui.pages.own_templates import OwnTemplates
from wissen.ui.pages.page import Context, Page, ScrollColumn, scrolled
from wissen.ui.pages.plan_days import PlanDays
from wissen.ui.pages.running_list import RunningList
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.empty_state import EmptyState
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.guarded_text import GuardedText, Verdict
from wissen.ui.widgets.labels import WrapLabel

_WITHOUT = Template("ohne-vorlage", "Lernpfad", (), own=True)
"""For a plan that is put together from nothing."""


class AssignPage(Page):
    """The ref of the address is the contact that is chosen to begin with."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        today = context.services.shelf.today
        self._plans = OwnPlans(context.folders.config)
        self._own = OwnTemplates(self._plans, self)
        self._own.changed.connect(self._take_template)
        self._plan = PlanInHand(today, context.preferences.value.land)
        self._counts_days = False
        """Whether the calendar has been loaded."""
        self._sending = self._arrived = False
        self._wanted = ""
        self._template = ""
        self._form = AssignForm(today, self)
        self._form.people_changed.connect(self._choose_people)
        self._form.template_chosen.connect(self._choose_template)
        self._form.start_changed.connect(self._choose_start)
        self._form.absences_wanted.connect(self._ask_absences)
        self._pane = PlanPane(self)
        self._pane.dropped.connect(self._drop)
        self._pane.choice_changed.connect(self._change_choice)
        self._pane.put_off.connect(self._put_off)
        self._pane.addition_wanted.connect(self._ask_addition)
        self._pane.undone.connect(self._undo)
        self._running = RunningList(self)
        self._running.change_wanted.connect(self._change)
        self._running.week_later_wanted.connect(self._week_later)
        self._running.withdrawal_wanted.connect(self._withdraw)
        self._loading = WrapLabel(tr("Die Inhalte werden geladen …"), "lead")
        self._changing = WrapLabel("", "lead")
        self._shown = self._made_plan()
        column = ScrollColumn(self)
        for widget in (
            WrapLabel(tr("Lernpfad zuweisen"), "title"),
            self._loading,
            self._changing,
            self._form,
            self._shown,
            self._running,
        ):
            column.column.addWidget(widget)
        column.column.addStretch(1)
        self._faces = QStackedLayout(self)
        self._faces.addWidget(column)
        self._faces.addWidget(scrolled(self._nobody()))
        if self._plans.draft is not None:
            self._plan.take(self._plans.draft)
        if self._plans.notice:
            context.messages.post(Message("warning", self._plans.notice))
        self._note.field.setPlainText(self._plan.draft.words)

    def _made_plan(self) -> QWidget:
        """What is shown once there is a plan: its name, its days, a note, and what is to become of it."""
        self._title = QLineEdit()
        self._title.setMaxLength(LONGEST_TITLE)
        self._title.textEdited.connect(self._rename)
        self._whose = PlanDays(self)
        self._whose.changed.connect(self._show)
        self._note = GuardedText(tr("Nachricht dazu (freiwillig)"), longest=LONGEST_NOTE)
        self._note.field.textChanged.connect(self._write)
        self._assign = button(tr("Zuweisen"), self.assign, weight="primary", parent=self)
        self._give_up = button(tr("Verwerfen"), self._discard, parent=self)
        self._save = button(tr("Als Vorlage speichern …"), self._ask_name, parent=self)
        self._delete = button(tr("Vorlage löschen"), self._delete_template, parent=self)
        acts = FlowRow(self)
        for act in (self._assign, self._give_up, self._save, self._delete):
            acts.add(act)
        group = Group(tr("Der Plan"))
        group.add_field(tr("Name des Lernpfads"), self._title)
        group.add(self._whose)
        group.add(self._pane)
        group.add(self._note)
        group.add(acts)
        return group

    def _nobody(self) -> EmptyState:
        text = tr("In Ihrem Team ist noch niemand. Laden Sie zuerst jemanden ein.")
        empty = EmptyState("group", text, self)
        empty.add_button(tr("Mein Team öffnen"), self._go_team)
        return empty

    def title(self) -> str:
        return tr("Lernpfad zuweisen")

    def open(self, address: Address) -> None:
        self._wanted = address.ref
        self._plans.read()  # whoever has left the team has taken their absences along
        self.refresh()

    def take_focus(self) -> None:
        self._arrived = not self._form.isVisible()  # then it gets it as soon as it is there
        if self._form.isVisible():
            self._form.take_focus()
        else:
            super().take_focus()

    def leave(self) -> None:
        super().leave()
        draft = self._plan.draft
        self._own.keep(partial(self._plans.keep_draft, None if self._plan.is_empty or draft.id else draft))

    def refresh(self) -> None:
        """Show what holds now; the plan in hand stays."""
        services = self.context.services
        self._loading.setVisible(not (services.ready and self._counts_days))
        people = services.assigning.people() if services.ready else ()
        self._faces.setCurrentIndex(1 if services.ready and not people else 0)
        self._plan.land = self.context.preferences.value.land
        if services.ready and not self._counts_days:
            work = partial(working_days.prepare, services.shelf.today, self._plan.land)
            self.context.jobs.read(work, self._calendar_read, owner=self)
        known = [person.id for person in people]
        if self._wanted in known and not self._plan.draft.id:
            self._plan.draft = replace(self._plan.draft, to=(self._wanted,))
            self._wanted = ""
        if people:
            self._plan.draft = replace(self._plan.draft, to=tuple(one for one in self._plan.draft.to if one in known))
        self._form.show_people(people, self._plan.draft.to)
        self._show()

    def _calendar_read(self, _: None) -> None:
        self._counts_days = True
        if self._plan.is_empty:
            self._plan.draft = replace(self._plan.draft, start=self._first_start())
        self.refresh()
        if self._arrived:
            self.take_focus()

    def _show(self) -> None:
        """Show the plan in hand and what is assigned."""
        services, draft = self.context.services, self._plan.draft
        ready = services.ready and self._counts_days
        self._form.setVisible(ready)
        self._shown.setVisible(ready and not self._plan.is_empty)
        self._changing.setVisible(bool(draft.id))
        if not ready:
            return
        self._form.show_templates(self._templates(), self._template)
        self._form.show_start(draft.start, self._plan.land)
        self._form.show_change(changing=bool(draft.id))
        names = self._names(draft.to)
        self._changing.setText(tr("Sie ändern „{title}“ für {name}.").format(title=draft.title, name=names))
        self._assign.setText(tr("Änderung senden") if draft.id else tr("Zuweisen"))
        self._give_up.setText(tr("Nicht ändern") if draft.id else tr("Verwerfen"))
        self._delete.setVisible(any(one.id == self._template for one in self._plans.templates))
        if self._title.text() != draft.title:
            self._title.setText(draft.title)
        people = {person.id: person for person in services.assigning.people() if person.id in draft.to}
        self._whose.show_people(tuple(people.values()), differ=len(set(map(self._plans.absences, people))) > 1)
        previews = services.assigning.previews(draft, {one: self._days_of(one) for one in people or ("",)})
        told = doubt_texts(previews, {one: person.name for one, person in people.items()})
        self._pane.show_plan(previews[self._whose.contact], told, services.shelf.today, may_undo=self._plan.may_undo)
        self._running.show_running(() if draft.id else services.assigning.running())

    def _templates(self) -> tuple[tuple[str, Template], ...]:
        """What a plan may begin with, each with what it is called here."""
        own = tr("{title} (eigene Vorlage)")
        return (
            *((one.title, one) for one in self.context.services.assigning.templates()),
            *((own.format(title=one.title), one) for one in self._plans.templates),
            (tr("Ohne Vorlage, selbst zusammenstellen"), _WITHOUT),
        )

    def _names(self, contacts: tuple[str, ...]) -> str:
        known = {person.id: person.name for person in self.context.services.assigning.people()}
        return german_list([known[one] for one in contacts if one in known])

    def _days_of(self, contact: str, start: date | None = None) -> Workdays:
        return Workdays(start or self._plan.draft.start, self._plan.land, self._plans.absences(contact))

    # ------------------------------------------------------------ the three questions

    def _choose_people(self) -> None:
        self._plan.draft = replace(self._plan.draft, to=self._form.chosen)
        self._show()

    def _choose_template(self, template: Template) -> None:
        self._template = template.id
        self._plan.begin(template)
        self._show()

    def _choose_start(self, start: date) -> None:
        self._plan.start_on(start)
        self._show()

    def _ask_absences(self, person: Contact) -> None:
        from wissen.ui.dialogs.absences_dialog import AbsencesDialog

        today, known = self.context.services.shelf.today, self._plans.absences(person.id)
        dialog = AbsencesDialog(person.name, known, today, self.window())
        dialog.chosen.connect(partial(self._keep_absences, person))
        dialog.open()

    def _keep_absences(self, person: Contact, absences: tuple[Absence, ...]) -> None:
        self._own.keep(partial(self._plans.keep_absences, person.id, absences))
        self._show()

    # ------------------------------------------------------------ adjusting

    def _drop(self, ref: str) -> None:
        self._plan.drop(ref)
        self._show()

    def _change_choice(self, ref: str, optional: bool) -> None:
        self._plan.make_optional(ref, optional=optional)
        self._show()

    def _put_off(self, ref: str, by: timedelta, later_too: bool) -> None:
        self._plan.put_off(ref, by, later_too=later_too)
        self._show()

    def _undo(self) -> None:
        before = self._plan.template
        self._plan.undo()
        if self._plan.template != before:
            self._template = self._plan.template
        self._show()

    def _ask_addition(self) -> None:
        from wissen.ui.dialogs.add_item_dialog import AddItemDialog

        there = {item.ref: item.due for item in self._plan.draft.items}
        left = [one for one in self.context.services.assigning.choices() if one.ref not in there]
        due = there.get(self._pane.current, self._plan.draft.start)
        dialog = AddItemDialog(left, due, self.window())
        dialog.chosen.connect(self._add)
        dialog.open()

    def _add(self, ref: str, due: date) -> None:
        self._plan.add(ref, due)
        self._show()

    def _rename(self, title: str) -> None:
        self._plan.draft = replace(self._plan.draft, title=title)

    def _write(self) -> None:
        self._plan.draft = replace(self._plan.draft, words=self._note.text.strip())

    def _discard(self) -> None:
        """Put the plan away; it can be taken up again."""
        before, was_changed = self._plan.draft, bool(self._plan.draft.id)
        self._clear()
        if not was_changed:
            again = partial(self._take_up, before)
            self.tell(Message("info", tr("Der Plan ist verworfen."), action=tr("Rückgängig"), run=again))
        self._form.take_focus()

    def _clear(self) -> None:
        self._template = ""
        self._take_up(Draft((), "", self._first_start(), ()))

    def _first_start(self) -> date:
        """The day that is offered: nobody begins on a day off."""
        return working_days.next_working_day(self.context.services.shelf.today, self._plan.land)

    def _take_up(self, draft: Draft) -> None:
        self._plan.take(draft, self._plans.absences(draft.to[0]) if draft.id else ())
        self._form.show_people(self.context.services.assigning.people(), draft.to)
        self._note.field.setPlainText(draft.words)
        self._show()

    # ------------------------------------------------------------ sending

    def assign(self) -> None:
        """Send the plan to whom it is for, if nothing is missing."""
        draft = replace(self._plan.draft, title=self._plan.draft.title.strip())
        if not draft.to:
            self.tell(Message("info", tr("Für wen ist der Plan? Wählen Sie oben mindestens eine Person.")))
        elif not draft.title:
            self.tell(Message("info", tr("Der Lernpfad braucht einen Namen.")))
            self._title.setFocus()
        elif self._note.verdict in (Verdict.SURE, Verdict.TOO_LONG):
            self.tell(Message("info", tr("So kann die Nachricht nicht hinaus. Was zu tun ist, steht darunter.")))
            self._note.field.setFocus()
        else:
            try:
                sending = self.context.services.assigning.sending(
                    draft, {one: self._days_of(one, draft.start) for one in draft.to}
                )
            except ExchangeError as error:
                self.context.messages.tell(error)
                return
            told = tr("„{title}“ ist geändert: {names}.") if draft.id else tr("„{title}“ ist zugewiesen: {names}.")
            self._send(sending, told.format(title=draft.title, names=self._names(draft.to)), draft)

    def _change(self, running: Running) -> None:
        self._template = ""
        self._take_up(self.context.services.assigning.draft_of(running))
        self._pane.list.setFocus()

    def _week_later(self, running: Running) -> None:
        days = self._days_of(running.contact.id, running.assignment.start)
        told = tr("„{title}“ ist um eine Woche verschoben: {name}.")
        self._send(self.context.services.assigning.week_later(running, days), _about(told, running))

    def _withdraw(self, running: Running) -> None:
        told = tr("„{title}“ ist zurückgenommen: {name}.")
        self._send(self.context.services.assigning.withdrawal(running), _about(told, running))

    def _send(self, sending: Sending, told: str, draft: Draft | None = None) -> None:
        """`draft` is the plan in hand if it is what is sent."""
        if not self._sending:
            self._sending = True
            work = partial(self.context.services.assigning.send, sending.letters)
            done = partial(self._sent, sending, told, draft)
            self.context.jobs.database(work, done, owner=self, failed=self._not_sent)

    def _sent(self, sending: Sending, told: str, draft: Draft | None, _: None) -> None:
        self._sending = False
        if draft is not None:
            self._clear()
            self._own.keep(partial(self._plans.keep_draft, None))
        self._show()
        if draft is not None:
            self._running.list.setFocus()
        hint = tr("Mit dem nächsten Austausch geht es hinaus.")
        back = partial(self._take_sending_back, sending.reverse, draft)
        exchange = self.context.exchange
        other, way = (
            (tr("Jetzt austauschen"), exchange.exchange) if exchange.folder else (tr("Mein Team"), self._go_team)
        )
        self.context.messages.post(
            Message("info", told, hint, action=tr("Rückgängig"), run=back, other=other, run_other=way)
        )

    def _take_sending_back(self, sending: Sending, draft: Draft | None) -> None:
        if draft is not None and self._plan.is_empty:  # else something new has been begun, which stays in hand
            self._take_up(draft)
        self._send(sending, tr("Das ist zurückgenommen."))

    def _not_sent(self, error: WissenError) -> None:
        self._sending = False
        self.context.messages.tell(error)

    # ------------------------------------------------------------ own templates

    def _ask_name(self) -> None:
        self._own.ask_name(self._plan.draft.title, self._plan.steps())

    def _delete_template(self) -> None:
        self._own.delete(self._template)

    def _take_template(self, template_id: str) -> None:
        self._template = template_id
        self._show()

    def _go_team(self) -> None:
        self.context.go(Address(Screen.TEAM))


def _about(told: str, running: Running) -> str:
    return told.format(title=running.assignment.title, name=running.contact.name)
