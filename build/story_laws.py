"""The part of the story in which somebody looks a § up, and then takes its law in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QPushButton, QWidget

from build.stage import Shot, Stage, sure
from wissen.ui.dialogs.law_dialog import LawDialog, LawReportDialog
from wissen.ui.navigation import Screen

_FILE = "mustergesetz.xml"
_LAW = """\
<dokumente><norm><metadaten><jurabk>MusterG</jurabk><kurzue>Mustergesetz</kurzue><langue>Gesetz über das Muster</langue>
<standangabe><standtyp>Stand</standtyp><standkommentar>Zuletzt geändert durch Art. 1 G v. 1.6.2026</standkommentar>
</standangabe></metadaten></norm>
<norm><metadaten><gliederungseinheit><gliederungskennzahl>010</gliederungskennzahl>
<gliederungsbez>Abschnitt 1</gliederungsbez><gliederungstitel>Grundlagen</gliederungstitel>
</gliederungseinheit></metadaten></norm>
<norm><metadaten><enbez>§ 1</enbez><titel>Zweck</titel></metadaten><textdaten><text><Content>
<P>(1) Dieses Gesetz zeigt, wie ein Gesetz aussieht.</P></Content></text></textdaten></norm>
<norm><metadaten><enbez>§ 2</enbez><titel>Aufbau der Vorschriften</titel></metadaten><textdaten><text><Content>
<P>(1) Eine Vorschrift besteht aus<FnR ID="F1"/> <DL><DT>1.</DT><DD><LA>ihrer Nummer,</LA></DD><DT>2.</DT><DD><LA>ihren
Absätzen, und zwar <DL><DT>a)</DT><DD><LA>mit einer Zahl in Klammern und</LA></DD><DT>b)</DT><DD><LA>mit Sätzen, die
niemand zählt, bis jemand nach § 1 fragt.</LA></DD></DL></LA></DD></DL> und gilt erst, wenn sie verkündet ist.</P>
<P>(2) Was sie kostet: <table><tgroup cols="3"><colspec colname="a"/><colspec colname="b"/><colspec colname="c"/>
<thead><row><entry colname="a">Gegenstand</entry><entry namest="b" nameend="c">Gebühr in Euro</entry></row></thead>
<tbody><row><entry>Muster</entry><entry>1</entry><entry>2</entry></row><row><entry>Abschrift</entry><entry>3</entry>
<entry>4</entry></row></tbody></tgroup></table></P></Content>
<Footnotes><Footnote ID="F1">Die Überschrift zählt nicht dazu.</Footnote></Footnotes></text></textdaten></norm>
<norm><metadaten><enbez>§ 3</enbez><titel>Ende</titel></metadaten></norm></dokumente>
"""


def _dialog(stage: Stage) -> LawDialog:
    """A file that was dropped."""
    stage.go(Screen.SETTINGS)
    law = Path(_FILE)
    law.write_text(_LAW, encoding="utf-8")
    stage.window.open_files([law])
    stage.settle()
    return sure(stage.window.findChild(LawDialog), LawDialog)


def _report(stage: Stage) -> QWidget:
    dialog = _dialog(stage)
    next(one for one in dialog.findChildren(QPushButton) if one.hasFocus()).click()
    stage.settle()
    return sure(stage.window.findChild(LawReportDialog), LawReportDialog)


LAWS = (
    Shot("paragraf-ohne-wortlaut", Screen.NORM, lambda stage: stage.go(Screen.NORM, "§ 18g AufenthG")),
    Shot("gesetz-titel", Screen.NORM, lambda stage: stage.go(Screen.NORM, "AufenthG")),
    Shot("gesetz-aufnehmen", Screen.SETTINGS, _dialog),
    Shot("gesetz-bericht", Screen.SETTINGS, _report),
    Shot("gesetz", Screen.NORM, lambda stage: stage.go(Screen.NORM, "MusterG")),
    Shot("paragraf", Screen.NORM, lambda stage: stage.go(Screen.NORM, "§ 2 MusterG")),
)
