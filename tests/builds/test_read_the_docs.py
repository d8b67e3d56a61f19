"""Read the Docs: its own commands, in a fresh clone, give HTML and PDF of each language."""

from __future__ import annotations

import os
import shutil
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


def test_a_tag_waits_for_its_translations(root: Path, tmp_path: Path) -> None:
    """The commands end where `tox -e edition` fails: nothing of an incomplete edition is copied."""
    calls, stub = tmp_path / "calls", tmp_path / "bin" / "tox"
    stub.parent.mkdir()
    stub.write_text(f'#!/bin/sh\necho "$2" >> {calls}\n[ "$2" != edition ]\n')
    stub.chmod(0o755)
    jobs = yaml.safe_load((root / ".readthedocs.yaml").read_text("utf-8"))["build"]["jobs"]
    for kind, wanted in (("tag", ["edition"]), ("branch", ["docs-de"])):
        environment = {"PATH": f"{stub.parent}:{os.environ['PATH']}", "READTHEDOCS_VERSION_TYPE": kind,
                       "READTHEDOCS_LANGUAGE": "de", "READTHEDOCS_OUTPUT": str(tmp_path / "out")}  # fmt: skip
        calls.write_text("")
        for command in jobs["build"]["html"]:
            if subprocess.run(command, shell=True, cwd=tmp_path, env=environment, check=False,
                              capture_output=True).returncode:  # fmt: skip
                break
        assert wanted == calls.read_text().split()


def test_incomplete_language_is_told(tmp_path: Path) -> None:
    """A word without translation, a fuzzy one, and sentences without any: each is named."""
    rain = tmp_path / "rain"
    shutil.copytree(Path(__file__).parents[1] / "roots" / "rain", rain)
    words = rain / "locales" / "de" / "words" / "generated.po"
    words.parent.mkdir(parents=True)
    words.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
        '#, fuzzy\nmsgid "Rain in a year"\nmsgstr "Regen"\n\nmsgid "Two gauges."\nmsgstr "Zwei."\n', "utf-8",
    )  # fmt: skip
    command = [sys.executable, "-m", "briefing.sphinxext.extract", "--check", "de"]
    found = subprocess.run(
        command, cwd=rain, text=True, capture_output=True, check=False, timeout=1800
    )
    told = found.stdout + found.stderr

    assert 0 != found.returncode
    assert "not translated: The roof gives" in told
    assert "Traceback" not in told
