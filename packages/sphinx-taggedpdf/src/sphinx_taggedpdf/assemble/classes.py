"""What classes on nodes mean for print: hide, dress, or name a language.

Classes work like Pandoc's Div and Span: the builder passes their names on and the template decides
what they look like.
"""

from __future__ import annotations

from docutils import nodes

#: what carries one of these is left out of the PDF
HIDDEN = frozenset(
    {"no-pdf", "pdf-hide", "only-html", "only-dark", "sd-d-print-none", "visually-hidden"}
)
#: written by Sphinx, docutils or an extension for its own use
_TECHNICAL_PREFIXES = (
    "sd-",
    "docutils",
    "highlight",
    "std",
    "xref",
    "colwidths",
    "align-",
    "toctree",
    "tex2jax",
    "bibtex",
    "sig",
    "guilabel",
    "menuselection",
)
_TECHNICAL = frozenset(
    [
        "simple",
        "contents",
        "local",
        "document",
        "first",
        "last",
        "compact",
        "arabic",
        "footnotes",
        "literal-block-wrapper",
        "contains-task-list",
        "task-list-item",
        "attribution",
        "epigraph",
        "highlights",
        "pull-quote",
        "glossary",
        "math",
        "myst",
        "amsmath",
        "eqno",
        "only-pdf",
        "backlinks",
        "only-light",
        "default_value",
        "n",
        "o",
        "p",
        "k",
        "pre",
        "field-odd",
        "field-even",
        "versionmodified",
        "program",
        "command",
    ]
)
#: nodes that are wrapped in their classes; others have a use for classes of their own
_DRESSED = (
    nodes.paragraph,
    nodes.bullet_list,
    nodes.enumerated_list,
    nodes.definition_list,
    nodes.field_list,
    nodes.block_quote,
    nodes.literal_block,
    nodes.line_block,
    nodes.math_block,
)


def hidden(node: nodes.Element, /) -> bool:
    """Tell whether *node* is kept out of the PDF."""
    if not HIDDEN.isdisjoint(node.get("classes", ())):
        return True
    if not isinstance(node, nodes.figure):
        return False
    # the same picture for a dark screen, with the same caption
    pictures = [n for n in node.children if isinstance(n, nodes.image)]
    return bool(pictures) and all(map(hidden, pictures))


def meaningful(node: nodes.Element, /) -> list[str]:
    """Return the classes of *node* that an author may have written, in order and once each."""
    names: list[str] = list(dict.fromkeys(node.get("classes", ())))
    return [n for n in names if n not in _TECHNICAL and not n.startswith(_TECHNICAL_PREFIXES)]


def dress(node: nodes.Element, /) -> list[str]:
    """Return the classes that *node* must be wrapped in."""
    return meaningful(node) if isinstance(node, _DRESSED) else []


def language(node: nodes.Element, /) -> str | None:
    """Return the language that a `lang-xx` class names."""
    names: list[str] = node.get("classes", [])
    return next((name[5:] for name in names if name.startswith("lang-")), None)
