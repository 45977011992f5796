"""Bookmarks, notes and highlights survive what an update does to the content: renamed, moved, split, changed, gone."""

from __future__ import annotations

from textwrap import dedent

import pytest

from tests.helpers.person import Person
from tests.helpers.small_pack import FILES
from wissen.services.documents import Drawer, Filed, Order, State, narrowed
from wissen.services.highlights import Marked, shown
from wissen.services.notes import NoteView

HUT = "module/01-anfang/hut.md"
TEXT = "Beraten ist Pflicht (§ 82 Abs. 3 AufenthG)."
WORDS = "Beraten ist Pflicht"


def write(person: Person, name: str, text: str | None) -> None:
    """Replace a file of the content, or take it away, and read the folder again."""
    file = person.services.shelf.folder / name
    if text is None:
        file.unlink()
    else:
        file.write_text(dedent(text), "utf-8")
    person.services.shelf.adopt(person.services.shelf.read())


def note(person: Person, ref: str, words: str = "Merken!", note_id: str = "n-1") -> None:
    subject = person.services.remarks.subject(person.services.shelf.current, *ref.split("#"))
    assert subject is not None
    person.does(person.services.notes.written(NoteView(note_id, subject.ref, subject.title, words)))


def highlight(person: Person, ref: str, words: str, mark_id: str = "h-1") -> None:
    subject = person.services.remarks.subject(person.services.shelf.current, *ref.split("#"))
    assert subject is not None
    event = person.services.highlights.made(subject, Marked(words), mark_id=mark_id)
    assert event is not None
    person.does(event)


def filed(person: Person, drawer: Drawer) -> tuple[Filed, ...]:
    drawn = person.services.documents.open(drawer)
    return drawn.filed(person.services.journal.texts(drawn.text_ids))


def painted(person: Person, object_id: str) -> list[tuple[str, str]]:
    """Place and words of each highlight on the page of an object."""
    found = person.services.highlights.on(object_id)
    texts = person.services.journal.texts(one.text for one, _ in found)
    return [(one.place, one.marked.words) for one in shown(found, texts, person.services.shelf.library)]


@pytest.fixture
def keeping(person: Person) -> Person:
    """Somebody who keeps one of each at the same section."""
    person.does(person.services.bookmarks.changed("l-hut#helfen", kept=True))
    note(person, "l-hut#helfen")
    highlight(person, "l-hut#helfen", WORDS)
    return person


def everything(person: Person) -> list[tuple[str, str, State]]:
    return [
        (one.title, one.spot.ref if one.spot else "", one.state) for drawer in Drawer for one in filed(person, drawer)
    ]


def test_it_stands_where_it_was_kept(keeping: Person) -> None:
    assert everything(keeping) == [("Zwei Hüte › Helfen", "l-hut#helfen", State.THERE)] * 3
    assert painted(keeping, "l-hut") == [("helfen", WORDS)]
    assert [place for _, place in keeping.services.notes.on("l-hut")] == ["helfen"]


def test_a_renamed_section_leads_along(keeping: Person) -> None:
    text = (
        FILES[HUT].replace("## Helfen", "## Beraten").replace("Kennung: helfen", "Kennung: beraten · Ersetzt: helfen")
    )
    write(keeping, HUT, text)
    assert everything(keeping) == [("Zwei Hüte › Beraten", "l-hut#beraten", State.THERE)] * 3
    assert painted(keeping, "l-hut") == [("beraten", WORDS)]
    assert keeping.services.bookmarks.has("l-hut#beraten")


def test_a_renamed_lesson_leads_along(keeping: Person) -> None:
    text = FILES[HUT].replace("kennung: l-hut\n", "kennung: l-huete\n        ersetzt: [l-hut]\n")
    write(keeping, HUT, text)
    assert everything(keeping) == [("Zwei Hüte › Helfen", "l-huete#helfen", State.THERE)] * 3
    assert painted(keeping, "l-huete") == [("helfen", WORDS)]


SECOND = """\
    ---
    kennung: l-helfen
    titel: Helfen und beraten
    dauer: 4
    ---

    ## So wird geholfen
    Kennung: so{replaces}

    Beraten ist Pflicht (§ 82 Abs. 3 AufenthG).
    """


def without_section(text: str) -> str:
    """The lesson without the section that moves."""
    return text.replace(
        "## Helfen\n        Kennung: helfen\n\n        " + TEXT, "## Prüfen\n        Kennung: pruefen\n\n        Mehr."
    )


def test_a_lesson_that_was_split_leads_to_the_new_one(keeping: Person) -> None:
    write(keeping, HUT, without_section(FILES[HUT]))
    write(keeping, "module/01-anfang/helfen.md", SECOND.format(replaces=" · Ersetzt: l-hut#helfen"))
    assert everything(keeping) == [("Helfen und beraten › So wird geholfen", "l-helfen#so", State.THERE)] * 3
    assert painted(keeping, "l-helfen") == [("so", WORDS)]
    assert painted(keeping, "l-hut") == []


def test_a_text_that_moved_without_a_word_keeps_its_highlight(keeping: Person) -> None:
    write(keeping, HUT, without_section(FILES[HUT]))
    write(keeping, "module/01-anfang/helfen.md", SECOND.format(replaces=""))
    assert [(one.state, one.spot and one.spot.ref) for one in filed(keeping, Drawer.HIGHLIGHTS)] == [
        (State.THERE, "l-helfen#so")
    ]
    assert [one.state for one in filed(keeping, Drawer.NOTES)] == [State.GONE]


def test_a_moved_file_changes_nothing(keeping: Person) -> None:
    write(keeping, HUT, None)
    write(keeping, "module/02-weiter/hut.md", FILES[HUT])
    assert everything(keeping) == [("Zwei Hüte › Helfen", "l-hut#helfen", State.THERE)] * 3


def test_in_a_changed_text_the_words_are_found_again(keeping: Person) -> None:
    write(keeping, HUT, FILES[HUT].replace(TEXT, f"Neu davor. {TEXT}"))
    assert painted(keeping, "l-hut") == [("helfen", WORDS)]
    write(keeping, HUT, FILES[HUT].replace("Beraten ist Pflicht", "Beraten ist immer Pflicht"))
    assert painted(keeping, "l-hut") == [("helfen", "Beraten ist immer Pflicht")]


def test_words_that_have_gone_are_shown_as_they_were(keeping: Person) -> None:
    write(keeping, HUT, FILES[HUT].replace(TEXT, "Hier steht jetzt etwas anderes."))
    assert [(one.state, one.words, one.title) for one in filed(keeping, Drawer.HIGHLIGHTS)] == [
        (State.CHANGED, WORDS, "Zwei Hüte › Helfen")
    ]
    assert painted(keeping, "l-hut") == []


def test_what_has_gone_says_its_words_and_where_it_stood_and_comes_back(keeping: Person) -> None:
    write(keeping, HUT, None)
    assert everything(keeping) == [("Zwei Hüte › Helfen", "", State.GONE)] * 3
    assert [one.words for drawer in Drawer for one in filed(keeping, drawer)] == ["", "Merken!", WORDS]
    write(keeping, HUT, FILES[HUT])
    assert everything(keeping) == [("Zwei Hüte › Helfen", "l-hut#helfen", State.THERE)] * 3


def test_what_does_not_hold_today_is_still_there(person: Person) -> None:
    note(person, "l-frist#wann")
    text = FILES["module/01-anfang/frist.md"].replace("Gilt: ab 01.06.2026", "Gilt: 01.06.2026 bis 30.06.2026")
    write(person, "module/01-anfang/frist.md", text)
    assert [one.state for one in filed(person, Drawer.NOTES)] == [State.THERE]


def test_names_that_replace_each_other_end_somewhere(keeping: Person) -> None:
    text = FILES[HUT].replace("Kennung: helfen", "Kennung: eins · Ersetzt: zwei")
    write(keeping, HUT, f"{dedent(text)}\n## Zwei\nKennung: zwei · Ersetzt: eins\n\nText.\n")
    assert [one.state for one in filed(keeping, Drawer.NOTES)] == [State.GONE]


@pytest.mark.parametrize(
    ("ref", "words"), [("duldung", "vorübergehend nicht"), ("service-probe#annehmen", "Den Antrag")]
)
def test_terms_and_steps_can_be_marked_too(person: Person, ref: str, words: str) -> None:
    highlight(person, ref, words)
    assert [(one.state, one.words) for one in filed(person, Drawer.HIGHLIGHTS)] == [(State.THERE, words)]


def test_of_words_that_stand_twice_the_marked_ones_are_found(person: Person) -> None:
    write(person, HUT, FILES[HUT].replace(TEXT, "Die Frist läuft. Dann endet die Frist."))
    subject = person.services.remarks.subject(person.services.shelf.current, "l-hut", "helfen")
    assert subject is not None
    event = person.services.highlights.made(subject, Marked("Frist", 1), mark_id="h-1")
    assert event is not None
    person.does(event)
    found = person.services.highlights.on("l-hut")
    (one,) = shown(found, person.services.journal.texts(["h-1"]), person.services.shelf.library)
    assert one.marked.number == 1


@pytest.mark.parametrize(("ref", "words"), [("pfad-woche", "Tag 1"), ("l-hut#helfen", "Helfen")])
def test_what_no_fassung_holds_cannot_be_marked(person: Person, ref: str, words: str) -> None:
    subject = person.services.remarks.subject(person.services.shelf.current, *ref.split("#"))
    assert subject is not None
    assert person.services.highlights.made(subject, Marked(words), mark_id="h-1") is None


def test_a_heading_marked_with_its_text_leaves_the_text_marked(person: Person) -> None:
    highlight(person, "l-hut#helfen", "Helfen Beraten ist Pflicht")
    assert painted(person, "l-hut") == [("helfen", WORDS)]


# ------------------------------------------------------------ taken away, brought back, erased


def test_taken_away_and_brought_back(keeping: Person) -> None:
    (note_now,), (mark_now,) = filed(keeping, Drawer.NOTES), filed(keeping, Drawer.HIGHLIGHTS)
    assert isinstance(note_now.view, NoteView)
    keeping.does(keeping.services.notes.taken_away(note_now.view))
    assert mark_now.view is not None
    assert not isinstance(mark_now.view, NoteView)
    keeping.does(keeping.services.highlights.changed(mark_now.view, kept=False))
    assert [one.state for drawer in (Drawer.NOTES, Drawer.HIGHLIGHTS) for one in filed(keeping, drawer)] == [
        State.TAKEN_AWAY
    ] * 2
    assert (keeping.services.notes.on("l-hut"), keeping.services.highlights.on("l-hut")) == ((), ())
    keeping.does(keeping.services.notes.written(note_now.view))
    keeping.does(keeping.services.highlights.changed(mark_now.view, kept=True))
    assert painted(keeping, "l-hut") == [("helfen", WORDS)]
    assert [one.words for one in filed(keeping, Drawer.NOTES)] == ["Merken!"]


def test_a_change_replaces_the_words_that_stood_there(keeping: Person) -> None:
    note(keeping, "l-hut#helfen", "Besser so.")
    assert [one.words for one in filed(keeping, Drawer.NOTES)] == ["Besser so."]
    assert "Merken!" not in keeping.keeper.texts.values()


@pytest.mark.parametrize("drawer", [Drawer.NOTES, Drawer.HIGHLIGHTS])
def test_erasing_leaves_no_word_of_any_version(keeping: Person, drawer: Drawer) -> None:
    note(keeping, "l-hut#helfen", "Besser so.")
    (one,) = filed(keeping, drawer)
    words = one.words
    journal = keeping.services.journal
    journal.learn(journal.erase([keeping.services.documents.reference(one)], today=keeping.today))
    assert filed(keeping, drawer) == ()
    assert words not in keeping.keeper.texts.values()
    left = [event for event in keeping.keeper.kept if not event.erased and one.id in str(event.payload)]
    assert left == []


# ------------------------------------------------------------ listed


def test_a_highlight_says_how_far_into_its_text_it_stands(person: Person) -> None:
    highlight(person, "l-hut#helfen", "AufenthG")
    note(person, "l-hut#helfen")
    (mark_now,), (note_now,) = filed(person, Drawer.HIGHLIGHTS), filed(person, Drawer.NOTES)
    documents = person.services.documents
    assert documents.fraction(mark_now) == pytest.approx(TEXT.index("AufenthG") / len(TEXT))
    assert documents.fraction(note_now) == 0.0
    write(person, HUT, FILES[HUT].replace("AufenthG", "Gesetz"))
    (gone,) = filed(person, Drawer.HIGHLIGHTS)
    assert (gone.state, documents.fraction(gone)) == (State.CHANGED, 0.0)


def test_the_newest_first_or_by_place_and_what_has_gone_last(person: Person) -> None:
    note(person, "l-rest#alles", "Drei", "n-3")
    note(person, "l-hut#helfen", "Eins", "n-1")
    note(person, "l-frist#wann", "Zwei", "n-2")
    found = filed(person, Drawer.NOTES)
    assert [one.words for one in narrowed(found, "", Order.NEWEST)] == ["Zwei", "Eins", "Drei"]
    assert [one.words for one in narrowed(found, "", Order.PLACE)] == ["Zwei", "Eins", "Drei"]
    write(person, "module/01-anfang/frist.md", None)
    assert [one.words for one in narrowed(filed(person, Drawer.NOTES), "", Order.NEWEST)] == ["Eins", "Drei", "Zwei"]


@pytest.mark.parametrize(("words", "count"), [("huete", 1), ("MERKEN", 1), ("merken helf", 1), ("Frist", 0), ("", 1)])
def test_words_are_looked_for_in_title_and_note_as_people_compare_them(keeping: Person, words: str, count: int) -> None:
    assert len(narrowed(filed(keeping, Drawer.NOTES), words, Order.NEWEST)) == count
