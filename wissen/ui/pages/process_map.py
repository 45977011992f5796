"""Prozesslandkarte: all processes on a map or in a list, with filters; also those that nobody has described yet."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QStackedWidget, QVBoxLayout, QWidget

from wissen.drawing.map_layout import DrawnBand
from wissen.drawing.tokens import SPACE_L, SPACE_M, SPACE_S
from wissen.errors import NotFound
from wissen.printing.marks import Marks
from wissen.printing.poster import save_poster
from wissen.printing.sizes import PosterSize
from wissen.services.process_map import MapView, Tile, filtered
from wissen.ui.announce import announce
from wissen.ui.as_of import map_marks
from wissen.ui.controls import holds_focus
from wissen.ui.diagram.map_words import drawn_for_paper, legend
from wissen.ui.dialogs.poster_dialog import PosterDialog
from wissen.ui.dialogs.save_dialog import SaveDialog
from wissen.ui.messages import Message
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.address import address_of
from wissen.ui.pages.map_faces import MapFaces
from wissen.ui.pages.map_filter import MapFilter
from wissen.ui.pages.page import Context, Page, scrolled
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.empty_state import EmptyState
from wissen.ui.widgets.labels import WrapLabel

_LOADING, _TILES, _NOTHING, _EMPTY = range(4)
_WHOLE, _ALONE = range(2)


class ProcessMapPage(Page):
    """The place of its address is the tile that was chosen last; with a Kennung it tells of a process without text."""

    follows_stichtag = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._read = self._view = self._shown = MapView()
        self._loaded = self._waits = False
        self._number = 0
        self._poster: tuple[tuple[DrawnBand, ...], Marks] = ((), Marks(""))
        self._alone = ""
        """The Kennung of the one process that is told of; "" for the map."""
        self._filter = MapFilter(self)
        self._filter.changed.connect(self._narrow)
        self._filter.down.connect(self._go_down)
        self._filter.list_wanted.connect(self._show_list)
        self._filter.poster_wanted.connect(self.print_out)
        self._tiles = MapFaces(self)
        self._tiles.chosen.connect(self._open_tile)
        nothing = EmptyState("search", tr("Kein Prozess passt zu diesen Filtern."))
        nothing.add_button(tr("Filter zurücksetzen"), self._filter.reset)
        empty = EmptyState("map", tr("Auf der Landkarte steht noch kein Prozess."))
        empty.add_button(tr("Inhalte neu laden"), context.reload)
        self._faces = QStackedWidget()
        loading = WrapLabel(tr("Die Inhalte werden geladen …"), "lead")
        for face in (loading, self._tiles, scrolled(nothing), scrolled(empty)):
            self._faces.addWidget(face)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_S)
        column.addWidget(self._filter)
        column.addWidget(self._faces, 1)
        self._missing = EmptyState("more_horiz", "")
        self._missing.add_button(tr("Danach suchen"), self._search)
        self._missing.add_button(tr("Zur Landkarte"), self._go_back)
        self._parts = QStackedLayout(self)
        self._parts.addWidget(whole)
        self._parts.addWidget(scrolled(self._missing))

    def title(self) -> str:
        found = self._view.find(self._alone)
        return found[2].title if found else tr("Prozesslandkarte")

    def trail(self) -> tuple[str, ...]:
        return (tr("Prozesslandkarte"), self.title()) if self._alone else (self.title(),)

    def open(self, address: Address) -> None:
        """Show the map, or tell of the process that the address names; raises NotFound for one that is not there."""
        if address.ref and self._loaded and self._view.find(address.ref) is None:
            raise NotFound(tr("Diesen Prozess gibt es auf der Landkarte nicht."))
        self._alone = address.ref
        self._show_part()
        if address.place:
            self._tiles.go_to(address.place)
        self.refresh()

    def refresh(self) -> None:
        """Read the map again, in the background."""
        services = self.context.services
        if services.ready:
            self._number += 1
            self.context.jobs.read(services.process_maps.read, partial(self._take, self._number), owner=self)

    def here(self, address: Address) -> Address:
        return replace(address, place="" if self._alone else self._tiles.current)

    def take_focus(self) -> None:
        if self._alone:
            super().take_focus()
        else:
            self._waits = self._faces.currentIndex() != _TILES  # then the tiles take it as soon as they are there
            (self._filter if self._waits else self._tiles).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_find(self) -> None:
        if not self._alone:
            self._filter.go_to_field()

    def print_out(self) -> None:
        """Offer what is shown as a poster, without the Stand of the person."""
        shelf = self.context.services.shelf
        shown = filtered(self._read, self._filter.wanted(self.context.preferences.value.roles))
        if not shown.tiles:
            self.context.messages.post(Message("info", tr("Für ein Poster ist auf der Landkarte nichts zu sehen.")))
            return
        self._poster = (drawn_for_paper(shown), map_marks(shelf, *self._filter.words()))
        dialog = PosterDialog(self._poster[1], self)
        dialog.wanted.connect(self._save_poster)
        dialog.open()

    def _save_poster(self, path: Path, size: PosterSize) -> None:
        """Draw it behind the window: a large map takes a second."""
        bands, marks = self._poster
        work = partial(save_poster, bands, legend(), marks, path, size=size)
        self.context.jobs.read(work, partial(self._tell_saved, path), owner=self)

    def _tell_saved(self, path: Path, _: None) -> None:
        SaveDialog.remember(path)
        text = tr("Gespeichert als „{name}“.").format(name=path.name)
        self.context.messages.post(Message("info", text, str(path)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._filter.give_height(self.height())

    def _take(self, number: int, read: MapView) -> None:
        if number != self._number:
            return  # of several questions under way the newest wins
        view = self.context.services.process_maps.with_progress(read)
        self._read, first = read, not self._loaded
        self._loaded = True
        if first or view != self._view:
            self._view = view
            pack = self.context.services.shelf.library.pack
            self._filter.offer(pack.roles if pack else (), tuple(band.title for band in view.bands))
            self._show()
        self._show_part()

    def _narrow(self) -> None:
        if self._loaded:
            self._show()
            announce(self, _counted(self._shown, self._view))

    def _show(self) -> None:
        """Show what the filters leave; the focus stays on the tiles as long as there are any."""
        wanted = self._filter.wanted(self.context.preferences.value.roles)
        focused = holds_focus(self._faces) or (self._waits and self._filter.rests)
        self._shown = filtered(self._view, wanted)
        self._filter.tell(_counted(self._shown, self._view))
        if self._shown.tiles:
            self._tiles.show_map(self._shown)
        face = _TILES if self._shown.tiles else _NOTHING if self._view.tiles else _EMPTY
        self._faces.setCurrentIndex(face)
        if focused:
            self.take_focus()

    def _show_part(self) -> None:
        """The map, or what is said of a process that is not described."""
        found = self._view.find(self._alone)
        if found is None or found[2].described:
            if found is not None:
                self._tiles.go_to(self._alone)  # it has been described meanwhile: its tile leads there
            if self._loaded:
                self._alone = ""
            self._parts.setCurrentIndex(_WHOLE)
            return
        band, group, tile = found
        text = tr(
            "„{title}“ ist noch nicht beschrieben.\nDer Prozess gehört zur Gruppe „{group}“ im Band „{band}“.\n"
            "Fragen Sie Ihre Mentorin oder Ihren Mentor, wie Ihr Amt dabei vorgeht. Vielleicht hilft auch die Suche."
        )
        self._missing.set_text(text.format(title=tile.title, group=group.title, band=band.title))
        self._parts.setCurrentIndex(_ALONE)

    def _show_list(self, as_list: bool) -> None:
        self._tiles.show_list(shown=as_list)

    def _go_down(self) -> None:
        if self._faces.currentIndex() == _TILES:
            self._tiles.setFocus(Qt.FocusReason.TabFocusReason)

    def _open_tile(self, tile: Tile) -> None:
        if tile.described:
            self.context.go(address_of(self.context.services.shelf.whole.entry(tile.kennung)))
        else:
            self.context.go(Address(Screen.MAP, tile.kennung))

    def _search(self) -> None:
        self.context.go(Address(Screen.SEARCH, self.title()))

    def _go_back(self) -> None:
        self.context.go(Address(Screen.MAP, place=self._alone))


def _counted(shown: MapView, view: MapView) -> str:
    """How many of how many are shown, and how many of them can be read."""
    described = tr("{count} beschrieben").format(count=sum(tile.described for tile in shown.tiles))
    every = len(view.tiles)
    if shown == view:
        return f"{plural(every, 'Prozess', 'Prozesse')}, {described}"
    count = tr("{count} von {every}").format(count=len(shown.tiles), every=plural(every, "Prozess", "Prozessen"))
    return f"{count}, {described}"
