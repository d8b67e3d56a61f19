"""One edition: evidence, assumptions, formulas and model results in one ledger.

The only place where the parts meet, in the order in which they depend on each other.
Which numbers come of the results of the model is in `briefing.ledger.results`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from ..evidence.claims import VERDICTS, Claim, Judgement, read_findings
from ..evidence.observations import read_evidence
from ..evidence.parameters import Parameter, read_parameters
from ..study.load import read_study
from ..study.study import Study
from ..uncertainty.results import Range, read_results
from .compute import add_formulas, add_numbers
from .ledger import Ledger, observed
from .number import Number, find
from .results import assumptions, numbers_of_results


def read_ledger(root: Path) -> Ledger:
    """Build the ledger of the briefing below a folder.

    Raises
    ------
    BriefingError
        If evidence, parameters, formulas or model do not hold together: file, line, remedy.
    """
    study = read_study(root)
    evidence = read_evidence(root)
    numbers = {row.id: observed(row) for row in evidence.observations.values()}
    add_formulas(numbers, study.formulas)
    parameters = _parameters(study, root, numbers)
    results = read_results(study, parameters, _ranges(study, numbers), root / ".cache")
    add_numbers(numbers, assumptions(results, parameters))
    add_numbers(numbers, _constants(study))
    add_numbers(numbers, numbers_of_results(results, study, parameters))
    add_formulas(numbers, study.formulas_of_results)
    claims = read_findings(root / "evidence" / "claims.csv", Claim, numbers)
    add_numbers(numbers, _verdicts(claims))
    judgements = read_findings(root / "evidence" / "judgements.csv", Judgement, numbers)
    # Chart scripts are given the ledger: they may read it and no more.
    return Ledger(
        MappingProxyType(numbers), evidence, MappingProxyType(parameters),
        MappingProxyType(claims), MappingProxyType(judgements), study,
    )  # fmt: skip


def _parameters(study: Study, root: Path, numbers: Mapping[str, Number]) -> dict[str, Parameter]:
    """Read the parameters; a study without a model has none."""
    if not study.model.outputs:
        return {}
    parameters = read_parameters(root / "evidence" / "parameters.csv", numbers)
    study.model.check(parameters)
    return parameters


def _constants(study: Study) -> Iterator[Number]:
    for c in study.constants:
        yield Number(c.name, c.label, "assumed", c.unit, central=c.value, formula=c.reason)


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
