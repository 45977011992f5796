"""Laws of a made-up land as the publisher of laws would write them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

DOCTYPE = '<!DOCTYPE dokumente SYSTEM "http://www.gesetze-im-internet.de/dtd/1.01/gii-norm.dtd">'
STAND = "Zuletzt geändert durch Art. 1 G v. 1.6.2026 I Nr. 1"


def law(
    *norms: str, law: str = "VwZG", official: str = "", name: str = "Verwaltungszustellungsgesetz", stand: str = STAND
) -> bytes:
    """A whole file; `official` is the abbreviation with a year."""
    short = f"<kurzue>{name}</kurzue>" if name else ""
    head = (
        f"<jurabk>{official or law}</jurabk><amtabk>{law}</amtabk>{short}<langue>Gesetz über das Zustellen</langue>"
        f"<standangabe checked='ja'><standtyp>Stand</standtyp><standkommentar>{stand}</standkommentar></standangabe>"
    )
    frame = f"<norm><metadaten>{head}</metadaten><textdaten><fussnoten/></textdaten></norm>"
    body = f"<dokumente builddate='20260601'>{frame}{''.join(norms) or norm('§ 1', 'Zustellung', p('Text.'))}"
    return f'<?xml version="1.0" encoding="UTF-8" ?>{DOCTYPE}\n{body}</dokumente>'.encode()


def norm(label: str, title: str = "", *content: str, notes: str = "", after: str = "") -> str:
    """A § with its text; `after` stands behind the content, within the text."""
    named = f"<titel format='XML'>{title}</titel>" if title else ""
    text = f"<text format='XML'><Content>{''.join(content)}</Content>{after}</text>" if content else ""
    told = f"<fussnoten><Content>{notes}</Content></fussnoten>" if notes else "<fussnoten/>"
    head = f"<metadaten><jurabk>VwZG</jurabk><enbez>{label}</enbez>{named}</metadaten>"
    return f"<norm>{head}<textdaten>{text}{told}</textdaten></norm>"


def division(number: str, label: str, title: str, *content: str) -> str:
    """A heading; `number` has three digits for each level."""
    told = f"<gliederungstitel>{title}</gliederungstitel>"
    unit = f"<gliederungskennzahl>{number}</gliederungskennzahl><gliederungsbez>{label}</gliederungsbez>{told}"
    text = f"<text><Content>{''.join(content) or '<P/>'}</Content></text>"
    head = f"<metadaten><gliederungseinheit>{unit}</gliederungseinheit></metadaten>"
    return f"<norm>{head}<textdaten>{text}</textdaten></norm>"


def p(*content: str) -> str:
    return f"<P>{''.join(content)}</P>"


def dl(*items: tuple[str, str]) -> str:
    """A list of markers and texts."""
    told = (f"<DT>{marker}</DT><DD Font='normal'><LA Size='normal'>{text}</LA></DD>" for marker, text in items)
    return f"<DL Font='normal' Type='arabic'>{''.join(told)}</DL>"


def table(*rows: str, head: str = "", columns: int = 2, widths: str = "") -> str:
    specs = widths or "".join(f"<colspec colname='col{number}'/>" for number in range(1, columns + 1))
    top = f"<thead>{head}</thead>" if head else ""
    return f"<table><tgroup cols='{columns}'>{specs}{top}<tbody>{''.join(rows)}</tbody></tgroup></table>"


def row(*cells: str) -> str:
    """Cells are texts, or whole entries where they have attributes."""
    told = (cell if cell.startswith("<entry") else f"<entry>{cell}</entry>" for cell in cells)
    return f"<row>{''.join(told)}</row>"


_INNERMOST = dl(("aa)", "kraft Amtes."))
NESTED = norm(
    "§ 2",
    "Begriffe",
    p(
        "(1) Im Sinne dieses Gesetzes ",
        dl(
            ("1.", "ist Bote, wer Briefe bringt,"),
            ("1a.", "ist Empfänger " + dl(("a)", "wer sie annimmt,"), ("b)", f"wer darf {_INNERMOST}"))),
        ),
        "und gilt als zugestellt, was ankommt.",
    ),
    p("(2) § 1 gilt entsprechend."),
)
"""Lists within lists, with words below them."""

SAMPLE = law(
    norm("Eingangsformel", "", p("Es verordnen die Boten:")),
    division("010", "Abschnitt 1", "Allgemeines"),
    norm("§ 1", "Zustellung", p("(1) Zugestellt wird nach § 2."), p("(2) Das Übrige regelt § 41 VwVfG.")),
    NESTED,
    division("020", "Abschnitt 2", "Besonderes"),
    division("020010", "Unterabschnitt 1", "Wege"),
    norm("§ 3a", "Boten<BR/>zu Fuß", p("Boten gehen."), notes="<P><pre>(+++ § 3a: gilt +++)</pre></P>"),
    norm("(XXXX) §§ 4 bis 6", "(weggefallen)"),
    norm("Anlage 1", "Gebühren", table(row("Brief", "1 Euro"), head=row("Sendung", "Gebühr"))),
    official="VwZG 2005",
)
"""A small law with one of most things."""


def zipped(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return packed.getvalue()


def write_law(folder: Path, name: str = "vwzg.xml", data: bytes = SAMPLE) -> Path:
    """Write the file of a law and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_bytes(data)
    return file
