"""With a fault in `buero.toml` people go on learning, and whatever it might forbid stays closed."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.helpers.exchange import Desk
from tests.helpers.packs import write_pack
from tests.helpers.small_pack import write_small_pack
from tests.helpers.workplace import Workplace
from tests.rules.repository import ROOT
from wissen.settings import Policy
from wissen.team.messages import HelpWanted
from wissen.ui.dialogs.pack_dialog import PackDialog
from wissen.ui.navigation import Screen
from wissen.ui.pages.pack_card import PackCard
from wissen.ui.pages.team import TeamPage
from wissen.ui.widgets.labels import WrapLabel

FAULT = "buero.toml: Bei „pakete“ wird ein Ordner in Anführungszeichen erwartet."


@pytest.fixture
def place(running: Workplace, tmp_path: Path) -> Workplace:
    """Nabil with Jana, a shared folder, and a policy that has gone wrong since; not started."""
    (tmp_path / "gemeinsam").mkdir()
    running.session.preferences.change(name="Nabil")
    (tmp_path / "andere").mkdir()
    jana = Desk(tmp_path / "andere", "Jana")
    mail = running.session.exchange.mail
    mail.invite("Team Süd", tmp_path / "e.wissenteam")
    jana.mail.join(jana.mail.read_invitation((tmp_path / "e.wissenteam").read_bytes()))
    (question,) = mail.import_file(jana.file("nabil")).questions
    mail.accept(question)
    jana.mail.send("nabil", HelpWanted("2026-W44", "m01", "Was gilt hier?"))
    mail.import_file(jana.file("nabil"))
    jana.exchange(tmp_path / "gemeinsam")
    running.chosen = replace(running.session.preferences.value, exchange_folder=tmp_path / "gemeinsam")
    running.close()
    running.policy = Policy(pack_folder=tmp_path / "ablage", exchange_folder=tmp_path / "gemeinsam", fault=FAULT)
    return running


def test_it_is_told_and_learning_goes_on(place: Workplace) -> None:
    place.start()
    assert FAULT in place.told
    place.lesson("l-hut")
    place.click("Gelesen")
    assert ("completed", "l-hut") in place.events


def test_no_pack_is_offered_or_installed(place: Workplace, tmp_path: Path) -> None:
    file = write_pack(tmp_path / "ablage" / "neu.wissenpaket", edition="2026-12")
    place.start()
    assert not any(card.isVisible() for card in place.window.findChildren(PackCard))
    place.window.open_files([file])
    place.wait()
    dialog = place.part(PackDialog, place.window)
    assert FAULT in " ".join(label.text() for label in dialog.findChildren(WrapLabel))
    assert "Installieren" not in place.labels(dialog)
    assert not place.session._folders.packs.exists()


def test_nothing_is_exchanged_by_folder_or_file(place: Workplace, tmp_path: Path) -> None:
    before = sorted((tmp_path / "gemeinsam").iterdir())
    place.start()
    exchange = place.session.exchange
    (contact,) = exchange.mail.contacts()
    place.go(Screen.TEAM)
    assert {"Jetzt austauschen", "Erhaltene Datei öffnen …", "Austauschordner wählen …"}.isdisjoint(place.labels())
    place.part(TeamPage, place.window).save(contact, str(tmp_path / "f.wissenpfad"))
    exchange.exchange()
    exchange.take_files([tmp_path / "e.wissenteam"])
    place.wait()
    assert set(place.told) == {FAULT}
    assert sorted((tmp_path / "gemeinsam").iterdir()) == before
    assert not (tmp_path / "f.wissenpfad").exists()


def test_nothing_goes_by_time(place: Workplace) -> None:
    place.today = date(2027, 11, 27)
    place.start()
    assert len(place.session.exchange.mail.received()) == 1
    place.close()
    place.policy = Policy()
    place.start()
    assert place.session.exchange.mail.received() == ()


STARTED = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QMetaObject, Qt
from wissen import app

def end():
    while QCoreApplication.instance() is None:
        pass
    QMetaObject.invokeMethod(QCoreApplication.instance(), "quit", Qt.ConnectionType.QueuedConnection)

threading.Thread(target=end).start()
sys.exit(app.main(["--inhalt", sys.argv[2]], policy_places=lambda: (Path(sys.argv[1]),)))
"""


def test_without_a_certain_folder_for_the_histories_it_does_not_start(tmp_path: Path) -> None:
    content = write_small_pack(tmp_path / "inhalte")
    file = tmp_path / "buero.toml"
    environment = os.environ | {
        f"XDG_{one}_HOME": str(tmp_path / "haus") for one in ("DATA", "CONFIG", "STATE", "CACHE")
    }
    for text, code in (("datne = 'x'", 2), (f"daten = '{tmp_path / 'haus'}'", 0)):
        file.write_text(text, encoding="utf-8")
        command = [sys.executable, "-c", STARTED, str(file), str(content)]
        assert subprocess.run(command, cwd=ROOT, env=environment, timeout=60, check=False).returncode == code
        assert (tmp_path / "haus").exists() == (code == 0)
