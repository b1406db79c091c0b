"""What a command is given: the day, the diary, the policy, the screen. The one clock, the one path choice."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from retain.domain import dates
from retain.render.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from retain.cli.options import Asked
    from retain.cli.settings import Settings
    from retain.domain.policy import Policy
    from retain.render.progress import Progress
    from retain.store.diary import Diary

_FOLDERS = {"data": ("XDG_DATA_HOME", ".local/share"), "config": ("XDG_CONFIG_HOME", ".config")}


class Context:
    """Everything outside the program that a command may touch; nothing opens until asked."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.now = datetime.now(UTC)
        self._diary: Diary | None = None
        self.screen = Screen(sys.stdout, sys.stderr, json=asked.json, color="NO_COLOR" not in os.environ)

    @cached_property
    def today(self) -> date:
        """The rep's local date, or the day `--today` names."""
        local = self.now.astimezone().date()
        if not self.asked.today:
            return local
        return dates.parse(self.asked.today, local, lean="past", order=self.settings.order)

    @cached_property
    def settings(self) -> Settings:
        from retain.cli.settings import Settings, read

        path = self.folder("config") / "config.toml"
        return read(path) if path.exists() else Settings()

    def changed_settings(self) -> None:
        """Read the settings again when next asked: they were changed."""
        self.__dict__.pop("settings", None)
        self.__dict__.pop("diary_path", None)

    @property
    def policy(self) -> Policy:
        return self.settings.policy

    @property
    def interactive(self) -> bool:
        """Whether somebody sits at a terminal and can be asked."""
        return sys.stdin.isatty() and self.screen.terminal

    @cached_property
    def diary_path(self) -> Path:
        """Where the diary lies: the flag, else the environment, else the settings, else the data folder."""
        named = self.asked.db or os.environ.get("RETAIN_DB") or self.settings.diary
        return Path(named).expanduser() if named else self.folder("data") / "diary.db"

    def folder(self, kind: str) -> Path:
        """The rep's own folder for data or config (platformdirs costs 19 ms, so Linux spells it out)."""
        if sys.platform == "linux":
            variable, default = _FOLDERS[kind]
            home = os.environ.get(variable, "").strip()
            return (Path(home) if home else Path.home() / default) / "retain"
        import platformdirs

        return Path(platformdirs.user_data_dir("retain") if kind == "data" else platformdirs.user_config_dir("retain"))

    def diary(self, *, create: bool) -> Diary:
        """The diary, outside any transaction; a missing one at the default place reads as empty.

        It stays open until `close`: reading the schema again would cost a command 2 ms.
        """
        from retain.store.diary import Diary

        if self._diary is None or (create and self._diary.path is None):
            named = bool(self.asked.db or os.environ.get("RETAIN_DB"))
            path = self.diary_path if create or named or self.diary_path.exists() else None
            self.close()
            self._diary = Diary(path, self.today, self.now, create=create)
        return self._diary

    @property
    def outcome(self) -> str:
        """What came of a command that was broken off."""
        done = self._diary is not None and self._diary.committed
        return "what was entered is stored; `retain undo` takes it back" if done else "nothing was changed"

    def finish(self) -> None:
        """Let go of the diary; where it was changed, the rep's hooks are run on what changed."""
        numbers = self._diary.committed if self._diary else []
        wanted = numbers and os.name == "posix" and "RETAIN_HOOK" not in os.environ
        if wanted and (self.folder("config") / "hooks").is_dir():
            from retain.cli import hooks

            hooks.run(self, numbers)
        self.close()

    def close(self) -> None:
        """Let go of the diary."""
        if self._diary is not None:
            self._diary.close()
            self._diary = None

    @contextmanager
    def watching(self, diary: Diary) -> Iterator[Progress]:
        """Tell on a terminal how far long work in the diary is; Ctrl-C breaks off even a long statement."""
        with self.screen.progress() as progress, diary.watched(progress.at):
            yield progress

    @contextmanager
    def reading(self) -> Iterator[Diary]:
        with self.diary(create=False).reading() as diary:
            yield diary

    @contextmanager
    def outward(self, *, private: bool) -> Iterator[Diary]:
        """The diary as it may leave: with `private` all of it."""
        from retain.store.discretion import hush

        with self.reading() as diary:
            if not private:
                hush(diary)
            yield diary

    @contextmanager
    def changing(self, command: str) -> Iterator[Diary]:
        with self.diary(create=True).changing(command) as diary:
            yield diary
