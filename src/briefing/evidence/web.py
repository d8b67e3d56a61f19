"""Addresses of refs.bib: pages that a browser can open, and DOIs."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..characters import hidden
from .forms import Refused

_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.I)
#: Host and port, then what may stand in an address (RFC 3986); other scripts are written as %XX.
_ADDRESS = re.compile(
    r"https?://(?:[A-Za-z0-9](?:[\w-]*[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
    r"(?::(?P<port>[1-9]\d{0,4}))?(?:[/?#][A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]*)?", re.ASCII,
)  # fmt: skip
#: The highest number of a port.
_PORTS = 65535
_BROKEN_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


def address(field: str, text: str) -> Mapping[str, str]:
    r"""An address that a browser can open: http or https, without the escapes of LaTeX."""
    url = re.sub(r"\\([_%&#~$])", r"\1", text.replace(r"\textasciitilde", "~"))
    found = _ADDRESS.fullmatch(url)
    if (
        not found
        or int(found["port"] or 0) > _PORTS
        or _BROKEN_ESCAPE.search(url)
        or url.endswith((".", ",", ";"))
    ):
        raise Refused(f"{text!r} is not a valid address", "Copy it from the address bar of a browser: "
                      "http or https, no spaces, no quotes, no name of a user.")  # fmt: skip
    return {field: url}


def doi(field: str, text: str) -> Mapping[str, str]:
    """A DOI, with or without its resolver."""
    found = _DOI.fullmatch(re.sub(r"\\([_%&#])", r"\1", text))
    if not found or re.search(r"[\"<>{}\\^`|]|[.,;]$", found[1]) or hidden(found[1]):
        raise Refused(f"{text!r} is not a valid DOI", "Write 10.1000/182.")
    return {field: found[1]}
