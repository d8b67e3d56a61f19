"""What Zotero makes of a page: its translator "Embedded Metadata", as far as the site uses it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml
from lxml import html

ROOT = Path(__file__).resolve().parents[2]
CITATION = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
DATE = CITATION["date-released"].isoformat()
#: As in Zotero's translator "Embedded Metadata": tag to field; a later one overwrites.
FIELDS = {
    "citation_title": "title", "citation_publication_date": "date", "citation_date": "date",
    "citation_inbook_title": "bookTitle", "citation_book_title": "bookTitle",
    "citation_technical_report_institution": "institution",
    "citation_technical_report_number": "reportNumber", "citation_publisher": "publisher",
    "citation_abstract": "abstractNote", "citation_public_url": "url",
    "citation_language": "language",
}  # fmt: skip
TYPES = {
    "citation_technical_report_institution": "report", "citation_book_title": "bookSection",
}  # fmt: skip


def clean_author(text: str) -> dict[str, str]:
    """Part a name as Zotero does: at a comma, else before the last word."""
    name = re.sub(r"^[\s.,/\[\]:]+|[\s.,/\[\]:]+$", "", text)
    if "," in text:
        last, _, first = name.partition(", ")
        return {"firstName": first, "lastName": last}
    first, _, last = name.rpartition(" ")
    return {"firstName": first, "lastName": last}


def zotero(page: html.HtmlElement) -> dict[str, Any]:
    """Return the item that Zotero makes of a page."""
    found = [(m.get("name"), m.get("content")) for m in page.xpath("//head/meta[@name]")]
    known = dict(found)
    types = [kind for tag, kind in TYPES.items() if tag in known]
    item: dict[str, Any] = {"itemType": types[0] if types else "webpage"}
    item |= {field: known[tag] for tag, field in FIELDS.items() if tag in known}
    item["creators"] = [clean_author(text) for tag, text in found if tag == "citation_author"]
    if item["itemType"] == "report" and "DC.type" in known:
        item["reportType"] = known["DC.type"]
    return item
