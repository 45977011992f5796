"""Points and ways: what vanishes hands on what it carried, and what can be come to."""

from __future__ import annotations

from wissen.content.flow import StepKind
from wissen.interop.bpmn.plan import END, Plan, Point, Way, reach


def plan(**ways: str) -> Plan:
    """Points by their id and the ids that they lead to; `.` is the end."""
    points = (Point(key, StepKind.ACTION, key, ways=[Way(to.strip(".")) for to in ends]) for key, ends in ways.items())
    return Plan({point.id: point for point in points})


def shown(found: Plan) -> dict[str, str]:
    return {key: "".join(way.target or "." for way in point.ways) for key, point in found.points.items()}


def test_who_led_to_a_point_that_vanishes_is_led_on():
    found = plan(a="b", x="b", b="c", c="")
    found.remove(found.points["b"])
    assert shown(found) == {"a": "c", "x": "c", "c": ""}


def test_the_last_point_that_vanishes_leaves_an_end():
    found = plan(a="b", b="")
    found.remove(found.points["b"])
    assert shown(found) == {"a": "."}


def test_a_point_that_leads_to_itself_vanishes_into_an_end():
    found = plan(a="b", b="b")
    found.remove(found.points["b"])
    assert shown(found) == {"a": "."}


def test_the_answer_on_the_way_is_kept_and_else_that_behind_it():
    found = plan(a="b", x="b", b="c", c="")
    found.points["a"].ways[0].label = "ja"
    found.points["b"].ways[0].label = "dann"
    found.remove(found.points["b"])
    assert [found.points[key].ways[0].label for key in "ax"] == ["ja", "dann"]


def test_what_vanishes_hands_everything_to_what_follows_before_its_own():
    found = plan(b="c", c="")
    point, heir = found.points["b"], found.points["c"]
    point.texts, point.notes, point.documents, point.systems = ["T"], ["N"], ["D"], ["S"]
    heir.notes = ["eigen"]
    found.remove(point)
    assert (heir.notes, heir.documents, heir.systems) == (["T", "N", "eigen"], ["D"], ["S"])


def test_with_nothing_behind_it_what_came_before_inherits():
    found = plan(a="b", b=".")
    found.points["a"].notes, found.points["b"].notes = ["eigen"], ["N"]
    found.remove(found.points["b"])
    assert found.points["a"].notes == ["eigen", "N"]


def test_with_nothing_around_it_its_words_are_loose():
    found = plan(b="")
    found.points["b"].texts, found.points["b"].notes = ["T"], ["N"]
    found.remove(found.points["b"])
    assert found.loose == ["T", "N"]


def test_an_event_at_the_border_of_what_vanishes_moves_on_and_never_to_itself():
    found = plan(b="c", c="", e="", f="")
    found.points["e"].host = found.points["c"].host = "b"
    found.remove(found.points["b"])
    assert (found.points["e"].host, found.points["c"].host) == ("c", "")


def test_a_new_point_stands_behind_another():
    found = plan(a="b", b="")
    found.insert(Point("n", StepKind.END, "n"), after="a")
    assert list(found.points) == ["a", "n", "b"]


def test_groups_stand_together_behind_what_has_none():
    found = plan(a="", b="", c="", d="")
    found.points["a"].group = found.points["c"].group = "g"
    found.points["b"].group = "h"
    found.gather_groups()
    assert list(found.points) == ["d", "a", "c", "b"]


def test_what_can_be_come_to_without_loops_and_stops():
    found = plan(a="bc", b="d", c=".", d="a", e="")
    found.points["d"].ways[0].back = True
    assert reach(found, ["a"]) == {"a", "b", "c", "d"}
    assert reach(found, ["a"], stop=frozenset({"b"})) == {"a", "c"}
    assert reach(found, ["b", END]) == {"b", "d"}
    assert reach(found, ["b"], stop=frozenset({"b"})) == set()


def test_a_doubt_is_told_in_the_report_and_unless_unwanted_in_the_step():
    found = plan(a="")
    found.doubt(found.points["a"], "Eins")
    found.doubt(found.points["a"], "Zwei", noted=False)
    assert found.doubts == [("a", "Eins"), ("a", "Zwei")]
    assert found.points["a"].notes == ["Eins"]
