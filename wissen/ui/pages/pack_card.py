"""The card of Heute for a newer edition of the content that the office has laid ready."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from wissen.ui.pages.page import Context
from wissen.ui.strings import tr
from wissen.ui.widgets.card import Card


class PackCard(Card):
    """Shown only while one is offered, and nobody has put it off."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(tr("Neue Ausgabe der Inhalte"), parent=parent)
        self._context = context
        self.add_button(tr("Ansehen und installieren"), self._open)
        self.add_button(tr("Nicht jetzt"), context.packs.decline)
        context.packs.changed.connect(self.refresh)
        self.hide()

    def refresh(self) -> None:
        """Show what is offered now."""
        offer = self._context.packs.offer
        if offer is not None:
            from wissen.ui.dialogs.pack_page import in_short  # late: nobody needs it before something is offered

            told = tr("{title}, Ausgabe {edition}: {changes}.")
            candidate = offer.candidate
            self.text.setText(told.format(title=candidate.title, edition=candidate.edition, changes=in_short(offer)))
        self.text.setVisible(offer is not None)
        self.setVisible(offer is not None)

    def _open(self) -> None:
        from wissen.ui.dialogs.pack_dialog import PackDialog

        offer = self._context.packs.offer
        if offer is not None:
            dialog = PackDialog(self._context, self.window())
            dialog.open()
            dialog.show_preview(offer)
