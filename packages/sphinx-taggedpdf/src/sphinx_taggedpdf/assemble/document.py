"""Makes one doctree of a project: all chapters inlined, references resolved, nothing cut off.

Not for: Typst.  What is here would serve any builder that prints a whole project as one document.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote

from docutils import nodes
from sphinx import addnodes
from sphinx.builders import Builder

from . import classes, gallery, gaps

#: what the URIs of this builder begin with (`TaggedPDFBuilder.get_target_uri`)
INTERNAL = "%"


class part(nodes.Part, nodes.TextElement):
    """The caption of a table of contents: a part of the document."""


class Whole(NamedTuple):
    """A project as one document."""

    #: the doctree, complete
    tree: nodes.document
    #: the title of the start document, which the cover prints
    title: nodes.title | None
    #: `cover` containers of the start document
    cover: list[nodes.container]
    #: what the start document says before its first chapter or section
    intro: list[nodes.Node]
    #: document and id of what is left out of print and has no number there
    gone: frozenset[gaps.Where]
    #: how many levels of headings the contents show, if the start document says so
    depth: int | None


def assemble(builder: Builder, start: str, *, parts: bool, body_only: bool = False) -> Whole:
    """Return all documents below *start* as one."""
    depth = _depth(builder, start)
    tree = _inlined(builder, start, {start}, parts=parts)
    tree["docname"] = start
    _adopt(tree)
    if body_only:
        _keep_chapters(tree)
    gone = _gone(tree, start)
    with gaps.close(builder.env, gone):
        builder.env.resolve_references(tree, start, builder)
    builder.post_process_images(tree)
    if parts:
        _lift_chapters(tree)
    _adopt(tree)
    top = _top(tree)
    title = top[0] if top is not None and isinstance(top[0], nodes.title) else None
    if top is not None:
        top["classes"].append("document")
    cover = [
        n for n in tree.findall(nodes.container) if "cover" in n["classes"] and not _chapter(n)
    ]
    return Whole(tree, title, cover, _intro(top, cover), gone, depth)


def _depth(builder: Builder, start: str) -> int | None:
    """Return the field `tocdepth` of the start document, or `maxdepth` of its first table of contents."""
    first = next(builder.env.get_doctree(start).findall(addnodes.toctree), None)
    own = builder.env.metadata[start].get("tocdepth")
    given = int(own or (first.get("maxdepth", 0) if first is not None else 0))
    return given if given > 0 else None


def _inlined(builder: Builder, docname: str, seen: set[str], *, parts: bool) -> nodes.document:
    """Return a document with those that its tables of contents name in their places."""
    tree = builder.env.get_doctree(docname)
    gallery.make_plain(tree, docname, builder.env)
    for toctree in list(tree.findall(addnodes.toctree)):
        found: list[nodes.Node] = []
        for name in map(str, toctree["includefiles"]):
            if name not in seen:
                seen.add(name)
                found.append(_chapter_of(builder, name, seen, parts=parts))
        if found and parts and toctree.get("caption"):
            caption = toctree["caption"]
            found.insert(0, part(caption, caption))
        toctree.parent.replace(toctree, found)
    return tree


def _chapter_of(
    builder: Builder, name: str, seen: set[str], *, parts: bool
) -> addnodes.start_of_file:
    chapter = addnodes.start_of_file(docname=name)
    chapter.children = _inlined(builder, name, seen, parts=parts).children
    for section in chapter.findall(nodes.section):
        section.attributes.setdefault("docname", name)
    return chapter


def _gone(tree: nodes.document, start: str) -> frozenset[gaps.Where]:
    left_out = (n for n in tree.findall(nodes.Element) if classes.hidden(n))
    inner = (n for node in left_out for n in node.findall(nodes.Element))
    return frozenset((docname_of(n, start), i) for n in inner for i in n["ids"])


def _keep_chapters(tree: nodes.document) -> None:
    """Leave only what tables of contents name: the start document's own words go."""
    chapters = [n for n in tree.findall(addnodes.start_of_file) if _chapter(n) is None]
    top = _top(tree)
    if top is not None:
        titles = [n for n in top.children[:1] if isinstance(n, nodes.title)]
        top.children = [*titles, *chapters]
        _adopt(tree)


def _lift_chapters(tree: nodes.document) -> None:
    """A section of the start document that is there for its table of contents becomes a part."""
    top = _top(tree)
    if top is None:
        return
    for section in [n for n in top.children if isinstance(n, nodes.section)]:
        chapters = list(section.findall(addnodes.start_of_file))
        if not chapters or any(isinstance(n, nodes.section) for n in section.children):
            continue
        title, *rest = section.children
        opening = part("", "", *title.children, ids=list(section["ids"]))
        has_own = any(isinstance(n, part) for n in section.findall(part))
        top.replace(section, [*([] if has_own else [opening]), *rest])
        _adopt(tree)


def _adopt(tree: nodes.Element) -> None:
    """Repair `parent`: inlined chapters still point to the document that they came from."""
    for element in tree.findall(nodes.Element):
        for child in element.children:
            child.parent = element


def _top(tree: nodes.document) -> nodes.section | None:
    return next((n for n in tree.children if isinstance(n, nodes.section)), None)


def _intro(top: nodes.section | None, cover: list[nodes.container]) -> list[nodes.Node]:
    """Return what stands before the first chapter or section, without title and cover."""
    found: list[nodes.Node] = []
    for node in top.children if top is not None else []:
        if _opens_chapters(node):
            break
        if not isinstance(node, nodes.title) and node not in cover:
            found.append(node)
    else:
        return []  # a document of one section has a body, no introduction
    return found if any(n.astext().strip() for n in found) else []


def _opens_chapters(node: nodes.Node) -> bool:
    return isinstance(node, nodes.section | part) or any(
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


def label_of(reference: nodes.Element, start: str) -> str | None:
    """Return the label that *reference* leads to, if it leads into the document."""
    uri = reference.get("refuri", "")
    if uri.startswith(INTERNAL):
        docname, _, identifier = uri[1:].partition("#")
        return label(docname, identifier)
    return label(docname_of(reference, start), reference["refid"]) if "refid" in reference else None


def docname_of(node: nodes.Node, start: str) -> str:
    """Return the name of the source document that *node* comes from; what was moved says it itself."""
    around = (n for n in (node, *ancestors(node)) if isinstance(n, nodes.Element))
    return next((str(n["docname"]) for n in around if "docname" in n), start)


def elements(node: nodes.Element) -> list[nodes.Element]:
    """Return the children of *node* that are elements, not text."""
    return [child for child in node.children if isinstance(child, nodes.Element)]


def outermost(node: nodes.Node) -> bool:
    """Tell whether *node* stands in the text itself, not in a list, a box or on the cover."""
    structural = (nodes.section, nodes.document, nodes.compound)
    for parent in ancestors(node):
        if isinstance(parent, addnodes.start_of_file):
            return True  # what is around a chapter is not around its text
        if not isinstance(parent, structural):
            return False
    return True


def docnames_of(whole: Whole, start: str) -> frozenset[str]:
    """Return the names of all source documents that stand in *whole*."""
    chapters = whole.tree.findall(addnodes.start_of_file)
    return frozenset({start, *(str(chapter["docname"]) for chapter in chapters)})
