"""Build the bench diaries and print how dear the daily commands are: python -m tests.bench [FOLDER].

What files cost, at a million entries: python -m tests.bench.files.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.ratios import BARE, HEAVY, PAIRS, RETAIN, due, log, peak, ratio

SIZES = {"small": (1_000, 100, 20), "wide": (10_000, 100, 20), "long": (1_000, 1_000, 20)}


def built(folder: Path, name: str) -> Path:
    """A bench diary of a stated size, built where it isn't there yet."""
    path = folder / f"{name}.db"
    if not path.exists():
        customers, entries, sales = map(str, SIZES[name])
        size = ["--customers", customers, "--entries", entries, "--sales", sales]
        subprocess.run([sys.executable, "-m", "tests.bench.build", str(path), *size], check=True)
    return path


def main() -> None:
    """Measure every ratio that the daily commands are held to."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else tempfile.mkdtemp())
    small, wide, long = (built(folder, name) for name in SIZES)
    heavy_log, heavy_due = ((*HEAVY, *words[len(RETAIN) :]) for words in (log(small), due(small)))
    held = (
        ("log / bare Typer", log(small), BARE, 1.5, False),
        ("due in a pipe / bare Typer", due(small), BARE, 2.0, False),
        ("due on a terminal / bare Typer", due(small), BARE, 4.0, True),
        ("log / with sqlmodel at the start", log(small), heavy_log, 0.25, False),
        ("due / with sqlmodel at the start", due(small), heavy_due, 0.25, False),
        ("due at 10,000 / at 1,000 customers", due(wide), due(small), 4.0, False),
        ("due with ten times the entries", due(long), due(small), 1.2, False),
    )
    sys.stdout.write(f"medians of {PAIRS} pairs, CPU time\n")
    for name, one, other, limit, terminal in held:
        found, seconds, others = ratio(one, other, terminal=terminal)
        verdict = "" if found <= limit else "  OVER"
        sys.stdout.write(f"{name:<36}{found:6.2f}  (at most {limit:g}; {seconds:.3f} s to {others:.3f} s){verdict}\n")
    sys.stdout.write(f"{'peak memory of due at 1,000':<36}{peak(due(small)):6.1f}  (MB, at most 40)\n")


if __name__ == "__main__":
    main()
