"""What officers say of papers, on both databases."""

from datetime import timedelta

from storage import clock
from storage.ids import new_id
from storage.states import PageState
from storage.tables import Page, Verdict
from tests.storage.town import Town


def said(town: Town, document_id: str, field: str | None, minutes_ago: int) -> None:
    verdict = Verdict(
        id=new_id(),
        document_id=document_id,
        given_by=town.ha_long_desk,
        given_at=clock.now() - timedelta(minutes=minutes_ago),
        is_confirmation=False,
        paper_type=None,
        field=field,
        procedure_code=None,
        classifier="test",
        answered_type="application",
        answered_field="thue",
    )
    with town.database.work() as work:
        work.verdicts.record(verdict)


def paper(town: Town, *sides: str) -> str:
    scan = town.scan(pages=len(sides))
    document = town.document(scan)
    now = clock.now()
    with town.database.work() as work:
        for number, text in enumerate(sides, start=1):
            row = Page(
                id=new_id(),
                scan_id=scan,
                number=number,
                state=PageState.READ,
                due_at=now,
                document_id=document,
                position=number,
                text=text,
            )
            work.session.add(row)
    return document


def test_the_last_word_on_a_field_is_learned_with_the_text_of_all_pages(town: Town) -> None:
    first, second = paper(town, "TỜ KHAI", "trang sau"), paper(town, "ĐƠN")
    said(town, first, "ho-tich", minutes_ago=9)
    said(town, second, "dat-dai", minutes_ago=7)
    said(town, first, "cu-tru", minutes_ago=3)
    said(town, second, None, minutes_ago=1)

    with town.database.reading() as work:
        papers = work.verdicts.papers()

    assert [(one.document_id, one.field, one.text) for one in papers] == [
        (first, "cu-tru", "TỜ KHAI\ftrang sau"),
        (second, "dat-dai", "ĐƠN"),
    ]


def test_a_word_on_a_paper_that_was_cut_since_is_kept_and_not_learned(town: Town) -> None:
    document = paper(town, "TỜ KHAI", "HỢP ĐỒNG")
    said(town, document, "ho-tich", minutes_ago=3)
    with town.database.work() as work:
        work.documents.replace(work.documents.held(document))

    with town.database.reading() as work:
        papers = work.verdicts.papers()
        kept = work.verdicts.of(document)

    assert papers == []
    assert [one.field for one in kept] == ["ho-tich"]


def test_every_word_is_kept_with_who_and_when(town: Town) -> None:
    document = paper(town, "TỜ KHAI")
    said(town, document, "ho-tich", minutes_ago=9)
    said(town, document, "cu-tru", minutes_ago=3)

    with town.database.reading() as work:
        verdicts = work.verdicts.of(document)

    assert [one.field for one in verdicts] == ["ho-tich", "cu-tru"]
    assert {one.given_by for one in verdicts} == {town.ha_long_desk}
    assert verdicts[0].given_at < verdicts[1].given_at
