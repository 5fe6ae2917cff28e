"""Which procedures a paper may belong to: a printed code, a form, the title, and the words."""

from collections import defaultdict
from datetime import date

from classify.catalogue import Catalogue
from classify.evidence.form_index import FormIndex
from classify.evidence.tally import Tally
from classify.evidence.terms import terms_of
from classify.evidence.title_index import TitleMatch
from classify.evidence.word_model import WordModel
from classify.field_evidence import title_worth
from classify.grammars.procedure_code import find_procedure_codes, parse_procedure_code
from classify.reading import Reading
from classify.requests import requested

_PRINTED_CODE = 12.0
_DISTINCT_CODE = 3.0
_SHARED_CODE = 1.5
_TITLE = 5.0
_TITLE_WORDS = 4.0
_BODY_WORDS = 3.0
_REQUEST = 5.0


class ProcedureWeigher:
    """Weighs a paper against every procedure of the catalogue."""

    def __init__(self, catalogue: Catalogue, forms: FormIndex) -> None:
        self._catalogue = catalogue
        self._forms = forms
        self._words = WordModel(
            {
                one.code: [(one.name, 1.0), *((form.title, 0.5) for form in one.forms)]
                for one in catalogue.procedures()
            }
        )

    def weigh(self, paper: Reading, matches: list[TitleMatch], day: date) -> dict[str, Tally]:
        """Evidence by procedure code; one without any finding, or not in force on that day, is absent."""
        found: dict[str, Tally] = defaultdict(Tally)
        self._printed_codes(paper, found)
        self._form_codes(paper, found)
        self._title(matches, found)
        for code, share in self._words.scores(paper.title_terms).items():
            found[code].add(_TITLE_WORDS * share, "Tiêu đề gần với tên thủ tục" if share > 0.45 else "")
        for code, share in self._words.scores(paper.body_terms).items():
            found[code].add(_BODY_WORDS * share)
        self._request(paper, found)
        return {code: tally for code, tally in found.items() if self._is_in_force(code, day)}

    def _is_in_force(self, code: str, day: date) -> bool:
        procedure = self._catalogue.procedure(code)
        return procedure is not None and self._catalogue.is_in_force(procedure, day)

    def _printed_codes(self, paper: Reading, found: dict[str, Tally]) -> None:
        for written in dict.fromkeys(find_procedure_codes(paper.body)):
            code = parse_procedure_code(written)
            if code is not None and self._catalogue.procedure(code) is not None:
                found[code].add(_PRINTED_CODE, f"Mã thủ tục {code} in trên giấy")

    def _form_codes(self, paper: Reading, found: dict[str, Tally]) -> None:
        for form in self._forms.printed(paper.first):
            for code in self._forms.procedures(form):
                found[code].add(_DISTINCT_CODE if form.is_distinct else _SHARED_CODE, f"Mã mẫu {form.code}")

    def _request(self, paper: Reading, found: dict[str, Tally]) -> None:
        """Forms that serve several procedures say in one line which one is asked for."""
        request = requested(paper.body)
        for code, share in self._words.coverage(terms_of(request)).items():
            if code in found:
                found[code].add(
                    _REQUEST * share, f"Nội dung đề nghị: '{request[:80]}'" if share > 0.5 else ""
                )

    def _title(self, matches: list[TitleMatch], found: dict[str, Tally]) -> None:
        best: dict[str, tuple[float, TitleMatch]] = {}
        for match in matches:
            worth = title_worth(match)
            for code in match.title.procedures:
                if worth > best.get(code, (0.0, match))[0]:
                    best[code] = (worth, match)
        for code, (worth, match) in best.items():
            found[code].add(_TITLE * worth, f"Tiêu đề khớp '{match.title.text}'")
