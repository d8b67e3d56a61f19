"""Command: show the pages at an address of this machine, a saved one within a second."""

from __future__ import annotations

import argparse
from pathlib import Path

import uvicorn
from sphinx_autobuild.utils import find_free_port

from .preview import Project
from .server import served

#: What is watched beside the pages, below the folder of conf.py.
WATCHED = ("docs", "evidence", "analysis", "scripts", "refs.bib", "CITATION.cff")

HOST = "127.0.0.1"


def main() -> None:
    """Serve until it is interrupted."""
    parser = argparse.ArgumentParser(prog="tox -e live --", description=__doc__)
    parser.add_argument("-t", "--tag", action="append", default=[], help="a language: de")
    parser.add_argument("--port", type=int, default=8000, help="0 takes one that is free")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the folder of conf.py")
    options = parser.parse_args()
    root = options.root.resolve()
    made = root / "build" / "live" / "-".join(options.tag or ["en"])
    project = Project(root, made / "html", made / "doctrees", made / "preview", tuple(options.tag))
    watched = [path for name in WATCHED if (path := root / name).exists()]
    port: int = options.port or find_free_port()  # type: ignore[no-untyped-call]
    address = f"{HOST}:{port}"
    print(f"http://{address}", flush=True)
    uvicorn.run(served(project, watched, address), host=HOST, port=port, log_level="warning")


if __name__ == "__main__":
    main()
