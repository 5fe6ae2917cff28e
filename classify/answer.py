"""What the classifier answers, and how that looks in JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from classify.page import Box
from classify.paper_type import PaperType

__all__ = ["Answer", "Check", "Extracted", "Field", "Paper", "PaperType", "Procedure"]


@dataclass(frozen=True, slots=True)
class Paper:
    """The kind of paper and how sure we are, 0..1; `reasons` in Vietnamese, for an officer."""

    type: PaperType
    confidence: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A field (lĩnh vực) by its slug, with a confidence in 0..1."""

    slug: str
    confidence: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Procedure:
    """A procedure by its national code, with a confidence in 0..1 and reasons in Vietnamese."""

    code: str
    name: str
    confidence: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """A test that a value passed or failed, such as a check digit."""

    name: str
    passed: bool


@dataclass(frozen=True, slots=True)
class Extracted:
    """A value with its proof: the page, the place, and what stood there letter for letter.

    `value` is the normal form (dates as YYYY-MM-DD), `raw` the text of the page, `box` in pixels of the
    upright page (None when the page came without word boxes).
    """

    value: str
    raw: str
    page: int
    box: Box | None
    confidence: float
    checks: tuple[Check, ...] = ()

    def to_json(self) -> dict[str, object]:
        """The value as plain JSON."""
        return {
            "value": self.value,
            "raw": self.raw,
            "page": self.page,
            "box": None if self.box is None else list(self.box),
            "confidence": round(self.confidence, 4),
            "checks": [{"name": check.name, "passed": check.passed} for check in self.checks],
        }


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything said about one paper, best first.

    `abstained` means that no field reaches the confidence from which a label stands without a person; the
    lists still hold the best guesses.
    """

    paper: Paper
    fields: tuple[Field, ...]
    procedures: tuple[Procedure, ...]
    abstained: bool
    extracted: Mapping[str, Extracted] = field(default_factory=dict)

    def to_json(self) -> dict[str, object]:
        """The answer as plain JSON, in the shape of the public interface."""
        return {
            "paper": _scored({"type": self.paper.type.value}, self.paper.confidence, self.paper.reasons),
            "fields": [_scored({"slug": one.slug}, one.confidence, one.reasons) for one in self.fields],
            "procedures": [
                _scored({"code": one.code, "name": one.name}, one.confidence, one.reasons)
                for one in self.procedures
            ],
            "abstained": self.abstained,
            "extracted": {name: value.to_json() for name, value in self.extracted.items()},
        }


def _scored(label: dict[str, object], confidence: float, reasons: tuple[str, ...]) -> dict[str, object]:
    return {**label, "confidence": round(confidence, 4), "reasons": list(reasons)}
