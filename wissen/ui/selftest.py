"""The self-test: whether everything that was shipped is there and works, also without a screen.

It uses a profile of its own that is thrown away. Each line of the result is one check; support asks for that file.
"""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer, qVersion
from PySide6.QtGui import QFontDatabase, QImage, QImageReader
from PySide6.QtWidgets import QApplication

from wissen.content.blocks import Paragraph, Text
from wissen.content.model import Kind
from wissen.drawing.page import Lookups, Page, PageSection
from wissen.drawing.pictures import open_picture
from wissen.learning.deadline import Duration, Unit, deadline
from wissen.learning.pace import Pace
from wissen.learning.review import Recall, Review
from wissen.learning.schedule import Schedule
from wissen.learning.verb import Verb
from wissen.printing.marks import Marks
from wissen.services.about import components
from wissen.services.bundle import Services
from wissen.services.journal import Event, NewEvent
from wissen.services.plan import calendar_of
from wissen.text import german_date, plural_de
from wissen.ui import icons
from wissen.ui.jobs import Jobs
from wissen.ui.main_window import MainWindow
from wissen.ui.navigation import Address, Screen
from wissen.version import VERSION

_PATIENCE = 30_000
"""Milliseconds that one step may take on a slow computer."""
_TURN = 10
_FONT = "Fira Sans"


@dataclass(frozen=True, slots=True)
class Checked:
    """`told` says what was found, or what is wrong."""

    name: str
    well: bool
    told: str


class SelfTest:
    """Looks at a running app over a profile that nobody needs."""

    def __init__(self, app: QApplication, window: MainWindow, services: Services, jobs: Jobs) -> None:
        self._app = app
        self._window = window
        self._services = services
        self._jobs = jobs

    def run(self) -> tuple[Checked, ...]:
        """Every check; one that fails does not keep the others from being made."""
        self._wait(lambda: self._services.ready and not self._jobs.busy)
        return tuple(self._checks())

    def _checks(self) -> Iterator[Checked]:
        for name, check in (
            ("Versionen", self._versions),
            ("Schriften", self._fonts),
            ("Zusätze von Qt", self._plugins),
            ("Sprache", self._language),
            ("Inhalte", self._content),
            ("Seite", self._page),
            ("Suche", self._search),
            ("Lernstand", self._store),
            ("Lizenzen", self._licences),
            ("Drucken", self._printing),
            ("Fristen", self._deadlines),
            ("Auffrischen", self._reviews),
            ("Kalender", self._calendar),
            ("PIN", self._pin),
            ("Austausch", self._exchange),
            ("Pakete", self._packs),
        ):
            try:
                told = check()
            except Exception as error:  # noqa: BLE001 - whatever is wrong is what the test is there to tell
                yield Checked(name, False, f"{type(error).__name__}: {error}")
            else:
                yield Checked(name, True, told)

    def _versions(self) -> str:
        return f"Wissen {VERSION}, Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}"

    def _fonts(self) -> str:
        _must(_FONT in QFontDatabase.families(), f"{_FONT} fehlt")
        _must(self._app.font().family() == _FONT, f"verwendet wird {self._app.font().family()}")
        return f"{_FONT} in {len(QFontDatabase.styles(_FONT))} Schnitten"

    def _plugins(self) -> str:
        kinds = {bytes(kind.data()).decode() for kind in QImageReader.supportedImageFormats()}
        missing = {"svg", "jpeg", "png", "ico"} - kinds
        _must(not missing, f"Bildformate fehlen: {', '.join(sorted(missing))}")
        _must(_has_colours(icons.pixmap("home").toImage()), "Symbole werden nicht gezeichnet")
        return f"Plattform {self._app.platformName()}, Stil {self._app.style().objectName() or 'fusion'}"

    def _language(self) -> str:
        found = QCoreApplication.translate("QPlatformTheme", "Cancel")
        _must(found == "Abbrechen", f"die deutschen Texte von Qt fehlen („{found}“)")
        return found

    def _content(self) -> str:
        library = self._services.shelf.library
        _must(bool(library.modules), "es gibt keine Module")
        pictures = [name for name in library.files if name.endswith(".svg")]
        _must(all(open_picture(self._services.shelf.picture(name) or b"") for name in pictures), "ein Bild fehlt")
        return f"{len(library.entries)} Dateien, {len(pictures)} Bilder"

    def _page(self) -> str:
        lesson = self._services.shelf.library.of_kind(Kind.LESSON)[0]
        self._window.go(Address(Screen.LESSON, lesson.id))
        self._wait(lambda: not self._jobs.busy)
        picture = self._window.grab().toImage()
        _must(self._window.address.ref == lesson.id, "die Lektion wird nicht gezeigt")
        _must(_has_colours(picture), "das Fenster bleibt leer")
        return f"{lesson.title}, {picture.width()} × {picture.height()} Punkte"

    def _search(self) -> str:
        self._wait(lambda: self._services.search.ready)
        lesson = self._services.shelf.library.of_kind(Kind.LESSON)[0]
        hits = self._services.search.search(lesson.title).hits
        _must(bool(hits) and hits[0].kennung == lesson.id, f"„{lesson.title}“ wird nicht gefunden")
        return f"{len(hits)} Treffer"

    def _store(self) -> str:
        event, today = NewEvent(Verb.BEGUN, "selbsttest"), self._services.shelf.today
        recorded: list[Event] = []
        work = partial(self._services.journal.record, [event], today=today)
        self._jobs.database(work, recorded.extend, owner=self._window)
        self._wait(lambda: not self._jobs.busy)
        _must(len(recorded) == 1, "ein Ereignis wird nicht gespeichert")
        return f"Ereignis {recorded[0].reference}"

    def _licences(self) -> str:
        found = components()
        nameless = [one.name for one in found if not one.licence]
        _must(not nameless, f"ohne Lizenz: {', '.join(nameless)}")
        return f"{len(found)} Bestandteile"

    def _printing(self) -> str:
        from wissen.printing import paper, printer  # late: nothing else here asks for printers

        text = PageSection("text", "Selbsttest", (Paragraph((Text("Ein Satz zum Drucken."),)),))
        file = paper.pdf(Page("Selbsttest", (text,)), Lookups(), Marks("Selbsttest"))
        _must(file.startswith(b"%PDF-"), "es entsteht keine PDF-Datei")
        printers = printer.count()
        return f"PDF mit {len(file)} Bytes, {plural_de(printers, 'Drucker', 'Drucker')}"

    def _deadlines(self) -> str:
        found = deadline(Duration(1, Unit.DAYS, "Zugang"), date(2026, 1, 5), "BW")
        _must(found.end == date(2026, 1, 7), "die Feiertage der Länder fehlen")
        return ", ".join(name for _, name in found.moved)

    def _reviews(self) -> str:
        day = date(2026, 1, 5)
        due = Schedule(Pace()).of("selbsttest", (Review(day, Recall.GOOD, 1),)).due
        _must(due > day, "die Abstände werden nicht berechnet")
        return german_date(due)

    def _calendar(self) -> str:
        file = calendar_of((), date(2026, 1, 5), today=date(2026, 1, 5))
        _must(file.startswith(b"BEGIN:VCALENDAR"), "es entsteht keine Kalenderdatei")
        return f"{len(file)} Bytes"

    def _pin(self) -> str:
        """The profile is one that nobody needs."""
        access = self._window.page.context.own_data.access
        access.change("", _FONT)
        try:
            _must(access.opens_with(_FONT) and not access.opens_with("anders"), "eine PIN schützt nicht")
        finally:
            access.give_up(_FONT)
        return "gesetzt, geprüft und entfernt"

    def _exchange(self) -> str:
        from wissen.services.rehearsal import exchanged  # late: the window has no need of it

        with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            return exchanged(Path(folder))

    def _packs(self) -> str:
        from wissen.services.rehearsal import packed  # late: as above

        with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            return packed(Path(folder))

    def _wait(self, condition: Callable[[], bool]) -> None:
        for _ in range(_PATIENCE // _TURN):
            if condition():
                return
            loop = QEventLoop()
            QTimer.singleShot(_TURN, loop.quit)
            loop.exec()
        raise TimeoutError("das dauert zu lange")


def report(checks: tuple[Checked, ...]) -> str:
    """The result as text: a line for each check, the last says how it ended."""
    lines = [f"{'ok' if one.well else 'FEHLT':6} {one.name}: {one.told}" for one in checks]
    well = all(one.well for one in checks)
    end = "Alles in Ordnung." if well else "Es fehlt etwas."
    return "\n".join((f"Selbsttest von Wissen {VERSION}", *lines, end))


def _must(right: bool, otherwise: str) -> None:
    if not right:
        raise AssertionError(otherwise)


def _has_colours(image: QImage) -> bool:
    """Whether a picture shows more than one colour."""
    step = max(1, min(image.width(), image.height()) // 40)
    seen = {image.pixel(x, y) for x in range(0, image.width(), step) for y in range(0, image.height(), step)}
    return len(seen) > 1
