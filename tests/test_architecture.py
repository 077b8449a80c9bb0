"""What the import contracts cannot say: what starts lean, how long a piece may be, and which words are ours."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted(path for folder in ("kiosk", "badges") for path in (ROOT / folder).rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
LONGEST_SOURCE = 300
LONGEST_TEST = 400
LONGEST_FUNCTION = 40

HEAVY = {"textual", "rich", "reportlab", "fontTools", "uharfbuzz"}
WORDS_NOT_OURS = {
    "barcode", "checkin", "checkins", "checkout", "checkpoint", "conference", "delegate", "delegates", "guest", "guests",
    "occupancy", "participant", "participants", "talk", "talks", "ticket", "tickets", "user", "users", "venue", "visitor",
    "visitors",
}  # fmt: skip


def heavy_modules_after(code: str, folder: Path) -> set[str]:
    """Return which of the heavy libraries a fresh interpreter has imported after running code."""
    report = "import sys; print('loaded:', *sorted({name.partition('.')[0] for name in sys.modules}))"
    done = run_python(f"{code}\n{report}", folder)
    assert done.returncode == 0, done.stderr
    return HEAVY & set(done.stdout.rpartition("loaded:")[2].split())


def run_python(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "HOME": str(folder)}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    "module", ["kiosk.services.check_in", "kiosk.store.database", "kiosk.bootstrap", "badges.code"]
)
def test_the_door_works_without_the_libraries_that_draw(module, tmp_path):
    assert heavy_modules_after(f"import {module}", tmp_path) == set()


@pytest.mark.parametrize("arguments", [["--help"], ["scan", "--help"], ["demo", "--help"], ["run", "--help"]])
def test_the_command_line_explains_itself_without_the_libraries_that_draw(arguments, tmp_path):
    code = f"""
import contextlib, sys
from kiosk.__main__ import main
sys.argv = ["kiosk", *{arguments!r}]
with contextlib.suppress(SystemExit):
    main()
"""
    assert heavy_modules_after(code, tmp_path) == set()


def test_importing_every_module_does_nothing(tmp_path):
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in SOURCES]
    done = run_python("\n".join(f"import {name.removesuffix('.__init__')}" for name in names), tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert [path for path in tmp_path.rglob("*") if not path.name.startswith(".coverage")] == []


@pytest.mark.parametrize(
    ("paths", "limit"), [(SOURCES, LONGEST_SOURCE), (TESTS, LONGEST_TEST)], ids=["sources", "tests"]
)
def test_no_file_is_too_long_to_read_at_once(paths, limit):
    lengths = {path.relative_to(ROOT).as_posix(): len(path.read_text("utf-8").splitlines()) for path in paths}
    assert {name: length for name, length in lengths.items() if length > limit} == {}


def test_no_function_is_too_long_to_read_at_once():
    lengths = {
        f"{path.relative_to(ROOT)}:{function.lineno} {function.name}": _length(function)
        for path in SOURCES
        for function in functions(path)
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


@pytest.mark.parametrize("layer", ["domain", "store", "services"])
def test_names_use_the_words_of_the_glossary(layer):
    strangers = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in (ROOT / "kiosk" / layer).rglob("*.py")
        for name in names_defined_in(path)
        if WORDS_NOT_OURS.intersection(words_of(name))
    }
    assert strangers == set()


def test_every_part_of_the_kiosk_has_its_place_among_the_layers():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    layers = next(contract["layers"] for contract in settings["contracts"] if contract["type"] == "layers")
    placed = {name.strip() for layer in layers for name in layer.split("|")}
    parts = {path.relative_to(ROOT / "kiosk").parts[0].removesuffix(".py") for path in (ROOT / "kiosk").rglob("*.py")}
    assert placed == parts - {"__init__"}


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return the lines of a function, its docstring aside."""
    body = function.body[1:] if ast.get_docstring(function) and len(function.body) > 1 else function.body
    return (function.end_lineno or 0) - body[0].lineno + 1


def names_defined_in(path: Path) -> Iterator[str]:
    """Yield every name that a module binds: itself, classes, functions, arguments, variables and attributes."""
    yield path.stem
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case ast.arg(arg=name) | ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                yield name
            case ast.alias(asname=str(name)):
                yield name


def words_of(name: str) -> set[str]:
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name)
    return set(spaced.lower().split("_"))
