"""Publishing: all or nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefing.publishing.publish import publish, replace_tree


def site(folder: Path, words: str) -> None:
    """Write a finished build."""
    for name in ("html/en/index.html", "html/en/.buildinfo", "html/en/_static/a.css"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words)
    (folder / "pdf").mkdir(exist_ok=True)
    (folder / "pdf" / "briefing-en.pdf").write_text(words)


def published(build: Path) -> dict[str, str]:
    """Return every file that readers find."""
    return {
        str(path.relative_to(build)): path.read_text()
        for path in sorted(build.rglob("*"))
        if path.is_file() and "work" not in path.relative_to(build).parts
    }


def test_finished_build_is_published(tmp_path: Path) -> None:
    """HTML and PDF of the language are copied, without what only Sphinx needs."""
    site(tmp_path / "work", "new")
    publish(tmp_path / "work", tmp_path, "en")

    assert {
        "html/en/index.html": "new", "html/en/_static/a.css": "new", "pdf/briefing-en.pdf": "new"
    } == published(tmp_path)  # fmt: skip


def test_new_edition_replaces_the_old_one(tmp_path: Path) -> None:
    """Pages that are gone do not stay behind; other languages are left alone."""
    site(tmp_path, "old")
    (tmp_path / "html" / "en" / "gone.html").write_text("old")
    (tmp_path / "html" / "de").mkdir()
    (tmp_path / "html" / "de" / "index.html").write_text("alt")
    site(tmp_path / "work", "new")
    publish(tmp_path / "work", tmp_path, "en")

    found = published(tmp_path)
    assert "html/en/gone.html" not in found
    assert "alt" == found["html/de/index.html"]
    assert {"new"} == {text for name, text in found.items() if "/de/" not in name}


@pytest.mark.parametrize("missing", ["pdf/briefing-en.pdf", "html/en/index.html"])
def test_unfinished_build_leaves_the_last_good_one(tmp_path: Path, missing: str) -> None:
    """Without a page or a PDF nothing is published at all."""
    site(tmp_path, "old")
    site(tmp_path / "work", "new")
    (tmp_path / "work" / missing).unlink()
    before = published(tmp_path)

    with pytest.raises(FileNotFoundError, match="no finished build in 'en'"):
        publish(tmp_path / "work", tmp_path, "en")

    assert before == published(tmp_path)


def test_failure_while_copying_leaves_the_old_tree(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Readers see the old tree or the new one, never a mix; leftovers do not hinder the next."""
    site(tmp_path / "work", "new")
    site(tmp_path, "old")

    def full(*_: object, **__: object) -> None:
        (tmp_path / "html" / ".en.new").mkdir()
        raise OSError("No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copytree", full)
        with pytest.raises(OSError, match="No space"):
            replace_tree(tmp_path / "work" / "html" / "en", tmp_path / "html" / "en")
    assert "old" == (tmp_path / "html" / "en" / "index.html").read_text()

    replace_tree(tmp_path / "work" / "html" / "en", tmp_path / "html" / "en")
    assert "new" == (tmp_path / "html" / "en" / "index.html").read_text()
    assert ["en"] == [path.name for path in (tmp_path / "html").iterdir()]
