"""The study of a garden: how much rain a roof gives."""

from briefing.quantities.expression import Name as N
from briefing.quantities.formula import Formula as F
from briefing.quantities.model import Model, Output
from briefing.study.records import Cutoff
from briefing.study.study import Study

STUDY = Study(
    model=Model({
        "caught": Output(
            N("depth") * N("roof") * (1 - N("loss")), "litre/year", "Rain from the roof in a year"
        ),
    }),
    cutoffs={"year": Cutoff("the end of a year", "caught", ("caught",), ("caught",))},
    formulas=(
        F("rain.gap", "The neighbour's gauge against ours",
          N("rain.roe.2024") / N("rain.doe.2024"), "percent", digits=2),
    ),
    formulas_of_results=(
        F("caught.month", "Rain from the roof in a month", N("caught"), "litre/month", digits=2),
    ),
)  # fmt: skip
