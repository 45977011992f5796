"""A content file as text: bytes decoded, line ends made one, the head (front matter) told from the body."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from wissen.content.problem import Problem, Replace, Report
from wissen.text import fold

MAX_BYTES = 500_000
MAX_LINES = 20_000
"""The largest content file: several times the longest glossary, and read within seconds whatever stands in it."""

FENCE = "---"

_UTF8_ADVICE = "Speichern Sie sie in Ihrem Editor als „UTF-8“ (Datei → Speichern unter → Codierung)."
_CONTROL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_LINE_END = re.compile(r"\r\n?")
_HEAD_LINE = re.compile(r"[^\W\d_][\w-]*[ \t]*:(?:[ \t]|$)|[ \t]+\S|-[ \t]|#[ \t]")


@dataclass(frozen=True, slots=True)
class Source:
    """A file split into head and body; `head_line` and `body_line` are the file lines of their first lines."""

    file: str
    lines: tuple[str, ...]
    head: str
    head_line: int
    body: str
    body_line: int

    def line(self, number: int) -> str:
        """The text of a file line (1-based); empty before the first and after the last."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""


def read_source(data: bytes, file: str) -> tuple[Source | None, list[Problem]]:
    """Decode a Markdown file and find its head; None when there is no head or no text to work with."""
    text, problems = decode(data, file)
    if text is None:
        return None, problems
    report = Report(file, problems)
    return _split(text, report), report.problems


def decode(data: bytes, file: str) -> tuple[str | None, list[Problem]]:
    """Bytes to text whose lines end as on Unix.

    A file in another code than UTF-8 is an error, but still read where the guess is safe. Its repair replaces a line
    by itself: whoever mends a file writes UTF-8, and that is all that is needed.
    """
    report = Report(file)
    if len(data) > MAX_BYTES:
        told = f"Die Datei ist größer als {MAX_BYTES // 1000} KB. Teilen Sie den Inhalt auf mehrere Dateien auf."
        report.error(0, "datei-zu-groß", text=told)
        return None, report.problems
    decoded = _decode(data, report)
    if decoded is None:
        return None, report.problems
    lines = _LINE_END.sub("\n", decoded)
    if lines.count("\n") > MAX_LINES:
        told = f"Die Datei hat mehr als {MAX_LINES} Zeilen. Teilen Sie den Inhalt auf mehrere Dateien auf."
        report.error(0, "datei-zu-groß", text=told)
        return None, report.problems
    text = _without_controls(lines, report)
    if not text.strip():
        report.error(0, "datei-leer", text="Die Datei ist leer.")
        return None, report.problems
    return text, report.problems


def fits(text: str) -> bool:
    """Whether a file with this text is small enough to be read."""
    return len(text.encode()) <= MAX_BYTES and text.count("\n") <= MAX_LINES


def head_has(data: bytes, key: str) -> bool:
    """Whether the head names the key; a quick look that reports nothing."""
    return _line_of(data, key) is not None


def head_says(data: bytes, key: str) -> str:
    """What the head says of a key in its own line, "" when nothing can be made out; as quick a look."""
    said = (_line_of(data, key) or "").strip()
    quoted = len(said) > 1 and said[0] == said[-1] and said[0] in "\"'"
    return said[1:-1] if quoted else said


def _line_of(data: bytes, key: str) -> str | None:
    text, _ = decode(data, "")
    source = _split(text, Report("")) if text is not None else None
    lines = (line.partition(":") for line in source.head.split("\n")) if source else ()
    return next((said for name, _, said in lines if fold(name) == fold(key)), None)


def _decode(data: bytes, report: Report) -> str | None:
    for mark, name in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            return _decode_utf16(data.removeprefix(mark), name, report)
    if b"\0" in data:
        text = f"Die Datei ist kein Text, oder sie ist als UTF-16 gespeichert. {_UTF8_ADVICE}"
        report.error(0, "kein-text", text=text)
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _decode_ansi(data, error.start, report)


def _decode_utf16(data: bytes, name: str, report: Report) -> str | None:
    try:
        decoded = data.decode(name)
    except UnicodeDecodeError:
        decoded = "\0"
    if "\0" in decoded:
        report.error(0, "kein-text", text=f"Die Datei ist kein lesbarer Text. {_UTF8_ADVICE}")
        return None
    text = f"Die Datei ist als UTF-16 gespeichert. {_UTF8_ADVICE}"
    report.error(0, "nicht-utf8", text=text, repair=_rewrite(decoded))
    return decoded


def _decode_ansi(data: bytes, bad: int, report: Report) -> str | None:
    """Old Windows files: code page 1252 has no holes where German text has letters."""
    line = data.count(b"\n", 0, bad) + 1
    try:
        decoded = data.decode("cp1252")
    except UnicodeDecodeError:
        report.error(line, "kein-text", text=f"Diese Zeile enthält unlesbare Zeichen. {_UTF8_ADVICE}")
        return None
    text = f"Die Datei ist nicht als UTF-8 gespeichert; ab dieser Zeile sind die Umlaute geraten. {_UTF8_ADVICE}"
    report.error(line, "nicht-utf8", text=text, repair=_rewrite(decoded))
    return decoded


def _rewrite(text: str) -> Replace:
    return Replace(1, 1, _LINE_END.sub("\n", text).partition("\n")[0] + "\n")


def _without_controls(text: str, report: Report) -> str:
    if not _CONTROL.search(text):
        return text
    lines = text.split("\n")
    for index, line in enumerate(lines):
        if _CONTROL.search(line):
            lines[index] = _CONTROL.sub(" ", line)
            told = "In dieser Zeile stehen unsichtbare Steuerzeichen, oft aus Word kopiert. Löschen Sie sie."
            repair = Replace(index + 1, index + 1, lines[index] + "\n")
            report.warning(index + 1, "steuerzeichen", text=told, repair=repair)
    return "\n".join(lines)


def _split(text: str, report: Report) -> Source | None:
    lines = text.split("\n")
    first = next(index for index, line in enumerate(lines) if line.strip())
    if lines[first].rstrip() != FENCE:
        told = "Der Kopf fehlt: Eine Datei beginnt mit „---“, darunter stehen Zeilen wie „titel: …“ und wieder „---“."
        report.error(1, "kopf-fehlt", text=told)
        return None
    if first:
        told = "Vor dem Kopf stehen leere Zeilen; die Zeile „---“ muss die erste sein."
        report.error(1, "kopf-fehlt", text=told, repair=Replace(1, first, ""))
    inside = range(first + 1, len(lines))
    end = next((index for index in inside if lines[index].rstrip() == FENCE or lines[index].startswith("##")), None)
    if end is None or lines[end].startswith("##"):
        _tell_unclosed(lines, first, report)
        return None
    return Source(
        report.file,
        tuple(lines),
        head="\n".join(lines[first + 1 : end]),
        head_line=first + 2,
        body="\n".join(lines[end + 1 :]),
        body_line=end + 2,
    )


def _tell_unclosed(lines: list[str], first: int, report: Report) -> None:
    """The head ends before the first line that cannot belong to one."""
    inside = range(first + 1, len(lines))
    end = next((index for index in inside if not _HEAD_LINE.match(lines[index])), len(lines))
    text = "Der Kopf ist nicht geschlossen: Unter seiner letzten Zeile fehlt eine Zeile „---“."
    report.error(first + 1, "kopf-offen", text=text, repair=Replace(end + 1, end, FENCE + "\n"))
