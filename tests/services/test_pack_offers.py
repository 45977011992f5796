"""What the office lays ready: the newest edition that nobody has to be asked about, each file read once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.helpers.pack_account import NEXT, Account
from tests.helpers.packs import EDITION, ID, KEY, OTHER_KEY, write_pack
from wissen.content.ids import Id
from wissen.content.model import Pack
from wissen.services.foreign import ImportWatch
from wissen.services.pack_candidate import Candidate, Trust, examine, read_file
from wissen.services.pack_offers import MOST_OFFERED, Offers, Strange
from wissen.services.packs import Packs


@pytest.fixture
def desk(tmp_path: Path) -> Account:
    return Account(tmp_path)


def newest(desk: Account, packs: Packs | None = None, read: Pack | None = None) -> Candidate | None:
    return Offers(desk.root).newest(packs or desk.packs, read)


def test_a_newer_edition_of_a_known_key_is_offered(desk: Account) -> None:
    desk.install()
    desk.file(NEXT)
    desk.file("2027-01")
    desk.file("2027-02", key=OTHER_KEY)
    (desk.root / "halb.wissenpaket").write_bytes(desk.file(NEXT).read_bytes()[:500])
    offered = newest(desk)
    assert offered is not None
    assert (offered.edition, offered.installed, offered.trust) == ("2027-01", EDITION, Trust.KNOWN)


def test_nothing_is_offered_that_a_person_would_have_to_be_asked_about(desk: Account) -> None:
    desk.file()
    assert newest(desk) is None
    office = Packs(desk.packs.folder, root_key=KEY.public.text)
    offered = newest(desk, office)
    assert offered is not None
    assert offered.trust is Trust.OFFICE


def test_what_one_went_back_from_is_not_offered_again(desk: Account) -> None:
    desk.install()
    desk.install(NEXT)
    desk.packs.go_back(ID)
    assert newest(desk) is None
    desk.file("2027-01")
    assert newest(desk) is not None


def test_nothing_is_offered_that_is_no_newer_than_what_is_read(desk: Account) -> None:
    office = Packs(desk.packs.folder, root_key=KEY.public.text)
    desk.file(NEXT)
    read = examine(desk.file()).library.pack
    assert read is not None
    assert newest(desk, office, read) is not None
    assert newest(desk, office, replace(read, edition="2027-01")) is None
    assert newest(desk, office, replace(read, id=Id("anderes"), edition="2027-01")) is not None


def test_beside_an_installed_pack_no_other_one_is_offered(desk: Account) -> None:
    desk.install()
    write_pack(desk.root / "b.wissenpaket", pack_id="anderes", edition="2030-01")
    office = Packs(desk.packs.folder, root_key=KEY.public.text)
    assert newest(desk, office) is None
    desk.file(NEXT)
    offered = newest(desk, office)
    assert offered is not None
    assert offered.id == ID


def test_a_newer_edition_with_another_key_is_noticed(desk: Account) -> None:
    offers = Offers(desk.root)
    desk.install()
    desk.file(key=OTHER_KEY)  # no newer one
    assert (offers.newest(desk.packs), offers.strange(desk.packs)) == (None, None)
    desk.file(NEXT, key=OTHER_KEY)
    newer = desk.file("2027-01", key=OTHER_KEY)
    assert offers.newest(desk.packs) is None
    assert offers.strange(desk.packs) == Strange(newer, "2027-01", OTHER_KEY.public.fingerprint)
    office = Packs(desk.packs.folder, root_key=OTHER_KEY.public.text)
    assert offers.newest(office) is not None
    assert offers.strange(office) is None


def test_with_a_key_of_the_office_the_first_pack_may_be_strange_too(desk: Account) -> None:
    file, offers = desk.file(), Offers(desk.root)
    assert (offers.newest(desk.packs), offers.strange(desk.packs)) == (None, None)
    office = Packs(desk.packs.folder, root_key=OTHER_KEY.public.text)
    assert offers.strange(office) == Strange(file, EDITION, KEY.public.fingerprint)


def test_a_folder_that_cannot_be_reached_offers_nothing(desk: Account) -> None:
    assert Offers(desk.root / "fehlt").newest(desk.packs) is None


def test_a_file_is_read_again_only_when_it_is_another_one(desk: Account) -> None:
    desk.install()
    read: list[str] = []

    def reading(file: Path) -> bytes:
        read.append(file.name)
        return read_file(file)

    offers = Offers(desk.root, reading)
    half = desk.file(NEXT)
    whole = half.read_bytes()
    half.write_bytes(whole[:500])
    assert offers.newest(desk.packs) is None
    assert offers.newest(desk.packs) is None
    assert len(read) == 2
    half.write_bytes(whole)
    found = offers.newest(desk.packs)
    assert found is not None
    assert found.edition == NEXT
    assert offers.newest(desk.packs) is found
    assert read[2:] == [half.name]
    desk.packs.install(found)
    assert offers.newest(desk.packs) is None


def test_what_lies_there_when_it_is_looked_at_decides(desk: Account) -> None:
    """Another file takes its place while it is read, and about that one a person would have to be asked."""
    desk.install()
    file = desk.file(NEXT)
    own = file.read_bytes()

    def reading(path: Path) -> bytes:
        if path == file:
            write_pack(file, edition=NEXT, pack_id="fremd", key=OTHER_KEY)
            return own
        return read_file(path)

    assert Offers(desk.root, reading).newest(desk.packs) is None


def test_looking_can_be_stopped(desk: Account) -> None:
    desk.install()
    desk.file(NEXT)
    assert Offers(desk.root).newest(desk.packs, watch=ImportWatch(stopped=lambda: True)) is None


def test_the_newest_edition_is_found_among_many_files_whatever_they_are_called(desk: Account) -> None:
    desk.install()
    old, other = desk.file(NEXT).read_bytes(), desk.root / "z.wissenpaket"
    write_pack(other, edition="2031-01", pack_id="anderes")
    for number in range(MOST_OFFERED):
        (desk.root / f"probe-{number:02}.wissenpaket").write_bytes(old)
        (desk.root / f"z-{number:02}.wissenpaket").write_bytes(other.read_bytes())
    desk.file("2030-02").rename(desk.root / "a.wissenpaket")
    (desk.root / "leer.wissenpaket").touch()
    read: list[Path] = []

    def reading(file: Path) -> bytes:
        read.append(file)
        return read_file(file)

    found = Offers(desk.root, reading).newest(desk.packs)
    assert found is not None
    assert found.edition == "2030-02"
    assert len(read) == MOST_OFFERED
