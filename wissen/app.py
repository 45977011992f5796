"""Start the window program: what it was asked for, the policy of the office, the application, and one session."""

from __future__ import annotations

import argparse
import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QProcess
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from wissen import office, paths, settings
from wissen.drawing import fonts
from wissen.errors import SettingsError
from wissen.paths import Folders
from wissen.pictures import draw_offscreen
from wissen.services import inbox
from wissen.session import Session
from wissen.settings import Settings
from wissen.ui import crash, garbage, log, theme
from wissen.ui.dialogs.refusal_dialog import RefusalDialog
from wissen.ui.focus import FocusRing
from wissen.ui.messages import Message
from wissen.ui.people import People
from wissen.ui.strings import speak_german, tr


def main(arguments: Sequence[str], *, policy_places: Callable[[], tuple[Path, ...]] = paths.policy_places) -> int:
    """Run the window until it is closed; returns the exit code."""
    wanted = _parse(arguments)
    if wanted.selftest is not None:
        return _test_itself(wanted.selftest)
    if wanted.vorschau is not None:
        return _preview(wanted.vorschau)
    try:
        policy = office.policy_in_force(policy_places())
    except SettingsError as error:
        return _refuse(error)
    folders = paths.folders(wanted.profil, histories=policy.data_folder)
    with log.writing_to(folders.log):
        app = _application()
        hook = crash.install(folders.log, parent=app)
        chosen, notice = settings.read_settings(folders.config / paths.SETTINGS)
        theme.apply(app, chosen.theme, chosen.text_scale)
        FocusRing(app)
        session = Session(
            app,
            folders,
            chosen,
            content=settings.content_folder(wanted.inhalt, policy, chosen),
            content_is_fixed=bool(wanted.inhalt or policy.content_folder),
            policy=policy,
            today=date.today,
            people=People(wanted.profil, partial(_open_profile, app)),
            handing_over=bool(wanted.oeffnen),
        )
        complaint = _leave(folders, wanted.oeffnen) if wanted.oeffnen else ""
        for text in filter(None, (notice, complaint)):
            session.messages.post(Message("warning", text))
        session.start()
        hook.tell_last_crash(session.messages)
        garbage.collect_on_main_thread(app)
        return app.exec()


def _application() -> QApplication:
    """The application with its name, icon, fonts and German texts."""
    app = QApplication([paths.own_command()[0]])
    app.setApplicationName("Wissen")
    app.setDesktopFileName("wissen")
    app.setWindowIcon(QIcon(str(paths.bundled("resources", "icons", "wissen.svg"))))
    speak_german(app)
    fonts.load(paths.bundled("resources", "fonts"))
    return app


def _refuse(error: SettingsError) -> int:
    """Say why there is no window, and end; the exit code."""
    app = _application()
    theme.apply(app, Settings().theme, Settings().text_scale)
    dialog = RefusalDialog(error)
    dialog.finished.connect(app.quit)
    dialog.open()
    app.exec()
    return 2


def _test_itself(file: str) -> int:
    """Start over a profile that is thrown away, look at everything, write the result to a file too; the exit code."""
    from tempfile import TemporaryDirectory

    from wissen.ui.selftest import SelfTest, report

    draw_offscreen()
    app = _application()
    chosen = Settings(theme="hell", welcomed=True)
    theme.apply(app, chosen.theme, chosen.text_scale)
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        folders = paths.folders(root=Path(folder))
        session = Session(app, folders, chosen, content=paths.bundled("content"), today=date.today)
        session.start()
        checks = SelfTest(app, session.window, session.services, session.jobs).run()
        session.close()
    told = report(checks)
    print(told, flush=True)  # noqa: T201 - the console program shows it; the window program has no console
    if file:
        Path(file).write_text(told + "\n", encoding="utf-8")
    return 0 if all(one.well for one in checks) else 1


def _preview(folder: Path) -> int:
    """Show a content folder to its author, and show it again whenever a file is saved; nothing is kept."""
    from tempfile import TemporaryDirectory

    from wissen.ui.previewing import Previewing

    app = _application()
    known, _ = settings.read_settings(paths.folders().config / paths.SETTINGS)
    chosen = replace(known, welcomed=True, exchange_folder=None)
    theme.apply(app, chosen.theme, chosen.text_scale)
    FocusRing(app)
    with TemporaryDirectory(ignore_cleanup_errors=True) as root, log.writing_to(Path(root)):
        crash.install(Path(root), parent=app)
        folders = paths.folders(root=Path(root))
        session = Session(app, folders, chosen, content=folder, content_is_fixed=True, today=date.today)
        told = tr("Vorschau von „{folder}“. Was Sie hier lesen und beantworten, wird nicht gespeichert.")
        hint = tr("Wenn Sie eine Datei speichern, erscheint sie hier neu.")
        session.messages.post(Message("info", told.format(folder=folder.name), hint))
        session.start()
        shelf, show = session.services.shelf, session.show_content
        Previewing(shelf, session.window, jobs=session.jobs, show=show, parent=session)
        garbage.collect_on_main_thread(app)
        return app.exec()


def _open_profile(app: QApplication, profile: str) -> None:
    """Start Wissen for somebody else at this computer, and end it here."""
    program, *arguments = paths.own_command()
    if QProcess.startDetached(program, [*arguments, f"--profil={profile}"], str(paths.bundled()))[0]:
        app.closeAllWindows()


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="wissen", add_help=False)
    parser.add_argument("--profil", default=paths.STANDARD_PROFILE)
    parser.add_argument("--inhalt", type=Path)
    parser.add_argument("--oeffnen", default="")
    parser.add_argument("--selftest", nargs="?", const="", metavar="DATEI")
    parser.add_argument("--vorschau", type=Path, metavar="ORDNER")
    return parser.parse_args(arguments)


def _leave(folders: Folders, wanted: str) -> str:
    """Put into the inbox what is to be opened; what is wrong with it, in German."""
    try:
        inbox.leave(folders.inbox, wanted, name=secrets.token_hex(8))
    except OSError:
        return tr("„{wanted}“ ließ sich nicht öffnen: Das Profil ist nicht beschreibbar.").format(wanted=wanted)
    return ""
