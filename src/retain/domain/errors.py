"""What retain refuses, each with the code it exits with."""

from __future__ import annotations


class RetainError(Exception):
    """A refusal: one sentence for the rep, and what to do next."""

    code = 1

    def __init__(self, sentence: str, next_step: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.next_step = next_step


class Refused(RetainError):
    """A rule of the diary says no."""


class Misused(RetainError):
    """The words typed can't be understood."""

    code = 2


class NotFound(RetainError):
    """Nothing in the diary goes by that name or code."""

    code = 3


class Ambiguous(RetainError):
    """Several things go by that name."""

    code = 4


class BadFile(RetainError):
    """An input file, or the diary itself, can't be read as what it claims to be."""

    code = 65


class CantCreate(RetainError):
    """A file or folder can't be made, or is there already."""

    code = 73


class Unwritten(RetainError):
    """The disk refused: full, read-only or failing."""

    code = 74


class Locked(RetainError):
    """Another program holds the diary."""

    code = 75


class Denied(RetainError):
    """The system doesn't let us at the file."""

    code = 77


class Unsuited(RetainError):
    """A schema or setting this program can't work with."""

    code = 78
