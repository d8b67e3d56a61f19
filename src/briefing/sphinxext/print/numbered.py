"""The number of a figure or table as the text refers to it: what Sphinx gave, in its words."""

from __future__ import annotations

from docutils import nodes
from sphinx.environment import BuildEnvironment


def number_of(env: BuildEnvironment, node: nodes.figure | nodes.table) -> str:
    """Return the number of a captioned figure or table, as in "Table 3.1"; empty if it has none."""
    kind = "figure" if isinstance(node, nodes.figure) else "table"
    known = (found.get(kind, {}) for found in env.toc_fignumbers.values())
    places = {name: number for numbers in known for name, number in numbers.items()}
    number = next((places[name] for name in node["ids"] if name in places), ())
    return str(env.config.numfig_format[kind] % ".".join(map(str, number))) if number else ""
