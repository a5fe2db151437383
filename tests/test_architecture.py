"""What a machine can say about the shape of the program: sizes, what a start loads, where colours and doors are."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("forms", "model", "exports", "gui")
SOURCES = [*sorted(file for package in PACKAGES for file in (ROOT / package).rglob("*.py")), ROOT / "main.py"]
PARSED = {file: ast.parse(file.read_text(encoding="utf-8")) for file in SOURCES}
HEAVY = ("PySide6", "pandas", "reportlab", "sqlite_utils", "sqlcipher3", "starlette", "httpx", "pyxform", "babel")


def named(file):
    return file.relative_to(ROOT).as_posix()


def functions():
    for file, tree in PARSED.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield file, node


def test_no_file_is_longer_than_four_hundred_lines():
    long = {named(file): n for file in SOURCES if (n := len(file.read_text(encoding="utf-8").splitlines())) > 400}
    assert long == {}


def test_no_function_is_longer_than_fifty_lines():
    long = {
        f"{named(f)}:{n.name}": n.end_lineno - n.lineno + 1 for f, n in functions() if n.end_lineno - n.lineno >= 50
    }
    assert long == {}


def test_half_of_the_functions_have_eight_lines_or_fewer():
    sizes = sorted(node.end_lineno - node.body[0].lineno + 1 for _file, node in functions())
    assert sizes[len(sizes) // 2] <= 8


def test_every_module_says_what_it_is():
    assert [named(file) for file, tree in PARSED.items() if not ast.get_docstring(tree)] == []


@pytest.mark.parametrize("start", ["import main", "import forms, exports", "import model.workspace"])
def test_a_start_loads_nothing_it_does_not_need(start):
    allowed = {"sqlite_utils", "sqlcipher3"} if "workspace" in start else set()
    probe = f"import sys; {start}; print(' '.join(name for name in {HEAVY!r} if name in sys.modules))"
    said = subprocess.run([sys.executable, "-c", probe], cwd=ROOT, capture_output=True, text=True, check=True)
    assert set(said.stdout.split()) - allowed == set()


def test_colours_of_the_screen_stand_in_one_file():
    hexes = re.compile(r"#[0-9a-fA-F]{6}\b")
    found = [
        named(f)
        for f in SOURCES
        if f.parts[-3:-1] != ("gui", "core") and "gui" in f.parts and hexes.search(f.read_text())
    ]
    assert found == []


def test_the_program_never_reads_outside_its_own_tree():
    foreign = re.compile(r"/home/|/Users/|/tmp/|C:\\\\Users")
    assert [named(file) for file in SOURCES if foreign.search(file.read_text(encoding="utf-8"))] == []


def test_nothing_waits_by_sleeping_or_turning_the_event_loop_by_hand():
    hand = re.compile(r"processEvents\(|time\.sleep\(")
    assert [named(file) for file in SOURCES if hand.search(file.read_text(encoding="utf-8"))] == []


def test_only_three_places_may_catch_every_exception():
    caught = [
        named(file)
        for file, tree in PARSED.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler) and isinstance(node.type, ast.Name) and node.type.id == "Exception"
    ]
    assert len(caught) <= 3, caught


def test_no_class_says_a_method_twice():
    """The second would silently take the place of the first."""
    found = [
        f"{named(file)}: {node.name}.{name}"
        for file, tree in PARSED.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for name in _twice(node)
    ]
    assert found == []


def _twice(node: ast.ClassDef) -> list[str]:
    methods = [each for each in node.body if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)]
    names = [method.name for method in methods if not method.decorator_list]
    return sorted({name for name in names if names.count(name) > 1})
