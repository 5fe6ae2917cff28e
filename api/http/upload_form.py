"""A multipart form with one file, parsed while it arrives."""

from collections.abc import Callable
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from api.http.problems import Problem
from api.http.spool import Spool, SpooledFile

if TYPE_CHECKING:
    # The library defines this name for type checkers only.
    from python_multipart.multipart import MultipartCallbacks

FILE_FIELD = "file"
MOST_FIELDS = 20
MOST_FIELD_BYTES = 1000


class UploadForm:
    """Takes the bytes of a form; its file goes to the spool that `open_spool` makes for its name."""

    def __init__(self, content_type: str, open_spool: Callable[[str], Spool]) -> None:
        self._open_spool = open_spool
        self._header_name = b""
        self._header_value = b""
        self._disposition = b""
        self._field = ""
        self._into: Spool | bytearray = bytearray()
        self._spool: Spool | None = None
        self._is_complete = False
        self._fields: dict[str, str] = {}
        self._parser = MultipartParser(boundary_of(content_type), self._callbacks())

    def feed(self, piece: bytes) -> None:
        """Take the next bytes of the body. Raises Problem for a form that is not as it should be."""
        try:
            self._parser.write(piece)
        except FormParserError as error:
            raise form_invalid() from error

    def finish(self) -> tuple[SpooledFile, dict[str, str]]:
        """The file and the other fields, once the body has ended. Raises Problem."""
        if not self._is_complete:
            raise form_invalid()
        if self._spool is None:
            raise Problem(
                "file_missing",
                "Biểu mẫu không có tệp nào ở trường file. Hãy gửi một bản quét trong trường file.",
                "The form has no file in its field file. Send one scan in the field file.",
            )
        return self._spool.finish(), self._fields

    def _callbacks(self) -> "MultipartCallbacks":
        return {
            "on_part_begin": self._part_begins,
            "on_header_field": self._header_field,
            "on_header_value": self._header_value_comes,
            "on_header_end": self._header_ends,
            "on_headers_finished": self._headers_end,
            "on_part_data": self._part_data,
            "on_part_end": self._part_ends,
            "on_end": self._all_ends,
        }

    def _part_begins(self) -> None:
        self._disposition = b""

    def _header_field(self, data: bytes, start: int, end: int) -> None:
        self._header_name += data[start:end]

    def _header_value_comes(self, data: bytes, start: int, end: int) -> None:
        self._header_value += data[start:end]

    def _header_ends(self) -> None:
        if self._header_name.lower() == b"content-disposition":
            self._disposition = self._header_value
        self._header_name = self._header_value = b""

    def _headers_end(self) -> None:
        _, options = parse_options_header(self._disposition)
        self._field = _decoded(options.get(b"name", b""))
        filename = options.get(b"filename")
        self._into = bytearray() if filename is None else self._file_begins(_decoded(filename))

    def _file_begins(self, filename: str) -> Spool:
        if self._spool is not None:
            raise Problem(
                "several_files",
                "Mỗi lần chỉ gửi một tệp. Hãy gửi từng tệp một, mỗi tệp một yêu cầu.",
                "One request carries one file. Send each file in a request of its own.",
            )
        if self._field != FILE_FIELD:
            raise Problem(
                "file_missing",
                f"Tệp nằm ở trường {self._field[:40]!r}. Hãy gửi tệp trong trường file.",
                f"The file is in the field {self._field[:40]!r}. Send it in the field file.",
            )
        self._spool = self._open_spool(base_name(filename))
        return self._spool

    def _part_data(self, data: bytes, start: int, end: int) -> None:
        if isinstance(self._into, Spool):
            self._into.write(data[start:end])
            return
        self._into += data[start:end]
        if len(self._into) > MOST_FIELD_BYTES or len(self._fields) >= MOST_FIELDS:
            raise form_invalid()

    def _part_ends(self) -> None:
        if not isinstance(self._into, Spool):
            self._fields[self._field] = _decoded(bytes(self._into)).strip()

    def _all_ends(self) -> None:
        self._is_complete = True


def boundary_of(content_type: str) -> bytes:
    """The boundary of a multipart form. Raises Problem 415 for any other content, 422 without one."""
    kind, options = parse_options_header(content_type)
    if kind != b"multipart/form-data":
        raise Problem(
            "media_type_unsupported",
            "Hãy gửi tệp dưới dạng multipart/form-data, trong trường file.",
            "Send the file as multipart/form-data, in the field file.",
        )
    boundary = options.get(b"boundary", b"")
    if not boundary or len(boundary) > 200:
        raise form_invalid()
    return boundary


def base_name(filename: str) -> str:
    """The last part of a file name of any system, without characters that no screen shows."""
    last = PureWindowsPath(PurePosixPath(filename).name).name
    return "".join(letter for letter in last if letter.isprintable())[-255:] or "scan"


def form_invalid() -> Problem:
    """The form is cut short or not a form."""
    return Problem(
        "form_invalid",
        "Biểu mẫu multipart bị cắt cụt hoặc sai dạng. Hãy gửi lại tệp.",
        "The multipart form is cut short or malformed. Send the file again.",
    )


def _decoded(data: bytes) -> str:
    return data.decode("utf-8", errors="replace").replace("\0", "")
