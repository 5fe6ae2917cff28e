"""Which case a paper belongs to, decided from its codes."""

from ingest.attachment import Evidence, FoundCode, decide
from storage.states import WaitingReason

ONE, TWO = "H49.61-261123-0001", "H49.61-261123-0002"


def text(code: str) -> FoundCode:
    return FoundCode(code, Evidence.TEXT, 1, code)


def qr(code: str) -> FoundCode:
    return FoundCode(code, Evidence.QR, 1, code)


def test_the_senders_code_holds_when_the_paper_is_silent_or_agrees() -> None:
    for found in ([], [text(ONE)], [text(ONE), qr(TWO)]):
        decision = decide(FoundCode(ONE, Evidence.UPLOAD), found)

        assert decision.reason is None
        assert decision.claimed == FoundCode(ONE, Evidence.UPLOAD)


def test_a_paper_that_names_only_another_case_stops_the_senders_code() -> None:
    decision = decide(FoundCode(ONE, Evidence.UPLOAD), [text(TWO)])

    assert decision.reason is WaitingReason.CODES_DISAGREE
    assert decision.others == (text(TWO),)


def test_without_a_sender_the_printed_code_comes_before_the_same_in_a_qr_code() -> None:
    decision = decide(None, [qr(ONE), text(ONE)])

    assert decision.claimed == text(ONE)
    assert decision.reason is None


def test_a_qr_code_alone_is_enough() -> None:
    assert decide(None, [qr(ONE)]).claimed == qr(ONE)


def test_two_different_codes_claim_no_case() -> None:
    decision = decide(None, [text(ONE), qr(TWO)])

    assert decision.claimed is None
    assert decision.reason is WaitingReason.SEVERAL_CODES


def test_a_paper_without_any_code_says_so() -> None:
    assert decide(None, []).reason is WaitingReason.NO_CODE
