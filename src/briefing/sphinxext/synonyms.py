"""Words that mean the same to a reader who searches; written by hand in docs/_search.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..errors import BriefingError
from ..evidence.textfile import read_text

#: May be absent.
SYNONYMS = Path("docs", "_search.toml")


def read_synonyms(root: Path) -> Mapping[str, Any]:
    """Return the words of each language that mean the same to a reader.

    Raises
    ------
    BriefingError
        If the file is not TOML.
    """
    path = root / SYNONYMS
    try:
        return tomllib.loads(read_text(path)) if path.exists() else {}
    except tomllib.TOMLDecodeError as error:
        raise BriefingError(f"invalid TOML: {error}", file=path, do="Correct the line.") from None
