"""A Typer program whose command does nothing: what retain's daily commands are compared with."""

import typer

app = typer.Typer()


@app.command()
def nothing() -> None:
    """Do nothing."""


@app.command()
def either() -> None:
    """Make it a program with commands."""


if __name__ == "__main__":
    app()
