"""What is kept about a person, in plain words: how much of what, and each entry with its day and what it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from wissen.content.library import Library
from wissen.learning.practice import SignOffLevel
from wissen.learning.remark import RemarkKind
from wissen.learning.verb import Verb
from wissen.progress.export import Kept, KeptEvent
from wissen.progress.payloads import text_ids
from wissen.progress.store import Holdings
from wissen.services.remarks import KIND_WORDS
from wissen.text import german_date, plural_de


@dataclass(frozen=True, slots=True)
class Wording:
    """One kind of entry: what was done, and how several are counted."""

    done: str
    one: str
    many: str


WORDINGS: Final[Mapping[str, Wording]] = {
    Verb.COMPLETED: Wording(
        "Abgeschlossen", "Abschluss einer Lektion oder eines Prozesses", "Abschlüsse von Lektionen und Prozessen"
    ),
    Verb.ANSWERED: Wording("Frage beantwortet", "Antwort auf eine Frage", "Antworten auf Fragen"),
    Verb.ATTEMPT_STARTED: Wording("Übung begonnen", "begonnene Übung", "begonnene Übungen"),
    Verb.ATTEMPT_FINISHED: Wording("Übung beendet", "beendete Übung", "beendete Übungen"),
    Verb.CERTIFIED: Wording("Nachweis ausgestellt", "Nachweis", "Nachweise"),
    Verb.BEGUN: Wording("Zum ersten Mal geöffnet", "begonnener Inhalt", "begonnene Inhalte"),
    Verb.ACKNOWLEDGED: Wording("Änderung zur Kenntnis genommen", "bemerkte Änderung", "bemerkte Änderungen"),
    Verb.REMARKED: Wording("Gemeldet", "Meldung", "Meldungen"),
    Verb.BOOKMARKED: Wording("Lesezeichen", "Eintrag zu Lesezeichen", "Einträge zu Lesezeichen"),
    Verb.NOTED: Wording("Notiz", "Eintrag zu Notizen", "Einträge zu Notizen"),
    Verb.HIGHLIGHTED: Wording("Textstelle markiert", "Eintrag zu Markierungen", "Einträge zu Markierungen"),
    Verb.PRACTICE_READY: Wording("Bereit zur Abnahme", "Eintrag zu Praxisaufgaben", "Einträge zu Praxisaufgaben"),
    Verb.SIGNED_OFF: Wording("Praxis abgezeichnet", "Abnahme einer Praxisaufgabe", "Abnahmen von Praxisaufgaben"),
    Verb.MARKED_UNSURE: Wording("Als unsicher markiert", "Eintrag zu Unsicherem", "Einträge zu Unsicherem"),
    Verb.RESUMED: Wording("Frage wieder aufgenommen", "wieder aufgenommene Frage", "wieder aufgenommene Fragen"),
    Verb.UNDONE: Wording("Abschluss zurückgenommen", "zurückgenommener Abschluss", "zurückgenommene Abschlüsse"),
    Verb.SETTINGS: Wording("Wahl für das Lernen", "Wahl für das Lernen", "Einträge zu Ihrer Wahl für das Lernen"),
    Verb.PROGRESS_RESET: Wording("Lernstand zurückgesetzt", "Zurücksetzung", "Zurücksetzungen"),
    Verb.ERASED: Wording("Eintrag gelöscht", "Vermerk über Gelöschtes", "Vermerke über Gelöschtes"),
}
"""By verb, in the order in which they are counted."""

_OTHER: Final = Wording("Eintrag einer neueren Version", "anderer Eintrag", "andere Einträge")
_NOT_OWN: Final = {
    (Verb.NOTED, "title"),
    (Verb.HIGHLIGHTED, "title"),
    (Verb.CERTIFIED, "words"),
    (Verb.SIGNED_OFF, "name"),
}
"""Texts with an entry that are not the person's words: what a place was called, what was printed, who signed off."""
_STAYS: Final = (Verb.BEGUN, Verb.ERASED)
"""Verbs whose events hold nothing that could be erased."""


@dataclass(frozen=True, slots=True)
class DataEntry:
    """One event: `what` was done and when, `title` of its object, `words` the person's own.

    `can_be_erased` is false for what holds nothing more than that it was; erasing a reset takes it back.
    """

    reference: str
    day: date
    verb: str
    what: str
    title: str
    words: str = ""
    can_be_erased: bool = False


def counted(holdings: Holdings) -> tuple[str, ...]:
    """How much there is of each kind, what is most telling first; nothing is said of what there is not."""
    known = [(WORDINGS[verb], holdings.events.get(verb, 0)) for verb in WORDINGS]
    other = sum(count for verb, count in holdings.events.items() if verb not in WORDINGS)
    lines = [plural_de(count, words.one, words.many) for words, count in (*known, (_OTHER, other)) if count]
    counts = (
        (holdings.texts, "Text dazu, vor allem in Ihren Worten", "Texte dazu, vor allem in Ihren Worten"),
        (holdings.places, "Stelle, an der Sie zuletzt waren", "Stellen, an denen Sie zuletzt waren"),
        (holdings.shown, "Abschnitt in der Fassung, die Sie sahen", "Abschnitte in der Fassung, die Sie sahen"),
    )
    return (*lines, *(plural_de(count, one, many) for count, one, many in counts if count))


def entries(kept: Kept, library: Library) -> tuple[DataEntry, ...]:
    """Every event in words, the newest first."""
    return tuple(_entry(event, kept.texts, library) for event in reversed(kept.events))


def title_of(name: str, library: Library) -> str:
    """What people call a Kennung or a place; the name itself where the content has it no more."""
    found = library.lookup(name)
    if found is None:
        return name
    entry, part = found
    titles = (entry.title, part.title if part is not None else "")
    return " › ".join(title for title in titles if title)


def _entry(event: KeptEvent, texts: Mapping[str, str], library: Library) -> DataEntry:
    reference = f"{event.log}/{event.seq}"
    wording = WORDINGS.get(event.verb, _OTHER)
    title = "" if event.verb == Verb.ERASED or not event.object else title_of(event.object, library)
    if event.payload is None:
        gone = "zurückgenommen" if event.verb == Verb.PROGRESS_RESET else "Angaben gelöscht"
        return DataEntry(reference, event.day, event.verb, f"{wording.done} ({gone})", title)
    written = {name: value for name, value in event.payload.items() if (event.verb, name) not in _NOT_OWN}
    own = [texts[text_id] for text_id in text_ids(written) if text_id in texts]
    detail = _signed(event.payload, texts) if event.verb == Verb.SIGNED_OFF else _detail(event.verb, event.payload)
    what = f"{wording.done}: {detail}" if detail else wording.done
    return DataEntry(
        reference, event.day, event.verb, what, title, "\n".join(own), can_be_erased=event.verb not in _STAYS
    )


def _detail(verb: str, payload: Mapping[str, Any]) -> str:
    match verb:
        case Verb.ANSWERED:
            return _scored(payload["score"])
        case Verb.ATTEMPT_FINISHED:
            return f"{round(100 * payload['score'])} Prozent"
        case Verb.BOOKMARKED:
            return "gesetzt" if payload["kept"] else "entfernt"
        case Verb.HIGHLIGHTED if not payload["kept"]:
            return "entfernt"
        case Verb.NOTED if payload["words"] is None:
            return "entfernt"
        case Verb.PRACTICE_READY if not payload["ready"]:
            return "nicht mehr"
        case Verb.MARKED_UNSURE if not payload["unsure"]:
            return "nicht mehr"
        case Verb.REMARKED if payload["kind"] in set(RemarkKind):
            return KIND_WORDS[RemarkKind(payload["kind"])]
    return ""


def _signed(payload: Mapping[str, Any], texts: Mapping[str, str]) -> str:
    by = f"von {texts.get(payload['name']['text'], payload['by'])}"
    if payload["level"] is None:
        return f"zurückgenommen {by}"
    return f"{SignOffLevel[payload['level'].upper()].value}, {by} am {german_date(date.fromisoformat(payload['day']))}"


def _scored(score: float | None) -> str:
    if score is None:
        return ""
    return "richtig" if score == 1 else "teilweise richtig" if score > 0 else "noch nicht richtig"
