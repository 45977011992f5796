"""A combo box whose texts wrap, closed and open: answers may be long, and a page scrolls under the mouse."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from wissen.drawing.tokens import SPACE_L
from wissen.drawing.wrapped import line_width
from wissen.ui import look
from wissen.ui.delegates.wrapped import WrappingDelegate, draw_wrapped, wrapped_height

_WIDEST_HINT = 40
"""Average letters that it asks for; it takes more and makes do with less."""
_NARROWEST = 6
_SIDE_SPACE = 2
"""What the style leaves on each side of the text."""


class WrapCombo(QComboBox):
    """As high as the highest of its texts, so that nothing moves when another one is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # not by the wheel either
        # Otherwise Qt gives it a size of its own some milliseconds later, also where somebody else has given it one.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setItemDelegate(WrappingDelegate(self))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for changed in (self.model().rowsInserted, self.model().rowsRemoved, self.model().modelReset):
            changed.connect(self.updateGeometry)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = self._text_rect(QRect(0, 0, width, super().sizeHint().height())).width()
        highest = max(wrapped_height(text, self.font(), room) for text in self._texts())
        return super().sizeHint().height() - self.fontMetrics().height() + max(self.fontMetrics().height(), highest)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        asked = max(line_width(text, self.font()) for text in self._texts())
        width = min(asked, metrics.averageCharWidth() * _WIDEST_HINT) + self._beside()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = self.fontMetrics().averageCharWidth() * _NARROWEST + self._beside()
        return QSize(min(width, self.sizeHint().width()), super().sizeHint().height())

    def showPopup(self) -> None:
        super().showPopup()
        self._fit_list()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls; nobody chooses by scrolling past."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        chosen = self.currentIndex() >= 0
        tokens = look.tokens()
        painter.setPen(QColor(tokens.text if chosen and self.isEnabled() else tokens.muted))
        text = self.currentText() if chosen else self.placeholderText()
        area = self._text_rect(self.rect())
        spare = area.height() - wrapped_height(text, self.font(), area.width())
        draw_wrapped(painter, text, self.font(), area.translated(0, max(0, spare // 2)))

    def _fit_list(self) -> None:
        """Qt measures the rows before it knows how wide the list becomes: measure again, and keep it on the screen."""
        view, popup = self.view(), self.view().window()
        screen = self.screen().availableGeometry()
        whole = max(map(self.fontMetrics().horizontalAdvance, self._texts()))
        widest = self.fontMetrics().averageCharWidth() * _WIDEST_HINT
        width = min(max(self.width(), min(whole, widest) + 2 * SPACE_L), screen.width())
        popup.resize(width, popup.height())
        around = popup.height() - view.viewport().height()
        rows = sum(view.sizeHintForRow(row) for row in range(self.count()))
        height = min(rows + around, screen.height())
        below = self.mapToGlobal(QPoint(0, self.height()))
        fits_below = below.y() + height <= screen.bottom()
        top = below.y() if fits_below else max(screen.top(), below.y() - self.height() - height)
        popup.setGeometry(max(screen.left(), min(below.x(), screen.right() + 1 - width)), top, width, height)
        view.doItemsLayout()

    def _text_rect(self, around: QRect) -> QRect:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.rect = around
        field = QStyle.SubControl.SC_ComboBoxEditField
        found = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self)
        return found.adjusted(_SIDE_SPACE, 0, -_SIDE_SPACE, 0)

    def _texts(self) -> tuple[str, ...]:
        """Everything that may stand there."""
        return (self.placeholderText(), *map(self.itemText, range(self.count())))

    def _beside(self) -> int:
        """What arrow and paddings take."""
        whole = QRect(0, 0, 1000, super().sizeHint().height())
        return whole.width() - self._text_rect(whole).width()


def choose(combo: QComboBox, key: str) -> None:
    """Choose the entry with this key as its data, or none."""
    combo.setCurrentIndex(combo.findData(key, Qt.ItemDataRole.UserRole))
