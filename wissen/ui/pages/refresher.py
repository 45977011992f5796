"""Neuerung: what has changed of something learned, before beside after, why, and at most three questions."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wissen.content.blocks import Paragraph, Text
from wissen.content.head import ChangeClass
from wissen.content.item import Item
from wissen.content.word_diff import difference
from wissen.drawing.page import Page as TextPage
from wissen.drawing.page import PageComparison, PagePart, PageQuestion, PageSection
from wissen.drawing.tokens import SPACE_M, SPACE_S
from wissen.errors import NotFound
from wissen.learning.grading import Outcome
from wissen.services.quizzes import shown_order
from wissen.services.refreshers import RefresherView, old_revisions, readable
from wissen.services.remarks import Subject
from wissen.text import german_date
from wissen.ui.items.answer_box import AnswerBox
from wissen.ui.navigation import HOME, Address
from wissen.ui.pages.answering import take_answer
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


class DeltaFace(QWidget):
    """One Neuerung on a page, with its questions; noticing it is one act."""

    done = Signal()
    """It was noticed, and that is stored."""
    later = Signal()
    """The person wants to look at it another time."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._context = page.context
        self._view: RefresherView | None = None
        self._boxes: dict[str, AnswerBox] = {}
        self._open: set[str] = set()
        self.area = ReadingArea(page.context, self)
        self._told = ElidedLabel("", "muted")
        self._done = button("", self.finish, weight="primary")
        self.foot = FlowRow(self)
        self.foot.setProperty("role", "foot")
        self.foot.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        self.foot.add(button(tr("Später"), self.later.emit, weight="quiet"))
        self.foot.add(self._told)
        self.foot.add_gap()
        self.foot.add(self._done)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.area, 1)
        column.addWidget(self.foot)

    def title(self) -> str:
        """What has changed."""
        return self._view.refresher.entry.title if self._view else tr("Neuerung")

    def open(self, object_id: str) -> None:
        """Show what has changed of something learned; raises NotFound when nothing has."""
        view = self._context.services.refreshers.view(object_id)
        self._view = view
        self._open = {item.id for item in view.items}
        revisions = old_revisions(view.refresher)
        self._show(None if revisions else {})
        if revisions:
            work = partial(self._context.services.journal.shown, revisions)
            self._context.jobs.database(work, partial(self._show_old, view), owner=self)

    def refresh(self) -> None:
        """Overtaken by a newer change: show it as it is now. With nothing left to tell there is nothing to do here."""
        if self._view is None:
            return
        now = self._context.services.refreshers.of(self._view.refresher.entry.id)
        if now is None:
            self._done.setEnabled(False)
            self._told.setText(tr("Hier ist nichts mehr zu tun."))
        elif now != self._view.refresher:
            self.open(now.entry.id)

    def subjects(self) -> tuple[Subject, ...]:
        """What F8 may be about here."""
        view = self._view
        return self.area.subjects(partial(self._page.subject_at, view.refresher.entry.id)) if view else ()

    def finish(self) -> None:
        """Take note of everything shown here, unless something else holds by now: then show that first."""
        shown = self._view
        self.refresh()
        if shown is not None and self._view is shown and self._done.isEnabled():
            noticed = self._context.services.refreshers.noticed(shown.refresher.entry.id)
            self._page.act([noticed], self.done.emit)

    def _show_old(self, view: RefresherView, texts: Mapping[str, str]) -> None:
        if self._view is view:
            self._show(texts)

    def _show(self, texts: Mapping[str, str] | None) -> None:
        """Show the deltas; `texts` are what the person saw, by Fassung, None until they have been read."""
        view = self._view
        if view is None:
            raise NotFound(tr("Hier hat sich nichts geändert."))
        self._boxes = {item.id: self._box(item) for item in view.items}
        page = refresher_page(view, texts, self._context.services.refreshers.new_texts(view.refresher))
        self.area.show_page(page, view.refresher.entry.path, embedded=self._boxes)
        self._done.setText(tr(_DONE[view.refresher.kind]))
        self._tell()

    def _tell(self) -> None:
        left = len(self._open)
        self._done.setEnabled(not left)
        self._told.setText(tr("Noch {left} offen").format(left=plural(left, "Frage", "Fragen")) if left else "")

    def _box(self, item: Item) -> AnswerBox:
        box = AnswerBox(item, shown_order(item, seed=0), self, repeatable=False)
        box.answered.connect(partial(self._answer, item))
        self._context.drafts.attend(box)
        return box

    def _answer(self, item: Item, response: tuple[str, ...]) -> None:
        take_answer(self._context, self._boxes[item.id], response, partial(self._answered, item.id))

    def _answered(self, item_id: str, _outcome: Outcome) -> None:
        self._open.discard(item_id)
        self._tell()
        self.area.reveal_when_laid_out(self._boxes[item_id].verdict)


class RefresherPage(Page):
    """The address names what was learned. The earlier completion stays as it is."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._face = DeltaFace(self)
        self._face.done.connect(self._go_home)
        self._face.later.connect(self._go_home)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._face)

    def title(self) -> str:
        return self._face.title()

    def trail(self) -> tuple[str, ...]:
        return (tr("Heute"), tr("Neu im Recht"), self.title())

    def panes(self) -> tuple[QWidget, ...]:
        return (self._face.area, self._face.foot)

    def open(self, address: Address) -> None:
        self._face.open(address.ref)

    def refresh(self) -> None:
        self._face.refresh()

    def take_focus(self) -> None:
        self._face.area.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_find(self) -> None:
        self._face.area.show_find()

    def explain(self) -> None:
        self._face.area.explain()

    def remarkable(self) -> tuple[Subject, ...]:
        return self._face.subjects()

    def _go_home(self) -> None:
        self.context.go(HOME)


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
