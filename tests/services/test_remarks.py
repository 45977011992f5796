"""Remarks: on what, as it was seen, without a word of it in an event, and for the trainer without the person."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.permissions import as_nobody, reachable_folder
from tests.helpers.person import Person
from tests.helpers.stores import Desk
from wissen.content.fingerprint import fingerprint
from wissen.content.ids import is_id
from wissen.content.model import Lesson
from wissen.errors import PrintError
from wissen.learning.remark import RemarkKind
from wissen.progress import payloads
from wissen.services.remarks import Noted, Remarks, Subject
from wissen.services.seen import Seen

WORDS = "Hier fehlt, wer den Antrag annimmt."
SUBJECT = Subject("l-hut#helfen", "Zwei Hüte › Helfen", Seen("f1", "Beraten ist Pflicht."))


def report(person: Person, object_id: str, place: str = "", kind: RemarkKind = RemarkKind.UNCLEAR) -> str:
    """Report with words; the reference of the event comes back."""
    remarks = person.services.remarks
    subject = remarks.subject(person.services.shelf.library, object_id, place)
    assert subject is not None
    (event,) = person.does(remarks.made(subject, kind, WORDS, text_id=f"m-{len(person.keeper.kept)}"))
    return event.reference


def subject_at(person: Person, object_id: str, place: str = "") -> Subject | None:
    """What the Stichtag has there."""
    return person.services.remarks.subject(person.services.shelf.library, object_id, place)


def noted(person: Person) -> tuple[Noted, ...]:
    remarks = person.services.remarks
    texts = person.services.journal.texts(remark.text for remark in remarks.all if remark.text)
    return remarks.noted(remarks.all, texts)


def erase(person: Person, *references: str) -> None:
    person.services.journal.learn(person.services.journal.erase(references, today=person.today))


# ------------------------------------------------------------ what it is about


@pytest.mark.parametrize(
    ("object_id", "place", "ref", "title"),
    [
        ("l-hut", "helfen", "l-hut#helfen", "Zwei Hüte › Helfen"),
        ("l-hut", "einleitung", "l-hut#einleitung", "Zwei Hüte"),
        ("l-hut", "k-hut", "k-hut", "Zwei Hüte › Welcher Hut?"),
        ("service-probe", "annehmen", "service-probe#annehmen", "Antrag annehmen › Annehmen"),
        ("duldung", "", "duldung", "Glossar › Duldung"),
        ("p-gespraech", "", "p-gespraech", "Praxis am Anfang › Ein Gespräch führen"),
    ],
)
def test_a_place_is_reported_with_its_fassung(person: Person, object_id: str, place: str, ref: str, title: str) -> None:
    subject = subject_at(person, object_id, place)
    assert subject is not None
    assert (subject.ref, subject.title) == (ref, title)
    entry, part = person.services.shelf.current.find(ref)
    assert part is not None
    assert subject.seen is not None
    assert subject.seen.revision == part.revision == fingerprint(subject.seen.text)
    assert entry.ref(part) == ref


@pytest.mark.parametrize(("object_id", "place"), [("l-hut", ""), ("service-probe", "namen"), ("pfad-woche", "")])
def test_where_nothing_smaller_is_learned_the_object_is_reported(person: Person, object_id: str, place: str) -> None:
    subject = subject_at(person, object_id, place)
    assert subject is not None
    assert (subject.ref, subject.seen) == (object_id, None)
    person.does(person.services.remarks.made(subject, RemarkKind.IDEA, "", text_id="m-1"))
    assert [remark.object for remark in person.services.remarks.all] == [object_id]


def test_what_the_content_does_not_have_is_nothing_to_report(person: Person) -> None:
    assert subject_at(person, "gibt-es-nicht") is None


def test_on_another_day_the_text_of_that_day_is_meant(person: Person) -> None:
    today = subject_at(person, "l-frist", "wann")
    person.services.shelf.choose(date(2026, 5, 31))
    then = subject_at(person, "l-frist", "wann")
    assert today is not None
    assert then is not None
    assert today.seen is not None
    assert then.seen is not None
    assert (today.seen.text, then.seen.text) == ("Die neue Frist.", "Die alte Frist.")


def test_what_the_stichtag_does_not_have_is_nothing_to_report(advised: Person) -> None:
    advised.services.shelf.choose(date(1990, 1, 1))
    found = [subject_at(advised, name) for name in advised.services.shelf.whole.entries]
    assert None in found


def test_a_question_is_reported_as_it_was_asked(person: Person) -> None:
    lesson = person.services.shelf.current.open("l-hut")
    assert isinstance(lesson, Lesson)
    subject = person.services.remarks.question(lesson.items[0])
    assert subject == subject_at(person, "l-hut", "k-hut")


def test_a_question_that_has_gone_is_still_reported(person: Person) -> None:
    lesson = person.services.shelf.current.open("l-hut")
    assert isinstance(lesson, Lesson)
    item = lesson.items[0]
    file = person.services.shelf.folder / "module/01-anfang/hut.md"
    file.write_text(file.read_text("utf-8").replace("k-hut", "k-neu"), "utf-8")
    person.services.shelf.adopt(person.services.shelf.read())
    assert person.services.remarks.question(item).title == "Welcher Hut?"


# ------------------------------------------------------------ kept, listed, taken back


def test_what_was_reported_is_listed_the_newest_first(person: Person) -> None:
    report(person, "l-hut", "helfen")
    report(person, "service-probe", "annehmen", RemarkKind.LOOP)
    assert [(one.title, one.remark.kind, one.words, one.known) for one in noted(person)] == [
        ("Antrag annehmen › Annehmen", RemarkKind.LOOP, WORDS, True),
        ("Zwei Hüte › Helfen", RemarkKind.UNCLEAR, WORDS, True),
    ]


def test_a_remark_needs_no_words(person: Person) -> None:
    person.does(person.services.remarks.made(SUBJECT, RemarkKind.LOOP, "  \n ", text_id="m-1"))
    assert [one.words for one in noted(person)] == [""]
    assert person.keeper.texts == {}


def test_a_place_that_has_gone_goes_by_its_kennung(person: Person) -> None:
    subject = Subject("l-fort#da", "Was einmal da war")
    person.does(person.services.remarks.made(subject, RemarkKind.WRONG, WORDS, text_id="m-1"))
    assert [(one.title, one.known) for one in noted(person)] == [("l-fort#da", False)]


def test_a_wish_to_those_who_write_bears_the_title_of_the_pack(person: Person) -> None:
    pack = person.services.shelf.whole.pack
    assert pack is not None
    person.does(Remarks.made(Subject(pack.id, pack.title), RemarkKind.IDEA, WORDS, text_id="m-wunsch"))
    assert [(one.title, one.known) for one in noted(person)] == [(pack.title, True)]


def test_taking_back_erases_words_and_kind(person: Person) -> None:
    reference = report(person, "l-hut", "helfen")
    kept = report(person, "l-hut", "k-hut")
    erase(person, reference)
    assert [one.remark.reference for one in noted(person)] == [kept]
    assert list(person.keeper.texts.values()) == [WORDS]
    assert person.keeper.kept[0].payload == {}


def test_taking_back_what_has_gone_does_nothing(person: Person) -> None:
    reference = report(person, "l-hut", "helfen")
    erase(person, reference)
    before = len(person.keeper.kept)
    erase(person, reference)
    assert len(person.keeper.kept) == before


def test_what_was_taken_back_can_be_reported_again_as_it_was(person: Person) -> None:
    reference = report(person, "l-hut", "helfen", RemarkKind.IDEA)
    (before,) = noted(person)
    erase(person, reference)
    person.does(person.services.remarks.again(before, text_id="m-neu"))
    (after,) = noted(person)
    assert (after.words, after.remark.kind, after.remark.revision) == (WORDS, RemarkKind.IDEA, before.remark.revision)


def test_in_the_real_store_it_outlives_a_restart_and_taking_it_back_leaves_no_trace(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "profil")
    store = desk.store()
    first = Remarks.made(SUBJECT, RemarkKind.WRONG, "geheim-4711", text_id="m-1")
    second = Remarks.made(Subject("pfad", "Pfad"), RemarkKind.LOOP, "", text_id="m-2")
    store.append(first, second, today=date(2026, 11, 23))
    store.backup(date(2026, 11, 23))
    store.close()
    store = desk.store(today=date(2026, 11, 24))
    assert (store.text("m-1"), store.shown("f1")) == ("geheim-4711", "Beraten ist Pflicht.")
    store.verify_all()
    store.erase(store.events()[:1], today=date(2026, 11, 24))
    store.verify_all()
    store.close()
    assert [file for file in tmp_path.rglob("*") if file.is_file() and b"geheim-4711" in file.read_bytes()] == []


# ------------------------------------------------------------ no word of it in an event


def strings(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from (key, *strings(inner))
    elif isinstance(value, str):
        yield value


@given(words=st.text(), kind=st.sampled_from(RemarkKind))
def test_no_free_text_ever_enters_an_event(words: str, kind: RemarkKind) -> None:
    event = Remarks.made(SUBJECT, kind, words, text_id="m-1a2b")
    payloads.check(event.verb, event.payload)
    payloads.check_object(event.verb, event.object)
    assert all(is_id(text) for text in strings(event.payload))
    written = words.strip()
    assert event.texts == ({"m-1a2b": written} if written else {})
    again = Remarks.made(SUBJECT, kind, "etwas ganz anderes", text_id="m-1a2b")
    assert not written or (again.object, again.payload) == (event.object, event.payload)


# ------------------------------------------------------------ the file for the trainer


def test_the_file_says_what_where_and_in_which_week_and_nothing_of_the_person(person: Person) -> None:
    report(person, "service-probe", "annehmen", RemarkKind.LOOP)
    report(person, "l-hut", "helfen")
    told = json.loads(person.services.remarks.file(noted(person)))
    assert told == {
        "format": 1,
        "paket": "probe",
        "ausgabe": "2026-11",
        "rechtsstand": "2026-08-19",
        "meldungen": [
            {
                "kennung": "l-hut#helfen",
                "stelle": "Zwei Hüte › Helfen",
                "fassung": noted(person)[0].remark.revision,
                "art": "unklar",
                "text": WORDS,
                "woche": "2026-W48",
            },
            {
                "kennung": "service-probe#annehmen",
                "stelle": "Antrag annehmen › Annehmen",
                "fassung": noted(person)[1].remark.revision,
                "art": "Schleife",
                "text": WORDS,
                "woche": "2026-W48",
            },
        ],
    }


def test_the_file_does_not_tell_the_order_of_writing(person: Person) -> None:
    report(person, "l-hut", "helfen")
    report(person, "l-frist", "wann")
    listed = noted(person)
    assert person.services.remarks.file(listed) == person.services.remarks.file(listed[::-1])


def test_the_week_belongs_to_the_year_of_its_thursday(person: Person) -> None:
    person.today = date(2027, 1, 1)
    report(person, "l-hut", "helfen")
    assert json.loads(person.services.remarks.file(noted(person)))["meldungen"][0]["woche"] == "2026-W53"


def test_without_a_pack_the_file_can_still_be_made(person: Person) -> None:
    (person.services.shelf.folder / "paket.yaml").unlink()
    person.services.shelf.adopt(person.services.shelf.read())
    assert json.loads(person.services.remarks.file(()))["paket"] == ""


def test_the_file_is_written_readably(tmp_path: Path) -> None:
    Remarks.save(tmp_path / "Meldungen.wissenmeldung", "Zwei Hüte\n")
    assert (tmp_path / "Meldungen.wissenmeldung").read_bytes() == "Zwei Hüte\n".encode()
    assert [file.name for file in tmp_path.iterdir()] == ["Meldungen.wissenmeldung"]


def test_where_nobody_may_write_the_older_file_stays(person: Person) -> None:
    with reachable_folder() as folder:
        file = folder / "Meldungen.wissenmeldung"
        file.write_text("älter", "utf-8")
        folder.chmod(0o500)
        with as_nobody(), pytest.raises(PrintError, match="darf nicht geschrieben werden") as told:
            Remarks.save(file, "neuer")
        assert told.value.hint
        assert file.read_text("utf-8") == "älter"


def test_a_full_disk_is_told_and_the_older_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    file = tmp_path / "Meldungen.wissenmeldung"
    file.write_text("älter", "utf-8")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PrintError, match="kein Platz mehr"):
        Remarks.save(file, "neuer")
    assert [(one.name, one.read_text("utf-8")) for one in tmp_path.iterdir()] == [(file.name, "älter")]
