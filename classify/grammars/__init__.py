"""Grammars of the codes and numbers that stand on papers: pure functions from text to value or None."""

from classify.grammars.cccd_qr import CitizenCard, parse_cccd_qr
from classify.grammars.citizen_number import (
    CitizenNumber,
    find_citizen_numbers,
    is_of_a_province,
    parse_citizen_number,
    read_citizen_number,
    written_twelve_digits,
)
from classify.grammars.dates import WrittenDate, find_dates, find_phrase_dates
from classify.grammars.document_number import DocumentNumber, find_document_number, has_number_line
from classify.grammars.dossier_code import find_dossier_codes, parse_dossier_code, written_dossier_codes
from classify.grammars.form_code import FormCode, find_form_codes, normal_form_code
from classify.grammars.land import (
    LandNumber,
    find_book_number,
    find_certificate_serial,
    find_map_sheet,
    find_parcel,
)
from classify.grammars.person_name import has_known_family, is_syllable, is_vietnamese_name, leading_name
from classify.grammars.procedure_code import find_procedure_codes, parse_procedure_code
from classify.grammars.tax_code import check_digit, find_tax_codes, parse_tax_code

__all__ = [
    "CitizenCard",
    "CitizenNumber",
    "DocumentNumber",
    "FormCode",
    "LandNumber",
    "WrittenDate",
    "check_digit",
    "find_book_number",
    "find_certificate_serial",
    "find_citizen_numbers",
    "find_dates",
    "find_document_number",
    "find_dossier_codes",
    "find_form_codes",
    "find_map_sheet",
    "find_parcel",
    "find_phrase_dates",
    "find_procedure_codes",
    "find_tax_codes",
    "has_known_family",
    "has_number_line",
    "is_of_a_province",
    "is_syllable",
    "is_vietnamese_name",
    "leading_name",
    "normal_form_code",
    "parse_cccd_qr",
    "parse_citizen_number",
    "parse_dossier_code",
    "parse_procedure_code",
    "parse_tax_code",
    "read_citizen_number",
    "written_dossier_codes",
    "written_twelve_digits",
]
