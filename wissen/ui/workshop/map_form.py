"""`landkarte.yaml` as a form: groups and their processes in a list, moved, added and taken away by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wissen.content.ids import Id
from wissen.content.library import Library
from wissen.content.map_text import MapText, Place, map_of
from wissen.content.model import Kind, MapTile
from wissen.content.problem import Problem
from wissen.drawing.tokens import SPACE_M, SPACE_S
from wissen.services.authoring import kennungen, new_kennung
from wissen.services.completing import Completion
from wissen.ui.dialogs.name_dialog import NameDialog
from wissen.ui.models.row_model import Row, RowModel
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.page import scrolled
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.buttons import button, icon_button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.menu_button import MenuButton
from wissen.ui.widgets.row_list import RowList
from wissen.ui.workshop.tile_dialog import TileDialog

_LOWEST = 160
"""Pixels of the list: below that the form scrolls."""
_LONGEST = 120
"""Letters of the title of a group or process."""


class MapForm(QWidget):
    """Tells the whole text anew with each change; the text is kept by whoever holds it."""

    changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._map: MapText | None = None
        self._library: Library | None = None
        self._titles: dict[str, str] = {}
        """Of the processes that are described, by their Kennung."""
        self._told = WrapLabel("", "text")
        self._model = RowModel(self)
        self.list = RowList(self._model, tr("Prozesslandkarte"), self, details=False)
        self.list.setMinimumHeight(_LOWEST)
        self.list.selectionModel().currentChanged.connect(self._offer)
        self._up = icon_button("arrow_upward", tr("Nach oben (Alt+↑)"), partial(self._move, -1))
        self._down = icon_button("arrow_downward", tr("Nach unten (Alt+↓)"), partial(self._move, 1))
        self._over = MenuButton("folder_open", tr("In Gruppe"), self)
        self._over.choices.aboutToShow.connect(self._fill_groups)
        self._add = button(tr("Prozess aufnehmen …"), self._ask_process)
        self._more = MenuButton("more_horiz", tr("Mehr"), self)
        self._more.choices.aboutToShow.connect(self._fill_more)
        ways = FlowRow(self)
        for way in (self._up, self._down, self._over, self._add, self._more):
            ways.add(way)
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(partial(self._move, step))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        column.setSpacing(SPACE_S)
        for part in (self._told, ways):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))

    # ------------------------------------------------------------ what is shown

    def know(self, library: Library) -> None:
        """The contents of the folder; they are looked through once the map is shown."""
        self._library = library

    def show_text(self, text: str) -> None:
        """Show the map that a text draws; one that cannot be read says why, and is mended in the text."""
        before, number = self._current, self.list.currentIndex().row()
        described = self._library.of_kind(Kind.PROCESS) if self._library else ()
        self._titles = {entry.id: entry.title for entry in described}
        self._map, problems = map_of(text)
        self._model.set_rows(tuple(self._rows()))
        self._told.setText(self._said(problems))
        addresses = [row.address for row in self._model.rows]
        at = addresses.index(before) if before in addresses else min(max(number, 0), len(addresses) - 1)
        self.list.setCurrentIndex(self._model.index(at))
        self._offer()

    def _said(self, problems: Sequence[Problem]) -> str:
        if self._map is None:
            why = problems[0].text if problems else tr("Sie steht in einer Schreibweise, die das Formular nicht kennt.")
            told = tr("Die Landkarte lässt sich hier nicht ändern. {why} Bitte ändern Sie das im Text.")
            return told.format(why=why)
        if waiting := len(self._waiting()):
            processes = plural(waiting, "beschriebener Prozess fehlt", "beschriebene Prozesse fehlen")
            return tr("{processes} noch auf der Karte.").format(processes=processes)
        return tr("Alle beschriebenen Prozesse stehen auf der Karte.")

    def _rows(self) -> Iterator[Row]:
        if self._map is None:
            return
        for band, one in enumerate(self._map.map.bands):
            if not one.groups:
                yield Row(one.title, "folder_open", address=_address(str(band)))
            for number, group in enumerate(one.groups):
                yield Row(group.title, "folder_open", one.title, address=_address(f"{band}/{number}"))
                for tile in group.tiles:
                    described = tile.id in self._titles
                    kind = tr("beschrieben") if described else tr("noch nicht beschrieben")
                    title = self._titles.get(tile.id, tile.title or tile.id)
                    yield Row(title, "account_tree" if described else "pending", kind, address=_address(tile.id))

    # ------------------------------------------------------------ what is meant

    @property
    def _current(self) -> Address | None:
        row = self.list.current
        return row.address if row else None

    @property
    def _tile(self) -> MapTile | None:
        """The process that is the current row."""
        ref = self._current.ref if self._current else ""
        tiles = self._map.map.tiles if self._map else ()
        return next((tile for tile in tiles if tile.id == ref), None)

    @property
    def _place(self) -> Place | None:
        """The group that is the current row, or in which the current process stands."""
        if self._map is None or self._current is None:
            return None
        tile = self._tile
        if tile is not None:
            return self._map.find(tile.id)[0]
        band, _, number = self._current.ref.partition("/")
        return (int(band), int(number)) if number else None

    def _waiting(self) -> tuple[Completion, ...]:
        """Described processes that are not on the map."""
        known = {tile.id for tile in self._map.map.tiles} if self._map else set()
        return tuple(Completion(kennung, title) for kennung, title in self._titles.items() if kennung not in known)

    def _offer(self) -> None:
        """Only what can be done is offered."""
        tile, place, places = self._tile, self._place, self._map.places if self._map else ()
        at = self._map.find(tile.id)[1] if self._map and tile else 0
        tiles = self._map.group(place).tiles if self._map and place else ()
        self._up.setEnabled(tile is not None and (at > 0 or place != places[0]))
        self._down.setEnabled(tile is not None and (at < len(tiles) - 1 or place != places[-1]))
        self._over.setEnabled(tile is not None and len(places) > 1)
        self._add.setEnabled(bool(places))
        self._more.setEnabled(bool(self._map and self._map.map.bands))

    # ------------------------------------------------------------ what is done

    def _write(self, text: str) -> None:
        """Tell the new text, and show it."""
        self.changed.emit(text)
        self.show_text(text)

    def _move(self, step: int) -> None:
        if self._map is not None and self._tile is not None:
            self._write(self._map.moved(self._tile.id, step))

    def _fill_groups(self) -> None:
        menu, tile = self._over.choices, self._tile
        menu.clear()
        if self._map is None or tile is None:
            return
        for band, one in enumerate(self._map.map.bands):
            menu.addSection(one.title)
            for number, group in enumerate(one.groups):
                action = menu.addAction(group.title)
                action.setEnabled((band, number) != self._place)
                action.triggered.connect(partial(self._put, tile, (band, number)))

    def _put(self, tile: MapTile, place: Place) -> None:
        if self._map is not None:
            self._write(self._map.placed(tile, place))
            self._go_to(tile.id)

    def _take_away(self) -> None:
        if self._map is None:
            return
        if self._tile is not None:
            self._write(self._map.without(self._tile.id))
        elif self._place is not None:
            self._write(self._map.without_group(self._place))

    def _ask_process(self) -> None:
        if self._map is None:
            return
        places = self._map.places
        names = [f"{self._map.map.bands[band].title} · {self._map.group((band, at)).title}" for band, at in places]
        number = places.index(self._place) if self._place in places else 0
        dialog = TileDialog(self._waiting(), names, number, self.window())
        dialog.taken.connect(self._add_process)
        dialog.open()

    def _add_process(self, kennung: str, title: str, number: int) -> None:
        if self._map is not None and self._library is not None:
            taken = kennungen(self._library) | {tile.id for tile in self._map.map.tiles}
            tile = MapTile(Id(kennung or new_kennung(title, taken=taken)), title)
            self._put(tile, self._map.places[number])

    def _fill_more(self) -> None:
        menu, tile, place = self._more.choices, self._tile, self._place
        menu.clear()
        if self._map is None:
            return
        rename = menu.addAction(tr("Umbenennen …"))
        rename.triggered.connect(self._ask_title)
        rename.setEnabled(place is not None and (tile is None or bool(tile.title)))
        is_group = tile is None and place is not None
        away = menu.addAction(tr("Gruppe entfernen") if is_group else tr("Von der Karte nehmen"))
        away.triggered.connect(self._take_away)
        away.setEnabled(tile is not None or (place is not None and not self._map.group(place).tiles))
        menu.addSeparator()
        for band, one in enumerate(self._map.map.bands):
            name = tr("Neue Gruppe in „{band}“ …").format(band=one.title)
            menu.addAction(name).triggered.connect(partial(self._ask_group, band))

    def _ask_group(self, band: int) -> None:
        self._ask(tr("Neue Gruppe"), "", partial(self._add_group, band), band)

    def _add_group(self, band: int, title: str) -> None:
        if self._map is not None:
            self._write(self._map.with_group(band, title))
            self._go_to(f"{band}/{len(self._map.map.bands[band].groups) - 1}")

    def _ask_title(self) -> None:
        tile, place = self._tile, self._place
        if self._map is None or place is None:
            return
        if tile is not None:
            self._ask(tr("Prozess umbenennen"), tile.title, partial(self._retitle, tile))
        else:
            title = self._map.group(place).title
            self._ask(tr("Gruppe umbenennen"), title, partial(self._rename_group, place), place[0])

    def _retitle(self, tile: MapTile, title: str) -> None:
        if self._map is not None:
            self._write(self._map.retitled(replace(tile, title=title)))

    def _rename_group(self, place: Place, title: str) -> None:
        if self._map is not None:
            self._write(self._map.renamed(place, title))

    def _ask(self, title: str, name: str, then: Callable[[str], object], band: int | None = None) -> None:
        """Ask for a title; in a band no two groups bear the same."""
        groups = self._map.map.bands[band].groups if self._map and band is not None else ()
        taken = [group.title for group in groups if group.title != name]
        words = tr("So steht es auf der Karte und in der Liste.")
        label = tr("Titel")
        dialog = NameDialog(title, words, label, name, longest=_LONGEST, taken=taken, parent=self.window())
        dialog.chosen.connect(then)
        dialog.open()

    def _go_to(self, ref: str) -> None:
        self.list.go_to(_address(ref))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)


def _address(ref: str) -> Address:
    return Address(Screen.WORKSHOP, ref)
