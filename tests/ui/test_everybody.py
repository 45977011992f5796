"""Every page can be used by everybody: names, sizes, the whole tab chain, a focus that is seen, nothing cut off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from textwrap import dedent

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from tests.helpers import maps
from tests.helpers.accessibility import faults, weak_contrasts
from tests.helpers.exchanging import exchange_through
from tests.helpers.gii import write_law
from tests.helpers.posts import PostInMemory, a_mentor, a_trainee
from tests.helpers.questions import LONG_WORD
from tests.helpers.small_pack import FILES
from tests.helpers.workplace import Workplace
from tests.ui.conftest import Dress
from wissen import paths
from wissen.drawing.tokens import THEMES, Tokens
from wissen.learning.working_days import Absence
from wissen.services.law_import import import_laws
from wissen.services.narrowing import Facet, Value
from wissen.services.reference import Section
from wissen.settings import Settings, ThemeName
from wissen.ui.messages import Message
from wissen.ui.navigation import Screen
from wissen.ui.pages.assign import AssignPage
from wissen.ui.pages.search_filter import SearchFilter
from wissen.ui.pages.walk import WalkPage
from wissen.ui.pages.workshop import WorkshopPage
from wissen.ui.quick.quick_view import QuickView
from wissen.ui.widgets.row_list import RowList
from wissen.ui.workshop.documents import write_over

# A text scale of 2 on a usual screen, and a system scale of 2 on the smallest one.
SIZES = {"100": (1.0, (1280, 800)), "200": (2.0, (1280, 800)), "683x384": (1.0, (683, 384))}
# Each theme, each size, and the hardest of both: a theme changes colours and lines, a size what fits.
LOOKS = [("hell", "100"), ("hell", "683x384"), ("dunkel", "200"), ("kontrast", "200")]


def places(place: Workplace) -> Iterator[str]:
    """Go through all pages and their states."""
    yield "Heute, neu"
    yield from _reading(place)
    yield from _map(place)
    yield from _walking(place)
    yield from _looking_up(place)
    yield from _the_app(place)
    yield from _answering(place)
    yield from _finder(place)
    yield from _workshop(place)
    yield from _assigning(place)


def _reading(place: Workplace) -> Iterator[str]:
    place.lesson("l-hut")
    yield "Lektion"
    place.answer_wrongly()
    yield "Lektion, beantwortet"
    place.click("Gelesen")
    place.go(Screen.TODAY)
    yield "Heute, unterwegs"
    place.click("Als Tabelle")
    yield "Heute, Tabelle"
    place.click("Als Bild")
    place.go(Screen.ONBOARDING)
    yield "Einarbeitung"
    place.session.preferences.change(start_day=date(2026, 11, 19))
    place.wait()
    yield "Einarbeitung mit Tagen"
    place.go(Screen.LOOKUP, "p-gespraech")
    yield "Praxis"


def _map(place: Workplace) -> Iterator[str]:
    place.go(Screen.MAP)
    yield "Landkarte"
    place.window.page.show_find()
    yield "Landkarte, Filter"
    place.click("Liste")
    yield "Landkarte, Liste"
    place.part(QLineEdit).setText("Xylophon")
    yield "Landkarte, nichts"
    place.part(QLineEdit).clear()
    place.go(Screen.MAP, "familie-nachzug")
    yield "Landkarte, noch nicht beschrieben"


def _walking(place: Workplace) -> Iterator[str]:
    place.go(Screen.LOOKUP, "service-probe")
    yield "Prozess"
    place.go(Screen.WALK, "service-probe")
    number = 1
    while "Weiter" in place.labels():
        yield f"Begleiter, Schritt {number}"
        place.click("Weiter")
        number += 1
    yield "Begleiter, am Ende"
    page = place.window.page
    assert isinstance(page, WalkPage)
    page.walking.work(working=True)
    yield "Begleiter, Arbeiten"
    page.walking.toggle_diagram()
    place.wait()
    yield "Begleiter, Diagramm"


def _looking_up(place: Workplace) -> Iterator[str]:
    for section in Section:
        place.go(Screen.REFERENCE, section.value)
        yield f"Nachschlagen, {section.value}"
    place.go(Screen.LOOKUP, "duldung")
    yield "Begriff"
    for ref in ("VwZG", "§ 2 VwZG", "Anlage 1 VwZG", "§ 60a AufenthG"):
        place.go(Screen.NORM, ref)
        yield f"Gesetz, {ref}"
    for text in ("", "Duldung", "Xylophon"):
        place.go(Screen.SEARCH, text)
        yield f"Suche, „{text}“"
    yield from _filtered(place)
    place.go(Screen.TODAY)
    for text in ("", "Duldung", "Xylophon"):
        place.window.quick.open()
        view = place.part(QuickView, place.window)
        QTest.keyClicks(view.field, text)
        place.until(partial(_has_shown, view, text))
        QTest.qWait(60)
        yield f"Schnellauskunft, „{text}“"
    place.window.quick.close_palette()


def _filtered(place: Workplace) -> Iterator[str]:
    place.go(Screen.SEARCH, "Antrag")
    filters = place.part(SearchFilter)
    filters.toggle()
    yield "Suche, Filter anders gefaltet"
    filters.choose(frozenset({Value(Facet.KIND, "process", "")}))
    yield "Suche, gefiltert"
    filters.choose(frozenset({Value(Facet.LAW, LONG_WORD, LONG_WORD)}))
    yield "Suche, nach den Filtern nichts"
    filters.toggle()
    yield "Suche, nach den Filtern nichts, wieder gefaltet"
    filters.reset()
    place.part(RowList).choose_current()
    place.wait()
    yield "Suche, Wörter markiert"


def _has_shown(view: QuickView, text: str) -> bool:
    return view.shown == text


def _the_app(place: Workplace) -> Iterator[str]:
    own = (Screen.REMARKS, Screen.DOCUMENTS, Screen.SETTINGS, Screen.MY_DATA, Screen.TEAM, Screen.PRIVACY)
    for screen in (Screen.HELP, Screen.ABOUT, *own):
        place.go(screen)
        yield screen.value
    place.go(Screen.DOCUMENTS, "einblick")
    yield "Einblick, ohne Mentorin"
    place.go(Screen.MY_DATA, "eintraege")
    yield "Meine Daten, alle Einträge"
    place.go(Screen.WELCOME)
    for step in ("wer", "wo", "was"):
        yield f"Willkommen, {step}"
        place.click("Weiter" if step != "was" else "Los geht’s")


def _answering(place: Workplace) -> Iterator[str]:
    place.quiz("q-anfang")
    yield "Übung, Beginn"
    place.click("Beginnen")
    while place.session.services.quizzes.attempt("q-anfang"):
        yield f"Übung, {place.box.item.kind.value}"
        place.answer_wrongly()
        yield f"Übung, {place.box.item.kind.value} beantwortet"
        place.click("Weiter" if "Weiter" in place.labels() else "Zum Ergebnis")
    yield "Übung, Ergebnis"
    place.click("Antworten ansehen")
    yield "Übung, Antworten"
    place.go(Screen.ONBOARDING)
    place.quiz("q-anfang")
    yield "Übung, frühere Versuche"
    place.quiz("m-anfang")
    yield "Das kann ich schon"


def _finder(place: Workplace) -> Iterator[str]:
    place.go(Screen.FINDER)
    yield "Anliegen-Finder, Liste"
    place.go(Screen.FINDER, "finder-ausweis")
    yield "Anliegen-Finder, Frage"
    for answer in ("Aufenthaltstitel", "Nein"):
        place.click(answer)
        place.click("Weiter")
        yield f"Anliegen-Finder, nach „{answer}“"
    place.click("Von vorn")
    yield "Anliegen-Finder, von vorn"
    place.go(Screen.FINDER, "finder-ausweis", "ergebnis-gilt")
    yield "Anliegen-Finder, nachgeschlagenes Ergebnis"


def _workshop(place: Workplace) -> Iterator[str]:
    hut = "module/01-anfang/hut.md"
    place.go(Screen.WORKSHOP)
    yield "Werkstatt, Dateien"
    place.go(Screen.WORKSHOP, hut)
    page = place.window.page
    assert isinstance(page, WorkshopPage)
    page.show_find()
    yield "Werkstatt, Text und Suche"
    page.step_back()
    page.writing.show_face(1)
    _rest(place, page)
    yield "Werkstatt, Angaben"
    file = page.files.get(hut)
    assert file is not None
    write_over(file.document, dedent(FILES["module/01-anfang/frist.md"]))
    place.write(hut, FILES["module/01-anfang/abschluss.md"])
    page.files.look_outside()
    _rest(place, page)
    yield "Werkstatt, zwei Fassungen"
    if "Vorschau" in place.labels():
        place.click("Vorschau")
        yield "Werkstatt, Vorschau"


def _rest(place: Workplace, page: WorkshopPage) -> None:
    """Until what was written has been looked at and checked: the form says then what is wrong."""
    looking = page._looking.findChildren(QTimer)
    place.until(lambda: not any(timer.isActive() for timer in looking))
    place.wait()


def _assigning(place: Workplace) -> Iterator[str]:
    place.go(Screen.ASSIGN)
    yield "Lernpfad zuweisen, niemand"
    post = exchange_through(place.session.services, PostInMemory(a_trainee(), a_trainee(LONG_WORD, id="x"), a_mentor()))
    place.window.refresh()
    place.wait()
    yield "Lernpfad zuweisen, neu"
    page = place.window.page
    assert isinstance(page, AssignPage)
    checks, combo = page.findChildren(QCheckBox), place.part(QComboBox)
    for check in checks:
        check.click()
    page._plans.keep_absences("x", [Absence(place.today, place.today)])
    combo.activated.emit(0)
    place.wait()
    yield "Lernpfad zuweisen, Plan"
    page.assign()
    place.wait()
    yield "Lernpfad zuweisen, zugewiesen"
    for message in place.session.messages.open:
        place.session.messages.close(message)
    place.click("Ändern")
    yield "Lernpfad zuweisen, ändern"
    post.arrive("nabil", *post.sent("jana"))
    place.go(Screen.TODAY)
    yield "Heute, zugewiesen"
    place.go(Screen.ONBOARDING)
    yield "Einarbeitung, zugewiesen"


@pytest.mark.parametrize(("theme", "size"), LOOKS)
def test_every_page_can_be_used_by_everybody(
    closed_workplace: Workplace, dress: Dress, theme: ThemeName, size: str
) -> None:
    scale, pixels = SIZES[size]
    closed_workplace.chosen = Settings(theme=theme, text_scale=scale, welcomed=True)
    closed_workplace.write("module/01-anfang/hut.md", FILES["module/01-anfang/hut.md"].replace("Zwei Hüte", LONG_WORD))
    closed_workplace.write("landkarte.yaml", dedent(maps.FILE))
    import_laws([write_law(closed_workplace.root)], paths.folders(root=closed_workplace.root).laws)
    dress(theme, scale)
    closed_workplace.start(size=pixels)
    found = {name: wrong for name in places(closed_workplace) if (wrong := faults(closed_workplace.window))}
    assert found == {}
    assert closed_workplace.window.size().toTuple() == pixels


def test_a_message_can_be_used_by_everybody(workplace: Workplace) -> None:
    workplace.session.messages.post(Message("warning", LONG_WORD, LONG_WORD, action="Ansehen", run=lambda: None))
    workplace.window.resize(683, 384)
    assert faults(workplace.window) == []


def test_without_content_the_way_out_can_be_used_by_everybody(closed_workplace: Workplace, dress: Dress) -> None:
    closed_workplace.content = closed_workplace.content / "gibt-es-nicht"
    closed_workplace.chosen = Settings(theme="kontrast", text_scale=2.0, welcomed=True)
    dress("kontrast", 2.0)
    closed_workplace.start(size=(1280, 800))
    assert faults(closed_workplace.window) == []
    closed_workplace.go(Screen.ONBOARDING)
    assert faults(closed_workplace.window) == []


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)
def test_colours_that_meet_can_be_told_apart(tokens: Tokens) -> None:
    assert weak_contrasts(tokens) == []
