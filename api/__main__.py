"""The command line: finds the command, lets it read its arguments, and runs it."""

import argparse
import importlib
import os
import sys
from collections.abc import Callable, Sequence
from typing import Protocol, cast

COMMANDS = {
    "up": ("api.up_command", "máy chủ, trang web và xử lý trong một tiến trình / everything in one process"),
    "read": ("api.read_command", "đọc bản quét thành văn bản và PDF tìm kiếm được / read scans"),
    "classify": ("api.classify_command", "phân loại giấy tờ / classify papers"),
    "classify train": (
        "api.train_command",
        "học từ giấy tờ đã xác nhận / train a candidate model from confirmed papers",
    ),
    "classify promote": ("api.promote_command", "đưa mô hình ứng viên vào dùng / let the candidate serve"),
    "classify rollback": ("api.promote_command", "quay lại mô hình trước / go back to the earlier model"),
    "catalogue": ("api.catalogue_command", "danh mục thủ tục / the catalogue of procedures"),
    "bench": ("api.bench_command", "đo chất lượng và tốc độ / measure quality and speed"),
    "upload": ("api.upload_command", "gửi hàng loạt bản quét / send scans in bulk"),
    "api": ("api.serve_command", "chỉ giao diện HTTP và trang web / HTTP and web pages only"),
    "worker": ("api.worker_command", "chỉ xử lý nền / background workers only"),
    "token": ("api.token_command", "cấp, thu hồi, liệt kê thẻ truy cập / issue, revoke, list tokens"),
    "office": ("api.office_command", "thêm, đổi tên, liệt kê đơn vị / add, rename, list offices"),
}


INTERRUPTED = 130
"""What shells expect of a program that was interrupted."""


class Command(Protocol):
    """What a command module offers."""

    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit status: 0 done, 1 something failed, 2 wrong usage, 130 interrupted."""
    words = list(sys.argv[1:] if argv is None else argv)
    if not words or words[0] in ("-h", "--help"):
        print(usage())
        return 0 if words else 2
    name, rest = _command_of(words)
    if name not in COMMANDS:
        print(f"sohoa: không có lệnh {name!r} / there is no command {name!r}\n{usage()}", file=sys.stderr)
        return 2
    # Dramatiq reads this once, when it is imported: a thread fetches its next message only when its last is
    # done, so that a fresh scan from the counter finds a free hand instead of a full basket.
    os.environ.setdefault("dramatiq_queue_prefetch", os.environ.get("SOHOA_PROCESSES") or str(os.cpu_count()))
    try:
        return _run(name, rest)
    except KeyboardInterrupt:
        # Somebody pressed Ctrl+C: everything is closed by now, and a traceback would tell them nothing.
        return INTERRUPTED


def _command_of(words: Sequence[str]) -> tuple[str, list[str]]:
    """The command, of two words where there is such a one, and what follows it."""
    length = 2 if " ".join(words[:2]) in COMMANDS else 1
    return " ".join(words[:length]), list(words[length:])


def _run(name: str, words: Sequence[str]) -> int:
    # Only the command that runs is imported: reading a page needs no web server, and the other way round.
    command = cast(Command, importlib.import_module(COMMANDS[name][0]))
    parser = argparse.ArgumentParser(prog=f"sohoa {name}", description=COMMANDS[name][1])
    command.add_arguments(parser)
    return command.run(parser.parse_args(words))


def usage() -> str:
    """One line a command."""
    lines = [f"  {name:<17} {about}" for name, (_, about) in COMMANDS.items()]
    return "\n".join(["sohoa LỆNH [tham số] ; sohoa LỆNH --help", *lines])


if __name__ == "__main__":
    sys.exit(main())
