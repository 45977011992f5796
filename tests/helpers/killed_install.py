"""A process that installs a pack and is killed on the way.

`python -m tests.helpers.killed_install PACKS FILE AFTER`: dies before it has written one more than AFTER files.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from wissen.printing.whole_file import write_whole
from wissen.services.packs import Packs

_KILLED = 9


def killed_while_installing(packs: Path, file: Path, *, after: int) -> None:
    """Install in a process that leaves half of a file behind when it dies."""
    command = [sys.executable, "-m", "tests.helpers.killed_install", str(packs), str(file), str(after)]
    assert subprocess.run(command, check=False).returncode == _KILLED, "it was not killed on the way"


def main() -> None:
    packs, file, after = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    written: list[Path] = []

    def write(path: Path, data: bytes) -> None:
        if len(written) == after:
            path.with_name(f".{path.name}.neu").write_bytes(data[: len(data) // 2])
            os._exit(_KILLED)
        written.append(path)
        write_whole(path, data)

    installing = Packs(packs, write=write)
    installing.install(installing.look(file))


if __name__ == "__main__":
    main()
