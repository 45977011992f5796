"""What people call the kinds of a remark, and their icons."""

from __future__ import annotations

from wissen.learning.remark import RemarkKind

LABELS = {
    RemarkKind.WRONG: "Das stimmt nicht",
    RemarkKind.UNCLEAR: "Das ist unklar",
    RemarkKind.LOOP: "Hier drehen wir eine Schleife",
    RemarkKind.IDEA: "Ich habe eine Idee",
}
ICONS = {
    RemarkKind.WRONG: "cancel",
    RemarkKind.UNCLEAR: "help",
    RemarkKind.LOOP: "refresh",
    RemarkKind.IDEA: "lightbulb",
}
