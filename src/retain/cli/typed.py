"""A noun's options, written once as a dataclass and taken by `add` and `edit` alike."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from inspect import Parameter, Signature, signature
from typing import TYPE_CHECKING, Any, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Callable


def gathered(command: Callable[..., None]) -> Callable[..., None]:
    """A command whose one parameter of a dataclass's type is spread into an option for each field.

    Typer reads options from a function's parameters only; twenty of them twice a noun would say everything twice.
    """
    hints = get_type_hints(command, include_extras=True)
    slot, options = next((name, hint) for name, hint in hints.items() if is_dataclass(hint))
    names = [field.name for field in fields(options)]

    def run(**typed: Any) -> None:  # noqa: ANN401 - as Typer hands them over
        command(**{slot: options(**{name: typed.pop(name) for name in names})}, **typed)  # type: ignore[operator]

    own = [
        given.replace(kind=Parameter.KEYWORD_ONLY, annotation=hints[name])
        for name, given in signature(command).parameters.items()
        if name != slot
    ]
    spread = get_type_hints(options, include_extras=True)
    more = [
        Parameter(field.name, Parameter.KEYWORD_ONLY, default=field.default, annotation=spread[field.name])
        for field in fields(options)
    ]
    run.__signature__ = Signature([*own, *more])  # type: ignore[attr-defined]
    run.__annotations__ = {one.name: one.annotation for one in (*own, *more)}
    run.__name__, run.__doc__ = command.__name__, command.__doc__
    return run
