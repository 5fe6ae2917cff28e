"""What an applicant asks for, in the line that the form keeps for it."""

import re

_LABEL = re.compile(
    r"(?:n[ộo]i\s*dung\s*(?:đ[ềe]\s*ngh[ịi]|bi[ếe]n\s*đ[ộo]ng|y[êe]u\s*c[ầa]u(?:\s*gi[ảa]i\s*quy[ếe]t)?)|v[ềe]\s*vi[ệe]c)"
    r"[^:\n]{0,40}:\s*",
    re.IGNORECASE,
)
_NEXT_ITEM = re.compile(r"\n\s*(?:\d{1,2}[.)]|[a-zđ]\)|[IVX]+\.|[^\n:]{3,60}:)")
_LONGEST_CHARS = 200


def requested(text: str) -> str:
    """The words after `Nội dung đề nghị:` and its like, up to the next item; empty when left blank."""
    label = _LABEL.search(text)
    if label is None:
        return ""
    rest = text[label.end() : label.end() + _LONGEST_CHARS]
    stop = _NEXT_ITEM.search(rest)
    return " ".join((rest[: stop.start()] if stop else rest).split())
