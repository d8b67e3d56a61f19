"""Images on their way to Typst: copied, and checked for what would stop the whole document.

A drawing whose text no font can print, or that holds HTML, is amended in the copy, with a warning
that names it.
"""

from __future__ import annotations

import base64
import re
import shutil
import struct
from collections.abc import Mapping
from pathlib import Path

import typst
from docutils import nodes

from ..lettering.glyphs import Glyphs
from ..lettering.scripts import advice, script_of
from ..warnings import Kind, warn
from .code import string

_TEXT = re.compile(r">([^<]+)<")
_NUMBERED = re.compile(r"&#([xX][0-9a-fA-F]+|\d+);")
#: how many dots an inch a drawing has that only a picture of it can be printed
_DOTS = 300
#: stands for a letter that no font has, within a drawing
_BOX = "\u25af"


def copy(
    images: Mapping[str, str],
    srcdir: Path,
    folder: Path,
    glyphs: Glyphs,
    fonts: typst.Fonts,
    shown: Mapping[str, nodes.Node],
) -> None:
    """Copy the images of the document into *folder*; *shown* says which node shows which."""
    for source, name in images.items():
        file, target = srcdir / source, folder / name
        if not file.exists() or target.exists():
            continue
        if file.suffix.lower() == ".svg":
            drawing = _drawing(file, source, glyphs, shown.get(source))
            target.write_bytes(drawing)
            if not drawing.isascii() and _refused(target, fonts):
                target.write_bytes(_painted(target, fonts))
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
    scripts = dict.fromkeys(filter(None, map(script_of, lost)))
    remedy = "".join(f": {advice(script)}" for script in scripts)
    warn(
        Kind.GLYPH,
        f"no font has {''.join(lost[:20])} in the drawing {source}{remedy}; a box is printed instead",
        location=node,
    )
    letters = re.compile(f"[{re.escape(''.join(lost))}]")
    return _TEXT.sub(lambda m: letters.sub(_BOX, m[0]), text).encode()


def _refused(file: Path, fonts: typst.Fonts) -> bool:
    """Tell whether an archival PDF cannot hold the drawing; what is broken in it, Typst says later.

    Typst does not write which characters the joined letters of a drawing stand for.
    """
    try:
        _opened(file, fonts).compile(format="pdf", pdf_standards=["a-2u"], timestamp=0)
    except typst.TypstError as error:
        return "codepoints" in error.message
    return False


def _painted(file: Path, fonts: typst.Fonts) -> bytes:
    """Return the drawing as an image of its dots: its letters are then part of the picture."""
    dots = _opened(file, fonts).compile(format="png", ppi=_DOTS)
    assert isinstance(dots, bytes)  # a single page
    width, height = struct.unpack(">II", dots[16:24])
    image = base64.b64encode(dots).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width * 72 / _DOTS}pt" height="{height * 72 / _DOTS}pt" '
        f'viewBox="0 0 {width} {height}"><image width="{width}" height="{height}" '
        f'href="data:image/png;base64,{image}"/></svg>'
    ).encode()


def _opened(file: Path, fonts: typst.Fonts) -> typst.Compiler:
    page = '#set document(title: "drawing")\n#set page(width: auto, height: auto, margin: 0pt, fill: none)\n'
    code = f"{page}#image({string(f'/{file.name}')})"
    return typst.Compiler(code.encode(), root=str(file.parent), font_paths=fonts)


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
