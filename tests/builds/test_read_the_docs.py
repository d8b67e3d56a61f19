"""Read the Docs: its own commands, in a fresh clone, give HTML and PDF of each language."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from lxml import html
from pypdf import PdfReader


@pytest.mark.edition  # installs and builds everything anew, which takes minutes
@pytest.mark.parametrize("language", ["en", "de"])
def test_commands_of_read_the_docs_build_a_language(
    root: Path, tmp_path: Path, language: str
) -> None:
    """What stands in .readthedocs.yaml is run as it stands, with the variables of the service."""
    clone, out = tmp_path / "clone", tmp_path / "out"
    subprocess.run(["git", "clone", "-q", "--no-hardlinks", root, clone], check=True)
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "venv"], check=True)
    jobs = yaml.safe_load((clone / ".readthedocs.yaml").read_text("utf-8"))["build"]["jobs"]
    url = f"https://price-of-partnership.readthedocs.io/{language}/latest/"
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("TOX")},
        "PATH": f"{tmp_path / 'venv' / 'bin'}:{os.environ['PATH']}",
        "READTHEDOCS": "True", "READTHEDOCS_LANGUAGE": language, "READTHEDOCS_VERSION": "latest",
        "READTHEDOCS_OUTPUT": str(out), "READTHEDOCS_CANONICAL_URL": url,
    }  # fmt: skip
    for command in [*jobs["install"], *jobs["build"]["html"], *jobs["build"]["pdf"]]:
        subprocess.run(command, shell=True, cwd=clone, env=environment, check=True, timeout=1500)

    page = html.parse(out / "html" / "index.html").getroot()
    assert language == page.get("lang")
    assert [url] == [link.get("href") for link in page.iterfind(".//link[@rel='canonical']")] or [
        f"{url}index.html"
    ] == [link.get("href") for link in page.iterfind(".//link[@rel='canonical']")]
    assert (out / "html" / "sitemap.xml").exists()
    (pdf,) = (out / "pdf").iterdir()
    reader = PdfReader(pdf)
    assert language == str(reader.root_object["/Lang"])[:2]
    assert 20 < len(reader.pages)
    status = subprocess.run(["git", "status", "--porcelain"], cwd=clone, check=True,
                            capture_output=True, text=True)  # fmt: skip
    assert "" == status.stdout
