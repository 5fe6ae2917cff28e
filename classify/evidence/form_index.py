"""Which fields and procedures a printed form code points at."""

from collections import defaultdict

from classify.catalogue import Catalogue
from classify.grammars.form_code import FormCode, find_form_codes, normal_form_code


class FormIndex:
    """Form codes of the catalogue in their normal form."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._fields: dict[str, set[str]] = defaultdict(set)
        self._procedures: dict[str, set[str]] = defaultdict(set)
        for one in catalogue.fields():
            for code in catalogue.vocabulary(one.slug).form_codes:
                self._fields[normal_form_code(code)].add(one.slug)
        for procedure in catalogue.procedures():
            for form in procedure.forms:
                if form.code is not None:
                    self._fields[normal_form_code(form.code)].add(procedure.field)
                    self._procedures[normal_form_code(form.code)].add(procedure.code)

    def printed(self, text: str) -> list[FormCode]:
        """The form codes of the page that the catalogue knows."""
        return [form for form in find_form_codes(text) if normal_form_code(form.code) in self._fields]

    def fields(self, form: FormCode) -> set[str]:
        """Slugs of the fields that use the code."""
        return self._fields.get(normal_form_code(form.code), set())

    def procedures(self, form: FormCode) -> set[str]:
        """Codes of the procedures that use the code."""
        return self._procedures.get(normal_form_code(form.code), set())
