"""A module is passed, the law changes, the change is learned: two certificates, each of its own state of the law."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLineEdit

from tests.helpers.workplace import Workplace
from wissen.ui.dialogs.certificate_dialog import CertificateDialog
from wissen.ui.models.row_model import ROW, Row
from wissen.ui.navigation import Screen
from wissen.ui.pages.news_list import NewsList
from wissen.ui.widgets.row_list import RowList

BEFORE, AFTER = date(2026, 5, 15), date(2026, 6, 2)


def learn_the_module(place: Workplace) -> None:
    for lesson in ("l-hut", "l-frist"):
        place.lesson(lesson)
        place.click("Gelesen")
    place.pass_quiz("q-anfang")


def certificates(place: Workplace) -> list[Row]:
    """The rows of Nachweise that lead somewhere."""
    place.go(Screen.DOCUMENTS, "nachweise")
    model = place.part(RowList).model()
    rows: list[Row] = [model.index(row, 0).data(ROW) for row in range(model.rowCount())]
    return [row for row in rows if row.address is not None]


def issue(place: Workplace) -> None:
    first = certificates(place)[0]
    assert first.kind == "Nachweis ausstellen"
    place.part(RowList).chosen.emit(first)
    dialog = place.part(CertificateDialog, place.window)
    place.part(QLineEdit, dialog).setText("Jana Probst")
    place.click("Ausstellen", dialog)


def read(place: Workplace, row: Row) -> str:
    assert row.address is not None
    place.go(row.address.screen, row.address.ref)
    return place.reader.toPlainText().replace("\u00ad", "").replace("\u00a0", " ")


def issued(place: Workplace) -> list[Row]:
    return [row for row in certificates(place) if row.kind == "Nachweise"]


def test_each_state_of_the_law_has_its_own_evidence(closed: Workplace) -> None:
    closed.today = BEFORE
    closed.start()
    learn_the_module(closed)
    issue(closed)
    (first,) = issued(closed)
    before = read(closed, first)
    assert "Fristen" in before
    assert "aufgefrischt" not in before

    closed.close()
    closed.today = AFTER
    closed.start()
    closed.go(Screen.TODAY)
    (news,) = closed.window.page.findChildren(NewsList)
    assert [row.title for row in news.news.rows] == ["Fristen"]
    assert "Es fehlt „Fristen“." in [row.detail for row in certificates(closed)]
    closed.go(Screen.REFRESHER, "l-frist")
    closed.click("Auffrischung abschließen")

    issue(closed)
    second, earlier = issued(closed)
    assert "aufgefrischt am 02.06.2026" in read(closed, second)
    assert read(closed, earlier) == before
