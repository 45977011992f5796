"""Signatures and keys: what minisign itself has written is read, what is spoilt is refused."""

from __future__ import annotations

from base64 import b64decode, b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.packs import KEY, OTHER_KEY
from wissen.content.pack_signature import (
    PublicKey,
    SecretKey,
    read_public,
    read_secret,
    read_signature,
    sign,
    verify,
    write_public,
    write_secret,
    write_signature,
)
from wissen.errors import PackError

# Published with minisign-verify: the key of the tests of minisign, and two signatures of the four bytes "test".
PUBLISHED_KEY = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"
PUBLISHED = (
    "untrusted comment: signature from minisign secret key\n"
    "RUQf6LRCGA9i559r3g7V1qNyJDApGip8MfqcadIgT9CuhV3EMhHoN1mGTkUidF/z7SrlQgXdy8ofjb7bNJJylDOocrCo8KLzZwo=\n"
    "trusted comment: timestamp:1556193335\tfile:test\n"
    "y/rUw2y8/hOUYjZU71eHp/Wo1KZ40fGy2VJEDl34XMJM+TX48Ss/17u3IvIfbVR1FkZZSNCisQbuQY+bHwhEBg==\n"
)
OTHER_COMMENT = PUBLISHED.replace("1556193335\tfile:test", "1633700835\tfile:test\tprehashed").replace(
    "y/rUw2y8/hOUYjZU71eHp/Wo1KZ40fGy2VJEDl34XMJM+TX48Ss/17u3IvIfbVR1FkZZSNCisQbuQY+bHwhEBg==",
    "wLMDjy9FLAuxZ3q4NlEvkgtyhrr0gtTu6KC4KBJdITbbOeAi1zBIYo0v4iTgt8jJpIidRJnp94ABQkJAgAooBQ==",
)
SALT = b"s" * 32


@pytest.mark.parametrize("text", [PUBLISHED, OTHER_COMMENT, PUBLISHED.replace("\n", "\r\n"), PUBLISHED.rstrip("\n")])
def test_what_minisign_has_signed_is_verified(text):
    verify(b"test", read_signature(text), read_public(PUBLISHED_KEY))


def test_the_text_is_that_of_minisign():
    found = read_signature(PUBLISHED)
    assert write_signature(found) == PUBLISHED.replace("from minisign", "from wissen")
    key = read_public(PUBLISHED_KEY)
    assert write_public(key) == f"untrusted comment: minisign public key E7620F1842B4E81F\n{PUBLISHED_KEY}\n"
    assert read_public(write_public(key)) == key


def test_another_message_another_comment_and_another_key_are_refused():
    found, key = read_signature(PUBLISHED), read_public(PUBLISHED_KEY)
    with pytest.raises(PackError, match="passt nicht zur Datei"):
        verify(b"Test", found, key)
    with pytest.raises(PackError, match="Angaben in der Signatur"):
        verify(b"test", read_signature(PUBLISHED.replace("file:test", "file:rest")), key)
    with pytest.raises(PackError, match="anderen Schlüssel"):
        verify(b"test", found, KEY.public)
    with pytest.raises(PackError, match="passt nicht"):
        verify(b"test", found, PublicKey(key.number, KEY.public.key))


@given(st.binary(max_size=200), st.text(st.characters(categories=["L", "N", "Zs"]), max_size=80))
def test_what_was_signed_is_verified_and_read_again(message, comment):
    signature = sign(message, KEY, comment=comment)
    assert read_signature(write_signature(signature)) == signature
    verify(message, signature, KEY.public)
    with pytest.raises(PackError):
        verify(message + b"x", signature, KEY.public)


@given(st.text(max_size=300))
def test_any_other_text_is_no_signature_and_no_key(text):
    for read in (read_signature, read_public):
        with pytest.raises(PackError):
            read(text)


def test_a_fingerprint_belongs_to_one_key():
    assert KEY.public.fingerprint == PublicKey(b"anders00", KEY.public.key).fingerprint
    assert KEY.public.fingerprint != OTHER_KEY.public.fingerprint
    assert [len(group) for group in KEY.public.fingerprint.split()] == [4] * 6


# ---------------------------------------------------------------- key files


def test_a_key_file_opens_with_its_password_alone():
    text = write_secret(KEY, "Regen und Rüben", salt=SALT)
    assert read_secret(text, "Regen und Rüben") == KEY
    with pytest.raises(PackError) as refused:
        read_secret(text, "Regen und Ruben")
    assert refused.value.rule == "kennwort-falsch"
    assert KEY.seed.hex() not in text


def test_a_password_that_is_no_text_is_told_as_such():
    with pytest.raises(PackError) as refused:
        write_secret(KEY, "R\udcfcben und Regen", salt=SALT)
    assert refused.value.rule == "kennwort-unlesbar"


def test_a_key_file_has_the_form_of_minisign():
    text = write_secret(KEY, "x", salt=SALT)
    assert text.startswith("untrusted comment: minisign encrypted secret key\nRWRTY0Iy")  # Ed, Sc, B2


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        ("RWRTY0Iy", "RWQAAEIy", "schlüssel-ohne-kennwort"),
        ("RWRTY0Iy", "RWRTY0Iz", "schlüssel-unlesbar"),
        ("RWRTY0Iy", "RURTY0Iy", "schlüssel-unlesbar"),
        ("RWRTY0Iy", "RWRTY0IyAAAA", "schlüssel-unlesbar"),
        ("\nRWRT", "\n\nRWRT", "schlüssel-unlesbar"),
    ],
)
def test_a_spoilt_key_file_is_refused(before, after, rule):
    with pytest.raises(PackError) as refused:
        read_secret(write_secret(KEY, "x", salt=SALT).replace(before, after), "x")
    assert refused.value.rule == rule


def test_a_key_file_cannot_ask_for_more_than_minisign_does():
    head, line = write_secret(KEY, "x", salt=SALT).splitlines()
    raw = bytearray(b64decode(line))
    raw[38:46] = (2**40).to_bytes(8, "little")
    with pytest.raises(PackError) as refused:
        read_secret(f"{head}\n{b64encode(raw).decode()}\n", "x")
    assert refused.value.rule == "schlüssel-unlesbar"


def test_a_key_file_that_demands_what_cannot_be_computed_is_told():
    head, line = write_secret(KEY, "x", salt=SALT).splitlines()
    raw = bytearray(b64decode(line))
    raw[46:54] = (0).to_bytes(8, "little")
    with pytest.raises(PackError) as refused:
        read_secret(f"{head}\n{b64encode(raw).decode()}\n", "x")
    assert refused.value.rule in {"schlüssel-unlesbar", "kennwort-falsch"}


class TwoHalves(SecretKey):
    """A key whose public half belongs to another one."""

    @property
    def public(self) -> PublicKey:
        return OTHER_KEY.public


def test_a_key_file_whose_halves_do_not_belong_together_is_refused():
    with pytest.raises(PackError) as refused:
        read_secret(write_secret(TwoHalves(KEY.number, KEY.seed), "x", salt=SALT), "x")
    assert refused.value.rule == "schlüssel-unlesbar"
