"""The tabs below the editor of the Werkstatt, in their order."""

from __future__ import annotations

from wissen.ui.workshop.tab import WorkshopTab
from wissen.ui.workshop.tabs.problems_tab import ProblemsTab
from wissen.ui.workshop.tabs.questions_tab import QuestionsTab
from wissen.ui.workshop.tabs.remarks_tab import RemarksTab
from wissen.ui.workshop.tabs.usage_tab import UsageTab

TABS: tuple[type[WorkshopTab], ...] = (ProblemsTab, UsageTab, QuestionsTab, RemarksTab)
