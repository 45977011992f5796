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

FORMAT_KEY: HeadKey[int] = HeadKey("format", number_of, str, 0, required=True)
PACK_ID = id_key("id", required=True)
TITLE = text_key("titel", required=True)
PUBLISHER = text_key("herausgeber", required=True)
EDITION = text_key("ausgabe", required=True)
LANGUAGE = HeadKey("sprache", text_of, yaml_line, "de")
LICENCE = text_key("lizenz")
LAW_AS_OF = day_key("rechtsstand", required=True)
ROLES = words_key("rollen")
RESPONSIBLE = text_key("verantwortlich")
KEYS: tuple[HeadKey[Any], ...] = (
    FORMAT_KEY,
    PACK_ID,
    TITLE,
    PUBLISHER,
    EDITION,
    LANGUAGE,
    LICENCE,
    LAW_AS_OF,
    ROLES,
    RESPONSIBLE,
)
"""In the order in which they are written."""


def read_pack(data: bytes, file: str) -> tuple[Pack | None, list[Problem]]:
    """The pack a `paket.yaml` describes; None when it is of a newer format or cannot be read."""
    text, problems = decode(data, file)
    report = Report(file, problems)
    mapping = read_yaml(text, 1, report=report) if text is not None else None
    if mapping is None or _is_newer(mapping, report):
        return None, report.problems
    values = read_values(mapping, KEYS, report=report)
    pack = Pack(
        format=values[FORMAT_KEY],
        id=Id(values[PACK_ID]),
        title=values[TITLE],
        publisher=values[PUBLISHER],
        edition=values[EDITION],
        language=values[LANGUAGE],
        licence=values[LICENCE],
        law_as_of=values[LAW_AS_OF],
        roles=values[ROLES],
        responsible=values[RESPONSIBLE],
    )
    return pack, report.problems


def write_pack(pack: Pack) -> str:
    """The canonical `paket.yaml`; what is empty is left out."""
    written: tuple[tuple[HeadKey[Any], object], ...] = (
        (FORMAT_KEY, pack.format),
        (PACK_ID, pack.id),
        (TITLE, pack.title),
        (PUBLISHER, pack.publisher),
        (EDITION, pack.edition),
        (LANGUAGE, pack.language),
        (LICENCE, pack.licence),
        (LAW_AS_OF, pack.law_as_of),
        (ROLES, pack.roles),
        (RESPONSIBLE, pack.responsible),
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
