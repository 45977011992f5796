"""Einstellungen: look, person, content folder, where the data lies; every change holds at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from wissen.services import double_click
from wissen.settings import LANDS, ThemeName
from wissen.settings import TEXT_SCALES as SCALES
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.about_me import ROLES, NameField, role_checks, task_checks
from wissen.ui.pages.content_group import ContentGroup
from wissen.ui.pages.double_click_group import DoubleClickGroup
from wissen.ui.pages.form import Group
from wissen.ui.pages.pace_group import PaceGroup
from wissen.ui.pages.page import Context, Page, ScrollColumn
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.day_field import DayField
from wissen.ui.widgets.elided_combo import ElidedCombo
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel

THEMES: tuple[tuple[ThemeName, str], ...] = (
    ("system", "Wie das System"),
    ("hell", "Hell"),
    ("dunkel", "Dunkel"),
    ("kontrast", "Hoher Kontrast"),
)


class SettingsPage(Page):
    """Made anew when it is opened and something else holds than it shows."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._form: Form | None = None
        self._shown: object = None

    def title(self) -> str:
        return tr("Einstellungen")

    def open(self, address: Address) -> None:
        """Show what holds now; a form that says so already stays as it was left."""
        del address
        shelf = self.context.services.shelf
        now = (self.context.preferences.value, shelf.folder, shelf.library.pack, shelf.today)
        if self._shown == now:
            self.refresh()
            return
        self._shown = now
        if self._form is not None:
            self._column.removeWidget(self._form)
            self._form.hide()
            self._form.deleteLater()
        self._form = Form(self.context, self)
        self._form.about_wanted.connect(self._go_about)
        self._form.remarks_wanted.connect(self._go_remarks)
        self._form.data_wanted.connect(self._go_my_data)
        self._form.privacy_wanted.connect(self._go_privacy)
        self._form.refresh_wanted.connect(self._go_refresh)
        self._form.team_wanted.connect(self._go_team)
        self._column.addWidget(self._form)

    def refresh(self) -> None:
        if self._form is not None:
            self._form.pace.show_pace()
            self._form.content.refresh()

    def look_changed(self) -> None:
        if self._form is not None:
            self._form.show_scale()

    def _go_remarks(self) -> None:
        self.context.go(Address(Screen.REMARKS))

    def _go_my_data(self) -> None:
        self.context.go(Address(Screen.MY_DATA))

    def _go_privacy(self) -> None:
        self.context.go(Address(Screen.PRIVACY))

    def _go_refresh(self) -> None:
        self.context.go(Address(Screen.REFRESH))

    def _go_team(self) -> None:
        self.context.go(Address(Screen.TEAM))

    def _go_about(self) -> None:
        self.context.go(Address(Screen.ABOUT))


class Form(ScrollColumn):
    """The groups one below the other."""

    about_wanted = Signal()
    remarks_wanted = Signal()
    data_wanted = Signal()
    privacy_wanted = Signal()
    refresh_wanted = Signal()
    team_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._value = context.preferences.value
        self.pace = PaceGroup(context)
        self.content = ContentGroup(context)
        self.pace.opened.connect(self.refresh_wanted)
        self.column.addWidget(WrapLabel(tr("Einstellungen"), "title"))
        above = (self._look(), self._person(), self.pace)
        system = double_click.here(context.folders.data.name)
        opening = (DoubleClickGroup(context, system),) if system is not None else ()
        for group in (*above, self.content, self._team(), *opening, self._remarks(), self._data(), self._about()):
            self.column.addWidget(group)
        self.column.addStretch(1)

    # ------------------------------------------------------------ look

    def _look(self) -> Group:
        group = Group(tr("Aussehen"))
        self._themes = QButtonGroup(self)
        for number, (name, text) in enumerate(THEMES):
            choice = QRadioButton(tr(text))
            choice.setChecked(self._value.theme == name)
            self._themes.addButton(choice, number)
            group.add(choice)
        self._themes.idToggled.connect(self._change_theme)
        self._scale = ElidedCombo()
        for scale in SCALES:
            self._scale.addItem(tr("{percent} Prozent").format(percent=round(100 * scale)), scale)
        self.show_scale()
        self._scale.activated.connect(self._change_scale)
        group.add_field(tr("Textgröße"), self._scale, tr("Auch mit Strg und Plus, Strg und Minus."))
        return group

    def show_scale(self) -> None:
        """Show the size that holds now: keys and the mouse wheel change it as well."""
        now = self._context.preferences.value.text_scale
        self._scale.setCurrentIndex(min(range(len(SCALES)), key=lambda at: abs(SCALES[at] - now)))

    def _change_theme(self, number: int, chosen: bool) -> None:
        if chosen:
            self._context.preferences.change(theme=THEMES[number][0])

    def _change_scale(self, number: int) -> None:
        self._context.preferences.change(text_scale=SCALES[number])

    # ------------------------------------------------------------ person

    def _person(self) -> Group:
        pack = self._context.services.shelf.library.pack
        told = tr("Das bleibt auf diesem Rechner; nur Ihr Name steht auf dem, was Sie selbst an jemanden senden.")
        group = Group(tr("Über Sie"), told)
        self._name = NameField(self._value.name)
        self._name.editingFinished.connect(self._change_person)
        group.add_field(tr("Ihr Name"), self._name)
        self._roles = role_checks(pack.roles if pack and pack.roles else ROLES, self._value.roles)
        self._roles.changed.connect(self._change_person)
        self._tasks = task_checks(self._value.tasks)
        self._tasks.changed.connect(self._change_person)
        group.add(WrapLabel(tr("Wo Sie arbeiten"), "strong"))
        group.add(self._roles)
        group.add(WrapLabel(tr("Was Sie außerdem tun"), "strong"))
        group.add(self._tasks)
        self._day = DayField(self._value.start_day or self._context.services.shelf.today)
        self._day.changed.connect(self._change_day)
        group.add_field(tr("Ihr erster Arbeitstag"), self._day, tr("Lernpfade zählen ihre Tage und Wochen ab hier."))
        self._land = ElidedCombo()
        for code, name in (("", tr("Nicht gewählt")), *LANDS.items()):
            self._land.addItem(name, code)
        self._land.setCurrentIndex(self._land.findData(self._value.land))
        self._land.activated.connect(self._change_land)
        group.add_field(tr("Ihr Bundesland"), self._land, tr("Fristen enden nicht an seinen Feiertagen."))
        return group

    def _change_person(self) -> None:
        self._context.preferences.change(
            name=self._name.text().strip(), roles=self._roles.chosen, tasks=self._tasks.chosen
        )

    def _change_day(self) -> None:
        self._context.preferences.change(start_day=self._day.day)

    def _change_land(self) -> None:
        self._context.preferences.change(land=self._land.currentData())

    # ------------------------------------------------------------ what has pages of its own

    def _team(self) -> Group:
        text = tr("Mit wem Sie sich austauschen, und wie: durch Dateien oder einen Ordner, den beide erreichen.")
        group = Group(tr("Mein Team und Austausch"), text)
        buttons = FlowRow(self)
        buttons.add(button(tr("Team und Austausch ansehen"), self.team_wanted.emit, icon="group", parent=self))
        group.add(buttons)
        return group

    def _remarks(self) -> Group:
        group = Group(
            tr("Meine Meldungen"), tr("Was Sie mit F8 gemeldet haben und was Sie der Redaktion geben können.")
        )
        buttons = FlowRow(self)
        buttons.add(button(tr("Meldungen ansehen"), self.remarks_wanted.emit, icon="flag", parent=self))
        group.add(buttons)
        return group

    def _data(self) -> Group:
        text = tr("Was gespeichert ist und wo, mitnehmen, PIN, andere Personen, zurücksetzen und löschen.")
        group = Group(tr("Meine Daten"), text)
        buttons = FlowRow(self)
        buttons.add(button(tr("Meine Daten ansehen"), self.data_wanted.emit, icon="verified", parent=self))
        buttons.add(button(tr("Was Wissen über mich weiß"), self.privacy_wanted.emit, icon="info", parent=self))
        group.add(buttons)
        return group

    def _about(self) -> Group:
        group = Group(tr("Über Wissen"))
        buttons = FlowRow(self)
        buttons.add(button(tr("Versionen, Lizenzen und Inhalte"), self.about_wanted.emit, icon="info", parent=self))
        group.add(buttons)
        return group
