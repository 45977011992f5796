"""Dialogs say what they are about, can be answered by keyboard, and fit the screen at any text size."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.helpers.accessibility import faults, settle
from tests.helpers.questions import LONG_WORD
from tests.ui.conftest import Dress
from wissen.errors import StoreDamaged, StoreInUse, StoreReadOnly
from wissen.settings import ThemeName
from wissen.ui.dialogs.crash_dialog import CrashDialog
from wissen.ui.dialogs.external_link import ExternalLinkDialog, looks_disguised, may_be_opened
from wissen.ui.dialogs.store_dialog import StoreDialog

LINK = "https://www.gesetze-im-internet.de/aufenthg_2004/__81.html"
DAMAGED = StoreDamaged(
    "Ihr Lernstand „/sehr/langer/pfad/zu/einem/ordner/wissen.db“ ist beschädigt, und es gibt keine Sicherung.",
    "Sie können die Datei beiseitelegen und mit einem leeren Lernstand beginnen.",
)

Open = Callable[[QDialog], QDialog]


@pytest.fixture
def parent(app: QApplication, qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(683, 384)
    window.show()
    return window


@pytest.fixture
def opened() -> Open:
    """Open a dialog and wait until it has the focus."""

    def open_(dialog: QDialog) -> QDialog:
        dialog.open()
        dialog.activateWindow()
        assert QTest.qWaitForWindowActive(dialog)
        settle()
        return dialog

    return open_


class Taken:
    """Counts how often a way out is taken."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> None:
        self.times += 1


def words(dialog: QDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


def answers(dialog: QDialog) -> list[str]:
    return [made.text() for made in dialog.findChildren(QPushButton)]


def click(dialog: QDialog, text: str) -> None:
    made = next(made for made in dialog.findChildren(QPushButton) if made.text() == text)
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)


def test_the_whole_address_is_shown(parent: QWidget, opened: Open) -> None:
    dialog = opened(ExternalLinkDialog(LINK, parent))
    assert LINK in words(dialog)
    assert answers(dialog) == ["Öffnen", "Adresse kopieren", "Abbrechen"]


def test_only_opening_opens(parent: QWidget, opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    handed_out: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", handed_out.append)
    click(opened(ExternalLinkDialog(LINK, parent)), "Abbrechen")
    assert handed_out == []
    click(opened(ExternalLinkDialog(LINK, parent)), "Öffnen")
    assert handed_out == [QUrl(LINK)]


def test_an_address_can_be_copied(parent: QWidget, opened: Open) -> None:
    click(opened(ExternalLinkDialog(LINK, parent)), "Adresse kopieren")
    assert QGuiApplication.clipboard().text() == LINK


@pytest.mark.parametrize("address", ["https://gesetze-іm-internet.de/", "https://xn--gesetze-m-internet-7wk.de/"])
def test_a_disguised_name_is_warned_of(parent: QWidget, opened: Open, address: str) -> None:
    assert looks_disguised(address)
    assert any(text.startswith("Achtung:") for text in words(opened(ExternalLinkDialog(address, parent))))


def test_an_ordinary_name_is_not(parent: QWidget, opened: Open) -> None:
    assert not looks_disguised(LINK)
    assert not any(text.startswith("Achtung:") for text in words(opened(ExternalLinkDialog(LINK, parent))))


@pytest.mark.parametrize(
    ("address", "may"),
    [
        ("https://example.org", True),
        ("HTTP://example.org", True),
        ("mailto:amt@example.org", True),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("frist.md", False),
        ("//server/freigabe", False),
    ],
)
def test_only_known_schemes_are_ever_handed_out(address: str, may: bool) -> None:
    assert may_be_opened(address) is may


def test_the_way_out_is_taken_with_return(parent: QWidget, opened: Open, qtbot: QtBot) -> None:
    take = Taken()
    dialog = opened(StoreDialog(DAMAGED, "Neu beginnen", take, parent))
    assert words(dialog) == [DAMAGED.text, DAMAGED.hint]
    QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert take.times == 1


@pytest.mark.parametrize("way", ["button", "escape"])
def test_the_other_way_ends_the_app(parent: QWidget, opened: Open, qtbot: QtBot, way: str) -> None:
    take = Taken()
    dialog = opened(StoreDialog(DAMAGED, "Neu beginnen", take, parent))
    with qtbot.waitSignal(dialog.rejected):
        if way == "button":
            click(dialog, "Wissen beenden")
        else:
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert take.times == 0


def test_its_title_says_what_is_the_matter(parent: QWidget) -> None:
    in_use = StoreDialog(StoreInUse("Wissen ist geöffnet."), "Noch einmal versuchen", Taken(), parent)
    assert (in_use.windowTitle(), words(in_use)) == ("Wissen ist geöffnet", ["Wissen ist geöffnet."])
    assert StoreDialog(StoreReadOnly("Nur lesbar."), "Noch einmal", Taken(), parent).windowTitle() == "Ihr Lernstand"


@pytest.mark.parametrize("theme", ["hell", "dunkel", "kontrast"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_everybody_can_answer(dress: Dress, parent: QWidget, opened: Open, theme: ThemeName, scale: float) -> None:
    dress(theme, scale)
    for dialog in (
        ExternalLinkDialog(f"https://example.org/{LONG_WORD}/{LONG_WORD}", parent),
        StoreDialog(DAMAGED, "Neu beginnen", Taken(), parent),
        CrashDialog("ein Bericht", parent),
    ):
        opened(dialog)
        screen = dialog.screen().availableSize()
        assert faults(dialog) == []
        assert dialog.width() <= screen.width()
        assert dialog.height() <= screen.height()
        dialog.reject()
