"""What the assistant tells about a place, and what can be done about it from there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from wissen.content.entry import Entry
from wissen.errors import ContentError
from wissen.services.law_entry import GONE, EnteredChange, Task
from wissen.services.law_leftovers import Leftover
from wissen.text import german_date
from wissen.ui.kinds import CONTENTS
from wissen.ui.messages import Message
from wissen.ui.strings import plural, tr

Way = Callable[[], object]
_MOST = 3
"""Reasons that are told; where there are more, that is said."""


def object_name(entry: Entry) -> str:
    """What kind of content it is, and its title."""
    return f"{tr(CONTENTS[entry.kind])}: {entry.title}"


def place_name(task: Task) -> str:
    """What a place is called beside the title of its object."""
    return task.part.title if task.part is not None and task.part.title else tr("Kopf der Datei")


def about_whole(task: Task, *, right: Way, workshop: Way) -> Message:
    """A place without a wording of its own can only be found to be right, or be changed in the Werkstatt."""
    told = tr("„{place}“ in „{title}“ lässt sich hier nicht zweimal schreiben. Stimmt der Text auch ab dem Stichtag?")
    if task.part is None:
        told = tr("„{title}“ nennt die Vorschrift nur im Kopf der Datei, bei den Quellen. Stimmt das noch?")
    return Message(
        "info",
        told.format(place=place_name(task), title=task.entry.title),
        tr("Wenn nicht, ändern Sie die Datei in der Werkstatt."),
        action=tr("Bleibt richtig"),
        run=right,
        other=tr("In der Werkstatt öffnen"),
        run_other=workshop,
    )


def both_there(task: Task, *, undo: Way, compare: Way) -> Message:
    """The stage stands in the file."""
    told = tr("„{place}“ in „{title}“ hat jetzt beide Fassungen.")
    return Message(
        "info",
        told.format(place=place_name(task), title=task.entry.title),
        action=tr("Rückgängig"),
        run=undo,
        other=tr("Bisher | Neu"),
        run_other=compare,
    )


def stay_right(count: int, *, undo: Way) -> Message:
    """Several places are decided at once."""
    told = plural(count, "Stelle bleibt richtig.", "Stellen bleiben richtig.")
    return Message("info", told, action=tr("Rückgängig machen"), run=undo)


def laid_aside(title: str, *, stands: bool, undo: Way) -> Message:
    """What is to be said of a change that nobody works on any more; `stands`: it is written into the content."""
    told = tr("„{title}“ ist beiseitegelegt.").format(title=title)
    kept = tr("Was in den Inhalten steht und was Sie entschieden haben, bleibt. Weiter geht es mit „Weiterführen“.")
    return Message("info", told, kept if stands else "", action=tr("Rückgängig"), run=undo)


def still_open(count: int, *, show: Way) -> Message:
    """Before a change is released with places that nobody has decided about."""
    told = plural(count, "Stelle ist noch offen.", "Stellen sind noch offen.")
    hint = tr("Dort steht auch nach dem Stichtag der bisherige Text.")
    return Message("warning", told, hint, action=tr("Zu den offenen Stellen"), run=show)


def still_waits(change: EnteredChange, open_places: int) -> str:
    """Why a change that was released is still worked on; "" where everything is done."""
    told = [
        tr("Der Tag von „{title}“ ist noch offen.").format(title=stage.title)
        for stage in change.stages
        if stage.day is None
    ]
    if open_places:
        told.append(plural(open_places, "Stelle ist noch offen.", "Stellen sind noch offen."))
    return tr("Die Änderung bleibt unter „Angefangen“: {why}").format(why=" ".join(told)) if told else ""


def leftover_told(leftover: Leftover, title: str) -> str:
    """What bears a day that its stage no longer has; `title` is that of the stage, "" for one that is gone."""
    places = plural(len(leftover.refs), "Stelle trägt", "Stellen tragen")
    old = german_date(leftover.old)
    if leftover.day is not None:
        told = tr("{places} noch den {old}. „{title}“ gilt jetzt ab {day}: Bis dahin soll der bisherige Text stehen.")
        return told.format(places=places, old=old, title=title, day=german_date(leftover.day))
    told = tr("{places} noch den {old}. Der Tag von „{title}“ ist jetzt offen: Der neue Text soll noch nicht gelten.")
    if leftover.number == GONE:
        told = tr("{places} noch den {old}. Diese Stufe ist entfernt: Der neue Text soll nicht mehr gelten.")
    return told.format(places=places, old=old, title=title)


def way_of(leftover: Leftover) -> str:
    """What the button says that puts it right."""
    return tr("Auf den neuen Tag umstellen") if leftover.day is not None else tr("Zurücknehmen")


def redated(leftover: Leftover, count: int) -> str:
    """What was done to the texts of so many places."""
    if leftover.day is None:
        told = plural(count, "Stelle ist zurückgenommen", "Stellen sind zurückgenommen")
        return tr("{places}. Dort steht wieder nur der bisherige Text.").format(places=told)
    places = plural(count, "Stelle ist", "Stellen sind")
    return tr("{places} auf den {day} umgestellt.").format(places=places, day=german_date(leftover.day))


def not_redated(left: Sequence[ContentError]) -> str:
    """Why places stay as they are."""
    lines = [tr("So geblieben, wie sie waren:"), *(str(error) for error in left[:_MOST])]
    return "\n".join((*lines, "…") if len(left) > _MOST else lines) if left else ""


def first_redated(task: Task, leftover: Leftover, *, put_right: Way, workshop: Way) -> Message:
    """A place is not written anew while its text bears an earlier day."""
    told = tr("„{place}“ in „{title}“ trägt noch den {old}.")
    return Message(
        "warning",
        told.format(place=place_name(task), title=task.entry.title, old=german_date(leftover.old)),
        tr("Stellen Sie den Text zuerst um. Danach können Sie ihn ändern."),
        action=way_of(leftover),
        run=put_right,
        other=tr("In der Werkstatt öffnen"),
        run_other=workshop,
    )
