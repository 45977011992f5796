"""What a mentor keeps on this computer: templates, absences and a plan that is not sent yet."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from wissen.content.model import PathUnit
from wissen.errors import SettingsError
from wissen.learning.assigning import PlannedItem, Step
from wissen.learning.working_days import Absence
from wissen.services.own_plans import NAME, Draft, OwnPlans

STEPS = (Step("l-hut", PathUnit.DAY, 1), Step("p-gespraech", PathUnit.WEEK, 2, optional=True))
DAY = date(2026, 11, 23)
DRAFT = Draft(("jana",), "Erste Woche", DAY, (PlannedItem("l-hut", DAY, optional=True),), "pfad-woche", "Hallo.")


def test_everything_is_there_at_the_next_start(tmp_path: Path) -> None:
    plans = OwnPlans(tmp_path)
    made = plans.save_template("  Für die   Theke ", STEPS)
    plans.keep_absences("jana", (Absence(date(2027, 1, 4), date(2027, 1, 8)), Absence(DAY, DAY)))
    plans.keep_draft(DRAFT)
    again = OwnPlans(tmp_path)
    assert again.templates == (made,)
    assert (made.id, made.title, made.own) == ("eigen-fuer-die-theke", "Für die Theke", True)
    assert again.absences("jana") == (Absence(DAY, DAY), Absence(date(2027, 1, 4), date(2027, 1, 8)))
    assert again.absences("tom") == ()
    assert again.draft == DRAFT
    assert again.notice == ""


def test_a_template_of_the_same_title_is_replaced_and_one_can_be_deleted_and_put_back(tmp_path: Path) -> None:
    plans = OwnPlans(tmp_path)
    plans.save_template("Theke", STEPS)
    made = plans.save_template("Theke", STEPS[:1])
    assert OwnPlans(tmp_path).templates == (made,)
    plans.delete_template(made.id)
    assert OwnPlans(tmp_path).templates == ()
    plans.put_template(made)
    assert OwnPlans(tmp_path).templates == (made,)


def test_templates_stand_in_the_order_of_their_titles(tmp_path: Path) -> None:
    plans = OwnPlans(tmp_path)
    for title in ("theke", "Büro", "***"):
        plans.save_template(title, STEPS)
    assert [one.title for one in plans.templates] == ["***", "Büro", "theke"]
    assert plans.templates[0].id == "eigen"


def test_nothing_is_kept_of_somebody_who_has_gone(tmp_path: Path) -> None:
    plans = OwnPlans(tmp_path)
    plans.forget("jana")
    assert not (tmp_path / NAME).exists()
    plans.keep_absences("jana", (Absence(DAY, DAY),))
    plans.keep_absences("tom", (Absence(DAY, DAY),))
    plans.keep_draft(replace(DRAFT, to=("jana", "tom")))
    OwnPlans(tmp_path).forget("jana")
    assert "jana" not in (tmp_path / NAME).read_text(encoding="utf-8")
    plans.read()
    assert (plans.absences("jana"), plans.absences("tom")) == ((), (Absence(DAY, DAY),))
    assert plans.draft == replace(DRAFT, to=("tom",))


def test_without_a_draft_none_is_kept(tmp_path: Path) -> None:
    plans = OwnPlans(tmp_path)
    plans.keep_draft(None)
    assert not (tmp_path / NAME).exists()
    plans.keep_draft(DRAFT)
    plans.keep_draft(None)
    assert OwnPlans(tmp_path).draft is None


def test_what_cannot_be_read_is_left_out_and_the_rest_stays(tmp_path: Path) -> None:
    OwnPlans(tmp_path).save_template("Theke", STEPS)
    raw = json.loads((tmp_path / NAME).read_text("utf-8"))
    step = {"ref": "l-hut", "unit": "Tag", "number": 1, "optional": False}
    raw["templates"] += [
        {"id": "Große Vorlage", "title": "", "steps": []},
        {"id": "a", "title": "A", "steps": [step | {"ref": "../x"}]},
        {"id": "b", "title": "B", "steps": [step | {"unit": "Jahr"}]},
        7,
    ]
    raw["absences"] = {"jana": [["2026-11-23"], "morgen", ["2026-11-23", "2026-11-24"]], "tom": 3}
    raw["draft"] = {"to": ["jana"]}
    (tmp_path / NAME).write_text(json.dumps(raw), "utf-8")
    plans = OwnPlans(tmp_path)
    assert [one.title for one in plans.templates] == ["Theke"]
    assert plans.absences("jana") == (Absence(DAY, date(2026, 11, 24)),)
    assert plans.absences("tom") == ()
    assert plans.draft is None


@pytest.mark.parametrize("raw", ['{"templates": 3, "absences": [], "draft": null}', "{}"])
def test_a_file_of_another_shape_is_as_good_as_none(tmp_path: Path, raw: str) -> None:
    (tmp_path / NAME).write_text(raw, "utf-8")
    plans = OwnPlans(tmp_path)
    assert (plans.templates, plans.absences("jana"), plans.draft) == ((), (), None)


def test_a_damaged_file_is_set_aside_and_told(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("{", "utf-8")
    assert "beschädigt" in OwnPlans(tmp_path).notice
    assert (tmp_path / f"{NAME}.defekt").exists()


def test_where_it_cannot_be_written_that_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "datei"
    folder.write_text("", "utf-8")
    plans = OwnPlans(folder)
    with pytest.raises(SettingsError):
        plans.keep_draft(DRAFT)


@pytest.mark.parametrize(("today", "left"), [(date(2027, 5, 24), 2), (date(2027, 5, 25), 1)])
def test_absences_go_so_long_after_their_last_day(tmp_path: Path, today: date, left: int) -> None:
    plans = OwnPlans(tmp_path)
    plans.keep_absences("jana", (Absence(DAY, date(2026, 11, 24)), Absence(DAY, date(2027, 1, 8))))
    plans.let_go(today, 6)
    assert len(OwnPlans(tmp_path).absences("jana")) == left


def test_where_nothing_is_past_its_time_nothing_is_written(tmp_path: Path) -> None:
    OwnPlans(tmp_path).let_go(DAY, 6)
    assert not (tmp_path / NAME).exists()
