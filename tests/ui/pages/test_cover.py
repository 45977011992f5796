"""Vertretung in the real window: accepted and declined, taken back when it is over, and planned by a mentor."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel

from tests.helpers.accessibility import faults
from tests.helpers.exchange import Desk, a_share, came
from tests.helpers.workplace import DAY, Workplace
from tests.ui.conftest import Dress
from wissen.services.cover_given import cover_of
from wissen.services.cover_offered import NAME
from wissen.services.post import Contact, Side
from wissen.settings import Settings
from wissen.team.messages import Cover, CoverEnded, Covering, Message
from wissen.ui.dialogs.cover_dialog import CoverDialog
from wissen.ui.dialogs.key_dialog import StandInDialog
from wissen.ui.dialogs.leave_dialog import LeaveDialog
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.cover_notice import CoverNotice

FIRST, LAST = DAY + timedelta(7), DAY + timedelta(18)
OFFERED = "Ben vertritt Anna vom 30.11.2026 bis 11.12.2026"


class Team:
    """Anna and Ben, as Jana at the window or Anna at the window exchanges with them by files."""

    def __init__(self, place: Workplace, folder: Path) -> None:
        self.place, self.folder = place, folder
        self.anna, self.ben = Desk(folder, "Anna"), Desk(folder, "Ben")

    def invitation(self, desk: Desk) -> Path:
        path = self.folder / f"{desk.name}.wissenteam"
        desk.mail.invite(f"Team {desk.name}", path)
        return path

    def join(self) -> None:
        """Jana at the window joins Anna's team."""
        mail = self.place.session.exchange.mail
        mail.join(mail.open_invitation(self.invitation(self.anna)))
        mail.export("anna", self.folder / "jana.wissenstand")
        (question,) = self.anna.mail.import_file(self.folder / "jana.wissenstand").questions
        self.anna.mail.accept(question)

    def cover(self, *, keys: Desk | None = None, last: date = LAST) -> Cover:
        invited = self.anna.mail.open_invitation(self.invitation(keys or self.ben))
        return cover_of(invited, FIRST, last, DAY)

    def tell(self, *messages: Message) -> None:
        """Anna tells Jana something, and Jana opens her file."""
        self.anna.mail.send("jana", *messages)
        self.place.window.open_files((self.anna.file("jana"),))
        self.place.wait()

    def take_in(self, desk: Desk) -> None:
        """Somebody joins the team of whoever sits at the window, and is accepted."""
        mail = self.place.session.exchange.mail
        path = self.folder / "einladung.wissenteam"
        mail.invite("Team Süd", path)
        desk.mail.join(desk.mail.open_invitation(path))
        (question,) = mail.import_file(desk.file(desk.mail.contacts()[0].id)).questions
        mail.accept(question)
        self.place.session.exchange.changed.emit()
        self.place.wait()


@pytest.fixture
def team(workplace: Workplace, tmp_path: Path) -> Team:
    workplace.session.preferences.change(name="Jana", insight={"anna": ("module",)})
    folder = tmp_path / "andere"
    folder.mkdir()
    return Team(workplace, folder)


@pytest.fixture
def trainee(workplace: Workplace, team: Team) -> Team:
    """Jana at the window has heard that Ben stands in for Anna."""
    team.join()
    team.tell(team.cover())
    workplace.go(Screen.TODAY)
    return team


def words(place: Workplace) -> list[str]:
    notices = [one for one in place.window.page.findChildren(CoverNotice) if one.isVisible()]
    return [label.text() for one in notices for label in one.findChildren(QLabel) if label.isVisible()]


def ben_of(place: Workplace) -> Contact:
    return next(one for one in place.session.services.post.contacts(Side.MENTOR) if one.name == "Ben")


def after_the_last_day(place: Workplace) -> None:
    place.today = LAST + timedelta(1)
    place.session.look_at_clock()
    place.wait()
    place.go(Screen.TODAY)


def test_one_click_accepts_and_leads_to_the_preview(workplace: Workplace, trainee: Team) -> None:
    assert words(workplace)[0] == OFFERED
    workplace.click("Annehmen")
    assert workplace.window.address == Address(Screen.DOCUMENTS, "einblick", "ben")
    post = workplace.session.services.post
    assert (ben_of(workplace).until, post.sent("ben")) == (LAST, (Covering("Anna", LAST),))
    assert dict(workplace.session.preferences.value.insight) == {"anna": ("module",), "ben": ("module",)}
    assert words(workplace)[0] == OFFERED
    workplace.click("Jetzt senden")
    assert len(post.sent("ben")) == 2
    workplace.go(Screen.TODAY)
    assert words(workplace) == []


def test_declined_it_is_asked_no_more_until_the_days_are_others(workplace: Workplace, trainee: Team) -> None:
    workplace.click("Ablehnen")
    assert words(workplace) == []
    workplace.click("Rückgängig", workplace.window)
    assert words(workplace)[0] == OFFERED
    workplace.click("Ablehnen")
    workplace.go(Screen.DOCUMENTS, "einblick")
    assert {"Annehmen", "Ablehnen"}.isdisjoint(workplace.labels())
    assert "Doch annehmen" in workplace.labels()
    trainee.tell(trainee.cover(last=LAST + timedelta(1)))
    workplace.go(Screen.TODAY)
    assert words(workplace)[0] == "Ben vertritt Anna vom 30.11.2026 bis 12.12.2026"
    assert [one.name for one in workplace.session.services.post.contacts()] == ["Anna"]


def test_erasing_everything_erases_what_was_declined(workplace: Workplace, trainee: Team) -> None:
    kept = workplace.session._folders.config / NAME
    workplace.click("Ablehnen")
    assert kept.exists()
    session = workplace.session
    session.own_data.erase_everything(lambda: None, owner=session, failed=session.messages.tell)
    workplace.wait()
    assert not kept.exists()


def test_other_days_are_taken_over_by_a_click(workplace: Workplace, trainee: Team) -> None:
    workplace.click("Annehmen")
    trainee.tell(trainee.cover(last=LAST + timedelta(1)))
    workplace.go(Screen.TODAY)
    assert words(workplace)[0] == "Geändert: Ben vertritt Anna vom 30.11.2026 bis 12.12.2026"
    workplace.click("Übernehmen")
    assert (words(workplace), ben_of(workplace).until) == ([], LAST + timedelta(1))


def test_a_mentor_who_is_known_already_is_only_named(workplace: Workplace, trainee: Team) -> None:
    mail = workplace.session.exchange.mail
    mail.join(mail.open_invitation(trainee.invitation(trainee.ben)))
    workplace.session.exchange.changed.emit()
    workplace.wait()
    assert words(workplace)[0] == OFFERED
    workplace.click("Verstanden")
    assert words(workplace) == []
    assert mail.sent("ben") == ()


def test_another_key_under_a_known_name_is_asked_about(workplace: Workplace, trainee: Team) -> None:
    mail = workplace.session.exchange.mail
    mail.join(mail.open_invitation(trainee.invitation(trainee.ben)))
    other = Desk(trainee.folder / "neu", "Ben", keys="zweiter")
    other.folder.mkdir(parents=True)
    trainee.tell(trainee.cover(keys=other))
    workplace.click("Annehmen")
    asked = workplace.part(StandInDialog, workplace.window)
    assert any("ein anderer als bisher" in label.text() for label in asked.findChildren(QLabel))
    assert not workplace.button("Annehmen", asked).isEnabled()
    asked.findChildren(QCheckBox)[0].click()
    workplace.click("Annehmen", asked)
    assert (ben_of(workplace).fingerprint, ben_of(workplace).until) == (other.mail.fingerprint, None)


def test_when_it_is_over_one_click_takes_back_and_removes(workplace: Workplace, trainee: Team, tmp_path: Path) -> None:
    workplace.click("Annehmen")
    workplace.click("Jetzt senden")
    folder = tmp_path / "gemeinsam"
    folder.mkdir()
    workplace.session.preferences.change(exchange_folder=folder)
    workplace.session.exchange.exchange()
    workplace.wait()
    (question,) = trainee.ben.exchange(folder).questions
    trainee.ben.mail.accept(question)
    assert len(came(trainee.ben)) == 2
    after_the_last_day(workplace)
    assert words(workplace)[0] == "Die Vertretung durch Ben ist zu Ende"
    workplace.click("Zurückholen und entfernen")
    assert words(workplace) == []
    assert [one.name for one in workplace.session.services.post.contacts()] == ["Anna"]
    assert dict(workplace.session.preferences.value.insight) == {"anna": ("module",)}
    trainee.ben.exchange(folder)
    assert came(trainee.ben) == [Covering("Anna", LAST)]


def test_what_cannot_be_taken_back_now_is_told_and_stays(workplace: Workplace, trainee: Team, tmp_path: Path) -> None:
    workplace.click("Annehmen")
    workplace.session.preferences.change(exchange_folder=tmp_path / "weg")
    after_the_last_day(workplace)
    workplace.click("Zurückholen und entfernen")
    assert any("nicht erreichbar" in told for told in workplace.told)
    assert words(workplace)[0] == "Die Vertretung durch Ben ist zu Ende"
    workplace.session.exchange._busy = True
    workplace.click("Zurückholen und entfernen")
    assert "Gerade wird ausgetauscht." in " ".join(workplace.told)
    assert ben_of(workplace).until == LAST


def test_without_a_folder_it_goes_by_a_file_and_nothing_more_is_sent(workplace: Workplace, trainee: Team) -> None:
    workplace.click("Annehmen")
    workplace.click("Jetzt senden")
    trainee.tell(CoverEnded())
    workplace.go(Screen.DOCUMENTS, "einblick", "ben")
    assert not workplace.window.page.findChildren(CoverNotice)[0].visibleRegion().isEmpty()
    assert not workplace.button("Jetzt senden").isEnabled()
    assert not any(box.isEnabled() for box in workplace.window.page.findChildren(QCheckBox) if box.isVisible())
    assert workplace.button("Zurückholen und entfernen …").hasFocus()
    workplace.click("Zurückholen und entfernen …")
    workplace.click("Abbrechen", workplace.part(LeaveDialog, workplace.window))


def test_who_is_kept_is_chosen_for_anew(workplace: Workplace, trainee: Team) -> None:
    workplace.click("Annehmen")
    after_the_last_day(workplace)
    workplace.click("Als Kontakt behalten")
    assert (words(workplace), ben_of(workplace).until) == ([], None)
    assert "ben" not in workplace.session.preferences.value.insight


# ------------------------------------------------------------ as a mentor


@pytest.fixture
def mentor(workplace: Workplace, team: Team) -> Team:
    """Jana is the mentor at the window; Olga and Ben joined her."""
    for name in ("Olga", "Ben"):
        team.take_in(Desk(team.folder / "neue", name, keys=f"{name} als Neue") if name == "Olga" else team.ben)
    workplace.go(Screen.TEAM)
    return team


def open_dialog(place: Workplace) -> CoverDialog:
    place.click("Vertretung …")
    return place.part(CoverDialog, place.window)


def choose(place: Workplace, dialog: CoverDialog, path: Path) -> None:
    dialog.take_file(str(path))
    place.wait()


def box(dialog: CoverDialog, text: str) -> QCheckBox:
    return next(one for one in dialog.findChildren(QCheckBox) if one.text() == text)


def team_words(place: Workplace) -> str:
    return "\n".join(label.text() for label in place.window.page.findChildren(QLabel) if label.isVisible())


def test_a_cover_is_planned_changed_ended_and_each_undone(workplace: Workplace, mentor: Team) -> None:
    dialog = open_dialog(workplace)
    assert not workplace.button("Mitteilen", dialog).isEnabled()
    choose(workplace, dialog, mentor.invitation(mentor.anna))
    shown = "".join(label.text() for label in dialog.findChildren(QLabel)).replace("\n", " ")
    assert mentor.anna.mail.fingerprint in shown
    assert not workplace.button("Mitteilen", dialog).isEnabled()
    box(dialog, "Ich habe verglichen: Die Zeichen sind gleich.").click()
    workplace.click("Mitteilen", dialog)
    assert "Anna vertritt Sie vom 23.11.2026 bis 29.11.2026" in team_words(workplace)
    assert "Mitgeteilt: Ben und Olga." in team_words(workplace)
    workplace.click("Ändern …")
    dialog = workplace.part(CoverDialog, workplace.window)
    box(dialog, "Olga").click()
    workplace.click("Mitteilen", dialog)
    assert "Mitgeteilt: Ben." in team_words(workplace)
    workplace.click("Beenden")
    assert "Mitgeteilt" not in team_words(workplace)
    workplace.click("Rückgängig", workplace.window)
    assert "Mitgeteilt: Ben." in team_words(workplace)
    workplace.go(Screen.WEEK)
    assert "Anna vertritt Sie vom 23.11.2026 bis 29.11.2026" in team_words(workplace)


def test_nobody_is_to_stand_in_for_themselves(workplace: Workplace, mentor: Team) -> None:
    dialog = open_dialog(workplace)
    choose(workplace, dialog, mentor.invitation(mentor.ben))
    assert (box(dialog, "Ben").isEnabled(), box(dialog, "Ben").isChecked()) == (False, False)
    workplace.click("Abbrechen", dialog)


def test_an_invitation_that_is_damaged_or_ones_own_is_told(workplace: Workplace, mentor: Team) -> None:
    dialog = open_dialog(workplace)
    path = mentor.invitation(mentor.anna)
    path.write_bytes(path.read_bytes()[:-4])
    choose(workplace, dialog, path)
    assert any("nicht vollständig" in label.text() for label in dialog.findChildren(QLabel))
    choose(workplace, dialog, mentor.folder / "einladung.wissenteam")
    assert any("Ihre eigene Einladung" in label.text() for label in dialog.findChildren(QLabel))
    assert not workplace.button("Mitteilen", dialog).isEnabled()
    workplace.click("Abbrechen", dialog)


def test_days_that_cannot_be_are_told(workplace: Workplace, mentor: Team) -> None:
    dialog = open_dialog(workplace)
    choose(workplace, dialog, mentor.invitation(mentor.anna))
    box(dialog, "Ich habe verglichen: Die Zeichen sind gleich.").click()
    dialog._until.set_day(dialog._from.day - timedelta(days=1))
    workplace.click("Mitteilen", dialog)
    assert any("vor dem ersten" in label.text() for label in dialog.findChildren(QLabel))
    assert dialog.isVisible()
    workplace.click("Abbrechen", dialog)


def test_after_the_last_day_the_week_offers_to_remove_the_contact(workplace: Workplace, mentor: Team) -> None:
    mentor.ben.mail.send("jana", Covering("Anna", DAY - timedelta(1)), a_share())
    workplace.window.open_files((mentor.ben.file("jana"),))
    workplace.wait()
    workplace.go(Screen.WEEK)
    assert "Ben: in Vertretung für Anna bis 22.11.2026" in team_words(workplace)
    workplace.click("Kontakt entfernen")
    workplace.click("Nur hier entfernen", workplace.part(LeaveDialog, workplace.window))
    assert [one.name for one in workplace.session.services.week.people()] == ["Olga"]


def test_it_can_be_used_by_everybody(closed_workplace: Workplace, dress: Dress, tmp_path: Path) -> None:
    place = closed_workplace
    place.chosen = Settings(theme="kontrast", text_scale=2.0, welcomed=True, name="Jana")
    dress("kontrast", 2.0)
    place.start()
    team = Team(place, tmp_path)
    team.join()
    team.tell(team.cover())
    place.go(Screen.TODAY)
    found = [("angeboten", faults(place.window))]
    place.click("Annehmen")
    after_the_last_day(place)
    place.go(Screen.DOCUMENTS, "einblick", "ben")
    found.append(("zu Ende", faults(place.window)))
    team.take_in(Desk(tmp_path / "neue", "Olga"))
    place.go(Screen.TEAM)
    dialog = open_dialog(place)
    choose(place, dialog, team.invitation(team.ben))
    found.append(("Vertretung", faults(dialog)))
    assert [one for one in found if one[1]] == []
