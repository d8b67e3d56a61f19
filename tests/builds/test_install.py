"""The engine is installed into an empty environment: alone, and with each of its extras."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.test_rooms import CORE, ROOMS, modules

ROOT = Path(__file__).resolve().parents[2]


def run(*command: str | Path) -> str:
    """Run a command to its good end; return what it has written."""
    found = subprocess.run(
        [*map(str, command)], capture_output=True, text=True, check=False, timeout=900
    )
    assert 0 == found.returncode, found.stderr[-3000:]
    return found.stdout


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheels of engine and PDF builder; the second is on no index yet."""
    folder, env = tmp_path_factory.mktemp("wheels"), tmp_path_factory.mktemp("env")
    run(sys.executable, "-m", "venv", env)  # the environment of the tests may have no pip
    for source in (ROOT, ROOT / "packages" / "sphinx-taggedpdf"):
        run(
            env / "bin" / "python",
            "-m",
            "pip",
            "wheel",
            "--quiet",
            "--no-deps",
            "-w",
            folder,
            source,
        )
    return folder


@pytest.mark.edition
@pytest.mark.parametrize("extra", ROOMS)
def test_every_room_is_imported_where_only_its_extra_is_installed(
    extra: str, wheels: Path, tmp_path: Path
) -> None:
    """With pip, from the wheel, and with no dependency of the tests at hand."""
    run(sys.executable, "-m", "venv", tmp_path / "env")
    python = tmp_path / "env" / "bin" / "python"
    name = f"price-of-partnership[{extra}]" if extra else "price-of-partnership"
    run(python, "-m", "pip", "install", "--quiet", "--find-links", wheels, name)
    names = [name for room in {*CORE, *ROOMS[extra]} for name in modules(room)]
    code = f"import importlib\nfor name in {names!r}: importlib.import_module(name)"

    run(python, "-I", "-c", code)
    told = run(python, "-m", "pip", "list")
    assert "pytest" not in told
    shutil.rmtree(tmp_path / "env")
