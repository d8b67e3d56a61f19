"""A second opinion of another construction: deliveries month by month, inferred from statements.

The main model multiplies ranges set by an analyst.
This one infers a path of monthly deliveries from what each voice says: a floor only bounds from
below, statements that go back to one count share one bias, and prices come from a pool of
statements.
Its draws are made by `tox -e second-opinion`, summarised and stored in `second-opinion.json`
with a digest of what they rest on; the ledger reads the summary and never samples.
"""
