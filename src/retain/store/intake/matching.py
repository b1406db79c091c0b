"""Which customer or person of the diary a file means: by id, then e-mail, then name (SPEC section 6)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from retain.domain.duplicates import CALLED
from retain.domain.errors import Refused
from retain.domain.incoming import OWN
from retain.domain.names import bare, fold
from retain.store.reaches import plain_email

if TYPE_CHECKING:
    from collections.abc import Iterable

    from retain.domain.incoming import Met, Way, Who
    from retain.store.diary import Diary

_WORDS = 6
"""Words of a customer's name that are looked for in a text."""
_PREFIX = 8
"""Letters of a diary's id that its records carry when they leave."""
ANYBODY = frozenset(
    "gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com yahoo.co.uk icloud.com me.com mac.com"
    " aol.com gmx.de gmx.net gmx.com web.de t-online.de freenet.de proton.me protonmail.com mail.com mail.ru orange.fr"
    " free.fr wanadoo.fr laposte.net libero.it btinternet.com comcast.net verizon.net att.net qq.com 163.com".split()
)
"""Domains of e-mail that tell no company."""


def own_prefix(diary: Diary) -> str:
    """How the ids of this diary's records begin outside it."""
    (name,) = diary.connection.execute("SELECT name FROM diary").fetchone()
    return str(name)[:_PREFIX]


_CALLED = f"SELECT {{0}}, text FROM fact WHERE kind = '{CALLED}' AND {{0}} IS NOT NULL AND ended_on IS NULL"


class Customers:
    """The diary's customers as files may name them; grows with what an import adds. Held in memory, a book's worth."""

    def __init__(self, diary: Diary) -> None:
        connection = diary.connection
        self._prefix = f"{own_prefix(diary)}-c"
        self._names: defaultdict[str, list[int]] = defaultdict(list)
        self._numbers: set[int] = set()
        self._mails: defaultdict[str, set[int]] = defaultdict(set)
        self._domains: defaultdict[str, set[int]] = defaultdict(set)
        self._external: dict[tuple[str, str], int] = {}
        self._sourced: defaultdict[str, set[int]] = defaultdict(set)
        for number, name in connection.execute("SELECT id, name FROM customer ORDER BY id"):
            self.add(number, name)
        for number, name in connection.execute(_CALLED.format("customer")):
            self.add(number, name)
        for program, external, number in connection.execute("SELECT program, external, customer FROM source"):
            self.add_source(number, program, external)
        for plain, number in connection.execute(
            "SELECT plain, customer FROM reach WHERE way = 'email' AND customer IS NOT NULL UNION"
            " SELECT plain, position.customer FROM reach JOIN position ON position.person = reach.person"
            " WHERE way = 'email' AND left_on IS NULL"
        ):
            self.add_mail(number, plain)

    def add(self, number: int, name: str) -> None:
        self._numbers.add(number)
        self._names[bare(name)].append(number)

    def goes_by(self, number: int, name: str) -> bool:
        """Whether that is, or was before a merge, a customer's name but for spelling."""
        return number in self._names.get(bare(name), ())

    def add_source(self, number: int, program: str, external: str) -> None:
        self._external[program, external] = number
        self._sourced[program].add(number)

    def add_mail(self, number: int, plain: str) -> None:
        self._mails[plain].add(number)
        domain = plain.rpartition("@")[2]
        if domain not in ANYBODY:
            self._domains[domain].add(number)

    def add_ways(self, number: int, ways: Iterable[Way]) -> None:
        for way in ways:
            if way.way == "email":
                self.add_mail(number, plain_email(way.raw))

    def has_source(self, program: str, external: str) -> bool:
        """Whether that id is known, or is one of our own."""
        return (program, external) in self._external or self._ours(program, external) is not None

    def find(self, who: Who, program: str) -> int | None:
        """The customer meant, None for one that isn't there; raises Refused where it could be several.

        Two ids of one source are two customers, whatever they are called.
        """
        if who.external:
            found = self._external.get((program, who.external)) or self._ours(program, who.external)
            if found is not None:
                return found
        taken = self._sourced[program] if who.external else frozenset[int]()
        by_mail = self._mails.get(plain_email(who.email), ()) if who.email else ()
        left = [number for number in by_mail if number not in taken]
        if len(left) == 1:
            return left[0]
        return self._one([number for number in self._called(who.name) if number not in taken], who)

    def at_domain(self, email: str) -> int | None:
        """The one customer whose addresses are of the same domain, unless everybody's are."""
        found = self.sharing(email)
        return found[0] if len(found) == 1 else None

    def sharing(self, email: str) -> list[int]:
        """The customers whose addresses are of the same domain, unless everybody's are."""
        return sorted(self._domains.get(plain_email(email).rpartition("@")[2], ())) if email else []

    def of_mail(self, email: str) -> list[int]:
        """The one customer with that address, else with others of its domain."""
        found = self._mails.get(plain_email(email), set()) if email else set()
        one = next(iter(found)) if len(found) == 1 else self.at_domain(email)
        return [] if one is None else [one]

    def named_in(self, text: str) -> list[int]:
        """The customers whose whole name stands in a text, the longest name first; a name of several tells nobody."""
        words, found, place = bare(text).split(), [], 0
        while place < len(words):
            for length in range(min(_WORDS, len(words) - place), 0, -1):
                numbers = self._names.get(" ".join(words[place : place + length]), [])
                if len(numbers) == 1:
                    found.append(numbers[0])
                    place += length - 1
                    break
            place += 1
        return found

    def _called(self, name: str) -> Iterable[int]:
        key = bare(name) if name else ""
        return self._names.get(key, ()) if key else ()

    @staticmethod
    def _one(found: list[int], who: Who) -> int | None:
        if len(found) > 1:
            codes = ", ".join(f"c{number}" for number in found[:4])
            raise Refused(f'"{who.name}" is the name of {len(found)} customers ({codes})')
        return found[0] if found else None

    def _ours(self, program: str, external: str) -> int | None:
        if program != OWN or not external.startswith(self._prefix):
            return None
        number = external.removeprefix(self._prefix)
        return int(number) if number.isdecimal() and int(number) in self._numbers else None


class People:
    """The diary's people as files may name them."""

    def __init__(self, diary: Diary) -> None:
        connection = diary.connection
        self._prefix = f"{own_prefix(diary)}-d"
        self._mails: dict[str, int] = {}
        self._at: dict[tuple[int, str], int] = {}
        self._keys: dict[int, str] = {}
        self._aliases: set[tuple[int, str]] = set()
        self._external: dict[str, int] = {}
        for number, key in connection.execute("SELECT id, key FROM person ORDER BY id"):
            self._keys[number] = key
        for number, customer in connection.execute("SELECT person, customer FROM position ORDER BY id DESC"):
            self._at[customer, self._keys[number]] = number
        for person, name, customer in connection.execute(
            f"SELECT position.person, called.text, customer FROM ({_CALLED.format('person')}) called"
            " JOIN position ON position.person = called.person"
        ):
            self._at.setdefault((customer, fold(name)), person)
            self._aliases.add((person, fold(name)))
        for plain, number in connection.execute(
            "SELECT plain, person FROM reach WHERE way = 'email' AND person IS NOT NULL ORDER BY id DESC"
        ):
            self._mails[plain] = number

    def add(self, number: int, name: str, customer: int | None, met: Met | None = None) -> None:
        """Know a person, at a customer, under the id and the addresses of a file."""
        self._keys[number] = fold(name)
        if customer is not None:
            self._at.setdefault((customer, fold(name)), number)
        if met and met.external:
            self._external[met.external] = number
        for way in met.ways if met else ():
            if way.way == "email":
                self._mails.setdefault(plain_email(way.raw), number)

    def find(self, met: Met, customer: int | None) -> int | None:
        """The person meant; an address two share tells only where their names have a word in common."""
        if met.external and (found := self._external.get(met.external) or self._ours(met.external)):
            return found
        for way in met.ways:
            number = self._mails.get(plain_email(way.raw)) if way.way == "email" else None
            if number is not None and set(fold(met.name).split()) & set(self._keys[number].split()):
                return number
        return None if customer is None else self.at(customer, met.name)

    def customers_of(self, name: str, email: str) -> list[int]:
        """Where the person works who has that address, or who alone goes by that name."""
        number = self._known_as(name, email)
        return [customer for (customer, _), person in self._at.items() if person == number] if number else []

    def called(self, name: str, email: str) -> str:
        """The person's name in the diary, "" for nobody."""
        number = self._known_as(name, email)
        return self._keys[number] if number else ""

    def _known_as(self, name: str, email: str) -> int | None:
        if email and (found := self._mails.get(plain_email(email))):
            return found
        alike = [number for number, key in self._keys.items() if key == fold(name)] if name.strip() else []
        return alike[0] if len(alike) == 1 else None

    def goes_by(self, number: int, name: str) -> bool:
        """Whether that is, or was before a merge, a person's name."""
        return self._keys.get(number) == fold(name) or (number, fold(name)) in self._aliases

    def at(self, customer: int, name: str) -> int | None:
        """The person of that name at a customer."""
        return self._at.get((customer, fold(name)))

    def _ours(self, external: str) -> int | None:
        number = external.removeprefix(self._prefix)
        ours = external.startswith(self._prefix) and number.isdecimal() and int(number) in self._keys
        return int(number) if ours else None
