"""Import of the national list: all or nothing, told line by line, twice the same."""

import gzip
import json
from pathlib import Path

import pytest

from classify.catalogue import Catalogue, ImportReport, UnreadableList, import_national_list
from classify.catalogue.catalogue import OVERLAY_FILE


def row(code: str = "9.900001", field: str = "Hộ tịch", **more: object) -> dict[str, object]:
    """A row as the portal exports it; its code is one that no list holds."""
    return {
        "ma": code,
        "ten": "Thủ tục bịa để thử",
        "linh_vuc": field,
        "bo": "Bộ Tư pháp",
        "cap": "Cấp tỉnh, Cấp xã",
        "so_quyet_dinh": "1/QĐ-THU",
        "thanh_phan": [
            {"nhom": "--", "ten_giay_to": "Tờ khai bịa để thử theo mẫu", "ban_chinh": 1, "ban_sao": 0},
            {"nhom": "--", "ten_giay_to": "Tờ khai bịa để thử", "ban_chinh": 1, "ban_sao": 0},
        ],
        "ket_qua": [{"ten": "Giấy bịa", "ma": "KQ.G15.999999"}],
        **more,
    }


def write(file: Path, *rows: object) -> Path:
    lines = [one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in rows]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def test_a_second_import_says_all_unchanged(tmp_path: Path) -> None:
    file = write(tmp_path / "list.jsonl", row(), row("9.900002"))
    overlay = tmp_path / "overlay"

    first = import_national_list(file, overlay)
    second = import_national_list(file, overlay)

    assert first == ImportReport(2, 0, 0, ())
    assert second == ImportReport(0, 0, 2, ())


def test_a_changed_row_is_updated_and_read_back(tmp_path: Path) -> None:
    overlay = tmp_path / "overlay"
    import_national_list(write(tmp_path / "a.jsonl", row()), overlay)

    report = import_national_list(write(tmp_path / "b.jsonl", row(ten="Tên mới")), overlay)

    record = Catalogue.load(overlay).procedure("9.900001")
    assert report.updated == 1
    assert record is not None
    assert (record.name, record.field, record.levels) == ("Tên mới", "ho-tich", ("Cấp tỉnh", "Cấp xã"))
    assert [component.name for component in record.components] == ["Tờ khai bịa để thử"]
    assert [form.title for form in record.forms] == ["TỜ KHAI BỊA ĐỂ THỬ"]


def test_gzip_is_known_by_its_bytes_not_its_name(tmp_path: Path) -> None:
    file = tmp_path / "list.jsonl"
    file.write_bytes(gzip.compress(json.dumps(row()).encode()))

    assert import_national_list(file, tmp_path / "overlay").added == 1


def test_bad_lines_are_named_and_the_good_ones_taken(tmp_path: Path) -> None:
    file = write(
        tmp_path / "list.jsonl",
        row(),
        "{not json",
        "[1, 2]",
        row("1.23"),
        row("9.900003", ten=" "),
        row("9.900004", thanh_phan=[1]),
        row(),
    )

    report = import_national_list(file, tmp_path / "overlay")

    assert report.added == 1
    assert [one.line for one in report.rejected] == [2, 3, 4, 5, 6, 7]
    assert "1.23" in report.rejected[2].reason
    assert "earlier line" in report.rejected[5].reason


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 not a list", b"\x1f\x8bbroken gzip", b"\xff\xfe\x00"])
def test_a_file_that_is_no_list_changes_nothing(tmp_path: Path, content: bytes) -> None:
    overlay = tmp_path / "overlay"
    import_national_list(write(tmp_path / "good.jsonl", row()), overlay)
    before = (overlay / OVERLAY_FILE).read_bytes()
    (tmp_path / "bad.jsonl").write_bytes(content)

    with pytest.raises(UnreadableList, match=r"bad\.jsonl"):
        import_national_list(tmp_path / "bad.jsonl", overlay)

    assert (overlay / OVERLAY_FILE).read_bytes() == before
    assert [one.name for one in overlay.iterdir()] == [OVERLAY_FILE]


def test_local_additions_survive_an_import(tmp_path: Path) -> None:
    overlay = tmp_path / "overlay"
    import_national_list(write(tmp_path / "a.jsonl", row("9.900007")), overlay)
    lines = (overlay / OVERLAY_FILE).read_text(encoding="utf-8")
    local = json.loads(lines) | {"code": "9.900008", "source": "local"}
    (overlay / OVERLAY_FILE).write_text(lines + json.dumps(local) + "\n", encoding="utf-8")

    import_national_list(write(tmp_path / "b.jsonl", row("9.900009")), overlay)

    codes = {one.code: one.source for one in Catalogue.load(overlay).procedures() if one.code[0] == "9"}
    assert set(codes) == {"9.900007", "9.900008", "9.900009"}
    assert codes["9.900008"] == "local"


def test_portal_fields_are_found_whatever_their_case_and_dashes(tmp_path: Path) -> None:
    file = write(
        tmp_path / "list.jsonl",
        row("9.900001", "ĐẤT ĐAI"),
        row("9.900002", "Thi đua - Khen thưởng"),
        row("9.900003", "Lĩnh vực chưa ai nghe"),
    )

    import_national_list(file, tmp_path / "overlay")

    catalogue = Catalogue.load(tmp_path / "overlay")
    fields = [one.field for one in catalogue.procedures() if one.code.startswith("9.90000")]
    assert fields == ["dat-dai", "thi-dua-khen-thuong", "khac"]


def test_an_imported_procedure_keeps_the_form_codes_we_know(tmp_path: Path) -> None:
    file = write(tmp_path / "list.jsonl", row("1.004222", "Đăng ký, quản lý cư trú", ten="Tên của lần nhập"))

    import_national_list(file, tmp_path / "overlay")

    record = Catalogue.load(tmp_path / "overlay").procedure("1.004222")
    assert record is not None
    assert record.name == "Tên của lần nhập"
    assert "CT01" in {form.code for form in record.forms}


def test_a_damaged_overlay_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / OVERLAY_FILE).write_text("{}\n", encoding="utf-8")

    with pytest.raises(ValueError, match="line 1"):
        Catalogue.load(tmp_path)
