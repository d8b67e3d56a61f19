"""Draws the rooms of the engine from the import contracts: `python develop/picture.py`.

The contracts in pyproject.toml are what import-linter checks, so the picture cannot differ from
the code; a test says when architecture.md is stale.
"""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "develop" / "architecture.md"
BLOCK = re.compile(r"```mermaid\n.*?```\n", re.DOTALL)


def rooms() -> list[list[str]]:
    """Return the rooms of the engine from top to bottom; those of one level stand together."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return [level.replace(":", "|").split(" | ") for level in layers if not level.startswith("__")]


def purpose(room: str) -> str:
    """Return the first line of what a room says about itself."""
    base = ROOT / "src" / "briefing" / room
    file = base / "__init__.py" if base.is_dir() else base.with_suffix(".py")
    said = ast.get_docstring(ast.parse(file.read_text("utf-8"))) or ""
    return said.splitlines()[0].rstrip(".").replace("`", "")


def picture() -> str:
    """Return the picture as a diagram of Mermaid: an arrow says who may import whom."""
    lines = ["```mermaid", "flowchart TB"]
    levels = rooms()
    for number, level in enumerate(levels):
        lines += (f'  {room}["<b>{room}</b><br>{purpose(room)}"]' for room in level)
        if number:
            lines += (f"  {above} --> {room}" for above in levels[number - 1] for room in level)
    return "\n".join([*lines, "```", ""])


if __name__ == "__main__":
    PAGE.write_text(BLOCK.sub(lambda _: picture(), PAGE.read_text("utf-8")), "utf-8")
