"""The sum of the findings for one candidate."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """The sum for one field or procedure, and the findings behind it in words."""

    weight: float = 0.0
    reasons: list[str] = field(default_factory=list)

    def add(self, weight: float, reason: str = "") -> None:
        """Count a finding; an empty reason is not shown."""
        self.weight += weight
        if reason and reason not in self.reasons:
            self.reasons.append(reason)
