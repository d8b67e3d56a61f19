"""The way back: from a citation, or any element with class `backlinks`, to the places that refer to it.

sphinxcontrib-bibtex knows the way back only within one document; a PDF is one document, so here it
is found anew.
Places are named by their section, not by their page: a name that is known before layout.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from docutils import nodes

from .classes import hidden
from .document import ancestors, docname_of, label, label_of

#: the name of a link that leads back, and the words for the place where it stands
Place = tuple[str, str]


class Backlinks:
    """Knows which targets want a way back, and one link to each in every section."""

    def __init__(
        self, tree: nodes.document, root: str, number: Callable[[nodes.section], str | None]
    ) -> None:
        self._root, self._number = root, number
        self._places: dict[str, dict[str, str]] = {
            label(docname_of(node, root), identifier): {}
            for node in tree.findall(nodes.Element)
            if isinstance(node, nodes.citation) or "backlinks" in node.get("classes", ())
            for identifier in _ids(node)
        }
        self._names: dict[int, str] = {}
        for link in tree.findall(nodes.reference):
            if not any(hidden(node) for node in (link, *ancestors(link))):
                self._note(link)

    def _note(self, link: nodes.reference) -> None:
        """Name a link if its target wants a way back and its section has none yet."""
        places = self._places.get(label_of(link, self._root) or "")
        words = self._words(link)
        if places is not None and words not in places:
            name = f"back-{len(self._names)}"
            self._names[id(link)] = places[words] = name

    @property
    def titles(self) -> dict[str, str]:
        """The links that lead back, each with the words for the place where it stands."""
        return {name: words for places in self._places.values() for words, name in places.items()}

    def _words(self, link: nodes.Node) -> str:
        """Return the number of the section around *link*, or the title of its unnumbered chapter."""
        around = [n for n in ancestors(link) if isinstance(n, nodes.section)]
        around = [n for n in around if "document" not in n["classes"]]
        chapter = around[-1].next_node(nodes.title) if around else None
        title = chapter.astext() if chapter is not None else docname_of(link, self._root)
        return next(filter(None, map(self._number, around)), title)

    def departure(self, link: nodes.Node, /) -> str | None:
        """Return the name of *link*, if a way back leads to it."""
        return self._names.get(id(link))

    def arrivals(self, labels: Iterable[str], /) -> list[Place]:
        """Return the places that refer to one of *labels*, in order."""
        found: dict[str, str] = {}
        for name in labels:
            found = self._places.get(name, {}) | found
        return [(name, words) for words, name in found.items()]

    def arrivals_of(self, node: nodes.Element) -> list[Place]:
        """Return the places that refer to *node*, or to the nearest element around it with ids."""
        return self.arrivals(
            label(docname_of(node, self._root), identifier) for identifier in _ids(node)
        )


def _ids(node: nodes.Element) -> list[str]:
    """Return the ids of *node*, or those of the nearest element around it that has any."""
    here: nodes.Element | None = node
    while here is not None and not here["ids"]:
        here = here.parent
    return list(here["ids"]) if here is not None else []
