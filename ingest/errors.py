"""What the flow refuses, in words for the person who asked."""


class Refused(Exception):
    """The request cannot be granted as it is; sending it again unchanged will not help.

    `detail_vi` and `detail_en` are whole sentences that say what to do next.
    """

    def __init__(self, code: str, detail_vi: str, detail_en: str) -> None:
        super().__init__(f"{code}: {detail_en}")
        self.code = code
        self.detail_vi = detail_vi
        self.detail_en = detail_en


class Forbidden(Refused):
    """The caller may not do this."""


class BrokerUnavailable(Exception):
    """The broker did not take the message. The row is safe, and the sweep will send it."""
