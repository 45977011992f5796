"""A lesson that has to be scrolled, with everything a reader can do in it."""

from __future__ import annotations

PATH = "module/01-anfang/lang.md"

_PARAGRAPH = "Die Sachbearbeitung prüft, ob alle Unterlagen vorliegen. Fehlt etwas, schreibt sie der Person. " * 6

TEXT = f"""\
---
kennung: l-lang
titel: Eine lange Lektion
dauer: 12
quellen: § 82 AufenthG; § 60a AufenthG
---

Am Anfang steht eine Szene.

## Erster Teil
Kennung: erster-teil

{_PARAGRAPH}

Eine Duldung ist kein Titel (§ 60a Abs. 2 AufenthG).

{_PARAGRAPH}

## Verweise
Kennung: verweise

Es gibt [Zwei Hüte](hut.md#helfen), [den Prozess](../../prozesse/service/service-probe.md#annehmen),
[ein Amt](https://www.example.org/amt), [eine Nachricht](mailto:amt@example.org), [eine Übung](abschluss.md),
[das Modul](modul.md) und [einen anderen Teil](#letzter-teil).

{_PARAGRAPH}

{_PARAGRAPH}

## Kontrollfrage: Was ist Pflicht?
Kennung: k-lang · Bezug: § 82 AufenthG

- [x] Beraten
  > Richtig: Beraten ist Pflicht.
- [ ] Schweigen
  > Nein: Schweigen hilft niemandem.

> **Erklärung:** Beide Hüte liegen auf dem Tisch.

## Letzter Teil
Kennung: letzter-teil

{_PARAGRAPH * 4}

{_PARAGRAPH * 4}
"""
