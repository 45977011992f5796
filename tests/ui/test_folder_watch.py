"""The content is shown anew when a file was saved."""

from __future__ import annotations

from tests.helpers.workplace import Workplace
from wissen.ui.folder_watch import FolderWatch
from wissen.ui.navigation import Screen


def test_what_was_saved_is_shown(workplace: Workplace) -> None:
    watch = FolderWatch(workplace.content, workplace.session.jobs, workplace.session)
    watch.changed.connect(workplace.session.load_content)
    workplace.until(lambda: watch._known is not None)
    workplace.go(Screen.LESSON, "l-hut")
    text = (workplace.content / "module/01-anfang/hut.md").read_text(encoding="utf-8")
    workplace.write("module/01-anfang/hut.md", text.replace("Beraten ist Pflicht", "Beraten ist eine Pflicht"))
    workplace.until(lambda: "eine Pflicht" in workplace.reader.toPlainText())
    watch.stop()


def test_where_nothing_is_saved_nothing_is_told(workplace: Workplace) -> None:
    watch = FolderWatch(workplace.content, workplace.session.jobs, workplace.session)
    told: list[bool] = []
    watch.changed.connect(lambda: told.append(True))
    for _ in range(3):
        watch.look()
        workplace.wait()
    watch.stop()
    assert told == []
