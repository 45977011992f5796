"""Was Wissen über mich weiß: reached from where one asks oneself, and the data sheet on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.helpers.workplace import Workplace
from wissen.content.blocks import plain_text
from wissen.drawing.page import Lookups, Page, PageSection
from wissen.printing.marks import Marks
from wissen.printing.paper import save_pdf
from wissen.services.data_sheet import NEVER, STAYS, at_mentors, leaves
from wissen.settings import LONGEST
from wissen.ui.dialogs.print_dialog import PrintDialog
from wissen.ui.navigation import Screen
from wissen.ui.pages.privacy import PrivacyPage, privacy_page
from wissen.ui.reader.data_sheet_page import data_sheet_page


def words(page: Page) -> str:
    return "\n".join(plain_text(part.blocks) for part in page.parts if isinstance(part, PageSection))


@pytest.mark.parametrize("page", [data_sheet_page(()), privacy_page("Titel", ())], ids=["sheet", "page"])
def test_page_and_sheet_tell_the_whole_table(page: Page) -> None:
    told = words(page)
    assert not [line for line in NEVER if line not in told]
    for row in (*STAYS, *at_mentors(LONGEST), *leaves(LONGEST)):
        assert not [one for one in (row.name, *row.fields, row.purpose, row.seen_by, row.kept) if one not in told]


def test_the_minimum_of_the_office_stands_on_both() -> None:
    assert all(
        "mindestens zeigt: Module" in words(one) for one in (data_sheet_page(["Module"]), privacy_page("", ["Module"]))
    )


@pytest.mark.parametrize("screen", [Screen.SETTINGS, Screen.MY_DATA])
def test_it_is_reached_from_where_one_asks_oneself(workplace: Workplace, screen: Screen) -> None:
    workplace.go(screen)
    workplace.click("Was Wissen über mich weiß")
    assert isinstance(workplace.window.page, PrivacyPage)
    workplace.click("Meine Daten")
    assert workplace.window.address.screen is Screen.MY_DATA


def test_it_leads_to_the_einblick(workplace: Workplace) -> None:
    workplace.go(Screen.PRIVACY)
    workplace.click("Zum Einblick")
    assert (workplace.window.address.screen, workplace.window.address.ref) == (Screen.DOCUMENTS, "einblick")


def test_the_data_sheet_is_offered_for_printing(workplace: Workplace) -> None:
    workplace.go(Screen.PRIVACY)
    workplace.click("Datenblatt für den Personalrat …")
    (dialog,) = workplace.window.findChildren(PrintDialog)
    assert "Als PDF speichern …" in workplace.labels(dialog)


def test_the_data_sheet_becomes_a_pdf(app: QApplication, tmp_path: Path) -> None:
    file = tmp_path / "datenblatt.pdf"
    save_pdf(data_sheet_page(()), Lookups(), file, Marks("Datenblatt zu Wissen"))
    assert file.read_bytes().startswith(b"%PDF")
