"""What the app can do from anywhere: one table of German text, keys and icon."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from wissen.ui import icons
from wissen.ui.strings import tr


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One row of the table; `keys` in Qt's portable spelling, shown to people in German by Qt.

    `short` is the text where there is little room.
    """

    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    short: str = ""


TODAY = ActionSpec("Heute", ("Ctrl+1",), "home")
LEARNING_PATH = ActionSpec("Meine Einarbeitung", ("Ctrl+2",), "school")
MAP = ActionSpec("Prozesslandkarte", ("Ctrl+3",), "map", short="Landkarte")
FINDER = ActionSpec("Anliegen-Finder", ("Ctrl+4",), "alt_route")
REFERENCE = ActionSpec("Nachschlagen", ("Ctrl+5",), "quick_reference")
LAW = ActionSpec("Rechtsstand und Änderungen", ("Ctrl+6",), "gavel", short="Rechtsstand")
STICHTAG = ActionSpec("Rechtsstand eines anderen Tages", ("Ctrl+R",), "gavel")
QUICK = ActionSpec("Schnellauskunft", ("Ctrl+K",), "search")
QUICK_WINDOW = ActionSpec("Schnellauskunft im eigenen Fenster", ("Ctrl+Shift+K",), "quick_reference")
COPY_SENTENCE = ActionSpec("Satz zum Vorlesen kopieren", ("Ctrl+C",), "content_copy")
ALL_HITS = ActionSpec("Alle Treffer zeigen", ("Ctrl+Return",), "search")
BOOKMARK = ActionSpec("Lesezeichen setzen oder entfernen", ("Ctrl+D",), "bookmark", short="Lesezeichen")
NOTE = ActionSpec("Notiz schreiben", ("Ctrl+M",), "edit_note", short="Notiz")
HIGHLIGHT = ActionSpec("Markieren", ("Ctrl+Shift+M",), "ink_highlighter")
WORKSHOP = ActionSpec("Werkstatt", (), "edit_note")
WEEK = ActionSpec("Wochenblick", (), "group")
DOCUMENTS = ActionSpec("Meine Unterlagen", (), "folder_special")
HELP = ActionSpec("Hilfe", ("F1",), "help")
SETTINGS = ActionSpec("Einstellungen", ("Ctrl+,",), "settings")
BACK = ActionSpec("Zurück", ("Alt+Left",), "arrow_back")
FORWARD = ActionSpec("Vorwärts", ("Alt+Right",), "arrow_forward")
UP = ActionSpec("Eine Ebene höher", ("Esc",), "arrow_upward")
NEXT_PANE = ActionSpec("Nächster Bereich", ("F6",))
FIND = ActionSpec("Auf der Seite suchen", ("Ctrl+F",), "search")
EXPLAIN_TERM = ActionSpec("Begriff erklären", ("F4",), "dictionary")
UNSURE = ActionSpec("Frage als unsicher merken", ("F7",), "help", short="Unsicher")
REPORT = ActionSpec("Stimmt das nicht?", ("F8",), "flag")
ASK_FOR_HELP = ActionSpec("Hilfe erbitten", ("Shift+F8",), "group")
PRINT = ActionSpec("Drucken", ("Ctrl+P",), "print")
ZOOM_IN = ActionSpec("Text größer", ("Ctrl++", "Ctrl+="), "zoom_in")
ZOOM_OUT = ActionSpec("Text kleiner", ("Ctrl+-",), "zoom_out")
ZOOM_RESET = ActionSpec("Text in normaler Größe", ("Ctrl+0",))
QUIT = ActionSpec("Wissen beenden", ("Ctrl+Q",))

ALL = (
    TODAY,
    LEARNING_PATH,
    MAP,
    FINDER,
    REFERENCE,
    LAW,
    STICHTAG,
    QUICK,
    QUICK_WINDOW,
    COPY_SENTENCE,
    ALL_HITS,
    BOOKMARK,
    NOTE,
    HIGHLIGHT,
    WORKSHOP,
    WEEK,
    DOCUMENTS,
    HELP,
    SETTINGS,
    BACK,
    FORWARD,
    UP,
    NEXT_PANE,
    FIND,
    EXPLAIN_TERM,
    UNSURE,
    REPORT,
    ASK_FOR_HELP,
    PRINT,
    ZOOM_IN,
    ZOOM_OUT,
    ZOOM_RESET,
    QUIT,
)


Act = tuple[ActionSpec, Callable[[], object]]
"""An action and what it does here."""


def add(widget: QWidget, spec: ActionSpec, slot: Callable[[], object]) -> QAction:
    """Make the action, let its keys work anywhere in the window of the widget, and return it.

    Give a bound method as `slot`: a lambda that holds a window keeps it alive for good.
    """
    action = QAction(tr(spec.text), widget)
    action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
    action.setToolTip(tip(spec))
    if spec.icon:
        icons.put(action, spec.icon)
    action.triggered.connect(slot)
    widget.addAction(action)
    return action


def tip(spec: ActionSpec) -> str:
    """Say what the action does and which keys do it: "Zurück (Alt+Links)"."""
    return f"{tr(spec.text)} ({keys(spec)})" if spec.keys else tr(spec.text)


def keys(spec: ActionSpec) -> str:
    """The keys of the action as they are called in German; "" if it has none."""
    return QKeySequence(spec.keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if spec.keys else ""
