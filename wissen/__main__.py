"""The way in: the window without arguments or with those of the window, every other word goes to the command line."""

from __future__ import annotations

import gc
import sys

WINDOW_OPTIONS = ("--profil", "--inhalt")


def main() -> int:
    """Run what the command line asks for and return the exit code."""
    arguments = sys.argv[1:]
    if not arguments or arguments[0].startswith(WINDOW_OPTIONS):
        # The start builds what stays: looking for garbage would cost a tenth of it. `ui.garbage` takes over.
        gc.disable()
        from wissen.app import main as run_window

        return run_window(arguments)
    from wissen.cli.main import main as run_command

    return run_command(arguments)


if __name__ == "__main__":
    sys.exit(main())
