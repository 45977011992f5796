"""Neuerung: what has changed of something learned, before beside after, why, and at most three questions."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wissen.content.blocks import Paragraph, Text
from wissen.content.head import ChangeClass
from wissen.content.item import Item
from wissen.content.word_diff import difference
from wissen.drawing.page import Page as TextPage
from wissen.drawing.page import PageComparison, PagePart, PageQuestion, PageSection
from wissen.drawing.tokens import SPACE_M, SPACE_S
from wissen.errors import InvalidResponse, NotFound
from wissen.learning.grading import Outcome
from wissen.services.quizzes import shown_order
from wissen.services.refreshers import RefresherView, old_revisions, readable
from wissen.services.remarks import Subject
from wissen.text import german_date
from wissen.ui.items.answer_box import AnswerBox
from wissen.ui.navigation import HOME, Address, Screen
from wissen.ui.pages.page import Context, Page
from wissen.ui.pages.reading import ReadingArea
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import ElidedLabel

_DONE = {
    ChangeClass.INFORM: "Zur Kenntnis genommen",
    ChangeClass.CONFIRM: "Gelesen und verstanden",
    ChangeClass.REFRESH: "Auffrischung abschließen",
}


class RefresherPage(Page):
    """The address names what was learned. Noticing it is one act; the earlier completion stays as it is."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._view: RefresherView | None = None
        self._boxes: dict[str, AnswerBox] = {}
        self._open: set[str] = set()
        self._area = ReadingArea(context, self)
        self._told = ElidedLabel("", "muted")
        self._done = button("", self.finish, weight="primary")
        foot = FlowRow(self)
        foot.setProperty("role", "foot")
        foot.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        foot.add(button(tr("Später"), self._later, weight="quiet"))
        foot.add(self._told)
        foot.add_gap()
        foot.add(self._done)
        self._foot = foot
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        column.addWidget(foot)

    def title(self) -> str:
        return self._view.refresher.entry.title if self._view else tr("Neuerung")

    def trail(self) -> tuple[str, ...]:
        return (tr("Heute"), tr("Neu im Recht"), self.title())

    def panes(self) -> tuple[QWidget, ...]:
        return (self._area, self._foot)

    def open(self, address: Address) -> None:
        view = self.context.services.refreshers.view(address.ref)
        self._view = view
        self._open = {item.id for item in view.items}
        self._show(None if old_revisions(view.refresher) else {})
        revisions = old_revisions(view.refresher)
        if revisions:
            work = partial(self.context.services.journal.shown, revisions)
            self.context.jobs.database(work, self._show, owner=self)

    def refresh(self) -> None:
        """Overtaken by a newer change: show it as it is now. With nothing left to tell there is nothing to do here."""
        if self._view is None:
            return
        now = self.context.services.refreshers.of(self._view.refresher.entry.id)
        if now is None:
            self._done.setEnabled(False)
            self._told.setText(tr("Hier ist nichts mehr zu tun."))
        elif now != self._view.refresher:
            self.open(Address(Screen.REFRESHER, now.entry.id))

    def take_focus(self) -> None:
        self._area.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_find(self) -> None:
        self._area.show_find()

    def explain(self) -> None:
        self._area.reader.explain()

    def remarkable(self) -> tuple[Subject, ...]:
        view = self._view
        return self._area.subjects(partial(self.subject_at, view.refresher.entry.id)) if view else ()

    def finish(self) -> None:
        """Take note of everything shown here, unless something else holds by now: then show that first."""
        shown = self._view
        self.refresh()
        if shown is not None and self._view is shown and self._done.isEnabled():
            self.act([self.context.services.refreshers.noticed(shown.refresher.entry.id)], self._later)

    def _later(self) -> None:
        self.context.go(HOME)

    def _show(self, texts: Mapping[str, str] | None) -> None:
        """Show the deltas; `texts` are what the person saw, by Fassung, None until they have been read."""
        view = self._view
        if view is None:
            raise NotFound(tr("Hier hat sich nichts geändert."))
        self._boxes = {item.id: self._box(item) for item in view.items}
        page = refresher_page(view, texts, self.context.services.refreshers.new_texts(view.refresher))
        self._area.show_page(page, view.refresher.entry.path, embedded=self._boxes)
        self._done.setText(tr(_DONE[view.refresher.kind]))
        self._tell()

    def _tell(self) -> None:
        left = len(self._open)
        self._done.setEnabled(not left)
        self._told.setText(tr("Noch {left} offen").format(left=plural(left, "Frage", "Fragen")) if left else "")

    def _box(self, item: Item) -> AnswerBox:
        box = AnswerBox(item, shown_order(item, seed=0), self, repeatable=False)
        box.answered.connect(partial(self._answer, item))
        return box

    def _answer(self, item: Item, response: tuple[str, ...]) -> None:
        box = self._boxes[item.id]
        try:
            outcome, event = self.context.services.lessons.answered(item, response)
        except InvalidResponse as error:
            self.context.messages.tell(error)
            return
        box.wait()
        done = partial(self._show_outcome, item.id, outcome)
        self.context.recorder.record([event], done, owner=box, failed=box.go_on)

    def _show_outcome(self, item_id: str, outcome: Outcome) -> None:
        box = self._boxes[item_id]
        box.show_outcome(outcome, aloud=True)
        self._open.discard(item_id)
        self._tell()
        self._area.reveal_when_laid_out(box.verdict)


def refresher_page(view: RefresherView, old: Mapping[str, str] | None, new: Mapping[str, str]) -> TextPage:
    """Why, then each section before and after, then the questions; texts by Fassung and by section.

    Without the old texts, which take a moment to be read, nothing is compared yet.
    """
    asked = view.refresher
    reasons = [
        tr("{day}: {text}").format(
            day=german_date(change.day), text=change.text or tr("Der Text dieses Tages ist neu.")
        )
        for change in asked.changes
    ]
    heads = (tr("Bisher, wie Sie es gelernt haben"), tr("Neu, wie es heute gilt"))
    parts: list[PagePart] = [PageSection("warum", tr("Was sich geändert hat"), tuple(map(_paragraph, reasons)))]
    for delta in asked.deltas if old is not None else ():
        kept = [readable(old[one]) for one in delta.old if old is not None and one in old]
        lost = tr("Was Sie damals gelesen haben, liegt nicht mehr vor.")
        before = "\n\n".join(kept) if kept or not delta.old else lost
        text = difference(before, new.get(delta.place, ""))
        parts.append(PageComparison(delta.place, delta.title, text.old, text.new, heads))
    parts += [PageQuestion(item.id, item.title, item.stem, label=tr("Frage dazu")) for item in view.items]
    minutes = plural(view.minutes, "Minute", "Minuten")
    return TextPage(
        asked.entry.title, tuple(parts), lead=(Text(tr("Neu im Recht · {minutes}").format(minutes=minutes)),)
    )


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))
