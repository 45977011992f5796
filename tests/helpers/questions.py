"""Questions of every kind that can be answered, short and with the long words of the office."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from wissen.content.blocks import BulletList, Gap, Inline, ListItem, Paragraph, Strong, Text
from wissen.content.ids import Id
from wissen.content.item import (
    Choice,
    Choices,
    Cloze,
    DateAnswer,
    Discretion,
    Entry,
    Interaction,
    Item,
    ItemKind,
    Matching,
    Numeric,
    Ordering,
    Pair,
    ShortText,
)

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


def asking(kind: ItemKind, interaction: Interaction, *, explanation: str = "") -> Item:
    """A question of any kind."""
    told = (Paragraph((Text(explanation),)),) if explanation else ()
    return Item(Id("f"), kind, "Was gilt?", (), interaction, sources=SOURCES, explanation=told)


def a_matching(*pairs: tuple[str, str], heading: tuple[str, str] = ("Vorschrift", "Titel")) -> Item:
    """Pairs of left and right; an empty left is a distractor."""
    made = tuple(Pair((Text(left),) if left else (), (Text(right),)) for left, right in pairs)
    left, right = heading
    return asking(ItemKind.MATCHING, Matching(((Text(left),), (Text(right),)), made), explanation="So ist es.")


def a_cloze(*inlines: Inline | str) -> Item:
    """One paragraph; texts may be given as they are."""
    run = tuple(Text(one) if isinstance(one, str) else one for one in inlines)
    return asking(ItemKind.CLOZE, Cloze((Paragraph(run),)), explanation="So heißt es.")


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
MATCHING = a_matching(("§ 16b AufenthG", "Studium"), ("§ 18g AufenthG", "Blaue Karte EU"), ("", "Visum"))
TYPED, CHOSEN = Gap(("Duldung", "Aussetzung")), Gap(("gilt fort", "erlischt", "ruht"), chosen=True)
CLOZE = a_cloze("Das Papier heißt ", TYPED, ". Der Titel ", CHOSEN, " bis zur Entscheidung.")
NUMERIC = asking(ItemKind.NUMERIC, Numeric(Decimal(1), Decimal(1), "Monate", "1 Monat"), explanation="Ein Monat.")
DAY = asking(ItemKind.DATE, DateAnswer(date(2024, 3, 1)), explanation="An diesem Tag.")
SHORT_TEXT = asking(ItemKind.SHORT_TEXT, ShortText(("Duldung", "Aussetzung der Abschiebung")), explanation="Duldung.")
SIDES = (
    Paragraph((Text("Abwägen:"),)),
    BulletList(tuple(ListItem((Paragraph((Text(side),)),)) for side in ("Für die Person: …", "Dagegen: …"))),
)
DISCRETION = asking(ItemKind.DISCRETION, Discretion(SIDES), explanation="Beide Seiten zählen.")
LONG_MATCHING = a_matching(
    (f"Das {LONG_WORD}", f"Gehört zum {LONG_WORD} und zu nichts anderem"),
    ("Kurz", "Auch kurz"),
    ("", f"{LONG_WORD} und noch ein {LONG_WORD}"),
    heading=(LONG_WORD, LONG_WORD),
)
LONG_CLOZE = a_cloze(
    f"Das {LONG_WORD} heißt ", Gap((LONG_WORD,)), f", und ein {LONG_WORD} ", Gap((LONG_WORD, "fehlt"), chosen=True), "."
)

EVERY_KIND = (
    *(SINGLE, MULTIPLE, TRUE_FALSE, ORDERING, MATCHING),
    *(CLOZE, NUMERIC, DAY, SHORT_TEXT, DISCRETION),
)
