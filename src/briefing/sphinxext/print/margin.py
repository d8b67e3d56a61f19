"""Notes in the margin, and definitions among them: beside the line of a chapter that first uses a term.

The words of definitions are those of the glossary, which the term links to.
Not for headings: `headings`; not for numbers: `pulled`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from docutils import nodes
from sphinx.addnodes import glossary, pending_xref, start_of_file
from sphinx.transforms.post_transforms import SphinxPostTransform

from ...words.patterns import phrases
from ..state import language_of
from .front import together

#: A longer definition is read in the glossary; letters.
LONGEST = 190


class margin_note(nodes.Invisible, nodes.Element):
    """Stands beside its line: a `kind` that the template knows, a `head` and a `text`, in pieces."""


def visit_margin_note(writer: Any, node: margin_note) -> None:
    """Hand the words to the template, if it knows of such notes."""
    words = f"{together(node['head'])}, {together(node['text'])}"
    writer.emit(f'(dictionary(doc).at("{node["kind"]}", default: (..words) => none))({words})')
    raise nodes.SkipNode


class DefineTerms(SphinxPostTransform):
    """Puts the definition of a term where a sentence of a chapter first uses it."""

    builders = ("taggedpdf",)

    def run(self, **kwargs: object) -> None:
        """Insert the definitions."""
        titles = {name: title.astext() for name, title in self.env.titles.items()}
        known = dict(defined(self.document, titles))
        kept = phrases(language_of(self.env))
        for chapter in self.document.findall(start_of_file):
            if self.env.toc_secnumbers.get(chapter["docname"]):
                defined_before: set[str] = set()
                for link in filter(to_a_term, list(chapter.findall(pending_xref))):
                    term = str(link["reftarget"]).lower()
                    if term in known and term not in defined_before:
                        defined_before.add(term)
                        name, text = known[term]
                        said = list(kept.pieces(text))
                        put_before(
                            link, margin_note(kind="definition", head=[(name, True)], text=said)
                        )


def to_a_term(link: pending_xref) -> bool:
    """Tell whether a link leads to a term, from a sentence of the chapter itself."""
    return in_a_sentence(link) and link["reftype"] == "term"


def in_a_sentence(link: nodes.Node) -> bool:
    """Tell whether a link stands in a sentence of the chapter itself, not of a box."""
    paragraph = link.parent
    return isinstance(paragraph, nodes.paragraph) and isinstance(paragraph.parent, nodes.section)


def put_before(link: nodes.Element, note: nodes.Element) -> None:
    """Put a note before the word that a link begins with, and before what is joined to that word.

    A line may break at a note, so it must not stand between a bracket and what follows.
    """
    place = link.parent.index(link)
    before = link.parent[place - 1] if place else None
    if isinstance(before, nodes.Text) and not before.endswith(" "):
        words, space, joined = before.rpartition(" ")
        link.parent[place - 1 : place] = [nodes.Text(words + space), note, nodes.Text(joined)]
    else:
        link.parent.insert(place, note)


def defined(
    document: nodes.document, titles: Mapping[str, str]
) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield each term of the glossary in lower case, with the term and what it means.

    A page that a definition names is called by its title.
    """
    for each in document.findall(glossary):
        for item in each.findall(nodes.definition_list_item):
            said = next(item.findall(nodes.paragraph)).deepcopy()
            for link in list(said.findall(pending_xref)):
                if link["reftype"] == "doc" and not link["refexplicit"]:
                    link.replace_self(nodes.Text(titles[link["reftarget"]]))
            text = " ".join(said.astext().split())
            if len(text) > LONGEST:
                text = f"{text.partition('. ')[0].removesuffix('.')}."
            for term in item.findall(nodes.term):
                yield term.astext().lower(), (term.astext(), text)
