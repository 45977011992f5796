"""Keys: who signed, for whom it is sealed, and a file that only its owner reads."""

from __future__ import annotations

import json
import stat
import sys

import pytest

from tests.helpers.exchange import a_device, bytes_of
from wissen.errors import ExchangeError
from wissen.team import keys


def test_the_fingerprint_is_read_in_groups_of_four():
    fingerprint = a_device("jana").public.fingerprint
    groups = fingerprint.split(" ")
    assert [len(group) for group in groups] == [4] * 8
    assert "".join(groups) == a_device("jana").public.id
    assert fingerprint != a_device("nabil").public.fingerprint


def test_public_keys_are_read_again_and_nothing_else():
    public = a_device("jana").public
    assert keys.public_keys(public.hex) == public
    for wrong in ("", public.hex[:-2], public.hex + "00", public.hex.upper(), "x" * 128):
        with pytest.raises(ValueError):  # noqa: PT011 - whatever is wrong with it
            keys.public_keys(wrong)


def test_only_the_recipient_opens_what_is_sealed():
    sealed = keys.seal(b"Stand", a_device("jana").public)
    assert a_device("jana").unseal(sealed) == b"Stand"
    assert a_device("nabil").unseal(sealed) is None
    assert a_device("jana").unseal(sealed[:-1]) is None
    assert a_device("jana").unseal(b"") is None


def test_a_signature_is_of_one_device_and_of_these_bytes():
    jana = a_device("jana")
    signature = jana.sign(b"Stand")
    assert keys.is_signed(b"Stand", signature, jana.public)
    assert not keys.is_signed(b"Stand.", signature, jana.public)
    assert not keys.is_signed(b"Stand", signature[:-1], jana.public)
    assert not keys.is_signed(b"Stand", signature, a_device("nabil").public)


def test_a_device_is_kept_where_only_its_owner_reads(tmp_path):
    device = keys.new_device(bytes_of("jana"))
    keys.write_device(tmp_path / "neu", device)
    assert keys.read_device(tmp_path / "neu") == device
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "neu" / keys.FILE).stat().st_mode) == 0o600


def test_before_the_first_exchange_there_is_none(tmp_path):
    assert keys.read_device(tmp_path) is None


@pytest.mark.parametrize("text", ["", "{}", "[]", json.dumps({"sign": "00", "seal": "00"}), json.dumps({"sign": 1})])
def test_a_damaged_file_is_told_and_not_replaced(tmp_path, text):
    (tmp_path / keys.FILE).write_text(text, encoding="utf-8")
    with pytest.raises(ExchangeError, match="Schlüsseln ist nicht lesbar"):
        keys.read_device(tmp_path)
    assert (tmp_path / keys.FILE).read_text(encoding="utf-8") == text


def test_secrets_do_not_show_in_what_is_printed():
    device = a_device("jana")
    assert device.signing.hex() not in repr(device)
    assert repr(device.signing) not in repr(device)


def test_two_devices_differ():
    new_bytes = bytes_of("jana")
    assert keys.new_device(new_bytes).public != keys.new_device(new_bytes).public
