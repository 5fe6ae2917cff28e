"""One row of the national portal's list, translated into our record."""

import re
from collections.abc import Mapping, Sequence
from typing import cast

from classify.catalogue.component_names import component_from_portal, form_of
from classify.catalogue.records import ComponentRecord, FieldRecord, FormRecord, ProcedureRecord, ResultRecord
from classify.folding import fold
from classify.grammars.procedure_code import parse_procedure_code

OTHER_FIELD = "khac"
"""Where a procedure goes whose portal field our fields do not name."""

_RESULT_CODE = re.compile(r"KQ\.G\d{2}\.\d{6}")
_SPACES = re.compile(r"\s+")


class BadRow(ValueError):
    """The row cannot become a procedure; the message says why."""


class PortalFields:
    """Our slug for a field name of the portal, whatever its case, tone marks and dashes."""

    def __init__(self, fields: Sequence[FieldRecord]) -> None:
        self._slugs = {fold(name): one.slug for one in fields for name in (*one.portal_names, one.name)}

    def slug(self, portal_name: str) -> str:
        """The slug, or that of the other fields when our list does not name it."""
        return self._slugs.get(fold(portal_name), OTHER_FIELD)


def procedure_from_portal(
    row: Mapping[str, object], fields: PortalFields, source: str, valid_from: str
) -> ProcedureRecord:
    """The procedure that a portal row describes; BadRow when code, name or field are missing or malformed."""
    code = parse_procedure_code(_text(row, "ma"))
    if code is None:
        raise BadRow(f"'ma' {_text(row, 'ma')!r} is not a procedure code such as 1.001193")
    components, forms = _components(row.get("thanh_phan"))
    return ProcedureRecord(
        code=code,
        name=_required(row, "ten"),
        field=fields.slug(_required(row, "linh_vuc")),
        levels=tuple(part.strip() for part in _text(row, "cap").split(",") if part.strip()),
        ministry=_text(row, "bo"),
        components=components,
        results=_results(row.get("ket_qua")),
        forms=forms,
        decision=_text(row, "so_quyet_dinh"),
        source=source,
        valid_from=valid_from,
    )


def _text(row: Mapping[str, object], key: str) -> str:
    value = row.get(key, "")
    if not isinstance(value, str):
        raise BadRow(f"'{key}' is not a text")
    return _SPACES.sub(" ", value).strip()


def _required(row: Mapping[str, object], key: str) -> str:
    value = _text(row, key)
    if not value:
        raise BadRow(f"'{key}' is empty")
    return value


def _components(value: object) -> tuple[tuple[ComponentRecord, ...], tuple[FormRecord, ...]]:
    """The papers that are asked for, and the forms that their sentences name."""
    found: dict[str, ComponentRecord] = {}
    forms: dict[str, FormRecord] = {}
    for row in _mappings(value, "thanh_phan"):
        sentence = str(row.get("ten_giay_to", row.get("ten", "")))
        group = row.get("nhom", "")
        one = component_from_portal(sentence, str(group), _count(row, "ban_chinh"), _count(row, "ban_sao"))
        if one is None:
            continue
        found.setdefault(fold(one.name), one)
        form = form_of(one, sentence)
        if form is not None and (form.title not in forms or forms[form.title].code is None):
            forms[form.title] = form
    return tuple(found.values()), tuple(forms.values())


def _count(row: Mapping[str, object], key: str) -> int:
    value = row.get(key, 0)
    if not isinstance(value, int):
        raise BadRow(f"'{key}' of a component is not a whole number")
    return value


def _results(value: object) -> tuple[ResultRecord, ...]:
    found: dict[str, ResultRecord] = {}
    for row in _mappings(value, "ket_qua"):
        name = _SPACES.sub(" ", str(row.get("ten", ""))).strip(" .")
        code = _RESULT_CODE.fullmatch(str(row.get("ma", "")).strip())
        if fold(name):
            found.setdefault(fold(name), ResultRecord(name, code.group() if code else None))
    return tuple(found.values())


def _mappings(value: object, key: str) -> Sequence[Mapping[str, object]]:
    if value is None or isinstance(value, str):  # the portal writes prose, or nothing, where it lists none
        return ()
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise BadRow(f"'{key}' is not a list of objects")
    return cast(Sequence[Mapping[str, object]], value)
