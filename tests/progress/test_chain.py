from __future__ import annotations

import hashlib
import sqlite3

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.helpers.stores import DAY, answered, answered_in_own_words, completed, counting_salts, in_memory
from wissen.progress import chain, check, erasing, events, shown, texts

# Everything that must not change unnoticed. The cache `summary` and the last `place` are not among it.
COLUMNS = (
    ("event", "log"),
    ("event", "seq"),
    ("event", "day"),
    ("event", "verb"),
    ("event", "object"),
    ("event", "revision"),
    ("event", "payload_sha"),
    ("event", "sha"),
    ("payload", "salt"),
    ("payload", "body"),
    ("text", "id"),
    ("text", "body"),
    ("text", "sha"),
    ("shown", "revision"),
    ("shown", "body"),
)


@pytest.fixture
def connection():
    connection = a_history()
    yield connection
    connection.close()


def a_history() -> sqlite3.Connection:
    connection = in_memory()
    new = [completed(), answered("q01"), answered_in_own_words("q02", "text1", "Weil …"), answered("q03", ["b", "a"])]
    events.append(connection, new, today=DAY, new_salt=counting_salts())
    return connection


def without_protection(connection: sqlite3.Connection) -> None:
    """Let a test do what only a fault of the disk, or somebody with a tool, can do."""
    for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("PRAGMA ignore_check_constraints = ON")


def everything(connection: sqlite3.Connection) -> tuple[object, ...]:
    seen = connection.execute("SELECT revision FROM shown ORDER BY revision").fetchall()
    return events.read(connection), texts.read(connection, "text1"), [shown.read(connection, row[0]) for row in seen]


def test_an_untouched_history_holds(connection):
    assert chain.first_break(connection) is None
    assert check.flaw(connection) == ""


def test_an_empty_history_holds():
    assert chain.first_break(in_memory()) is None
    assert chain.first_break_in_last(in_memory(), 100) is None


@given(st.sampled_from(COLUMNS), st.integers(0, 3), st.integers(0, 200), st.integers(1, 255))
def test_any_changed_byte_is_noticed_or_changes_nothing(column, row, place, mask):
    connection = a_history()
    before = everything(connection)
    without_protection(connection)
    table, name = column
    key = "rowid" if table == "shown" else {"text": "id"}.get(table, "seq")
    rows = connection.execute(f"SELECT {key}, CAST({name} AS BLOB), typeof({name}) FROM {table}").fetchall()  # noqa: S608
    which, value, kind = rows[row % len(rows)]
    changed = bytearray(value)
    changed[place % len(changed)] ^= mask
    target = {"text": "TEXT", "integer": "INTEGER", "blob": "BLOB"}[kind]
    try:
        statement = f"UPDATE {table} SET {name} = CAST(? AS {target}) WHERE {key} = ?"  # noqa: S608
        connection.execute(statement, (bytes(changed), which))
    except sqlite3.IntegrityError:
        assume(False)
    # zlib spells some contents in more than one way: such a change is none.
    unchanged = table == "shown" and name == "body" and not check.flaw(connection) and everything(connection) == before
    assert unchanged or check.flaw(connection) != ""
    connection.close()


@given(st.permutations([1, 2, 3, 4]))
def test_another_order_is_noticed(order):
    assume(order != [1, 2, 3, 4])
    connection = a_history()
    without_protection(connection)
    for step in ("UPDATE event SET seq = ? WHERE seq = ?", "UPDATE payload SET seq = ? WHERE seq = ?"):
        connection.executemany(step, [(old + 10, old) for old in order])
        connection.executemany(step, [(new, old + 10) for old, new in enumerate(order, start=1)])
    assert chain.first_break(connection) is not None
    connection.close()


@pytest.mark.parametrize("seq", [1, 2, 3])
def test_an_event_taken_out_is_noticed(connection, seq):
    without_protection(connection)
    connection.execute("DELETE FROM event WHERE seq = ?", (seq,))
    connection.execute("DELETE FROM payload WHERE seq = ?", (seq,))
    found = chain.first_break(connection)
    assert found is not None
    assert found.reason == f"Das Ereignis {seq} fehlt."


def test_a_payload_taken_out_is_noticed(connection):
    without_protection(connection)
    connection.execute("DELETE FROM payload WHERE seq = 2")
    assert chain.first_break(connection) == chain.Break("log1", 2, "Die Angaben zum Ereignis fehlen.")


def test_an_emptied_payload_without_an_erased_event_is_noticed(connection):
    connection.execute("UPDATE payload SET salt = NULL, body = NULL WHERE seq = 2")
    found = chain.first_break(connection)
    assert found is not None
    assert found.seq == 2


def test_an_erased_payload_keeps_the_chain(connection):
    second = events.read(connection)[1]
    erasing.erase_payloads(connection, [second], today=DAY, new_salt=counting_salts())
    assert chain.first_break(connection) is None


def test_a_forged_event_is_noticed_even_with_its_own_hash_recomputed(connection):
    without_protection(connection)
    log, seq, day, verb, object_id, revision, payload_sha = connection.execute(
        "SELECT log, seq, day, verb, object, revision, payload_sha FROM event WHERE seq = 2"
    ).fetchone()
    prev = connection.execute("SELECT sha FROM event WHERE seq = 1").fetchone()[0]
    forged = chain.link(
        prev,
        log=log,
        seq=seq,
        day=day,
        verb=verb,
        object_id=f"{object_id}x",
        revision=revision,
        payload_sha=payload_sha,
    )
    connection.execute("UPDATE event SET object = object || 'x', sha = ? WHERE seq = 2", (forged,))
    found = chain.first_break(connection)
    assert found is not None
    assert found.seq == 3


def test_the_quick_check_sees_the_last_links_only(connection):
    without_protection(connection)
    connection.execute("UPDATE event SET object = 'x' WHERE seq = 2")
    assert chain.first_break_in_last(connection, 2) is None
    found = chain.first_break_in_last(connection, 3)
    assert found is not None
    assert found.seq == 2


def test_each_log_is_a_chain_of_its_own(connection):
    events.start_log(connection, "log2")
    events.append(connection, [answered("q09")], today=DAY, new_salt=counting_salts())
    assert chain.first_break(connection) is None
    without_protection(connection)
    connection.execute("UPDATE event SET object = 'x' WHERE log = 'log2'")
    assert chain.first_break(connection) == chain.Break("log2", 1, "Das Ereignis passt nicht zu seiner Prüfsumme.")


@given(st.lists(st.text(max_size=5), min_size=6, max_size=6), st.lists(st.text(max_size=5), min_size=6, max_size=6))
def test_no_two_events_share_an_encoding(one, other):
    def hashed(words: list[str]) -> bytes:
        log, day, verb, object_id, revision, payload = words
        sha = chain.payload_sha(bytes(16), payload)
        return chain.link(
            chain.START,
            log=log,
            seq=1,
            day=day,
            verb=verb,
            object_id=object_id,
            revision=revision,
            payload_sha=sha,
        )

    assert (hashed(one) == hashed(other)) == (one == other)
    # The border between two fields counts: "ab" + "c" is not "a" + "bc".
    shifted = [one[0] + "x", *one[1:]], [one[0], "x" + one[1], *one[2:]]
    assert hashed(shifted[0]) != hashed(shifted[1])


def test_the_hash_is_the_documented_one():
    def hashed(*parts: bytes) -> bytes:
        return hashlib.sha256(b"".join(len(part).to_bytes(8, "big") + part for part in parts)).digest()

    salt, body = bytes(range(16)), '{"text":"ä"}'
    payload_sha = chain.payload_sha(salt, body)
    assert payload_sha == hashed(salt, body.encode())
    sha = chain.link(
        chain.START,
        log="log1",
        seq=12,
        day="2026-03-04",
        verb="begun",
        object_id="l01",
        revision="f1",
        payload_sha=payload_sha,
    )
    assert sha == hashed(bytes(32), b"log1", b"12", b"2026-03-04", b"begun", b"l01", b"f1", payload_sha)


@pytest.mark.parametrize("value", ["NULL", "'text'", "7"])
def test_a_value_of_another_kind_is_noticed_and_not_stumbled_over(connection, value):
    without_protection(connection)
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute(
        "UPDATE sqlite_schema SET sql = replace(replace(sql, ' NOT NULL', ''), ') STRICT', ')') WHERE name = 'event'"
    )
    connection.execute("PRAGMA writable_schema = RESET")
    connection.execute(f"UPDATE event SET sha = {value} WHERE seq = 2")  # noqa: S608  # a literal from above
    found = chain.first_break(connection)
    assert found is not None
    assert (found.seq, found.reason) == (2, "Das Ereignis ist nicht lesbar.")
    for links in (2, 3):  # as the link to start from, and as the first one to look at
        found = chain.first_break_in_last(connection, links)
        assert found is not None
        assert found.reason == "Das Ereignis ist nicht lesbar."
