"""`paket.yaml`: what a pack is, who answers for it, and which state of the law it was written against."""

from __future__ import annotations

from typing import Any

from wissen.content.frontmatter import read_values
from wissen.content.head_key import HeadKey, day_key, id_key, number_of, text_key, text_of, words_key, yaml_line
from wissen.content.ids import Id
from wissen.content.model import Pack
from wissen.content.problem import Problem, Report
from wissen.content.source import decode
from wissen.content.yaml_tree import Mapping, Scalar, read_yaml
from wissen.text import fold

FORMAT = 1
"""The newest content format that this version reads."""

NEWER = "format-neuer"
"""The rule that ends the reading of a whole pack: what a newer format means is not to be guessed."""

_FORMAT: HeadKey[int] = HeadKey("format", number_of, str, 0, required=True)
_ID = id_key("id", required=True)
_TITLE = text_key("titel", required=True)
_PUBLISHER = text_key("herausgeber", required=True)
_EDITION = text_key("ausgabe", required=True)
_LANGUAGE = HeadKey("sprache", text_of, yaml_line, "de")
_LICENCE = text_key("lizenz")
_LAW_AS_OF = day_key("rechtsstand", required=True)
_ROLES = words_key("rollen")
_RESPONSIBLE = text_key("verantwortlich")
_KEYS: tuple[HeadKey[Any], ...] = (
    _FORMAT,
    _ID,
    _TITLE,
    _PUBLISHER,
    _EDITION,
    _LANGUAGE,
    _LICENCE,
    _LAW_AS_OF,
    _ROLES,
    _RESPONSIBLE,
)


def read_pack(data: bytes, file: str) -> tuple[Pack | None, list[Problem]]:
    """The pack a `paket.yaml` describes; None when it is of a newer format or cannot be read."""
    text, problems = decode(data, file)
    report = Report(file, problems)
    mapping = read_yaml(text, 1, report=report) if text is not None else None
    if mapping is None or _is_newer(mapping, report):
        return None, report.problems
    values = read_values(mapping, _KEYS, report=report)
    pack = Pack(
        format=values[_FORMAT],
        id=Id(values[_ID]),
        title=values[_TITLE],
        publisher=values[_PUBLISHER],
        edition=values[_EDITION],
        language=values[_LANGUAGE],
        licence=values[_LICENCE],
        law_as_of=values[_LAW_AS_OF],
        roles=values[_ROLES],
        responsible=values[_RESPONSIBLE],
    )
    return pack, report.problems


def write_pack(pack: Pack) -> str:
    """The canonical `paket.yaml`; what is empty is left out."""
    written: tuple[tuple[HeadKey[Any], object], ...] = (
        (_FORMAT, pack.format),
        (_ID, pack.id),
        (_TITLE, pack.title),
        (_PUBLISHER, pack.publisher),
        (_EDITION, pack.edition),
        (_LANGUAGE, pack.language),
        (_LICENCE, pack.licence),
        (_LAW_AS_OF, pack.law_as_of),
        (_ROLES, pack.roles),
        (_RESPONSIBLE, pack.responsible),
    )
    return "".join(f"{key.name}: {key.write(value)}\n" for key, value in written if value)


def _is_newer(mapping: Mapping, report: Report) -> bool:
    """Looked at before anything else: a newer format may have keys that this version would call wrong."""
    for entry in mapping.entries:
        if fold(entry.name) == "format" and isinstance(entry.value, Scalar) and entry.value.text.isdecimal():
            if int(entry.value.text) <= FORMAT:
                return False
            report.error(entry.line, NEWER, text="Diese Inhalte brauchen eine neuere Version.")
            return True
    return False
