"""Who folds an area: the person, or a window without room."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wissen.ui.widgets.fold import Fold, Room, room_at


@pytest.mark.parametrize(
    ("width", "scale", "room"),
    [
        (1366, 1.0, Room(rail=True, panel=True)),
        (862, 1.0, Room(rail=True, panel=True)),
        (861, 1.0, Room(rail=True, panel=False)),
        (683, 1.0, Room(rail=True, panel=False)),
        (611, 1.0, Room(rail=False, panel=False)),
        (1366, 2.0, Room(rail=True, panel=False)),
        (683, 2.0, Room(rail=False, panel=False)),
    ],
)
def test_the_page_gets_its_room_first(width: int, scale: float, room: Room) -> None:
    assert room_at(width, scale) == room


def test_the_person_folds_and_unfolds() -> None:
    fold = Fold()
    fold.toggle()
    assert fold.folded
    fold.toggle()
    assert not fold.folded


def test_without_room_the_person_can_look_all_the_same() -> None:
    fold = Fold()
    fold.give_room(room=False)
    fold.toggle()
    assert not fold.folded
    assert not fold.by_person


def test_looking_without_room_ends_when_the_room_changes() -> None:
    fold = Fold(by_person=True)
    fold.give_room(room=False)
    fold.toggle()
    fold.give_room(room=True)
    assert fold.folded


@given(st.booleans(), st.lists(st.booleans()))
def test_the_window_never_changes_what_the_person_decided(by_person: bool, rooms: list[bool]) -> None:
    fold = Fold(by_person=by_person)
    for room in [*rooms, True]:
        fold.give_room(room=room)
    assert fold.folded == by_person


@given(st.builds(Fold, by_person=st.booleans(), room=st.booleans()))
def test_the_button_always_does_something(fold: Fold) -> None:
    before = fold.folded
    fold.toggle()
    assert fold.folded != before
