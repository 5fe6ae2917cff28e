"""Character and word errors of one page's text, as the evaluation material defines them."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

_ONE_FOR_ALL = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛ʼ′`´", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)
_LEADERS = re.compile(r"[._]{3,}")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Edits:
    """Errors against a truth of `length` characters or words; edits of several pages add up."""

    errors: int
    length: int

    @property
    def rate(self) -> float:
        """Errors for each unit of the truth; may pass 1 when more was read than is there."""
        return self.errors / max(self.length, 1)

    def __add__(self, other: "Edits") -> "Edits":
        return Edits(self.errors + other.errors, self.length + other.length)


@dataclass(frozen=True, slots=True)
class Found:
    """How many of the wanted values stand in a text; counts of several pages add up."""

    found: int
    wanted: int

    @property
    def share(self) -> float | None:
        """The share that was found; None where nothing was wanted."""
        return self.found / self.wanted if self.wanted else None

    def __add__(self, other: "Found") -> "Found":
        return Found(self.found + other.found, self.wanted + other.wanted)


@dataclass(frozen=True, slots=True)
class PageScore:
    """What one page's output is worth."""

    characters: Edits
    words: Edits
    fields: Found


def normal(text: str) -> str:
    """NFC, one kind of quotes and dashes, no fill-in leaders, single spaces."""
    unified = unicodedata.normalize("NFC", text).translate(_ONE_FOR_ALL)
    return _SPACE.sub(" ", _LEADERS.sub(" ", unified)).strip()


def score(output: str, orders: Sequence[str], fields: Sequence[str]) -> PageScore:
    """Score an output against the accepted reading orders of its page and the values printed on it."""
    read = normal(output)
    truths = [normal(order) for order in orders]
    return PageScore(
        characters=_better([_edits(read, truth) for truth in truths]),
        words=_better([_edits(read.split(), truth.split()) for truth in truths]),
        fields=fields_found(output, fields),
    )


def fields_found(output: str, fields: Sequence[str]) -> Found:
    """How many values stand in the output, white space aside."""
    read = normal(output).replace(" ", "")
    return Found(sum(normal(value).replace(" ", "") in read for value in fields), len(fields))


def _edits(read: Sequence[str], truth: Sequence[str]) -> Edits:
    return Edits(Levenshtein.distance(read, truth), len(truth))


def _better(candidates: Sequence[Edits]) -> Edits:
    return min(candidates, key=lambda edits: edits.rate)
