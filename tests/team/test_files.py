"""Files of the exchange: what is written is read again, and nothing else is ever taken."""

from __future__ import annotations

import json
import random
from dataclasses import replace

import pytest

from tests.helpers.exchange import DAY, a_body, a_device, a_share
from wissen.errors import ExchangeError
from wissen.team import envelope, keys
from wissen.team.envelope import FORMAT, LARGEST, FileKind, kind_of, wrap
from wissen.team.files import (
    Held,
    Invitation,
    Letter,
    SentLog,
    open_letter,
    read_invitation,
    write_invitation,
    write_letter,
)
from wissen.team.log import EMPTY, LogName, Tombstone, continued
from wissen.team.messages import CHANNELS, Channel, Covering, HelpWanted, Withdrawn, encode

JANA, NABIL = a_device("jana"), a_device("nabil")
LOG = LogName(JANA.public.id, Channel.DETAIL, NABIL.public.id)
ENTRIES = tuple(continued(LOG, EMPTY, [a_body(1), a_body(2)]))
LETTER = Letter(
    FileKind.FROM_TRAINEE,
    JANA.public,
    "Jana Örtel",
    (SentLog(LOG, ENTRIES),),
    (Tombstone(LogName(JANA.public.id, Channel.SHARE, NABIL.public.id), 5),),
    (Held(LogName(NABIL.public.id, Channel.ASSIGN, JANA.public.id), ("0" * 16, "1" * 16)),),
    (Tombstone(LogName(NABIL.public.id, Channel.ASSIGN, JANA.public.id, 4), 0),),
)


def a_file() -> bytes:
    return write_letter(LETTER, JANA, NABIL.public)


def sealed(raw: object, *, kind: FileKind = FileKind.FROM_TRAINEE) -> bytes:
    """A file that is sealed and signed as it should be, whatever stands in it."""
    text = raw if isinstance(raw, bytes) else canonical(raw)
    return wrap(kind, text, JANA, NABIL.public)


def canonical(raw: object) -> bytes:
    return json.dumps(raw, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def raw_letter(**changes: object) -> dict[str, object]:
    empty: dict[str, object] = {
        "erased": [],
        "gone": [],
        "held": [],
        "keys": JANA.public.hex,
        "logs": [],
        "name": "Jana",
    }
    return empty | changes


def test_a_letter_is_read_again():
    assert open_letter(a_file(), [NABIL]) == LETTER


def test_an_invitation_is_read_again():
    invitation = Invitation("Team Süd", "Nabil", NABIL.public)
    assert read_invitation(write_invitation(invitation, NABIL)) == invitation


def test_nothing_but_the_envelope_can_be_read_without_the_key():
    data = a_file()
    for word in ("Jana", "Frage", JANA.public.id, JANA.public.hex, NABIL.public.id):
        assert word.encode() not in data
    assert JANA.public.sign not in data


def test_a_file_for_another_team_is_told_as_such():
    with pytest.raises(ExchangeError, match="nicht für Sie verschlossen"):
        open_letter(a_file(), [JANA, a_device("andere")])
    with pytest.raises(ExchangeError, match="nicht für Sie verschlossen"):
        open_letter(a_file(), [])


def test_a_file_of_a_newer_format_is_told_as_such():
    data = bytearray(a_file())
    data[7:9] = (FORMAT + 1).to_bytes(2, "big")
    with pytest.raises(ExchangeError, match="neuere Version"):
        open_letter(bytes(data), [NABIL])


@pytest.mark.parametrize(("message", "number"), [(HelpWanted("2026-W48", "m01"), 1), (Covering("Anna", DAY), 2)])
def test_a_letter_says_the_oldest_format_that_can_read_it(message, number):
    log = LogName(JANA.public.id, CHANNELS[type(message)], NABIL.public.id)
    letter = replace(LETTER, logs=(SentLog(log, tuple(continued(log, EMPTY, [encode(message)]))),))
    data = write_letter(letter, JANA, NABIL.public)
    assert int.from_bytes(data[7:9], "big") == number
    assert open_letter(data, [NABIL]) == letter


def test_the_format_of_a_letter_is_signed():
    data = bytearray(a_file())
    data[7:9] = FORMAT.to_bytes(2, "big")
    with pytest.raises(ExchangeError, match="Unterschrift"):
        open_letter(bytes(data), [NABIL])


@pytest.mark.parametrize("length", [0, 3, 8, 12, 44, 45, 200])
def test_a_file_that_was_cut_is_told_as_such(length):
    with pytest.raises(ExchangeError, match="nicht vollständig"):
        open_letter(a_file()[:length], [NABIL])


def test_a_file_that_was_doubled_is_damaged():
    with pytest.raises(ExchangeError, match="beschädigt"):
        open_letter(a_file() * 2, [NABIL])


def test_any_single_bit_that_flips_is_noticed():
    data = a_file()
    for place in range(len(data)):
        flipped = bytearray(data)
        flipped[place] ^= 1 << place % 8
        with pytest.raises(ExchangeError):
            open_letter(bytes(flipped), [NABIL])


def test_a_foreign_file_is_told_as_such():
    with pytest.raises(ExchangeError, match="keine Austauschdatei"):
        kind_of(b"%PDF-1.7")


def test_a_file_that_is_too_large_is_refused():
    head = a_file()[:45]
    with pytest.raises(ExchangeError, match="zu groß"):
        kind_of(head + bytes(LARGEST))


def test_a_letter_that_somebody_sealed_anew_for_another_is_refused():
    inner = NABIL.unseal(a_file()[45:])
    assert inner is not None
    carol = a_device("carol")
    again = wrap(FileKind.FROM_TRAINEE, b"", JANA, carol.public)  # for its envelope only
    rest = keys.seal(inner, carol.public)
    forged = again[:9] + envelope._about(rest) + rest
    with pytest.raises(ExchangeError, match="Unterschrift"):
        open_letter(forged, [carol])


def test_a_letter_cannot_be_turned_into_one_of_the_other_side():
    data = bytearray(a_file())
    data[6] = ord("P")
    with pytest.raises(ExchangeError, match="Unterschrift"):
        open_letter(bytes(data), [NABIL])


def test_a_letter_that_another_signed_is_refused():
    mallory = a_device("mallory")
    data = wrap(FileKind.FROM_TRAINEE, canonical(raw_letter()), mallory, NABIL.public)
    with pytest.raises(ExchangeError, match="Unterschrift"):
        open_letter(data, [NABIL])


SHARE_LOG = str(LogName(JANA.public.id, Channel.SHARE, NABIL.public.id))


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff",
        b"[]",
        b"{}",
        b"[" * 50_000,
        canonical(raw_letter()) + b" ",
        json.dumps(raw_letter()).encode(),
        canonical(raw_letter())[:-1] + b',"name":"Jana"}',
        raw_letter(more=1),
        raw_letter(name=""),
        raw_letter(name="  "),
        raw_letter(name="Jana\n"),
        raw_letter(name="J" * 101),
        raw_letter(name=1),
        raw_letter(keys="00"),
        raw_letter(keys=None),
        raw_letter(logs={}),
        raw_letter(logs=[[SHARE_LOG]]),
        raw_letter(logs=[[SHARE_LOG, "abc"]]),
        raw_letter(logs=[[SHARE_LOG, ["{}"]]]),
        raw_letter(logs=[[SHARE_LOG, [a_body().decode()]]]),
        raw_letter(logs=[[SHARE_LOG, []], [SHARE_LOG, []]]),
        raw_letter(logs=[[SHARE_LOG + "0", []], ["../../x", []]]),
        raw_letter(logs=[[SHARE_LOG.replace("share", "own"), []]]),
        raw_letter(logs=[[SHARE_LOG.replace("share", "assign"), [encode(Withdrawn("p1")).decode()]]]),
        raw_letter(logs=[[SHARE_LOG, [encode(a_share()).decode()] * 5001]]),
        raw_letter(erased=["x"]),
        raw_letter(erased=[["x", 1]]),
        raw_letter(erased=[[SHARE_LOG, -1]]),
        raw_letter(erased=[[SHARE_LOG, 1]] * 2),
        raw_letter(held=[[SHARE_LOG, ["0" * 15]]]),
        raw_letter(held=[[SHARE_LOG, ["G" * 16]]]),
        raw_letter(held=[[SHARE_LOG, [1]]]),
        raw_letter(held=[[SHARE_LOG, "0" * 16]]),
        raw_letter(held=[[SHARE_LOG]]),
        raw_letter(gone=[1]),
    ],
)
def test_what_is_not_exactly_a_letter_is_refused(raw):
    with pytest.raises(ExchangeError):
        open_letter(sealed(raw), [NABIL])


def test_the_format_stands_as_it_was_published():
    data = write_letter(LETTER, JANA, NABIL.public)
    kind, content = envelope.unwrap(data, [NABIL], lambda _: JANA.public)
    jana, nabil = JANA.public.id, NABIL.public.id
    assert (kind.value, data[:9]) == ("S", b"WISSENS\x00\x01")
    assert content.decode() == (
        f'{{"erased":[["{jana}.share.{nabil}.0",5]],"gone":[["{nabil}.assign.{jana}.4",0]],'
        f'"held":[["{nabil}.assign.{jana}.0",["{"0" * 16}","{"1" * 16}"]]],"keys":"{JANA.public.hex}",'
        f'"logs":[["{jana}.detail.{nabil}.0",['
        '"{\\"kind\\":\\"help\\",\\"ref\\":\\"m01\\",\\"week\\":\\"2026-W48\\",\\"words\\":\\"Frage 1\\"}",'
        '"{\\"kind\\":\\"help\\",\\"ref\\":\\"m01\\",\\"week\\":\\"2026-W48\\",\\"words\\":\\"Frage 2\\"}"'
        ']]],"name":"Jana Örtel"}'
    )
    assert ENTRIES[1].sha.hex() == "855787142f6909e2a6c4a440ff5796d48eb61e35de2fcdd2175dc934d9f79407"


def test_an_empty_letter_is_one():
    assert open_letter(sealed(raw_letter()), [NABIL]).name == "Jana"


def test_a_letter_is_no_invitation_and_the_other_way_round():
    with pytest.raises(ExchangeError):
        read_invitation(a_file())
    with pytest.raises(ExchangeError):
        open_letter(write_invitation(Invitation("Team", "Nabil", NABIL.public), NABIL), [NABIL])


def test_an_invitation_names_a_person_and_a_team():
    for team, name in (("", "Nabil"), ("Team", "")):
        with pytest.raises(ExchangeError, match="Ohne Namen"):
            write_invitation(Invitation(team, name, NABIL.public), NABIL)


def test_a_name_that_is_too_long_is_told_as_that():
    for team, name in (("N" * 101, "Nabil"), ("Team", "N" * 101)):
        with pytest.raises(ExchangeError, match=r"Der Name „N{40} …“ ist zu lang") as told:
            write_invitation(Invitation(team, name, NABIL.public), NABIL)
        assert "100 Zeichen" in told.value.hint


def test_noise_is_refused():
    chance = random.Random(8)
    for _ in range(200):
        with pytest.raises(ExchangeError):
            open_letter(b"WISSENS\0\1" + chance.randbytes(chance.randrange(300)), [NABIL])
