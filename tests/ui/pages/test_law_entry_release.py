"""Rechtsänderung einpflegen: what is told before a change is released, and what comes next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices

from tests.helpers.law_entry import enter, go_there, states
from tests.helpers.workplace import Workplace
from wissen.services.law_entry import Settled
from wissen.services.pack_release import new_key
from wissen.ui.dialogs.release_dialog import ReleaseDialog
from wissen.ui.law_entry.places import PlacesFace
from wissen.ui.law_entry.places_step import PlacesStep
from wissen.ui.messages import Message
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.law_entry import LawEntryPage
from wissen.ui.widgets.warning_bar import WarningBar


@pytest.fixture
def place(workplace: Workplace) -> Workplace:
    """A change whose first stage is decided, and whose second is not."""
    go_there(workplace)
    enter(workplace)
    workplace.click("Weiter: Betroffene Stellen")
    page = workplace.window.page
    assert isinstance(page, LawEntryPage)
    change = page._work.change
    assert change is not None
    later = replace(change.stages[0], title="Danach", day=date(2027, 9, 1))
    refs = tuple(workplace.part(PlacesFace)._tasks)
    page._work.keep(replace(change, stages=(*change.stages, later)).settle_all(1, refs, Settled.STILL_RIGHT))
    workplace.click("Zurück zu den Stufen")
    workplace.click("Weiter: Betroffene Stellen")
    workplace.click("Weiter: Prüfen und freigeben")
    workplace.click("Als Paket freigeben …")
    return workplace


@pytest.fixture
def dialog(place: Workplace) -> ReleaseDialog:
    found = place.window.findChild(ReleaseDialog)
    assert found is not None
    return found


def release(place: Workplace, dialog: ReleaseDialog, folder: Path) -> Message:
    """Release it, and return what is told."""
    new_key(folder / "amt.key", "drei kleine wörter", random=bytes)
    dialog._key.setText(str(folder / "amt.key"))
    dialog._password.setText("drei kleine wörter")
    dialog.release_to(str(folder / "a.wissenpaket"))
    place.wait()
    return place.session.messages.open[-1]


def test_the_dialog_says_what_is_still_open_and_leads_there(place: Workplace, dialog: ReleaseDialog) -> None:
    (warning,) = dialog.findChildren(WarningBar)
    assert warning._words.text().startswith("5 Stellen sind noch offen.")
    way = place.button("Zu den offenen Stellen", dialog)
    assert dialog.focusWidget() is way
    place.click("Zu den offenen Stellen", dialog)
    assert place.window.findChild(ReleaseDialog) is None
    assert place.part(PlacesStep)._number == 2
    assert "offen" in states(place).values()


def test_where_nothing_is_open_the_dialog_warns_of_nothing(place: Workplace, dialog: ReleaseDialog) -> None:
    dialog.reject()
    page = place.window.page
    assert isinstance(page, LawEntryPage)
    change = page._work.change
    assert change is not None
    refs = [key.split("/", 2)[2] for key in change.settled]
    page._work.keep(change.settle_all(2, refs, Settled.STILL_RIGHT))
    place.click("Zurück zu den Stellen")
    place.click("Weiter: Prüfen und freigeben")
    place.click("Als Paket freigeben …")
    opened = place.window.findChildren(ReleaseDialog)[-1]
    (warning,) = opened.findChildren(WarningBar)
    assert not warning.isVisible()


def test_what_is_released_is_told_first_with_where_it_lies_and_what_comes_next(
    place: Workplace, dialog: ReleaseDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    message = release(place, dialog, tmp_path)
    assert "ist freigegeben" in message.text
    assert f"Sie liegt in „{tmp_path}“." in message.hint
    assert "er steht in „buero.toml“ hinter „pakete“" in message.hint
    assert not any("beiseitegelegt" in other.text for other in place.session.messages.open)
    assert place.window.address == Address(Screen.LAW_ENTRY)
    assert (message.action, message.other) == ("Ordner öffnen", "Weiter daran arbeiten")
    assert message.run is not None
    message.run()
    assert opened == [str(tmp_path)]
    assert message.run_other is not None
    message.run_other()
    place.wait()
    assert place.window.address.ref == "aenderung-antraege-online"


@pytest.mark.parametrize("still", ["open places", "an open day", "nothing"])
def test_a_released_change_stays_under_way_while_it_waits_for_something(
    place: Workplace, dialog: ReleaseDialog, tmp_path: Path, still: str
) -> None:
    page = place.window.page
    assert isinstance(page, LawEntryPage)
    change = page._work.change
    assert change is not None
    refs = [key.split("/", 2)[2] for key in change.settled]
    if still != "open places":
        change = change.settle_all(2, refs, Settled.STILL_RIGHT)
        if still == "an open day":
            change = replace(change, stages=(*change.stages, replace(change.stages[0], title="Irgendwann", day=None)))
        page._work.keep(change)
        page._findings.check(change)
        place.wait()
    hint = release(place, dialog, tmp_path).hint
    why = {"open places": "5 Stellen sind noch offen.", "an open day": "Der Tag von „Irgendwann“ ist noch offen."}
    assert ("Die Änderung bleibt unter „Angefangen“: " + why.get(still, "") in hint) is (still != "nothing")
    assert bool(page._work.known) is (still != "nothing")


@pytest.mark.parametrize("inside", [True, False])
def test_the_folder_of_the_office_is_named_where_it_is_known(
    place: Workplace, dialog: ReleaseDialog, tmp_path: Path, *, inside: bool
) -> None:
    offered = tmp_path if inside else tmp_path / "pakete"
    place.session.packs._places = replace(place.session.packs._places, offered=offered)
    hint = release(place, dialog, tmp_path).hint
    if inside:
        assert hint.startswith("Sie liegt im Paketordner Ihres Amtes.")
    else:
        assert f"in den Paketordner Ihres Amtes („{offered}“)." in hint
    assert "buero.toml" not in hint
