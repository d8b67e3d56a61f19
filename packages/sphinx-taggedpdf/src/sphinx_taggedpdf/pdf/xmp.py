"""Adds to the XMP record what Typst has no setting for: each author by name, the licence, the edition.

Uses only schemas that PDF/A knows (Dublin Core, rights management, media management), so no
extension is declared.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape

from pikepdf import Pdf

_CREATOR = re.compile(r"<dc:creator>.*?</dc:creator>", re.DOTALL)
_END = "</rdf:Description>"


def complete(pdf: Pdf, metadata: Mapping[str, Any], /) -> None:
    """Amend the XMP record of *pdf*; raise `AssertionError` if it is not as expected."""
    record = pdf.Root.Metadata
    packet = record.read_bytes().decode("utf-8")
    if metadata["authors"]:
        packet, count = _CREATOR.subn(lambda _: _creators(metadata), packet, count=1)
        if not count:
            raise AssertionError("the XMP record names no author")
    if _END not in packet:
        raise AssertionError("the XMP record has no description")
    record.write(packet.replace(_END, _additions(metadata) + _END, 1).encode("utf-8"))


def _creators(metadata: Mapping[str, Any]) -> str:
    names = "".join(f"<rdf:li>{escape(name)}</rdf:li>" for name in metadata["authors"])
    return f"<dc:creator><rdf:Seq>{names}</rdf:Seq></dc:creator>"


def _additions(metadata: Mapping[str, Any]) -> str:
    parts = []
    if licence := metadata.get("licence"):
        text = f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(str(licence))}</rdf:li></rdf:Alt>'
        parts.append(f"<dc:rights>{text}</dc:rights>")
    if url := metadata.get("licence_url"):
        space = 'xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"'
        parts.append(f"<xmpRights:WebStatement {space}>{escape(str(url))}</xmpRights:WebStatement>")
    if edition := metadata.get("edition"):
        parts.append(f"<xmpMM:VersionID>{escape(str(edition))}</xmpMM:VersionID>")
    return "".join(parts)
