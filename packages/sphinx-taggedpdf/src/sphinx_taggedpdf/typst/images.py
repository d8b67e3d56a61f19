"""Images on their way to Typst: copied, and checked for what would stop the whole document.

A drawing whose text no font can print, or that holds HTML, is amended in the copy, with a warning
that names it.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import typst
from docutils import nodes

from ..lettering.glyphs import Glyphs
from ..warnings import Kind, warn
from .code import string

_TEXT = re.compile(r">([^<]+)<")
_NUMBERED = re.compile(r"&#([xX][0-9a-fA-F]+|\d+);")
#: stands for a letter that no font has, within a drawing
_BOX = "\u25af"


def copy(
    images: Mapping[str, str],
    srcdir: Path,
    folder: Path,
    glyphs: Glyphs,
    shown: Mapping[str, nodes.Node],
) -> None:
    """Copy the images of the document into *folder*; *shown* says which node shows which."""
    for source, name in images.items():
        file, target = srcdir / source, folder / name
        if not file.exists() or target.exists():
            continue
        if file.suffix.lower() == ".svg":
            target.write_bytes(_drawing(file, source, glyphs, shown.get(source)))
        else:
            shutil.copyfile(file, target)


def _drawing(file: Path, source: str, glyphs: Glyphs, node: nodes.Node | None) -> bytes:
    content = file.read_bytes()
    if b"<foreignObject" in content:
        warn(
            Kind.IMAGE,
            f"drawing holds HTML (foreignObject), which is not printed: {source}",
            location=node,
        )
    try:
        text = _NUMBERED.sub(_letter, content.decode("utf-8"))
    except UnicodeDecodeError:
        return content
    if text.isascii():
        return content
    lost = glyphs.lacking("".join(_TEXT.findall(text)))
    if not lost:
        return content
    warn(
        Kind.GLYPH,
        f"no font has {''.join(lost[:20])} in the drawing {source}; a box is printed instead",
        location=node,
    )
    letters = re.compile(f"[{re.escape(''.join(lost))}]")
    return _TEXT.sub(lambda m: letters.sub(_BOX, m[0]), text).encode()


def _letter(reference: re.Match[str]) -> str:
    """Return the letter that `&#54620;` or `&#xd55c;` stands for; signs of XML itself stay as they are."""
    code = int(f"0{reference[1]}", 16 if reference[1][0] in "xX" else 10)
    return chr(code) if 127 < code < 0x110000 else reference[0]


def unreadable(folder: Path) -> list[str]:
    """Return the names of the images that Typst cannot read: it does not say which ones by itself."""
    found = []
    for file in sorted(folder.glob("*")):
        code = f"#image({string(f'/{file.name}')})".encode()
        try:
            typst.Compiler(code, root=str(folder)).compile(format="pdf")
        except typst.TypstError:
            found.append(file.name)
    return found
