"""Above and below a step: mode, any step, beginning anew, diagram; back, on, and the Stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from wissen.drawing.tokens import SPACE_M, SPACE_S, SPACE_XS
from wissen.learning.completion import Standing
from wissen.learning.walk import Walk
from wissen.ui import icons
from wissen.ui.reader.page_content import step_title
from wissen.ui.reader.walk_pages import asks
from wissen.ui.strings import tr
from wissen.ui.widgets.badge import BADGES, Badge
from wissen.ui.widgets.buttons import ToolButton, button, roomy_button
from wissen.ui.widgets.elided_combo import ElidedCombo
from wissen.ui.widgets.flow_row import FlowRow

if TYPE_CHECKING:
    from wissen.ui.pages.walking import Walking

_LETTERS = 20
"""Letters of a step that its list shows at least."""


@dataclass(frozen=True, slots=True)
class WalkAct:
    """Something that can be done with the process as a whole."""

    icon: str
    text: str
    run: Callable[[], object]
    tip: str = ""


class WalkHead(FlowRow):
    """What holds for the whole walk."""

    def __init__(self, walking: Walking, acts: Sequence[WalkAct]) -> None:
        super().__init__(walking)
        self._walking = walking
        self.setProperty("role", "head")
        self.setContentsMargins(SPACE_M, SPACE_XS, SPACE_M, SPACE_XS)
        self._mode = ElidedCombo()
        self._mode.setAccessibleName(tr("Art des Durchgangs"))
        for text in (tr("Lernen"), tr("Arbeiten")):
            self._mode.addItem(text)
        self._mode.activated.connect(self._change_mode)
        self._steps = ElidedCombo()
        self._steps.setAccessibleName(tr("Zu einem Schritt gehen"))
        self._steps.setSizeAdjustPolicy(ElidedCombo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._steps.setMinimumContentsLength(_LETTERS)
        self._steps.activated.connect(self._jump)
        self._anew = roomy_button("refresh", tr("Von vorn"), walking.restart)
        self._diagram = roomy_button("account_tree", tr("Diagramm"), walking.toggle_diagram)
        self._diagram.setCheckable(True)
        others = [roomy_button(act.icon, act.text, act.run, tip=act.tip) for act in acts]
        for widget in (self._mode, self._steps):
            self.add(widget)
        self.add_gap()
        for tool in (self._anew, self._diagram, *others):
            self.add(tool)

    def show_walk(self, walk: Walk, *, working: bool, begun: bool) -> None:
        """Show the mode and where the person is, and whether there is anything to begin anew."""
        self._mode.setCurrentIndex(int(working))
        steps = [(step_title(step), step.id) for step in walk.process.steps]
        if [self._steps.itemText(number) for number in range(self._steps.count())] != [title for title, _ in steps]:
            self._steps.clear()
            for title, step_id in steps:
                self._steps.addItem(title, step_id)
        self._steps.setCurrentIndex(self._steps.findData(walk.step.id) if walk.step else -1)
        self._steps.setPlaceholderText(tr("Ende"))
        self.allow_restart(allowed=begun)

    def allow_restart(self, *, allowed: bool) -> None:
        """Offer to begin anew."""
        self._anew.setEnabled(allowed)

    def show_diagram(self, *, shown: bool) -> None:
        """Mark whether the diagram is shown."""
        with QSignalBlocker(self._diagram):
            self._diagram.setChecked(shown)

    def _change_mode(self, number: int) -> None:
        self._walking.work(bool(number))

    def _jump(self, number: int) -> None:
        self._walking.jump(self._steps.itemData(number))


class WalkMenu(ToolButton):
    """In a narrow window, everything of the head behind one button."""

    def __init__(self, walking: Walking, acts: Sequence[WalkAct]) -> None:
        super().__init__(walking)
        self._walking, self._acts = walking, tuple(acts)
        icons.put(self, "more_horiz")
        self.setText(tr("Mehr"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)

    def _fill(self) -> None:
        walking, menu = self._walking, self._menu
        menu.clear()
        for text, working in ((tr("Lernen"), False), (tr("Arbeiten"), True)):
            mode = menu.addAction(text)
            mode.setCheckable(True)
            mode.setChecked(walking.working is working)
            mode.triggered.connect(partial(walking.work, working))
        menu.addSeparator()
        steps = menu.addMenu(tr("Zu einem Schritt gehen"))
        for step in walking.steps():
            steps.addAction(step_title(step)).triggered.connect(partial(walking.jump, step.id))
        anew = menu.addAction(tr("Von vorn"))
        anew.setEnabled(walking.is_begun)
        anew.triggered.connect(walking.restart)
        shown = tr("Zurück zum Text") if walking.drawn else tr("Diagramm")
        menu.addAction(shown).triggered.connect(walking.toggle_diagram)
        for act in self._acts:
            menu.addAction(act.text).triggered.connect(act.run)


class WalkFoot(FlowRow):
    """Back and on; at the end, that the process was walked through."""

    def __init__(self, walking: Walking, acts: Sequence[WalkAct]) -> None:
        super().__init__(walking)
        self.setProperty("role", "foot")
        self.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        self._back = button(tr("Schritt zurück"), walking.go_back, weight="quiet")
        self._badge = Badge(Standing.OPEN.value, *BADGES[Standing.OPEN])
        self._undo = button(tr("Doch nicht durchgegangen"), walking.undo_wanted.emit, weight="quiet")
        self._done = button(tr("Durchgegangen"), walking.finish_wanted.emit, weight="primary")
        self.on = button(tr("Weiter"), walking.go_on, weight="primary")
        self._menu = WalkMenu(walking, acts)
        self._roomy = self._learning = True
        for widget in (self._back, self._menu, self._badge, self._undo):
            self.add(widget)
        self.add_gap()
        for act in (self._done, self.on):
            self.add(act)

    def give_room(self, *, room: bool) -> None:
        """Without room the menu takes the place of the head and of the Stand."""
        self._roomy = room
        self._menu.setVisible(not room)
        self._badge.setVisible(room and self._learning)

    def show_walk(self, walk: Walk, standing: Standing | None, *, may_undo: bool) -> None:
        """Offer what can be done now; only learning has a Stand, and ends with one."""
        had_focus = self._undo.hasFocus() or self._done.hasFocus()
        ended, done = walk.step is None, standing is Standing.DONE
        self._back.setEnabled(walk.can_go_back)
        self._learning = standing is not None
        if standing is not None:
            self._badge.show_status(tr(standing.value), *BADGES[standing])
        self.give_room(room=self._roomy)
        self.on.setVisible(not ended and not asks(walk.ways()))
        self._done.setVisible(self._learning and ended and not done)
        self._undo.setVisible(ended and done and may_undo)
        if had_focus:
            target: QWidget = self._undo if self._undo.isVisible() else self._back
            target.setFocus()
