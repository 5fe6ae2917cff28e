"""One visit to the counter: who came, where, when, under which dossier code."""

from dataclasses import dataclass
from datetime import date
from random import Random

from demo.frame import Signer
from demo.offices import Office
from demo.people import Person, invent


@dataclass(frozen=True)
class Filing:
    """What all papers of one dossier have in common."""

    case_code: str
    office: Office
    applicant: Person
    day: date
    rng: Random

    def somebody(self, *, is_male: bool | None = None, age: tuple[int, int] = (24, 58)) -> Person:
        """Another invented person of the same place."""
        return invent(self.rng, self.office, is_male=is_male, age=age, today=self.day)

    def signer(self, position: str, name: str, note: str = "") -> Signer:
        """A person who signs without a seal."""
        return Signer(tuple(position.split("\n")), name, self.rng.randrange(10_000), note)

    def officer(self, position: str, name: str = "") -> Signer:
        """Somebody who signs and seals: the name given, or an invented one."""
        name = name or self.somebody().name
        return Signer(tuple(position.split("\n")), name, self.rng.randrange(10_000), is_sealed=True)
