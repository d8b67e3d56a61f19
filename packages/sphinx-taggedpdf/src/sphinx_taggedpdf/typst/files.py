"""Writing files at once or not at all."""

from __future__ import annotations

import os
from pathlib import Path


def replace(target: Path, content: bytes) -> None:
    """Put *content* in the place of *target* at once, or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    new = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        new.write_bytes(content)
        os.replace(new, target)
    finally:
        new.unlink(missing_ok=True)
