"""What the small pack needs to have a law that changes: a change in four stages, and a process that follows it."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from tests.helpers.small_pack import write_small_pack

FILES = {
    "rechtsaenderungen/beratung.md": """\
        ---
        kennung: aenderung-beratung
        titel: Beratung in Stufen
        fundstelle: BGBl. 2026 I Nr. 1
        ---

        Die Beratung ändert sich in Stufen.

        ## Stufe: Beratung wird Pflicht
        Gilt: ab 01.06.2026 · Tag: geprüft

        - **Betrifft:** § 82 AufenthG
        - **Quelle:** BGBl. 2026 I Nr. 1

        Seitdem ist Beratung Pflicht.

        > **Irrtum:** Beratung ist immer noch freiwillig.

        > **Richtig:** Seit dem 01.06.2026 ist sie Pflicht.

        > **Quelle:** BGBl. 2026 I Nr. 1

        ## Stufe: Form
        Gilt: ab 01.02.2026 · Tag: Textstand

        - **Betrifft:** § 999 AufenthG
        - **Quelle:** Vergleich der Textstände

        Die Form hat sich geändert.

        ## Stufe: Frist
        Gilt: ab 05.12.2026 · Tag: geprüft

        - **Betrifft:** §§ 80–83 AufenthG
        - **Quelle:** BGBl. 2026 I Nr. 1

        Dann kommt eine Frist.

        ## Stufe: Gebühr
        Gilt: offen

        - **Betrifft:** § 69 AufenthG

        Eine Gebühr ist vorgemerkt.
        """,
    "prozesse/service/p-kommt.md": """\
        ---
        kennung: p-kommt
        titel: Beraten
        rollen: [theke]
        quellen: § 82 Abs. 3 AufenthG
        gilt: ab 2026-02-01
        verlauf:
          - {am: 2026-06-01, art: auffrischen, text: Beratung ist Pflicht, abschnitte: [beraten, hinweis]}
        ---

        ## 1. Beraten
        Kennung: beraten · Gilt: bis 31.05.2026

        - **Bezug:** § 82 AufenthG

        Beraten Sie, wenn Sie Zeit haben.

        ## 1. Beraten
        Kennung: beraten · Gilt: ab 01.06.2026

        - **Bezug:** § 82 AufenthG

        Beraten Sie immer.

        ## 2. Hinweis geben
        Kennung: hinweis · Gilt: ab 01.06.2026

        Geben Sie das Merkblatt mit.

        ## 3. Ende: Fertig
        Kennung: fertig
        """,
}


def write_law_pack(folder: Path) -> Path:
    """Write the small pack with these files and return its folder."""
    write_small_pack(folder)
    for name, text in FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text), encoding="utf-8")
    return folder
