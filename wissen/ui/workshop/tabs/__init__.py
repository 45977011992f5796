"""The tabs below the editor of the Werkstatt, in their order."""

from __future__ import annotations

from wissen.ui.workshop.tab import WorkshopTab

TABS: tuple[type[WorkshopTab], ...] = ()
