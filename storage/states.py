"""The states that rows pass through, and the other closed lists of words in the database."""

from enum import StrEnum


class ScanState(StrEnum):
    """`received` -> `reading` -> `done` or `review`; `failed` when nothing of it could be kept readable."""

    RECEIVED = "received"
    READING = "reading"
    REVIEW = "review"
    DONE = "done"
    FAILED = "failed"


class PageState(StrEnum):
    """`waiting` -> `reading` -> `read`, or `failed` after the last attempt."""

    WAITING = "waiting"
    READING = "reading"
    READ = "read"
    FAILED = "failed"


class DocumentState(StrEnum):
    """`attached` to a case, `unattached` with a reason, or in `review` because a person must look.

    `replaced`: its pages were cut or joined otherwise since. It keeps what it said, and comes back when that
    is undone.
    """

    ATTACHED = "attached"
    UNATTACHED = "unattached"
    REVIEW = "review"
    REPLACED = "replaced"


class BoundaryState(StrEnum):
    """Between two pages of a scan: a new paper begins (`cut`), the same goes on, or a person must say."""

    CUT = "cut"
    JOINED = "joined"
    UNDECIDED = "undecided"


class WaitingReason(StrEnum):
    """Why a document is in no case."""

    NO_CODE = "no_code"
    CASE_UNKNOWN = "case_unknown"
    CODES_DISAGREE = "codes_disagree"
    SEVERAL_CODES = "several_codes"
    BOUNDARY_UNDECIDED = "boundary_undecided"
    DETACHED = "detached"


class CaseState(StrEnum):
    """A case is open until its result was returned."""

    OPEN = "open"
    CLOSED = "closed"


class Role(StrEnum):
    """What a token's holder is."""

    ADMIN = "admin"
    DESK = "desk"
    POSTAL = "postal"
    INTEGRATOR = "integrator"


class Channel(StrEnum):
    """How a scan came in."""

    DESK = "desk"
    POST = "post"
    ONLINE = "online"
    SYSTEM = "system"
