"""Drawings that an extension describes in words: graphviz and inheritance diagrams.

The program of the extension draws them; without it, or if it refuses, the words are printed.
"""

from __future__ import annotations

import subprocess
from hashlib import sha256

from docutils import nodes

from ..typst.code import call
from ..warnings import Kind, warn
from .registry import prints
from .writer import Writer


@prints("graphviz")
def graphviz(writer: Writer, node: nodes.Element) -> None:
    """Print a graph of dot."""
    _drawing(writer, node, node["code"], _program(node))


def _program(node: nodes.Element) -> str | None:
    options: dict[str, str] = node.get("options", {})
    return options.get("graphviz_dot")


@prints("inheritance_diagram")
def inheritance_diagram(writer: Writer, node: nodes.Element) -> None:
    """Print the diagram of the bases of classes."""
    writer.omit(node)  # its children are links for the web
    code = node["graph"].generate_dot("inheritance", env=writer.known.env)
    _drawing(writer, node, str(code), None)


def _drawing(writer: Writer, node: nodes.Element, code: str, program: str | None) -> None:
    said = node.get("alt") or node.get("caption") or " ".join(code.split())
    said = writer.known.glyphs.printable(str(said)[:400], node)
    name = _draw(writer, node, code, program)
    body = call("doc.picture", f"/images/{name}", said) if name else call("doc.missing", said)
    if isinstance(node.parent, nodes.figure):
        writer.emit(body)
    elif isinstance(node.parent, nodes.TextElement):
        writer.emit(call("box", body))
    else:
        writer.anchors(node)
        writer.emit(writer.place(node) + call("block", body))


def _draw(writer: Writer, node: nodes.Element, code: str, program: str | None) -> str | None:
    """Return the name of the picture, made anew only if it is not there."""
    config = writer.config
    command = program or str(getattr(config, "graphviz_dot", "dot"))
    arguments = list(getattr(config, "graphviz_dot_args", []))
    name = f"drawing-{sha256(repr((command, arguments, code)).encode()).hexdigest()[:16]}.svg"
    target = writer.known.drawings / name
    if not target.exists():
        svg = _run([command, *arguments, "-Tsvg"], code, node)
        if svg is None:
            return None
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(svg)
    writer.known.images[str(target)] = name
    return name


def _run(command: list[str], code: str, node: nodes.Node) -> bytes | None:
    try:
        done = subprocess.run(command, input=code.encode(), capture_output=True, check=True)
    except OSError:
        warn(
            Kind.IMAGE,
            f"drawing cannot be made: {command[0]} is not installed",
            location=node,
            once=True,
        )
    except subprocess.CalledProcessError as error:
        reason = error.stderr.decode("utf-8", "replace").strip()
        warn(Kind.IMAGE, f"drawing cannot be made: {reason}", location=node)
    else:
        return done.stdout
    return None
