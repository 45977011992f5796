"""The one configured Markdown parser, and the text within a line: tokens to inlines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from wissen.content.blocks import (
    Code,
    Emphasis,
    FootnoteRef,
    Gap,
    Image,
    Inline,
    LineBreak,
    Link,
    Strike,
    Strong,
    Text,
    flatten,
    plain,
)
from wissen.content.normal import normal_inlines
from wissen.content.problem import Report
from wissen.content.targets import link_fault, picture_fault

MAX_RUN = 10_000
"""The longest paragraph in characters (three printed pages); longer ones are not searched for markup."""

MAX_BRACKETS = 10_000
"""Opening brackets in a file; each one costs the parser a search for its end, and more are not searched for."""

_CHOICE = re.compile(r"\s*Wahl\s*:")
_UNKNOWN_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]")
_OPEN_GAP = re.compile(r"(?<!\\)\[\[")
_FORMATTING: dict[str, type[Strong | Emphasis | Strike]] = {
    "strong_open": Strong,
    "em_open": Emphasis,
    "s_open": Strike,
}


def _holds_gap_sign(inline: Inline) -> bool:
    """Whether an opening `[[` has become a gap, or stands in code where it means nothing."""
    return isinstance(inline, Gap) or (isinstance(inline, Code) and "[[" in inline.text)


class _Parser(MarkdownIt):
    """Keeps every address as written: `targets` judges them, with a problem for the author instead of silence."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 (markdown-it's name)
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 (markdown-it's name)
        return url


@cache
def parser() -> MarkdownIt:
    """CommonMark with tables, strike-through, footnotes and gaps; raw HTML is text, indented text is no code.

    Only blocks are parsed at once. The text of a paragraph waits until its reader knows what it begins with.
    """
    markdown = _Parser("commonmark", {"html": False})
    markdown.enable(["table", "strikethrough"])
    markdown.disable(["lheading", "code", "reference", "html_block", "html_inline"])
    markdown.use(footnote_plugin, inline=False, move_to_end=False)
    markdown.inline.ruler.before("emphasis", "gap", _gap_rule)
    markdown.core.ruler.enableOnly(["normalize", "block"])
    return markdown


def _gap_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 (markdown-it's signature)
    """`[[…]]`: everything up to `]]` is text, markup included."""
    if not state.src.startswith("[[", state.pos):
        return False
    end = state.src.find("]]", state.pos + 2, state.posMax)
    if end < 0:
        return False
    if not silent:
        token = state.push("gap", "", 0)
        token.content = state.src[state.pos + 2 : end]
    state.pos = end + 2
    return True


@dataclass(slots=True)
class InlineReader:
    """Reads the text of one file; footnotes are numbered as their references are met."""

    file: str
    report: Report
    env: dict[str, Any]
    numbers: dict[str, int] = field(default_factory=dict)
    brackets: int = 0

    def read(self, raw: str, line: int, *, gaps: bool = False) -> tuple[Inline, ...]:
        """The inlines of a raw paragraph, heading or cell in normal form."""
        if self._exceeds(raw, line):
            return normal_inlines((Text(raw),))
        tokens: list[Token] = []
        markdown = parser()
        markdown.inline.parse(raw, markdown, self.env, tokens)
        inlines = normal_inlines(self._run(iter(tokens), line, gaps=gaps))
        if gaps and len(_OPEN_GAP.findall(raw)) > sum(_holds_gap_sign(inline) for inline in flatten(inlines)):
            self.report.error(line, "lücke-offen", text="Diese Lücke hat keinen Inhalt oder kein Ende: [[Lösung]].")
        return inlines

    def _exceeds(self, raw: str, line: int) -> bool:
        """Whether reading this would take too long; told once for each cause."""
        if len(raw) > MAX_RUN:
            text = f"Dieser Absatz ist länger als {MAX_RUN} Zeichen. Teilen Sie ihn mit leeren Zeilen."
            self.report.error(line, "absatz-zu-lang", text=text)
            return True
        before, self.brackets = self.brackets, self.brackets + raw.count("[")
        if before <= MAX_BRACKETS < self.brackets:
            text = (
                f"In der Datei stehen mehr als {MAX_BRACKETS} eckige Klammern. Teilen Sie sie auf mehrere Dateien auf."
            )
            self.report.error(line, "zu-viele-klammern", text=text)
        return self.brackets > MAX_BRACKETS

    def title(self, raw: str, line: int) -> str:
        """A heading as a person reads it."""
        return plain(self.read(raw, line))

    def _run(self, tokens: Iterator[Token], line: int, *, gaps: bool) -> list[Inline]:
        """Inlines up to the next closing token."""
        out: list[Inline] = []
        for token in tokens:
            if token.nesting < 0:
                break
            if token.nesting > 0:
                children = tuple(self._run(tokens, line, gaps=gaps))
                out += self._formatted(token, children, line)
            else:
                out += self._leaf(token, line, gaps=gaps)
        return out

    def _formatted(self, token: Token, children: tuple[Inline, ...], line: int) -> tuple[Inline, ...]:
        formatting = _FORMATTING.get(token.type)
        if formatting is not None:
            return (formatting(children),)
        target = str(token.attrs.get("href", ""))
        self._tell_title(token, line)
        fault = link_fault(target, self.file)
        if fault:
            self.report.error(line, "link-unzulässig", text=fault)
            return children
        return (Link(children, target),)

    def _leaf(self, token: Token, line: int, *, gaps: bool) -> tuple[Inline, ...]:
        match token.type:
            case "softbreak":
                return (Text(" "),)
            case "hardbreak":
                return (LineBreak(),)
            case "code_inline":
                return (Code(token.content),)
            case "image":
                return (self._image(token, line),)
            case "footnote_ref":
                label = str(token.meta["label"])
                return (FootnoteRef(self.numbers.setdefault(label, len(self.numbers) + 1)),)
            case "gap":
                return (self._gap(token.content, line, gaps=gaps),)
            case "text":
                self._tell_unknown_footnotes(token.content, line)
        return (Text(token.content),)

    def _image(self, token: Token, line: int) -> Inline:
        alt = plain(normal_inlines(self._run(iter(token.children or ()), line, gaps=False)))
        source = str(token.attrs.get("src", ""))
        self._tell_title(token, line)
        fault = picture_fault(source, self.file)
        if fault:
            self.report.error(line, "bild-unzulässig", text=fault)
            return Text(alt)
        return Image(source, alt)

    def _gap(self, content: str, line: int, *, gaps: bool) -> Inline:
        if not gaps:
            text = "Eine Lücke „[[…]]“ gibt es nur in Fragen. Für einen Link schreiben Sie „[Text](ziel)“."
            self.report.error(line, "lücke-außerhalb", text=text)
            return Text(f"[[{content}]]")
        chosen = _CHOICE.match(content)
        variants = content[chosen.end() if chosen else 0 :].replace("\\|", "|").split("|")
        return Gap(tuple(variants), chosen is not None)

    def _tell_title(self, token: Token, line: int) -> None:
        if token.attrs.get("title"):
            text = "Der Titel in Anführungszeichen hinter dem Ziel wird nicht angezeigt. Löschen Sie ihn."
            self.report.warning(line, "titel-im-link", text=text)

    def _tell_unknown_footnotes(self, content: str, line: int) -> None:
        for label in _UNKNOWN_FOOTNOTE.findall(content):
            text = f"Die Fußnote „[^{label}]“ hat keinen Text. Er steht in einer eigenen Zeile: „[^{label}]: …“."
            self.report.error(line, "fußnote-fehlt", text=text)
