"""Publishing: all or nothing."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import pytest

from briefing.errors import BriefingError
from briefing.publishing.publish import publish


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
        if path.is_file() and "work" not in path.relative_to(build).parts and path.suffix != ".lock"
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

    with pytest.raises(BriefingError, match="no finished build in 'en'"):
        publish(tmp_path / "work", tmp_path, "en")

    assert before == published(tmp_path)


@pytest.mark.parametrize("function", ["copytree", "copyfile"])
def test_failure_while_copying_leaves_the_old_edition(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, function: str
) -> None:
    """Of a full disk, readers notice nothing: neither pages nor the PDF change."""
    site(tmp_path / "work", "new")
    site(tmp_path, "old")
    before = published(tmp_path)

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "a.css")

    with monkeypatch.context() as patch:
        patch.setattr(shutil, function, full)
        with pytest.raises(BriefingError, match=r"cannot be written: .*No space left on device"):
            publish(tmp_path / "work", tmp_path, "en")
    assert before == published(tmp_path)

    publish(tmp_path / "work", tmp_path, "en")
    assert {"new"} == set(published(tmp_path).values())


def test_killed_run_is_made_good_by_the_next(tmp_path: Path) -> None:
    """Between two renames the old tree has another name; half-made copies have, too."""
    site(tmp_path / "work", "new")
    site(tmp_path, "old")
    (tmp_path / "html" / "en").rename(tmp_path / "html" / ".old-en")
    (tmp_path / "html" / ".new-en-abc").mkdir()
    (tmp_path / "pdf" / ".new-briefing-en.pdf-abc").write_text("half")

    publish(tmp_path / "work", tmp_path, "en")

    assert {"new"} == {text for name, text in published(tmp_path).items() if name[0] != "."}
    assert ["en"] == [path.name for path in (tmp_path / "html").iterdir()]
    assert ["briefing-en.pdf"] == [path.name for path in (tmp_path / "pdf").iterdir()]
