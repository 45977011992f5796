"""Bytes to head and body: codes, line ends, limits, and what is said about files that are no text."""

from __future__ import annotations

import codecs

import pytest

from wissen.content.problem import Problem, Replace
from wissen.content.source import MAX_BYTES, MAX_LINES, Source, decode, head_has, read_source

FILE = "---\nkennung: l\ntitel: Größe\n---\n\nText über Größe.\n"


def read(data: bytes) -> tuple[Source, list[Problem]]:
    source, problems = read_source(data, "datei.md")
    assert source is not None
    return source, problems


def rules(data: bytes) -> list[str]:
    return [problem.rule for problem in read_source(data, "datei.md")[1]]


def test_head_and_body_know_their_lines():
    source, problems = read(FILE.encode())
    assert problems == []
    assert (source.head, source.head_line) == ("kennung: l\ntitel: Größe", 2)
    assert (source.body, source.body_line) == ("\nText über Größe.\n", 5)


def test_lines_count_from_one():
    source, _ = read(FILE.encode())
    assert source.line(3) == "titel: Größe"


@pytest.mark.parametrize("number", [0, -1, 99])
def test_lines_that_do_not_exist_are_empty(number: int):
    source, _ = read(FILE.encode())
    assert source.line(number) == ""


def test_a_byte_order_mark_is_not_text():
    assert read(codecs.BOM_UTF8 + FILE.encode()) == read(FILE.encode())


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_foreign_line_ends_are_read(line_end: str):
    assert read(FILE.replace("\n", line_end).encode()) == read(FILE.encode())


def test_latin_1_is_read_and_told_with_its_first_line():
    source, (problem,) = read(FILE.encode("cp1252"))
    assert "Größe" in source.body
    assert (problem.rule, problem.line) == ("nicht-utf8", 3)


@pytest.mark.parametrize("code", ["utf-16", "utf-16-be"])
def test_utf_16_is_read_and_told(code: str):
    data = FILE.encode(code) if code == "utf-16" else codecs.BOM_UTF16_BE + FILE.encode(code)
    source, (problem,) = read(data)
    assert "Größe" in source.body
    assert problem.rule == "nicht-utf8"


def test_the_repair_of_a_foreign_code_is_to_write_the_file_again():
    text, (problem,) = decode(FILE.replace("\n", "\r\n").encode("cp1252"), "datei.md")
    assert isinstance(problem.repair, Replace)
    assert text is not None
    assert problem.repair.apply(text) == text == FILE


@pytest.mark.parametrize(
    "data",
    [
        b"---\0---",
        codecs.BOM_UTF16_LE + b"\x00",
        codecs.BOM_UTF16_LE + b"a\0\0\0",
        FILE.encode("utf-16-le"),
        b"---\ntitel: \x81\xfc\n---\n",
    ],
)
def test_binary_data_is_refused(data: bytes):
    assert read_source(data, "datei.md")[0] is None
    assert rules(data) == ["kein-text"]


@pytest.mark.parametrize("data", [b"", b"\n \n", codecs.BOM_UTF8])
def test_an_empty_file_is_told(data: bytes):
    assert rules(data) == ["datei-leer"]


def test_a_file_of_control_characters_alone_is_empty():
    assert rules(b"\x01\x02") == ["steuerzeichen", "datei-leer"]


def test_control_characters_become_blanks():
    source, (problem,) = read(FILE.replace("über", "\x0bü\u2028ber").encode())
    assert "Text  ü ber" in source.body
    assert (problem.rule, problem.line) == ("steuerzeichen", 6)
    assert problem.repair == Replace(6, 6, "Text  ü ber Größe.\n")


@pytest.mark.parametrize("data", [b"a" * (MAX_BYTES + 1), b"\n" * (MAX_LINES + 1), b"a" * 5_000_000])
def test_a_huge_file_is_refused(data: bytes):
    assert read_source(data, "datei.md")[0] is None
    assert rules(data) == ["datei-zu-groß"]


def test_a_repair_ends_an_open_head_before_the_text():
    data = b"---\ntitel: T\nrollen:\n  - theke\n# Anmerkung\nText\n"
    (problem,) = read_source(data, "datei.md")[1]
    assert problem.repair == Replace(6, 5, "---\n")


@pytest.mark.parametrize(("key", "found"), [("art", True), ("ART", True), ("titel", True), ("bestehen", False)])
def test_a_key_of_the_head_can_be_looked_for(key: str, found: bool):
    assert head_has(b"---\ntitel: T\nart: abschluss\n---\n\nbestehen: 3\n", key) is found


@pytest.mark.parametrize("data", [b"", b"\0", b"art: abschluss"])
def test_a_file_without_head_has_no_keys(data: bytes):
    assert not head_has(data, "art")
