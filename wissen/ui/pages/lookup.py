"""Nachlesen: processes, cards, terms, practice items and everything else that is read but not learned."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wissen.content.blocks import Link, Paragraph, Text
from wissen.content.entry import Entry, Part, PartKind
from wissen.content.flow import Process
from wissen.content.head import ChangeClass
from wissen.content.ids import Id
from wissen.content.model import CardFile, Glossary, LawChange, PracticeFile
from wissen.drawing.page import Hint, Lookups, PagePart, PageSection, outline
from wissen.drawing.page import Page as TextPage
from wissen.errors import NotThen, WissenError
from wissen.printing.marks import Marks
from wissen.services.law_changes import Stage
from wissen.services.reference import Use
from wissen.services.remarks import Subject
from wissen.ui.as_of import not_today, text_marks
from wissen.ui.jobs import Job
from wissen.ui.navigation import Address
from wissen.ui.pages.address import ALONE
from wissen.ui.pages.asking_for_help import HelpButton
from wissen.ui.pages.noted_margin import NotedMargin
from wissen.ui.pages.own_places import OwnPlaces
from wissen.ui.pages.page import Context, Page
from wissen.ui.pages.practising import PracticeBar
from wissen.ui.pages.reading import ReadingArea
from wissen.ui.reader.absent import absent_page, with_absent
from wissen.ui.reader.law_hints import HANDOUT, WALK, law_hints
from wissen.ui.reader.page_content import card_page, link_to, links_section, lookup_page, term_page
from wissen.ui.reader.page_view import ReadingPosition
from wissen.ui.strings import tr

_MOST_USES = 40


class LookupPage(Page):
    """Opens at the part an address names; a card or a term stands alone."""

    follows_stichtag = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._entry: Entry | None = None
        self._part: Part | None = None
        self._shown: object = None
        """What is shown: object and part, the page of it, and what says that it does not hold today."""
        self._looking: Job | None = None
        self._area = ReadingArea(context, self)
        self._margin = NotedMargin(context, tr("Auf dieser Seite"), self._area.reader, self, acts=self.acts)
        self._margin.add_act(HelpButton(context, self, self.ask_for_help))
        self._own = OwnPlaces(self, self._area, self._margin, self._subject_at)
        self._area.reader.moved.connect(self._remember_place)
        self._practice = PracticeBar(context, self)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        column.addWidget(self._practice)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(column, 1)
        row.addWidget(self._margin)

    def title(self) -> str:
        if self._part is not None:
            return self._part.title
        return self._entry.title if self._entry else tr("Nachlesen")

    def trail(self) -> tuple[str, ...]:
        above = (self._entry.title,) if self._entry and self._part else ()
        return (tr("Nachschlagen"), *above, self.title()) if self._entry else (self.title(),)

    def panes(self) -> tuple[QWidget, ...]:
        return (self._area, self._practice, self._margin)

    def open(self, address: Address) -> None:
        shelf = self.context.services.shelf
        entry, part = shelf.whole.find(address.ref)
        alone = part if part is not None and part.kind in ALONE else None
        if alone is not None:
            place = address.place
        else:
            place = address.place or (part.id if part else self.context.services.places.section(entry.id))
        position = ReadingPosition(place, address.fraction)
        if not self._take(entry, alone, position) and (address.place or part):
            self._area.reader.restore(position)
        self._area.mark_words(address.words)
        self.context.recorder.visit(alone.id if alone else entry.id, place)

    def refresh(self) -> None:
        """Show the text again when it has changed; what has gone stays readable until the person leaves."""
        if self._entry is None:
            return
        entry = self.context.services.shelf.whole.entries.get(self._entry.id)
        part = entry.part(self._part.id) if entry and self._part else None
        if entry is not None and (self._part is None or part is not None):
            with suppress(WissenError):
                self._take(entry, part, self._area.reader.position())

    def _take(self, entry: Entry, part: Part | None, position: ReadingPosition) -> bool:
        """Show the text unless it is shown already; whether it was built anew, at this position."""
        page = self._page(entry, part)
        self._entry, self._part = entry, part
        self._own.show(entry.id)
        now = (entry.id, part and part.id, page, not_today(self.context.services.shelf))
        before, self._shown = self._shown, now
        if now != before:
            self._show(page, position)
        is_practice = part is not None and part.kind is PartKind.PRACTICE
        self._practice.show_practice(part if is_practice and self.context.services.shelf.is_today else None)
        return now != before

    def here(self, address: Address) -> Address:
        return self._area.here(address)

    def leave(self) -> None:
        super().leave()
        self._margin.put_away()
        self._remember_place()
        self._stop_looking()

    def take_focus(self) -> None:
        self._area.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def give_room(self, *, room: bool) -> None:
        self._margin.give_room(room=room)

    def show_find(self) -> None:
        self._area.show_find()

    def step_back(self) -> bool:
        return self._margin.step_back() or self._area.take_marks_away()

    def note(self) -> None:
        self._own.write_note()

    def highlight(self) -> None:
        self._own.highlight()

    def explain(self) -> None:
        self._area.explain()

    def remarkable(self) -> tuple[Subject, ...]:
        return self._area.subjects(self._subject_at)

    def _subject_at(self, place: str) -> Subject | None:
        name = self._part.id if self._part else self._entry.id if self._entry else ""
        return self.subject_at(name, place)

    def printed(self) -> tuple[TextPage, Lookups] | None:
        return self._area.shown

    def marks(self, title: str) -> Marks:
        if self._entry is None:
            return super().marks(title)
        return text_marks(self.context.services, title, self._entry)

    def _remember_place(self) -> None:
        if self._entry is not None:
            name = self._part.id if self._part else self._entry.id
            self.context.recorder.visit(name, self._area.reader.position().section)

    def _show(self, page: TextPage, position: ReadingPosition) -> None:
        self._stop_looking()
        part = self._part
        self._show_page(page, position)
        if part is not None and part.kind is PartKind.TERM:
            self._looking = self.context.jobs.read_long(
                partial(self._uses, part.id), partial(self._show_uses, page), owner=self
            )

    def _show_page(self, page: TextPage, position: ReadingPosition) -> None:
        entry = self._entry
        if entry is not None:
            own = self._part.id if self._part else ""
            note = not_today(self.context.services.shelf)
            self._area.show_page(page, entry.path, own=own, note=note, position=position)
            self._margin.show_entry(outline(page), entry.head)

    def _page(self, entry: Entry, part: Part | None) -> TextPage:
        services = self.context.services
        shelf = services.shelf
        try:
            shelf.find(part.id if part else entry.id)
        except NotThen:
            return absent_page(entry, part, shelf.day)
        content = shelf.library.open(entry.id)
        hints = law_hints(services, entry, part.id if part else "")
        match content:
            case CardFile(cards=cards) if part is not None:
                return replace(card_page(next(card for card in cards if card.id == part.id)), hints=hints)
            case PracticeFile(practices=practices) if part is not None:
                return replace(card_page(next(one for one in practices if one.id == part.id)), hints=hints)
            case Glossary(terms=terms) if part is not None:
                return term_page(next(term for term in terms if term.id == part.id))
            case LawChange():
                return self._with_affected(lookup_page(content), entry)
            case Process(follow_ups=follow_ups):
                walk = Link((Text(tr("Schritt für Schritt durchgehen")),), WALK + entry.id)
                page = replace(lookup_page(content), hints=(*hints, Hint("account_tree", "accent", (walk,))))
                page = page if shelf.is_today else with_absent(page, shelf.whole.open(entry.id), shelf.day)
                return self._with_follow_ups(page, entry, follow_ups)
        return replace(lookup_page(content), hints=hints)

    def _with_affected(self, page: TextPage, entry: Entry) -> TextPage:
        """Below each stage the content that it touches, and the way to the sheet for partners."""
        law_changes = self.context.services.law_changes
        parts: list[PagePart] = []
        for part in page.parts:
            parts.append(part)
            stage = next((one for one in law_changes.stages_of(entry.id) if one.place == part.id), None)
            touched = law_changes.affected(stage.citations) if stage else ()
            changed = [one.entry for one in touched if stage and _changes_with(stage, one.entry)]
            others = [one.entry for one in touched if one.entry not in changed]
            rest = tr("Weitere Inhalte zu diesen Vorschriften") if changed else tr("Betroffene Inhalte")
            groups = (("geaendert", tr("Inhalte, die sich ändern"), changed), ("inhalte", rest, others))
            for name, title, entries in groups:
                links = [(one.title, link_to(entry, one)) for one in entries]
                if links:
                    parts.append(replace(links_section(f"{part.id}-{name}", title, links), level=3))
        sheet = Paragraph((Link((Text(tr("Weitergabe-Blatt für Partner öffnen")),), HANDOUT + entry.id),))
        return replace(page, parts=(*parts, PageSection("weitergabe", "", (sheet,))))

    def _with_follow_ups(self, page: TextPage, entry: Entry, follow_ups: tuple[Id, ...]) -> TextPage:
        entries = self.context.services.shelf.library.entries
        known = [entries[name] for name in follow_ups if name in entries]
        if not known:
            return page
        links = [(other.title, link_to(entry, other)) for other in known]
        return replace(page, parts=(*page.parts, links_section("danach", tr("Was folgen kann"), links)))

    # ------------------------------------------------------------ where a term is used

    def _uses(self, term: str, job: Job) -> tuple[Use, ...]:
        return self.context.services.reference.uses(term, lambda: job.cancelled)

    def _show_uses(self, page: TextPage, uses: tuple[Use, ...]) -> None:
        """Add the objects that have the term, below it."""
        entries = self.context.services.shelf.library.entries
        names = [Id(use.kennung) for use in uses[:_MOST_USES]]
        known = [entries[name] for name in names if name in entries]
        if self._entry is None or not known:
            return
        links = [(other.title, link_to(self._entry, other)) for other in known]
        whole = replace(page, parts=(*page.parts, links_section("verwendung", tr("Kommt vor in"), links)))
        self._show_page(whole, self._area.reader.position())

    def _stop_looking(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None


def _changes_with(stage: Stage, entry: Entry) -> bool:
    """Whether the content says otherwise from the day of the stage on."""
    told = (change for change in entry.head.history if change.kind is not ChangeClass.EDITORIAL)
    return any(change.day == stage.stage.start for change in told)
