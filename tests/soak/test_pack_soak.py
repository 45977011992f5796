"""Content packs under the full figures of the security design; `dev.py soak` runs and prints them."""

from __future__ import annotations

import psutil
import pytest

from tests.helpers.bad_contents import bad_contents, bad_manifests
from tests.helpers.bad_packs import bad_names, bad_signatures, bad_sizes, bad_tables
from tests.helpers.pack_fuzz import fuzz
from wissen.content.pack_signature import read_secret
from wissen.errors import PackError
from wissen.services.packs import Packs

pytestmark = [pytest.mark.soak, pytest.mark.timeout(1800)]

# Published with the tests of minisign-net: a key that minisign has written, and its password.
MINISIGN_KEY = (
    "untrusted comment: minisign encrypted secret key\n"
    "RWRTY0IyrrVD++o0Z62ZasI3s4ZGvLwS5iMvvAqM2aHtRscmOvIAAAACAAAAAAAAAEAAAAAAmS8i2HVZHTu33D93yroyKeL3uK/mVRQLr6vLbF2L"
    "JZNmool2JN5ldD3nH48tzFRalsS1MP/XltkvNesCQl9BlquaN/8vVCd01nZiX43mifoto+CgJQ79WDR8NbknyknsTZNoe+Wdbho=\n"
)
PASSWORD = "7e725ac9f52336f74dc54bbe2912855f79baacc08b008437809fq5527f1b2256"
SEED = "521437eb06d390e3881d6227543c670bd79ce4092845a4d567e85013c6ffe454"


def _memory() -> float:
    """Megabytes that this process holds."""
    return float(psutil.Process().memory_info().rss) / 1e6


def test_5000_fuzzed_packs(tmp_path):
    before = _memory()
    found = fuzz(tmp_path, rounds=5_000, seed=31)
    print(f"\nfuzzed packs: {found}, {_memory() - before:.0f} MB more than before")
    assert found.wrong == []
    assert found.refused + found.same == 5_000


def test_the_named_bad_packs_within_their_memory(tmp_path):
    largest, count = 0.0, 0
    packs, file = Packs(tmp_path / "pakete"), tmp_path / "a.wissenpaket"
    before = _memory()
    for bad in (*bad_signatures(), *bad_tables(), *bad_names(), *bad_sizes(), *bad_manifests(), *bad_contents()):
        file.write_bytes(bad.make())
        with pytest.raises(PackError):
            packs.look(file)
        largest, count = max(largest, _memory() - before), count + 1
    print(f"\nnamed bad packs: {count} refused, at most {largest:.0f} MB more than before")


def test_a_key_file_of_minisign_opens():
    """Takes a gigabyte and seconds, as minisign itself does."""
    key = read_secret(MINISIGN_KEY, PASSWORD)
    assert key.seed.hex() == SEED
