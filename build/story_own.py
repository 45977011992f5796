"""The part of the story about what a person keeps, plans and proves: notes, marks, certificates, the plan."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from build.stage import Arrange, Shot, Stage
from wissen.content.item import ItemKind
from wissen.content.model import Kind
from wissen.learning.verb import Verb
from wissen.progress.events import NewEvent
from wissen.services.highlights import Highlights, Marked
from wissen.services.notes import Notes, NoteView
from wissen.services.remarks import Subject
from wissen.ui.dialogs.certificate_dialog import CertificateDialog
from wissen.ui.dialogs.end_dialog import EndDialog
from wissen.ui.dialogs.erase_kept_dialog import EraseKeptDialog
from wissen.ui.dialogs.kept_view import KeptView
from wissen.ui.dialogs.note_dialog import NoteDialog
from wissen.ui.dialogs.start_dialog import StartDialog
from wissen.ui.models.row_model import ROW
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.documents import DocumentsPage
from wissen.ui.pages.noting import ask_for_note
from wissen.ui.pages.onboarding import OnboardingPage
from wissen.ui.pages.quiz import QuizPage
from wissen.ui.widgets.row_list import RowList

_QUIZ = "q04"
_LESSON = "l01-4"
_KINDS = (
    ItemKind.MATCHING,
    ItemKind.CLOZE,
    ItemKind.NUMERIC,
    ItemKind.DATE,
    ItemKind.SHORT_TEXT,
    ItemKind.DISCRETION,
)
_NOTE = NoteView("bild-notiz", f"{_LESSON}#wenn-dann", "Wenn und dann", "Erst unterstreichen, dann entscheiden.")
_AWAY = NoteView("bild-weg", f"{_LESSON}#adresse", "Die Adresse", "Was heißt hier „i. V. m.“?")
_GONE = NoteView("bild-fort", "l-frueher#fristen", "Eine Stelle von früher", "Das stand in der alten Lektion.")


def _record(stage: Stage, *events: NewEvent | None) -> None:
    recorder = stage.window.page.context.recorder
    recorder.record([event for event in events if event is not None], owner=recorder)
    stage.settle()


def _kept(stage: Stage) -> None:
    """Some time of reading leaves notes, marks and bookmarks."""
    services = stage.session.services
    section = services.remarks.subject(services.shelf.current, _LESSON, "wenn-dann") or Subject(_LESSON, _LESSON)
    words = " ".join((section.seen.text if section.seen else "").split()[3:9])
    marked = Highlights.made(section, Marked(words), mark_id="bild-mark")
    _record(stage, marked, services.bookmarks.changed(_LESSON, kept=True, title=section.title))
    _record(stage, *map(Notes.written, (_NOTE, _AWAY, _GONE)), Notes.taken_away(_AWAY))
    _documents("lesezeichen")(stage)


def _documents(tab: str, place: str = "") -> Arrange:
    def arrange(stage: Stage) -> None:
        stage.window.go(Address(Screen.DOCUMENTS, tab, place))
        stage.settle()

    return arrange


def _noted_lesson(stage: Stage) -> None:
    stage.window.go(Address(Screen.LESSON, _LESSON, "wenn-dann"))
    stage.settle()


def _note(stage: Stage) -> QWidget:
    page = stage.part(DocumentsPage)
    ask_for_note(page.context, _NOTE, stage.window)
    return stage.over(NoteDialog)


def _gone(stage: Stage) -> QWidget:
    _documents("notizen", _GONE.id)(stage)
    return _over(stage, stage.part(RowList).choose_current, KeptView)


def _erased(stage: Stage) -> QWidget:
    _documents("notizen")(stage)
    notes = stage.part(RowList)
    rows = (notes.model().index(row, 0).data(ROW) for row in range(notes.model().rowCount()))
    notes.go_to(next(row.address for row in rows if row.title.endswith(_AWAY.title)))
    return _over(stage, partial(stage.click, "Endgültig löschen …"), EraseKeptDialog)


def _certified(stage: Stage) -> QWidget:
    """Learn a whole module; the list then offers its certificate."""
    services = stage.session.services
    module = services.shelf.current.modules[0]
    for entry in services.shelf.current.contents(module):
        if entry.kind is Kind.LESSON:
            _record(stage, services.lessons.completed(entry.id))
        elif not any(attempt.passed for attempt in services.quizzes.attempts(entry.id)):
            _pass(stage, entry.id)
    _documents("nachweise")(stage)
    return _over(stage, stage.part(RowList).choose_current, CertificateDialog)


def _pass(stage: Stage, quiz: str) -> None:
    """A quiz is passed without the pictures of it."""
    _record(stage, stage.session.services.quizzes.started(quiz, seed=1))
    (attempt,) = stage.session.services.quizzes.attempts(quiz)[-1:]
    finished = {"attempt": attempt.reference, "score": 1.0, "passed": True}
    _record(stage, NewEvent(Verb.ATTEMPT_FINISHED, quiz, payload=finished))


def _certificate(stage: Stage) -> None:
    services = stage.session.services
    module = services.shelf.current.modules[0].head.id
    _record(stage, services.certificates.issued(module, "Jana Probst", text_id="bild-nachweis"))
    stage.go(Screen.CERTIFICATE, services.certificates.all[0].reference)


def _start_day(stage: Stage) -> QWidget:
    stage.go(Screen.ONBOARDING)
    return _over(stage, stage.part(OnboardingPage).ask_start, StartDialog)


def _asked(kind: ItemKind) -> Arrange:
    def arrange(stage: Stage) -> None:
        if not isinstance(stage.window.page, QuizPage):
            stage.go(Screen.QUIZ, _QUIZ)
            stage.click("Beginnen")
        quiz = stage.session.services.quizzes.open(_QUIZ)
        stage.part(QuizPage).ask(next(item.id for item in quiz.items if item.kind is kind))
        stage.settle()

    return arrange


def _end(stage: Stage) -> QWidget:
    return _over(stage, stage.part(QuizPage).end, EndDialog)


def _over(stage: Stage, act: Callable[[], object], kind: type[QDialog]) -> QWidget:
    """Do something that opens a dialog."""
    act()
    stage.settle()
    return stage.over(kind)


OWN = (
    Shot("unterlagen", Screen.DOCUMENTS, _kept),
    Shot("unterlagen-notizen", Screen.DOCUMENTS, _documents("notizen")),
    Shot("unterlagen-markierungen", Screen.DOCUMENTS, _documents("markierungen")),
    Shot("notiz", Screen.DOCUMENTS, _note),
    Shot("notiz-fort", Screen.DOCUMENTS, _gone),
    Shot("notiz-loeschen", Screen.DOCUMENTS, _erased),
    Shot("lektion-notiz", Screen.LESSON, _noted_lesson),
    *(Shot(f"frage-{kind.name.lower()}", Screen.QUIZ, _asked(kind)) for kind in _KINDS),
    Shot("uebung-abschliessen", Screen.QUIZ, _end),
    Shot("nachweis-ausstellen", Screen.DOCUMENTS, _certified),
    Shot("nachweis", Screen.CERTIFICATE, _certificate),
    Shot("erster-arbeitstag", Screen.ONBOARDING, _start_day),
)
