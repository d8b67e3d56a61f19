"""Drawings that an extension describes in words: graphviz, inheritance diagrams, mermaid.

The program of the extension draws them; without it, or if it refuses, the words are printed.
"""

from __future__ import annotations

import shlex
import subprocess
from hashlib import sha256
from typing import NamedTuple

from docutils import nodes

from ..typst.code import call
from ..typst.files import replace
from ..warnings import Kind, warn
from .registry import prints
from .writer import Writer


class Drawing(NamedTuple):
    """What a program is asked to draw."""

    command: tuple[str, ...]
    #: what it is told, on its standard input
    code: str
    #: kind of the file that it makes
    suffix: str

    @property
    def name(self) -> str:
        """A name that stands for what is drawn, and how."""
        return f"drawing-{sha256(repr(self).encode()).hexdigest()[:16]}{self.suffix}"


@prints("graphviz")
def graphviz(writer: Writer, node: nodes.Element) -> None:
    """Print a graph of dot."""
    _print(
        writer, node, _dot(writer, node["code"], (node.get("options") or {}).get("graphviz_dot"))
    )


@prints("inheritance_diagram")
def inheritance_diagram(writer: Writer, node: nodes.Element) -> None:
    """Print the diagram of the bases of classes."""
    writer.omit(node)  # its children are links for the web
    code = node["graph"].generate_dot("inheritance", env=writer.known.env)
    _print(writer, node, _dot(writer, str(code), None))


@prints("mermaid")
def mermaid(writer: Writer, node: nodes.Element) -> None:
    """Print a diagram of mermaid: as a picture, for its drawings hold HTML, which print cannot show."""
    config = writer.config
    command = shlex.split(str(getattr(config, "mermaid_cmd", "mmdc")))
    command += [*getattr(config, "mermaid_params", []), "-i", "-", "-o", "-", "-e", "png"]
    _print(writer, node, Drawing(tuple(command), node["code"], ".png"))


def _dot(writer: Writer, code: str, program: str | None) -> Drawing:
    config = writer.config
    command = program or str(getattr(config, "graphviz_dot", "dot"))
    arguments = map(str, getattr(config, "graphviz_dot_args", []))
    return Drawing((command, *arguments, "-Tsvg"), code, ".svg")


def _print(writer: Writer, node: nodes.Element, drawing: Drawing) -> None:
    said = node.get("alt") or node.get("caption") or " ".join(drawing.code.split())
    said = writer.known.glyphs.printable(str(said)[:400], node)
    made = _made(writer, node, drawing)
    body = (
        call("doc.picture", f"/images/{drawing.name}", said) if made else call("doc.missing", said)
    )
    if isinstance(node.parent, nodes.figure):
        writer.emit(body)
    elif isinstance(node.parent, nodes.TextElement):
        writer.emit(call("box", body))
    else:
        writer.anchors(node)
        writer.emit(writer.place(node) + call("block", body))


def _made(writer: Writer, node: nodes.Element, drawing: Drawing) -> bool:
    """Tell whether there is a picture; it is made anew only if it is not there."""
    if drawing.name in writer.known.unreadable:
        made_by = drawing.command[0]
        warn(
            Kind.IMAGE,
            f"drawing cannot be printed: what {made_by} made is no picture",
            location=node,
        )
        return False
    target = writer.known.drawings / drawing.name
    if not target.exists():
        picture = _run(drawing, node)
        if picture is None:
            return False
        replace(target, picture)
    writer.known.images[str(target)] = drawing.name
    return True


def _run(drawing: Drawing, node: nodes.Node) -> bytes | None:
    try:
        done = subprocess.run(
            drawing.command, input=drawing.code.encode(), capture_output=True, check=True
        )
    except OSError:
        program = drawing.command[0]
        reason = f"drawing cannot be made: {program} is not installed"
        warn(Kind.IMAGE, reason, location=node, once=True)
    except subprocess.CalledProcessError as error:
        reason = error.stderr.decode("utf-8", "replace").strip()
        warn(Kind.IMAGE, f"drawing cannot be made: {reason}", location=node)
    else:
        return done.stdout
    return None
