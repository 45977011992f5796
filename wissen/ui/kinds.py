"""What the kinds of things are called and which icon stands for them."""

from __future__ import annotations

from wissen.content.model import Kind
from wissen.services.search import Found

NAMES = {
    Found.CARD: "Antwortkarte",
    Found.PROCESS: "Prozess",
    Found.TERM: "Begriff",
    Found.LESSON: "Lektion",
    Found.FINDER: "Anliegen-Finder",
    Found.CHANGE: "Rechtsänderung",
    Found.PRACTICE: "Praxis",
    Found.NORM: "Gesetz",
}
ICONS = {
    Found.CARD: "quick_reference",
    Found.PROCESS: "account_tree",
    Found.TERM: "dictionary",
    Found.LESSON: "menu_book",
    Found.FINDER: "alt_route",
    Found.CHANGE: "gavel",
    Found.PRACTICE: "work",
    Found.NORM: "balance",
}
CONTENTS = {
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
"""What a file of contents is."""
