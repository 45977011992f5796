from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wissen.content.ids import is_id
from wissen.learning.verb import Verb
from wissen.progress import payloads

GOOD: Mapping[Verb, Mapping[str, Any]] = {
    Verb.BEGUN: {},
    Verb.COMPLETED: {"sections": {"einleitung": "0a1b2c3d"}, "through": "2026-03-01"},
    Verb.ACKNOWLEDGED: {"kind": "refresh", "sections": {"einleitung": "0a1b2c3d"}, "through": "2026-03-01"},
    Verb.UNDONE: {"completion": "log1/7"},
    Verb.ATTEMPT_STARTED: {"items": [["q01", "f1"]], "pass_mark": 80, "seed": 3, "stichtag": "2026-03-04"},
    Verb.ANSWERED: {"attempt": "log1/7", "response": ["a", "b"], "score": 0.5},
    Verb.MARKED_UNSURE: {"attempt": "log1/7", "unsure": True},
    Verb.ATTEMPT_FINISHED: {"attempt": "log1/7", "score": 1.0, "passed": True},
    Verb.ERASED: {},
    Verb.PROGRESS_RESET: {},
    Verb.SETTINGS: {"value": ["telefon", "theke"]},
    Verb.BOOKMARKED: {"kept": True},
    Verb.NOTED: {"note": "n-1", "words": {"text": "n-1"}},
    Verb.HIGHLIGHTED: {"mark": "h-1", "kept": True, "start": 3, "length": 9, "words": {"text": "h-1"}},
    Verb.REMARKED: {"kind": "loop", "words": {"text": "m-1"}},
    Verb.RESUMED: {},
    Verb.CERTIFIED: {"words": {"text": "n-1"}, "evidence": "0a1b2c3d"},
    Verb.PRACTICE_READY: {"ready": True},
    Verb.SIGNED_OFF: {"by": "nabil", "name": {"text": "n-1"}, "day": "2026-11-20", "level": "alone"},
}


@pytest.mark.parametrize("verb", Verb)
def test_every_verb_has_a_payload_that_is_allowed(verb):
    payloads.check(verb, GOOD[verb])


@pytest.mark.parametrize("verb", Verb)
def test_a_field_that_nobody_declared_is_refused(verb):
    with pytest.raises(ValueError, match="expected"):
        payloads.check(verb, {**GOOD[verb], "seconds": 12})


@pytest.mark.parametrize("verb", [verb for verb in Verb if GOOD[verb]])
def test_a_missing_field_is_refused(verb):
    some = dict(GOOD[verb])
    some.popitem()
    with pytest.raises(ValueError, match="expected"):
        payloads.check(verb, some)


@pytest.mark.parametrize(
    ("verb", "field", "value"),
    [
        (Verb.COMPLETED, "sections", ["einleitung"]),
        (Verb.COMPLETED, "through", "gestern"),
        (Verb.COMPLETED, "sections", {"einleitung": "Zwei Hüte"}),
        (Verb.UNDONE, "completion", "log1/0"),
        (Verb.UNDONE, "completion", None),
        (Verb.ATTEMPT_STARTED, "items", [["q01"]]),
        (Verb.ATTEMPT_STARTED, "pass_mark", 101),
        (Verb.ATTEMPT_STARTED, "pass_mark", True),
        (Verb.ATTEMPT_STARTED, "seed", -1),
        (Verb.ATTEMPT_STARTED, "stichtag", "2026-02-30"),
        (Verb.ATTEMPT_STARTED, "stichtag", "20260304"),
        (Verb.ANSWERED, "score", 1.01),
        (Verb.ANSWERED, "score", float("nan")),
        (Verb.ANSWERED, "score", True),
        (Verb.SETTINGS, "value", ["Frau A."]),
        (Verb.SETTINGS, "value", [[[[[["a"]]]]]]),
        (Verb.SETTINGS, "value", {"Land": "be"}),
        (Verb.ATTEMPT_FINISHED, "score", None),
        (Verb.ATTEMPT_FINISHED, "passed", 1),
        (Verb.ACKNOWLEDGED, "kind", ["refresh"]),
        (Verb.ACKNOWLEDGED, "kind", "editorial"),
        (Verb.REMARKED, "kind", "Schleife"),
        (Verb.REMARKED, "words", "m-1"),
        (Verb.REMARKED, "words", {"text": "Hier stimmt etwas nicht"}),
        (Verb.REMARKED, "words", {"text": "m-1", "day": 3}),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused(verb, field, value):
    with pytest.raises(ValueError, match=field):
        payloads.check(verb, {**GOOD[verb], field: value})


@pytest.mark.parametrize(
    "response", [[], ["b", "a"], [{"text": "0123abcd"}, "getroffen"], [None, {"text": "t1"}], ("a", None)]
)
def test_a_response_is_a_list_of_keys_and_of_texts_that_were_typed(response):
    payloads.check(Verb.ANSWERED, {"attempt": None, "response": response, "score": None})


@pytest.mark.parametrize(
    "response",
    [
        None,
        "a",
        93.5,
        {"text": "t1"},
        [["a"]],
        [True],
        ["a", "Frau A."],
        [{"text": "weil ich denke"}],
        [{"words": "a"}],
    ],
)
def test_any_other_response_is_refused(response):
    with pytest.raises(ValueError, match="response"):
        payloads.check(Verb.ANSWERED, {"attempt": None, "response": response, "score": None})


@given(st.text())
def test_no_string_enters_an_event_that_is_not_a_slug(text):
    payload = {"attempt": None, "response": [text], "score": None}
    if is_id(text):
        payloads.check(Verb.ANSWERED, payload)
    else:
        with pytest.raises(ValueError, match="response"):
            payloads.check(Verb.ANSWERED, payload)


@pytest.mark.parametrize(
    ("verb", "object_id"),
    [
        (Verb.COMPLETED, "l01"),
        (Verb.COMPLETED, "l01#wann"),
        (Verb.ERASED, "log1/12"),
        (Verb.PROGRESS_RESET, ""),
        (Verb.PROGRESS_RESET, "m01"),
    ],
)
def test_an_object_is_a_kennung_or_what_its_verb_names(verb, object_id):
    payloads.check_object(verb, object_id)


@pytest.mark.parametrize(
    ("verb", "object_id"),
    [(Verb.COMPLETED, ""), (Verb.COMPLETED, "Zwei Hüte"), (Verb.ERASED, "l01"), (Verb.ANSWERED, "q01#Nein!")],
)
def test_other_objects_are_refused(verb, object_id):
    with pytest.raises(ValueError, match="not an object"):
        payloads.check_object(verb, object_id)


def test_texts_are_found_at_any_depth():
    payload = {"response": [{"text": "t1"}, {"a": {"text": "t2"}}, "text"], "score": None}
    assert list(payloads.text_ids(payload)) == ["t1", "t2"]


def test_a_section_that_is_called_text_is_no_text_of_the_person():
    assert list(payloads.text_ids({"sections": {"text": "0a1b2c3d"}, "through": None})) == []
