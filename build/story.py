"""What the pictures show: every page and dialog, told as what one person does from the first start on."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from build.stage import SEED, Arrange, Shot, Stage, at, opened, sure
from build.story_data import DATA
from build.story_import import IMPORT
from build.story_insight import INSIGHT
from build.story_law_entry import LAW_ENTRY
from build.story_laws import LAWS
from build.story_mentor import MENTOR
from build.story_own import OWN
from build.story_packs import PACKS
from build.story_processes import PROCESSES
from build.story_refresh import REFRESH
from build.story_team import TEAM
from build.story_workshop import WORKSHOP
from wissen.content.item import ItemKind
from wissen.content.model import Kind
from wissen.errors import NotFound
from wissen.learning.remark import RemarkKind
from wissen.services.reference import Section
from wissen.services.remarks import Subject
from wissen.ui import log
from wissen.ui.dialogs.crash_dialog import CrashDialog
from wissen.ui.dialogs.external_link import ExternalLinkDialog
from wissen.ui.dialogs.print_dialog import PrintDialog
from wissen.ui.dialogs.remark_dialog import RemarkDialog
from wissen.ui.dialogs.remark_view import RemarkView
from wissen.ui.dialogs.remarks_file import RemarksFileDialog
from wissen.ui.dialogs.stichtag_dialog import StichtagDialog
from wissen.ui.dialogs.store_dialog import StoreDialog
from wissen.ui.navigation import Screen
from wissen.ui.pages.lesson import LessonPage
from wissen.ui.pages.page import ScrollColumn
from wissen.ui.pages.quiz import QuizPage
from wissen.ui.pages.remarks import RemarksPage
from wissen.ui.pages.welcome import WelcomePage
from wissen.ui.quick.quick_view import QuickView
from wissen.ui.reader.reader_view import ReaderView
from wissen.ui.widgets.explanation_popup import ExplanationPopup
from wissen.ui.widgets.guarded_text import GuardedText
from wissen.ui.widgets.row_list import RowList

_COMPARED = "arbeit-blaue-karte/2023-11-17/2023-11-18"
_CHANGED, _EVE = "l01-4", date(2024, 2, 29)
"""A lesson that changed with a stage of the law, and the last day before it."""
_DOUBTFUL = "Bei Herrn Nowak, geb. 12.03.1987, war es anders."
_REPORTED = (
    ("l01-1", "service-hut", "Der Satz über die Auskunft passt nicht zu unserem Haus."),
    ("begriff-fiktionsbescheinigung", "", "Gilt das auch, wenn der Antrag am letzten Tag kommt?"),
    (
        "arbeit-blaue-karte",
        "antwortkarte",
        "Wir schicken die Leute zweimal los, weil eine Unterlage erst später genannt wird.",
    ),
    ("l01-2", "", ""),
)
"""One remark of each kind, in their order: object, place, words."""


def _by_mouse(stage: Stage) -> None:
    """Go on with the mouse: a press leads to the page, and the keyboard ring stays away until the next key."""
    QTest.mousePress(stage.window.windowHandle(), Qt.MouseButton.LeftButton)
    stage.go(Screen.ONBOARDING)
    QTest.mouseRelease(stage.window.windowHandle(), Qt.MouseButton.LeftButton)


def _middle(stage: Stage) -> None:
    bar = stage.part(ReaderView).verticalScrollBar()
    bar.setValue(bar.maximum() // 2)


def _term(stage: Stage) -> QWidget:
    """Go to the first explained word with the Tab key, and ask."""
    stage.go(Screen.LESSON, stage.entries(Kind.LESSON)[0].id)
    reader = stage.part(ReaderView)
    reader.verticalScrollBar().setValue(0)
    reader.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in reader.built.links:
        QTest.keyClick(reader, Qt.Key.Key_Tab)
        if reader.current_link is not None and reader.current_link.term:
            break
    reader.explain()
    return sure(QApplication.activePopupWidget(), ExplanationPopup)


def _check_question(stage: Stage) -> None:
    stage.answer(rightly=True)


def _read(stage: Stage) -> None:
    stage.part(LessonPage).mark_read()
    stage.settle()
    bar = stage.part(ReaderView).verticalScrollBar()
    bar.setValue(bar.maximum())


def _half_way(stage: Stage) -> None:
    """Finish half of the lessons and begin one more."""
    lessons = stage.entries(Kind.LESSON)
    half = len(lessons) // 2
    for entry in lessons[:half]:
        stage.go(Screen.LESSON, entry.id)
        stage.part(LessonPage).mark_read()
        stage.settle()
    stage.go(Screen.LESSON, lessons[half].id)
    stage.go(Screen.TODAY)


def _search(stage: Stage) -> None:
    stage.window.page.show_find()
    QTest.keyClicks(stage.part(QLineEdit), "Antrag")


def _outside(stage: Stage) -> QWidget:
    return opened(ExternalLinkDialog("https://www.gesetze-im-internet.de/aufenthg_2004/__81.html", stage.window))


def _print(stage: Stage) -> QWidget:
    stage.window.page.print_out()
    return sure(stage.window.findChild(PrintDialog), PrintDialog)


def _question(stage: Stage) -> None:
    """Begin with a seed of ours: the options stand in the same order in every picture."""
    page = stage.part(QuizPage)
    event = page.context.services.quizzes.started(stage.entries(Kind.QUIZ)[0].id, seed=SEED)
    page.context.recorder.record([event], page.go_on, owner=page)


def _wrong(stage: Stage) -> None:
    stage.answer(rightly=False)


def _ordering(stage: Stage) -> None:
    """Answer whatever comes before the first question of this kind."""
    while stage.question().item.kind is not ItemKind.ORDERING:
        if stage.question().button.isVisible():
            stage.answer(rightly=True)
        stage.part(QuizPage).go_on()
        stage.settle()


def _result(stage: Stage) -> None:
    page, quiz = stage.part(QuizPage), stage.entries(Kind.QUIZ)[0].id
    page.go_on()
    stage.settle()
    while page.context.services.quizzes.attempt(quiz) is not None:
        stage.answer(rightly=True)
        page.go_on()
        stage.settle()


def _crash(stage: Stage) -> QWidget:
    try:
        stage.session.services.shelf.library.entry("gibt-es-nicht")
    except NotFound as error:
        dialog = CrashDialog(log.describe(error), stage.window)
    return opened(dialog)


def _list(section: Section) -> Arrange:
    return lambda stage: stage.go(Screen.REFERENCE, section.value)


def _asked(text: str) -> Arrange:
    """Open the Schnellauskunft and type."""

    def arrange(stage: Stage) -> None:
        stage.go(Screen.TODAY)
        stage.window.quick.open()
        view = sure(stage.window.findChild(QuickView), QuickView)
        QTest.keyClicks(view.field, text)

    return arrange


def _further_down(stage: Stage) -> None:
    bar = stage.part(ScrollColumn).verticalScrollBar()
    bar.setValue(bar.maximum())


def _next_question(stage: Stage) -> None:
    stage.part(WelcomePage).go_on()


def _another_day(screen: Screen, ref: str, day: date) -> Arrange:
    """Show a page as of a day; the next picture that wants today goes back to it."""

    def arrange(stage: Stage) -> None:
        stage.window.choose_day(day)
        stage.go(screen, ref)

    return arrange


def _today(stage: Stage) -> None:
    stage.window.choose_day(None)
    stage.go(Screen.LAW)


def _learned_before(stage: Stage) -> None:
    """Somebody who learned a lesson on the eve of a stage; Heute then tells what has changed."""
    page, shelf = stage.window.page, stage.session.services.shelf
    today, shelf._today = shelf._today, lambda: _EVE  # noqa: SLF001 - a picture of a day that has gone by
    event = stage.session.services.lessons.completed(_CHANGED)
    shelf._today = today  # noqa: SLF001
    page.context.recorder.record([event], owner=page)
    stage.settle()
    stage.go(Screen.TODAY)


def _stichtag(stage: Stage) -> QWidget:
    stage.go(Screen.LAW)
    QTest.keyClick(stage.window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    return sure(stage.window.findChild(StichtagDialog), StichtagDialog)


def _report(stage: Stage) -> QWidget:
    """Press F8 in the middle of a lesson, and write what does not belong there."""
    stage.window.page.report()
    dialog = sure(stage.window.findChild(RemarkDialog), RemarkDialog)
    sure(dialog.findChild(GuardedText), GuardedText).field.setPlainText(_DOUBTFUL)
    return dialog


def _reported(stage: Stage) -> None:
    services, recorder = stage.session.services, stage.window.page.context.recorder
    for kind, (ref, place, words) in zip(RemarkKind, _REPORTED, strict=True):
        subject = services.remarks.subject(services.shelf.current, ref, place) or Subject(ref, ref)
        recorder.record([services.remarks.made(subject, kind, words, text_id=f"bild-{kind}")], owner=recorder)
    stage.go(Screen.REMARKS)


def _remark(stage: Stage) -> QWidget:
    stage.part(RowList).choose_current()
    return sure(stage.window.findChild(RemarkView), RemarkView)


def _remarks_file(stage: Stage) -> QWidget:
    stage.part(RemarksPage).save_all()
    return sure(stage.window.findChild(RemarksFileDialog), RemarksFileDialog)


def _refused(stage: Stage) -> QWidget:
    return sure(stage.window.findChild(StoreDialog), StoreDialog)


LEARNING = (
    Shot("heute-neu", Screen.TODAY, at(Screen.TODAY)),
    Shot("einarbeitung-neu", Screen.ONBOARDING, _by_mouse),
    Shot("lektion-anfang", Screen.LESSON, at(Screen.LESSON, Kind.LESSON)),
    Shot("lektion-mitte", Screen.LESSON, _middle),
    Shot("lektion-antwort", Screen.LESSON, _check_question),
    Shot("lektion-gelesen", Screen.LESSON, _read),
    Shot("heute-unterwegs", Screen.TODAY, _half_way),
    Shot("einarbeitung-unterwegs", Screen.ONBOARDING, at(Screen.ONBOARDING)),
    *PROCESSES,
    Shot("glossar", Screen.LOOKUP, at(Screen.LOOKUP, Kind.GLOSSARY)),
    Shot("begriff", Screen.LOOKUP, lambda stage: stage.go(Screen.LOOKUP, "begriff-fiktionsbescheinigung")),
    Shot("antwortkarte", Screen.LOOKUP, lambda stage: stage.go(Screen.LOOKUP, "karte-antrag-laeuft")),
    *(Shot(f"nachschlagen-{one.value}", Screen.REFERENCE, _list(one)) for one in Section),
    Shot("schnellauskunft", Screen.TODAY, _asked("Fiktion")),
    Shot("schnellauskunft-nichts", Screen.TODAY, _asked("Xylophon")),
    Shot("suche", Screen.SEARCH, lambda stage: stage.go(Screen.SEARCH, "Fiktion")),
    Shot("suche-nichts", Screen.SEARCH, lambda stage: stage.go(Screen.SEARCH, "Xylophon")),
    Shot("suche-anfang", Screen.SEARCH, lambda stage: stage.go(Screen.SEARCH)),
    Shot("rechtsstand", Screen.LAW, at(Screen.LAW)),
    Shot("rechtsaenderung", Screen.LOOKUP, at(Screen.LOOKUP, Kind.CHANGE)),
    Shot("weitergabe", Screen.HANDOUT, lambda stage: stage.go(Screen.HANDOUT, stage.entries(Kind.CHANGE)[0].id)),
    Shot("bisher-neu", Screen.COMPARE, lambda stage: stage.go(Screen.COMPARE, _COMPARED)),
    Shot("stichtag", Screen.LAW, _stichtag),
    Shot("anderer-tag", Screen.LOOKUP, _another_day(Screen.LOOKUP, "arbeit-studium", _EVE)),
    Shot("anderer-tag-fehlt", Screen.LOOKUP, _another_day(Screen.LOOKUP, "familie-eltern-fachkraft", _EVE)),
    Shot("wieder-heute", Screen.LAW, _today),
    Shot("heute-neues", Screen.TODAY, _learned_before),
    Shot("neuerung", Screen.REFRESHER, lambda stage: stage.go(Screen.REFRESHER, _CHANGED)),
    Shot("hilfe", Screen.HELP, at(Screen.HELP)),
    Shot("ueber", Screen.ABOUT, at(Screen.ABOUT)),
    Shot("einstellungen", Screen.SETTINGS, at(Screen.SETTINGS)),
    Shot("einstellungen-unten", Screen.SETTINGS, _further_down),
    *IMPORT,
    *LAWS,
    *PACKS,
    *WORKSHOP,
    *LAW_ENTRY,
    Shot("willkommen-1", Screen.WELCOME, at(Screen.WELCOME)),
    Shot("willkommen-2", Screen.WELCOME, _next_question),
    Shot("willkommen-3", Screen.WELCOME, _next_question),
    Shot("uebung-beginn", Screen.QUIZ, at(Screen.QUIZ, Kind.QUIZ)),
    Shot("uebung-frage", Screen.QUIZ, _question),
    Shot("uebung-antwort", Screen.QUIZ, _wrong),
    Shot("uebung-reihenfolge", Screen.QUIZ, _ordering),
    Shot("uebung-reihenfolge-antwort", Screen.QUIZ, _wrong),
    Shot("uebung-ergebnis", Screen.QUIZ, _result),
    Shot("meldungen-leer", Screen.REMARKS, at(Screen.REMARKS)),
    Shot("meldungen", Screen.REMARKS, _reported),
    Shot("meldung-ansehen", Screen.REMARKS, _remark),
    Shot("meldungen-speichern", Screen.REMARKS, _remarks_file),
    *OWN,
    *DATA,
    *TEAM,
    *MENTOR,
    *INSIGHT,
    *REFRESH,
    Shot("lektion-begriff", Screen.LESSON, _term),
    Shot("lektion-suche", Screen.LESSON, _search),
    Shot("link-nach-aussen", Screen.LESSON, _outside),
    Shot("drucken", Screen.LESSON, _print),
    Shot("stimmt-das-nicht", Screen.LESSON, _report),
    Shot("absturz", Screen.LESSON, _crash),
    Shot("meldung", Screen.LESSON, lambda stage: stage.go(Screen.LESSON, "gibt-es-nicht")),
)
EMPTY = (
    Shot("heute-leer", Screen.TODAY, at(Screen.TODAY)),
    Shot("einarbeitung-leer", Screen.ONBOARDING, at(Screen.ONBOARDING)),
)
DAMAGED = (Shot("lernstand-beschaedigt", Screen.TODAY, _refused),)
SHOTS = (*LEARNING, *EMPTY, *DAMAGED)
