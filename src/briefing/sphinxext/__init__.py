"""The bridge from the ledger to the text: roles, directives, page metadata.

One module per Sphinx concept; everything that can be known without Sphinx is in `briefing`.
"""

from __future__ import annotations

from importlib import import_module

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from .. import __version__

#: Each module registers itself; those that read the ledger come after `state`.
PARTS = (
    "state",
    "domain",
    "roles.numbers",
    "roles.alt",
    "directives.chart",
    "datafiles",
    "directives.part",
    "directives.registers",
    "directives.downloads",
    "directives.whatif",
    "html.registers",
    "directives.search",
    "directives.sharing",
    "directives.start",
    "directives.findings",
    "directives.changes",
    "print",
    "references.style",
    "references.in_text",
    "languages",
    "addresses",
    "html.popovers",
    "directives.citing",
    "html.mathml",
    "html.images",
    "html.figures",
    "html.head",
    "html.sitemap",
    "html.searchindex",
    "html.repairs",
)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register every part with Sphinx."""
    for part in PARTS:
        import_module(f"{__name__}.{part}").setup(app)
    return {
        "version": __version__,
        "env_version": 5,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
