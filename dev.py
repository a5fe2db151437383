#!/usr/bin/env python3
"""Every task of a developer, on a machine that has only Python: `python3 dev.py` lists them.

Standard library only. It makes the virtual environment from the hash-locked requirements and, on Debian and
Ubuntu, installs the system libraries Qt needs; a second start finds its stamp and goes straight to the job.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "sapa-setup"

# What PySide6 6.11 needs beyond a bare Debian or Ubuntu; libpulse0 because QtMultimedia does not
# import without it, libcups2 for printing.
DEBIAN = [
    "libglib2.0-0",
    "libcups2",
    "libegl1",
    "libgl1",
    "libdbus-1-3",
    "libfontconfig1",
    "libpulse0",
    "libx11-xcb1",
    "libxkbcommon0",
    "libxkbcommon-x11-0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-sync1",
    "libxcb-xfixes0",
    "libxcb-xkb1",
    "libxrandr2",
    "libwayland-cursor0",
]


def main() -> int:
    name, arguments = (sys.argv[1] if len(sys.argv) > 1 else ""), sys.argv[2:]
    task = TASKS.get(name)
    if task is None:
        for known, function in TASKS.items():
            print(f"  python3 dev.py {known:<11} {(function.__doc__ or '').splitlines()[0]}")
        return 0 if name in ("", "-h", "--help", "help") else 2
    if sys.version_info < (3, 11):  # noqa: UP036  an older Python must be told, not traced
        print(f"Sapa needs Python 3.11 or newer; this is {platform.python_version()}.", file=sys.stderr)
        return 1
    set_up()
    return task(arguments)


# --- set-up -------------------------------------------------------------------------------------------------------


def set_up() -> None:
    """Environment and system libraries, once for each state of the lock."""
    wanted = hashlib.sha256(LOCK.read_bytes() + " ".join(DEBIAN).encode() + sys.version.encode()).hexdigest()
    if STAMP.is_file() and STAMP.read_text() == wanted and PYTHON.exists():
        return
    install_system_packages()
    if not PYTHON.exists():
        say("Making the virtual environment …")
        call([sys.executable, "-m", "venv", str(VENV)])
    say("Installing the locked packages (the first time takes a few minutes) …")
    call(
        [
            str(PYTHON),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--require-hashes",
            "--only-binary",
            ":all:",
            "--requirement",
            str(LOCK),
        ]
    )
    STAMP.write_text(wanted)


def install_system_packages() -> None:
    if not (sys.platform.startswith("linux") and shutil.which("apt-get") and shutil.which("dpkg-query")):
        return
    wanted = [package for package in DEBIAN if not is_installed(package)]
    if importlib.util.find_spec("ensurepip") is None:
        wanted.append(f"python3.{sys.version_info.minor}-venv")
    if not wanted:
        return
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *wanted]
    if os.geteuid() != 0:
        if not shutil.which("sudo"):
            sys.exit("Qt needs system libraries. Ask an administrator to run:\n  " + " ".join(command))
        command = ["sudo", *command]
    say(f"Installing {len(wanted)} system libraries that Qt needs …")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    update = [word for word in command if word == "sudo"] + ["apt-get", "update", "-qq"]
    call(update, env=environment, stdout=subprocess.DEVNULL)
    call(command, env=environment, stdout=subprocess.DEVNULL)


def is_installed(package: str) -> bool:
    # Ubuntu 24.04 renamed some libraries with the suffix t64; their old names are then provided by the new.
    for name in (package, package + "t64"):
        found = subprocess.run(
            ["dpkg-query", "-W", "-f=${db:Status-Status}", name], capture_output=True, text=True, check=False
        )
        if found.returncode == 0 and found.stdout.strip() == "installed":
            return True
    return False


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def call(command: list[str], **options: object) -> None:
    done = subprocess.run(command, cwd=ROOT, check=False, **options)  # type: ignore[call-overload]
    if done.returncode:
        sys.exit(f"This step failed ({done.returncode}): {' '.join(command)}")


def python(*arguments: str, **environment: str) -> int:
    return subprocess.run(
        [str(PYTHON), *arguments], cwd=ROOT, env={**os.environ, **environment}, check=False
    ).returncode


def tool(name: str, *arguments: str) -> int:
    program = PYTHON.parent / (name + (".exe" if os.name == "nt" else ""))
    return subprocess.run([str(program), *arguments], cwd=ROOT, check=False).returncode


# --- tasks --------------------------------------------------------------------------------------------------------


def run(arguments: list[str]) -> int:
    """Sapa itself; without a display, its demonstration. Arguments go to main.py."""
    if os.name == "posix":  # one process: Ctrl+C, which ends the hub, reaches nobody else
        os.chdir(ROOT)
        os.execv(PYTHON, [str(PYTHON), "main.py", *arguments])
    return python("main.py", *arguments)


def check(_: list[str]) -> int:
    """Everything a machine can say without running Sapa: lint, import contracts, types, catalogues."""
    steps = (
        ("ruff", lambda: tool("ruff", "check", ".")),
        ("import contracts", lambda: tool("lint-imports", "--no-cache")),
        ("types", lambda: tool("mypy")),
        ("languages", lambda: languages(["--check"])),
    )
    failed = [name for name, step in steps if step()]
    if failed:
        say("Not clean: " + ", ".join(failed))
    return 1 if failed else 0


def test(arguments: list[str]) -> int:
    """The checks and all tests. Arguments go to pytest, and then only the named tests run."""
    if arguments:
        return python("-m", "pytest", *arguments, QT_QPA_PLATFORM="offscreen")
    checked = check([])
    return python("-m", "pytest", "-n", "2", QT_QPA_PLATFORM="offscreen") or checked


def shots(arguments: list[str]) -> int:
    """Every screen as a picture: three languages, light and dark, two scalings, into shots/."""
    return python("tests/shots.py", *arguments, QT_QPA_PLATFORM="offscreen")


def bench(arguments: list[str]) -> int:
    """The published figures, measured anew."""
    return python("-m", "tests.bench", *arguments)


def conformance(arguments: list[str]) -> int:
    """The form engine against recorded corpora (--corpus FOLDER) and the field's engines (--oracles FOLDER)."""
    return python("-m", "tests.conformance", *arguments)


def build(_: list[str]) -> int:
    """The program as one folder in dist/, for people without Python."""
    return tool("pyinstaller", "--noconfirm", "build.spec")


def languages(arguments: list[str]) -> int:
    """Collect the texts of the interface into the catalogues and compile them; --check only looks."""
    return python("-m", "model.language.catalogue", *arguments)


def lock(_: list[str]) -> int:
    """Resolve pyproject.toml anew into requirements.lock, for all platforms, with hashes."""
    workshop = VENV / "lock"
    call([sys.executable, "-m", "venv", str(workshop)])
    bin_ = workshop / ("Scripts" if os.name == "nt" else "bin")
    call([str(bin_ / "python"), "-m", "pip", "install", "--quiet", "uv"])
    command = [
        str(bin_ / "uv"),
        "pip",
        "compile",
        "--quiet",
        "--universal",
        "--generate-hashes",
        "--upgrade",
        "--no-emit-index-url",
        "--no-emit-find-links",
        "--no-header",
        "--no-annotate",
        "--python-version",
        "3.11",
        "--extra",
        "dev",
        "pyproject.toml",
        "--output-file",
        str(LOCK),
    ]
    call(command)
    shutil.rmtree(workshop)
    return 0


TASKS = {
    "run": run,
    "test": test,
    "check": check,
    "shots": shots,
    "bench": bench,
    "conformance": conformance,
    "build": build,
    "languages": languages,
    "lock": lock,
}

if __name__ == "__main__":
    sys.exit(main())
