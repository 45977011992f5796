"""Several people at one computer."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from tests.helpers.workplace import Workplace
from wissen import paths, settings
from wissen.settings import Settings
from wissen.ui.people import People
from wissen.ui.widgets.profile_button import ProfileButton


def known(root: Path, profile: str, name: str = "") -> None:
    settings.write_settings(paths.folders(profile, root).config / paths.SETTINGS, Settings(name=name))


@pytest.fixture
def people(tmp_path: Path) -> People:
    for profile, name in (("standard", "Jana"), ("person-2", "uwe"), ("person-3", ""), ("person-5", "Ali")):
        known(tmp_path, profile, name)
    return People("standard", lambda _: None, tmp_path)


def test_the_others_are_named_in_order(people: People) -> None:
    assert [(person.profile, person.name) for person in people.others()] == [
        ("person-5", "Ali"),
        ("person-3", "Ohne Namen (person-3)"),
        ("person-2", "uwe"),
    ]


def test_a_new_person_gets_a_profile_that_nobody_has(people: People) -> None:
    assert people.new_profile() == "person-4"


def test_what_is_no_profile_is_nobody(people: People, tmp_path: Path) -> None:
    known(tmp_path, "person-9", "Eva")
    (tmp_path / "einstellungen" / "person-9").rename(tmp_path / "einstellungen" / "Person 9")
    (tmp_path / "einstellungen" / "leer").mkdir()
    assert len(people.others()) == 3


def test_alone_there_is_nobody_else(tmp_path: Path) -> None:
    assert People("standard", lambda _: None, tmp_path).others() == ()


def test_the_menu_leads_to_others_and_to_somebody_new(app: QApplication, people: People, workplace: Workplace) -> None:
    opened: list[str] = []
    parent = QWidget()
    chosen = People("standard", opened.append, people.root)
    button = ProfileButton(workplace.session.preferences, chosen, parent)
    button.menu().aboutToShow.emit()
    actions = button.menu().actions()
    assert [action.text() for action in actions if not action.isSeparator()] == [
        "Zu Ali wechseln",
        "Zu Ohne Namen (person-3) wechseln",
        "Zu uwe wechseln",
        "Neue Person anlegen",
        "Meine Daten",
    ]
    for action in actions[:4:3]:
        action.trigger()
    assert opened == ["person-5", "person-4"]
    told: list[bool] = []
    button.data_wanted.connect(lambda: told.append(True))
    actions[-1].trigger()
    assert told == [True]
    parent.deleteLater()


def test_a_long_name_is_cut(workplace: Workplace) -> None:
    workplace.session.preferences.change(name="Maximiliane-Theodora Oberhuber")
    button = workplace.window.findChildren(ProfileButton)[0]
    assert button.text() == "Maximiliane-Theodor…"
    assert button.accessibleName() == "Profil: Maximiliane-Theodora Oberhuber"
