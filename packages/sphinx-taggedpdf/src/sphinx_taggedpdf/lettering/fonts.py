"""Finds the font files that Typst may use: from installed packages and from the project's own folders.

System fonts are never used, or the PDF would differ from machine to machine.
Two traps are dealt with here.  A package may hold each style both as OTF and as TTF, and Typst then
mixes the two;
so of each style one file is taken, the TTF.  And Typst only reads folders; so the chosen files are
copied into the
build folder (never into the sources).
"""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from ..config import FONT_PACKAGES
from ..warnings import Kind, warn

if TYPE_CHECKING:
    from sphinx.config import Config

SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")


def package_folder(package: str) -> Path | None:
    """Return the folder of an installed package, or None."""
    try:
        spec = importlib.util.find_spec(package)
    except (ImportError, ValueError):
        spec = None
    return Path(spec.origin).parent if spec is not None and spec.origin else None


def packages(config: Config) -> list[str]:
    """Return the packages that a project takes fonts from: those of the template, and its own."""
    return list(dict.fromkeys([*FONT_PACKAGES, *config.taggedpdf_font_packages]))


def choose(files: Iterable[Path]) -> list[Path]:
    """Return one file for each style, TTF before OTF, in an order that no file system decides."""
    best: dict[str, Path] = {}
    for file in sorted(files, key=lambda f: (f.name, f.as_posix())):
        rank = SUFFIXES.index(file.suffix.lower())
        held = best.get(file.stem)
        if held is None or rank < SUFFIXES.index(held.suffix.lower()):
            best[file.stem] = file
    return list(best.values())


def find(folders: Iterable[str], packages: Iterable[str], confdir: Path) -> list[Path]:
    """Return the font files of the project's *folders* and the installed *packages*.

    Missing ones give a warning.
    """
    found: list[Path] = []
    for name in folders:
        folder = confdir / name
        if not folder.is_dir():
            warn(Kind.FONT, f"font folder not found: {name}")
        found += _files(folder)
    for name in packages:
        root = package_folder(name)
        if root is None:
            warn(
                Kind.FONT,
                f"font package not installed: {name}; try pip install {name.replace('_', '-')}",
            )
        else:
            found += _files(root)
    return choose(found)


def _files(folder: Path) -> list[Path]:
    return [f for f in folder.rglob("*") if f.suffix.lower() in SUFFIXES]


def collect(files: Iterable[Path], folder: Path) -> Path:
    """Copy *files* into *folder*, which then holds these and no others."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {file.name: file for file in files}
    for old in folder.iterdir():
        if old.name not in wanted:
            old.unlink()
    for name, file in wanted.items():
        target = folder / name
        if not target.exists() or target.stat().st_size != file.stat().st_size:
            shutil.copyfile(file, target)
    return folder
