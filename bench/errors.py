"""What can be wrong with what a benchmark is given."""


class BadSet(Exception):
    """A set that cannot be measured on; the message says why and what to do."""


class ProgramFailed(Exception):
    """A program to be measured that is not there or did not do its work; the message says which and why."""


class Unread(Exception):
    """A page that a reader could not read: it is scored as a page without text."""
