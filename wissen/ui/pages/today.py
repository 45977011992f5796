"""Heute: one card with the next step, how far the person is, what is new, what was opened last, and a picture of it."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtWidgets import QProgressBar, QPushButton, QVBoxLayout, QWidget

from wissen.drawing.tokens import SPACE_M
from wissen.services.news import News, news
from wissen.services.onboarding import NextStep, Node, NodeKind, Progress, Reason
from wissen.services.today import Today
from wissen.ui.controls import focus_first, holds_focus
from wissen.ui.due_words import due_words
from wissen.ui.models.recent_model import RecentModel
from wissen.ui.models.row_model import Row
from wissen.ui.models.tree_model import NODE
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.assigned_notice import AssignedNotice
from wissen.ui.pages.cover_notice import CoverNotice
from wissen.ui.pages.news_list import NewsList
from wissen.ui.pages.no_content import no_content
from wissen.ui.pages.pack_card import PackCard
from wissen.ui.pages.page import Context, Page, ScrollColumn
from wissen.ui.pages.progress_picture import ProgressPicture
from wissen.ui.pages.recent_list import RecentList
from wissen.ui.pages.refresh_card import RefreshCard
from wissen.ui.strings import plural, tr
from wissen.ui.widgets import rows
from wissen.ui.widgets.card import Card
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import ElidedLabel, WrapLabel

RECENT = 5
_BAR_WIDTH = 160
_AS_HOURS = 90
"""Minutes from which hours are easier to grasp."""
_LONG = 300
"""Milliseconds after which waiting needs a word."""

SCREENS = {
    NodeKind.LESSON: Screen.LESSON,
    NodeKind.QUIZ: Screen.QUIZ,
    NodeKind.PROCESS: Screen.WALK,
    NodeKind.MODULE: Screen.ONBOARDING,
    NodeKind.PHASE: Screen.ONBOARDING,
    NodeKind.FINDER: Screen.FINDER,
}


def address_of(node: Node) -> Address:
    """Where a line of the tree leads."""
    return Address(SCREENS.get(node.kind, Screen.LOOKUP), node.ref)


class TodayPage(Page):
    """Never a red number, never an empty page; what the last run kept stands in until everything has been read."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._kept: Today | None = None
        self._shown: object = None
        """The next step and the progress, whether everything is read, and the day."""
        self._step: NextStep | None = None
        self._card: QWidget | None = None
        self._column = ScrollColumn(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._column)
        self._progress = ProgressLine(self)
        self._assigned = AssignedNotice(context, self)
        self._cover = CoverNotice(context, self)
        self._loading = WrapLabel(tr("Die Inhalte werden geladen …"), "lead")
        self._news_heading = WrapLabel(tr("Neu im Recht"), "subheading")
        self._news = NewsList(self)
        self._news.chosen.connect(self._open_news)
        self._next_heading = WrapLabel(tr("Als Nächstes"), "subheading")
        self._recent_heading = WrapLabel(tr("Zuletzt geöffnet"), "subheading")
        self._model = RecentModel(self)
        self._recent = RecentList(self._model, self)
        self._recent.chosen.connect(self._open_index)
        self._refresh = RefreshCard(context, self)
        self._pack = PackCard(context, self)
        self._picture_heading = WrapLabel(tr("Mein Fortschritt nach Modulen"), "subheading")
        self._picture = ProgressPicture(self)
        column = self._column.column
        for heading in (self._next_heading, self._news_heading, self._recent_heading, self._picture_heading):
            heading.setContentsMargins(0, SPACE_M, 0, 0)
        column.addWidget(WrapLabel(tr("Heute"), "title"))
        self._slot = QWidget(self)
        self._in_slot = QVBoxLayout(self._slot)
        self._in_slot.setContentsMargins(0, 0, 0, 0)
        above: tuple[QWidget, ...] = (
            *(self._progress, self._cover, self._assigned),
            *(self._loading, self._next_heading, self._slot),
        )
        below: tuple[QWidget, ...] = (
            *(self._pack, self._refresh, self._news_heading, self._news),
            *(self._recent_heading, self._recent),
            *(self._picture_heading, self._picture),
        )
        for widget in (*above, *below):
            column.addWidget(widget)
            widget.hide()
        column.addStretch(1)
        QTimer.singleShot(_LONG, self, self._say_that_it_takes_time)

    def title(self) -> str:
        return tr("Heute")

    def open(self, address: Address) -> None:  # noqa: ARG002 - Heute is always the same
        self.refresh()

    def show_kept(self, kept: Today | None) -> None:
        """Take what the last run kept, to stand in until the content has been read."""
        self._kept = kept
        self.refresh()

    def refresh(self) -> None:
        services = self.context.services
        ready = services.ready
        if ready:
            self._kept = None
        onboarding = services.onboarding
        today = Today(onboarding.next_step(), onboarding.progress()) if ready else self._kept
        now = (today, ready, services.shelf.today)
        told_anew = any([self._cover.refresh(), self._assigned.refresh()])
        if now != self._shown:
            self._show(today, ready=ready)
            self._shown = now
        elif told_anew:
            self._let_tab_go_down()
        recent = onboarding.last_opened(RECENT) if ready else ()
        self._model.set_nodes(recent)
        rows.fit_height(self._recent)
        self._refresh.refresh()
        self._pack.refresh()
        self._show_news(ready=ready)
        modules = onboarding.modules() if ready else ()
        self._picture.show_modules(modules)
        for part in (self._picture_heading, self._picture):
            part.setVisible(bool(modules))
        self._recent_heading.setVisible(bool(recent))
        self._recent.setVisible(bool(recent))

    def take_focus(self) -> None:
        if self._card is None or not focus_first(self._card):
            focus_first(self)

    def _show(self, today: Today | None, *, ready: bool) -> None:
        """Show the card and the progress anew; the focus stays on the card if it was there."""
        self._step = today.step if today else None
        had_focus = self._card is not None and holds_focus(self._card)
        if self._card is not None:
            self._in_slot.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
        self._card = None
        if ready or self._step is not None:
            self._card = self._made_card(ready=ready)
            self._in_slot.addWidget(self._card)
            self._slot.show()
            self._loading.hide()
            self._card.show()  # else it cannot take the focus yet
            self._let_tab_go_down()
        self._progress.setVisible(today is not None and today.progress.count > 0)
        if today is not None:
            self._progress.show_progress(today.progress)
        self._next_heading.setVisible(self._step is not None)
        if self._card is not None and had_focus:
            focus_first(self._card)

    def _let_tab_go_down(self) -> None:
        """The card is younger than what stands below it, and Qt goes by age."""
        told = (self._cover, self._assigned)
        cards = [card for card in (*told, self._card, self._pack, self._refresh) if card is not None]
        buttons = [button for card in cards for button in card.findChildren(QPushButton)]
        parts = (*buttons, self._news, self._recent, *self._picture.controls)
        for above, below in pairwise(parts):
            self.setTabOrder(above, below)

    def _show_news(self, *, ready: bool) -> None:
        services = self.context.services
        shelf = services.shelf
        roles = self.context.preferences.value.roles
        told = news(shelf, services.refreshers, services.law_changes, roles) if ready else News((), ())
        self._news.show_news(told, shelf.today)
        for part in (self._news_heading, self._news):
            part.setVisible(bool(self._news.news.rows))

    def _open_news(self, row: Row) -> None:
        if row.address is not None:
            self.context.go(row.address)

    def _made_card(self, *, ready: bool) -> QWidget:
        shelf = self.context.services.shelf
        if self._step is not None:
            return self._step_card(self._step, ready=ready)
        if shelf.current.modules:
            card = Card(tr("Alles geschafft"), tr("Sie haben alle Lektionen und Übungen abgeschlossen."), main=True)
            card.add_button(tr("Zur Einarbeitung"), self._open_onboarding, weight="primary")
            return card
        return no_content(self.context, self)

    def _step_card(self, step: NextStep, *, ready: bool) -> Card:
        card = Card(step.node.title, _why(step), main=True)
        card.body.insertWidget(0, WrapLabel(_belongs_to(step), "muted"))
        if step.due is not None:
            card.body.insertWidget(1, WrapLabel(due_words(step.due, self.context.services.shelf.today), "muted"))
        if step.by:
            card.body.addWidget(WrapLabel(tr("Zugewiesen von {name}").format(name=step.by), "muted"))
        go_on = step.reason is Reason.RESUME
        first = card.add_button(tr("Weiterlernen") if go_on else tr("Beginnen"), self._open_step, weight="primary")
        first.setEnabled(ready)
        card.add_button(tr("Meine Einarbeitung"), self._open_onboarding)
        return card

    def _say_that_it_takes_time(self) -> None:
        self._loading.setVisible(self._card is None)

    def _open_step(self) -> None:
        if self._step is not None:
            self.context.go(address_of(self._step.node))

    def _open_onboarding(self) -> None:
        self.context.go(Address(Screen.ONBOARDING))

    def _open_index(self, index: QModelIndex) -> None:
        self.context.go(address_of(index.data(NODE)))


class ProgressLine(FlowRow):
    """How far the person is, as a short bar and in words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR_WIDTH)
        self._words = ElidedLabel("", "muted")
        self.add(self._bar)
        self.add(self._words)

    def show_progress(self, progress: Progress) -> None:
        """Show it; without anything to do the bar is empty."""
        text = progress_text(progress)
        self._words.setText(text)
        self._bar.setRange(0, max(1, progress.count))
        self._bar.setValue(progress.done)
        self._bar.setAccessibleName(text)


def progress_text(progress: Progress) -> str:
    """How far the person is: "1 von 6 fertig · noch etwa 50 Minuten"."""
    parts = [tr("{done} von {all} fertig").format(done=progress.done, all=progress.count)]
    if progress.minutes_left:
        parts.append(tr("noch etwa {time}").format(time=_time(progress.minutes_left)))
    return " · ".join(parts)


def _time(minutes: int) -> str:
    if minutes < _AS_HOURS:
        return plural(minutes, "Minute", "Minuten")
    return plural(round(minutes / 60), "Stunde", "Stunden")


def _why(step: NextStep) -> str:
    match step.reason:
        case Reason.RESUME:
            return tr("Sie haben hier schon begonnen. Machen Sie dort weiter, wo Sie waren.")
        case Reason.REFRESH:
            return tr("Das Recht hat sich geändert, seit Sie das gelernt haben.")
        case Reason.FIRST:
            return tr("Damit fangen Sie an.")
        case Reason.NEXT:
            return tr("So geht es auf Ihrem Weg weiter.")


def _belongs_to(step: NextStep) -> str:
    parts = [step.phase, step.module]
    if step.node.minutes:
        parts.append(plural(step.node.minutes, "Minute", "Minuten"))
    return " · ".join(part for part in parts if part)
