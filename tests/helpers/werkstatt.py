"""The tabs and dialogs of the Werkstatt, as tests bring them to the front."""

from __future__ import annotations

from tests.helpers.workplace import Workplace
from wissen.ui.pages.workshop import WorkshopPage
from wissen.ui.workshop.mend_dialog import MendDialog
from wissen.ui.workshop.panes import CHECKS
from wissen.ui.workshop.rename_dialog import RenameDialog
from wissen.ui.workshop.tab import WorkshopTab
from wissen.ui.workshop.tab_pane import TabPane
from wissen.ui.workshop.tabs.problems_tab import ProblemsTab
from wissen.ui.workshop.tabs.questions_tab import QuestionsTab
from wissen.ui.workshop.tabs.remarks_tab import RemarksTab
from wissen.ui.workshop.tabs.usage_tab import UsageTab

HUT = "module/01-anfang/hut.md"
BROKEN = "karten/kaputt.md"
BAD = "---\ntitel: Kaputt\n---\n\n## A\n\n[x](fehlt.md)\n\n## B\nKennung: b\n\n- [] x\n"


def shown(place: Workplace, page: WorkshopPage, number: int) -> WorkshopTab:
    """A tab, brought to the front."""
    pane = page.findChild(TabPane)
    assert isinstance(pane, TabPane)
    page._panes.show_pane(CHECKS)
    pane.choose(number)
    place.wait()
    return page.checks.tabs[number]


def problems(place: Workplace, page: WorkshopPage) -> ProblemsTab:
    tab = shown(place, page, 0)
    assert isinstance(tab, ProblemsTab)
    return tab


def files_in(tab: ProblemsTab) -> set[str]:
    """The files of the problems that are listed."""
    return {row.address.ref for row in tab.list.rows if row.address}


def usage(place: Workplace, page: WorkshopPage) -> UsageTab:
    tab = shown(place, page, 1)
    assert isinstance(tab, UsageTab)
    place.until(lambda: tab._usage is not None)
    return tab


def questions(place: Workplace, page: WorkshopPage) -> QuestionsTab:
    tab = shown(place, page, 2)
    assert isinstance(tab, QuestionsTab)
    return tab


def remarks(place: Workplace, page: WorkshopPage) -> RemarksTab:
    tab = shown(place, page, 3)
    assert isinstance(tab, RemarksTab)
    return tab


def undo(place: Workplace) -> None:
    """Press the button of the newest message."""
    message = place.session.messages.open[-1]
    assert message.action == "Rückgängig machen"
    assert message.run is not None
    message.run()
    place.wait()


def dialog_of(place: Workplace, kind: type[RenameDialog]) -> RenameDialog:
    found = place.window.findChild(kind)
    assert isinstance(found, RenameDialog)
    return found


def mend_dialog(place: Workplace, tab: ProblemsTab) -> MendDialog:
    """Alles beheben, with its list."""
    tab.mend_all.click()
    place.wait()
    found = next(one for one in place.window.findChildren(MendDialog) if one.isVisible())
    assert isinstance(found, MendDialog)
    return found
