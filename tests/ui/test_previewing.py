"""A content folder while its author writes: a fault in a file costs nobody the place."""

from __future__ import annotations

import pytest

from tests.helpers.workplace import Workplace
from wissen.ui.navigation import Screen
from wissen.ui.previewing import Previewing

HUT = "module/01-anfang/hut.md"


@pytest.fixture
def place(workplace: Workplace) -> Workplace:
    session = workplace.session
    shelf, show = session.services.shelf, session.show_content
    made = Previewing(shelf, session.window, jobs=session.jobs, show=show, parent=session)
    made.watch.stop()
    workplace.lesson("l-hut")
    return workplace


def save(place: Workplace, text: str) -> None:
    """Save the lesson, and let the watch look once before and once after."""
    watch = place.session.findChildren(Previewing)[0].watch
    watch.look()
    place.wait()
    place.write(HUT, text)
    watch.look()
    place.wait()
    watch.stop()


def test_once_a_file_can_be_read_again_its_author_is_back(place: Workplace) -> None:
    text = (place.content / HUT).read_text(encoding="utf-8")
    save(place, "kaputt")
    assert place.window.address.screen is Screen.TODAY
    save(place, "noch immer kaputt")
    assert place.window.address.screen is Screen.TODAY
    save(place, text.replace("Beraten ist Pflicht", "Beraten ist eine Pflicht"))
    assert place.window.address.ref == "l-hut"
    assert "eine Pflicht" in place.reader.toPlainText()


def test_who_has_gone_somewhere_else_stays_there(place: Workplace) -> None:
    text = (place.content / HUT).read_text(encoding="utf-8")
    save(place, "kaputt")
    place.lesson("l-frist")
    save(place, "noch immer kaputt")
    place.go(Screen.TODAY)
    save(place, text)
    assert place.window.address.screen is Screen.TODAY
