"""The command measures real pages and real texts, and says what is wrong in one line."""

import argparse
import json
import platform
import re
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from api import bench_command
from api.__main__ import main
from bench import read_bench
from bench.errors import ProgramFailed
from bench.machine import described
from tests.bench import peers

FONT = "/usr/share/fonts/truetype/croscore/Tinos-Regular.ttf"
LINES = ("GIẤY XÁC NHẬN", "Số: 27/XN-UBND", "Ngày 03 tháng 5 năm 2021")


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A set of one clean page with its truth, and one that is no image at all."""
    folder = tmp_path / "my-pages"
    for tier in ("broken", "clean"):
        (folder / tier).mkdir(parents=True)
        truth = {"text_block": "\n".join(LINES), "fields": [{"label": "Số", "value": "27/XN-UBND"}]}
        (folder / tier / "page.json").write_text(json.dumps(truth), encoding="utf-8")
    (folder / "broken" / "page.png").write_bytes(b"not an image")
    image = Image.new("L", (1240, 700), 255)
    draw = ImageDraw.Draw(image)
    for index, line in enumerate(LINES):
        draw.text((120, 120 + 120 * index), line, font=ImageFont.truetype(FONT, 52), fill=0)
    image.save(folder / "clean" / "page.png", dpi=(150, 150))
    return folder


def row(report: str, name: str) -> list[str]:
    """The cells of the first table row of that name."""
    (line, *_) = re.findall(rf"^\| {name} \|(.*)\|$", report, flags=re.MULTILINE)
    return [cell.strip() for cell in line.split("|")]


def test_reading_is_measured_and_an_unreadable_page_counts_as_empty(
    pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "measurements.md"

    status = main(["bench", "read", "--set", str(pages), "--out", str(out)])

    report = capsys.readouterr()
    assert status == 0
    assert row(report.out, "clean")[:2] == ["1", "0"]
    assert float(row(report.out, "clean")[2].removesuffix(" %")) < 10
    assert row(report.out, "broken")[:3] == ["1", "1", "100.0 %"]
    assert "Sohoa: broken/page.png" in report.err
    assert out.read_text(encoding="utf-8").strip().endswith(report.out.strip())


def test_peers_read_the_same_pages_and_are_set_beside_ours(
    pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blind = peers.peer(tmp_path, peers.READS_ALL_AS.format(text="Số: 27/XN-UBND"))

    report = read_bench.measured(pages, blind)

    unread = capsys.readouterr().err
    sections = report.split("\n\n")
    by_head = {part.splitlines()[0].split(" | ")[0].strip("| "): part for part in sections if part[0] == "|"}
    assert float(row(by_head["reading alone"], "pytesseract")[0]) > 0
    to_pdf = by_head["file to searchable PDF"]
    assert float(row(to_pdf, "Sohoa")[0]) > 0
    assert row(to_pdf, "OCRmyPDF")[-1] == "2.5"
    assert row(to_pdf, "OCRmyPDF cleaned")[-1] == "8"
    [against] = [part for part in sections if part.startswith("| tier | CER OCRmyPDF |")]
    assert row(against, "clean")[4] == "100.0 %"
    assert row(against, "broken")[0] == "100.0 %"
    assert "OCRmyPDF 17.0" in report
    for reader in ("Sohoa", "pytesseract", "OCRmyPDF", "OCRmyPDF cleaned"):
        assert f"{reader}: broken/page.png" in unread


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (peers.READS_ALL_AS.format(text="một\fhai"), "the text of 2 pages, not of 1"),
        (peers.WRITES_NO_PDF, "gave no sound PDF"),
        (peers.CRASHES, "status 15"),
    ],
    ids=["too many pages", "no PDF", "crash"],
)
def test_a_peer_that_did_not_do_its_work_is_no_measure(
    body: str, sentence: str, pages: Path, tmp_path: Path
) -> None:
    with pytest.raises(ProgramFailed, match=sentence):
        read_bench.measured(pages, peers.peer(tmp_path, body))


def test_a_comparison_without_its_peer_says_so_before_anything_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    status = main(["bench", "read", "--set", str(tmp_path / "nothing"), "--peers"])

    report = capsys.readouterr()
    assert (status, report.out) == (1, "")
    assert len(report.err.strip().splitlines()) == 1
    assert "OCRmyPDF" in report.err


@pytest.fixture
def forms(tmp_path: Path) -> Path:
    """A set of one form and of one whose field nobody knows."""
    folder = tmp_path / "forms"
    folder.mkdir()
    (folder / "index.csv").write_text(
        "file,field,kind,title\na.txt,ho-tich,application,TỜ KHAI ĐĂNG KÝ KHAI SINH\n"
        "b.txt,no-such-field,contract,b\n",
        encoding="utf-8",
    )
    text = "TỜ KHAI ĐĂNG KÝ KHAI SINH\nKính gửi: Ủy ban nhân dân xã Suối Mơ\n"
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_classification_is_measured_on_texts_on_paper_over_the_api_and_beside_peers(
    forms: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["bench", "classify", "--set", str(forms), "--peers"])

    report = capsys.readouterr().out
    assert status == 0
    assert row(report, "field, top 1")[0] == "50.0 %"
    assert row(report, "paper type")[0] == "50.0 %"
    assert row(report, "no-such-field") == ["1", "0.0 %", "0.0 %", "100.0 %", "–", "ho-tich"]
    assert "does not have: no-such-field" in report
    [on_paper] = [part for part in report.split("###") if part.startswith(" Over paper")]
    assert row(on_paper, "field, top 1") == ["50.0 %"] * 4 + ["+0.0"] * 2
    assert "The set does not say procedures" in report
    assert int(row(report, "filled forms of our generator")[0]) >= 30
    assert re.search(r"\| khai sinh, tờ khai \| [1-9]", report)
    assert re.search(r"\| HK02 \| not covered \|", report)
    median, p95, _ = row(report, "200 texts")
    assert 0 < float(median) <= float(p95)
    assert float(row(report, "2 one-page images of 200 dpi")[0]) > 0
    beside = re.findall(r"^\| TF-IDF, linear SVM \| (.+?) \|", report, flags=re.MULTILINE)
    assert beside == ["text", "office, read", "stamped, read"]
    assert "paperless-ngx" in report


def test_the_whole_goes_on_to_stacks_and_to_values_each_told_when_it_is_measured(forms: Path) -> None:
    parser = argparse.ArgumentParser()
    bench_command.add_arguments(parser)
    options = ["classify", "--set", str(forms), "--whole", "--stacks", "2", "--read", "0"]

    report = bench_command.sections(parser.parse_args(options))

    assert [next(report).splitlines()[0] for _ in range(2)] == ["## Classification", "## Splitting"]


def test_a_server_that_does_not_start_is_said_in_one_line(
    forms: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOHOA_DATABASE_URL", "mysql://nowhere/at-all")

    status = main(["bench", "classify", "--set", str(forms)])

    report = capsys.readouterr()
    assert (status, report.out) == (1, "")
    assert len(report.err.strip().splitlines()) == 1
    assert "did not start" in report.err


@pytest.mark.parametrize("kind", ["read", "steps", "classify"])
def test_a_set_that_is_not_there_is_said_in_one_line(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["bench", kind, "--set", str(tmp_path / "nothing")])

    report = capsys.readouterr()
    assert (status, report.out) == (1, "")
    assert len(report.err.strip().splitlines()) == 1
    assert "nothing" in report.err


def test_the_machine_is_described_without_naming_it() -> None:
    words = described(("pillow",))

    assert re.search(r"\d+ cores .* GiB of memory, .* Python 3\.\d+", words)
    assert str(Path(__file__).parents[2]) not in words
    assert platform.node() not in words
