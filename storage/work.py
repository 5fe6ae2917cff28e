"""One unit of work: a transaction, and the subjects that can be worked on in it."""

from sqlalchemy.orm import Session

from storage.access import Audit, Offices, Tokens
from storage.boundaries import Boundaries
from storage.cases import Cases
from storage.documents import Documents
from storage.pages import Pages
from storage.scans import Scans
from storage.search import Search
from storage.verdicts import Verdicts


class Work:
    """What can be said to the database inside one transaction."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.offices = Offices(session)
        self.tokens = Tokens(session)
        self.audit = Audit(session)
        self.scans = Scans(session)
        self.pages = Pages(session)
        self.boundaries = Boundaries(session)
        self.documents = Documents(session)
        self.cases = Cases(session)
        self.search = Search(session)
        self.verdicts = Verdicts(session)
