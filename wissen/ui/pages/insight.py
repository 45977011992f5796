"""Einblick: what a mentor would see, switched on piece by piece, shown before it is sent, and what was sent so far."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from wissen.content.blocks import LineBreak, Paragraph, Text
from wissen.drawing.page import PageSection
from wissen.drawing.tokens import SPACE_M
from wissen.services.sharing import Aspect, Contact, Covering, Sent, Share, Shown, in_words
from wissen.ui.controls import focus_first
from wissen.ui.models.row_model import Row
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages import sending
from wissen.ui.pages.cover_notice import CoverNotice
from wissen.ui.pages.documents_tab import DocumentsTab
from wissen.ui.pages.form import Group
from wissen.ui.pages.page import Context, scrolled
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.elided_combo import ElidedCombo
from wissen.ui.widgets.empty_state import EmptyState
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.whole_list import WholeList

KEY: Final = "einblick"
_ASPECTS: Final = {
    Aspect.MODULES: ("Module", "Zu jedem Modul, ob es offen, begonnen, fertig oder aufzufrischen ist."),
    Aspect.SCORES: ("Ergebnisse dazu", "Das letzte Ergebnis eines Abschlusses, abgerundet auf 5 Prozent."),
    Aspect.PRACTICES: ("Praxisaufgaben", "Nur die, zu denen Sie „bereit zur Abnahme“ gesagt haben."),
}


class InsightTab(DocumentsTab):
    """One mentor at a time; the address may name one. Nothing is sent but by the button below the preview."""

    key = KEY
    is_list = False

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = tr("Einblick")
        self._context = context
        self._sharing = context.services.sharing
        self._mentors: tuple[Contact, ...] = ()
        self._share: Share | None = None
        """What is shown and would be sent."""
        self._sent: tuple[Sent, ...] = ()
        self._working = False
        self._wanted = ""
        self._inner = QWidget()
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        self._cover = CoverNotice(context, self._inner, whole=True)
        for group in (self._cover, self._switches(), self._preview(), self._history()):
            column.addWidget(group)
        more = button(tr("Was Wissen über mich weiß"), self._explain, weight="quiet", icon="info")
        column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        hint = tr(
            "Niemand sieht Ihren Lernstand. Wenn eine Mentorin oder ein Mentor Sie einlädt, wählen Sie hier, was davon "
            "gezeigt wird."
        )
        empty = EmptyState("group", hint)
        empty.add_button(tr("Mein Team"), self._go_to_team)
        empty.add_button(tr("Was Wissen über mich weiß"), self._explain)
        self._faces = QStackedLayout(self)
        self._area = scrolled(self._inner)
        for face in (scrolled(empty), self._area):
            self._faces.addWidget(face)

    def refresh(self) -> None:
        mentors = self._sharing.mentors
        if mentors != self._mentors:
            self._mentors = mentors
            at = self._wanted or self.place()
            self._who.clear()
            for mentor in mentors:
                self._who.addItem(mentor.name, mentor.id)
            self._who.setCurrentIndex(max(0, self._who.findData(at)))
            self._choice.setVisible(len(mentors) > 1)
        self._faces.setCurrentIndex(1 if mentors else 0)
        if self._cover.refresh():
            self._let_tab_begin_with_the_cover()
        self._show()

    def _let_tab_begin_with_the_cover(self) -> None:
        """Its cards are younger than what stands below them, and Qt goes by age."""
        parts: list[QWidget] = [*self._cover.findChildren(QPushButton), self._who, *self._boxes.values()]
        for above, below in pairwise(parts):
            self.setTabOrder(above, below)

    def take_focus(self) -> None:
        if not self._mentors:
            super().setFocus(Qt.FocusReason.OtherFocusReason)
            self.focusNextChild()
        elif self._send.isEnabled():
            self._send.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            first = next((box for box in self._boxes.values() if box.isEnabled()), None)
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                focus_first(self._cover)
                self._area.verticalScrollBar().setValue(0)

    def go_to(self, place: str) -> None:
        self._wanted = place
        self._who.setCurrentIndex(max(0, self._who.findData(place)))

    def place(self) -> str:
        return str(self._who.currentData() or "")

    def printed(self) -> tuple[PageSection, ...]:
        sharing = self._sharing
        told = ((mentor, sharing.history(mentor.id), sharing.earlier(mentor.id)) for mentor in self._mentors)
        return tuple(section for one in told for section in _on_paper(*one))

    # ------------------------------------------------------------ the three groups

    def _switches(self) -> Group:
        text = tr("Hier wählen Sie aus. Gesendet wird erst, wenn Sie unten auf „Jetzt senden“ klicken.")
        group = Group(tr("Was gezeigt werden darf"), text)
        self._choice = QWidget()
        line = QVBoxLayout(self._choice)
        line.setContentsMargins(0, 0, 0, 0)
        self._who = ElidedCombo()
        self._who.setAccessibleName(tr("Für wen"))
        self._who.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._who.currentIndexChanged.connect(self._show)
        line.addWidget(WrapLabel(tr("Für wen"), "strong"))
        line.addWidget(self._who)
        group.add(self._choice)
        self._boxes: dict[Aspect, QCheckBox] = {}
        for aspect, (name, hint) in _ASPECTS.items():
            box = QCheckBox(tr(name))
            box.setAccessibleDescription(tr(hint))
            box.clicked.connect(self._choose)
            self._boxes[aspect] = box
            group.add(_with_hint(box, tr(hint)))
        self._fixed = WrapLabel("", "text")
        group.add(self._fixed)
        return group

    def _preview(self) -> Group:
        self._title = WrapLabel("", "strong")
        self._state = WrapLabel("", "text")
        self._lines = WholeList(tr("Was gezeigt würde"), self)
        self._lines.chosen.connect(self._open_place)
        self._send = button(tr("Jetzt senden"), self.send, weight="primary", parent=self)
        self._exact = button(tr("Genaue Datei zeigen"), self._show_exact, parent=self)
        acts = FlowRow(self)
        for act in (self._send, self._exact):
            acts.add(act)
        group = Group(tr("Vorschau"))
        for part in (self._title, self._state, self._lines, acts):
            group.add(part)
        return group

    def _history(self) -> Group:
        self._told = Group(tr("Bisher gesendet"))
        self._since = WrapLabel("", "text")
        self._before = WrapLabel("", "text")
        self._past = WholeList(tr("Bisher gesendet"), self)
        self._past.chosen.connect(self._open_sent)
        self._erase = button(tr("Zurückholen und löschen …"), self.erase, parent=self)
        acts = FlowRow(self)
        acts.add(self._erase)
        for part in (self._since, self._past, self._before, acts):
            self._told.add(part)
        return self._told

    # ------------------------------------------------------------ what is shown

    @property
    def _mentor(self) -> Contact | None:
        return next((mentor for mentor in self._mentors if mentor.id == self.place()), None)

    def _show(self) -> None:
        mentor = self._mentor
        if mentor is None or not self._context.services.ready:
            return
        chosen = self._sharing.aspects(self._context.preferences.value.insight, mentor.id)
        is_over, fixed = self._sharing.is_over(mentor), self._sharing.minimum
        for aspect, box in self._boxes.items():
            box.setChecked(aspect in chosen)
            box.setEnabled(
                not is_over and aspect not in fixed and (aspect is not Aspect.SCORES or Aspect.MODULES in chosen)
            )
        told = tr("Ihr Amt hat festgelegt, dass ein Einblick mindestens das zeigt: {names}.")
        self._fixed.setText(told.format(names=", ".join(names_of(fixed))))
        self._fixed.setVisible(bool(fixed))
        last = self._sharing.last(mentor.id)
        share = last if is_over else self._sharing.share(chosen)
        lines = self._sharing.lines(share, None if is_over else last) if share is not None else ()
        self._share = None if is_over else share
        has_it = is_over or (last is not None and not any(line.changed for line in lines))
        title = tr("Genau das sieht {name}") if has_it else tr("Genau das sieht {name}, wenn Sie senden")
        self._title.setText(title.format(name=mentor.name))
        earlier = self._sharing.earlier(mentor.id)
        self._state.setText(_over_words(mentor, lines, earlier) if is_over else _state(mentor, lines, last, earlier))
        self._lines.set_rows([self._row(line) for line in lines])
        self._lines.setVisible(bool(lines))
        self._send.setEnabled(not self._working and bool(chosen))
        self._exact.setEnabled(not is_over)
        self._show_history(mentor, earlier)

    def _show_history(self, mentor: Contact, earlier: str | None) -> None:
        self._sent = self._sharing.history(mentor.id)
        count = plural(len(self._sent), "Sendung", "Sendungen")
        told = tr("{count}, die neuesten zuerst. Die Eingabetaste zeigt eine ganz; dort lässt sie sich zurücknehmen.")
        nothing = tr("Noch nichts.") if earlier == "" else tr("Von diesem Rechner noch nichts.")
        self._since.setText(told.format(count=count) if self._sent else nothing)
        self._past.set_rows([_sent_row(number, one) for number, one in enumerate(self._sent)])
        self._past.setVisible(bool(self._sent))
        self._before.setText(_earlier_words(mentor, earlier) if earlier else "")
        self._before.setVisible(bool(earlier))
        self._erase.setVisible(bool(earlier) or any(not isinstance(one.message, Covering) for one in self._sent))

    def _row(self, line: Shown) -> Row:
        words = line.now or tr("wird nicht mehr gezeigt")
        if line.changed:
            old = tr("bisher: {words}").format(words=line.before) if line.before else tr("neu dabei")
            words = f"{words} · {old}"
        screen = Screen.ONBOARDING if line.is_module else Screen.LOOKUP
        icon = "menu_book" if line.is_module else "work"
        return Row(line.title, icon, kind=words, address=Address(screen, line.ref))

    # ------------------------------------------------------------ what can be done

    def _choose(self) -> None:
        """Remember what is switched on; this sends nothing."""
        mentor, known = self._mentor, self._context.preferences.value.insight
        if mentor is not None:
            on = tuple(aspect.value for aspect, box in self._boxes.items() if box.isChecked())
            self._context.preferences.change(insight=MappingProxyType({**known, mentor.id: on}))
            self._show()

    def send(self) -> None:
        """Send exactly what is shown."""
        mentor = self._mentor
        if mentor is not None and self._share is not None and not self._working:
            self._working = True
            self._send.setEnabled(False)
            sending.send(self._context, mentor, self._share, self._done, failed=self._done, undone=self._done)

    def _done(self) -> None:
        self._working = False
        self._show()

    def erase(self) -> None:
        """Take back everything the mentor was told, once the person has said so twice."""
        from wissen.ui.dialogs.take_back_dialog import TakeBackDialog

        if self._mentor is not None:
            TakeBackDialog(self._context, self._mentor, self._done, self.window()).open()

    def _show_exact(self) -> None:
        from wissen.ui.dialogs.letter_dialog import LetterDialog

        if self._share is not None:
            LetterDialog(self._share, tr("Das würde gesendet"), self.window()).open()

    def _open_sent(self, row: Row) -> None:
        from wissen.ui.dialogs.letter_dialog import LetterDialog

        mentor = self._mentor
        if mentor is not None and row.address is not None:
            one = self._sent[int(row.address.place)]
            again = partial(sending.take_back, self._context, mentor, one.message, self._done)
            LetterDialog(one.message, row.title, self.window(), words=one.words, take_back=again).open()

    def _open_place(self, row: Row) -> None:
        if row.address is not None:
            self._context.go(row.address)

    def _go_to_team(self) -> None:
        self._context.go(Address(Screen.TEAM))

    def _explain(self) -> None:
        self._context.go(Address(Screen.PRIVACY))


def _with_hint(box: QCheckBox, hint: str) -> QWidget:
    """A box with the sentence about it close below."""
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(box)
    column.addWidget(WrapLabel(hint, "muted"))
    return both


def names_of(aspects: Collection[Aspect]) -> tuple[str, ...]:
    """What people call what can be switched on, in its order."""
    return tuple(tr(name) for aspect, (name, _) in _ASPECTS.items() if aspect in aspects)


def _over_words(mentor: Contact, lines: tuple[Shown, ...], earlier: str | None) -> str:
    """What somebody has who only stood in, and does so no more."""
    told = tr("Die Vertretung ist zu Ende, gesendet wird nichts mehr.")
    if lines:
        left = tr("Das ist noch bei {name}.")
    elif earlier == "":
        left = tr("{name} sieht nichts von Ihrem Stand.")
    else:
        left = tr("Von diesem Rechner hat {name} nichts mehr.")
    return f"{told} {left.format(name=mentor.name)}"


def _state(mentor: Contact, lines: tuple[Shown, ...], last: Share | None, earlier: str | None) -> str:
    """How what is shown differs from what the mentor has; of other computers only the mentor knows it."""
    if last is None:
        told = (
            tr("Noch nichts gesendet: {name} sieht nichts von Ihnen.").format(name=mentor.name)
            if earlier == ""
            else tr("Von diesem Rechner ist noch nichts gesendet.")
        )
        return told if lines else f"{told} {tr('Wählen Sie oben, was gezeigt werden darf.')}"
    when = tr("Zuletzt gesendet in {week}.").format(week=in_words(last.week))
    changed = sum(line.changed for line in lines)
    if not changed:
        return f"{when} {tr('Seitdem hat sich nichts geändert.')}"
    return f"{when} {tr('Seitdem neu: {count}.').format(count=plural(changed, 'Zeile', 'Zeilen'))}"


def _earlier_words(mentor: Contact, earlier: str) -> str:
    """What is known of what an earlier computer sent."""
    told = tr(
        "Von Ihrem früheren Rechner hat {name} noch {what}. Was darin steht, weiß dieser Rechner nicht. "
        "„Zurückholen und löschen“ löscht es bei {name} mit."
    )
    return told.format(name=mentor.name, what=earlier)


def _sent_row(number: int, one: Sent) -> Row:
    icon = "help" if one.words and not isinstance(one.message, Share) else "group"
    return Row(one.title, icon, kind=one.week, address=Address(Screen.DOCUMENTS, KEY, str(number)))


def _on_paper(mentor: Contact, sent: tuple[Sent, ...], earlier: str | None) -> Iterator[PageSection]:
    if sent or earlier:
        before = (Paragraph((Text(_earlier_words(mentor, earlier)),)),) if earlier else ()
        yield PageSection(KEY, tr("Einblick: was {name} bekommen hat").format(name=mentor.name), before)
    for number, one in enumerate(sent, 1):
        pieces = [piece for line in one.words.split("\n") for piece in (LineBreak(), Text(line))][1:]
        yield PageSection(f"{KEY}-{mentor.id}-{number}", one.title, (Paragraph(tuple(pieces)),), 3, note=one.week)
