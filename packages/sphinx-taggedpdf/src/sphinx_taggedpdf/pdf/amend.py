"""What Typst cannot say, put into the finished file, and the file written small.

Each step says so if the file is not as it expects, which names the releases that do not fit.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Name, Pdf, settings

from . import associated, contents, destinations, lists, rowheads, sections, structure, xmp
from .destinations import Place


class Additions(NamedTuple):
    """What the file is to say besides."""

    metadata: Mapping[str, Any]
    #: for each table, which of its body cells head their rows
    row_heads: Sequence[Sequence[bool]]
    #: label → the words that say where it leads
    titles: Mapping[str, str]
    #: "page", in the language of the document
    page: str
    #: alternative texts of figures whose data are attached, with the names of the files
    data_files: Mapping[str, str]


class NotAsExpected(Exception):
    """The file that Typst wrote is not as the steps here expect it."""


def amend(content: bytes, places: Mapping[str, Place], additions: Additions) -> bytes:
    """Return the PDF with links, row headers, metadata; opened with its bookmarks shown.

    Raise `NotAsExpected` if a step finds the file otherwise than it was made for.
    """
    try:
        return _amended(content, places, additions)
    except AssertionError as error:
        writer, own = (f"{name} {version(name)}" for name in ("typst", "sphinx-taggedpdf"))
        raise NotAsExpected(
            f"the file of {writer} is not as {own} expects it: {error}; "
            "install another release of one of them, and report it"
        ) from error


def _amended(content: bytes, places: Mapping[str, Place], additions: Additions) -> bytes:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        destinations.resolve(pdf, places, additions.titles, additions.page)
        found = structure.collect(pdf, ("/Figure", "/LI", "/Table"))
        rowheads.mark(found["/Table"], additions.row_heads)
        associated.associate(pdf, found["/Figure"], additions.data_files)
        lists.drop_empty_labels(found["/LI"])
        sections.nest(pdf)
        xmp.complete(pdf, additions.metadata)
        contents.shorten(pdf)
        if "/Outlines" in pdf.Root:
            pdf.Root.PageMode = Name.UseOutlines
        return _small(pdf)


def _small(pdf: Pdf) -> bytes:
    """Return the file with its objects packed; equal input gives equal bytes."""
    out = io.BytesIO()
    settings.set_flate_compression_level(9)
    pdf.save(
        out,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        deterministic_id=True,
        fix_metadata_version=False,
    )
    return out.getvalue()
