"""Who looks at a page: the caller's scope, with the names and the menu that fit the role."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends

from api.http.access import Verb, may, permitted
from api.http.collaborators import TheService
from api.web.wording import ROLES
from storage.errors import NotFound
from storage.scope import Scope
from storage.states import Role
from storage.work import Work


@dataclass(frozen=True)
class MenuItem:
    """One entry of the menu; `key` is what a page calls itself in `here`."""

    key: str
    name: str
    href: str
    verb: Verb


MENU = (
    MenuItem("cases", "Hồ sơ", "/ho-so", Verb.SEE_CASES),
    MenuItem("upload", "Nộp bản quét", "/nop", Verb.SEND_SCANS),
    MenuItem("waiting", "Chờ gắn hồ sơ", "/cho-gan", Verb.ATTACH_DOCUMENTS),
    MenuItem("scans", "Bản quét", "/ban-quet", Verb.SEE_SCANS),
    MenuItem("search", "Tìm kiếm", "/tim-kiem", Verb.SEE_CASES),
)


@dataclass(frozen=True)
class Visitor:
    """The signed-in person."""

    scope: Scope
    office_name: str

    @property
    def role_name(self) -> str:
        """The role in Vietnamese."""
        return ROLES[self.scope.role]

    @property
    def is_postal(self) -> bool:
        """Whether only the own scans are seen."""
        return self.scope.role is Role.POSTAL

    @property
    def menu(self) -> tuple[MenuItem, ...]:
        """The pages that the role may open."""
        return tuple(item for item in MENU if self.may(item.verb))

    def may(self, verb: Verb) -> bool:
        """Whether the role has the verb."""
        return may(self.scope.role, verb)


def visitor_with(verb: Verb) -> Callable[..., Visitor]:
    """A dependency that lets only visitors with this verb through. Raises Problem 401 or 403."""

    def visitor(scope: Annotated[Scope, Depends(permitted(verb))], service: TheService) -> Visitor:
        with service.database.reading() as work:
            return Visitor(scope, _office_name(work, scope.office))

    return visitor


def _office_name(work: Work, slug: str | None) -> str:
    if slug is None:
        return "Tất cả đơn vị"
    try:
        return work.offices.get(slug).name
    except NotFound:
        return slug


def office_names(work: Work) -> dict[str, str]:
    """The name of every office by its slug."""
    return {office.slug: office.name for office in work.offices.all()}
