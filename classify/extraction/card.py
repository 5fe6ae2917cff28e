"""The QR code of a citizen card, held against what the card prints."""

from collections.abc import Iterator
from dataclasses import dataclass

from classify.answer import Check, Extracted
from classify.extraction.identity_facts import Printed
from classify.extraction.mentions import Mention
from classify.folding import fold
from classify.grammars.cccd_qr import CitizenCard, parse_cccd_qr
from classify.grammars.citizen_number import find_citizen_numbers
from classify.page import Code, Page

_SURE = 0.99


@dataclass(frozen=True, slots=True)
class CardOnPage:
    """What the code says, and the values that it gives by itself."""

    says: CitizenCard
    values: dict[str, Extracted]

    @property
    def name(self) -> str:
        """The name with its first letters in capitals."""
        return " ".join(word[0].upper() + word[1:].lower() for word in self.says.name.split())


def card_on(page: Page, name: Mention | None, printed: Printed) -> CardOnPage | None:
    """The first citizen card whose code was read on the page, with `cccd_qr` and what it alone can tell.

    The code is compared with the printed number, name, birth date and sex, each a check of its own; what
    is not printed, or was not read, is not checked.
    """
    for code in page.codes:
        says = parse_cccd_qr(code.text)
        if says is not None:
            checks = tuple(_checks(page, says, name, printed))
            card = CardOnPage(says, {})
            card.values["cccd_qr"] = _from(page, code, code.text.strip(), checks)
            alone = (Check("đọc từ mã QR của thẻ căn cước", True),)
            card.values["citizen_number"] = _from(page, code, says.citizen_number, alone)
            card.values["applicant_name"] = _from(page, code, card.name, alone)
            card.values["birth_date"] = _from(page, code, says.born.isoformat(), alone)
            return card
    return None


def _checks(page: Page, says: CitizenCard, name: Mention | None, printed: Printed) -> Iterator[Check]:
    numbers = [number.digits for number, _ in find_citizen_numbers(page.text)]
    if numbers:
        yield Check("số định danh trong mã QR trùng số in", says.citizen_number in numbers)
    if name is not None and name.name is not None:
        yield Check("họ tên trong mã QR trùng họ tên in", fold(says.name) == fold(name.name))
    if printed.born is not None:
        yield Check("ngày sinh trong mã QR trùng ngày sinh in", says.born == printed.born.day)
    if printed.sex is not None:
        yield Check("giới tính trong mã QR trùng giới tính in", says.sex == printed.sex)


def _from(page: Page, code: Code, value: str, checks: tuple[Check, ...]) -> Extracted:
    raw = code.text if value == code.text.strip() else value
    sure = _SURE if all(check.passed for check in checks) else _SURE / 2
    return Extracted(value, raw, page.number, code.box, sure, checks)
