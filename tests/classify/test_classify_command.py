"""`sohoa classify` and `sohoa catalogue`, as a person calls them."""

import io
import json
from pathlib import Path

import pytest
from PIL import Image

from api import __main__ as command_line
from classify.page import Code, Page, Word
from ingest.conversions import to_page
from ocr import page_reading

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
FORM = f"{MOTTO}TỜ KHAI ĐĂNG KÝ KHAI SINH\nKính gửi: …\n"
ROW = {
    "ma": "9.900001",
    "ten": "Thủ tục bịa để thử",
    "linh_vuc": "Hộ tịch",
    "bo": "Bộ Tư pháp",
    "cap": "Cấp xã",
    "thanh_phan": [],
    "ket_qua": [],
}


class Terminal(io.StringIO):
    """A person at a terminal who types this."""

    def isatty(self) -> bool:
        """Always."""
        return True


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.delenv("SOHOA_CATALOGUE_DIR", raising=False)
    return str(tmp_path / "data")


def test_json_gives_one_object_a_line(tmp_path: Path, data: str, capsys: pytest.CaptureFixture[str]) -> None:
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for path in paths:
        path.write_text(FORM, encoding="utf-8")

    status = command_line.main(["classify", "--data", data, "--json", *map(str, paths)])

    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert status == 0
    assert [line["source"] for line in lines] == [str(path) for path in paths]
    assert lines[0]["fields"][0]["slug"] == "ho-tich"
    assert lines[0]["procedures"][0]["code"] == "1.001193"


def test_plain_output_tells_an_officer_why(
    tmp_path: Path, data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(FORM, encoding="utf-8")

    command_line.main(["classify", "--data", data, str(tmp_path / "a.txt")])

    told = capsys.readouterr().out
    assert "Loại giấy tờ: đơn, tờ khai" in told
    assert "Lĩnh vực: Hộ tịch [ho-tich]" in told
    assert "Tiêu đề khớp 'TỜ KHAI ĐĂNG KÝ KHAI SINH'" in told


def test_a_dash_reads_text_from_standard_input(
    data: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(FORM.encode()), encoding="ascii"))

    status = command_line.main(["classify", "--data", data, "--json", "-"])

    assert status == 0
    assert json.loads(capsys.readouterr().out)["fields"][0]["slug"] == "ho-tich"


def test_form_feeds_part_the_pages_of_a_text(
    tmp_path: Path, data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(f"\f{FORM}\fMã hồ sơ: H49-260804-0583", encoding="utf-8")

    command_line.main(["classify", "--data", data, "--json", str(tmp_path / "a.txt")])

    assert json.loads(capsys.readouterr().out)["extracted"]["dossier_code"]["page"] == 3


def test_a_scan_is_read_and_a_white_sheet_is_blank(
    tmp_path: Path, data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Image.new("L", (400, 560), 255).save(tmp_path / "white.png", dpi=(100, 100))

    status = command_line.main(["classify", "--data", data, "--json", str(tmp_path / "white.png")])

    assert status == 0
    assert json.loads(capsys.readouterr().out)["paper"]["type"] == "blank"


def test_failed_inputs_get_one_line_each_and_the_others_are_answered(
    tmp_path: Path, data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "good.txt").write_text(FORM, encoding="utf-8")
    (tmp_path / "latin.txt").write_bytes(b"caf\xe9 \xff")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    names = ["absent.pdf", "latin.txt", "broken.pdf", "good.txt"]

    status = command_line.main(
        ["classify", "--data", data, "--json", *(str(tmp_path / name) for name in names)]
    )

    out, err = capsys.readouterr()
    assert status == 1
    assert len(out.splitlines()) == 1
    told = err.splitlines()
    assert len(told) == 3
    assert all(name in line for name, line in zip(names, told, strict=False))


def test_no_input_is_wrong_usage(data: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        command_line.main(["classify", "--data", data])

    assert stopped.value.code == 2


def test_an_imported_list_is_listed_and_answered(
    tmp_path: Path, data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "list.jsonl").write_text(json.dumps(ROW) + "\n{}\n", encoding="utf-8")

    status = command_line.main(
        ["catalogue", "--data", data, "import", str(tmp_path / "list.jsonl"), "--apply", "--extract"]
    )
    out, err = capsys.readouterr()
    command_line.main(["catalogue", "--data", data, "list", "--field", "ho-tich"])
    listed = capsys.readouterr().out

    assert status == 0
    assert "added 1" in out
    assert "line 2" in err
    assert "9.900001\tCấp xã\tThủ tục bịa để thử" in listed


def test_a_procedure_is_answered_from_the_day_on_which_it_begins(
    tmp_path: Path, data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(f"{MOTTO}ĐƠN XIN HỖ TRỢ NGƯ DÂN\nKính gửi: …\n", encoding="utf-8")
    about = ["--name", "Hỗ trợ ngư dân", "--field", "thuy-san", "--form", "ĐƠN XIN HỖ TRỢ NGƯ DÂN"]
    command_line.main(["catalogue", "--data", data, "add", "9.900021", *about, "--valid-from", "2030-01-01"])

    for day in ("2029-12-31", "2030-01-01"):
        command_line.main(["classify", "--data", data, "--json", "--on", day, str(tmp_path / "a.txt")])

    before, after = (json.loads(line) for line in capsys.readouterr().out.splitlines()[-2:])
    assert "9.900021" not in {one["code"] for one in before["procedures"]}
    assert after["procedures"][0]["code"] == "9.900021"


@pytest.mark.parametrize(("answer", "is_applied"), [("c\n", True), ("\n", False)])
def test_a_person_is_shown_the_difference_and_asked(
    answer: str,
    is_applied: bool,
    tmp_path: Path,
    data: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "list.jsonl").write_text(json.dumps(ROW) + "\n", encoding="utf-8")
    monkeypatch.setattr("sys.stdin", Terminal(answer))

    command_line.main(["catalogue", "--data", data, "import", str(tmp_path / "list.jsonl"), "--extract"])

    told = capsys.readouterr().out
    assert told.index("9.900001 Thủ tục bịa để thử") < told.index("Apply?")
    assert (Path(data) / "catalogue" / "procedures.jsonl").exists() == is_applied


def test_a_script_without_apply_is_shown_the_difference_and_changes_nothing(
    tmp_path: Path, data: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "list.jsonl").write_text(json.dumps(ROW) + "\n", encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO("c\n"))

    for action in ("diff", "import"):
        assert command_line.main(["catalogue", "--data", data, action, str(tmp_path / "list.jsonl")]) == 0
        told = capsys.readouterr().out
        assert "Thêm / added:\n  9.900001 Thủ tục bịa để thử" in told
        assert "Bãi bỏ / withdrawn:" in told  # the rest of its ministry

    assert "--apply" in told
    assert not Path(data).exists()


def test_versions_are_listed_and_put_back(
    tmp_path: Path, data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "list.jsonl").write_text(json.dumps(ROW) + "\n", encoding="utf-8")
    facts = ["--decision", "12/QĐ-THU", "--valid-from", "2026-08-01", "--apply", "--extract"]
    command_line.main(["catalogue", "--data", data, "import", str(tmp_path / "list.jsonl"), *facts])

    restored = command_line.main(["catalogue", "--data", data, "restore", "0"])
    command_line.main(["catalogue", "--data", data, "versions"])

    built_in, imported = capsys.readouterr().out.splitlines()[-2:]
    assert restored == 0
    assert built_in.endswith("served")
    assert imported.split("\t")[:4] == ["1", "national list", "12/QĐ-THU", "2026-08-01 – …"]


def test_a_procedure_of_the_province_is_added_answered_and_taken_out(
    tmp_path: Path, data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    title = "ĐƠN XIN HỖ TRỢ NGƯ DÂN BÁM BIỂN"
    (tmp_path / "a.txt").write_text(f"{MOTTO}{title}\nKính gửi: …\n", encoding="utf-8")
    about = ["--name", "Hỗ trợ ngư dân bám biển", "--field", "thuy-san", "--form", f"{title}=HT-NĐ 01"]

    status = command_line.main(["catalogue", "--data", data, "add", "9.900021", *about])
    command_line.main(["classify", "--data", data, "--json", str(tmp_path / "a.txt")])
    answer = json.loads(capsys.readouterr().out.splitlines()[-1])
    removed = command_line.main(["catalogue", "--data", data, "remove", "9.900021"])

    assert (status, removed) == (0, 0)
    assert answer["procedures"][0]["code"] == "9.900021"
    assert command_line.main(["catalogue", "--data", data, "remove", "9.900021"]) == 1


def test_the_fields_are_listed_with_their_number_of_procedures(
    data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command_line.main(["catalogue", "--data", data, "list"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert len(lines) >= 75
    assert all(line.split("\t")[1].isdigit() for line in lines)


@pytest.mark.parametrize(
    "arguments",
    [
        ["import", "absent.jsonl"],
        ["list", "--field", "khong-co"],
        ["restore", "9"],
        ["remove", "1.001193"],
        ["add", "khong-phai-ma", "--name", "a", "--field", "thue"],
        ["add", "9.900021", "--name", "a", "--field", "khong-co"],
    ],
)
def test_a_failed_catalogue_action_says_one_line(
    arguments: list[str], data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command_line.main(["catalogue", "--data", data, *arguments]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_reading_becomes_a_page_with_all_its_words_and_codes() -> None:
    reading = page_reading.PageReading(
        number=2,
        width_px=100,
        height_px=200,
        dpi=300,
        rotation_deg=0,
        skew_deg=0.1,
        is_blank=False,
        confidence=0.9,
        quality={},
        text="Số",
        words=(page_reading.Word("Số", (1, 2, 3, 4), 0.9, 0),),
        codes=(page_reading.Code("QRCode", "x", (5, 6, 7, 8)),),
        source="image",
    )

    assert to_page(reading) == Page(
        number=2,
        text="Số",
        words=(Word("Số", (1, 2, 3, 4), 0.9, 0),),
        width_px=100,
        height_px=200,
        codes=(Code("QRCode", "x", (5, 6, 7, 8)),),
        has_marks=True,
    )
