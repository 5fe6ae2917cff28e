"""When a result is to be fetched: the appointment of slip 01."""

import re

from classify.answer import Check, Extracted
from classify.extraction.proof import proved
from classify.flat import flat
from classify.grammars.dates import WrittenDate, find_dates
from classify.page import Page

_DUE = re.compile(
    r"(?:thoi\s*(?:gian|han)|ngay)\s*(?:hen\s*)?tra(?:\s*ket\s*qua)?(?:\s*giai\s*quyet)?(?:\s*ho\s*so)?\s*[:;]"
    r"|ngay\s*hen\s*tra|hen\s*tra\s*ket\s*qua\s*(?:vao|luc|ngay)"
)
_RECEIVED = re.compile(r"(?:thoi\s*gian|ngay)\s*(?:tiep\s*)?nhan(?:\s*ho\s*so)?\s*[:;]")
_TIME = re.compile(r"^\W{0,3}(?:\d{1,2}\s*(?:gio|h|:)\s*\d{0,2}|ngay|vao|luc|\d{1,2}\s*/)")


def appointment(page: Page, text: str) -> dict[str, Extracted]:
    """`appointment_date`, checked to lie no earlier than the day of receipt where that is printed."""
    due = _date_behind(text, _DUE)
    if due is None:
        return {}
    received = _date_behind(text, _RECEIVED)
    checks = (
        () if received is None else (Check("ngày hẹn trả không trước ngày nhận", received.day <= due.day),)
    )
    before = text[: due.start]
    return {"appointment_date": proved(page, due.day.isoformat(), due.raw, *checks, sure=0.99, before=before)}


def _date_behind(text: str, label: re.Pattern[str]) -> WrittenDate | None:
    """The date on the rest of the label's line, or on the next line where that begins with a time."""
    plain = flat(text)
    for match in label.finditer(plain):
        line, _, after = plain[match.end() :].partition("\n")
        following = after.partition("\n")[0]
        reach = len(line) + (1 + len(following) if _TIME.match(following) else 0)
        dates = find_dates(text[match.end() : match.end() + reach])
        if dates:
            one, shift = dates[0], match.end()
            return WrittenDate(one.day, one.raw, shift + one.start, shift + one.end)
    return None
