"""Data in a page, as a script that no browser runs."""

from __future__ import annotations

import json
from typing import Any


def json_script(data: Any, kind: str = "application/ld+json", ident: str = "") -> str:
    r"""Write data into a page so that no text can end the script.

    >>> json_script({"a": "</script>"})
    '<script type="application/ld+json">{"a":"\\u003c/script>"}</script>'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    attribute = f' id="{ident}"' if ident else ""
    return f'<script type="{kind}"{attribute}>{text}</script>'
