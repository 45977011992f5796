"""Hilfe and Über: texts of Wissen itself, read as any other text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wissen import paths
from wissen.content.blocks import Align, Paragraph, Table, Text
from wissen.content.lesson import read_lesson
from wissen.content.model import Lesson
from wissen.content.source import read_source
from wissen.drawing.page import Fact, Lookups, PageSection, outline
from wissen.drawing.page import Page as TextPage
from wissen.services.about import about_content, components
from wissen.ui import actions
from wissen.ui.navigation import Address
from wissen.ui.pages.margin import Margin
from wissen.ui.pages.page import Context, Page
from wissen.ui.pages.reading import ReadingArea
from wissen.ui.reader.page_content import lesson_page
from wissen.ui.reader.page_view import ReadingPosition
from wissen.ui.strings import tr

_HELP = ("resources", "hilfe", "hilfe.md")


class OwnTextPage(Page):
    """A text that is made anew whenever it is opened."""

    name = ""
    _ref = ""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._area = ReadingArea(context, self)
        self._margin = Margin(tr("Auf dieser Seite"), self._area.reader, self, acts=self.acts)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._area, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(self._column, 1)
        row.addWidget(self._margin)

    @property
    def acts(self) -> tuple[actions.Act, ...]:
        return ()

    def title(self) -> str:
        return tr(self.name)

    def panes(self) -> tuple[QWidget, ...]:
        return (self._area, self._margin)

    def open(self, address: Address) -> None:
        self._show(self.text(address.ref), ReadingPosition(address.place, address.fraction))
        self._ref = address.ref
        self._area.mark_words(address.words)

    def refresh(self) -> None:
        """Show it again where the person is, when it reads otherwise now."""
        page = self.text(self._ref)
        if self._area.shown is None or page != self._area.shown[0]:
            self._show(page, self._area.reader.position())

    def _show(self, page: TextPage, position: ReadingPosition) -> None:
        self._area.show_page(page, "", law=self.law(), position=position)
        self._margin.show_outline(outline(page))

    def here(self, address: Address) -> Address:
        return self._area.here(address)

    def take_focus(self) -> None:
        self._area.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def give_room(self, *, room: bool) -> None:
        self._margin.give_room(room=room)

    def step_back(self) -> bool:
        return self._area.take_marks_away()

    def show_find(self) -> None:
        self._area.show_find()

    def printed(self) -> tuple[TextPage, Lookups] | None:
        return self._area.shown

    def law(self) -> str:
        """The law that the text is from, "" for any other text."""
        return ""

    def text(self, ref: str) -> TextPage:
        """What is to be read of what the address names."""
        raise AssertionError(f"{type(self).__name__} has no text for {ref}")


class HelpPage(OwnTextPage):
    """How to work with Wissen, and all keys."""

    name = "Hilfe"

    def text(self, ref: str) -> TextPage:
        del ref  # there is one
        page = lesson_page(_lesson())
        keys = PageSection("tasten", tr("Alle Tasten"), (_keys(),))
        return TextPage(page.title, (*page.parts, keys))


class AboutPage(OwnTextPage):
    """What is installed here, under which licences, and what the content says of itself."""

    name = "Über Wissen"

    def text(self, ref: str) -> TextPage:
        del ref  # there is one
        library = self.context.services.shelf.current
        facts = tuple(Fact(tr(label), (Text(value),)) for label, value in about_content(library))
        heads = (tr("Bestandteil"), tr("Version"), tr("Lizenz"))
        rows = tuple((_cell(one.name), _cell(one.version), _cell(one.licence)) for one in components())
        parts = Table(tuple(map(_cell, heads)), rows, (Align.LEFT,) * len(heads))
        free = tr("Wissen ist freie Software unter der EUPL-1.2 und enthält diese Bestandteile:")
        return TextPage(
            self.title(),
            (
                PageSection("inhalte", tr("Über diese Inhalte"), (), facts=facts),
                PageSection("bestandteile", tr("Versionen und Lizenzen"), (Paragraph((Text(free),)), parts)),
            ),
        )


def _lesson() -> Lesson:
    """The help text, which is shipped and therefore sound."""
    file = paths.bundled(*_HELP)
    source, _ = read_source(file.read_bytes(), file.name)
    lesson, _ = read_lesson(source) if source is not None else (None, [])
    if lesson is None:
        raise AssertionError("the help text cannot be read")
    return lesson


def _keys() -> Table:
    rows = tuple((_cell(tr(spec.text)), _cell(actions.keys(spec))) for spec in actions.ALL if spec.keys)
    return Table((_cell(tr("Was")), _cell(tr("Tasten"))), rows, (Align.LEFT, Align.LEFT))


def _cell(text: str) -> tuple[Text]:
    return (Text(text),)
