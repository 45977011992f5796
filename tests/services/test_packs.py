"""Packs at an account: whose signature counts, editions only rise, all or nothing, one step back."""

from __future__ import annotations

import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from tests.helpers.killed_install import killed_while_installing
from tests.helpers.pack_account import CHANGED, NEXT, Account
from tests.helpers.packs import EDITION, ID, KEY, OTHER_KEY, small_files, write_pack
from wissen.content.load import load
from wissen.content.pack_store import OBJECTS, STAND, object_path, read_stand
from wissen.errors import ContentError, PackError, PrintError
from wissen.printing.whole_file import write_whole
from wissen.services.foreign import ImportWatch
from wissen.services.pack_candidate import Trust, examine
from wissen.services.packs import Packs


@pytest.fixture
def desk(tmp_path: Path) -> Account:
    return Account(tmp_path)


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(PackError) as error:
        act()
    return error.value.rule


# ---------------------------------------------------------------- install


def test_a_pack_is_read_like_a_content_folder_once_it_is_installed(desk: Account) -> None:
    found = desk.packs.look(desk.file())
    assert not desk.packs.folder.exists()
    installed = desk.packs.install(found)
    assert installed is not None
    assert (installed.id, installed.title, installed.edition, installed.previous) == (ID, "Probepaket", EDITION, "")
    assert installed.fingerprint == KEY.public.fingerprint
    assert desk.packs.installed() == (installed,)
    assert desk.read[0] == EDITION


def test_files_lie_under_their_hash_and_never_under_their_name(desk: Account) -> None:
    desk.install()
    names = {file.name for file in desk.packs.folder.rglob("*") if file.is_file()}
    assert {name for name in names if not name.endswith(".json")} == desk.objects()
    assert names.isdisjoint({Path(path).name for path in small_files()})


def test_the_next_edition_takes_its_place_and_the_one_before_is_kept(desk: Account) -> None:
    desk.install()
    before = desk.read
    desk.install(NEXT)
    assert desk.read[0] == NEXT
    assert desk.read[1] != before[1]
    assert desk.packs.installed()[0].previous == EDITION
    back = desk.packs.go_back(ID)
    assert (back.edition, back.previous) == (EDITION, "")
    assert desk.read == before


def test_there_is_no_way_back_from_the_first_edition(desk: Account) -> None:
    desk.install()
    with pytest.raises(ContentError, match="keine vorige Ausgabe"):
        desk.packs.go_back(ID)


def test_nobody_goes_back_to_an_edition_that_is_no_longer_whole(desk: Account) -> None:
    desk.install()
    desk.install(NEXT)
    before = desk.read
    object_path(desk.packs.folder, sha256(small_files()["glossar.md"]).hexdigest()).unlink()
    with pytest.raises(ContentError, match=f"{EDITION} ist beschädigt"):
        desk.packs.go_back(ID)
    assert desk.read == before


def test_what_one_went_back_from_can_be_installed_again(desk: Account) -> None:
    desk.install()
    desk.install(NEXT)
    desk.packs.go_back(ID)
    desk.install(NEXT)
    assert desk.read[0] == NEXT


@pytest.mark.parametrize("edition", [EDITION, "2026-10", "2026-9", "2026"])
def test_editions_only_rise(desk: Account, edition: str) -> None:
    desk.install()
    assert refused(lambda: desk.packs.look(desk.file(edition))) == "ausgabe-nicht-neuer"


def test_an_edition_that_somebody_installed_meanwhile_is_not_replaced_by_an_older_one(desk: Account) -> None:
    desk.install()
    older = desk.packs.look(desk.file(NEXT))
    desk.install("2027-01")
    assert refused(lambda: desk.packs.install(older)) == "ausgabe-nicht-neuer"
    assert desk.read[0] == "2027-01"


def test_two_packs_lie_side_by_side(desk: Account) -> None:
    desk.install()
    other = write_pack(desk.root / "b.wissenpaket", pack_id="anderes", key=OTHER_KEY)
    desk.packs.install(desk.packs.look(other))
    assert [pack.id for pack in desk.packs.installed()] == ["anderes", ID]


# ---------------------------------------------------------------- trust


def test_a_first_key_has_to_be_compared_and_then_counts(desk: Account) -> None:
    found = desk.packs.look(desk.file())
    assert (found.trust, found.fingerprint) == (Trust.FIRST, KEY.public.fingerprint)
    desk.packs.install(found)
    assert desk.packs.look(desk.file(NEXT)).trust is Trust.KNOWN


def test_a_changed_key_is_a_hard_stop(desk: Account) -> None:
    desk.install()
    assert refused(lambda: desk.packs.look(desk.file(NEXT, key=OTHER_KEY))) == "schlüssel-gewechselt"


def test_the_key_of_the_office_counts_alone(desk: Account) -> None:
    packs = Packs(desk.packs.folder, root_key=KEY.public.text)
    assert packs.look(desk.file()).trust is Trust.OFFICE
    assert refused(lambda: packs.look(desk.file(key=OTHER_KEY))) == "schlüssel-nicht-vom-amt"


def test_the_key_of_the_office_replaces_one_that_a_person_trusted(desk: Account) -> None:
    desk.packs.install(desk.packs.look(desk.file(key=OTHER_KEY)))
    packs = Packs(desk.packs.folder, root_key=KEY.public.text)
    packs.install(packs.look(desk.file(NEXT)))
    assert read_stand(desk.place).key == KEY.public.text


def test_a_pack_can_be_examined_whatever_is_installed(desk: Account) -> None:
    desk.install(NEXT)
    assert examine(desk.file()).edition == EDITION
    assert examine(desk.file(), root_key=KEY.public.text).trust is Trust.OFFICE
    assert refused(lambda: examine(desk.file(), root_key=OTHER_KEY.public.text)) == "schlüssel-anderer"


def test_without_its_stand_nothing_is_trusted_anew(desk: Account) -> None:
    desk.install()
    (desk.place / STAND).write_text("{}", encoding="utf-8")
    with pytest.raises(ContentError, match="beschädigt") as error:
        desk.packs.look(desk.file(NEXT, key=OTHER_KEY))
    assert desk.packs.installed() == ()
    assert f"„{desk.place}“" in error.value.hint
    desk.place.rename(desk.place.with_name("beiseite"))
    assert desk.packs.look(desk.file()).trust is Trust.FIRST


@pytest.mark.parametrize("name", ["fehlt.wissenpaket", "", "ordner"])
def test_a_file_that_cannot_be_read_is_told(desk: Account, name: str) -> None:
    (desk.root / "ordner").mkdir()
    assert refused(lambda: desk.packs.look(desk.root / name)) in {"datei-fehlt", "datei-unlesbar"}


# ---------------------------------------------------------------- faults


def test_stopped_before_the_end_nothing_has_changed(desk: Account) -> None:
    desk.install()
    before, done = desk.read, []
    watch = ImportWatch(lambda count, total: done.append((count, total)), lambda: len(done) > 5)
    assert desk.packs.install(desk.packs.look(desk.file(NEXT)), watch=watch) is None
    assert desk.read == before
    assert 0 < len(done) < len(small_files())


@pytest.mark.parametrize("last", [2, len(small_files()) + 2])
def test_looking_can_be_stopped_in_both_halves(desk: Account, last: int) -> None:
    told: list[tuple[int, int]] = []
    watch = ImportWatch(lambda done, total: told.append((done, total)), lambda: len(told) > last)
    assert refused(lambda: desk.packs.look(desk.file(), watch=watch)) == "abgebrochen"
    assert told == [(done, 2 * len(small_files())) for done in range(last + 1)]


@pytest.mark.parametrize("after", range(0, 19, 3))
def test_on_a_full_disk_the_edition_before_is_read_and_a_second_try_succeeds(desk: Account, after: int) -> None:
    desk.install()
    before = desk.read
    written: list[Path] = []

    def write(path: Path, data: bytes) -> None:
        if len(written) >= after:
            raise PrintError("Auf dem Datenträger ist kein Platz mehr.")
        written.append(path)
        write_whole(path, data)

    files = {path: data + b"\n" for path, data in small_files().items() if path != "paket.yaml"}
    file = write_pack(desk.root / "neu.wissenpaket", {**small_files(), **files}, edition=NEXT)
    tight = Packs(desk.packs.folder, write=write)
    found = tight.look(file)
    if after < len(small_files()) + 2:
        with pytest.raises(ContentError, match="kein Platz mehr") as error:
            tight.install(found)
        assert "bisher" in error.value.hint
        assert desk.read == before
    assert desk.packs.install(desk.packs.look(file)) is not None
    assert desk.read[0] == NEXT


@pytest.mark.parametrize("after", [0, 1, 9, len(small_files()), len(small_files()) + 1])
def test_killed_in_the_middle_the_edition_before_is_read(desk: Account, after: int) -> None:
    """Once the last file is written the new edition is read, until then the one before, and never a part of both."""
    desk.install()
    before = desk.read
    changed = {path: data + b"\n" for path, data in small_files().items()}
    file = write_pack(desk.root / "neu.wissenpaket", changed, edition=NEXT)
    killed_while_installing(desk.packs.folder, file, after=after)
    assert desk.read == before
    desk.packs.install(desk.packs.look(file))
    assert desk.read[0] == NEXT


def test_a_folder_that_cannot_be_made_is_told(desk: Account) -> None:
    found = desk.packs.look(desk.file())
    desk.packs.folder.write_text("im Weg", encoding="utf-8")
    with pytest.raises(ContentError, match="lässt sich nicht anlegen"):
        desk.packs.install(found)


def test_a_damaged_file_is_told_and_mended_by_the_next_edition(desk: Account) -> None:
    desk.install()
    spoilt = next((desk.packs.folder / OBJECTS).glob("??/*"))
    spoilt.write_bytes(b"x")
    assert "nicht-lesbar" in {problem.rule for problem in load(desk.place)[1]}
    desk.packs.install(desk.packs.look(write_pack(desk.root / "n.wissenpaket", edition=NEXT)))
    assert desk.read[0] == NEXT


def test_two_windows_that_install_at_once_take_nothing_from_each_other(desk: Account) -> None:
    left_over = small_files()["glossar.md"]
    kept = object_path(desk.packs.folder, sha256(left_over).hexdigest())
    kept.parent.mkdir(parents=True)
    kept.write_bytes(left_over)
    os.utime(kept, (0, 0))
    other = write_pack(desk.root / "b.wissenpaket", {"paket.yaml": small_files()["paket.yaml"]}, pack_id="anderes")

    def write(path: Path, data: bytes) -> None:
        write_whole(path, data)
        if path.name == f"{EDITION}.json":
            desk.packs.install(desk.packs.look(other))

    busy = Packs(desk.packs.folder, write=write)
    busy.install(busy.look(desk.file()))
    assert desk.read[0] == EDITION


@pytest.mark.parametrize("harmed", ["object", "manifest"])
def test_a_damaged_edition_is_made_whole_from_its_own_file(desk: Account, harmed: str) -> None:
    desk.install()
    desk.install(NEXT)
    before, stand = desk.read, read_stand(desk.place)
    objects = (desk.packs.folder / OBJECTS).glob("??/*")
    (next(objects) if harmed == "object" else desk.place / f"{NEXT}.json").unlink()
    desk.install(NEXT)
    assert desk.read == before
    assert read_stand(desk.place) == stand


def test_an_edition_with_other_content_needs_another_number(desk: Account) -> None:
    desk.install()
    other = write_pack(desk.root / "anders.wissenpaket", small_files(CHANGED))
    assert refused(lambda: desk.packs.look(other)) == "ausgabe-zweimal"


def test_a_damaged_manifest_is_told_and_no_fault_of_the_app(desk: Account) -> None:
    desk.install()
    (desk.place / f"{EDITION}.json").write_text("[]", encoding="utf-8")
    assert [problem.rule for problem in load(desk.place)[1]] == ["paket-beschädigt"]
    assert desk.packs.installed() == ()


def test_what_no_edition_needs_goes_but_not_what_somebody_may_be_writing(desk: Account) -> None:
    later = Packs(desk.packs.folder, now=lambda: 10**10)
    desk.install()
    desk.install(NEXT)
    young = Packs(desk.packs.folder, now=lambda: 0.0)
    third = {"karten/neu.md": b"---\nkennung: neu\ntitel: Neu\n---\n\n## Frist\nKennung: n-frist\n\n- **Kurz:** Ja.\n"}
    young.install(young.look(write_pack(desk.root / "c.wissenpaket", small_files(third), edition="2027-01")))
    both = desk.objects()
    later.install(later.look(write_pack(desk.root / "d.wissenpaket", small_files(CHANGED), edition="2027-02")))
    later.install(later.look(write_pack(desk.root / "e.wissenpaket", small_files(CHANGED), edition="2027-03")))
    assert len(desk.objects()) < len(both)
    assert {file.name for file in desk.place.iterdir()} == {STAND, "2027-02.json", "2027-03.json"}
    assert desk.read[0] == "2027-03"
