"""XML from elsewhere: what is refused, and why; what is forgiven, and what is said of it."""

from __future__ import annotations

import tracemalloc
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.bpmn import chain, definitions, drawn, process, task
from wissen.errors import ForeignFileError
from wissen.interop.bpmn.kind import MODEL
from wissen.interop.xml import children, local, read_xml, text_of

HEAD = b'<?xml version="1.0"?>\n'
BODY = b"<definitions><process id='p'><task id='a' name='Antrag'/></process></definitions>"
LAUGHS = (
    HEAD
    + b"<!DOCTYPE definitions [<!ENTITY l0 'ha'>"
    + b"".join(b"<!ENTITY l%d '%s'>" % (number, b"&l%d;" % (number - 1) * 10) for number in range(1, 10))
    + b"]><definitions><process name='&l9;'><task id='a' name='&l9;'/></process></definitions>"
)
EXTERNAL = HEAD + b"<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><definitions>&x;</definitions>"
HOSTILE = {
    "billion laughs": (LAUGHS, "DOCTYPE"),
    "external entity": (EXTERNAL, "DOCTYPE"),
    "external DTD": (HEAD + b"<!DOCTYPE d SYSTEM 'http://example.org/d.dtd'>" + BODY, "DOCTYPE"),
    "DOCTYPE behind a comment": (HEAD + b"<!-- <a> --> <?b c?>\n<!DOCTYPE d>" + BODY, "DOCTYPE"),
    "DOCTYPE in UTF-16": ("<!DOCTYPE d><definitions/>".encode("utf-16"), "DOCTYPE"),
    "DOCTYPE behind a byte order mark": (b"\xef\xbb\xbf  <!DOCTYPE d>" + BODY, "DOCTYPE"),
    "entity that nobody declared": (b"<definitions>&x;<process id='p'>", "hört mitten im Modell auf"),
    "nested 10,000 times": (b"<a>" * 10_000 + b"</a>" * 10_000, "ungewöhnlich tief verschachtelt"),
    "attribute of 12 MB": (b"<definitions a='" + b"x" * 12_000_000 + b"'/>", "ungewöhnlich tief verschachtelt"),
    "900,000 elements": (b"<a>" + b"<b/>" * 900_000 + b"</a>", "mehr als 400.000 XML-Elementen"),
    "not XML": (b"Das ist ein Brief.", "keine XML-Datei"),
    "not XML either": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "keine XML-Datei"),
    "JSON": (b'{"definitions": []}', "keine XML-Datei"),
    "nothing": (b"", "ist leer"),
    "nothing but blanks": (b" \r\n\t", "ist leer"),
    "zeros": (b"\0" * 1_000, "ist leer"),
    "truncated": (HEAD + BODY[:60], "hört mitten im Modell auf"),
    "truncated within a name": (HEAD + BODY[:47], "hört mitten im Modell auf"),
}


def refusal(data: bytes) -> ForeignFileError:
    with pytest.raises(ForeignFileError) as error:
        drawn(data, "fremd.bpmn")
    return error.value


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_or_broken_file_is_refused_with_a_reason_and_a_hint(name: str):
    data, reason = HOSTILE[name]
    error = refusal(data)
    assert "„fremd.bpmn“" in error.text
    assert reason in error.text
    assert error.hint.endswith(".")


def test_a_bomb_of_entities_takes_no_room():
    tracemalloc.start()
    try:
        refusal(LAUGHS)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 1_000_000


def test_a_reference_to_an_unknown_entity_brings_nothing_in():
    data = b"<definitions><process id='p'><task id='a' name='Ein &x; Antrag'/></process></definitions>"
    (found,) = drawn(data)
    assert "Antrag" in found.process.steps[0].title
    assert "beschädigt, zuerst in Zeile 1" in found.warnings[0]


def test_namespaces_that_were_not_declared_are_no_damage():
    data = b"<x:definitions><x:process id='p' y:z='1'><x:task id='a' name='Antrag'/></x:process></x:definitions>"
    root, told = read_xml(data, "a.bpmn", MODEL)
    assert local(root) == "definitions"
    assert [local(child) for child in children(root)] == ["process"]
    assert told == ()


def test_small_damage_is_forgiven_and_told():
    data = b"<definitions>\n<process id='p'>\n<task id='a' name='A & B'/>\n</process></definitions>"
    _, told = read_xml(data, "a.bpmn", MODEL)
    assert told == ("Die Datei ist beschädigt, zuerst in Zeile 3. Übernommen ist, was sich lesen ließ.",)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_that_say_so_are_read(encoding: str):
    (found,) = drawn(definitions(process(task("a", "Anhörung"))).decode().encode(encoding))
    assert found.process.steps[0].title == "Anhörung"


def test_windows_letters_in_a_file_that_says_it_were_utf_8():
    data = HEAD + definitions(process(task("a", "Anhörung prüfen"))).decode().encode("cp1252")
    (found,) = drawn(data)
    assert found.process.steps[0].title == "Anhörung prüfen"


def test_children_of_some_names_and_text_of_all_depths():
    root, _ = read_xml(b"<a>1<b>2<c>3</c></b><!-- n --><d/>4</a>", "a.bpmn", MODEL)
    assert [local(child) for child in children(root)] == ["b", "d"]
    assert [local(child) for child in children(root, "d", "e")] == ["d"]
    assert text_of(next(children(root))) == "23"


@given(st.integers(0, 10_000), st.binary(max_size=6))
def test_a_damaged_file_is_read_or_refused_and_never_fails_otherwise(place: int, junk: bytes):
    whole = definitions(process(*(task(key, f"Schritt {key}") for key in "abc"), chain(*"abc")))
    place %= len(whole)
    with suppress(ForeignFileError):
        assert drawn(whole[:place] + junk + whole[place + len(junk) :])
