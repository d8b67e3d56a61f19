"""Makes one doctree of a project: all chapters inlined, references resolved, cover set apart.

Not for: Typst.  What is here would serve any builder that prints a whole project as one document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import quote

from docutils import nodes
from sphinx import addnodes
from sphinx.builders import Builder
from sphinx.util.console import darkgreen  # type: ignore[attr-defined]
from sphinx.util.nodes import inline_all_toctrees

#: what the URIs of this builder begin with (`TaggedPDFBuilder.get_target_uri`)
INTERNAL = "%"


class Whole(NamedTuple):
    """A project as one document."""

    #: the doctree, without its title and its cover
    tree: nodes.document
    #: the project's title, as written in the root document
    title: str
    #: what the author put into `cover` containers of the root document
    cover: list[nodes.Node]
    #: what the root document says before its first chapter or section
    intro: list[nodes.Node]


def assemble(builder: Builder) -> Whole:
    """Return the whole project as one document."""
    root = builder.config.root_doc
    tree = inline_all_toctrees(
        builder, set(), root, builder.env.get_doctree(root), darkgreen, [root]
    )
    tree["docname"] = root
    _adopt(tree)
    builder.env.resolve_references(tree, root, builder)
    builder.post_process_images(tree)
    _adopt(tree)
    return Whole(tree, _take_title(tree), _take_cover(tree), _take_intro(tree))


def _adopt(tree: nodes.Element) -> None:
    """Repair `parent`: inlined chapters still point to the document that they came from."""
    for element in tree.findall(nodes.Element):
        for child in element.children:
            child.parent = element


def _take_title(tree: nodes.document) -> str:
    """Open the root section, so that chapters become the top level, and return its title."""
    top = next((n for n in tree if isinstance(n, nodes.section)), None)
    if top is None or not isinstance(top[0], nodes.title):
        return ""
    title = top.pop(0)
    top["classes"].append("document")
    return str(title.astext())


def _take_cover(tree: nodes.document) -> list[nodes.Node]:
    """Take the `cover` containers out of the root document."""
    cover = [
        n for n in tree.findall(nodes.container) if "cover" in n["classes"] and not _chapter(n)
    ]
    for node in cover:
        node.parent.remove(node)
    return [child for node in cover for child in node]


def _take_intro(tree: nodes.document) -> list[nodes.Node]:
    """Take what stands before the first chapter or section.

    A reader finds it before the contents, as on the web.
    """
    top = next(
        (n for n in tree if isinstance(n, nodes.section) and "document" in n["classes"]), None
    )
    found: list[nodes.Node] = []
    while top is not None and len(top) and not _opens_chapters(top[0]):
        found.append(top.pop(0))
    return found if any(n.astext().strip() for n in found) else []


def _opens_chapters(node: nodes.Node) -> bool:
    return isinstance(node, nodes.section) or any(
        True for _ in node.findall(addnodes.start_of_file)
    )


def _chapter(node: nodes.Node) -> addnodes.start_of_file | None:
    return next((a for a in ancestors(node) if isinstance(a, addnodes.start_of_file)), None)


def ancestors(node: nodes.Node) -> Iterator[nodes.Element]:
    """Yield the parents of *node*, nearest first."""
    here = node.parent
    while here is not None:
        yield here
        here = here.parent


def label(docname: str, identifier: str, /) -> str:
    """Return the name of a place in the whole document, spelt so that it can stand in a URI."""
    return quote(f"{docname}:{identifier}", safe=":/")


def label_of(reference: nodes.Element, root: str) -> str | None:
    """Return the label that *reference* leads to, if it leads into the document."""
    uri = reference.get("refuri", "")
    if uri.startswith(INTERNAL):
        docname, _, identifier = uri[1:].partition("#")
        return label(docname, identifier)
    return label(docname_of(reference, root), reference["refid"]) if "refid" in reference else None


def section_number(
    section: nodes.section, numbers: Mapping[str, Mapping[str, Sequence[int]]], root: str
) -> str | None:
    """Return the number of *section*, such as ``4.1``, from those of Sphinx by document."""
    own = numbers.get(docname_of(section, root), {})
    found = next((n for i in section["ids"] if (n := own.get(f"#{i}"))), None)
    if found is None and isinstance(section.parent, addnodes.start_of_file):
        found = own.get("")
    return ".".join(map(str, found)) if found else None


def docname_of(node: nodes.Node, root: str) -> str:
    """Return the name of the source document that *node* stands in."""
    chapter = _chapter(node)
    return str(chapter["docname"]) if chapter is not None else root


def elements(node: nodes.Element) -> list[nodes.Element]:
    """Return the children of *node* that are elements, not text."""
    return [child for child in node.children if isinstance(child, nodes.Element)]


def outermost(node: nodes.Node) -> bool:
    """Tell whether *node* stands in the text itself, not in a list, a box or on the cover."""
    structural = (nodes.section, nodes.document, nodes.compound, addnodes.start_of_file)
    return all(isinstance(parent, structural) for parent in ancestors(node))
