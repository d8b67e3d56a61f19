"""LaTeX of refs.bib as plain characters."""

from __future__ import annotations

import re
from functools import cache

from pybtex.richtext import Text

#: What LaTeX reads as something else; where nothing of it stands, only braces fall away.
_READ = re.compile(r"[\\~%$&#^_\n]|--|``|''|,,|[?!]`|^\s|\s\s")
_BRACES = str.maketrans("", "", "{}")


def rich(text: str) -> Text:
    r"""Read a BibTeX field; pybtex itself leaves ``\$`` as it stands.

    >>> str(rich(r"{Up to \$5.5bn} \& more"))
    'Up to $5.5bn & more'
    """
    return Text.from_latex(text.replace(r"\$", "$"))


@cache
def plain(text: str) -> str:
    """Return a BibTeX field as plain characters."""
    return str(rich(text)) if _READ.search(text) else text.translate(_BRACES)
