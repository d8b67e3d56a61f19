"""What a second attempt at compiling leaves out, after Typst has refused the first."""

from __future__ import annotations

from .assemble.known import Known
from .typst.compile import TypstFailed
from .warnings import Kind, warn


def can_do_without(failure: TypstFailed, known: Known) -> bool:
    """Take out of *known* what Typst refuses, and tell whether there was anything."""
    new = set(failure.bad_images) - known.unreadable
    if new:
        known.unreadable |= new
        return True
    if failure.internal and known.show_urls == "footnote":
        warn(
            Kind.COMPILE,
            f"Typst cannot set the addresses of links as footnotes here ({failure}); "
            "they are printed in the text, as with taggedpdf_show_urls = 'inline'",
        )
        known.show_urls = "inline"
        return True
    return False
