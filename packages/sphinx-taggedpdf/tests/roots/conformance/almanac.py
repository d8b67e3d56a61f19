"""Functions of the almanac."""


def grow(seed: str, years: int = 1) -> str:
    """Return the plant that a seed becomes.

    :param seed: what was sown
    :param years: how long to wait
    """
    return seed * years


class Bed:
    """A bed in the garden."""

    def dig(self, deep=False):
        """Dig it."""
