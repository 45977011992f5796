"""Somebody who uses the whole app with the shipped content, by mouse alone or by keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QRadioButton, QWidget

from tests.helpers.workplace import Workplace
from wissen.settings import ThemeName
from wissen.ui.quick.palette import Palette
from wissen.ui.quick.quick_view import QuickView
from wissen.ui.reader.geometry import range_rects
from wissen.ui.reader.reader_view import ReaderView
from wissen.ui.widgets.row_list import RowList
from wissen.ui.widgets.search_field import SearchField

CONTROL = Qt.KeyboardModifier.ControlModifier
_LONGEST = 400
"""Presses of Tab after which a control counts as out of reach."""


class Walker(Workplace):
    """Reaches controls in one way only."""

    def __init__(self, *arguments: object, by_mouse: bool, **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]
        self.by_mouse = by_mouse

    def use(self, target: QWidget) -> None:
        """Press a button or tick a box."""
        if self.by_mouse:
            self.scroll_to(target)
            QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=_spot(target))
        else:
            self.tab_to(target)
            QTest.keyClick(target, Qt.Key.Key_Space if isinstance(target, QCheckBox) else Qt.Key.Key_Return)
        self.wait()

    def scroll_to(self, target: QWidget) -> None:
        """Turn the wheel until the mouse can hit the control."""
        readers = [one for one in self.window.page.findChildren(ReaderView) if one.isAncestorOf(target)]
        for bar in [one.verticalScrollBar() for one in readers]:
            bar.setValue(bar.minimum())
            while not target.visibleRegion().contains(_spot(target)) and bar.value() < bar.maximum():
                bar.setValue(bar.value() + bar.singleStep())
                self.wait()
        assert target.visibleRegion().contains(_spot(target)), f"the mouse does not reach {target}"

    def tab_to(self, target: QWidget) -> None:
        """Press Tab until the control has the focus."""
        for _ in range(_LONGEST):
            if target.hasFocus():
                return
            QTest.keyClick(QApplication.focusWidget() or self.window, Qt.Key.Key_Tab)
            self.wait()
        raise AssertionError(f"Tab does not reach {target}")

    def named(self, text: str) -> QAbstractButton:
        return self.button(text, self.window)

    def search_for(self, text: str) -> None:
        """Open the Schnellauskunft and type."""
        if self.by_mouse:
            QTest.mouseClick(self.window.quick.opener, Qt.MouseButton.LeftButton)
        else:
            self.press(Qt.Key.Key_K, CONTROL)
        field = self.part(SearchField, self.part(QuickView, self.window))
        assert field.hasFocus()
        QTest.keyClicks(field, text)
        self.until(lambda: bool(self.part(QuickView, self.window).rows))
        self.wait()

    def leave_palette(self) -> None:
        """Close the Schnellauskunft without opening anything."""
        if self.by_mouse:
            palette = self.part(Palette, self.window)
            QTest.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(2, palette.height() - 2))
        else:
            for _ in range(2):  # the first one empties the field
                self.press(Qt.Key.Key_Escape)
        self.wait()

    def open_hit(self, title: str) -> None:
        """Open what the Schnellauskunft found."""
        view = self.part(QuickView, self.window)
        number = [row.title for row in view.rows].index(title)
        if self.by_mouse:
            hits = self.part(RowList, view)
            spot = hits.visualRect(hits.model().index(number, 0)).center()
            QTest.mouseClick(hits.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        else:
            for _ in range(number):
                self.press(Qt.Key.Key_Down)
            self.press(Qt.Key.Key_Return)
        self.wait()

    def go_down(self, row: int) -> None:
        """Open a row of the list."""
        hits = self.part(RowList)
        if self.by_mouse:
            spot = hits.visualRect(hits.model().index(row, 0)).center()
            QTest.mouseClick(hits.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        else:
            for _ in range(row):
                self.press(Qt.Key.Key_Down)
            self.press(Qt.Key.Key_Return)
        self.wait()

    def follow(self, text: str) -> None:
        """Follow the link of the text that bears these words."""
        reader = self.part(ReaderView)
        words = reader.toPlainText()
        link = next(one for one in reader.built.links if text in words[one.start : one.end].replace("\u00ad", ""))
        if self.by_mouse:
            reader.reveal(link.start, link.end)
            self.wait()
            spot = range_rects(reader.document(), link.start, link.end)[0].center().toPoint()
            spot -= QPoint(0, reader.verticalScrollBar().value())
            QTest.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        else:
            self.tab_to(reader)
            for _ in range(_LONGEST):
                if reader.current_link == link:
                    break
                QTest.keyClick(reader, Qt.Key.Key_Tab)
            assert reader.current_link == link
            QTest.keyClick(reader, Qt.Key.Key_Return)
        self.wait()


WAYS: dict[str, tuple[bool, ThemeName, float]] = {
    "mouse": (True, "hell", 1.0),
    "keyboard": (False, "hell", 1.0),
    "keyboard-kontrast-200": (False, "kontrast", 2.0),
}


def _spot(target: QWidget) -> QPoint:
    """Where a mouse hits it: a box at its left end, anything else in its middle."""
    middle = target.rect().center()
    if isinstance(target, QCheckBox | QRadioButton):
        middle.setX(12)
    return middle
