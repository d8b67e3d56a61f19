"""Writes the data of the briefing into a folder, and into one archive that explains itself.

What the files hold is `datapackage`'s; how they are linked or attached is not decided here.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType

from ..charts.contract import Chart
from ..files import write_whole
from ..ledger.ledger import Ledger
from ..words.catalogue import translate
from .citation import Work
from .datapackage import ABOUT, files, title_of
from .table import Table
from .tables import tables

PACKAGE = "briefing-data.zip"
#: What the package says of itself to somebody who has only the package.
README = """# {title}

{about}
{edition} {version}. {licence}: https://creativecommons.org/licenses/by/4.0/ (LICENSE.txt).

{how}

{files}

{scripts}
"""
SAID = {
    "licence": "Free to reuse under CC BY 4.0, with the source named",
    "how": "The files are CSV in UTF-8 with a point as decimal sign; to open them in Excel, choose "
    "Data, From text. datapackage.json describes every column.",
    "scripts": "The folder scripts holds what drew each chart. A script has rows(ledger), what is "
    "plotted, and draw(rows, look); it runs in the repository of the briefing, with tox -e docs.",
}


def readme(found: Iterable[Table], work: Work) -> str:
    """Return what the package says of itself."""
    say = partial(translate, language=work.language)
    listed = "\n".join(
        f"- {each.path}: {say(each.title)}. {say(each.description)}" for each in found
    )
    said = {name: say(text) for name, text in SAID.items()}
    return README.format(title=title_of(work), about=say(ABOUT), edition=say("Edition"),
                         version=work.version, files=listed, **said)  # fmt: skip


def pack(content: Mapping[str, bytes], folder: str) -> bytes:
    """Return a zip archive of one folder, the same bytes for the same content."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(content):
            entry = zipfile.ZipInfo(f"{folder}/{name}")  # its date is fixed to 1980
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content[name])
    return buffer.getvalue()


def write_exports(
    ledger: Ledger, charts: Mapping[str, Chart], bibliography: str, work: Work, folder: Path,
    extra: Mapping[str, bytes] = MappingProxyType({}),
) -> list[Path]:  # fmt: skip
    """Write all files and the package into a folder; files that would not change are left alone.

    `extra` are files that stand in the package alone: licence, scripts.
    """
    found = tables(ledger, charts, work.language)
    content = files(found, ledger, bibliography, work)
    about = readme(found, work).encode()
    content[PACKAGE] = pack({**content, **extra, "README.md": about}, f"{work.slug}-data")
    for name, data in content.items():
        write_whole(folder / name, data)
    for old in set(folder.glob("[!.]*")) - {folder / name for name in content}:
        old.unlink(missing_ok=True)
    return [folder / name for name in content]
