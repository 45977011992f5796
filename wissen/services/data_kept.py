"""Which files hold something about the people one exchanges with, key by key in plain words; none of it is sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from wissen.services import assigned, cover_offered, own_plans, week_notes
from wissen.team import contacts

_CHARACTERS: Final = f"höchstens {week_notes.LONGEST} Zeichen"

FILES: Final[Mapping[str, Mapping[str, str]]] = {
    own_plans.NAME: {
        "absences": "für jede Person erster und letzter Tag; nach einem Grund fragt Wissen nicht",
        "templates": "eigene Vorlagen: Titel, Inhalte und Tage; sie nennen niemanden",
        "draft": "ein Plan, der noch nicht gesendet ist: für wen, Titel, Inhalte, Tage und Worte dazu",
    },
    week_notes.NAME: {
        "notes": f"Notizen und Verabredungen, {_CHARACTERS}",
        "lines": f"eigene Fragen, {_CHARACTERS}; vorgeschlagene Fragen nur als Prüfsumme",
        "left_out": "welche Vorschläge herausgenommen sind, als Prüfsumme",
        "discussed": "welche Bitten um Hilfe besprochen sind: Woche, Kennung und Prüfsumme, ohne die Worte",
        "changed": "Woche der letzten Änderung",
        "put_off": "Person, Anlass und Woche",
    },
    contacts.FILE: {
        "name": "Name",
        "id": "Kurzname in Wissen",
        "side": "ob sie einarbeitet oder eingearbeitet wird",
        "devices": "öffentliche Schlüssel ihrer Geräte",
        "until": "bei einer Vertretung der letzte Tag",
        "stands_in": "bei einer Vertretung, für wen",
        "team": "Name des Teams",
        "refused": "Kennzeichen von Geräten, deren Dateien abgelehnt sind",
        "left": "was schon hinausgegangen ist, als laufende Nummern",
        "closed": "was zurückgeholt ist, als laufende Nummern",
        "earlier": "was das Gegenüber noch von einem früheren eigenen Rechner hat: nur Name und Länge der Folgen",
        "recalled": "was davon zurückgeholt ist",
        "asked": "welche ihrer Folgen hier gelöscht sind, ohne dass sie es schon weiß",
        "exchanged": "Tag des letzten Austauschs",
        "put": "Prüfsummen der eigenen Dateien im Austauschordner",
    },
    assigned.NAME: {"known": "welche zugewiesenen Lernpfade schon gemeldet sind: Titel, Name und Prüfsumme"},
    cover_offered.NAME: {"noted": "welche Vertretungen schon beantwortet sind"},
}
"""By the name of the file; keys that only hold others are left out."""


def kept_in(file: str, *keys: str) -> tuple[str, ...]:
    """The words for some keys of a file, or for all."""
    return tuple(FILES[file][key] for key in keys or FILES[file])
