"""Certificates: only for what is learned, in the words of the day they were issued, whatever happens later."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tests.helpers.person import Person
from tests.helpers.small_pack import write_counter_path
from tests.helpers.stores import Desk
from wissen.content.fingerprint import fingerprint
from wissen.content.model import Kind
from wissen.errors import ContentError, NotFound
from wissen.learning.verb import Verb
from wissen.progress.events import NewEvent
from wissen.services.certificates import FORMAT, Certificate, certificate

BEFORE, AFTER = date(2026, 5, 15), date(2026, 6, 2)
"""A section of l-frist changes on 01.06.2026."""


def learn_the_module(person: Person) -> None:
    person.today = BEFORE
    person.reads("l-hut")
    person.reads("l-frist")
    person.passes("q-anfang")


def issue(person: Person, name: str = "Jana Muster", ref: str = "m-anfang") -> str:
    """The reference of the event."""
    count = len(person.keeper.kept)
    (event,) = person.does(person.services.certificates.issued(ref, name, text_id=f"nachweis-{count}"))
    return event.reference


def read(person: Person, reference: str) -> Certificate:
    certified = person.services.certificates.one(reference)
    return certificate(certified, person.services.journal.texts([certified.text]).get(certified.text))


# ------------------------------------------------------------ what can be certified


def test_nothing_is_offered_before_anything_is_learned(person: Person) -> None:
    assert person.services.certificates.offers(()) == ()


def test_what_is_missing_is_told_in_its_order(person: Person) -> None:
    person.today = BEFORE
    person.reads("l-frist")
    module, path = person.services.certificates.offers(())
    assert [part.id for part in module.missing] == ["l-hut", "q-anfang"]
    assert [part.id for part in path.missing] == ["l-hut", "service-probe", "q-anfang"]
    assert not module.ready


def test_a_path_of_another_workplace_is_offered_once_it_is_complete(person: Person) -> None:
    write_counter_path(person.services.shelf.folder)
    person.services.shelf.adopt(person.services.shelf.read())
    person.reads("l-hut")

    def paths(*workplaces: str) -> list[str]:
        offers = person.services.certificates.offers(workplaces)
        return [offer.entry.id for offer in offers if offer.entry.kind is Kind.PATH]

    assert (paths(), paths("theke")) == (["pfad-woche"], ["pfad-theke", "pfad-woche"])
    learn_the_module(person)
    person.walks("service-probe")
    person.reads("l-rest")
    assert paths() == ["pfad-theke", "pfad-woche"]


def test_a_module_that_is_learned_can_be_certified_once(person: Person) -> None:
    learn_the_module(person)
    assert person.services.certificates.offer("m-anfang").ready
    reference = issue(person)
    offer = person.services.certificates.offer("m-anfang")
    assert offer.issued is not None
    assert offer.issued.reference == reference
    assert not offer.ready


def test_while_something_is_missing_nothing_is_put_in_writing(person: Person) -> None:
    person.today = BEFORE
    person.reads("l-hut")
    with pytest.raises(ContentError, match="Fristen"):
        person.services.certificates.issued("m-anfang", "Jana", text_id="n")


@pytest.mark.parametrize("ref", ["l-hut", "gibt-es-nicht"])
def test_only_modules_and_learning_paths_have_a_certificate(person: Person, ref: str) -> None:
    with pytest.raises(NotFound):
        person.services.certificates.offer(ref)


def test_a_learning_path_counts_what_is_not_optional(person: Person) -> None:
    learn_the_module(person)
    assert [part.id for part in person.services.certificates.offer("pfad-woche").missing] == ["service-probe"]
    person.walks("service-probe")
    made = read(person, issue(person, ref="pfad-woche"))
    assert made.achievement == "hat den Lernpfad „Erste Woche“ abgeschlossen."
    assert dict(made.rows)["Antrag annehmen"] == "durchgegangen am 15.05.2026"


# ------------------------------------------------------------ what it says


def test_it_says_who_learned_what_when_and_from_which_state_of_the_law(person: Person) -> None:
    learn_the_module(person)
    made = read(person, issue(person, "  Jana Muster "))
    assert made.name == "Jana Muster"
    assert made.achievement == "hat das Modul „Anfang“ abgeschlossen."
    assert made.rows == (
        ("Zwei Hüte", "gelesen am 15.05.2026"),
        ("Fristen", "gelesen am 15.05.2026"),
        ("Abschluss", "bestanden am 15.05.2026 (ab 50 Prozent)"),
    )
    assert (made.fact("Ausgestellt am"), made.fact("Rechtsstand"), made.fact("Ausgabe")) == (
        "15.05.2026",
        "19.08.2026",
        "2026-11",
    )
    evidence = person.services.certificates.all[0].evidence
    assert made.fact("Prüfsumme der Fassungen").replace(" ", "") == evidence


def test_another_state_of_the_law_is_another_certificate_and_the_first_stays(person: Person) -> None:
    learn_the_module(person)
    first = issue(person)
    before = read(person, first)
    person.today = AFTER
    assert [part.id for part in person.services.certificates.offer("m-anfang").missing] == ["l-frist"]
    person.does(person.services.refreshers.noticed("l-frist"))
    second = issue(person)
    made = read(person, second)
    assert dict(made.rows)["Fristen"] == "gelesen am 15.05.2026, aufgefrischt am 02.06.2026"
    assert made.fact("Prüfsumme der Fassungen") != before.fact("Prüfsumme der Fassungen")
    assert read(person, first) == before
    assert [one.reference for one in person.services.certificates.all] == [second, first]


@pytest.mark.parametrize("what", ["", "l-hut", "q-anfang"])
def test_beginning_anew_leaves_what_was_issued(person: Person, what: str) -> None:
    learn_the_module(person)
    reference = issue(person)
    before = read(person, reference)
    person.does(NewEvent(Verb.PROGRESS_RESET, what))
    assert read(person, reference) == before
    assert person.services.certificates.offer("m-anfang").missing != ()


# ------------------------------------------------------------ faults


def test_no_word_of_it_stands_in_the_event(person: Person) -> None:
    learn_the_module(person)
    issue(person)
    assert set(person.keeper.kept[-1].payload) == {"words", "evidence"}


def test_what_was_changed_since_does_not_hold(person: Person) -> None:
    learn_the_module(person)
    certified = person.services.certificates.one(issue(person))
    person.keeper.texts[certified.text] = person.keeper.texts[certified.text].replace("Jana", "Jonas")
    with pytest.raises(ContentError, match="verändert") as told:
        read(person, certified.reference)
    assert "Meine Daten" in told.value.hint  # only where it has gone is another one offered


def test_what_was_erased_is_told_and_can_be_issued_again(person: Person) -> None:
    learn_the_module(person)
    reference = issue(person)
    certified = person.services.certificates.one(reference)
    person.services.journal.learn(person.services.journal.erase([reference], today=person.today))
    with pytest.raises(NotFound):
        person.services.certificates.one(reference)
    with pytest.raises(ContentError, match="gelöscht"):
        certificate(certified, None)
    assert person.services.certificates.offer("m-anfang").ready


def test_a_newer_version_is_asked_for(person: Person) -> None:
    learn_the_module(person)
    reference = issue(person)
    certified = person.services.certificates.one(reference)
    body = json.loads(person.keeper.texts[certified.text])
    text = json.dumps({**body, "format": FORMAT + 1})
    newer = type(certified)("log/1", BEFORE, "m-anfang", fingerprint(text), certified.evidence, "n")
    with pytest.raises(ContentError, match="neuere Version"):
        certificate(newer, text)


def test_in_the_real_store_it_outlives_a_restart(tmp_path: Path, person: Person) -> None:
    learn_the_module(person)
    event = person.services.certificates.issued("m-anfang", "Jana", text_id="nachweis-1")
    desk = Desk(tmp_path / "profil")
    store = desk.store()
    (recorded,) = store.append(event, today=BEFORE)
    store.close()
    store = desk.store(today=AFTER)
    store.verify_all()
    person.services.journal.learn([recorded])
    made = certificate(person.services.certificates.one(recorded.reference), store.text("nachweis-1"))
    store.close()
    assert made.name == "Jana"
