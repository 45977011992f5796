"""What the assistant tells about a place, and what can be done about it from there."""

from __future__ import annotations

from collections.abc import Callable

from wissen.content.entry import Entry
from wissen.content.model import Kind
from wissen.services.law_entry import Task
from wissen.ui.messages import Message
from wissen.ui.strings import plural, tr

Way = Callable[[], object]
_KINDS = {
    Kind.MODULE: "Modul",
    Kind.LESSON: "Lektion",
    Kind.QUIZ: "Übung",
    Kind.PROCESS: "Prozess",
    Kind.CARDS: "Antwortkarten",
    Kind.PRACTICES: "Praxisaufgaben",
    Kind.FINDER: "Anliegen-Finder",
    Kind.PATH: "Lernpfad",
    Kind.CHANGE: "Rechtsänderung",
    Kind.GLOSSARY: "Glossar",
}


def object_name(entry: Entry) -> str:
    """What kind of content it is, and its title."""
    return f"{tr(_KINDS[entry.kind])}: {entry.title}"


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


def laid_aside(title: str, *, undo: Way) -> Message:
    """What is to be said of a change that nobody works on any more."""
    told = tr("„{title}“ ist beiseitegelegt. Was in den Inhalten steht, bleibt.")
    return Message("info", told.format(title=title), action=tr("Rückgängig"), run=undo)


def still_open(count: int, *, show: Way) -> Message:
    """Before a change is released with places that nobody has decided about."""
    told = plural(count, "Stelle ist noch offen.", "Stellen sind noch offen.")
    hint = tr("Dort steht auch nach dem Stichtag der bisherige Text.")
    return Message("warning", told, hint, action=tr("Zu den offenen Stellen"), run=show)
