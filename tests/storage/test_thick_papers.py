"""Papers of extreme size and odd letters are findable on every database."""

from storage.scope import EVERYTHING
from tests.storage.town import Town


def test_a_paper_of_thousands_of_pages_is_findable(town: Town) -> None:
    text = " ".join(["hợp đồng", *(f"số{number:07d}" for number in range(150_000))])

    document_id = town.document(town.scan(), text)

    with town.database.reading() as work:
        found = work.search.find(EVERYTHING, "hop dong so0000007", 5)
    assert [document.id for document in found] == [document_id]


def test_a_query_of_a_thousand_words_is_answered(town: Town) -> None:
    document_id = town.document(town.scan(), "hợp đồng")

    with town.database.reading() as work:
        found = work.search.find(EVERYTHING, "hợp đồng " * 500, 5)
        none = work.search.find(EVERYTHING, " ".join(f"w{n}" for n in range(1000)), 5)

    assert [document.id for document in found] == [document_id]
    assert list(none) == []
