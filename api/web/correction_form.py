"""The form in which an officer says what a paper is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from api.web import wording
from api.web.paper_rows import Guess, PaperRow
from classify.catalogue.catalogue import Catalogue
from classify.paper_type import PaperType
from ingest.corrections import Correction
from storage.tables import Document

VALUE_PREFIX = "v-"
"""What the form puts before the name of an extracted value."""


@dataclass(frozen=True)
class Choice:
    """Something to choose or fill in; `now` is what stands there."""

    value: str
    name: str
    now: str = ""


@dataclass(frozen=True)
class CorrectionForm:
    """What may be chosen, and what stands there now. `procedures` are those of the likeliest fields."""

    types: Sequence[Choice]
    fields: Sequence[Choice]
    field: str
    procedures: Sequence[Choice]
    procedure: str
    values: Sequence[Choice]


def correction_form(document: Document, row: PaperRow, catalogue: Catalogue) -> CorrectionForm:
    """The form for this paper, filled with what is held true."""
    likely = dict.fromkeys(guess.code for guess in row.fields[:3])
    procedures = [one for slug in likely for one in catalogue.procedures(slug)]
    return CorrectionForm(
        types=[Choice(one.value, name) for one, name in wording.PAPER_TYPES.items()],
        fields=[Choice(one.slug, one.name) for one in catalogue.fields()],
        field=_first(row.fields),
        procedures=[Choice(one.code, one.name) for one in procedures],
        procedure=_first(row.procedures),
        values=[
            Choice(name, label, current_value(document, name))
            for name, label in wording.VALUES.items()
            if name != "cccd_qr"  # what a QR code says is not retyped
        ],
    )


def correction_from(document: Document, row: PaperRow, filled: Mapping[str, str]) -> Correction:
    """What the officer changed against what stood there; a label sent unchanged is not a correction.

    With `viec` = `xac-nhan` the labels as shown are the officer's word, changed or not.
    """
    confirms = filled.get("viec") == "xac-nhan"
    paper_type = _told(filled, "loai", row.type, confirms)
    return Correction(
        paper_type=PaperType(paper_type) if paper_type in set(PaperType) else None,
        field=_told(filled, "linh_vuc", _first(row.fields), confirms),
        procedure_code=_told(filled, "thu_tuc", _first(row.procedures), confirms),
        values=tuple(_changed_values(document, filled)),
        confirms=confirms,
    )


def is_empty(correction: Correction) -> bool:
    """Whether nothing is said."""
    return correction == Correction()


def current_value(document: Document, name: str) -> str:
    """The value held true, empty when there is none."""
    row = document.extracted.get(name)
    return str(row["value"]) if isinstance(row, dict) else ""


def _told(filled: Mapping[str, str], name: str, now: str, confirms: bool) -> str | None:
    told = filled.get(name, "").strip()
    return told if told and (confirms or told != now) else None


def _changed_values(document: Document, filled: Mapping[str, str]) -> list[tuple[str, str | None]]:
    changed: list[tuple[str, str | None]] = []
    for name in wording.VALUES:
        told = filled.get(VALUE_PREFIX + name)
        if told is not None and told.strip() != current_value(document, name):
            changed.append((name, told.strip() or None))
    return changed


def _first(guesses: Sequence[Guess]) -> str:
    return guesses[0].code if guesses else ""
