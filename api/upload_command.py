"""`./sohoa upload`: sends files and folders, shows progress, resumes, keeps receipts."""

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from api.bulk.client import BulkClient, NotAccepted, NothingAccepted, Patience, sha256_of, shown_name
from api.bulk.receipts import Receipts


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """PATH..., `--to`, `--token`, `--case`, `--receipts`."""
    parser.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="tệp hoặc thư mục / files, folders"
    )
    parser.add_argument("--to", required=True, help="địa chỉ máy chủ / address, http://host:8000")
    parser.add_argument(
        "--token",
        default=os.environ.get("SOHOA_TOKEN"),
        help="thẻ, hoặc @tệp chứa thẻ (tốt hơn: biến SOHOA_TOKEN) / token, or @file that holds it",
    )
    parser.add_argument("--case", help="mã hồ sơ cho mọi tệp / dossier code of all files")
    parser.add_argument(
        "--receipts",
        type=Path,
        default=Path("sohoa-receipts.jsonl"),
        help="sổ biên nhận, để gửi tiếp khi đứt quãng / receipts, from which a broken run resumes",
    )


def run(args: argparse.Namespace) -> int:
    """0 when everything was accepted, 1 when some files were not (each named), 2 for wrong usage."""
    token = _token(args.token)
    if not token:
        print("sohoa upload: thiếu thẻ (--token hoặc SOHOA_TOKEN) / a token is missing", file=sys.stderr)
        return 2
    if not args.to.startswith(("http://", "https://")):
        print("sohoa upload: --to cần dạng http://máy:8000 / --to must look like that", file=sys.stderr)
        return 2
    missing = [path for path in args.paths if not path.exists()]
    for path in missing:
        print(f"sohoa upload: không thấy {path} / {path} does not exist", file=sys.stderr)
    files = list(_files(path for path in args.paths if path.exists()))
    client = BulkClient(args.to, token, Patience())
    try:
        failed = _send_all(client, Receipts(args.receipts), files, args)
    finally:
        client.close()
    print(f"{len(files) - failed}/{len(files)} tệp đã có biên nhận / files have receipts: {args.receipts}")
    return 1 if failed or missing else 0


def _token(told: str | None) -> str | None:
    if told and told.startswith("@"):
        try:
            return Path(told[1:]).read_text(encoding="utf-8").strip()
        except OSError:
            return None
    return told


def _files(paths: Iterable[Path]) -> Iterable[Path]:
    """Every file below the paths, in a settled order; hidden ones are left out."""
    for path in paths:
        if path.is_dir():
            inside = (file for file in sorted(path.rglob("*")) if file.is_file())
            yield from (file for file in inside if not file.name.startswith("."))
        else:
            yield path


def _send_all(client: BulkClient, receipts: Receipts, files: Sequence[Path], args: argparse.Namespace) -> int:
    failed = 0
    to = args.to.rstrip("/")
    for place, path in enumerate(files, start=1):
        shown = f"[{place}/{len(files)}] {shown_name(str(path))}"
        try:
            sha256 = sha256_of(path)
            known = receipts.of(to, sha256, args.case)
            if known is None:
                receipts.keep(known := client.send(path, sha256, args.case))
                print(f"{shown}  {known.receipt}", flush=True)
            else:
                print(f"{shown}  {known.receipt} (đã gửi / sent before)", flush=True)
        except (NotAccepted, OSError) as error:
            failed += 1
            print(f"{shown}  {error}", file=sys.stderr, flush=True)
        except NothingAccepted as error:
            print(f"{shown}  {error}\n{GIVEN_UP}", file=sys.stderr, flush=True)
            return failed + len(files) - place + 1
    return failed


GIVEN_UP = (
    "Dừng lại: các tệp khác cũng sẽ như vậy. Sửa xong hãy chạy lại lệnh, những tệp đã có biên nhận không gửi "
    "lại. / Stopped: the other files would fare no better. Run the command again when it is mended; files "
    "with receipts are not sent again."
)
