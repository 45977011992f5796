"""The way in: the window without arguments or with those of the window, every other word goes to the command line."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

WINDOW_OPTIONS = ("--profil", "--inhalt", "--oeffnen", "--selftest", "--vorschau")


def main() -> int:
    """Run what the command line asks for and return the exit code."""
    arguments = sys.argv[1:]
    if len(arguments) == 1 and Path(arguments[0]).is_file():
        arguments = ["--oeffnen", str(Path(arguments[0]).absolute())]  # somebody has double-clicked a file
    if not arguments or arguments[0].startswith(WINDOW_OPTIONS):
        # The start builds what stays: looking for garbage would cost a tenth of it. `ui.garbage` takes over.
        gc.disable()
        from wissen.app import main as run_window
        from wissen.errors import WissenError

        try:
            return run_window(arguments)
        except WissenError as error:  # before there is a window that could tell
            sys.stderr.write(f"{error}\n")
            return 2
    from wissen.cli.main import main as run_command
    from wissen.pictures import Painter

    return run_command(arguments, pictures=Painter())


if __name__ == "__main__":
    sys.exit(main())
