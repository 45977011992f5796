from __future__ import annotations

import sqlite3
from datetime import date

import pytest

from tests.helpers.stores import (
    DAY,
    NEXT_DAY,
    answered,
    answered_in_own_words,
    begun,
    completed,
    counting_salts,
    in_memory,
)
from wissen.learning.verb import Verb
from wissen.progress import events, shown, texts
from wissen.progress.events import NewEvent


@pytest.fixture
def connection():
    connection = in_memory()
    yield connection
    connection.close()


def append(connection: sqlite3.Connection, *new: NewEvent, today: date = DAY) -> tuple[events.Event, ...]:
    return events.append(connection, new, today=today, new_salt=counting_salts())


def test_what_was_recorded_reads_back_as_it_was_returned(connection):
    recorded = append(connection, begun(), completed(), answered("q01", ["b", None], 0.25))
    assert events.read(connection) == recorded
    assert [event.verb for event in recorded] == ["begun", "completed", "answered"]
    assert recorded[2].payload == {"attempt": None, "response": ["b", None], "score": 0.25}


def test_seq_goes_on_without_gaps(connection):
    append(connection, begun())
    append(connection, answered("q01"), answered("q02"))
    assert [event.seq for event in events.read(connection)] == [1, 2, 3]


def test_a_reference_names_log_and_seq(connection):
    assert append(connection, begun())[0].reference == "log1/1"


def test_a_clock_that_was_set_back_keeps_the_last_day(connection):
    append(connection, begun(), today=NEXT_DAY)
    (second,) = append(connection, answered(), today=DAY)
    assert second.day == NEXT_DAY


def test_a_new_log_keeps_the_last_day_too(connection):
    append(connection, begun(), today=NEXT_DAY)
    events.start_log(connection, "log2")
    (second,) = append(connection, answered(), today=DAY)
    assert (second.log, second.seq, second.day) == ("log2", 1, NEXT_DAY)


def test_logs_are_read_in_the_order_in_which_they_were_begun(connection):
    append(connection, begun("l01"))
    events.start_log(connection, "a-log-that-sorts-first")
    append(connection, begun("l02"))
    assert [event.object for event in events.read(connection)] == ["l01", "l02"]


def test_the_head_counts_all_logs(connection):
    append(connection, begun("l01"), begun("l02"))
    events.start_log(connection, "log2")
    assert (events.head(connection).seq, events.head(connection).total) == (0, 2)
    append(connection, begun("l03"))
    assert (events.head(connection).seq, events.head(connection).total) == (1, 3)


def test_a_refused_event_takes_the_others_with_it(connection):
    with pytest.raises(ValueError, match="not an object"):
        append(connection, begun(), NewEvent(Verb.BEGUN, "Kein Slug"))
    assert events.read(connection) == ()
    assert not connection.in_transaction


def test_a_completion_needs_the_text_of_what_was_shown(connection):
    bare = NewEvent(Verb.COMPLETED, "l01", "f1", {"sections": {"einleitung": "f-unseen"}, "through": None})
    with pytest.raises(ValueError, match="f-unseen"):
        append(connection, bare)


def test_an_answer_needs_the_text_of_its_question_once(connection):
    append(connection, answered("q01"))
    again = answered("q01")
    append(connection, NewEvent(again.verb, again.object, again.revision, again.payload))
    assert len(events.read(connection)) == 2


def test_what_was_shown_is_never_written_again(connection):
    append(connection, completed("l01", seen="erste Ansicht"))
    append(connection, completed("l01", seen="zweite Ansicht"))
    assert shown.read(connection, "f-l01-einleitung") == "l01 erste Ansicht"


def test_own_words_stand_apart_and_are_named_by_id(connection):
    (event,) = append(connection, answered_in_own_words("q01", "text1", "Frau A. hat recht, weil …"))
    assert event.payload["response"] == [{"text": "text1"}]
    assert texts.read(connection, "text1") == "Frau A. hat recht, weil …"
    assert "Frau" not in "".join(connection.iterdump()).split('INSERT INTO "text"')[0]


def test_a_reference_to_a_text_that_nobody_wrote_is_refused(connection):
    new = answered_in_own_words("q01", "text1", "…")
    with pytest.raises(ValueError, match="text1"):
        append(connection, NewEvent(new.verb, new.object, new.revision, new.payload, shown=new.shown))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET object = 'x'",
        "DELETE FROM event",
        "UPDATE payload SET body = '{}'",
        "UPDATE payload SET seq = 9",
        "DELETE FROM payload",
    ],
)
def test_the_database_itself_refuses_to_change_history(connection, statement):
    append(connection, begun())
    with pytest.raises(sqlite3.IntegrityError, match=r"never|only"):
        connection.execute(statement)


@pytest.mark.parametrize("day", ["2026-02-30", "2026-3-4", "heute", "2026-03-04T12:00"])
def test_the_database_itself_refuses_a_day_that_is_none(connection, day):
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(
            "INSERT INTO event VALUES ('log1', 1, ?, 'begun', 'l01', '', zeroblob(32), zeroblob(32))", (day,)
        )


def test_a_verb_of_a_newer_version_is_read_and_kept(connection):
    append(connection, begun())
    connection.execute(
        "INSERT INTO event VALUES ('log1', 2, '2026-03-04', 'flown', 'l01', '', zeroblob(32), zeroblob(32))"
    )
    connection.execute("INSERT INTO payload VALUES ('log1', 2, zeroblob(16), '{}')")
    assert events.read(connection)[1].verb == "flown"
