"""Sets are read as they lie in their folders, and what cannot be measured on is refused by name."""

import json
from pathlib import Path

import pytest

from bench import page_set, paper_set
from bench.errors import BadSet


def test_a_page_takes_both_reading_orders_and_its_values_from_its_record(tmp_path: Path) -> None:
    tier = tmp_path / "clean"
    tier.mkdir()
    (tier / "a.png").touch()
    (tier / "a.txt").write_text("không dùng", encoding="utf-8")
    record = {"text_block": "một hai", "text_rows": "hai một", "fields": [{"label": "Số", "value": "12"}]}
    (tier / "a.json").write_text(json.dumps(record), encoding="utf-8")

    (page,) = page_set.load(tmp_path)

    assert (page.tier, page.orders, page.fields) == ("clean", ("một hai", "hai một"), ("12",))


def test_a_page_with_a_text_alone_has_one_reading_order(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "1.jpg").touch()
        (tmp_path / name / "1.txt").write_text(name, encoding="utf-8")

    assert [(page.tier, page.orders, page.fields) for page in page_set.load(tmp_path)] == [
        ("a", ("a",), ()),
        ("b", ("b",), ()),
    ]


def test_a_page_without_truth_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "poor").mkdir()
    (tmp_path / "poor" / "x.png").touch()

    with pytest.raises(BadSet, match=r"poor/x\.png"):
        page_set.load(tmp_path)


@pytest.mark.parametrize("record", ["{", "[]", '{"text_block": "a", "fields": [{"label": "b"}]}'])
def test_a_broken_record_is_refused(record: str, tmp_path: Path) -> None:
    (tmp_path / "t").mkdir()
    (tmp_path / "t" / "x.png").touch()
    (tmp_path / "t" / "x.json").write_text(record, encoding="utf-8")

    with pytest.raises(BadSet):
        page_set.load(tmp_path)


def test_a_folder_without_pages_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadSet, match="no page image"):
        page_set.load(tmp_path)


def test_papers_come_with_their_labels_and_pages(tmp_path: Path) -> None:
    (tmp_path / "index.csv").write_text(
        'file,field,kind,title\na.txt,thue,contract,"A, B"\n', encoding="utf-8"
    )
    (tmp_path / "a.txt").write_text("trang 1\ftrang 2", encoding="utf-8")

    (paper,) = paper_set.load(tmp_path)

    assert (paper.field, paper.kind, paper.pages) == ("thue", "contract", ("trang 1", "trang 2"))


def test_a_paper_takes_its_title_and_its_procedure_where_the_index_says_them(tmp_path: Path) -> None:
    (tmp_path / "index.csv").write_text(
        "file,field,kind,title,procedure\na.txt,thue,application,TỜ KHAI,1.000001\na.txt,thue,other,,\n",
        encoding="utf-8",
    )
    (tmp_path / "a.txt").write_text("trang 1", encoding="utf-8")

    first, second = paper_set.load(tmp_path)

    assert (first.title, first.procedure) == ("TỜ KHAI", "1.000001")
    assert (second.title, second.procedure) == ("", None)


@pytest.mark.parametrize("index", ["file,field\na.txt,thue\n", "file,field,kind,title\n", ""])
def test_an_index_without_its_columns_or_rows_is_refused(index: str, tmp_path: Path) -> None:
    (tmp_path / "index.csv").write_text(index, encoding="utf-8")

    with pytest.raises(BadSet, match=r"index\.csv"):
        paper_set.load(tmp_path)


def test_a_paper_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "index.csv").write_text("file,field,kind\nmissing.txt,thue,other\n", encoding="utf-8")

    with pytest.raises(BadSet, match=r"missing\.txt"):
        paper_set.load(tmp_path)
