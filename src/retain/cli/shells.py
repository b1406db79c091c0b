"""The scripts that teach a shell to ask retain after TAB, and where each shell looks for them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from retain.disk import make_folder, sync_file
from retain.domain.errors import CantCreate, Misused
from retain.exchange.outfile import written
from retain.render.safe import safe

if TYPE_CHECKING:
    from retain.render.screen import Screen

BASH = """\
_retain() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        COMPREPLY+=("$line")
    done < <(_RETAIN_COMPLETE=bash retain -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _retain retain
"""
ZSH = """\
#compdef retain
_retain() {
    local -a found
    found=("${(@f)$(_RETAIN_COMPLETE=zsh retain -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
    found=(${found:#})
    if (( $#found )); then
        compadd -U -a found
    else
        _files
    fi
}
if [ "$funcstack[1]" = _retain ]; then
    _retain "$@"
else
    compdef _retain retain
fi
"""
FISH = """\
function __retain_found
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    test -n "$current"; or set current ""
    _RETAIN_COMPLETE=fish retain -- $before[2..] $current 2>/dev/null
end
complete -c retain -f -a "(__retain_found)"
complete -c retain -F -n "test (count (__retain_found)) -eq 0"
"""
SCRIPTS = {"bash": BASH, "zsh": ZSH, "fish": FISH}
_SOURCED = ". '{}'"


def teach(screen: Screen, *, install: bool) -> None:
    """Print the script of the shell in use, or put it where that shell finds it."""
    shell = current()
    if not install:
        screen.text(SCRIPTS[shell])
        return
    place = installed(shell)
    screen.line(safe(f"{shell} completes retain from its next start on: {place}"))
    screen.say("For another shell: SHELL=bash retain --install-completion, or zsh or fish.")


def current() -> str:
    """The shell in use, by $SHELL; raises Misused for one there is no script for."""
    name = Path(os.environ.get("SHELL", "")).name
    if name not in SCRIPTS:
        raise Misused(
            f"There is no completion for {name or 'this shell'}.",
            "SHELL=bash retain --install-completion, or zsh or fish.",
        )
    return name


def installed(shell: str) -> Path:
    """Put the script where the shell reads it when it starts; returns the file. Raises CantCreate."""
    home = Path.home()
    config = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
    place = config / "fish/completions/retain.fish" if shell == "fish" else config / f"retain/completion.{shell}"
    try:
        make_folder(place.parent)
        with written(place.resolve(), force=True) as out:  # before a startup file names it
            out.write(SCRIPTS[shell])
        if shell == "bash":
            _add(home / ".bashrc", _SOURCED.format(place))
        elif shell == "zsh":
            _add(
                Path(os.environ.get("ZDOTDIR") or home) / ".zshrc",
                "autoload -Uz compinit && compinit",
                _SOURCED.format(place),
            )
    except OSError as error:
        raise CantCreate(
            f"{error.filename} can't be written: {error.strerror}.", "`retain --show-completion` prints it."
        ) from error
    return place


def _add(startup: Path, *lines: str) -> None:
    held = startup.read_text(encoding="utf-8") if startup.exists() else ""
    new = [line for line in lines if line not in held]
    if new:
        with startup.open("a", encoding="utf-8") as out:  # never written anew: a cut in between would take it all
            out.write(("" if held.endswith("\n") or not held else "\n") + "\n".join(new) + "\n")
        sync_file(startup)
