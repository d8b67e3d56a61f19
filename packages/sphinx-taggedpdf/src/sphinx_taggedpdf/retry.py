"""What a further attempt leaves out, after Typst has refused the one before."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .typst.compile import TypstFailed
from .warnings import Kind, warn

#: what Typst says of blocks that stand too deep in each other
_TOO_DEEP = re.compile("maximum (show rule|layout|function call) depth exceeded")


@dataclass
class Without:
    """What a document is printed without, because Typst refuses it."""

    #: `no`, `inline` or `footnote`
    show_urls: str
    #: names of images that Typst cannot read
    unreadable: set[str] = field(default_factory=set)
    #: whether lists and blocks stand in each other as deep as the author wrote them
    nested: bool = True

    def learn(self, failure: TypstFailed) -> bool:
        """Add what *failure* is about, and tell whether there was anything new."""
        new = set(failure.bad_images) - self.unreadable
        if new:
            self.unreadable |= new
            return True
        if failure.internal and self.show_urls == "footnote":
            warn(
                Kind.COMPILE,
                f"Typst cannot set the addresses of links as footnotes here ({failure}); "
                "they are printed in the text, as with taggedpdf_show_urls = 'inline'",
            )
            self.show_urls = "inline"
            return True
        if self.nested and _TOO_DEEP.search(str(failure)):
            self.nested = False
            return True
        return False
