"""What is found, in which order, and why."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.search import DAY, DOCUMENTS, an_index
from wissen.content.validity import Period
from wissen.search import index
from wissen.search.analysis import Stages
from wissen.search.model import Document, Found, Hit, Watch
from wissen.search.rank import Ranked


@pytest.fixture(scope="module")
def found_in(tmp_path_factory: pytest.TempPathFactory) -> Ranked:
    return an_index(tmp_path_factory.mktemp("suche"))


def names(found_in: Ranked, text: str, *, day: date = DAY, limit: int = 9) -> list[str]:
    return [hit.kennung for hit in found_in.search(text, limit=limit, day=day).hits]


def first(found_in: Ranked, text: str) -> Hit:
    return found_in.search(text, limit=9, day=DAY).hits[0]


@pytest.mark.parametrize(
    ("text", "kennung", "reason"),
    [
        ("Fiktion", "wirkung", "im Titel"),
        ("Fiktionsbescheinigung", "fb", "im Titel"),
        ("bescheinigung", "fb", "im Titel"),
        ("ausweis abgelaufen", "fb", "als Stichwort"),
        ("behält", "fb", "im Text"),
        ("verlängern", "fb", "im Text"),
        ("Gesetz anordnet", "wirkung", "im Text"),
        ("Blue Card", "karte-neu", "über „Blaue Karte EU“"),
        ("fiktoin", "wirkung", "ähnlich wie „Fiktion“"),
        ("81", "fb", "§ 81"),
        ("§81", "fb", "§ 81"),
        ("§ 81 Abs. 4 AufenthG", "fb", "§ 81"),
        ("81 AufenthG", "fb", "§ 81"),
        ("18g", "karte-neu", "§ 18g"),
        ("18g 2", "karte-neu", "§ 18g"),
        ("18", "karte-neu", "§ 18g"),
        ("gehalt 18g", "karte-neu", "§ 18g"),
        ("§18 g aufenthg", "karte-neu", "§ 18g"),
        ("Blaue Karte EU", "karte-neu", "im Titel"),
        ("fiktoinsbesch", "fb", "ähnlich wie „Fiktionsbescheinigung“"),
        ("Antrag", "l1", "im Text"),
    ],
)
def test_the_best_hit_and_its_reason(found_in: Ranked, text: str, kennung: str, reason: str) -> None:
    hit = first(found_in, text)
    assert (hit.kennung, hit.reason) == (kennung, reason)


@pytest.mark.parametrize("half", ["fikt", "fiktions", "fiktionsbesch"])
def test_a_half_word_finds_what_it_begins(found_in: Ranked, half: str) -> None:
    assert "fb" in names(found_in, half)


def test_a_word_that_a_blank_closes_is_whole(found_in: Ranked) -> None:
    assert names(found_in, "fiktionsb") == ["fb"]
    assert found_in.search("ausstell ", limit=9, day=DAY).hits != ()
    assert names(found_in, "besch ") == []


def test_one_or_two_letters_look_at_titles_only(found_in: Ranked) -> None:
    assert set(names(found_in, "zw")) == set()
    assert set(names(found_in, "se")) == {"l1"}


def test_every_word_has_to_be_there_if_that_is_possible(found_in: Ranked) -> None:
    assert names(found_in, "Fiktion Gesetz") == ["wirkung"]


def test_else_those_with_most_words_come_first(found_in: Ranked) -> None:
    found = found_in.search("Fiktion Gesetz Service", limit=9, day=DAY)
    assert found.relaxed
    assert found.hits[0].kennung == "wirkung"
    assert "l1" in [hit.kennung for hit in found.hits]


def test_nothing_is_found_for_nothing(found_in: Ranked) -> None:
    assert [found_in.search(text, limit=9, day=DAY).hits for text in ("", "   ", "der die das", "xyzxyz")] == [()] * 4


def test_what_does_not_hold_comes_last_whatever_its_words(found_in: Ranked) -> None:
    hits = found_in.search("Blaue Karte", limit=9, day=DAY).hits
    assert [(hit.kennung, hit.holds) for hit in hits] == [("karte-neu", True), ("karte-alt", False)]
    assert all(hit.holds for hit in found_in.search("Blaue Karte", limit=9, day=date(2023, 1, 1)).hits)


@pytest.mark.parametrize(("day", "start"), [(DAY, None), (date(2027, 2, 1), date(2027, 1, 1))])
def test_of_several_versions_the_one_that_holds_is_found(found_in: Ranked, day: date, start: date | None) -> None:
    (hit,) = found_in.search("Wann gilt das", limit=9, day=day).hits
    assert (hit.period.start, hit.holds) == (start, True)


def test_a_process_is_found_once_and_as_a_whole_where_the_whole_has_the_words(found_in: Ranked) -> None:
    hits = [hit for hit in found_in.search("fiktion", limit=9, day=DAY).hits if hit.kennung == "fb"]
    assert [hit.place for hit in hits] == [""]
    assert first(found_in, "notieren").place == "frist"


def test_a_section_is_named_with_its_lesson(found_in: Ranked) -> None:
    hit = first(found_in, "Service-Hut")
    assert (hit.title, hit.part, hit.place) == ("Zwei Hüte", "Der Service-Hut", "helfen")


def test_no_more_than_asked_for(found_in: Ranked) -> None:
    assert len(names(found_in, "fiktion", limit=1)) == 1


def test_own_work_comes_first_among_equals(tmp_path: Path) -> None:
    twins = [Document(name, Found.PROCESS, "Karte ausgeben", roles=(name,)) for name in ("telefon", "theke")]
    made = an_index(tmp_path, twins)
    assert [hit.kennung for hit in made.search("karte", limit=2, day=DAY, roles=("theke",)).hits] == [
        "theke",
        "telefon",
    ]


def test_without_mending_a_wrong_word_is_not_found(tmp_path: Path) -> None:
    stages = Stages(mending=False)
    assert index.build(tmp_path, "k", DOCUMENTS, (), watch=Watch(), stages=stages)
    opened = index.open_index(tmp_path, "k", stages=stages)
    assert opened is not None
    assert names(opened, "fiktoin") == []


def test_a_title_that_begins_as_typed_comes_first(tmp_path: Path) -> None:
    typed = [Document(name, Found.LESSON, title) for name, title in (("b", "Neue Akte"), ("a", "Akten neu führen"))]
    made = an_index(tmp_path, typed)
    assert names(made, "akt") == ["a", "b"]
    assert set(names(made, "ak")) == {"a", "b"}


def test_an_object_comes_before_a_part_of_another(tmp_path: Path) -> None:
    step = Document("p", Found.PROCESS, "Antrag annehmen", "schritt", "Fiktionsbescheinigung")
    made = an_index(tmp_path, [step, Document("fb", Found.PROCESS, "Fiktionsbescheinigung")])
    assert names(made, "Fiktionsbescheinigung") == ["fb", "p"]


def test_an_abbreviation_of_two_letters_is_not_half_a_word(tmp_path: Path) -> None:
    from wissen.search.model import Concept

    term = Document("ae", Found.TERM, "Aufenthaltserlaubnis", keys="AE")
    assert index.build(tmp_path, "k", [term], [Concept("ae", ("Aufenthaltserlaubnis", "AE"))], watch=Watch())
    opened = index.open_index(tmp_path, "k")
    assert opened is not None
    assert names(opened, "ae") == ["ae"]
    assert first(opened, "AE").reason == "als Stichwort"
    assert first(opened, "Aufenthaltserlaubnis").reason == "im Titel"


def test_behind_an_object_of_many_parts_the_next_is_found(tmp_path: Path) -> None:
    parts = [Document("gross", Found.LESSON, "Buch", f"ort-{number}", "Karte") for number in range(510)]
    made = an_index(tmp_path, [*parts, Document("klein", Found.LESSON, "Zettel, Stempel, Karte")])
    assert names(made, "karte") == ["gross", "klein"]


def test_words_count_before_what_is_near_in_time(tmp_path: Path) -> None:
    past, long_ago = Period(end=date(2026, 1, 1)), Period(end=date(2020, 1, 1))
    dated = [
        Document("einst", Found.CARD, "Rote Karte", period=long_ago),
        Document("neulich", Found.CARD, "Karte", period=past),
        Document("jetzt", Found.CARD, "Rot"),
    ]
    assert names(an_index(tmp_path, dated), "rote karte gelb") == ["jetzt", "einst", "neulich"]


def test_wrong_words_are_told(found_in: Ranked) -> None:
    assert found_in.search("Fiktoin Gesetz", limit=9, day=DAY).corrected == (("Fiktoin", "Fiktion"),)


def test_an_endless_query_is_cut(found_in: Ranked) -> None:
    assert names(found_in, "Fiktion " + "x" * 5000) == names(found_in, "Fiktion " + "x" * 192)


def test_words_in_a_text_are_marked(found_in: Ranked) -> None:
    text = "Die Fiktionsbescheinigung und § 81 AufenthG, dazu Fiktionen."
    assert [text[a:b] for a, b in found_in.marks(text, "fiktion")] == ["Fiktionsbescheinigung", "Fiktionen"]
    assert [text[a:b] for a, b in found_in.marks(text, "81")] == ["§ 81 AufenthG"]


@given(st.text(max_size=40))
def test_whatever_is_typed_has_an_answer(found_in: Ranked, text: str) -> None:
    hits = found_in.search(text, limit=5, day=DAY).hits
    assert len({hit.kennung for hit in hits}) == len(hits)
    found_in.marks("Die Fiktion gilt.", text)


# ------------------------------------------------------------ building


def test_an_index_for_another_content_is_not_opened(tmp_path: Path) -> None:
    an_index(tmp_path)
    assert index.open_index(tmp_path, "other") is None


def test_a_cancelled_build_leaves_everything_as_it_was(tmp_path: Path) -> None:
    an_index(tmp_path)
    looked: list[int] = []

    def cancelled() -> bool:
        looked.append(1)
        return len(looked) > 2

    assert not index.build(tmp_path, "k2", DOCUMENTS, (), watch=Watch(cancelled=cancelled))
    assert index.open_index(tmp_path, "k") is not None


def test_building_reports_how_far_it_is(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    assert index.build(tmp_path, "k", DOCUMENTS, (), watch=Watch(report=lambda done, total: told.append((done, total))))
    count = len(DOCUMENTS)
    assert told[0] == (0, count)
    assert told[-1] == (count, count)


def test_an_empty_index_finds_nothing(tmp_path: Path) -> None:
    assert an_index(tmp_path, ()).search("Fiktion", limit=3, day=DAY).hits == ()


def test_a_norm_stands_below_everything_else_that_was_found(tmp_path: Path) -> None:
    norm = Document("§ 81 AufenthG", Found.NORM, "Fiktion (AufenthG)", keys="§ 81 AufenthG", body="Fiktion " * 9)
    found_in = an_index(tmp_path, (norm, *DOCUMENTS))
    for asked in ("Fiktion", "§ 81 AufenthG", "81"):
        kinds = [hit.kind for hit in found_in.search(asked, limit=9, day=DAY).hits]
        assert len(kinds) > 1
        assert kinds[-1] is Found.NORM
        assert kinds.count(Found.NORM) == 1


def test_many_norms_with_all_the_words_drive_no_card_out(tmp_path: Path) -> None:
    norms = tuple(
        Document(f"§ {number} AufenthG", Found.NORM, "Norm (AufenthG)", body="Blaue Karte verlängern Antrag Xylophon")
        for number in range(40)
    )
    found_in = an_index(tmp_path, (*DOCUMENTS, *norms))
    found = found_in.search("blaue karte verlängern antrag", limit=5, day=DAY)
    assert found.hits[0].kind is not Found.NORM
    assert [hit.kind is Found.NORM for hit in found.hits] == sorted(hit.kind is Found.NORM for hit in found.hits)
    assert found.relaxed
    assert {hit.kind for hit in found_in.search("xylophon", limit=5, day=DAY).hits} == {Found.NORM}
