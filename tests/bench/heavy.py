"""retain with sqlmodel imported at the start, as it isn't."""

import sqlmodel  # noqa: F401 - its price is what is measured

from retain.__main__ import main

if __name__ == "__main__":
    main()
