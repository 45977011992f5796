"""Inhaltspaket installieren: what it changes, whose it is, installing, calling off, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QCheckBox

from tests.helpers.accessibility import faults
from tests.helpers.exchanging import exchange_through
from tests.helpers.packs import KEY, OTHER_KEY, small_files, write_pack
from tests.helpers.posts import PostInMemory, a_trainee
from tests.helpers.workplace import Workplace
from tests.ui.conftest import Dress
from wissen.content.pack_store import place_of
from wissen.settings import Policy, Settings, ThemeName
from wissen.team.messages import Assignment, PlannedItem
from wissen.ui.dialogs.pack_dialog import PackDialog
from wissen.ui.navigation import Screen
from wissen.ui.pages.content_group import ContentGroup
from wissen.ui.pages.pack_card import PackCard
from wissen.ui.reader.reader_view import ReaderView
from wissen.ui.widgets.labels import WrapLabel

HUT = "module/01-anfang/hut.md"
REST = "module/02-weiter/rest.md"
CHANGED = small_files({HUT: small_files()[HUT].replace(b"Beraten ist Pflicht", b"Beraten muss man"), REST: None})
INSTALL, COMPARED = "Installieren", "Ich habe den Fingerabdruck verglichen: Er ist derselbe."


def drop(place: Workplace, file: Path) -> PackDialog:
    place.window.open_files([file])
    place.wait()
    return place.part(PackDialog, place.window)


def shown(dialog: PackDialog) -> str:
    return dialog.findChildren(ReaderView)[0].toPlainText().replace("\u00ad", "")


def install(place: Workplace, file: Path) -> None:
    dialog = drop(place, file)
    if any(box.isVisible() for box in dialog.findChildren(QCheckBox)):
        place.click(COMPARED, dialog)
    place.click(INSTALL, dialog)
    place.wait()


def edition(place: Workplace) -> str:
    pack = place.session.services.shelf.whole.pack
    assert pack is not None
    return pack.edition


def packs_of(place: Workplace) -> Path:
    return place.session._folders.packs


# ---------------------------------------------------------------- install


def test_the_preview_says_what_changes_before_anything_is_written(workplace: Workplace, tmp_path: Path) -> None:
    dialog = drop(workplace, write_pack(tmp_path / "neu.wissenpaket", CHANGED, edition="2026-12"))
    text = shown(dialog)
    assert text.startswith("Probepaket, Ausgabe 2026-12\nDieses Paket ist noch nicht installiert. Gegenüber dem")
    assert KEY.public.fingerprint in text
    assert "Erste Woche\nGeändert: Zwei Hüte" in text
    assert "Geändert (1)\n" in text
    assert "Entfernt (1)\n" in text
    assert "Lektion: Der Rest" in text
    assert not packs_of(workplace).exists()


def test_a_mentor_is_told_whose_plan_it_changes(workplace: Workplace, tmp_path: Path) -> None:
    post = exchange_through(workplace.session.services, PostInMemory(a_trainee("Jana"), a_trainee("Tom")))
    for contact in ("jana", "tom"):
        post.send(contact, Assignment("plan", "Einstieg", workplace.today, (PlannedItem("l-rest", workplace.today),)))
    text = shown(drop(workplace, write_pack(tmp_path / "neu.wissenpaket", CHANGED, edition="2026-12")))
    assert "Einstieg (von Ihnen zugewiesen: Jana und Tom)\nEntfernt: Der Rest" in text


def test_a_first_key_is_installed_only_once_it_was_compared(workplace: Workplace, tmp_path: Path) -> None:
    dialog = drop(workplace, write_pack(tmp_path / "neu.wissenpaket", CHANGED, edition="2026-12"))
    assert not workplace.button(INSTALL, dialog).isEnabled()
    workplace.click(COMPARED, dialog)
    workplace.click(INSTALL, dialog)
    workplace.wait()
    assert "Sie lesen jetzt „Probepaket“, Ausgabe 2026-12." in workplace.told
    assert edition(workplace) == "2026-12"
    assert workplace.session.preferences.value.content_folder == place_of(packs_of(workplace), "probe")
    assert "l-rest" not in workplace.session.services.shelf.whole.entries


def test_the_next_edition_of_the_same_key_asks_nothing(workplace: Workplace, tmp_path: Path) -> None:
    install(workplace, write_pack(tmp_path / "a.wissenpaket"))
    dialog = drop(workplace, write_pack(tmp_path / "b.wissenpaket", CHANGED, edition="2026-12"))
    assert workplace.button(INSTALL, dialog).isEnabled()
    assert "Signiert mit demselben Schlüssel" in shown(dialog)
    assert not any(box.isVisible() for box in dialog.findChildren(QCheckBox))
    workplace.click(INSTALL, dialog)
    workplace.wait()
    assert edition(workplace) == "2026-12"


def test_what_was_installed_is_read_after_the_next_start(workplace: Workplace, tmp_path: Path) -> None:
    install(workplace, write_pack(tmp_path / "a.wissenpaket", CHANGED, edition="2026-12"))
    workplace.chosen = workplace.session.preferences.value
    workplace.content = workplace.session.services.shelf.folder
    workplace.start_again()
    assert edition(workplace) == "2026-12"
    workplace.lesson("l-hut")
    assert "Beraten muss man" in workplace.reader.toPlainText().replace("\u00ad", "")


# ---------------------------------------------------------------- refused, called off


def test_a_changed_key_is_refused_and_there_is_no_button_past_it(workplace: Workplace, tmp_path: Path) -> None:
    install(workplace, write_pack(tmp_path / "a.wissenpaket"))
    dialog = drop(workplace, write_pack(tmp_path / "b.wissenpaket", edition="2026-12", key=OTHER_KEY))
    assert any("mit einem anderen Schlüssel" in label.text() for label in dialog.findChildren(WrapLabel))
    assert workplace.labels(dialog) == ["Schließen"]
    assert faults(dialog) == []


def test_a_damaged_pack_is_told_in_the_dialog(workplace: Workplace, tmp_path: Path) -> None:
    file = write_pack(tmp_path / "a.wissenpaket")
    file.write_bytes(file.read_bytes()[:-50])
    dialog = drop(workplace, file)
    assert any("abgeschnitten" in label.text() for label in dialog.findChildren(WrapLabel))
    workplace.press(Qt.Key.Key_Escape)
    assert not any(found.isVisible() for found in workplace.window.findChildren(PackDialog))


def test_called_off_while_it_is_looked_at_nothing_happens(workplace: Workplace, tmp_path: Path) -> None:
    workplace.window.open_files([write_pack(tmp_path / "a.wissenpaket")])
    dialog = workplace.part(PackDialog, workplace.window)
    dialog.reject()
    workplace.wait()
    assert not any(found.isVisible() for found in workplace.window.findChildren(PackDialog))
    assert not packs_of(workplace).exists()


def test_called_off_while_it_is_installed_the_edition_before_is_read(workplace: Workplace, tmp_path: Path) -> None:
    install(workplace, write_pack(tmp_path / "a.wissenpaket"))
    dialog = drop(workplace, write_pack(tmp_path / "b.wissenpaket", CHANGED, edition="2026-12"))
    dialog._begin()
    dialog.reject()
    workplace.wait()
    assert "Abgebrochen. Es gilt die bisherige Ausgabe." in workplace.told
    assert edition(workplace) == "2026-11"


def test_one_pack_at_a_time(workplace: Workplace, tmp_path: Path) -> None:
    one, two = (write_pack(tmp_path / f"{name}.wissenpaket", pack_id=name) for name in ("eins", "zwei"))
    workplace.window.open_files([one, two])
    workplace.wait()
    assert "Pakete werden einzeln installiert." in workplace.told
    workplace.window.open_files([two])
    assert "Entscheiden Sie erst über das Paket, das offen ist." in workplace.told


# ---------------------------------------------------------------- Einstellungen


def test_the_settings_say_what_is_read_and_lead_back(workplace: Workplace, tmp_path: Path) -> None:
    install(workplace, write_pack(tmp_path / "a.wissenpaket"))
    install(workplace, write_pack(tmp_path / "b.wissenpaket", CHANGED, edition="2026-12"))
    workplace.go(Screen.SETTINGS)
    group = workplace.part(ContentGroup)
    assert [label.text() for label in group.findChildren(WrapLabel)][1:3] == [
        "Probepaket, Ausgabe 2026-12",
        f"Installiertes Paket, Fingerabdruck {KEY.public.fingerprint}",
    ]
    workplace.click("Zur vorigen Ausgabe 2026-11")
    workplace.wait()
    assert "Sie lesen wieder die Ausgabe 2026-11." in workplace.told
    assert edition(workplace) == "2026-11"
    assert "Zur vorigen Ausgabe 2026-11" not in workplace.labels()


def test_between_the_bundled_content_and_packs_one_can_choose(workplace: Workplace, tmp_path: Path) -> None:
    install(workplace, write_pack(tmp_path / "a.wissenpaket"))
    workplace.go(Screen.SETTINGS)
    workplace.part(ContentGroup).use_folder(str(workplace.content))
    workplace.wait()
    workplace.click("Probepaket, Ausgabe 2026-11 verwenden")
    workplace.wait()
    assert workplace.session.services.shelf.folder == place_of(packs_of(workplace), "probe")


def test_a_pack_can_be_chosen_from_the_settings(workplace: Workplace, tmp_path: Path) -> None:
    workplace.go(Screen.SETTINGS)
    workplace.part(ContentGroup).open_pack(str(write_pack(tmp_path / "a.wissenpaket")))
    workplace.wait()
    assert shown(workplace.part(PackDialog, workplace.window)).startswith("Probepaket")


# ---------------------------------------------------------------- what the office lays ready


@pytest.fixture
def supplied(closed_workplace: Workplace, tmp_path: Path) -> Workplace:
    """An office whose key counts, with a newer edition in its folder."""
    write_pack(tmp_path / "ablage" / "neu.wissenpaket", CHANGED, edition="2026-12")
    closed_workplace.policy = Policy(pack_folder=tmp_path / "ablage", root_key=KEY.public.text)
    closed_workplace.start()
    return closed_workplace


def test_a_newer_edition_of_the_office_is_offered_on_heute_and_installed(supplied: Workplace) -> None:
    card = supplied.part(PackCard)
    assert card.text.text() == "Probepaket, Ausgabe 2026-12: 1 geändert, 1 entfernt."
    supplied.click("Ansehen und installieren")
    dialog = supplied.part(PackDialog, supplied.window)
    assert "Signiert mit dem Schlüssel, dem Ihr Amt vertraut." in shown(dialog)
    supplied.click(INSTALL, dialog)
    supplied.wait()
    assert edition(supplied) == "2026-12"
    assert not card.isVisible()


def test_what_is_put_off_is_offered_again_at_midnight(supplied: Workplace) -> None:
    supplied.click("Nicht jetzt")
    assert not any(card.isVisible() for card in supplied.window.findChildren(PackCard))
    supplied.today = supplied.today.replace(day=24)
    supplied.session.look_at_clock()
    supplied.wait()
    assert supplied.part(PackCard).isVisible()


def test_what_is_put_off_stays_so_while_content_is_saved(supplied: Workplace) -> None:
    supplied.click("Nicht jetzt")
    supplied.reload()
    assert not any(card.isVisible() for card in supplied.window.findChildren(PackCard))


def test_an_edition_laid_ready_during_the_day_is_offered(supplied: Workplace, tmp_path: Path) -> None:
    write_pack(tmp_path / "ablage" / "z.wissenpaket", CHANGED, edition="2027-01")
    supplied.session.packs.findChildren(QTimer)[0].start(1)
    supplied.until(lambda: "Ausgabe 2027-01" in supplied.part(PackCard).text.text())


def test_an_edition_with_another_key_is_told_where_the_contents_are_with_what_to_ask(
    supplied: Workplace, tmp_path: Path
) -> None:
    supplied.go(Screen.SETTINGS)
    ask = "Angaben für die Rückfrage kopieren"
    assert ask not in supplied.labels()
    file = write_pack(tmp_path / "ablage" / "z.wissenpaket", CHANGED, edition="2027-01", key=OTHER_KEY)
    supplied.session.packs.look_around()
    supplied.wait()
    supplied.click(ask)
    said = QApplication.clipboard().text()
    assert said == f"{file}, Ausgabe 2027-01, Fingerabdruck des Schlüssels {OTHER_KEY.public.fingerprint}"


def test_where_the_office_has_fixed_the_content_no_pack_is_offered(supplied: Workplace, tmp_path: Path) -> None:
    supplied.close()
    supplied.content_is_fixed = True
    supplied.start()
    assert not any(card.isVisible() for card in supplied.window.findChildren(PackCard))
    supplied.window.open_files([tmp_path / "ablage" / "neu.wissenpaket"])
    assert "Welche Inhalte Sie lesen, hat Ihr Amt festgelegt." in supplied.told
    supplied.go(Screen.SETTINGS)
    assert "Paket installieren …" not in supplied.labels()


# ---------------------------------------------------------------- for everybody


LOOKS: tuple[tuple[ThemeName, float, tuple[int, int]], ...] = (
    ("hell", 1.0, (1280, 800)),
    ("dunkel", 2.0, (1280, 800)),
    ("kontrast", 2.0, (1280, 800)),
    ("hell", 1.0, (683, 384)),
)


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_everybody_can_use_it(
    closed_workplace: Workplace, tmp_path: Path, dress: Dress, look: tuple[ThemeName, float, tuple[int, int]]
) -> None:
    theme, scale, size = look
    first = write_pack(tmp_path / "ablage" / "neu.wissenpaket", CHANGED, edition="2026-12")
    closed_workplace.policy = Policy(pack_folder=first.parent)
    closed_workplace.chosen = Settings(theme=theme, text_scale=scale, welcomed=True)
    dress(theme, scale)
    closed_workplace.start(size=size)
    dialog = drop(closed_workplace, first)
    assert faults(dialog) == []
    closed_workplace.click(COMPARED, dialog)
    closed_workplace.click(INSTALL, dialog)
    closed_workplace.wait()
    write_pack(tmp_path / "ablage" / "c.wissenpaket", edition="2027-01")
    closed_workplace.session.packs.look_around()
    closed_workplace.wait()
    assert closed_workplace.part(PackCard).isVisible()
    assert faults(closed_workplace.window) == []
    closed_workplace.go(Screen.SETTINGS)
    assert faults(closed_workplace.window) == []
