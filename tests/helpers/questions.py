"""Questions of every kind that can be answered, short and with the long words of the office."""

from __future__ import annotations

from wissen.content.blocks import Paragraph, Strong, Text
from wissen.content.ids import Id
from wissen.content.item import Choice, Choices, Entry, Item, ItemKind, Ordering

LONG_WORD = "Aufenthaltsgestattungsverlängerungsantragsformular"
SOURCES = ("§ 82 AufenthG", "§ 25 VwVfG")


def a_choice(key: str, text: str, *, correct: bool = False, feedback: str = "") -> Choice:
    """An option; the feedback holds a word in bold, as authors write it."""
    told = (Paragraph((Strong((Text("Denn"),)), Text(f" {feedback}"))),) if feedback else ()
    return Choice(key, (Text(text),), correct, told)


def a_question(kind: ItemKind, *choices: Choice, explanation: str = "") -> Item:
    told = (Paragraph((Text(explanation),)),) if explanation else ()
    return Item(Id("f"), kind, "Was gilt?", (), Choices(choices), sources=SOURCES, explanation=told)


def an_ordering(**entries: str) -> Item:
    """Entries in the right order, by key."""
    interaction = Ordering(tuple(Entry(key, (Text(text),)) for key, text in entries.items()))
    return Item(Id("f"), ItemKind.ORDERING, "In welcher Reihenfolge?", (), interaction, sources=SOURCES)


SINGLE = a_question(
    ItemKind.SINGLE,
    a_choice("theke", "Die Servicetheke", correct=True, feedback="dort beginnt es."),
    a_choice("keller", "Der Keller", feedback="dort ist das Archiv."),
    a_choice("niemand", "Niemand"),
    explanation="Die Theke nimmt Anträge an.",
)
MULTIPLE = a_question(
    ItemKind.MULTIPLE,
    a_choice("pass", "Pass", correct=True, feedback="er gehört dazu."),
    a_choice("foto", "Foto", correct=True, feedback="es gehört dazu."),
    a_choice("schirm", "Regenschirm", feedback="er bleibt zu Hause."),
)
TRUE_FALSE = a_question(
    ItemKind.TRUE_FALSE,
    a_choice("nein", "Falsch", feedback="so steht es im Gesetz."),
    a_choice("ja", "Richtig", correct=True, feedback="so steht es im Gesetz."),
)
ORDERING = an_ordering(a="Annehmen", b="Prüfen", c="Entscheiden")
LONG = a_question(
    ItemKind.SINGLE,
    a_choice("lang", f"Das {LONG_WORD} und noch ein {LONG_WORD}", correct=True, feedback=f"{LONG_WORD} " * 3),
    a_choice("kurz", "Nichts", feedback=LONG_WORD),
    explanation=f"{LONG_WORD} " * 4,
)
LONG_ORDERING = an_ordering(a=f"Das {LONG_WORD} ausgeben", b="Warten", c=f"{LONG_WORD} einsammeln und ablegen")

EVERY_KIND = (SINGLE, MULTIPLE, TRUE_FALSE, ORDERING)
