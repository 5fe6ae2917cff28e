"""Which fields a paper may belong to, from form code, title, printed labels and words."""

from collections import defaultdict

from classify.catalogue import Catalogue
from classify.evidence.form_index import FormIndex
from classify.evidence.phrases import PhraseHit, PhraseIndex
from classify.evidence.tally import Tally
from classify.evidence.title_index import TitleIndex, TitleMatch
from classify.evidence.word_model import WordModel
from classify.learned.model import Model
from classify.reading import Reading

_DISTINCT_CODE = 5.0
_SHARED_CODE = 0.5
_TITLE = 6.0
_TITLE_FROM = 0.62
_TITLE_WORDS = 9.0
_BODY_WORDS = 8.0
_TITLE_PHRASES = 0.45
_BODY_PHRASES = 0.11
_MOST_TITLE_PHRASES = 9.0
_MOST_BODY_PHRASES = 30.0
_LEARNED = 4.5
_LEAST_SHARE, _TOLD_SHARE = 0.005, 0.3


class FieldWeigher:
    """Weighs a paper against every field of the catalogue."""

    def __init__(self, catalogue: Catalogue, titles: TitleIndex, forms: FormIndex, model: Model) -> None:
        self._titles = titles
        self._forms = forms
        self._names = {one.slug: one.name for one in catalogue.fields()}
        self._phrases = PhraseIndex(catalogue)
        self._words = WordModel(_texts_by_field(catalogue))
        self._model = model

    def weigh(self, paper: Reading, matches: list[TitleMatch]) -> dict[str, Tally]:
        """Evidence by slug; a field without any finding is absent."""
        found: dict[str, Tally] = defaultdict(Tally)
        self._form_codes(paper, found)
        self._title(matches, found)
        self._phrases_in(paper.heading.whole, _TITLE_PHRASES, _MOST_TITLE_PHRASES, "Tiêu đề", found)
        self._phrases_in(paper.body, _BODY_PHRASES, _MOST_BODY_PHRASES, "Nội dung", found)
        for slug, share in self._words.scores(paper.title_terms).items():
            found[slug].add(_TITLE_WORDS * share)
        for slug, share in self._words.scores(paper.body_terms).items():
            found[slug].add(_BODY_WORDS * share)
        self._learned(paper, found)
        return dict(found)

    def _learned(self, paper: Reading, found: dict[str, Tally]) -> None:
        """What the model says, never worth more than a distinct form code or a title of the catalogue."""
        whole = paper.heading.whole
        for slug, share in self._model.shares(whole, paper.body).items():
            if share >= _LEAST_SHARE:
                found[slug].add(_LEARNED * share, self._near(slug, f"{whole}\n{paper.body}", share))

    def _near(self, slug: str, text: str, share: float) -> str:
        telling = self._model.telling(slug, text, most=3) if share >= _TOLD_SHARE else []
        words = ", ".join(f"'{word}'" for word in telling)
        return f"Từ ngữ gần với lĩnh vực {self._names[slug]}: {words}" if words else ""

    def _form_codes(self, paper: Reading, found: dict[str, Tally]) -> None:
        for form in self._forms.printed(paper.first):
            slugs = self._forms.fields(form)
            worth = (_DISTINCT_CODE if form.is_distinct else _SHARED_CODE) / len(slugs)
            for slug in slugs:
                found[slug].add(worth, f"Mã mẫu {form.code}" if form.is_distinct else "")

    def _title(self, matches: list[TitleMatch], found: dict[str, Tally]) -> None:
        best: dict[str, tuple[float, TitleMatch]] = {}
        for match in matches:
            worth = title_worth(match)
            for slug in match.title.fields:
                if worth > best.get(slug, (0.0, match))[0]:
                    best[slug] = (worth, match)
        for slug, (worth, match) in best.items():
            found[slug].add(_TITLE * worth, f"Tiêu đề khớp '{match.title.text}'")

    def _phrases_in(self, text: str, each: float, most: float, where: str, found: dict[str, Tally]) -> None:
        for slug, hits in self._phrases.hits(text).items():
            worth = min(sum(hit.weight for hit in hits), most)
            found[slug].add(each * worth, _phrase_reason(where, hits))


def title_worth(match: TitleMatch) -> float:
    """What a title match is worth, 0..1: nothing below the floor, little for a title that says little."""
    likeness = max(0.0, (match.similarity - _TITLE_FROM) / (1 - _TITLE_FROM))
    return likeness * likeness * match.title.specificity


def _phrase_reason(where: str, hits: list[PhraseHit]) -> str:
    telling = [f"'{hit.phrase}'" for hit in hits[:3] if hit.weight > 1]
    return f"{where} có {', '.join(telling)}" if telling else ""


def _texts_by_field(catalogue: Catalogue) -> dict[str, list[tuple[str, float]]]:
    texts: dict[str, list[tuple[str, float]]] = {}
    for one in catalogue.fields():
        words = catalogue.vocabulary(one.slug)
        parts = [(one.name, 3.0), *((name, 2.0) for name in one.portal_names)]
        parts += [(phrase, 3.0) for phrase in words.phrases] + [(title, 2.0) for title in words.titles]
        texts[one.slug] = parts
    for procedure in catalogue.procedures():
        parts = texts.setdefault(procedure.field, [])
        parts += [(procedure.name, 1.0), *((form.title, 1.0) for form in procedure.forms)]
        parts += [(result.name, 0.5) for result in procedure.results]
    return texts
