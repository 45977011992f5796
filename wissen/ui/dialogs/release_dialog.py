"""Inhalte freigeben: the content folder becomes one signed file that others can install."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from wissen.content.model import Pack
from wissen.content.pack_manifest import LONGEST_EDITION
from wissen.content.pack_names import PACK_ENDING
from wissen.drawing.tokens import SPACE_S
from wissen.errors import WissenError
from wissen.services import pack_release
from wissen.services.pack_building import known_editions
from wissen.services.pack_release import Release
from wissen.ui.announce import announce
from wissen.ui.dialogs.new_key_dialog import KEY_ENDING, NewKeyDialog
from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.dialogs.save_dialog import SaveDialog
from wissen.ui.messages import Message
from wissen.ui.pages.page import Context
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.notice import Notice
from wissen.ui.widgets.warning_bar import WarningBar

_MOST = 3
"""Names that are told of each kind of fault; the others are counted."""
_NAMED = "er steht in „buero.toml“ hinter „pakete“"
"""Where somebody finds out which folder it is, when the office has named none to this computer."""


class ReleaseDialog(QuestionDialog):
    """Remembers the key and the edition before; a password is never kept."""

    def __init__(
        self,
        context: Context,
        parent: QWidget,
        *,
        edited: tuple[Path, Pack | None] | None = None,
        warned: Message | None = None,
        tell: Callable[[Message], object] | None = None,
    ) -> None:
        """`edited` is a folder with its pack; without it, it is about the contents that the app shows.

        `warned` is what to know before, with a way that leads away from here; `tell` says what was released, by
        default as any other message.
        """
        super().__init__(tr("Inhalte freigeben"), parent)
        shelf = context.services.shelf
        self._context = context
        self._folder, self._pack = edited or (shelf.folder, shelf.whole.pack)
        self._tell = tell or context.messages.post
        self._store = context.folders.data / pack_release.STORE
        habits = pack_release.habits(self._store)
        self._warned = warned
        self._warning = WarningBar(self)
        self.add(self._warning)
        if warned is not None:
            self._warning.tell(f"{warned.text} {warned.hint}", (warned.action, self._go_away))
        told = tr("Aus dem Inhaltsordner wird ein Paket für andere.")
        self.add_words(told)
        self._edition = QLineEdit()
        self._edition.setMaxLength(LONGEST_EDITION)
        self.add_field(tr("Diese Ausgabe heißt"), self._edition)
        if self._pack is not None:
            self._edition.setText(pack_release.proposed_edition(self._pack, habits))
            named = tr("{title}, bisher Ausgabe {edition}. Wissen nimmt nur eine Ausgabe an, die höher zählt.")
            self.add_words(named.format(title=self._pack.title, edition=self._pack.edition), "muted")
        self._key = self._file(tr("Schlüsseldatei"), habits.key, self._choose_key)
        told = tr("Andere sehen daran, dass die Ausgabe von Ihnen kommt.")
        make = button(tr("Neuen Schlüssel anlegen …"), self._make_key, weight="quiet", parent=self)
        self.add(_beside(WrapLabel(told, "muted"), make))
        self._password = QLineEdit()
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self.add_field(tr("Kennwort des Schlüssels"), self._password)
        self._previous = self._file(tr("Vorige Ausgabe (beim ersten Mal leer)"), habits.previous, self._choose_previous)
        told = tr("An Ihrem letzten Paket prüft Wissen, dass kein Lernstand verloren geht.")
        self.add_words(told, "muted")
        self._told, self._notice = WrapLabel("", "muted"), Notice(self)
        for telling in (self._told, self._notice):
            self.add(telling)
        self._told.hide()
        self._release = self.offer(tr("Paket speichern …"), self._choose_target)
        self.offer(tr("Abbrechen"), self.reject)
        self._follow()
        for line in (self._edition, self._key, self._password):
            line.textChanged.connect(self._follow)
        if warned is not None:
            self._warning.take_focus()
        else:
            (self._password if habits.key is not None else self._edition).setFocus()

    def release_to(self, target: str) -> None:
        """Build, sign and write the pack; what stands in its way is told here."""
        file = Path(target)
        previous = Path(self._previous.text()) if self._previous.text().strip() else None
        work = partial(
            pack_release.release,
            self._folder,
            file,
            edition=self._edition.text().strip(),
            previous=previous,
            key=Path(self._key.text()),
            password=self._password.text(),
            store=self._store,
            known=known_editions(self._context.folders.packs),
        )
        self._release.setEnabled(False)
        self._say(tr("Wird geprüft und geschrieben …"))
        self._context.jobs.read(work, partial(self._released, file), owner=self, failed=self._refused)

    def _go_away(self) -> None:
        self.reject()
        if self._warned is not None and self._warned.run is not None:
            self._warned.run()

    def _file(self, label: str, known: Path | None, choose: Callable[[], object]) -> QLineEdit:
        line = QLineEdit(str(known) if known is not None else "")
        choosing = button(tr("Wählen …"), choose, parent=self)
        choosing.setAccessibleDescription(label)
        both = _beside(line, choosing)
        both.setFocusProxy(line)
        self.add_field(label, both)
        line.setAccessibleName(label)
        return line

    def _follow(self) -> None:
        needed = (self._edition.text().strip(), self._key.text().strip(), self._password.text())
        self._release.setEnabled(all(needed))

    def _choose_previous(self) -> None:
        self._choose(
            tr("Vorige Ausgabe"), tr("Inhaltspakete (*{ending})").format(ending=PACK_ENDING), self._previous.setText
        )

    def _choose_key(self) -> None:
        forms = tr("Schlüssel (*{ending});;Alle Dateien (*)").format(ending=KEY_ENDING)
        self._choose(tr("Schlüsseldatei"), forms, self._key.setText)

    def _choose(self, title: str, forms: str, chosen: Callable[[str], object]) -> None:
        dialog = QFileDialog(self, title, SaveDialog.folder, forms)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(chosen)
        dialog.open()

    def _make_key(self) -> None:
        dialog = NewKeyDialog(self._context.jobs, self)
        dialog.made.connect(self._key_made)
        dialog.open()

    def _key_made(self, file: Path, password: str, fingerprint: str) -> None:
        self._key.setText(str(file))
        self._password.setText(password)
        told = tr(
            "Der Schlüssel ist angelegt. Sein Fingerabdruck ist {fingerprint}. Nennen Sie ihn anderen am Telefon: "
            "Daran erkennen sie Ihren Schlüssel."
        )
        self._say(told.format(fingerprint=fingerprint))

    def _choose_target(self) -> None:
        pack = self._pack
        name = f"{pack.id if pack is not None else 'inhalte'}-{self._edition.text().strip()}{PACK_ENDING}"
        dialog = SaveDialog(tr("Paket speichern"), {PACK_ENDING: tr("Inhaltspaket")}, name, self)
        dialog.fileSelected.connect(self.release_to)
        dialog.open()

    def _released(self, file: Path, found: Release) -> None:
        self._release.setEnabled(True)
        if not found.edition:
            self._complain("\n".join(_hindrances(found)))
            return
        SaveDialog.remember(file)
        if self._pack is None or found.edition != self._pack.edition:
            self._context.reload()
        told = tr("Ausgabe {edition} ist freigegeben: „{name}“.").format(edition=found.edition, name=file.name)
        hint = "\n".join(_afterwards(file, found, self._context.packs.offered_folder))
        show = partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(file.parent)))
        self._tell(Message("info", told, hint, action=tr("Ordner öffnen"), run=show))
        self.accept()

    def _refused(self, error: WissenError) -> None:
        self._follow()
        self._complain(str(error))

    def _say(self, text: str) -> None:
        self._notice.tell("")
        self._told.setText(text)
        self._told.show()
        announce(self, text)
        self.fit()

    def _complain(self, text: str) -> None:
        self._told.hide()
        self._notice.tell(text)
        self.fit()
        self.reveal(self._notice)


def _beside(wide: QWidget, way: QPushButton) -> QWidget:
    """What takes the width, with its button at the right."""
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_S)
    row.addWidget(wide, 1)
    row.addWidget(way)
    return both


def _afterwards(file: Path, found: Release, offered: Path | None) -> Iterator[str]:
    """Where the pack lies, and how it comes to the others; `offered` is where the office lays newer editions."""
    if offered is not None and file.parent.resolve() == offered.resolve():
        yield tr("Sie liegt im Paketordner Ihres Amtes. Wissen bietet sie dort allen auf der Seite „Heute“ an.")
    else:
        yield tr("Sie liegt in „{folder}“.").format(folder=file.parent)
        told = tr(
            "Nächster Schritt: Kopieren Sie die Datei in den Paketordner Ihres Amtes ({folder}). Dann bietet Wissen "
            "sie allen auf der Seite „Heute“ an."
        )
        yield told.format(folder=tr("„{folder}“").format(folder=offered) if offered else tr(_NAMED))
    if offered is None:
        yield tr(
            "Gibt es keinen, geben Sie die Datei weiter: Wer sie in das Fenster von Wissen zieht, installiert sie."
        )
    yield tr("Fingerabdruck des Schlüssels: {fingerprint}").format(fingerprint=found.fingerprint)
    if found.compared:
        yield tr("Verglichen mit: {edition}.").format(edition=found.compared)
    if found.silent:
        silent = tr("Ohne Eintrag im Verlauf und darum als redaktionell gezählt: {titles}.")
        yield silent.format(titles=_listed(found.silent))


def _hindrances(found: Release) -> list[str]:
    lines = []
    if found.problems:
        count = plural(len(found.problems), "Fehler ist", "Fehler sind")
        lines.append(tr("{count} noch zu beheben:").format(count=count))
        lines += found.problems[:_MOST]
        if len(found.problems) > _MOST:
            lines.append("…")
    if found.gone:
        told = tr("Diese Kennungen gab es ({edition}), und nichts sagt, was sie ersetzt: {names}.")
        lines.append(told.format(edition=found.compared, names=_listed(found.gone)))
        lines.append(tr("Schreiben Sie „ersetzt“ an die Stelle, die ihnen folgt, oder „gilt: bis …“ an die alte."))
    return lines


def _listed(names: tuple[str, ...]) -> str:
    more = tr(" und {count} weitere").format(count=len(names) - _MOST) if len(names) > _MOST else ""
    return ", ".join(names[:_MOST]) + more
