"""The data sheet for the Personalrat: which data there are, what for, who sees them, how long they are kept.

One table for the page, the print and the tests. What leaves is described field by field: a message of
`team.messages` with a field that has no words here fails a test.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from wissen.services import assigned, cover_offered, own_plans, week_notes
from wissen.services.data_html import KEPT_APART
from wissen.services.data_kept import kept_in
from wissen.services.data_words import WORDINGS
from wissen.settings import Retention
from wissen.team import contacts
from wissen.team.keys import PublicKeys
from wissen.team.messages import (
    LONGEST_NOTE,
    SCORE_STEP,
    Assignment,
    Cover,
    CoverEnded,
    Covering,
    HelpWanted,
    PlannedItem,
    Share,
    SharedModule,
    SharedPractice,
    SignedOff,
    Withdrawn,
)
from wissen.text import plural_de


@dataclass(frozen=True, slots=True)
class Row:
    """Data of one kind; `fields` in plain words, `kept` with who sees to it."""

    name: str
    fields: tuple[str, ...]
    purpose: str
    seen_by: str
    kept: str


FIELDS: Final[Mapping[type, Mapping[str, str]]] = {
    Share: {"week": "Kalenderwoche", "modules": "Module", "practices": "Praxisaufgaben"},
    SharedModule: {
        "module": "Kennung des Moduls",
        "edition": "Ausgabe der Inhalte",
        "standing": "Stand: offen, begonnen, fertig oder aufzufrischen",
        "score": f"letztes Ergebnis in Schritten von {SCORE_STEP} Prozent, getrennt abschaltbar",
    },
    SharedPractice: {
        "practice": "Kennung der Praxisaufgabe",
        "state": "bereit zur Abnahme, und ob sie unter Anleitung schon gezeigt ist",
    },
    HelpWanted: {
        "week": "Kalenderwoche",
        "ref": "Kennung der Lektion, des Abschnitts oder der Frage",
        "words": f"eigene Worte, freiwillig, höchstens {LONGEST_NOTE} Zeichen",
    },
    Assignment: {
        "id": "Name der Zuweisung",
        "title": "Titel",
        "start": "erster Tag",
        "items": "Teile des Lernpfads",
        "template": "Kennung der Vorlage",
        "words": f"Worte dazu, höchstens {LONGEST_NOTE} Zeichen",
    },
    PlannedItem: {
        "ref": "Kennung des Inhalts",
        "due": "Tag, bis zu dem er gedacht ist",
        "optional": "ob er freiwillig ist",
    },
    Withdrawn: {"assignment": "Name der Zuweisung, die zurückgezogen wird"},
    SignedOff: {
        "practice": "Kennung der Praxisaufgabe",
        "day": "Tag der Abnahme",
        "level": "Stufe: unter Anleitung oder selbständig; ohne Stufe ist die Abnahme zurückgenommen",
    },
    Cover: {
        "name": "Name der Person, die vertritt",
        "team": "Name ihres Teams",
        "keys": "ihre öffentlichen Schlüssel",
        "first": "erster Tag der Vertretung",
        "last": "letzter Tag der Vertretung",
    },
    PublicKeys: {
        "sign": "einer, mit dem sich ihre Unterschrift prüfen lässt",
        "seal": "einer, mit dem man für sie verschließt",
    },
    CoverEnded: {},
    Covering: {
        "mentor": "Name der Mentorin oder des Mentors, die oder der fehlt",
        "last": "bis zu welchem Tag",
    },
}
"""What each field of a message is in plain words; a field that holds others is followed by theirs."""

_MENTOR = "nur die Mentorin oder der Mentor, den die Person vor dem Senden mit Namen sieht"
_ALONE = "nur die Person selbst; wer den Rechner verwaltet, kann die Dateien öffnen"
_UNTIL_ERASED = "bis die Person sie löscht"
_MENTOR_ALONE = "nur diese Mentorin oder dieser Mentor; wer den Rechner verwaltet, kann die Dateien öffnen"
_OR_SOONER = "früher, wenn der Kontakt entfernt oder der Eintrag gelöscht wird"


def _fields(*messages: type) -> tuple[str, ...]:
    return tuple(words for message in messages for words in FIELDS[message].values())


STAYS: Final = (
    Row(
        "Lernstand",
        tuple(wording.done for wording in WORDINGS.values()),
        "Lernen, Wiederholen, Nachweise",
        _ALONE,
        _UNTIL_ERASED,
    ),
    Row(
        "Eigene Worte",
        ("Notizen", "getippte Antworten", "Meldungen", "markierte Textstellen"),
        "Nachschlagen und eigenes Lernen",
        _ALONE,
        _UNTIL_ERASED,
    ),
    Row(
        "Einstellungen",
        (
            "Name",
            "Arbeitsplätze",
            "Aufgaben",
            "erster Arbeitstag",
            "Bundesland",
            "Wahl zum Einblick",
            "Aussehen",
        ),
        "Wissen auf die Person einstellen",
        _ALONE,
        _UNTIL_ERASED,
    ),
    Row(
        "Merkzettel zum Austausch",
        (*kept_in(assigned.NAME), *kept_in(cover_offered.NAME)),
        "nichts zweimal melden oder fragen",
        _ALONE,
        _UNTIL_ERASED,
    ),
)
"""What never leaves the computer by itself."""


def at_mentors(retention: Retention) -> tuple[Row, ...]:
    """What lies on the computer of a mentor about others, and how long Wissen keeps it."""
    months = plural_de(retention.months, "Monat", "Monate")
    plans, notes = own_plans.NAME, week_notes.NAME
    return (
        Row(
            "Angekommene und gesendete Nachrichten",
            ("Einblicke, Bitten um Hilfe, Lernpfade, Abnahmen und Vertretungen: siehe den nächsten Abschnitt",),
            "Einarbeitung begleiten",
            _MENTOR_ALONE,
            "wie es im nächsten Abschnitt bei jeder Nachricht steht",
        ),
        Row(
            "Abwesenheiten",
            kept_in(plans, "absences"),
            "einen Lernpfad um diese Tage herum planen",
            _MENTOR_ALONE,
            f"bis {months} nach ihrem letzten Tag, {_OR_SOONER}",
        ),
        Row(
            "Gesprächsblatt",
            kept_in(notes, "notes", "lines", "left_out", "discussed", "changed"),
            "das Gespräch vorbereiten und Verabredungen festhalten",
            _MENTOR_ALONE,
            f"bis {months} nach der letzten Änderung, {_OR_SOONER}; was besprochen ist, nur so lange wie die Bitte",
        ),
        Row(
            "Weggelegte Zeilen im Wochenblick",
            kept_in(notes, "put_off"),
            "erst in der nächsten Woche wieder daran erinnern",
            _MENTOR_ALONE,
            "bis zur nächsten Woche",
        ),
        Row(
            "Pläne und Vorlagen",
            kept_in(plans, "draft", "templates"),
            "Lernpfade vorbereiten und wiederverwenden",
            _MENTOR_ALONE,
            "bis der Plan gesendet oder verworfen ist; Vorlagen, bis sie gelöscht werden",
        ),
        Row(
            "Kontakte, auf beiden Seiten",
            kept_in(contacts.FILE),
            "wissen, wessen Dateien echt sind, und für wen verschlüsselt wird",
            "nur wer den Kontakt hat; wer den Rechner verwaltet, kann die Datei öffnen",
            "bis der Kontakt entfernt wird; abgelehnte Geräte, bis jemand alle seine Daten löscht",
        ),
        Row(
            "Gedruckte Blätter und gespeicherte Tabellen",
            ("was auf dem Gesprächsblatt oder im Wochenblick zu sehen war",),
            "das Gespräch führen und die Woche planen",
            "wer das Blatt oder die Datei hat",
            "bis jemand sie vernichtet: Wissen kann sie nicht löschen",
        ),
    )


def leaves(retention: Retention) -> tuple[Row, ...]:
    """What the person or a mentor sends, each time by a click of their own, and how long Wissen keeps it."""
    months = plural_de(retention.months, "Monat", "Monate")
    return (
        Row(
            "Einblick",
            _fields(Share, SharedModule, SharedPractice),
            "Einarbeitung begleiten: wer braucht was",
            _MENTOR,
            f"bis die Person ihn zurückholt, sonst bis {months} nach Ende der Einarbeitung",
        ),
        Row(
            "Bitte um Hilfe",
            _fields(HelpWanted),
            "bei einer Lektion oder Frage helfen",
            _MENTOR,
            f"bis die Person sie zurückholt, höchstens {retention.help_days} Tage",
        ),
        Row(
            "Zugewiesener Lernpfad",
            _fields(Assignment, PlannedItem, Withdrawn),
            "Einarbeitung planen",
            "die Person und wer zugewiesen hat",
            f"bis {months} nach seinem letzten Tag, auch wenn er zurückgenommen ist",
        ),
        Row(
            "Abnahme einer Praxisaufgabe",
            _fields(SignedOff),
            "bestätigen, was jemand kann",
            "die Person und wer abgenommen hat",
            f"als Nachricht bis {months} nach Ende des Lernpfads; als Nachweis im Lernstand, bis die Person ihn löscht",
        ),
        Row(
            "Vertretung",
            _fields(Cover, PublicKeys, CoverEnded),
            "die Einarbeitung begleiten, solange eine Mentorin oder ein Mentor fehlt",
            "die Person, die begleitet wird; von ihr selbst steht nichts darin",
            f"bis {months} nach dem letzten Tag der letzten Vertretung; angeboten wird sie nur bis zu diesem Tag",
        ),
        Row(
            "Hinweis an die Vertretung",
            _fields(Covering),
            "sagen, für wen und bis wann jemand vertritt",
            "nur wer vertritt, und nur, wenn die Person die Vertretung annimmt",
            f"bis der Kontakt entfernt wird, sonst bis {months} nach dem letzten Tag",
        ),
        Row(
            "Umschlag jeder Datei",
            (
                "Name der Person",
                "öffentliche Schlüssel des Geräts",
                "laufende Nummern",
                "was angekommen und was gelöscht ist",
                "in einer Einladung der Name des Teams",
            ),
            "verschlüsseln und erkennen, ob etwas fehlt",
            "wer die Datei bekommt",
            "so lange wie das, was darin steht; von Gelöschtem bleiben Nummer und Prüfsumme, damit nichts wiederkommt",
        ),
        Row(
            "Meldungen für die Redaktion",
            ("Stelle und Fassung", "Art der Meldung", "eigene Worte", "Kalenderwoche"),
            "Inhalte verbessern",
            "wem die Person die Datei gibt; ihr Name steht nicht darin",
            "wie es die Redaktion hält",
        ),
    )


NEVER: Final = (
    *KEPT_APART,
    "Wann jemand zuletzt am Rechner war, und wie oft.",
    "Ranglisten und Vergleiche zwischen Personen.",
)
"""What is not recorded at all."""

STAYS_HERE: Final = (
    "Antworten auf einzelne Fragen, Versuche und falsche Antworten.",
    "Notizen, Lesezeichen und Markierungen.",
    "Einzelne Tage: Was über das Lernen hinausgeht, nennt höchstens die Kalenderwoche.",
)
"""What no mentor gets, whatever is switched on."""

RULES: Final = (
    "Von selbst verlässt nichts den Rechner. Die Person wählt aus, sieht vorher genau, was gesendet wird, und sendet.",
    "Jede Datei ist für die Person verschlüsselt, die sie bekommt, und vom Gerät unterschrieben, von dem sie kommt.",
    "Nur Einladungen und Meldungen für die Redaktion stehen offen.",
    "Was gesendet ist, lässt sich zurückholen: Es wird hier sofort gelöscht und beim nächsten Austausch auch dort.",
    "Was ein früherer Rechner gesendet hat, holt der neue nur ganz zurück, und erst nach einem Brief des Gegenübers.",
    "Was seine Zeit gehabt hat, löscht Wissen von selbst auf beiden Rechnern, beim Start und bei jedem Austausch.",
    "Eine Woche zählt ab ihrem Montag. Die Einarbeitung endet mit dem letzten Tag der zugewiesenen Lernpfade.",
    "Was später ist oder zu keinem Lernpfad gehört, zählt ab seiner eigenen Woche oder seinem eigenen Tag.",
)
"""How sending works."""


def minimum(words: Iterable[str]) -> str:
    """What the office wants mentors to see at least, as a sentence."""
    fixed = ", ".join(words)
    if not fixed:
        return "Das Amt hat nichts festgelegt, was ein Einblick mindestens zeigt. Die Person wählt frei."
    return f"Das Amt hat festgelegt, was ein Einblick mindestens zeigt: {fixed}. Auch das sendet die Person selbst."
