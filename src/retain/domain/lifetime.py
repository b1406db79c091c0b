"""What a customer is worth over the years, at the rate the book keeps its customers (SPEC section 5)."""

from typing import NamedTuple

SPANS = (1, 2, 10)
"""Years a lifetime value is told for (demand 62)."""


def years_kept(kept: float, years: int) -> float:
    """The yearly values that so many years bring where a part is kept each year: the sum of its powers."""
    return sum(kept**year for year in range(years))


def over(yearly: int, years: int, kept: float | None = None) -> int:
    """The value of so many years in minor units; plain, as if nobody left, where no rate is given."""
    return round(yearly * (years if kept is None else years_kept(kept, years)))


def expected_years(kept: float) -> float | None:
    """The years a customer stays on the mean, 1 / (1 - r); None where nobody was lost."""
    return 1 / (1 - kept) if kept < 1 else None


class Lifetime(NamedTuple):
    """A yearly value in minor units, and the part of customers the book keeps in a year; None where it isn't known.

    A year in which more was paid back than came in says nothing of the next ones.
    """

    yearly: int
    kept: float | None = None

    def over(self, years: int) -> int | None:
        """What so many years bring at that rate."""
        return None if self.kept is None or self.yearly < 0 else over(self.yearly, years, self.kept)

    def plain(self, years: int) -> int | None:
        """What so many years bring if the customer stays."""
        return None if self.yearly < 0 else over(self.yearly, years)
