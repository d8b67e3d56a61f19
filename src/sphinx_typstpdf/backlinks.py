"""The way back: from a citation, or any element with class `backlinks`, to the places that refer to it.

sphinxcontrib-bibtex knows the way back only within one document; a PDF is one document, so here it
is found anew.
"""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes

from .document import docname_of


class Backlinks:
    """Knows which targets want a way back, and names the links to each alike."""

    def __init__(self, tree: nodes.document, root: str) -> None:
        self._root = root
        self._wanted = {
            f"{docname_of(node, root)}:{identifier}"
            for node in tree.findall(nodes.Element)
            if isinstance(node, nodes.citation) or "backlinks" in node.get("classes", ())
            for identifier in _ids(node)
        }

    def departure(self, label: str, /) -> str | None:
        """Return the name of every link to *label*, if a way back is wanted.

        The links to one target share a name, so that the template finds them all in one query.
        """
        return f"back {label}" if label in self._wanted else None

    def arrivals(self, labels: Iterable[str], /) -> list[str]:
        """Return the labels themselves, if a way back is wanted.

        The template finds their departures by name.
        """
        return [label for label in labels if label in self._wanted]

    def arrivals_of(self, node: nodes.Element) -> list[str]:
        """Return the labels that *node*, or the nearest element around it, has."""
        return self.arrivals(
            f"{docname_of(node, self._root)}:{identifier}" for identifier in _ids(node)
        )


def _ids(node: nodes.Element) -> list[str]:
    """Return the ids of *node*, or those of the nearest element around it that has any."""
    here: nodes.Element | None = node
    while here is not None and not here["ids"]:
        here = here.parent
    return list(here["ids"]) if here is not None else []
