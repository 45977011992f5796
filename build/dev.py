"""Everything a developer types: set up, start, test, measure, freeze. Standard library only: it runs first of all.

    python3 build/dev.py start        einrichten und Wissen starten
    python3 build/dev.py test         einrichten und alles prüfen

What a person reads here is German, as in the app: the first command is typed by people who only want to start it.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
LOCK = ROOT / "build" / "requirements.lock"
PYPROJECT = ROOT / "pyproject.toml"
STAMP = VENV / "eingerichtet.txt"

OLDEST_PYTHON = (3, 11)

# What the wheels of PySide6-Essentials leave to the system for the platforms offscreen and xcb
# (`objdump -p` over QtCore, QtGui, QtDBus and the plugins), and the Debian package that brings it.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}

STAGES = (
    ("Stil (ruff check)", ("ruff", "check", ".")),
    ("Form (ruff format)", ("ruff", "format", "--check", ".")),
    ("Typen (mypy)", ("mypy",)),
    ("Schichten (import-linter)", ("lint-imports", "--no-logo")),
)

NOT_INSTALLED = """\
Die Pakete ließen sich nicht installieren; der Grund steht darüber. Beim ersten Einrichten braucht pip eine Verbindung
zu seinem Paketverzeichnis. Hinter einem Proxy oder mit einem eigenen Verzeichnis stellen Sie pip vorher darauf ein
(pip config). Danach geben Sie denselben Befehl noch einmal ein."""
NOT_BUILT = "Wissen selbst ließ sich nicht in die Arbeitsumgebung eintragen; der Grund steht darüber."


class Stop(Exception):
    """The work cannot go on; the text tells the person what to do."""


# --- what the system lacks ------------------------------------------------------------------------------------------


def missing_libraries(names: Iterable[str], load: Callable[[str], object] = ctypes.CDLL) -> list[str]:
    """Return the shared libraries that the loader of the system does not find."""
    missing = []
    for name in names:
        try:
            load(name)
        except OSError:
            missing.append(name)
    return missing


def missing_venv_parts() -> list[str]:
    """Return the modules for virtual environments that this Python lacks; Debian packs them separately."""
    return [name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None]


def packages_for(libraries: Iterable[str], venv_parts: Sequence[str]) -> list[str]:
    """Return the Debian packages that bring what is missing."""
    packages = {QT_LIBRARIES[name] for name in libraries}
    if venv_parts:
        packages.add("python3-venv")
    return sorted(packages)


def install_commands(packages: Sequence[str]) -> list[list[str]]:
    """Return the two calls of apt-get that install the packages."""
    return [["apt-get", "update"], ["apt-get", "install", "--yes", "--no-install-recommends", *packages]]


def advice(packages: Sequence[str], asker: str) -> str:
    """Return the one line that somebody without root's rights pastes into a terminal; `asker` is sudo or su."""
    commands = [shlex.join(command) for command in install_commands(packages)]
    if asker == "sudo":
        return " && ".join(f"sudo {command}" for command in commands)
    return shlex.join(["su", "-c", " && ".join(commands)])


def complete_system(missing: Sequence[str], packages: Sequence[str]) -> None:
    """Install the Debian packages for what is missing, or say how; does nothing where nothing is missing."""
    if not missing:
        return
    if not shutil.which("apt-get"):
        raise Stop(
            f"Diesem System fehlt etwas, das Wissen braucht: {', '.join(missing)}.\n"
            "Bitte installieren Sie es mit der Paketverwaltung Ihres Systems."
        )
    if os.geteuid() != 0:
        asker = "sudo" if shutil.which("sudo") else "su"
        raise Stop(f"Diesem System fehlen Pakete. Dieser Befehl installiert sie:\n\n    {advice(packages, asker)}\n")
    say(f"Diesem System fehlen Pakete; sie werden installiert: {' '.join(packages)}")
    for command in install_commands(packages):
        if call(command, {"DEBIAN_FRONTEND": "noninteractive"}) != 0:
            raise Stop(f"Das ging nicht: {shlex.join(command)}\nBesteht eine Verbindung zum Paketverzeichnis?")


# --- the virtual environment ----------------------------------------------------------------------------------------


def digest(data: bytes) -> str:
    """Return a short name for a state of a file."""
    return hashlib.sha256(data).hexdigest()[:16]


def wanted_stamp(lock: bytes, pyproject: bytes, place: str) -> tuple[str, str]:
    """Return what the environment must have been built from: the packages, and the project itself.

    `place` is Python's version and the folder: an environment does not survive a change of either.
    """
    return f"Pakete {digest(lock + place.encode())}", f"Projekt {digest(pyproject)}"


def read_stamp(path: Path) -> tuple[str, str]:
    """Return what the environment was built from; two empty texts if it is not complete."""
    try:
        packages, project = path.read_text("utf-8").splitlines()
    except (OSError, ValueError):
        return "", ""
    return packages, project


def tool(name: str) -> str:
    """Return the path of a program in the environment."""
    return str(VENV / ("Scripts" if os.name == "nt" else "bin") / name)


def setup() -> None:
    """Bring .venv to the state of the lock; at once if it is there already."""
    place = f"{sys.version_info.major}.{sys.version_info.minor} {VENV}"
    packages, project = wanted_stamp(LOCK.read_bytes(), PYPROJECT.read_bytes(), place)
    old_packages, old_project = read_stamp(STAMP)
    if (packages, project) == (old_packages, old_project):
        return
    libraries = missing_libraries(QT_LIBRARIES) if sys.platform == "linux" else []
    parts = missing_venv_parts()
    complete_system([*libraries, *parts], packages_for(libraries, parts))
    STAMP.unlink(missing_ok=True)
    if packages != old_packages:
        say("Die Arbeitsumgebung .venv wird eingerichtet. Beim ersten Mal dauert das einige Minuten.")
        run([base_python(), "-m", "venv", "--clear", str(VENV)], "Die Umgebung .venv ließ sich nicht anlegen.")
        install(LOCK)
    # The build backend comes from the lock too, so nothing is fetched that the lock does not name.
    pip("install", "--quiet", "--no-deps", "--no-build-isolation", "--editable", str(ROOT), failure=NOT_BUILT)
    STAMP.write_text(f"{packages}\n{project}\n", encoding="utf-8")
    say("Die Arbeitsumgebung ist bereit.")


def base_python() -> str:
    """Return the Python that may rebuild .venv: never the one inside it, which `--clear` would delete."""
    return str(getattr(sys, "_base_executable", sys.executable))


def install(lock: Path) -> None:
    """Install what a lock names, and nothing else.

    The lock is complete, so pip resolves nothing: left to resolve, it takes a release newer than the pinned one for a
    package that another wants with an extra, finds no hash for it and gives up.
    """
    options = ("--require-hashes", "--no-deps", "--only-binary=:all:")
    pip("install", *options, "--requirement", str(lock), failure=NOT_INSTALLED)


def pip(*arguments: str, failure: str) -> None:
    """Run the environment's pip."""
    run([tool("python"), "-m", "pip", "--disable-pip-version-check", "--no-input", *arguments], failure)


# --- commands -------------------------------------------------------------------------------------------------------


def start(arguments: Sequence[str]) -> int:
    """Start the app; what follows the command goes to it."""
    if sys.platform == "linux" and not any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))):
        raise Stop("Hier gibt es keinen Bildschirm (DISPLAY ist leer). Bitte starten Sie Wissen auf dem Schreibtisch.")
    return call([tool("python"), "-m", "wissen", *arguments])


def test(arguments: Sequence[str]) -> int:
    """Run every check; the first that fails ends it. What follows the command goes to pytest."""
    for title, (name, *options) in STAGES:
        say(title)
        if call([tool(name), *options]) != 0:
            say(f"Fehlgeschlagen: {title}. Die folgenden Prüfungen liefen nicht.")
            return 1
    say("Tests (pytest)")
    return call([tool("python"), "-m", "pytest", "-n", "2", *arguments])


def soak(arguments: Sequence[str]) -> int:
    """Run the tests with the full figures, and the property tests with fresh examples."""
    command = [tool("python"), "-m", "pytest", "-m", "soak or hypothesis", "--timeout=0", "--capture=no", *arguments]
    return call(command, {"HYPOTHESIS_PROFILE": "soak"})


def shots(arguments: Sequence[str]) -> int:
    """Write every page as pictures into a folder, which is named as seen from where the command was typed."""
    return call([tool("python"), "-m", "build.shots", *(str(Path(folder).resolve()) for folder in arguments)])


def bench(arguments: Sequence[str]) -> int:
    """Measure and print one table."""
    return call([tool("python"), "-m", "tests.bench", *arguments])


def freeze(arguments: Sequence[str]) -> int:
    """Build the folder that runs without Python."""
    if sys.platform == "linux":
        complete_system([name for name in ("objdump", "strip") if not shutil.which(name)], ["binutils"])
    places = ["--workpath", "build/work", "--distpath", "dist"]
    return call([tool("pyinstaller"), "--noconfirm", *places, *arguments, "installer.spec"])


COMMANDS: dict[str, tuple[str, Callable[[Sequence[str]], int]]] = {
    "setup": ("nur die Arbeitsumgebung einrichten", lambda _arguments: 0),
    "start": ("Wissen starten", start),
    "test": ("Stil, Typen, Schichten und alle Tests prüfen", test),
    "soak": ("Dauer- und Fehlerproben mit den vollen Zahlen", soak),
    "shots": ("jede Seite als Bild in einen Ordner schreiben: shots ORDNER", shots),
    "bench": ("Zeiten und Speicher messen", bench),
    "freeze": ("den Programmordner in dist bauen", freeze),
}


def usage() -> str:
    """Return the list of commands."""
    return "\n".join(
        ["Aufruf: python3 build/dev.py BEFEHL", "", *(f"  {name:8}{text}" for name, (text, _) in COMMANDS.items())]
    )


def parse(argv: Sequence[str]) -> tuple[str, list[str]]:
    """Return the command and what follows it; Stop if there is no such command."""
    if not argv or argv[0] not in COMMANDS:
        raise Stop(usage())
    if argv[0] == "shots" and len(argv) != 2:
        raise Stop("Bitte nennen Sie den Ordner für die Bilder: python3 build/dev.py shots ORDNER")
    return argv[0], list(argv[1:])


# --- running --------------------------------------------------------------------------------------------------------


def call(command: Sequence[str], environment: Mapping[str, str] | None = None) -> int:
    """Run a program in the root of the checkout and return its exit code."""
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **(environment or {})}, check=False).returncode


def run(command: Sequence[str], failure: str) -> None:
    """Run a program that must succeed."""
    if call(command) != 0:
        raise Stop(failure)


def say(text: str) -> None:
    """Tell the person what happens, before what the next program prints."""
    print(f"== {text}", flush=True)


def main(argv: Sequence[str]) -> int:
    """Set up, then do what was asked."""
    if sys.version_info < OLDEST_PYTHON:
        print("Wissen braucht Python 3.11 oder neuer, dies ist " + sys.version.split()[0], file=sys.stderr)
        return 1
    try:
        name, arguments = parse(argv)
        setup()
        return COMMANDS[name][1](arguments)
    except Stop as stop:
        print(f"\n{stop}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
