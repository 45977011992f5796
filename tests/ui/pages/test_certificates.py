"""Nachweise in the window: issued from the result or the list, read again unchanged, printed as they are read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.helpers.pdf import read_pdf
from tests.helpers.workplace import Workplace
from wissen.drawing.page import Lookups
from wissen.printing.paper import pdf
from wissen.ui.dialogs.certificate_dialog import CertificateDialog
from wissen.ui.dialogs.print_dialog import PrintDialog
from wissen.ui.models.row_model import Row, RowModel
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.certificate import CertificatePage
from wissen.ui.pages.onboarding import OnboardingPage
from wissen.ui.widgets.row_list import RowList


def learn_the_module(place: Workplace) -> None:
    for lesson in ("l-hut", "l-frist"):
        place.lesson(lesson)
        place.click("Gelesen")
    place.pass_quiz("q-anfang")


@pytest.fixture
def learned(workplace: Workplace) -> Workplace:
    learn_the_module(workplace)
    return workplace


def issue(place: Workplace, name: str) -> None:
    dialog = place.part(CertificateDialog, place.window)
    place.part(QLineEdit, dialog).setText(name)
    place.click("Ausstellen", dialog)


def rows(place: Workplace) -> list[Row]:
    place.go(Screen.DOCUMENTS, "nachweise")
    model = place.part(RowList).model()
    assert isinstance(model, RowModel)
    return list(model.rows)


def text(place: Workplace) -> str:
    return place.reader.toPlainText().replace("\u00ad", "").replace("\u00a0", " ")


def test_the_result_that_was_missing_offers_it(learned: Workplace) -> None:
    learned.click("Nachweis ausstellen")
    issue(learned, "Jana Probst")
    assert isinstance(learned.window.page, CertificatePage)
    said = text(learned)
    assert "Jana Probst" in said
    assert "hat das Modul „Anfang“ abgeschlossen." in said
    assert "bestanden am 23.11.2026 (ab 50 Prozent)" in said
    assert learned.events[-1] == ("certified", "m-anfang")


def test_a_name_may_be_left_out(learned: Workplace) -> None:
    learned.click("Nachweis ausstellen")
    issue(learned, "")
    assert "____" in text(learned)


def test_the_list_says_what_is_possible_what_was_issued_and_what_is_missing(learned: Workplace) -> None:
    titles = [row.title for row in rows(learned)]
    assert titles == ["Jetzt möglich", "Anfang", "Hier fehlt noch etwas", "Erste Woche"]
    assert rows(learned)[-1].detail == "Es fehlt „Antrag annehmen“."
    learned.part(RowList).chosen.emit(rows(learned)[1])
    issue(learned, "Jana")
    assert [row.title for row in rows(learned)][:2] == ["Ausgestellt", "Anfang"]
    assert "Nachweise (1)" in learned.labels()


def test_what_is_missing_leads_to_where_it_is_learned(learned: Workplace) -> None:
    missing = rows(learned)[-1]
    learned.part(RowList).chosen.emit(missing)
    learned.wait()
    assert isinstance(learned.window.page, OnboardingPage)


def test_before_anything_is_learned_the_list_says_how_one_comes_to_be(workplace: Workplace) -> None:
    workplace.go(Screen.DOCUMENTS, "nachweise")
    assert not workplace.window.page.findChildren(RowList)[-1].isVisible()


def test_printed_again_it_is_the_same_whatever_happened(learned: Workplace) -> None:
    learned.click("Nachweis ausstellen")
    issue(learned, "Jana Probst")
    reference = learned.session.services.certificates.all[0].reference
    first = printed(learned)
    learned.write("module/01-anfang/hut.md", "---\nkennung: l-hut\ntitel: Ganz anders\n---\n\nAnders.\n")
    learned.reload()
    learned.session.preferences.change(name="Jemand anders")
    learned.start_again()
    learned.go(Screen.CERTIFICATE, reference)
    assert printed(learned) == first
    learned.window.page.print_out()
    assert learned.part(PrintDialog, learned.window).isVisible()


def printed(place: Workplace) -> tuple[str, ...]:
    """The text of every sheet: the file itself bears a number of its own each time."""
    page = place.window.page
    found = page.printed()
    assert found is not None
    return read_pdf(pdf(found[0], Lookups(), page.marks(found[0].title))).sheets


def test_one_that_was_erased_is_told(learned: Workplace) -> None:
    learned.window.go(Address(Screen.CERTIFICATE, "log/99"))
    learned.wait()
    assert any("nicht mehr" in told for told in learned.told)


def test_one_that_was_changed_since_is_not_shown_nor_another_in_its_place(learned: Workplace) -> None:
    learned.click("Nachweis ausstellen")
    issue(learned, "Jana Probst")
    services = learned.session.services
    (sound,) = services.certificates.all
    forged = replace(sound, reference="log/99", revision="0" * 64)
    services.history.certificates[forged.reference] = forged
    learned.go(Screen.CERTIFICATE, forged.reference)
    assert any("verändert" in told for told in learned.told)
    assert "gilt nicht mehr" in text(learned)
    assert "Jana Probst" not in text(learned)


def test_of_a_module_that_has_gone_the_list_says_what_is_on_the_certificate(learned: Workplace) -> None:
    learned.click("Nachweis ausstellen")
    issue(learned, "Jana Probst")
    for name in ("module/01-anfang/modul.md", "lernpfade/woche.md"):
        (learned.content / name).unlink(missing_ok=True)
    learned.reload()
    assert [row.title for row in rows(learned)][:2] == ["Ausgestellt", "Anfang"]


def test_the_list_is_searched_word_by_word_like_the_others(learned: Workplace) -> None:
    rows(learned)
    learned.window.page.show_find()
    QTest.keyClicks(learned.part(QLineEdit), "abgeschlossen anfang")
    model = learned.part(RowList).model()
    assert isinstance(model, RowModel)
    assert [row.title for row in model.rows] == ["Jetzt möglich", "Anfang"]


def test_several_things_that_are_missing_are_told_in_a_whole_sentence(workplace: Workplace) -> None:
    workplace.lesson("l-hut")
    workplace.click("Gelesen")
    details = {row.title: row.detail for row in rows(workplace)}
    assert details["Anfang"] == "Es fehlen „Fristen“ und 1 weiterer Teil."
    assert details["Erste Woche"] == "Es fehlen „Antrag annehmen“ und 2 weitere Teile."


def test_a_quiz_is_printed_and_its_solutions_only_for_those_who_have_been_through(workplace: Workplace) -> None:
    workplace.quiz("q-anfang")
    assert "Lösungen drucken" not in workplace.labels()
    workplace.click("Fragebogen drucken")
    dialog = workplace.part(PrintDialog, workplace.window)
    assert dialog._page.title == "Abschluss"
    dialog.reject()
    learn_the_module(workplace)
    workplace.quiz("q-anfang")
    workplace.click("Lösungen drucken")
    assert workplace.part(PrintDialog, workplace.window)._page.title == "Lösungen: Abschluss"
