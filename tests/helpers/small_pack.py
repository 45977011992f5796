"""A small content folder with one of most things, for tests of services and pages."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

FILES = {
    "paket.yaml": """\
        format: 1
        id: probe
        titel: Probepaket
        herausgeber: Redaktion
        ausgabe: 2026-11
        sprache: de
        lizenz: EUPL-1.2
        rechtsstand: 2026-08-19
        rollen: [telefon, theke]
        """,
    "module/01-anfang/modul.md": """\
        ---
        kennung: m-anfang
        titel: Anfang
        ziel: Danach können Sie anfangen.
        reihenfolge: [l-hut, l-frist, q-anfang]
        ---
        """,
    "module/01-anfang/hut.md": """\
        ---
        kennung: l-hut
        titel: Zwei Hüte
        dauer: 8
        ---

        Frau A. fragt nach der Duldung.

        ## Helfen
        Kennung: helfen

        Beraten ist Pflicht (§ 82 Abs. 3 AufenthG).

        ## Kontrollfrage: Welcher Hut?
        Kennung: k-hut · Bezug: § 82 AufenthG

        - [x] Der Service-Hut
          > Richtig: Beratung ist Service.
        - [ ] Der Prüf-Hut
          > Nein: Hier wird nichts geprüft.
        """,
    "module/01-anfang/frist.md": """\
        ---
        kennung: l-frist
        titel: Fristen
        dauer: 10
        verlauf:
          - {am: 2026-06-01, art: auffrischen, text: Frist geändert, abschnitte: [wann]}
        ---

        ## Wann
        Kennung: wann · Gilt: bis 31.05.2026

        Die alte Frist.

        ## Wann
        Kennung: wann · Gilt: ab 01.06.2026

        Die neue Frist.
        """,
    "module/01-anfang/abschluss.md": """\
        ---
        kennung: q-anfang
        titel: Abschluss
        art: abschluss
        bestehen: 50
        dauer: 5
        ---

        # Fall: Frau A.

        Frau A. kommt zu spät.

        ## Wer berät?
        Kennung: f-beraten · Bezug: § 82 AufenthG · Lektion: l-hut

        - [x] Die Behörde
          > Richtig: so ist es.
        - [ ] Niemand
          > Nein: doch, die Behörde.

        # Ohne Fall

        ## Was gehört dazu?
        Kennung: f-dazu · Bezug: § 82 AufenthG · Lektion: l-frist

        - [x] Pass
          > Richtig: er gehört dazu.
        - [x] Antrag
          > Richtig: er gehört dazu.
        - [ ] Regenschirm
          > Nein: er darf zu Hause bleiben.

        ## In welcher Reihenfolge?
        Kennung: f-folge · Bezug: § 82 AufenthG · Lektion: l-frist

        1. Annehmen
        2. Prüfen
        3. Entscheiden
        """,
    "module/02-weiter/modul.md": """\
        ---
        kennung: m-weiter
        titel: Weiter
        ziel: Danach können Sie weitermachen.
        ---
        """,
    "module/02-weiter/rest.md": """\
        ---
        kennung: l-rest
        titel: Der Rest
        dauer: 4
        ---

        ## Alles andere
        Kennung: alles

        Noch mehr.
        """,
    "prozesse/service/service-probe.md": """\
        ---
        kennung: service-probe
        titel: Antrag annehmen
        ---

        ## 1. Annehmen
        Kennung: annehmen

        - **Wer:** Servicetheke

        Den Antrag annehmen.

        ## 2. Ende: Fertig
        Kennung: fertig
        """,
    "finder/ausweis.md": """\
        ---
        kennung: finder-ausweis
        titel: Ausweis läuft ab
        gilt: ab 2026-01-01
        sonst: ergebnis-fragen
        ---

        Für Anliegen rund um ein Papier, das abläuft.

        ## Frage 1: Welches Papier läuft ab?
        Kennung: papier

        Sehen Sie auf das Papier, nicht in die Akte.

        - Aufenthaltstitel → Frage 2
        - Duldung → Ergebnis ergebnis-fragen

        ## Frage 2: Ist der Antrag schon gestellt?
        Kennung: antrag

        - Ja → Ergebnis ergebnis-gilt
        - Nein → Ergebnis ergebnis-antrag

        ## Ergebnis: Der Titel gilt in der Regel weiter
        Kennung: ergebnis-gilt

        - **Entscheidet:** Sachbearbeitung

        ## Ergebnis: Antrag annehmen
        Kennung: ergebnis-antrag · Lektion: l-frist

        - **Prozess:** [Antrag annehmen](../prozesse/service/service-probe.md)
        - **Fehlt noch:** Antrag; Pass
        - **Entscheidet:** Sachbearbeitung
        - **Bezug:** § 48 AufenthG

        Nehmen Sie den Antrag gleich an.

        ## Ergebnis: Nachfragen
        Kennung: ergebnis-fragen

        - **Weitergeben an:** Sachbearbeitung

        ## Proben

        | Stichtag | Antworten | Ergebnis |
        |---|---|---|
        | 01.01.2026 | Aufenthaltstitel > Ja | ergebnis-gilt |
        | 01.01.2026 | Aufenthaltstitel > Nein | ergebnis-antrag |
        | 01.01.2026 | Aufenthaltstitel > ? | ergebnis-fragen |
        """,
    "praxis/anfang.md": """\
        ---
        kennung: praxis-anfang
        titel: Praxis am Anfang
        ---

        ## Ein Gespräch führen
        Kennung: p-gespraech · Lektion: l-hut

        - **Ziel:** Das Gespräch sicher führen.
        - **Abnahme durch:** Mentorin oder Mentor
        - **Stufe:** unter Anleitung; selbständig
        """,
    "lernpfade/woche.md": """\
        ---
        kennung: pfad-woche
        titel: Erste Woche
        ---

        ## Tag 1

        - [Zwei Hüte](../module/01-anfang/hut.md)
        - [Antrag annehmen](../prozesse/service/service-probe.md)

        ## Tag 2

        - [Fristen](../module/01-anfang/frist.md)
        - [Abschluss](../module/01-anfang/abschluss.md)
        - [Ein Gespräch führen](../praxis/anfang.md#p-gespraech) · Wahl
        """,
    "glossar.md": """\
        ---
        kennung: glossar
        titel: Glossar
        ---

        ## Duldung
        Kennung: duldung · Auch: Aussetzung der Abschiebung · Bezug: § 60a AufenthG · Verlinken: ja

        Die Abschiebung wird vorübergehend nicht vollzogen.
        """,
}


def write_small_pack(folder: Path) -> Path:
    """Write the folder and return it."""
    for name, text in FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text), encoding="utf-8")
    return folder


def write_counter_path(folder: Path) -> None:
    """Add a longer learning path, with all of `pfad-woche`, for the workplace `theke`; it is to be read again."""
    week = dedent(FILES["lernpfade/woche.md"]).replace("kennung: pfad-woche", "kennung: pfad-theke")
    longer = week.replace("titel: Erste Woche", "titel: Theke\nrollen: [theke]")
    more = "\n## Woche 2\n\n- [Der Rest](../module/02-weiter/rest.md)\n"
    (folder / "lernpfade" / "theke.md").write_text(longer + more, encoding="utf-8")
