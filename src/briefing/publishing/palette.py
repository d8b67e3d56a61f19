"""Writes the colours of design/tokens.toml into the style sheet.

``python -m briefing.publishing.palette .`` replaces the block between the lines that say so; what
stands there is committed, and a test compares.
The palette of the PDF is the builder's own; a test compares it with the tokens.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from ..charts.tokens import Theme, Tokens, read_tokens
from ..errors import BriefingError
from ..files import write_whole

#: Custom properties of the style sheet, those of the theme included, by the colour they take.
PROPERTIES = {
    "ink": ("--color-foreground-primary",),
    "grey": ("--color-foreground-secondary",),
    "muted": ("--color-foreground-muted",),
    "edge": ("--color-foreground-border",),
    "tint": ("--color-background-secondary",),
    "line": ("--color-background-border",),
    "navy": ("--color-brand-primary", "--color-brand-content", "--accent"),
    "visited": ("--color-brand-visited",),
    "underline": ("--color-link-underline",),
    "highlight": ("--color-highlight-on-target",),
    "code-paper": ("--color-code-background",),
    "code-ink": ("--color-code-foreground",),
    "pale": ("--pale",),
    "teal": ("--teal",),
    "rust": ("--red",),
    "ochre": ("--amber",),
}
START, END = "made from design/tokens.toml", "end of what is made from design/tokens.toml"
FILE = Path("docs", "_static", "briefing.css")


def css(tokens: Tokens) -> str:
    """Return the custom properties of both themes; the theme asks for both ways of being dark."""
    dark = _declarations(tokens, "dark")
    return (
        f"body {{\n  {_declarations(tokens, 'light')}\n}}\n"
        f'@media not print {{\n  body[data-theme="dark"] {{\n    {dark}\n  }}\n'
        "  @media (prefers-color-scheme: dark) {\n"
        f'    body:not([data-theme="light"]) {{\n      {dark}\n    }}\n  }}\n}}'
    )


def _declarations(tokens: Tokens, theme: Theme) -> str:
    colours = tokens.of(theme)
    return " ".join(
        f"{name}: {colours[colour]};" for colour, names in PROPERTIES.items() for name in names
    )


def filled(text: str, made: str) -> str:
    """Return a style sheet with what is made from the tokens in its place.

    Raises
    ------
    BriefingError
        If the lines between which it stands are not there.
    """
    found, count = re.subn(
        rf"(?m)^(.*\b{START}.*\n)(?s:.*?)^(.*\b{END})",
        lambda match: f"{match[1]}{made}\n{match[2]}", text, count=1,
    )  # fmt: skip
    if count == 0:
        do = f"Put back the two lines: {START!r}, {END!r}."
        raise BriefingError("the place for the colours is missing", file=FILE, do=do)
    return found


def write(root: Path) -> None:
    """Write the block again."""
    text = (root / FILE).read_text("utf-8")
    write_whole(root / FILE, filled(text, css(read_tokens(root))).encode())


if __name__ == "__main__":
    write(Path(sys.argv[1]))
