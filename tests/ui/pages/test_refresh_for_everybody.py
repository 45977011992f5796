"""Auffrischen can be used by everybody: every face of it, in three looks, with long words and on a small screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from tests.helpers.accessibility import faults
from tests.helpers.questions import LONG_WORD
from tests.helpers.small_pack import FILES
from tests.helpers.workplace import Workplace
from tests.ui.conftest import Dress
from wissen.settings import Settings, ThemeName
from wissen.ui.navigation import Screen


def faces(place: Workplace) -> Iterator[str]:
    """Go through a question that fails until it rests, a Neuerung, a sitting and its end."""
    place.go(Screen.REFRESH)
    yield "nichts zu tun"
    for _ in range(5):
        place.today += timedelta(days=7)
        place.session.look_at_clock()
        place.lesson("l-hut")
        if "Noch einmal" in place.labels():
            place.click("Noch einmal")
        place.answer_wrongly()
    place.quiz("q-anfang")
    place.click("Beginnen")
    while place.session.services.quizzes.attempt("q-anfang"):
        place.answer_wrongly()
        place.click("Weiter" if "Weiter" in place.labels() else "Zum Ergebnis")
    place.today += timedelta(days=14)
    place.session.look_at_clock()
    place.go(Screen.TODAY)
    yield "Heute"
    place.go(Screen.REFRESH)
    yield "Beginn"
    place.click("Beginnen")
    while "Fertig" not in place.labels():
        yield place.box.item.kind.value
        place.answer_wrongly()
        yield f"{place.box.item.kind.value}, beantwortet"
        place.click("Weiter")
    yield "Ende"
    place.go(Screen.SETTINGS)
    yield "Einstellungen"


@pytest.mark.parametrize(
    ("theme", "scale", "pixels"),
    [("hell", 1.0, (683, 384)), ("dunkel", 1.0, (1280, 800)), ("kontrast", 2.0, (1280, 800))],
)
def test_every_face_can_be_used_by_everybody(
    closed_workplace: Workplace, dress: Dress, theme: ThemeName, scale: float, pixels: tuple[int, int]
) -> None:
    closed_workplace.chosen = Settings(theme=theme, text_scale=scale, welcomed=True)
    text = FILES["module/01-anfang/hut.md"].replace("Welcher Hut?", LONG_WORD).replace("Zwei Hüte", LONG_WORD)
    closed_workplace.write("module/01-anfang/hut.md", text)
    dress(theme, scale)
    closed_workplace.start(size=pixels)
    assert {name: wrong for name in faces(closed_workplace) if (wrong := faults(closed_workplace.window))} == {}
    assert closed_workplace.window.size().toTuple() == pixels
