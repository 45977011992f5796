"""One run of the app for one person: lanes, services and window, from opening the history to the last write."""

from __future__ import annotations

import platform
import secrets
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from wissen import office, paths, settings
from wissen.content.problem import Problem, Severity
from wissen.errors import StoreDamaged, StoreInUse, WissenError
from wissen.learning import working_days
from wissen.paths import Folders
from wissen.progress.drives import NETWORK_WARNING, Drive, drive_of, mount_table
from wissen.services.bundle import build_services
from wissen.services.keeping import DATABASE, Begun, Keeping
from wissen.services.mail import FOLDER, Mail
from wissen.services.shelf import Loaded, Shelf
from wissen.services.today import Today
from wissen.settings import Policy, Settings
from wissen.text import german_list
from wissen.ui import state, theme
from wissen.ui.arrivals import Arrivals
from wissen.ui.dialogs.store_dialog import StoreDialog
from wissen.ui.equipment import Equipment
from wissen.ui.exchange import Exchange
from wissen.ui.inbox_watch import InboxWatch
from wissen.ui.index_work import IndexWork
from wissen.ui.jobs import Jobs
from wissen.ui.main_window import MainWindow
from wissen.ui.messages import Message, Messages
from wissen.ui.navigation import Address, Screen
from wissen.ui.own_data import OwnData
from wissen.ui.pack_desk import PackDesk, PackPlaces
from wissen.ui.pages import factory
from wissen.ui.people import People
from wissen.ui.preferences import Preferences, next_scale
from wissen.ui.recorder import Recorder
from wissen.ui.strings import plural, tr
from wissen.ui.unlocking import Unlocking

_VERIFY_AFTER = 5_000
"""Milliseconds after the start at which the whole history is looked at, when nobody waits for anything any more."""
_LOOK_AT_CLOCK = 60_000
"""Milliseconds between two looks at the clock."""
_RANDOM = partial(secrets.randbelow, 2**31)
_NO_POLICY = Policy()


class Session(QObject):
    """One run of the app for one person: owns the lanes, the services and the window.

    `content` is the folder to begin with; with `content_is_fixed` the person cannot choose another, and no pack is
    offered; `policy` says where the office lays packs, whose signature counts, and where letters are exchanged.
    `handing_over` means that something was left in the inbox: an app that is open already takes it, and this run ends
    unseen.
    `new_seed` gives numbers from 0, another one each time.
    """

    def __init__(
        self,
        app: QApplication,
        folders: Folders,
        chosen: Settings,
        *,
        content: Path,
        today: Callable[[], date],
        content_is_fixed: bool = False,
        policy: Policy = _NO_POLICY,
        people: People | None = None,
        handing_over: bool = False,
        new_seed: Callable[[], int] = _RANDOM,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._folders = folders
        self._today = today
        self._day = today()
        self._told: Message | None = None
        self._closed = False
        self._handing_over = handing_over
        self._inbox = InboxWatch(folders.inbox, self)
        self._inbox.wanted.connect(self._open_wanted)
        self.jobs = Jobs(self)
        self.messages = Messages(self)
        self.jobs.failed.connect(self._failed)
        if policy.fault:
            self.messages.tell(office.closed(policy.fault))
        self.preferences = Preferences(chosen, folders.config / paths.SETTINGS, self.messages, self)
        self.preferences.changed.connect(self._preferences_changed)
        mail = Mail(
            folders.data / FOLDER,
            name=self._name,
            today=today,
            new_bytes=secrets.token_bytes,
            retention=policy.retention,
        )
        shelf = Shelf(content, cache=folders.cache / paths.PARSE_CACHE, today=today)
        self.services = build_services(
            shelf,
            index=folders.cache / paths.SEARCH_INDEX,
            law_folder=folders.laws,
            new_text_id=partial(secrets.token_hex, 8),
            post=mail,
            insight=policy.insight,
        )
        recorder = Recorder(self.jobs, self.services.journal, today=today, parent=self)
        path = folders.data / DATABASE
        drive = drive_of(path, mount_table())
        if drive is Drive.NETWORK:
            self.messages.post(Message("warning", NETWORK_WARNING))
        self._keeping = Keeping(
            path,
            self.services.journal,
            today=today,
            new_id=partial(secrets.token_hex, 8),
            new_salt=partial(secrets.token_bytes, 16),
            machine=platform.node(),
            drive=drive,
        )
        self._state = state.read(folders.config / state.NAME)
        self.exchange = Exchange(
            mail,
            jobs=self.jobs,
            messages=self.messages,
            preferences=self.preferences,
            fixed_folder=policy.exchange_folder,
            fault=policy.fault,
            parent=self,
        )
        self.own_data = OwnData(
            self._keeping,
            self.services.journal,
            folders,
            jobs=self.jobs,
            recorder=recorder,
            preferences=self.preferences,
            exchange=self.exchange,
            today=today,
            parent=self,
        )
        self.own_data.replaced.connect(self._store_read)
        self.packs = PackDesk(
            PackPlaces(folders.packs, None if content_is_fixed else policy.pack_folder, policy.root_key, policy.fault),
            self.services,
            jobs=self.jobs,
            messages=self.messages,
            preferences=self.preferences,
            reload=self.load_content,
            parent=self,
        )
        people = people or People(paths.STANDARD_PROFILE, _stay)
        equipment = Equipment(
            services=self.services,
            jobs=self.jobs,
            recorder=recorder,
            messages=self.messages,
            preferences=self.preferences,
            folders=folders,
            content_is_fixed=content_is_fixed,
            people=people,
            own_data=self.own_data,
            packs=self.packs,
            exchange=self.exchange,
            new_seed=new_seed,
            reload=self.load_content,
            adopt=self.show_content,
        )
        self.arrivals = Arrivals(self.services, recorder, self.messages, self)
        self.window = MainWindow(equipment, self._state)
        self.window.scale_wanted.connect(self._change_scale)
        self.exchange.changed.connect(self.window.refresh)
        self.exchange.changed.connect(self.arrivals.take)
        self.exchange.decision_wanted.connect(self._ask_to_decide)
        self.unlocking = Unlocking(self.own_data.access, self.jobs, people, self.preferences, self.window)
        self.unlocking.given_up.connect(app.quit)
        self._index = IndexWork(self.services.search, self.jobs, self.messages, self.window.status, self)
        self._index.done.connect(self.window.refresh)  # what was searched for meanwhile is answered anew
        self._clock = QTimer(self, interval=_LOOK_AT_CLOCK)
        self._clock.timeout.connect(self.look_at_clock)
        app.styleHints().colorSchemeChanged.connect(self._dress)
        app.screenAdded.connect(self._dress)  # icons are drawn for the densities there are
        app.aboutToQuit.connect(self.close)

    def start(self) -> None:
        """Show the window once the person has entered their PIN; the content is read meanwhile."""
        state.restore(self.window, self._state)
        self._clock.start()
        self.load_content()
        self.services.onboarding.work_at(self.preferences.value.roles)
        if self.preferences.value.start_day is not None:
            self._count_days()
        if self._handing_over:
            self._begin()  # first, whether an app that is open takes what is handed over: it asks nobody
        else:
            self.unlocking.ask(self._open)

    def _open(self) -> None:
        """Show the window, then open the history behind it."""
        self.window.show()
        self._begin()
        if not self.preferences.value.welcomed:
            self.window.go(Address(Screen.WELCOME))

    def load_content(self) -> None:
        """Read the content folder again, in the background."""
        self.jobs.read(self.services.shelf.read, self.show_content, owner=self)

    def _count_days(self) -> None:
        """Let the plan know from which day it counts; the first calendar takes a moment to load."""
        chosen = self.preferences.value
        if chosen.start_day is None:
            self._days_known(None)
        else:
            work = partial(working_days.prepare, chosen.start_day, chosen.land)
            self.jobs.read(work, self._days_known, owner=self)

    def _days_known(self, _: None) -> None:
        chosen = self.preferences.value
        self.services.onboarding.count_from(chosen.start_day, chosen.land)
        self.window.refresh()

    def look_at_clock(self) -> None:
        """At midnight the content becomes that of the new day, and newer packs are looked for."""
        if self._today() != self._day:
            self._day = self._today()
            self.window.refresh()
            self.packs.begin_day()

    def close(self) -> None:
        """Keep where the person is, finish every write, close the history; nothing is delivered afterwards."""
        if self._closed:
            return
        self._closed = True
        self._clock.stop()
        self.window.leave()
        left = state.of(self.window, self._state, self.window.quick.own_window)
        state.write(self._folders.config / state.NAME, left)
        onboarding = self.services.onboarding
        shown = Today(onboarding.next_step(), onboarding.progress()) if self.services.ready else None
        self.jobs.database(partial(self._keeping.end, shown), owner=self)
        self.jobs.close()

    def _read_store(self, begin: Callable[[], Begun]) -> None:
        self.jobs.database(begin, self._store_read, owner=self, failed=self._store_refused)

    def _store_read(self, begun: Begun) -> None:
        self.unlocking.ask(partial(self._show_history, begun))

    def _show_history(self, begun: Begun) -> None:
        self.window.show()
        again = self.services.journal.known
        self.services.journal.take_over(begun.known, begun.places)
        if begun.notice:
            self.messages.post(Message("warning", begun.notice))
        if begun.clock_is_late:
            self.messages.post(
                Message(
                    "warning",
                    tr("Die Uhr dieses Rechners geht nach."),
                    tr("Neue Einträge tragen den letzten bekannten Tag. Bitte lassen Sie die Uhr richtig stellen."),
                )
            )
        if again:
            self.window.begin_anew()
        self.window.show_kept(begun.kept)
        self.window.refresh()
        if not again:
            self.exchange.begin()  # before what lies in the inbox, which may be letters
        self.arrivals.take()
        self._watch_inbox()
        QTimer.singleShot(_VERIFY_AFTER, self, self.verify)

    def verify(self) -> None:
        """Look at the whole history; the start looked at its end only."""
        self.jobs.database(self._keeping.verify, owner=self)

    def _failed(self, error: WissenError) -> None:
        """Tell a fault; a history that is found damaged takes no more answers."""
        if isinstance(error, StoreDamaged):
            self._ask_for_way_out(error, tr("Neu starten"), self._begin_from_backup)
        else:
            self.messages.tell(error)

    def _store_refused(self, error: WissenError) -> None:
        """Without the history nothing may be shown as done or open: say why, offer the way out, or end."""
        if self._handing_over and isinstance(error, StoreInUse):
            self._app.quit()
            return
        self.unlocking.ask(partial(self._tell_refused, error))

    def _tell_refused(self, error: WissenError) -> None:
        self.window.show()
        if isinstance(error, StoreDamaged):
            self._ask_for_way_out(error, tr("Neu beginnen"), self._begin_with_nothing)
        else:
            self._ask_for_way_out(error, tr("Noch einmal versuchen"), self._begin)

    def _ask_for_way_out(self, error: WissenError, way_out: str, take: Callable[[], object]) -> None:
        if any(dialog.isVisible() for dialog in self.window.findChildren(StoreDialog)):
            return
        dialog = StoreDialog(error, way_out, take, self.window)
        dialog.rejected.connect(self._app.quit)
        dialog.open()

    def _begin(self) -> None:
        self._read_store(self._keeping.begin)

    def _begin_with_nothing(self) -> None:
        self._read_store(self._keeping.begin_anew)

    def _begin_from_backup(self) -> None:
        self._read_store(self._keeping.begin_from_backup)

    def show_content(self, loaded: Loaded) -> None:
        """From now on show what was read."""
        self.services.shelf.adopt(loaded)
        self.jobs.read(self.services.explanations.prepare, owner=self)
        self.jobs.read(factory.prepare, owner=self)
        self.jobs.read(self.services.law_changes.prepare, owner=self)
        self.jobs.read(self.services.laws.statutes, owner=self)  # so that nobody waits who opens the first §
        self._index.begin()
        self._tell_problems(loaded.problems)
        self.window.refresh()
        self.packs.look_around()
        self._watch_inbox()

    def _tell_problems(self, problems: Sequence[Problem]) -> None:
        """Tell that something is missing, and take back what was told before the content was read again."""
        if self._told is not None:
            self.messages.close(self._told)
            self._told = None
        errors = [problem for problem in problems if problem.severity is Severity.ERROR]
        if errors:
            found = plural(len(errors), "Fehler", "Fehler")
            text = tr("{found} in den Inhalten; was betroffen ist, fehlt hier.").format(found=found)
            place = f"{errors[0].file}:{errors[0].line}" if errors[0].line else errors[0].file
            self._told = Message("warning", text, f"{place}: {errors[0].text}".lstrip(": "))
            self.messages.post(self._told)

    def _watch_inbox(self) -> None:
        """What others want opened can be opened once content and history are there."""
        if self.services.ready:
            self._inbox.start()

    def _open_wanted(self, wanted: str) -> None:
        """Go to what a second start was asked for, and come to the front."""
        self.window.open_wanted(wanted)
        self.window.come_to_front()

    def _ask_to_decide(self) -> None:
        names = german_list(sorted({question.name for question in self.exchange.questions}))
        self.exchange.ask(
            Message(
                "info",
                tr("Mit einem unbekannten Schlüssel hat geschrieben: {names}.").format(names=names),
                tr("Vergleichen Sie die Zeichen am Telefon, und entscheiden Sie dann."),
                action=tr("Ansehen"),
                run=partial(self.window.go, Address(Screen.TEAM)),
            )
        )

    def _name(self) -> str:
        """How the person wants to be called."""
        return self.preferences.value.name

    def _change_scale(self, step: int) -> None:
        """Next larger or smaller text, or back to normal."""
        self.preferences.change(text_scale=next_scale(self.preferences.value.text_scale, step))

    def _preferences_changed(self, before: Settings) -> None:
        now = self.preferences.value
        if (now.theme, now.text_scale) != (before.theme, before.text_scale):
            self._dress()
        if (now.start_day, now.land) != (before.start_day, before.land):
            self._count_days()
        if now.roles != before.roles:
            self.services.onboarding.work_at(now.roles)
            self.window.refresh()
        if now.content_folder != before.content_folder:
            self.services.shelf.folder = settings.content_folder(None, Policy(), now)
            self.load_content()

    def _dress(self) -> None:
        """Put on the theme and the text scale that hold now."""
        theme.apply(self._app, self.preferences.value.theme, self.preferences.value.text_scale)
        self.window.look_changed()


def _stay(profile: str) -> None:
    """Without others at this computer there is nobody to open a window for."""
    del profile
