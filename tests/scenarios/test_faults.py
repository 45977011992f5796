"""What happens around a running app: a second start, content that vanishes, clocks that jump, full disks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.importing import write_model
from tests.helpers.permissions import as_nobody, reachable_folder
from tests.helpers.small_pack import write_small_pack
from tests.helpers.store_dialogs import database, dialog, words
from tests.helpers.workplace import Workplace
from wissen import paths
from wissen.services import inbox
from wissen.session import Session
from wissen.settings import Settings
from wissen.ui.dialogs.import_dialog import ImportDialog
from wissen.ui.navigation import Screen

# ------------------------------------------------------------ handed over by a second start


def hand_over(place: Workplace, wanted: str) -> None:
    inbox.leave(paths.folders(root=place.root).inbox, wanted, name=wanted.replace("/", "-").replace("#", "-")[-40:])


@pytest.mark.parametrize(
    ("wanted", "screen", "ref", "at"),
    [
        ("l-hut", Screen.LESSON, "l-hut", ""),
        ("l-hut#helfen", Screen.LESSON, "l-hut", ""),
        ("service-probe#annehmen", Screen.LOOKUP, "service-probe", "annehmen"),
        ("duldung", Screen.LOOKUP, "duldung", ""),
        ("q-anfang", Screen.QUIZ, "q-anfang", ""),
    ],
)
def test_a_running_app_opens_what_it_is_handed(
    running: Workplace, wanted: str, screen: Screen, ref: str, at: str
) -> None:
    hand_over(running, wanted)
    running.until(lambda: running.window.address.screen is screen)
    running.wait()
    assert running.window.address.ref == ref
    assert not at or running.window.address.place == at


def test_what_was_left_before_the_start_is_opened_by_it(closed: Workplace) -> None:
    hand_over(closed, "l-hut")
    closed.start()
    assert closed.window.address.screen is Screen.LESSON


def test_an_unknown_kennung_is_told(running: Workplace) -> None:
    hand_over(running, "l-huut")
    running.until(lambda: bool(running.told))
    assert running.told == ["Die Kennung „l-huut“ gibt es nicht."]


def test_a_file_that_cannot_be_opened_is_told(running: Workplace, tmp_path: Path) -> None:
    (tmp_path / "paket.unbekannt").write_bytes(b"PK")
    hand_over(running, str(tmp_path / "paket.unbekannt"))
    running.until(lambda: bool(running.told))
    assert "kann Wissen nicht öffnen" in running.told[0]


def test_a_model_that_is_handed_over_is_offered_to_be_taken_over(running: Workplace, tmp_path: Path) -> None:
    hand_over(running, str(write_model(tmp_path)))
    running.until(lambda: bool(running.window.findChildren(ImportDialog)))
    running.wait()
    dialog = running.part(ImportDialog, running.window)
    assert running.button("Übernehmen", dialog).isEnabled()


def test_a_second_start_that_hands_over_ends_unseen(running: Workplace, app: QApplication) -> None:
    folders = paths.folders(root=running.root)
    chosen = Settings(theme="hell", welcomed=True)
    quits: list[int] = []
    second = Session(app, folders, chosen, content=running.content, today=lambda: running.today, handing_over=True)
    second._app = Quitter(quits)  # type: ignore[assignment]
    second.start()
    running.until(lambda: bool(quits))
    assert not second.window.isVisible()
    second.close()
    second.window.deleteLater()
    second.deleteLater()


class Quitter:
    """Stands in for the application: only notes that it was told to end."""

    def __init__(self, quits: list[int]) -> None:
        self._quits = quits

    def quit(self) -> None:
        self._quits.append(1)


# ------------------------------------------------------------ content and clock while the app runs


def test_content_that_vanishes_and_comes_back_loses_nothing(running: Workplace) -> None:
    running.lesson("l-hut")
    running.click("Gelesen")
    away = running.content.with_name("weg")
    running.content.rename(away)
    running.forget_texts()
    running.go(Screen.LESSON, "l-frist")  # not opened before: its file has gone
    assert any("l-frist" in text or "frist.md" in text or "nicht mehr" in text for text in running.told), running.told
    running.reload()
    running.go(Screen.TODAY)
    assert "Inhalte neu laden" in running.labels()
    away.rename(running.content)
    running.click("Inhalte neu laden")
    assert running.labels()[0] in ("Beginnen", "Weiterlernen")
    running.lesson("l-hut")
    assert "Doch nicht gelesen" in running.labels()
    assert ("completed", "l-hut") in running.events


@pytest.mark.parametrize("years", [-3, 4])
def test_a_clock_that_jumps_by_years_loses_nothing(running: Workplace, years: int) -> None:
    running.lesson("l-hut")
    running.click("Gelesen")
    running.close()
    running.today = running.today.replace(year=running.today.year + years)
    running.start()
    running.lesson("l-rest")
    running.click("Gelesen")
    running.close()
    running.today = running.today.replace(year=running.today.year - years)
    running.start()
    assert [event for event in running.events if event[0] == "completed"] == [
        ("completed", "l-hut"),
        ("completed", "l-rest"),
    ]
    late = running.told == ["Die Uhr dieses Rechners geht nach."]
    assert late == (years > 0)


# ------------------------------------------------------------ nothing can be stored


def test_a_full_disk_is_told_and_the_answer_can_be_given_again(running: Workplace) -> None:
    running.lesson("l-hut")
    with running.full_disk():
        running.answer_rightly()
    assert "voll" in running.told[0]
    assert not running.box.verdict.isVisible()
    running.click("Antworten")
    assert running.box.verdict.isVisible()
    assert running.events.count(("answered", "k-hut")) == 1


def test_a_profile_that_cannot_be_written_is_told(
    app: QApplication, qtbot: QtBot, garbage_on_main_thread: None
) -> None:
    with reachable_folder() as folder, as_nobody():
        content = write_small_pack(folder / "inhalte")
        place = Workplace(qtbot, app, folder / "profil", content, chosen=Settings(theme="hell", welcomed=True))
        place.start()
        place.lesson("l-hut")
        place.click("Gelesen")
        place.close()
        data = database(place).parent
        data.chmod(0o500)
        for file in data.iterdir():
            file.chmod(0o400 if file.is_file() else 0o500)
        place.launch()
        told = dialog(place)
        assert "kann nicht geschrieben werden" in words(told)
        assert place.labels() == []
        data.chmod(0o700)
        for file in data.iterdir():
            file.chmod(0o600 if file.is_file() else 0o700)
        place.click("Noch einmal versuchen", told)
        place.until(lambda: place.session.services.ready)
        place.wait()
        place.lesson("l-hut")
        assert "Doch nicht gelesen" in place.labels()
        place.close()
