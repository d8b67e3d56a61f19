"""Ties the data of a figure, attached to the file, to the figure itself: an associated file (PDF/A-3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pikepdf import Array, Object, Pdf


def associate(pdf: Pdf, figures: Iterable[Object], files: Mapping[str, str], /) -> None:
    """Amend *figures* of *pdf*: one of which *files* names the attachment, by its alternative text, has it.

    Raise `AssertionError` if there is no such figure or attachment.
    """
    found = set()
    for figure in figures:
        if name := files.get(str(figure.get("/Alt", ""))):
            if name not in pdf.attachments:
                raise AssertionError(f"nothing is attached under the name {name}")
            figure.AF = Array([pdf.attachments[name].obj])
            found.add(name)
    if missing := sorted(set(files.values()) - found):
        raise AssertionError(f"no figure for {', '.join(missing)}")
