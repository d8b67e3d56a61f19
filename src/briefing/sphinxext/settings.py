"""What conf.py asks of the data.

Data that do not hold are reported as a fault of the configuration: file, line, remedy, no traceback.
"""

from __future__ import annotations

from pathlib import Path

from sphinx.errors import ConfigError

from ..errors import BriefingError
from ..exchange.citation import Work, read_citation
from ..words.catalogue import read_language


def read_work(root: Path, language: str, url: str) -> Work:
    """Return the briefing as a work to be cited.

    Raises
    ------
    ConfigError
        If CITATION.cff or a catalogue does not hold.
    """
    try:
        return read_citation(root / "CITATION.cff", read_language(root, language), url)
    except BriefingError as error:
        raise ConfigError(str(error).replace(f"{root}/", "")) from None
