"""The retention diary a salesperson keeps in the terminal."""

__version__ = "0.1.0"
