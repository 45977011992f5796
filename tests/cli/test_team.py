"""`wissen team`: with whom, a file for somebody, and taking one in."""

from __future__ import annotations

from datetime import date

import pytest

from tests.helpers import stores
from tests.helpers.exchange import Desk, a_share
from wissen import paths
from wissen.progress.drives import Drive
from wissen.services.keeping import DATABASE
from wissen.services.mail_alone import opened_mail
from wissen.settings import Settings, write_settings


@pytest.fixture
def folders() -> paths.Folders:
    """The usual profile is Nabil's."""
    found = paths.folders()
    write_settings(found.config / paths.SETTINGS, Settings(name="Nabil"))
    stores.Desk(found.data).store().close()
    assert (found.data / DATABASE).exists()
    return found


@pytest.fixture
def jana(folders, tmp_path) -> Desk:
    """Somebody whom Nabil has accepted."""
    found = Desk(tmp_path, "Jana")
    with opened_mail(folders, today=date.today) as mail:
        mail.invite("Team Süd", tmp_path / "e.wissenteam")
        found.mail.join(found.mail.read_invitation((tmp_path / "e.wissenteam").read_bytes()))
        (question,) = mail.import_file(found.file("nabil")).questions
        mail.accept(question)
    return found


def test_at_first_there_is_nobody(folders, run):
    assert run("team", "status") == (0, "Sie tauschen sich noch mit niemandem aus.\n", "")


def test_it_says_with_whom_and_what_waits(folders, jana, run):
    code, out, _ = run("team", "status")
    assert code == 0
    assert out.startswith(f"jana: Jana (trainee), 0 Nachrichten warten, Zeichen {jana.mail.fingerprint}\n")
    assert "Ihre Zeichen: " in out
    assert "Letzter Austausch: " in out


def test_a_file_is_written_and_another_taken_in(folders, jana, run, tmp_path):
    assert run("team", "export", "jana", tmp_path / "x.wissenpfad")[0] == 0
    assert jana.mail.import_file(tmp_path / "x.wissenpfad").lines == ("Von Nabil: nichts Neues.",)
    jana.mail.send("nabil", a_share())
    assert run("team", "import", jana.file("nabil")) == (0, "Von Jana: 1 Stand.\n", "")


def test_nobody_of_that_name(folders, jana, run):
    code, _, told = run("team", "export", "lena")
    assert code == 2
    assert "wissen team status" in told


def test_a_damaged_file_keeps_no_other_from_being_taken_in(folders, jana, run, tmp_path):
    jana.mail.send("nabil", a_share())
    (tmp_path / "x.wissenstand").write_bytes(b"x")
    code, out, told = run("team", "import", tmp_path / "x.wissenstand", jana.file("nabil"))
    assert (code, out) == (2, "Von Jana: 1 Stand.\n")
    assert told.startswith("x.wissenstand: ")


def test_whoever_is_unknown_waits_for_the_window(folders, jana, run, tmp_path):
    (tmp_path / "zwei").mkdir()
    lena = Desk(tmp_path / "zwei", "Lena")
    lena.mail.join(lena.mail.read_invitation((tmp_path / "e.wissenteam").read_bytes()))
    code, out, told = run("team", "import", lena.file("nabil"))
    assert (code, out) == (2, "")
    assert "„Lena“ ist hier nicht bekannt" in told


def test_while_wissen_is_open_it_ends_with_4(folders, run):
    store = stores.Desk(folders.data, drive=Drive.LOCAL).store()
    code, _, told = run("team", "status")
    store.close()
    assert code == 4
    assert "Wissen ist geöffnet." in told


def test_without_a_profile_it_says_where_it_looked(folders, run):
    (folders.data / DATABASE).unlink()
    code, _, told = run("team", "status")
    assert code == 2
    assert str(folders.data) in told
