"""Where the links of the preview lead: to another file of the folder, to what a word means, or out of the app."""

from __future__ import annotations

from collections.abc import Callable

from wissen.services.workshop import Workshop
from wissen.ui.dialogs.external_link import ExternalLinkDialog, may_be_opened
from wissen.ui.messages import Message, Messages
from wissen.ui.reader.lookups import LAW, TERM
from wissen.ui.strings import tr
from wissen.ui.widgets.explanation_popup import ExplanationPopup
from wissen.ui.workshop.preview import Preview


def follow(
    workshop: Workshop, preview: Preview, path: str, href: str, *, go: Callable[[str, int], object], messages: Messages
) -> None:
    """Follow a link of the file `path`; `go` shows a file at a line."""
    if href.startswith((TERM, LAW)):
        _explain(workshop, preview, href)
    elif may_be_opened(href):
        ExternalLinkDialog(href, preview).open()
    elif ref := workshop.library.resolve(path, href):
        entry, part = workshop.library.find(ref)
        go(entry.path, part.line if part else 0)
    else:
        messages.post(Message("warning", tr("Dieser Link führt nirgendwohin."), href))


def _explain(workshop: Workshop, preview: Preview, href: str) -> None:
    known = workshop.explanations
    told = known.term(href.removeprefix(TERM)) if href.startswith(TERM) else known.norms(href.removeprefix(LAW))
    if told is not None:
        source = tr("Bezug: ") + told.sources if told.sources else ""
        ExplanationPopup(told.title, told.text, source, parent=preview).show_at(preview.reader.point_of_use())
