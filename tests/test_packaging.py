"""What the wheel holds: built from a copy of this tree, so that nothing here changes."""

import shutil
from email import message_from_string
from pathlib import Path
from zipfile import ZipFile

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parent.parent
PACKED = ("pyproject.toml", "README.md", "LICENSE", "hatch_build.py", ".gitignore")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("packaging")
    source = folder / "source"
    for name in ("kiosk", "badges", "tests"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("*.mo", "__pycache__"))
    for name in PACKED:
        shutil.copy(ROOT / name, source / name)
    [built] = WheelBuilder(str(source)).build(directory=str(folder / "dist"), versions=["standard"])
    with ZipFile(built) as archive:
        yield archive


def names_in(wheel: ZipFile) -> set[str]:
    return set(wheel.namelist())


def tree_of(*patterns: str) -> set[str]:
    return {
        path.relative_to(ROOT).as_posix()
        for folder in ("kiosk", "badges")
        for pattern in patterns
        for path in (ROOT / folder).rglob(pattern)
    }


def test_the_wheel_holds_every_module(wheel):
    modules = tree_of("*.py")
    assert len(modules) > 20
    assert modules <= names_in(wheel)


def test_the_wheel_holds_the_demonstration_the_papers_and_the_screens_styles(wheel):
    data = tree_of("*.toml", "*.csv", "*.tcss")
    assert {"kiosk/data/demo/event.toml", "kiosk/data/demo/attendees.csv", "kiosk/data/new/event.toml"} <= data
    assert "badges/stocks/a4-85x55.toml" in data
    assert data <= names_in(wheel)


def test_the_wheel_holds_translations_compiled_from_their_source(wheel):
    compiled = {name for name in names_in(wheel) if name.endswith(".mo")}
    assert compiled == {f"kiosk/locale/{language}/LC_MESSAGES/kiosk.mo" for language in ("fr", "nl")}
    assert all(wheel.getinfo(name).file_size > 1000 for name in compiled)


def test_the_wheel_holds_no_sources_of_translations_no_tests_and_no_caches(wheel):
    strangers = {
        name
        for name in names_in(wheel)
        if name.endswith((".po", ".pot", ".pyc")) or name.partition("/")[0] not in {"kiosk", "badges", dist_info(wheel)}
    }
    assert strangers == set()


def test_the_wheel_holds_its_licence_and_a_command(wheel):
    folder = dist_info(wheel)
    assert f"{folder}/licenses/LICENSE" in names_in(wheel)
    assert "kiosk = kiosk.__main__:main" in wheel.read(f"{folder}/entry_points.txt").decode()


def test_every_requirement_has_a_lower_bound(wheel):
    metadata = message_from_string(wheel.read(f"{dist_info(wheel)}/METADATA").decode())
    requirements = [
        line.partition(";")[0] for line in metadata.get_all("Requires-Dist", []) if "event-kiosk" not in line
    ]
    assert len(requirements) > 20
    assert all(">=" in requirement for requirement in requirements)


def test_the_lock_names_versions_and_hashes_and_no_address():
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert "://" not in lock
    pinned = [line for line in lock.splitlines() if line and not line.startswith(("#", " "))]
    assert len(pinned) > 30
    assert all("==" in line and line.endswith("\\") for line in pinned)


def dist_info(wheel: ZipFile) -> str:
    return next(name for name in wheel.namelist() if name.endswith("/METADATA")).partition("/")[0]
