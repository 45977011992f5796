"""The fields of the form for a head: which control fits which key, and what it is called for people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, NoReturn

from wissen.content import manifest
from wissen.content.change import GAZETTE
from wissen.content.finder import OTHERWISE
from wissen.content.frontmatter import (
    KEYWORDS,
    MINUTES,
    PERIOD,
    RESPONSIBLE,
    REVIEW,
    SOURCES,
    SUPERSEDES,
    TITLE,
)
from wissen.content.head import Review
from wissen.content.head_key import HeadKey, id_of
from wissen.content.item import QuizKind
from wissen.content.module import GOAL, ORDER
from wissen.content.process import DIFFICULTY, FIM, FOLLOW_UPS, HARDEST, PARTIES, TRIGGER
from wissen.content.quiz import KIND, PASS_MARK, PROCESS
from wissen.content.validity import Period
from wissen.content.yaml_tree import Scalar
from wissen.ui.strings import tr
from wissen.ui.workshop.head_field import ChoiceField, DayLineField, HeadField, LineField

_SEVERAL = ",;"

Value = Callable[[HeadKey[Any]], Any]
"""What stands in the head behind a key."""


def about_fields() -> list[HeadField]:
    """What it is, whom it leads where, and how it is found."""
    kinds = (
        (QuizKind.PRACTICE, tr("Übung")),
        (QuizKind.FINAL, tr("Abschluss eines Moduls")),
        (QuizKind.WALK, tr("Durchgang: ein Fall durch einen Prozess")),
    )
    levels = [(None, tr("Keine Angabe")), *((level, _level(level)) for level in range(1, HARDEST + 1))]
    return [
        _text_field(tr("Titel"), TITLE),
        _text_field(tr("Ziel"), GOAL, tr("Ergänzt den Satz „Danach können Sie …“.")),
        _names_field(
            tr("Reihenfolge"),
            ORDER,
            tr("Kennungen der Lektionen und Übungen, getrennt durch Kommas. Leer heißt: in der Folge der Dateien."),
        ),
        ChoiceField(tr("Art der Übung"), KIND, kinds),
        LineField(tr("Bestanden ab (Prozent)"), PASS_MARK, _number_text, _percent),
        LineField(
            tr("Prozess"),
            PROCESS,
            str,
            PROCESS.read,
            hint=tr("Nur für einen Durchgang: die Kennung des Prozesses, durch den er führt."),
        ),
        _text_field(tr("Auslöser"), TRIGGER, tr("Womit der Prozess beginnt.")),
        _texts_field(tr("Beteiligte"), PARTIES, tr("Mehrere trennt ein Semikolon.")),
        _names_field(
            tr("Folgeprozesse"), FOLLOW_UPS, tr("Kennungen der Prozesse, die danach kommen, getrennt durch Kommas.")
        ),
        ChoiceField(tr("Schwierigkeit"), DIFFICULTY, levels),
        LineField(
            tr("Sonst führt zu"),
            OTHERWISE,
            str,
            OTHERWISE.read,
            hint=tr("Kennung des Ergebnisses für „Weiß ich nicht“, wo eine Frage selbst keinen Weg dafür nennt."),
        ),
        LineField(tr("Dauer in Minuten"), MINUTES, _number_text, MINUTES.read),
        _texts_field(tr("Stichworte"), KEYWORDS, tr("Wörter, nach denen jemand sucht. Mehrere trennt ein Semikolon.")),
        _text_field(tr("Verantwortlich"), RESPONSIBLE),
    ]


def law_fields(value: Value, today: Callable[[], date]) -> list[HeadField]:
    """What it rests on, and from when to when it holds."""

    def starting(day: date | None) -> Period:
        return Period(day, value(PERIOD).end)

    def ending(day: date | None) -> Period:
        return Period(value(PERIOD).start, day)

    return [
        _texts_field(tr("Quellen"), SOURCES, tr("Zum Beispiel: § 81 Abs. 4 AufenthG; § 25 VwVfG")),
        _text_field(tr("Fundstelle"), GAZETTE, tr("Wo die Änderung verkündet wurde.")),
        _text_field(tr("FIM-Schlüssel"), FIM, tr("Die Nummer der Leistung im Föderalen Informationsmanagement.")),
        DayLineField(
            tr("Gilt ab"),
            PERIOD,
            lambda period: period.start,
            starting,
            today=today,
            hint=tr("Tage wie 01.03.2024. Leer heißt: ohne Grenze."),
        ),
        DayLineField(tr("Gilt bis"), PERIOD, lambda period: period.end, ending, today=today),
        _names_field(
            tr("Ersetzt"),
            SUPERSEDES,
            tr("Kennungen früherer Inhalte, an deren Stelle dieser tritt, getrennt durch Kommas."),
        ),
    ]


def review_fields(value: Value, today: Callable[[], date], by: Callable[[], str]) -> list[HeadField]:
    """When and by whom it was checked; `by` is who checks where nobody is named."""

    def checked_on(day: date | None) -> Review | None:
        before: Review | None = value(REVIEW)
        if day is None or before is not None:
            return replace(before, day=day) if day and before else None
        if not by():
            raise ValueError(tr("Bitte tragen Sie zuerst ein, wer geprüft hat."))
        return Review(day, by())

    def checked_by(node: Scalar) -> Review | None:
        before: Review | None = value(REVIEW)
        return replace(before, by=node.text) if before else Review(today(), node.text)

    def due(day: date | None) -> Review | None:
        before: Review | None = value(REVIEW)
        if before is None and day is not None:
            raise ValueError(tr("Tragen Sie zuerst ein, wann und von wem geprüft wurde."))
        return replace(before, due=day) if before else None

    return [
        DayLineField(tr("Geprüft am"), REVIEW, lambda review: review and review.day, checked_on, today=today),
        LineField(tr("Geprüft von"), REVIEW, lambda review: review.by if review else "", checked_by),
        DayLineField(tr("Nächste Prüfung bis"), REVIEW, lambda review: review and review.due, due, today=today),
    ]


def pack_fields(today: Callable[[], date]) -> list[HeadField]:
    """What `paket.yaml` says of the whole."""
    kept = tr("Daran erkennen Wissen und andere Ämter das Paket wieder. Bitte nicht ändern, sobald es verteilt ist.")
    return [
        _required(tr("Titel"), manifest.TITLE),
        _required(tr("Herausgeber"), manifest.PUBLISHER),
        LineField(tr("Kennung des Pakets"), manifest.PACK_ID, str, manifest.PACK_ID.read, hint=kept),
        _required(tr("Ausgabe"), manifest.EDITION, tr("Zum Beispiel 2026-11. Jede neue Ausgabe ist größer.")),
        DayLineField(
            tr("Rechtsstand"),
            manifest.LAW_AS_OF,
            lambda day: day,
            _some_day,
            today=today,
            hint=tr("Der Tag, auf dessen Gesetzestext sich die Inhalte stützen."),
        ),
        LineField(
            tr("Arbeitsplätze"),
            manifest.ROLES,
            ", ".join,
            _roles,
            hint=tr("Kurze Namen ohne Umlaute, getrennt durch Kommas: telefon, theke. Daraus wählt jede Datei aus."),
        ),
        _text_field(tr("Verantwortlich"), manifest.RESPONSIBLE),
        _text_field(tr("Lizenz"), manifest.LICENCE),
        _text_field(tr("Sprache"), manifest.LANGUAGE, tr("Zwei Buchstaben, zum Beispiel: de")),
        LineField(
            tr("Format"),
            manifest.FORMAT_KEY,
            str,
            manifest.FORMAT_KEY.read,
            hint=tr("Die Fassung der Schreibweise; sie bleibt {format}.").format(format=manifest.FORMAT),
        ),
    ]


def _text_field(label: str, key: HeadKey[str], hint: str = "") -> LineField:
    return LineField(label, key, str, key.read, hint=hint)


def _texts_field(label: str, key: HeadKey[tuple[str, ...]], hint: str) -> LineField:
    return LineField(label, key, "; ".join, key.read, hint=hint, separators=";")


def _names_field(label: str, key: HeadKey[Any], hint: str) -> LineField:
    return LineField(label, key, ", ".join, key.read, hint=hint, separators=_SEVERAL)


def _required(label: str, key: HeadKey[str], hint: str = "") -> LineField:
    return LineField(label, key, str, key.read, hint=hint, of_nothing=_nothing)


def _nothing() -> NoReturn:
    raise ValueError(tr("Diese Angabe darf nicht fehlen."))


def _some_day(day: date | None) -> date:
    return day or _nothing()


def _number_text(number: int | None) -> str:
    return "" if number is None else str(number)


def _percent(node: Scalar) -> int | None:
    number = PASS_MARK.read(node)
    if number is None or not 1 <= number <= 100:
        raise ValueError(tr("Möglich sind 1 bis 100 Prozent."))
    return number


def _roles(node: Scalar) -> tuple[str, ...]:
    return tuple(id_of(name) for name in manifest.ROLES.read(node))


def _level(level: int) -> str:
    words = {1: tr("1 (leicht)"), HARDEST: tr("{level} (schwer)").format(level=HARDEST)}
    return words.get(level, str(level))
