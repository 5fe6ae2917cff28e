"""Names and numbers of people: whom the paper is about, whose the dossier is, who brings it."""

from collections.abc import Iterable, Sequence

from classify.answer import Check, Extracted
from classify.extraction.card import CardOnPage, card_on
from classify.extraction.identity_facts import Printed, checks_of, main_mention, printed_about
from classify.extraction.mentions import Mention, mentions_in
from classify.extraction.name_labels import Role
from classify.extraction.proof import proved
from classify.extraction.sides import first_side
from classify.extraction.spelling import as_repeated
from classify.folding import fold
from classify.grammars.person_name import is_vietnamese_name
from classify.page import Page

_READ_AS_A_NAME = "mỗi chữ của họ tên là một âm tiết, họ có trong danh sách họ"


def people(page: Page, text: str) -> dict[str, Extracted]:
    """`applicant_name`, `owner_name`, `submitter_name`, `citizen_number`, `birth_date` and `cccd_qr`.

    The applicant is the person in whose name the paper stands: who asks, declares or holds it. The number
    and the birth date are that person's. What a card's code says proves its print, and stands where the
    print was lost.
    """
    text = first_side(page, text)
    mentions = mentions_in(text)
    main = main_mention(mentions)
    printed = printed_about(text, mentions)
    is_named = main is not None and main.role in (Role.APPLICANT, Role.HEAD)
    name = main if is_named else None
    card = card_on(page, name, printed)
    found = {} if card is None else dict(card.values)
    if name is not None and name.name is not None:
        found["applicant_name"] = _name(page, text, name, card)
    for key, role in (("owner_name", Role.OWNER), ("submitter_name", Role.SUBMITTER)):
        one = next((one for one in mentions if one.role is role and one.name is not None), None)
        if one is not None:
            found[key] = _name(page, text, one, None)
    return found | _facts(page, text, printed, card)


def _name(page: Page, text: str, one: Mention, card: CardOnPage | None) -> Extracted:
    value, raw = as_repeated(one.name or "", text), one.raw or ""
    checks = [Check(_READ_AS_A_NAME, is_vietnamese_name(value))]
    if card is not None:
        is_same = fold(card.says.name) == fold(value)
        checks = [Check("họ tên trùng mã QR", is_same)]
        value = card.name if is_same else value  # the code has the marks that print loses
    return proved(page, value, raw, *checks, sure=0.99, before=text[: one.raw_start])


def _facts(page: Page, text: str, printed: Printed, card: CardOnPage | None) -> dict[str, Extracted]:
    found = {}
    number, born = printed.number, printed.born
    if number is not None:
        checks = [*checks_of(number, printed), *_against(card, "số định danh", number.digits)]
        before = text[: printed.number_start]
        found["citizen_number"] = proved(
            page, number.digits, printed.number_raw, *checks, sure=0.99, before=before
        )
    if born is not None:
        checks = [*_against(card, "ngày sinh", born.day.isoformat())]
        if number is not None:
            checks.append(Check("năm sinh khớp số định danh", born.day.year == number.birth_year))
        before = text[: born.start]
        found["birth_date"] = proved(page, born.day.isoformat(), born.raw, *checks, sure=0.99, before=before)
    return found


def _against(card: CardOnPage | None, what: str, value: str) -> Iterable[Check]:
    if card is not None:
        said: Sequence[str] = (card.says.citizen_number, card.says.born.isoformat())
        yield Check(f"{what} trùng mã QR", value in said)
