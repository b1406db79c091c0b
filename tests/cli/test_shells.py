"""The completion scripts, and how a shell learns them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from retain.cli import shells
from tests.factories import filling

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Ran

    Retain = Callable[..., Ran]

ASK = {
    "bash": 'COMP_WORDS=(retain log {0}); COMP_CWORD=2; _retain; printf "%s\\n" "${{COMPREPLY[@]}}"',
    "zsh": "compadd() {{ print -l -- $found }}; words=(retain log {0}); CURRENT=3; _retain",
    "fish": 'complete -C "retain log {0}"',
}


@pytest.mark.parametrize("shell", shells.SCRIPTS)
def test_the_script_of_the_shell_in_use_is_printed(retain: Retain, monkeypatch: pytest.MonkeyPatch, shell: str) -> None:
    monkeypatch.setenv("SHELL", f"/usr/bin/{shell}")
    assert retain("--show-completion").out == shells.SCRIPTS[shell]


@pytest.mark.parametrize("shell", shells.SCRIPTS)
def test_a_shell_is_taught_once_however_often_asked(
    retain: Retain, monkeypatch: pytest.MonkeyPatch, shell: str
) -> None:
    monkeypatch.setenv("SHELL", f"/usr/bin/{shell}")
    home = Path(os.environ["HOME"])
    home.mkdir()
    startup = home / f".{shell}rc"
    startup.write_text("alias ll='ls -l'", encoding="utf-8")
    for _ in range(2):
        assert shell in retain("--install-completion").out
    place = Path(os.environ["XDG_CONFIG_HOME"]) / (
        "fish/completions/retain.fish" if shell == "fish" else f"retain/completion.{shell}"
    )
    assert place.read_text(encoding="utf-8") == shells.SCRIPTS[shell]
    assert startup.read_text(encoding="utf-8").startswith("alias ll='ls -l'")
    assert startup.read_text(encoding="utf-8").count(str(place)) == (shell != "fish")


def test_a_shell_without_a_script_is_refused(retain: Retain, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHELL", "/bin/tcsh")
    assert "SHELL=bash" in retain("--show-completion", code=2).err
    monkeypatch.delenv("SHELL")
    retain("--install-completion", code=2)


@pytest.mark.parametrize("shell", shells.SCRIPTS)
def test_the_shell_itself_asks_and_understands(shell: str, db: Path, tmp_path: Path) -> None:
    if not shutil.which(shell):
        pytest.skip(f"{shell} isn't here")
    with filling(db) as shelf:
        shelf.customer("Acme Bakery")
    program = tmp_path / "retain"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m retain "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    script = (
        "autoload -Uz compinit; compinit -u\n" * (shell == "zsh") + shells.SCRIPTS[shell] + ASK[shell].format("acm")
    )
    environment = {
        **os.environ,
        "RETAIN_DB": str(db),
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "HOME": str(tmp_path),
    }
    ran = subprocess.run([shell, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == (r"Acme\ Bakery" if shell == "bash" else "Acme Bakery")
