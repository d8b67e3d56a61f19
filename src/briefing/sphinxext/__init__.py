"""The bridge from the ledger to the text: roles, directives, page metadata.

One module per Sphinx concept; everything that can be known without Sphinx is in `briefing`.
"""

from __future__ import annotations

from importlib import import_module

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from .. import __version__

#: Each module registers itself; those that read the ledger come after `edition`.
PARTS = (
    "edition",
    "domain",
    "numbers",
    "alt",
    "charts",
    "downloads",
    "parts",
    "registers",
    "files",
    "whatif",
    "registertools",
    "searching",
    "sharing",
    "start",
    "findings",
    "changes",
    "printed",
    "bibliography",
    "citing",
    "languages",
    "site",
    "cards",
    "cite",
    "mathml",
    "pictures",
    "figures",
    "head",
    "sitemap",
    "repair",
)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register every part with Sphinx."""
    for part in PARTS:
        import_module(f"{__name__}.{part}").setup(app)
    return {
        "version": __version__,
        "env_version": 4,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
