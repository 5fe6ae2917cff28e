"""Import of the national list: shown before it is done, all or nothing, told line by line, twice the same."""

import gzip
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from classify.catalogue import (
    Catalogue,
    ListFacts,
    ListMoved,
    NoSuchVersion,
    Plan,
    ProcedureRecord,
    UnreadableList,
    local,
    plan_import,
    versions,
)
from classify.catalogue.catalogue import OVERLAY_FILE

MINISTRY = "Bộ Bịa Đặt"
AUGUST, OCTOBER = date(2026, 8, 1), date(2026, 10, 1)


def row(code: str = "9.900001", field: str = "Hộ tịch", **more: object) -> dict[str, object]:
    """A row as the portal exports it; its code is one that no list holds."""
    return {
        "ma": code,
        "ten": "Thủ tục bịa để thử",
        "linh_vuc": field,
        "bo": MINISTRY,
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


def planned(file: Path, overlay: Path, valid_from: date = AUGUST, is_extract: bool = False) -> Plan:
    return plan_import(file, overlay, ListFacts("national list", "12/QĐ-THU", valid_from, None, is_extract))


def bring(file: Path, overlay: Path, valid_from: date = AUGUST, is_extract: bool = False) -> Plan:
    """Import the file, as a person who has looked at the difference does."""
    plan = planned(file, overlay, valid_from, is_extract)
    plan.apply()
    return plan


def in_force(overlay: Path, code: str, day: date) -> bool:
    catalogue = Catalogue.load(overlay)
    record = catalogue.procedure(code)
    assert record is not None
    return catalogue.is_in_force(record, day)


def test_a_plan_writes_nothing(tmp_path: Path) -> None:
    plan = planned(write(tmp_path / "list.jsonl", row()), tmp_path / "overlay")

    assert [one.code for one in plan.changes.added] == ["9.900001"]
    assert not (tmp_path / "overlay").exists()


def test_a_second_import_says_all_unchanged(tmp_path: Path) -> None:
    file = write(tmp_path / "list.jsonl", row(), row("9.900002"))
    bring(file, tmp_path / "overlay")

    again = planned(file, tmp_path / "overlay", OCTOBER)

    assert again.changes.is_nothing
    assert again.changes.unchanged == 2


def test_the_difference_names_each_changed_fact(tmp_path: Path) -> None:
    overlay = tmp_path / "overlay"
    bring(write(tmp_path / "a.jsonl", row()), overlay)
    papers = [{"nhom": "--", "ten_giay_to": "Đơn bịa khác", "ban_chinh": 1, "ban_sao": 0}]
    file = write(tmp_path / "b.jsonl", row(ten="Tên mới", cap="Cấp xã", thanh_phan=papers))

    [change] = planned(file, overlay).changes.changed

    facts = {one.name: (one.before, one.after) for one in change.facts}
    assert facts["name"] == ("Thủ tục bịa để thử", "Tên mới")
    assert facts["levels"] == ("Cấp tỉnh, Cấp xã", "Cấp xã")
    assert facts["components"] == ("-1", "+1")
    assert set(facts) == {"name", "levels", "components", "forms"}


def test_a_changed_row_is_updated_and_read_back(tmp_path: Path) -> None:
    overlay = tmp_path / "overlay"
    bring(write(tmp_path / "a.jsonl", row()), overlay)

    bring(write(tmp_path / "b.jsonl", row(ten="Tên mới")), overlay)

    record = Catalogue.load(overlay).procedure("9.900001")
    assert record is not None
    assert (record.name, record.field, record.levels) == ("Tên mới", "ho-tich", ("Cấp tỉnh", "Cấp xã"))
    assert [component.name for component in record.components] == ["Tờ khai bịa để thử"]
    assert [form.title for form in record.forms] == ["TỜ KHAI BỊA ĐỂ THỬ"]


def test_a_procedure_left_out_ends_the_day_before_and_stays_known(tmp_path: Path) -> None:
    overlay = tmp_path / "overlay"
    bring(write(tmp_path / "a.jsonl", row(), row("9.900002")), overlay)

    plan = bring(write(tmp_path / "b.jsonl", row()), overlay, OCTOBER)

    assert [(one.code, one.valid_to) for one in plan.changes.withdrawn] == [("9.900002", "2026-09-30")]
    assert in_force(overlay, "9.900002", date(2026, 9, 30))
    assert not in_force(overlay, "9.900002", OCTOBER)


def test_a_withdrawn_procedure_that_is_named_again_goes_on(tmp_path: Path) -> None:
    overlay = tmp_path / "overlay"
    both = write(tmp_path / "a.jsonl", row(), row("9.900002"))
    bring(both, overlay)
    bring(write(tmp_path / "b.jsonl", row()), overlay, OCTOBER)

    [change] = bring(both, overlay, date(2026, 11, 1)).changes.changed

    assert [(one.name, one.before, one.after) for one in change.facts] == [("valid_to", "2026-09-30", "")]
    assert in_force(overlay, "9.900002", date(2026, 11, 1))


def test_an_extract_and_a_list_of_another_ministry_withdraw_nothing(tmp_path: Path) -> None:
    overlay = tmp_path / "overlay"
    bring(write(tmp_path / "a.jsonl", row(), row("9.900002")), overlay)

    extract = planned(write(tmp_path / "b.jsonl", row()), overlay, is_extract=True)
    other = planned(write(tmp_path / "c.jsonl", row("9.900003", bo="Bộ Khác")), overlay)

    assert extract.changes.withdrawn == other.changes.withdrawn == ()


def test_a_procedure_of_a_later_list_is_not_in_force_before_it(tmp_path: Path) -> None:
    overlay = tmp_path / "overlay"
    bring(write(tmp_path / "a.jsonl", row()), overlay, AUGUST)
    bring(write(tmp_path / "b.jsonl", row(), row("9.900002")), overlay, OCTOBER)

    assert in_force(overlay, "9.900001", date(2019, 1, 1))  # since when, the first list does not say
    assert not in_force(overlay, "9.900002", date(2026, 9, 30))
    assert in_force(overlay, "9.900002", OCTOBER)


def test_the_list_before_is_kept_and_put_back(tmp_path: Path) -> None:
    overlay = tmp_path / "overlay"
    bring(write(tmp_path / "a.jsonl", row()), overlay)
    first = (overlay / OVERLAY_FILE).read_bytes()
    bring(write(tmp_path / "b.jsonl", row(ten="Tên mới")), overlay)

    restored = versions.restore(overlay, 1)

    assert (overlay / OVERLAY_FILE).read_bytes() == first
    assert (restored.number, restored.decision, restored.valid_from) == (1, "12/QĐ-THU", "2026-08-01")
    known = versions.versions(overlay)
    assert [(one.edition.number, one.is_serving) for one in known] == [(0, False), (1, True), (2, False)]
    assert known[1].procedures == known[0].procedures + 1


def test_the_built_in_list_can_be_served_again_and_the_next_import_has_a_number_of_its_own(
    tmp_path: Path,
) -> None:
    overlay = tmp_path / "overlay"
    bring(write(tmp_path / "a.jsonl", row()), overlay)

    versions.restore(overlay, 0)

    assert Catalogue.load(overlay).procedure("9.900001") is None
    assert Catalogue.load(overlay).edition == Catalogue.load().edition
    assert bring(write(tmp_path / "b.jsonl", row()), overlay).edition.number == 2


def test_a_version_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    bring(write(tmp_path / "a.jsonl", row()), tmp_path)

    with pytest.raises(NoSuchVersion, match="0, 1"):
        versions.restore(tmp_path, 7)


def test_a_plan_that_another_import_overtook_is_not_applied(tmp_path: Path) -> None:
    slow = planned(write(tmp_path / "a.jsonl", row()), tmp_path / "overlay")
    bring(write(tmp_path / "b.jsonl", row(ten="Của người khác")), tmp_path / "overlay")

    with pytest.raises(ListMoved):
        slow.apply()

    record = Catalogue.load(tmp_path / "overlay").procedure("9.900001")
    assert record is not None
    assert record.name == "Của người khác"


def test_a_plan_that_a_restored_list_overtook_is_not_applied(tmp_path: Path) -> None:
    bring(write(tmp_path / "a.jsonl", row()), tmp_path / "overlay")
    slow = planned(write(tmp_path / "b.jsonl", row("9.900002")), tmp_path / "overlay")
    versions.restore(tmp_path / "overlay", 0)

    with pytest.raises(ListMoved):
        slow.apply()


def test_of_plans_applied_at_the_same_moment_one_is_served_and_the_others_are_told(tmp_path: Path) -> None:
    plans = [
        planned(write(tmp_path / f"{place}.jsonl", row(f"9.90000{place}")), tmp_path / "overlay")
        for place in range(6)
    ]

    def told(plan: Plan) -> bool:
        try:
            plan.apply()
        except ListMoved:
            return True
        return False

    with ThreadPoolExecutor(len(plans)) as officers:
        assert sorted(officers.map(told, plans)) == [False, *[True] * 5]
    assert versions.newest(tmp_path / "overlay") == 1


def test_gzip_is_known_by_its_bytes_not_its_name(tmp_path: Path) -> None:
    file = tmp_path / "list.jsonl"
    file.write_bytes(gzip.compress(json.dumps(row()).encode()))

    assert [one.code for one in planned(file, tmp_path / "overlay").changes.added] == ["9.900001"]


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

    report = bring(file, tmp_path / "overlay")

    assert [one.code for one in report.changes.added] == ["9.900001"]
    assert [one.line for one in report.rejected] == [2, 3, 4, 5, 6, 7]
    assert "1.23" in report.rejected[2].reason
    assert "earlier line" in report.rejected[5].reason


def test_a_list_that_would_end_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match=r"2026-08-01.*2026-10-01"):
        ListFacts("test", "", valid_from=OCTOBER, valid_to=AUGUST, is_extract=False)


def test_a_damaged_list_in_service_is_told_with_the_way_back(tmp_path: Path) -> None:
    bring(write(tmp_path / "good.jsonl", row()), tmp_path / "overlay")
    serving = tmp_path / "overlay" / OVERLAY_FILE
    serving.write_bytes(serving.read_bytes()[:-20])

    with pytest.raises(ValueError, match=r"dòng 2 hỏng.*restore"):
        versions.versions(tmp_path / "overlay")


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 not a list", b"\x1f\x8bbroken gzip", b"\xff\xfe\x00"])
def test_a_file_that_is_no_list_changes_nothing(tmp_path: Path, content: bytes) -> None:
    overlay = tmp_path / "overlay"
    bring(write(tmp_path / "good.jsonl", row()), overlay)
    before = {path: path.read_bytes() for path in overlay.rglob("*") if path.is_file()}
    (tmp_path / "bad.jsonl").write_bytes(content)

    with pytest.raises(UnreadableList, match=r"bad\.jsonl: không .* / "):
        planned(tmp_path / "bad.jsonl", overlay)

    assert {path: path.read_bytes() for path in overlay.rglob("*") if path.is_file()} == before


def addition(code: str, name: str) -> ProcedureRecord:
    return ProcedureRecord(
        code, name, "cu-tru", ("Cấp xã",), "", (), (), (), source=local.SOURCE, valid_from="2026-08-01"
    )


def test_local_additions_stand_over_the_list_and_survive_import_and_restore(tmp_path: Path) -> None:
    overlay = tmp_path / "overlay"
    bring(write(tmp_path / "a.jsonl", row()), overlay)
    local.add(overlay, addition("9.900001", "Tên của tỉnh"))
    local.add(overlay, addition("9.900008", "Chỉ tỉnh có"))

    plan = bring(write(tmp_path / "b.jsonl", row(ten="Tên mới"), row("9.900009")), overlay)
    versions.restore(overlay, 1)

    names = {one.code: one.name for one in Catalogue.load(overlay).procedures() if one.code[0] == "9"}
    assert names == {"9.900001": "Tên của tỉnh", "9.900008": "Chỉ tỉnh có"}
    assert [one.code for one in plan.changes.kept_local] == ["9.900001", "9.900008"]
    assert [one.procedure.name for one in plan.changes.changed] == ["Tên mới"]


def test_a_removed_addition_lets_the_national_list_speak_again(tmp_path: Path) -> None:
    bring(write(tmp_path / "a.jsonl", row()), tmp_path)
    assert local.add(tmp_path, addition("9.900001", "Tên của tỉnh"))

    assert local.remove(tmp_path, "9.900001")

    record = Catalogue.load(tmp_path).procedure("9.900001")
    assert record is not None
    assert record.name == "Thủ tục bịa để thử"
    assert not local.remove(tmp_path, "9.900001")


def test_portal_fields_are_found_whatever_their_case_and_dashes(tmp_path: Path) -> None:
    file = write(
        tmp_path / "list.jsonl",
        row("9.900001", "ĐẤT ĐAI"),
        row("9.900002", "Thi đua - Khen thưởng"),
        row("9.900003", "Lĩnh vực chưa ai nghe"),
    )

    bring(file, tmp_path / "overlay")

    catalogue = Catalogue.load(tmp_path / "overlay")
    fields = [one.field for one in catalogue.procedures() if one.code.startswith("9.90000")]
    assert fields == ["dat-dai", "thi-dua-khen-thuong", "khac"]


def test_an_imported_procedure_keeps_the_form_codes_we_know(tmp_path: Path) -> None:
    file = write(tmp_path / "list.jsonl", row("1.004222", "Đăng ký, quản lý cư trú", ten="Tên của lần nhập"))

    bring(file, tmp_path / "overlay")

    record = Catalogue.load(tmp_path / "overlay").procedure("1.004222")
    assert record is not None
    assert record.name == "Tên của lần nhập"
    assert "CT01" in {form.code for form in record.forms}


def test_the_form_code_that_a_component_names_is_kept(tmp_path: Path) -> None:
    papers = [
        {"ten_giay_to": "Đơn bịa thứ nhất theo Mẫu số 18 ban hành kèm theo Nghị định bịa", "ban_chinh": 1},
        {"ten_giay_to": "Tờ khai bịa (Mẫu CT01).Mẫu CT01.docx", "ban_chinh": 1},
        {"ten_giay_to": "Đơn bịa thứ ba theo mẫu tại Phụ lục I", "ban_chinh": 1},
    ]

    plan = planned(write(tmp_path / "list.jsonl", row(thanh_phan=papers)), tmp_path / "overlay")

    [record] = plan.changes.added
    assert [form.code for form in record.forms] == ["Mẫu số 18", "CT01", None]


def test_a_damaged_overlay_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / OVERLAY_FILE).write_text("{}\n", encoding="utf-8")

    with pytest.raises(ValueError, match="line 1"):
        Catalogue.load(tmp_path)
