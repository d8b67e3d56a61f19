"""The bridge from the ledger to the text: roles, directives, page metadata.

One module per Sphinx concept; everything that can be known without Sphinx is in `briefing`.
"""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from .. import __version__
from . import (
    alt,
    bibliography,
    cards,
    charts,
    citing,
    domain,
    edition,
    mathml,
    numbers,
    registers,
    repair,
    site,
)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register every part with Sphinx."""
    for part in (
        edition,
        domain,
        numbers,
        alt,
        cards,
        charts,
        registers,
        bibliography,
        citing,
        mathml,
        repair,
        site,
    ):
        part.setup(app)
    return {
        "version": __version__,
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
