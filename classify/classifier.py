"""The classifier: one paper in, one answer out."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from classify.answer import Answer, Field, Procedure
from classify.catalogue import Catalogue
from classify.evidence.form_index import FormIndex
from classify.evidence.scale import calibrated, shares
from classify.evidence.tally import Tally
from classify.evidence.title_index import TitleIndex, TitleMatch
from classify.extraction.extract import extract
from classify.field_evidence import FieldWeigher
from classify.learned.model import Model, shipped
from classify.page import Page
from classify.paper_kind import kind_of
from classify.procedure_evidence import ProcedureWeigher
from classify.reading import Reading, read_paper
from classify.settings import ClassifySettings

_RULES = "rules-2"
_FIELD_UNKNOWN, _FIELD_TEMPERATURE = 1.6, 0.75
_PROCEDURE_UNKNOWN, _PROCEDURE_TEMPERATURE = 2.2, 0.6
_SLIPS = "mot-cua"
_LEAST_SHOWN = 0.01
_MOST_REASONS = 4


class Classifier:
    """Weighs the evidence of a paper against a catalogue; unchanging, so threads may share it."""

    def __init__(self, catalogue: Catalogue, settings: ClassifySettings, model: Model | None = None) -> None:
        """`model` is what was learned from papers; None takes the one that comes with the program."""
        self._catalogue = catalogue
        self._settings = settings
        self._model = model or shipped()
        self._titles = TitleIndex(catalogue)
        forms = FormIndex(catalogue)
        self._fields = FieldWeigher(catalogue, self._titles, forms, self._model)
        self._procedures = ProcedureWeigher(catalogue, forms)
        self.version = f"{_RULES}+catalogue-{catalogue.fingerprint()}+model-{self._model.fingerprint()}"

    def classify(self, pages: Sequence[Page], on: date | None = None) -> Answer:
        """What the paper made of these pages is; blank pages among them are allowed.

        Only procedures in force on the day `on` are answered; None means today.
        """
        paper = read_paper(pages, self._settings.max_text_chars)
        if paper.is_blank:
            return Answer(kind_of(paper, []), (), (), abstained=True)
        matches = list(self._title_matches(paper))
        fields = self._rank_fields(self._fields.weigh(paper, matches))
        return Answer(
            paper=kind_of(paper, matches),
            fields=fields[: self._settings.max_answers],
            procedures=self._rank_procedures(paper, matches, fields, on or datetime.now(UTC).date()),
            abstained=not fields or fields[0].confidence < self._settings.abstain_below,
            extracted=extract(paper.pages, paper.heading, self._settings.max_text_chars),
        )

    def _title_matches(self, paper: Reading) -> Iterator[TitleMatch]:
        """Known titles like the printed title, alone or with its subject, or like a line in capitals."""
        heading = paper.heading
        printed = dict.fromkeys(filter(None, (heading.title, heading.whole)))
        best: dict[str, TitleMatch] = {}
        for text in printed or dict.fromkeys(heading.capital_lines):
            for match in self._titles.matches(text):
                known = best.get(match.title.squeezed)
                if known is None or match.similarity > known.similarity:
                    best[match.title.squeezed] = match
        yield from sorted(best.values(), key=lambda match: -match.similarity)

    def _rank_fields(self, found: dict[str, Tally]) -> tuple[Field, ...]:
        raw = shares({slug: one.weight for slug, one in found.items()}, _FIELD_UNKNOWN, _FIELD_TEMPERATURE)
        confidences = calibrated(raw, self._model.calibration)
        ranked = sorted(confidences.items(), key=lambda item: (-item[1], item[0]))
        return tuple(
            Field(slug, confidence, tuple(found[slug].reasons[:_MOST_REASONS]))
            for slug, confidence in ranked
            if confidence >= _LEAST_SHOWN / 10
        )

    def _rank_procedures(
        self, paper: Reading, matches: list[TitleMatch], fields: tuple[Field, ...], day: date
    ) -> tuple[Procedure, ...]:
        """Procedures by their own evidence, each no surer than its field.

        A one-stop slip has a field of its own and names a procedure of another: there the field is no limit.
        """
        found = self._procedures.weigh(paper, matches, day)
        of_field = {one.slug: one.confidence for one in fields}
        ceiling = of_field.get(_SLIPS, 0.0)
        own = shares(
            {code: one.weight for code, one in found.items()}, _PROCEDURE_UNKNOWN, _PROCEDURE_TEMPERATURE
        )
        answers = []
        for code, share in own.items():
            record = self._catalogue.procedure(code)
            if record is None:
                continue
            confidence = share * max(of_field.get(record.field, 0.0), ceiling)
            if confidence >= _LEAST_SHOWN:
                reasons = tuple(found[code].reasons[:_MOST_REASONS]) or ("Từ ngữ gần với tên thủ tục",)
                answers.append(Procedure(code, record.name, confidence, reasons))
        answers.sort(key=lambda one: (-one.confidence, one.code))
        return tuple(answers[: self._settings.max_answers])
