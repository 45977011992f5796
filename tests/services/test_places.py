"""Places: where somebody was, in the order of the last visits."""

from __future__ import annotations

from wissen.progress.places import LastPlace
from wissen.services.places import Places


def test_the_last_visit_comes_first() -> None:
    places = Places([LastPlace("b", "x"), LastPlace("a", "")])
    assert places.recent == ("b", "a")
    places.visit("a", "y")
    assert places.recent == ("a", "b")
    assert (places.section("a"), places.section("b"), places.section("c")) == ("y", "x", "")


def test_a_visit_is_to_be_stored_only_when_something_changed() -> None:
    places = Places()
    assert places.visit("a", "x") == LastPlace("a", "x")
    assert places.visit("a", "x") is None
    assert places.visit("a", "y") == LastPlace("a", "y")
    assert places.visit("b", "") == LastPlace("b", "")
    assert places.visit("a", "y") == LastPlace("a", "y")
