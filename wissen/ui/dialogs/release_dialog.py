"""Inhalte freigeben: the content folder becomes one signed file that others can install."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from wissen.content.model import Pack
from wissen.content.pack_manifest import LONGEST_EDITION
from wissen.content.pack_names import PACK_ENDING
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
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.notice import Notice

_MOST = 3
"""Names that are told of each kind of fault; the others are counted."""


class ReleaseDialog(QuestionDialog):
    """Remembers the key and the edition before; a password is never kept."""

    def __init__(
        self,
        context: Context,
        parent: QWidget,
        *,
        edited: tuple[Path, Pack | None] | None = None,
        tell: Callable[[Message], object] | None = None,
    ) -> None:
        """`edited` is a folder with its pack; without it, it is about the contents that the app shows.

        `tell` says what was released, by default as any other message.
        """
        super().__init__(tr("Inhalte freigeben"), parent)
        shelf = context.services.shelf
        self._context = context
        self._folder, self._pack = edited or (shelf.folder, shelf.whole.pack)
        self._tell = tell or context.messages.post
        self._store = context.folders.data / pack_release.STORE
        habits = pack_release.habits(self._store)
        told = tr("Aus dem Inhaltsordner wird ein Paket: eine Datei, die andere prüfen und installieren können.")
        self.add_words(told)
        self._edition = QLineEdit()
        self._edition.setMaxLength(LONGEST_EDITION)
        self.add_field(tr("Diese Ausgabe heißt"), self._edition)
        if self._pack is not None:
            self._edition.setText(pack_release.proposed_edition(self._pack, habits))
            named = tr("{title}, bisher Ausgabe {edition}. Wissen nimmt nur eine Ausgabe an, die höher zählt.")
            self.add_words(named.format(title=self._pack.title, edition=self._pack.edition), "muted")
        self._key = self._file(tr("Schlüsseldatei"), habits.key, self._choose_key, self._make_key)
        self.add_words(tr("Damit unterschreiben Sie: Andere sehen, dass die Ausgabe von Ihnen kommt."), "muted")
        self._password = QLineEdit()
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self.add_field(tr("Kennwort des Schlüssels"), self._password)
        self._previous = self._file(tr("Vorige Ausgabe (beim ersten Mal leer)"), habits.previous, self._choose_previous)
        told = tr(
            "Das Paket, das Sie zuletzt freigegeben haben. Damit prüft Wissen, dass kein Lernstand verloren geht."
        )
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

    def _file(self, label: str, known: Path | None, *ways: Callable[[], object]) -> QLineEdit:
        line = QLineEdit(str(known) if known is not None else "")
        self.add_field(label, line)
        row = FlowRow(self)
        names = (tr("Wählen …"), tr("Neuen Schlüssel anlegen …"))
        for name, way in zip(names, ways, strict=False):
            made = button(name, way, parent=self)
            made.setAccessibleDescription(label)
            row.add(made)
        self.add(row)
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
        told = tr("Ausgabe {edition} ist freigegeben: „{name}“.").format(edition=found.edition, name=file.name)
        hint = tr("Fingerabdruck des Schlüssels: {fingerprint}").format(fingerprint=found.fingerprint)
        if found.compared:
            hint = f"{hint}\n{tr('Verglichen mit: {edition}.').format(edition=found.compared)}"
        if found.silent:
            silent = tr("Ohne Eintrag im Verlauf und darum als redaktionell gezählt: {titles}.")
            hint = f"{hint}\n{silent.format(titles=_listed(found.silent))}"
        if self._pack is None or found.edition != self._pack.edition:
            self._context.reload()
        self._tell(Message("info", told, hint))
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
