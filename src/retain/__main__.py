"""Run retain as `python -m retain`."""

from retain.cli.main import main

if __name__ == "__main__":
    main()
