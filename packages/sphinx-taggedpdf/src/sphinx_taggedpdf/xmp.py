"""Adds to the XMP record what Typst has no setting for: each author by name, the licence, the edition.

Uses only schemas that PDF/A knows (Dublin Core, rights management, media management), so no
extension is declared.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape

from .objects import Objects

_CREATOR = re.compile(r"<dc:creator>.*?</dc:creator>", re.DOTALL)
_LENGTH = re.compile(rb"/Length \d+")


def complete(pdf: Objects, metadata: Mapping[str, Any], /) -> None:
    """Amend the XMP record of *pdf*."""
    number = pdf.find(b"/Type/Metadata")
    body = pdf[number]
    start, end = body.index(b"stream\n") + 7, body.rindex(b"endstream")
    packet = body[start:end].rstrip(b"\n").decode("utf-8")
    packet = _CREATOR.sub(lambda _: _creators(metadata), packet, count=1)
    packet = packet.replace("</rdf:Description>", _additions(metadata) + "</rdf:Description>", 1)
    content = packet.encode("utf-8")
    head = _LENGTH.sub(b"/Length %d" % len(content), body[:start], count=1)
    pdf[number] = head + content + b"\n" + body[end:]


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
