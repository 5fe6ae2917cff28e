"""Dossier and procedure codes, printed or in a bar code."""

from classify.answer import Check, Extracted
from classify.extraction.proof import proved
from classify.grammars.dossier_code import written_dossier_codes
from classify.grammars.procedure_code import find_procedure_codes, parse_procedure_code
from classify.page import Page


def case_codes(page: Page, text: str) -> dict[str, Extracted]:
    """`dossier_code` (a bar code wins over print) and `procedure_code` of the page."""
    found = _from_codes(page)
    for code, raw in written_dossier_codes(text):
        found.setdefault("dossier_code", proved(page, code, raw, Check("ngày trong mã hợp lệ", True)))
    for raw in find_procedure_codes(text):
        value = parse_procedure_code(raw)
        if value is not None:
            found.setdefault("procedure_code", proved(page, value, raw, sure=0.95))
    return found


def _from_codes(page: Page) -> dict[str, Extracted]:
    found: dict[str, Extracted] = {}
    for code in page.codes:
        for value, raw in written_dossier_codes(code.text):
            check = Check("đọc từ mã vạch hoặc mã QR", True)
            found.setdefault("dossier_code", Extracted(value, raw, page.number, code.box, 0.99, (check,)))
    return found
