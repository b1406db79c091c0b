"""How people look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from retain.domain.dates import birthday_said
from retain.domain.folders import PersonFolder, Post, addresses
from retain.render.columns import Column

if TYPE_CHECKING:
    from retain.render.screen import Screen

_C: type[Column[PersonFolder]] = Column
_ADDRESS = 40
"""Letters that e-mail addresses are whole in; half of one is of no use."""


def _position(post: Post) -> dict[str, Any]:
    return {
        "customer": post.customer.name,
        "customer_code": f"c{post.customer.id}",
        "role": post.position.role,
        "level": post.position.level,
        "sponsor": post.position.sponsor,
        "key": post.position.main,
        "left_on": post.position.left_on,
    }


def _said(post: Post) -> str:
    position = post.position
    marks = {
        position.level or "": position.level,
        "sponsor": position.sponsor,
        "key contact": position.main,
        f"left on {position.left_on}": position.left_on,
    }
    listed = ", ".join(mark for mark, held in marks.items() if held)
    return f"{position.role or 'somebody'} at {post.customer.name}" + (f" ({listed})" if listed else "")


def _born(folder: PersonFolder) -> str | None:
    return folder.person.birthday and birthday_said(folder.person.birthday)


_NAME = (_C("code", lambda folder: f"d{folder.person.id}"), _C("name", lambda folder: folder.person.name, cut=True))
_REACH = (
    _C("emails", lambda folder: addresses(folder.reaches, "email"), spare=1, room=_ADDRESS, cut=True),
    _C("phones", lambda folder: addresses(folder.reaches, "phone"), cut=True),
    _C("birthday", lambda folder: folder.person.birthday, listed=False),
    _C("prefers", lambda folder: folder.person.prefers, listed=False),
    _C("no_contact", lambda folder: folder.person.no_contact, listed=False),
    _C("added_on", lambda folder: folder.person.added_on, listed=False),
)
PERSON = (
    *_NAME,
    _C("at", lambda folder: tuple(post.customer.name for post in folder.current), cut=True),
    _C(
        "role",
        lambda folder: tuple(post.position.role for post in folder.current if post.position.role),
        spare=2,
        cut=True,
    ),
    *_REACH,
    _C("positions", lambda folder: [_position(post) for post in folder.posts], listed=False),
)
"""In JSON and in lists."""
PERSON_CARD = (
    *_NAME,
    _C("is", lambda folder: tuple(_said(post) for post in folder.posts)),
    *(column._replace(value=_born) if column.name == "birthday" else column for column in _REACH),
)
"""One person for reading."""


def show(screen: Screen, folder: PersonFolder) -> None:
    """Show a person with every position, those left too."""
    screen.record(PERSON if screen.json else PERSON_CARD, folder)
