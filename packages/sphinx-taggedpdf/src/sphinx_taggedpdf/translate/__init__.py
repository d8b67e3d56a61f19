"""Doctree to Typst: one module of rules for each family of nodes, entered in registry.py."""

from __future__ import annotations

from . import (
    boxes,
    design,
    drawings,
    figures,
    formulas,
    index,
    links,
    listings,
    lists,
    notes,
    signatures,
    structure,
    tables,
    tabs,
    terms,
    text,
)
from .writer import Writer

__all__ = [
    "Writer",
    "boxes",
    "design",
    "drawings",
    "figures",
    "formulas",
    "index",
    "links",
    "listings",
    "lists",
    "notes",
    "signatures",
    "structure",
    "tables",
    "tabs",
    "terms",
    "text",
]
