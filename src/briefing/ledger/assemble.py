"""One edition: evidence, assumptions, formulas and model results in one ledger.

The only place where the parts meet, in the order in which they depend on each other.
Which numbers come of the results of the model is in `briefing.ledger.results`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from ..errors import located
from ..evidence.bounds import Bound, dates_of, read_bounds
from ..evidence.choices import Option, read_choices
from ..evidence.claims import VERDICTS, Claim, Judgement, read_findings
from ..evidence.forecasts import read_forecasts
from ..evidence.observations import Evidence, read_evidence
from ..evidence.options import read_options
from ..evidence.parameters import Parameter, read_assumptions
from ..quantities.model import RangeError
from ..study.load import FOLDER, read_study
from ..study.study import Study
from ..uncertainty.results import Range, read_results
from .assumptions import assumptions
from .bounds import with_ends
from .choices import changes_of
from .compute import add_formulas, add_numbers
from .forecasts import numbers_of_forecasts
from .hindcast import read_hindcast
from .ledger import Ledger, observed
from .number import Number, find
from .omission import Without, omissions
from .results import numbers_of_results
from .robustness import numbers_of_robustness, read_robustness
from .sources import check_floors, marks
from .wording import check_words


def read_ledger(root: Path) -> Ledger:
    """Build the ledger of the briefing below a folder.

    Raises
    ------
    BriefingError
        If evidence, parameters, formulas or model do not hold together: file, line, remedy.
    """
    with located(root / FOLDER):  # what has no row of evidence to stand in is the study's
        return _read(root)


def _read(root: Path) -> Ledger:
    study = read_study(root)
    evidence = read_evidence(root)
    units = evidence.vocabularies.units
    numbers = {row.id: observed(row) for row in evidence.observations.values()}
    add_formulas(numbers, study.formulas, units)
    parameters, bounds = _parameters(study, root, numbers, evidence)
    said = marks(parameters, bounds, numbers, units)
    results = read_results(study, parameters, _ranges(study, numbers), said, root / ".cache")
    check_floors(results.percentiles, bounds, numbers)
    choices = _choices(root, parameters, evidence)
    add_numbers(numbers, assumptions(results, parameters))
    add_numbers(numbers, _constants(study))
    add_numbers(numbers, numbers_of_results(results, study, parameters))
    left_out: dict[str, Without] = {}
    if choices:
        left_out = omissions(parameters, bounds, numbers, evidence)
        robust = read_robustness(
            study, parameters, changes_of(choices, study.model, parameters, numbers, units),
            _ranges(study, numbers),
            left_out, root / ".cache",
        )  # fmt: skip
        add_numbers(numbers, numbers_of_robustness(robust, study, choices, left_out))
    add_numbers(numbers, read_hindcast(root, study, bounds, numbers, evidence))
    add_formulas(numbers, study.formulas_of_results, units)
    claims = read_findings(root / "evidence" / "claims.csv", Claim, numbers)
    add_numbers(numbers, _verdicts(claims))
    judgements = read_findings(
        root / "evidence" / "judgements.csv", Judgement, numbers, study.prose.chapters
    )
    options = read_options(root / "evidence" / "options.csv")
    forecasts = read_forecasts(root / "evidence" / "forecasts.csv", numbers)
    add_numbers(numbers, numbers_of_forecasts(forecasts))
    check_words(judgements, numbers, root / "evidence" / "judgements.csv")
    # Chart scripts are given the ledger: they may read it and no more.
    return Ledger(
        MappingProxyType(numbers), evidence, MappingProxyType(parameters),
        MappingProxyType(claims), MappingProxyType(judgements), MappingProxyType(choices),
        MappingProxyType(options), MappingProxyType(forecasts), MappingProxyType(left_out),
        study,
    )  # fmt: skip


def _parameters(
    study: Study, root: Path, numbers: dict[str, Number], evidence: Evidence
) -> tuple[Mapping[str, Parameter], list[Bound]]:
    """Read the parameters and enter their ends; a study without a model has none."""
    if not study.model.outputs:
        return {}, []
    folder, units = root / "evidence", evidence.vocabularies.units
    assumptions = read_assumptions(folder / "parameters.csv", units)
    bounds = read_bounds(folder / "bounds.csv", assumptions, dates_of(evidence.observations))
    found = with_ends(assumptions, bounds, numbers, evidence.observations, units)
    add_numbers(numbers, found.numbers)
    try:
        study.model.check(found.parameters, units)
    except RangeError as error:
        ends = {(bound.parameter, bound.end): bound for bound in bounds}
        raise ends[error.parameters[0], "maximum"].wrong(error.what, error.do) from None
    return found.parameters, bounds


def _choices(
    root: Path, parameters: Mapping[str, Parameter], evidence: Evidence
) -> Mapping[str, Sequence[Option]]:
    """Read the choices; a briefing may have none."""
    path = root / "evidence" / "choices.csv"
    if not parameters or not path.exists():
        return {}
    return read_choices(path, parameters, dates_of(evidence.observations))


def _constants(study: Study) -> Iterator[Number]:
    for c in study.constants:
        yield Number(c.name, c.label, "assumed", c.unit, central=c.value, formula=c.reason)
    for s in study.stored:
        yield Number(
            s.name, s.label, "computed", s.unit, s.low, s.central, s.high,
            formula=s.reason, inputs=s.inputs, digits=2,
        )  # fmt: skip


def _ranges(study: Study, numbers: Mapping[str, Number]) -> dict[str, Range]:
    """Return the ends of the published totals; a floor alone has no upper end."""
    found = {name: find(total.number, numbers) for name, total in study.published.items()}
    return {
        name: (study.published[name].output, number.require("low"), number.at("high"))
        for name, number in found.items()
    }


def _verdicts(claims: Mapping[str, Claim]) -> Iterator[Number]:
    """Yield how many claims there are, in all and by verdict."""
    yield _count("all", "Claims of the news item that were checked", len(claims))
    for verdict in VERDICTS:
        count = sum(claim.verdict == verdict for claim in claims.values())
        yield _count(verdict, f"Claims of the news item found {verdict}", count)


def _count(name: str, label: str, count: int) -> Number:
    return Number(f"claims.{name}", label, "computed", "count", central=float(count),
                  formula="counted in the table of claims")  # fmt: skip
