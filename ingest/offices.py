"""Which office a caller acts for."""

from ingest.errors import Forbidden, Refused
from storage.errors import NotFound
from storage.scope import Scope
from storage.work import Work


def office_for(work: Work, scope: Scope, told: str | None, default: str) -> str:
    """The caller's own office, else the one named, else the default. Raises Forbidden or Refused."""
    bound = scope.office_bound
    if bound is not None and told is not None and told != bound:
        raise Forbidden(
            "office_forbidden",
            f"Tài khoản này chỉ làm việc cho đơn vị {bound}. Hãy bỏ trường office hoặc ghi đúng đơn vị.",
            f"This token works for office {bound} only. Leave office out, or name that one.",
        )
    office = bound or told or default
    try:
        return work.offices.get(office).slug
    except NotFound:
        raise Refused(
            "office_unknown",
            f"Không có đơn vị {office}. Xem danh sách đơn vị ở /v1/offices.",
            f"There is no office {office}. See /v1/offices for the list.",
        ) from None
