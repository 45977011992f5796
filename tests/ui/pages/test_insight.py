"""Einblick: switched on piece by piece, seen before it is sent, sent by one button, taken back by another."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QPlainTextEdit

from tests.helpers.accessibility import faults, settle
from tests.helpers.posts import PostInMemory, a_mentor
from tests.helpers.workplace import Workplace
from tests.ui.conftest import Dress
from wissen.services.sharing import Aspect, HelpWanted, Share, readable
from wissen.settings import Settings, ThemeName
from wissen.team.messages import Channel
from wissen.ui.dialogs.letter_dialog import LetterDialog
from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.dialogs.take_back_dialog import TakeBackDialog
from wissen.ui.models.row_model import Row, RowModel
from wissen.ui.navigation import Screen
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.whole_list import WholeList

MENTOR = "nabil"


@pytest.fixture
def post(workplace: Workplace) -> PostInMemory:
    """The tab, opened by somebody who has a mentor."""
    post = workplace.exchange_with(a_mentor())
    workplace.go(Screen.DOCUMENTS, "einblick")
    return post


def tick(place: Workplace, name: str) -> None:
    box = next(box for box in place.window.page.findChildren(QCheckBox) if box.text() == name)
    assert box.isVisible()
    box.click()
    place.wait()


def rows(place: Workplace, name: str) -> list[Row]:
    found = [view for view in place.window.page.findChildren(WholeList) if view.accessibleName() == name]
    model = found[0].model()
    assert isinstance(model, RowModel)
    return list(model.rows) if found[0].isVisible() else []


def preview(place: Workplace) -> list[tuple[str, str]]:
    return [(row.title, row.kind) for row in rows(place, "Was gezeigt würde")]


def dialog(place: Workplace, kind: type[QuestionDialog]) -> QuestionDialog:
    return next(one for one in place.window.findChildren(kind) if one.isVisible())


def choose(place: Workplace, name: str, number: int = 0) -> None:
    view = next(view for view in place.window.page.findChildren(WholeList) if view.accessibleName() == name)
    view.setCurrentIndex(view.model().index(number, 0))
    view.choose_current()
    place.wait()


def test_without_a_mentor_the_tab_leads_to_the_team(workplace: Workplace) -> None:
    workplace.exchange_with()
    workplace.go(Screen.DOCUMENTS, "einblick")
    assert "Mein Team" in workplace.labels()
    workplace.click("Was Wissen über mich weiß")
    assert workplace.window.page.title() == "Was Wissen über mich weiß, und was nicht"


def test_at_first_nothing_is_switched_on_and_nothing_can_be_sent(workplace: Workplace, post: PostInMemory) -> None:
    assert preview(workplace) == []
    assert not workplace.button("Jetzt senden").isEnabled()


def test_what_is_switched_on_is_shown_and_nothing_is_sent_by_that(workplace: Workplace, post: PostInMemory) -> None:
    tick(workplace, "Module")
    assert preview(workplace) == [("Anfang", "offen"), ("Weiter", "offen")]
    assert post.sent(MENTOR) == ()


def test_exactly_what_is_shown_is_sent(workplace: Workplace, post: PostInMemory) -> None:
    tick(workplace, "Module")
    workplace.click("Genaue Datei zeigen")
    shown = workplace.part(QPlainTextEdit, dialog(workplace, LetterDialog)).toPlainText()
    workplace.click("Schließen", dialog(workplace, LetterDialog))
    workplace.click("Jetzt senden")
    (sent,) = post.sent(MENTOR)
    assert readable(sent) == shown


def test_the_preview_says_whether_it_was_sent(workplace: Workplace, post: PostInMemory) -> None:
    def title() -> str:
        labels = workplace.window.page.findChildren(WrapLabel)
        return next(label.text() for label in labels if "Genau das" in label.text())

    tick(workplace, "Module")
    assert title().endswith(", wenn Sie senden")
    workplace.click("Jetzt senden")
    assert post.sent(MENTOR)
    assert not title().endswith(", wenn Sie senden")


def test_what_is_new_is_told_against_the_last_one(workplace: Workplace, post: PostInMemory) -> None:
    tick(workplace, "Module")
    workplace.click("Jetzt senden")
    workplace.lesson("l-rest")
    workplace.click("Gelesen")
    workplace.go(Screen.DOCUMENTS, "einblick")
    assert preview(workplace) == [("Anfang", "offen"), ("Weiter", "fertig · bisher: offen")]


def test_sending_can_be_undone(workplace: Workplace, post: PostInMemory) -> None:
    tick(workplace, "Module")
    workplace.click("Jetzt senden")
    assert [row.kind for row in rows(workplace, "Bisher gesendet")] == ["Kalenderwoche 48/2026"]
    workplace.click("Rückgängig", workplace.window)
    assert (post.sent(MENTOR), rows(workplace, "Bisher gesendet")) == ((), [])


def test_what_is_chosen_is_remembered_for_each_mentor(workplace: Workplace) -> None:
    workplace.exchange_with(a_mentor("Aylin"), a_mentor())
    workplace.go(Screen.DOCUMENTS, "einblick", MENTOR)
    tick(workplace, "Praxisaufgaben")
    assert dict(workplace.session.preferences.value.insight) == {MENTOR: ("praxis",)}
    who = next(box for box in workplace.window.page.findChildren(QComboBox) if box.accessibleName() == "Für wen")
    assert who.currentText() == "Nabil"
    who.setCurrentIndex(0)
    workplace.wait()
    assert not any(box.isChecked() for box in workplace.window.page.findChildren(QCheckBox))


def test_the_minimum_of_the_office_is_fixed_and_says_so(workplace: Workplace, post: PostInMemory) -> None:
    sharing = workplace.session.services.sharing
    sharing.minimum = frozenset({Aspect.MODULES})  # type: ignore[misc]
    workplace.window.refresh()
    boxes = {box.text(): box for box in workplace.window.page.findChildren(QCheckBox)}
    assert (boxes["Module"].isChecked(), boxes["Module"].isEnabled()) == (True, False)
    assert post.sent(MENTOR) == ()


# ------------------------------------------------------------ what an earlier computer sent


def words(place: Workplace) -> str:
    return " ".join(label.text() for label in place.window.page.findChildren(WrapLabel) if label.isVisible())


def test_before_the_mentor_has_written_it_does_not_say_what_they_see(workplace: Workplace, post: PostInMemory) -> None:
    assert "Von diesem Rechner ist noch nichts gesendet." in words(workplace)
    assert "sieht nichts" not in words(workplace)
    post.held[MENTOR] = frozenset()
    workplace.window.refresh()
    assert "Noch nichts gesendet: Nabil sieht nichts von Ihnen." in words(workplace)


def test_what_an_earlier_computer_sent_is_told_printed_and_taken_back(workplace: Workplace, post: PostInMemory) -> None:
    post.held[MENTOR] = frozenset({Channel.SHARE, Channel.DETAIL})
    workplace.window.refresh()
    told = "Von Ihrem früheren Rechner hat Nabil noch Einblicke und Bitten um Hilfe."
    assert told in words(workplace)
    assert "sieht nichts" not in words(workplace)
    assert told in str(workplace.window.page.printed())
    workplace.click("Zurückholen und löschen …")
    assert "früheren Rechner" in " ".join(
        label.text() for label in dialog(workplace, TakeBackDialog).findChildren(WrapLabel)
    )
    workplace.click("Zurückholen und löschen", dialog(workplace, TakeBackDialog))
    assert post.earlier(MENTOR) == frozenset()
    assert "früheren Rechner" not in words(workplace)


def test_one_message_is_looked_at_and_taken_back(workplace: Workplace, post: PostInMemory) -> None:
    post.send(MENTOR, HelpWanted("2026-W48", "l-hut", "Wer berät?"), Share("2026-W48", ()))
    workplace.window.refresh()
    choose(workplace, "Bisher gesendet", 1)
    shown = dialog(workplace, LetterDialog)
    assert shown.windowTitle() == "Bitte um Hilfe: Zwei Hüte"
    workplace.click("Zurücknehmen", shown)
    assert post.sent(MENTOR) == (Share("2026-W48", ()),)


def test_everything_is_taken_back_once_the_person_has_said_so_twice(workplace: Workplace, post: PostInMemory) -> None:
    tick(workplace, "Module")
    workplace.click("Jetzt senden")
    workplace.click("Zurückholen und löschen …")
    workplace.click("Behalten", dialog(workplace, TakeBackDialog))
    assert post.sent(MENTOR)
    workplace.click("Zurückholen und löschen …")
    workplace.click("Zurückholen und löschen", dialog(workplace, TakeBackDialog))
    assert post.sent(MENTOR) == ()
    assert preview(workplace) == [("Anfang", "offen"), ("Weiter", "offen")]


def test_a_line_leads_to_what_it_is_about(workplace: Workplace, post: PostInMemory) -> None:
    tick(workplace, "Module")
    choose(workplace, "Was gezeigt würde", 1)
    address = workplace.window.address
    assert (address.screen, address.ref) == (Screen.ONBOARDING, "m-weiter")


@pytest.mark.parametrize(("theme", "scale", "size"), [("hell", 1.0, (683, 384)), ("kontrast", 2.0, (1280, 800))])
def test_it_can_be_used_by_everybody(
    closed_workplace: Workplace, dress: Dress, theme: ThemeName, scale: float, size: tuple[int, int]
) -> None:
    closed_workplace.chosen = Settings(theme=theme, text_scale=scale, welcomed=True)
    dress(theme, scale)
    closed_workplace.start(size=size)
    closed_workplace.go(Screen.DOCUMENTS, "einblick")
    assert faults(closed_workplace.window) == []
    post = closed_workplace.exchange_with(a_mentor("Aylin"), a_mentor())
    post.send("aylin", HelpWanted("2026-W48", "l-hut", "Wer berät?"))
    closed_workplace.window.refresh()
    for name in ("Module", "Ergebnisse dazu", "Praxisaufgaben"):
        tick(closed_workplace, name)
    settle()
    assert faults(closed_workplace.window) == []
    choose(closed_workplace, "Bisher gesendet")
    shown = dialog(closed_workplace, LetterDialog)
    assert faults(shown) == []
    closed_workplace.click("Schließen", shown)
    closed_workplace.go(Screen.PRIVACY)
    assert faults(closed_workplace.window) == []
