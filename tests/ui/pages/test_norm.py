"""A place of the law: its words, what cites it, what stands before and after, and how to add a law."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.helpers.gii import write_law
from tests.helpers.workplace import Workplace
from wissen import paths
from wissen.services.law_import import import_laws
from wissen.services.law_store import file_of
from wissen.ui.dialogs.law_dialog import LawDialog
from wissen.ui.models.row_model import RowModel
from wissen.ui.navigation import Address, Screen, level_up, rail_place
from wissen.ui.widgets.row_list import RowList

CITING = """\
    ---
    kennung: karten
    titel: Karten der Theke
    ---

    ## Wie wird zugestellt?
    Kennung: karte-zustellung · Bezug: § 1 Abs. 1 VwZG

    - **Kurz:** Durch Boten.
    """


@pytest.fixture
def place(closed_workplace: Workplace, tmp_path: Path) -> Workplace:
    closed_workplace.write("karten/karten.md", CITING)
    import_laws([write_law(tmp_path)], paths.folders(root=closed_workplace.root).laws)
    closed_workplace.start()
    return closed_workplace


def text(place: Workplace) -> str:
    return place.reader.toPlainText().replace("\u00ad", "").replace("\u00a0", " ").replace("\u2028", "\n")


def follow(place: Workplace, words: str) -> None:
    """Activate the link of the page that has these words."""
    content = place.reader.toPlainText()
    link = next(one for one in place.reader.built.links if content[one.start : one.end].replace("\u00ad", "") == words)
    place.reader.activate(link)
    place.wait()


def ref(place: Workplace) -> tuple[Screen, str]:
    return place.window.address.screen, place.window.address.ref


def test_a_norm_reads_like_the_printed_law(place: Workplace) -> None:
    place.go(Screen.NORM, "§ 2 VwZG")
    assert text(place).startswith("§ 2 Begriffe\nVerwaltungszustellungsgesetz (VwZG)\n")
    assert "1.\tist Bote, wer Briefe bringt,\n1a.\tist Empfänger\na)\twer sie annimmt,\nb)\twer darf" in text(place)
    assert "Stand: Zuletzt geändert durch Art. 1 G v. 1.6.2026 I Nr. 1" in text(place)
    assert "Abschnitt 1 Allgemeines" in text(place)


def test_a_bare_paragraph_is_one_of_the_law_itself(place: Workplace) -> None:
    place.go(Screen.NORM, "§ 1 VwZG")
    assert [one.href for one in place.reader.built.links if one.href.startswith("recht:")] == [
        "recht:§ 2 VwZG",
        "recht:§ 41 VwVfG",
    ]


def test_what_cites_it_is_one_click_away(place: Workplace) -> None:
    place.go(Screen.NORM, "§ 1 VwZG")
    assert "Wo steht das noch?\n1 Inhalt\nAntwortkarten\nWie wird zugestellt?" in text(place)
    follow(place, "Wie wird zugestellt?")
    assert ref(place) == (Screen.LOOKUP, "karte-zustellung")


def test_what_nothing_cites_says_so(place: Workplace) -> None:
    place.go(Screen.NORM, "§ 2 VwZG")
    assert "Kein Inhalt nennt § 2 VwZG." in text(place)


def test_before_after_and_around(place: Workplace) -> None:
    place.go(Screen.NORM, "§ 1 VwZG")
    assert {"Eingangsformel", "VwZG", "§ 2"} <= set(place.labels())
    place.click("§ 2")
    assert ref(place) == (Screen.NORM, "§ 2 VwZG")
    place.click("VwZG")
    assert ref(place) == (Screen.NORM, "VwZG")
    assert "§ 2" not in place.labels()
    follow(place, "Zustellung")
    assert ref(place) == (Screen.NORM, "§ 1 VwZG")


def test_the_structure_of_a_law(place: Workplace) -> None:
    place.go(Screen.NORM, "VwZG")
    told = text(place)
    assert told.index("Abschnitt 1 Allgemeines") < told.index("§ 1\tZustellung") < told.index("Abschnitt 2 Besonderes")
    assert "Unterabschnitt 1 Wege\n§ 3a\tBoten zu Fuß" in told


def test_a_law_that_was_not_taken_in_says_how_to_add_it(place: Workplace) -> None:
    place.go(Screen.NORM, "§ 60a AufenthG")
    assert text(place).startswith(
        "§ 60a Vorübergehende Aussetzung der Abschiebung (Duldung)\nAufenthaltsgesetz (AufenthG)"
    )
    assert "Der Wortlaut ist nicht aufgenommen. Sie finden ihn auf gesetze-im-internet.de" in text(place)
    assert {"§ 60", "§ 60b"} <= set(place.labels())
    follow(place, "Gesetze aufnehmen …")
    assert place.part(LawDialog, place.window).isVisible()


def test_a_law_of_which_only_titles_are_known_lists_them(place: Workplace) -> None:
    place.go(Screen.NORM, "AufenthG")
    assert "§ 18g\tBlaue Karte EU" in text(place)
    follow(place, "Blaue Karte EU")
    assert ref(place) == (Screen.NORM, "§ 18g AufenthG")


def test_a_norm_that_the_law_does_not_have_says_so(place: Workplace) -> None:
    place.go(Screen.NORM, "§ 99 VwZG")
    assert "Diese Vorschrift steht nicht in dem Gesetz, wie es aufgenommen ist." in text(place)


def test_what_names_no_law_is_told_and_nothing_changes(place: Workplace) -> None:
    place.go(Screen.NORM, "Guten Tag")
    assert "„Guten Tag“ nennt keine Stelle eines Gesetzes." in place.told
    assert place.window.address.screen is Screen.TODAY


def test_only_the_law_goes_on_paper(place: Workplace) -> None:
    place.go(Screen.NORM, "§ 1 VwZG")
    printed = place.window.page.printed()
    assert printed is not None
    assert [part.id for part in printed[0].parts] == ["wortlaut"]
    assert "1.6.2026" in place.window.page.marks("§ 1").state


def test_copied_words_keep_their_markers(place: Workplace) -> None:
    place.go(Screen.NORM, "§ 2 VwZG")
    place.reader.selectAll()
    place.reader.copy()
    assert "1a.\tist Empfänger" in QApplication.clipboard().text()


def test_it_belongs_to_reference(place: Workplace) -> None:
    assert rail_place(Screen.NORM) is Screen.REFERENCE
    assert level_up(Address(Screen.NORM, "§ 1 VwZG")) == Address(Screen.REFERENCE, "gesetze")


def test_escape_leads_up(place: Workplace) -> None:
    place.go(Screen.NORM, "§ 1 VwZG")
    place.press(Qt.Key.Key_Escape)
    assert ref(place) == (Screen.REFERENCE, "gesetze")


# ---------------------------------------------------------------- Nachschlagen


def rows(place: Workplace) -> list[str]:
    return [row.title for row in place.window.page.findChildren(RowModel)[0].rows]


def test_the_list_of_laws_begins_with_those_that_were_taken_in(place: Workplace) -> None:
    place.go(Screen.REFERENCE, "gesetze")
    assert rows(place)[:3] == [
        "Mit Wortlaut",
        "Verwaltungszustellungsgesetz (VwZG)",
        "Nur Titel, Wortlaut nicht aufgenommen",
    ]
    assert "Aufenthaltsgesetz (AufenthG)" in rows(place)
    place.part(RowList).choose_current()
    place.wait()
    assert ref(place) == (Screen.NORM, "VwZG")


def test_a_law_that_cannot_be_read_leads_to_taking_it_in_anew(place: Workplace) -> None:
    file = file_of("VwZG", place.session.services.laws.folder or Path())
    file.write_text("kaputt", encoding="utf-8")
    place.go(Screen.REFERENCE, "gesetze")
    assert rows(place)[:2] == ["Nicht lesbar", file.name]
    place.part(RowList).choose_current()
    place.wait()
    assert place.window.address.screen is Screen.SETTINGS
