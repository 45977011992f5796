"""The tree of files: folders by their German names, files with one state each."""

from __future__ import annotations

from pytestqt.modeltest import ModelTester

from wissen.content.model import Kind
from wissen.services.workshop import FileRow
from wissen.ui.workshop.folder_model import FolderModel, State, state_words, tree_of

ROWS = (
    FileRow("glossar.md", "Begriffe", Kind.GLOSSARY),
    FileRow("module/01-a/hut.md", "Hüte", Kind.LESSON, errors=2, warnings=1),
    FileRow("module/01-a/modul.md", "Anfang", Kind.MODULE, warnings=1),
    FileRow("paket.yaml", "paket.yaml", None),
    FileRow("prozesse/service/p.md", "Prozess", Kind.PROCESS),
)


def test_folders_bear_german_names_and_modules_their_title() -> None:
    glossary, modules, pack, processes = tree_of(ROWS, unsaved=(), outside=())
    assert (glossary.title, pack.title) == ("Begriffe", "Angaben zum Paket")
    assert (modules.title, modules.ref) == ("Module", "module/")
    assert [node.title for node in modules.children] == ["Anfang"]
    assert [node.ref for node in modules.children[0].children] == ["module/01-a/hut.md", "module/01-a/modul.md"]
    assert [node.title for node in processes.children] == ["Service"]


def test_the_most_pressing_state_is_told() -> None:
    def state(**found: tuple[str, ...]) -> str:
        told = {"unsaved": (), "outside": (), **found}
        return state_words(tree_of(ROWS[1:2], **told)[0].children[0].children[0])

    assert state() == "2 Fehler"
    assert state(unsaved=(ROWS[1].path,)) == "nicht gespeichert"
    assert state(unsaved=(ROWS[1].path,), outside=(ROWS[1].path,)) == "außerhalb geändert"
    assert state_words(tree_of(ROWS[2:3], unsaved=(), outside=())[0].children[0].children[0]) == "1 Warnung"
    assert tree_of(ROWS[:1], unsaved=(), outside=())[0].state is State.FINE


def test_a_line_is_said_with_kind_and_state(qtmodeltester: ModelTester) -> None:
    model = FolderModel()
    model.set_tree(tree_of(ROWS, unsaved=(), outside=()))
    qtmodeltester.check(model)
    assert model.spoken(model.branch(model.find("module/01-a/hut.md"))) == "Hüte, Lektion, 2 Fehler"
    assert model.spoken(model.branch(model.find("module/"))) == "Module"
