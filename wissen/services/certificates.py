"""Certificates (Nachweise): what can be certified, putting it in writing once, and reading it again unchanged."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from wissen.content.entry import Entry
from wissen.content.fingerprint import fingerprint
from wissen.content.library import Library
from wissen.content.model import Kind, LearningPath
from wissen.errors import ContentError, NotFound
from wissen.learning.certificate import Certified
from wissen.learning.completion import Standing
from wissen.learning.history import Attempt, Completion, History
from wissen.learning.refresher import known_of
from wissen.learning.verb import Verb
from wissen.progress.events import NewEvent
from wissen.services.refreshers import Refreshers
from wissen.services.shelf import Shelf
from wissen.text import german_date

FORMAT = 1
"""Version of the text that is kept; a reader refuses a higher one."""

LAW_AS_OF, EDITION = "Rechtsstand", "Ausgabe"
PROVES = (
    (
        "Dieser Nachweis sagt, welche Inhalte in welcher Fassung gelernt und welche Übungen bestanden wurden. Wissen "
        "hat ihn auf dem Rechner der lernenden Person aus ihrem eigenen Lernstand erstellt."
    ),
    (
        "Er gilt für den Rechtsstand, der hier steht. Was sich danach ändert, umfasst er nicht. Eine Prüfung, eine "
        "Abnahme in der Praxis oder eine Dienstanweisung ersetzt er nicht."
    ),
)
"""The lines on what a certificate proves and what it does not."""

_LEARNED = frozenset({Kind.LESSON, Kind.QUIZ, Kind.PROCESS})
_GROUP = 4
"""Digits of the check sum that stand together, so that it can be compared by eye."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """Every string that is printed. `rows` are what was learned and when, `facts` labels with their values.

    `name` is "" where the person writes it on the sheet by hand.
    """

    name: str
    subject: str
    achievement: str
    rows: tuple[tuple[str, str], ...]
    facts: tuple[tuple[str, str], ...]
    proves: tuple[str, ...] = PROVES
    title: str = "Nachweis"
    headings: tuple[str, ...] = ("Was dazugehört", "Worauf er sich stützt", "Was er sagt und was nicht")
    heads: tuple[str, str] = ("Inhalt", "Stand")

    def fact(self, label: str) -> str:
        """The value behind a label, "" where there is none."""
        return dict(self.facts).get(label, "")


@dataclass(frozen=True, slots=True)
class Offer:
    """A module or learning path that can be certified once nothing of it is `missing` (the open and changed parts).

    `issued` is the certificate that rests on the very same Fassungen; another one would say the same.
    """

    entry: Entry
    missing: tuple[Entry, ...]
    issued: Certified | None = None

    @property
    def ready(self) -> bool:
        """Whether a certificate would say something new."""
        return not self.missing and self.issued is None


class Certificates:
    """Use cases of the page Nachweise; belongs to the thread of the history."""

    def __init__(self, shelf: Shelf, history: History, refreshers: Refreshers) -> None:
        self._shelf = shelf
        self._history = history
        self._refreshers = refreshers

    @property
    def all(self) -> tuple[Certified, ...]:
        """What was issued, the newest first."""
        return tuple(reversed(self._history.certificates.values()))

    def one(self, reference: str) -> Certified:
        """The certificate of an event; raises NotFound."""
        if reference not in self._history.certificates:
            raise NotFound("Diesen Nachweis gibt es hier nicht mehr.", "Unter „Nachweise“ steht, was ausgestellt ist.")
        return self._history.certificates[reference]

    def offers(self, workplaces: Collection[str]) -> tuple[Offer, ...]:
        """Modules, then learning paths, of which something is learned; a path of another workplace once complete."""
        current = self._shelf.current
        names = [*(module.head.id for module in current.modules), *(path.head.id for path in current.paths)]
        entries = [current.entry(name) for name in names]
        begun = (entry for entry in entries if any(map(self._is_done, self._parts(entry))))
        others = {path.head.id for path in current.paths if not path.is_for(workplaces)}
        offers = (self.offer(entry.id) for entry in begun)
        return tuple(offer for offer in offers if not offer.missing or offer.entry.id not in others)

    def offer(self, object_id: str) -> Offer:
        """What is missing for the certificate of a module or learning path; raises NotFound for anything else."""
        entry = self._shelf.current.entry(object_id)
        parts = self._parts(entry)
        if not parts:
            raise NotFound(f"„{entry.title}“ enthält nichts, was gelernt wird.", "Dafür gibt es keinen Nachweis.")
        missing = tuple(part for part in parts if not self._is_done(part))
        if missing:
            return Offer(entry, missing)
        evidence = self._evidence(parts)
        same = (one for one in self.all if one.object == entry.id and one.evidence == evidence)
        return Offer(entry, (), next(same, None))

    def issued(self, object_id: str, name: str, *, text_id: str) -> NewEvent:
        """Put in writing that everything of a module or learning path is learned; `text_id` is a fresh id, a slug.

        Raises NotFound, or ContentError while something of it is missing.
        """
        offer = self.offer(object_id)
        if offer.missing:
            first = offer.missing[0].title
            raise ContentError(f"Für diesen Nachweis fehlt noch etwas: „{first}“.", "Schließen Sie das zuerst ab.")
        parts = self._parts(offer.entry)
        evidence = self._evidence(parts)
        text = _written(self._certificate(offer.entry, parts, name.strip(), evidence))
        return NewEvent(
            Verb.CERTIFIED,
            offer.entry.id,
            fingerprint(text),
            {"words": {"text": text_id}, "evidence": evidence},
            texts={text_id: text},
        )

    # ------------------------------------------------------------ what it rests on

    def _parts(self, entry: Entry) -> tuple[Entry, ...]:
        """What is learned of a module or learning path, once and in its order; what is optional does not count."""
        current = self._shelf.current
        content = current.open(entry.id)
        if isinstance(content, LearningPath):
            found: Iterable[Entry] = _of_path(current, entry, content)
        elif entry.kind is Kind.MODULE:
            found = _of_module(current, entry)
        else:
            raise NotFound(f"Für „{entry.title}“ gibt es keinen Nachweis.", "Es gibt ihn für Module und Lernpfade.")
        return tuple(dict.fromkeys(part for part in found if part.kind in _LEARNED))

    def _is_done(self, part: Entry) -> bool:
        return self._refreshers.standing(part) is Standing.DONE

    def _evidence(self, parts: Iterable[Entry]) -> str:
        """Fingerprint of the Fassungen that were learned and asked, whatever their order."""
        return fingerprint("\n".join(sorted(line for part in parts for line in self._fassungen(part))))

    def _fassungen(self, part: Entry) -> Iterator[str]:
        known = known_of(part, self._history)
        if known is not None:
            yield from (f"{part.id}#{place} {revision}" for place, revision in known.sections.items())
        for item, revision in self._passed(part).items if part.kind is Kind.QUIZ else ():
            yield f"{part.id}#{item} {revision}"

    def _passed(self, quiz: Entry) -> Attempt:
        """The first attempt that made the quiz done."""
        names = (quiz.id, *quiz.head.supersedes)
        attempts = [attempt for name in names for attempt in self._history.attempts(name)]
        done = (attempt for attempt in attempts if attempt.passed or (attempt.finished and not attempt.judged))
        return next(done)

    # ------------------------------------------------------------ what is printed

    def _certificate(self, entry: Entry, parts: Iterable[Entry], name: str, evidence: str) -> Certificate:
        kind = "das Modul" if entry.kind is Kind.MODULE else "den Lernpfad"
        rows = tuple((part.title, self._when(part)) for part in parts)
        return Certificate(
            name=name,
            subject=entry.title,
            achievement=f"hat {kind} „{entry.title}“ abgeschlossen.",
            rows=rows,
            facts=tuple(self._facts(evidence)),
        )

    def _when(self, part: Entry) -> str:
        if part.kind is Kind.QUIZ:
            attempt = self._passed(part)
            day = german_date(attempt.ended) if attempt.ended else ""
            return f"bestanden am {day} (ab {attempt.pass_mark} Prozent)" if attempt.judged else f"bearbeitet am {day}"
        names = (part.id, *part.head.supersedes)
        read = _first(self._history.completions, names)
        noticed = _first(self._history.acknowledged, names)
        done = (
            "durchgegangen"
            if part.kind is Kind.PROCESS
            else "als bekannt nachgewiesen"
            if read and read.by
            else "gelesen"
        )
        said = [f"{done} am {german_date(read.day)}"] if read else []
        if noticed is not None:
            said.append(f"aufgefrischt am {german_date(noticed.day)}")
        return ", ".join(said)

    def _facts(self, evidence: str) -> Iterator[tuple[str, str]]:
        pack = self._shelf.whole.pack
        yield "Ausgestellt am", german_date(self._shelf.today)
        if pack is not None:
            if pack.law_as_of is not None:
                yield LAW_AS_OF, german_date(pack.law_as_of)
            yield "Inhalte", " · ".join(part for part in (pack.title, pack.publisher) if part)
            yield EDITION, pack.edition
        yield (
            "Prüfsumme der Fassungen",
            " ".join(evidence[start : start + _GROUP] for start in range(0, len(evidence), _GROUP)),
        )


def certificate(certified: Certified, text: str | None) -> Certificate:
    """What was printed, from the text that was kept.

    Raises ContentError when it was erased, changed since, or written by a newer version.
    """
    if text is None:
        raise ContentError("Der Text dieses Nachweises wurde gelöscht.", "Stellen Sie ihn bei Bedarf neu aus.")
    if fingerprint(text) != certified.revision:
        raise ContentError(
            f"Der Nachweis vom {german_date(certified.day)} wurde seit dem Ausstellen verändert und gilt nicht mehr.",
            "Löschen Sie seinen Eintrag in „Meine Daten“. Danach können Sie ihn neu ausstellen.",
        )
    body = json.loads(text)
    if body["format"] > FORMAT:
        raise ContentError("Dieser Nachweis braucht eine neuere Version von Wissen.", "Öffnen Sie ihn dort.")
    return _read(body)


def _written(made: Certificate) -> str:
    return json.dumps({"format": FORMAT, **asdict(made)}, ensure_ascii=False, indent=1, sort_keys=True)


def _read(body: Mapping[str, Any]) -> Certificate:
    return Certificate(
        name=body["name"],
        subject=body["subject"],
        achievement=body["achievement"],
        rows=tuple((what, when) for what, when in body["rows"]),
        facts=tuple((label, value) for label, value in body["facts"]),
        proves=tuple(body["proves"]),
        title=body["title"],
        headings=tuple(body["headings"]),
        heads=(body["heads"][0], body["heads"][1]),
    )


def _first(known: Mapping[str, Completion], names: Iterable[str]) -> Completion | None:
    return next((known[name] for name in names if name in known), None)


def _of_module(library: Library, entry: Entry) -> tuple[Entry, ...]:
    return library.contents(next(module for module in library.modules if module.head.id == entry.id))


def _of_path(library: Library, entry: Entry, path: LearningPath) -> Iterator[Entry]:
    for item in (item for stage in path.stages for item in stage.items if not item.optional):
        ref = library.resolve(entry.path, item.target)
        if ref is None:
            continue
        try:
            target, _ = library.find(ref)
        except NotFound:
            continue
        yield from _of_module(library, target) if target.kind is Kind.MODULE else (target,)
