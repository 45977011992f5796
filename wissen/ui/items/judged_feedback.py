"""What is said about one part of an answer: a row, a gap, a typed line."""

from __future__ import annotations

from wissen.content.blocks import Text
from wissen.drawing.inline_html import inline_html
from wissen.learning.judging import Judged, Slip
from wissen.ui.items.feedback import Feedback
from wissen.ui.strings import tr


def tell(feedback: Feedback, part: Judged, *, name: str, left_open: bool) -> str:
    """Show whether one part of several is right and what else there is to say; returns the same for the ear."""
    verdict = tr("Richtig.") if part.right else tr("Offen gelassen.") if left_open else tr("Nicht richtig.")
    verdict = f"{name}: {verdict}" if name else verdict
    why = _more(part)
    if part.right:
        feedback.say("ok", "check_circle", verdict=verdict, why=_html(why))
    else:
        feedback.say("err", "cancel", verdict=verdict, why=_html(why))
    return f"{verdict} {why}".rstrip()


def tell_whole(feedback: Feedback, part: Judged) -> str:
    """The same of a part that is the whole answer: whether it is right is said below, for the whole question."""
    more = _more(part)
    if more:
        feedback.say("neutral", "info", why=_html(more))
    return more


def _html(text: str) -> str:
    return inline_html((Text(text),))


def _more(part: Judged) -> str:
    if part.right:
        return tr("So schreibt man es: {word}").format(word=part.solution) if part.slip is Slip.SPELLING else ""
    solution = tr("Richtig ist: {solution}").format(solution=part.solution)
    return f"{tr('Die Einheit stimmt nicht.')} {solution}" if part.slip is Slip.UNIT else solution
