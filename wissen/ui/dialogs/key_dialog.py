"""Whether to trust a key: of an invitation, and of somebody unknown who has written; never decided in silence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QWidget

from wissen.services.mail import INVITATION
from wissen.services.mail_words import Invited, Question, Report
from wissen.services.post import Contact, Side
from wissen.ui.dialogs.noticing_dialog import NoticingDialog
from wissen.ui.messages import Message
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.page import Context
from wissen.ui.strings import tr
from wissen.ui.widgets.elided_combo import ElidedCombo

_HALF = 20
"""Characters of a fingerprint in a line: four groups with the spaces after them."""


def take_files(context: Context, files: Sequence[Path], window: QWidget) -> None:
    """Take letters in, and show what invitations say."""
    invitations = [file for file in files if file.suffix.lower() == INVITATION]
    letters = [file for file in files if file not in invitations]
    if letters:
        context.exchange.take_files(letters)
    for file in invitations:
        context.exchange.open_invitation(file, partial(offer_invitation, context, window), owner=window)


def offer_invitation(context: Context, window: QWidget, invited: Invited) -> None:
    """Ask whether to join, or say that one has joined already."""
    if invited.known is None:
        JoinDialog(context, invited, window).open()
    else:
        text = tr("Mit {name} tauschen Sie sich schon aus.").format(name=invited.known.name)
        context.messages.post(Message("info", text))


class KeyDialog(NoticingDialog):
    """Shows the fingerprint; the answer that trusts it works once it is said that it was compared."""

    def __init__(self, title: str, context: Context, parent: QWidget) -> None:
        super().__init__(title, parent)
        self._context = context
        self._who: QComboBox | None = None
        self._compared = QCheckBox(tr("Ich habe verglichen: Die Zeichen sind gleich."), self)
        self._trust: QPushButton | None = None

    def _ask(self, about: Invited | Question, trust: str, *, may_be_new: bool = True) -> None:
        """Add what all of them ask, and the answers."""
        for text, role in comparing(about.name, about.fingerprint, changed=about.changed is not None):
            self.add_words(text, role)
        if about.similar:
            self._who = self._choice(about.similar, may_be_new=may_be_new)
            if about.changed is not None:
                self._who.setCurrentIndex(self._who.findData(about.changed.id))
            self.add_field(tr("Wer ist das?"), self._who)
        self.add(self._compared)
        self.add(self.notice)
        later = self.offer(tr("Jetzt nicht"), self.reject)
        self._trust = self.offer(trust, self._begin)
        self._trust.setEnabled(False)
        self._compared.toggled.connect(self._trust.setEnabled)
        later.setFocus()

    def _choice(self, similar: Sequence[Contact], *, may_be_new: bool) -> QComboBox:
        choice = ElidedCombo(self)
        if may_be_new:
            choice.addItem(tr("Jemand Neues"), "")
        for contact in similar:
            choice.addItem(tr("{name} mit einem neuen Rechner").format(name=contact.name), contact.id)
        return choice

    @property
    def _instead_of(self) -> str:
        return str(self._who.currentData()) if self._who is not None else ""

    def _begin(self) -> None:
        raise AssertionError(f"{type(self).__name__} trusts nobody")


def comparing(name: str, fingerprint: str, *, changed: bool) -> Iterator[tuple[str, str]]:
    """What two people compare by telephone, and before it a warning where it was something else: words and role."""
    if changed:
        yield tr("Der Schlüssel von {name} ist ein anderer als bisher.").format(name=name), "strong"
        yield (
            tr(
                "So ist es, wenn {name} einen neuen Rechner hat. So wäre es aber auch, wenn sich jemand für {name} "
                "ausgibt. Fragen Sie nach, bevor Sie entscheiden."
            ).format(name=name),
            "text",
        )
    yield tr("Vergleichen Sie diese Zeichen am Telefon:"), "strong"
    yield in_two_lines(fingerprint), "subheading"
    yield tr("{name} sieht sie unter „Mein Team und Austausch“ als „Ihre Zeichen“.").format(name=name), "muted"


class JoinDialog(KeyDialog):
    """An invitation: join the team of whoever sent it."""

    def __init__(self, context: Context, invited: Invited, parent: QWidget) -> None:
        super().__init__(tr("Einladung annehmen"), context, parent)
        self._invited = invited
        self.add_words(
            tr("{name} lädt Sie in „{team}“ ein.").format(name=invited.name, team=invited.team), "subheading"
        )
        self.add_words(
            tr(
                "Wenn Sie annehmen, kann {name} Ihnen Lernpfade zuweisen. Was Sie von Ihrem Lernen zeigen, entscheiden "
                "Sie danach selbst. Von allein verlässt nichts diesen Rechner."
            ).format(name=invited.name)
        )
        self._ask(invited, tr("Einladung annehmen"))

    def _begin(self) -> None:
        exchange = self._context.exchange
        work = partial(exchange.mail.join, self._invited, self._instead_of)
        exchange.do(work, self._joined, owner=self, failed=self.refused)

    def _joined(self, _: Contact) -> None:
        self.accept()
        name = self._invited.name
        text = tr("Sie tauschen sich jetzt mit {name} aus.").format(name=name)
        if self._context.exchange.folder is not None:
            self._context.messages.post(Message("info", text))
            self._context.exchange.exchange()
            return
        hint = tr("Damit {name} von Ihnen erfährt, speichern Sie in „Mein Team und Austausch“ eine Datei für {name}.")
        lead = partial(self._context.go, Address(Screen.TEAM))
        self._context.messages.post(
            Message("info", text, hint.format(name=name), action=tr("Mein Team öffnen"), run=lead)
        )


class StandInDialog(KeyDialog):
    """Whoever stands in for a mentor is called like somebody known, and has another key: asked as ever."""

    def __init__(
        self, context: Context, invited: Invited, away: str, accept: Callable[[str], object], parent: QWidget
    ) -> None:
        super().__init__(tr("Vertretung annehmen"), context, parent)
        self._accept = accept
        told = tr("{away} hat {name} als Vertretung genannt.")
        self.add_words(told.format(away=away, name=invited.name), "subheading")
        self._ask(invited, tr("Annehmen"))

    def _begin(self) -> None:
        self.accept()
        self._accept(self._instead_of)


class DecideDialog(KeyDialog):
    """Somebody unknown has written: accept, take for a new computer, refuse, or decide later."""

    def __init__(self, context: Context, question: Question, parent: QWidget) -> None:
        super().__init__(tr("Wer schreibt da?"), context, parent)
        self._question = question
        name = question.name
        self.add_words(tr("„{name}“ hat Ihnen eine Datei geschickt.").format(name=name), "subheading")
        if question.side is Side.TRAINEE:
            self.add_words(tr("Wenn Sie {name} aufnehmen, lesen Sie, was in der Datei steht.").format(name=name))
        elif not question.similar:
            self.add_words(
                tr(
                    "Die Datei kommt von einer Mentorin oder einem Mentor, mit deren Schlüssel Sie sich nicht "
                    "austauschen. Lassen Sie sich eine Einladung geben, und nehmen Sie sie an."
                )
            )
            self.offer(tr("Schließen"), self.reject)
            self.offer(tr("Nicht mehr fragen"), self._refuse)
            return
        self._ask(question, tr("Aufnehmen"), may_be_new=question.side is Side.TRAINEE)
        self.offer(tr("Ablehnen"), self._refuse)

    def _begin(self) -> None:
        exchange = self._context.exchange
        work = partial(exchange.mail.accept, self._question, self._instead_of)
        exchange.do(work, self._accepted, owner=self, failed=self.refused)

    def _accepted(self, report: Report) -> None:
        self.accept()
        self._context.exchange.settled(self._question)
        if not (report.came or report.questions or report.faults):
            told = (
                tr("{name} ist jetzt in Ihrem Team.")
                if self._question.side is Side.TRAINEE
                else tr("Der neue Rechner von {name} ist jetzt bekannt.")
            )
            report = replace(report, lines=(told.format(name=self._question.name),))
        self._context.exchange.tell(report)

    def _refuse(self) -> None:
        exchange = self._context.exchange
        work = partial(exchange.mail.refuse, self._question)
        exchange.do(work, self._was_refused, owner=self, failed=self.refused)

    def _was_refused(self, _: None) -> None:
        self.accept()
        self._context.exchange.settled(self._question)
        text = tr("Abgelehnt. Von „{name}“ wurde nichts gelesen.").format(name=self._question.name)
        hint = tr("Wenn es ein Versehen war, öffnen Sie die Datei noch einmal.")
        self._context.messages.post(Message("info", text, hint))


def in_two_lines(fingerprint: str) -> str:
    """The groups of a fingerprint, four in a line."""
    return f"{fingerprint[:_HALF].rstrip()}\n{fingerprint[_HALF:]}"
