"""Where trained models lie, and which of them serves: whole at every moment, whatever is killed."""

import json
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from classify.learned.model import Model, UnreadableModel, load, shipped

SHIPPED = "shipped"
"""The name of the model that comes with the program."""
_POINTER, _MODEL, _MANIFEST = "serving.json", "model.npz", "manifest.json"


def serving_model(folder: Path | None) -> Model:
    """The model that serves from this folder; without a folder, the one that comes with the program."""
    return shipped() if folder is None else Shelf(folder).serving()


class NothingToDo(Exception):
    """There is no candidate to promote, or no earlier model to go back to; the message says what to run."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """Which model serves, which served before it (last one last), and which was trained last."""

    serving: str = SHIPPED
    before: tuple[str, ...] = ()
    candidate: str | None = None


class Shelf:
    """A folder of models: NAME/model.npz with NAME/manifest.json, and one small file that points at them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def pointer(self) -> Pointer:
        """What serves now. Raises UnreadableModel for a damaged pointer."""
        path = self._folder / _POINTER
        try:
            told = json.loads(path.read_text(encoding="utf-8"))
            return Pointer(str(told["serving"]), tuple(map(str, told["before"])), told["candidate"])
        except FileNotFoundError:
            return Pointer()
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise UnreadableModel(
                f"{path}: hỏng; xóa tệp này thì mô hình đi kèm chương trình được dùng lại / damaged; "
                f"delete it to serve the model that comes with the program"
            ) from error

    def serving(self) -> Model:
        """The model that serves. Raises UnreadableModel."""
        return self.model(self.pointer().serving)

    def model(self, name: str) -> Model:
        """The model of that name."""
        return shipped() if name == SHIPPED else load(self._folder / name / _MODEL)

    def manifest(self, name: str) -> Mapping[str, object]:
        """What is on record about the model of that name."""
        path = self._folder / name / _MANIFEST
        try:
            told = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise UnreadableModel(f"{path}: không đọc được / cannot be read: {error}") from error
        if not isinstance(told, dict):
            raise UnreadableModel(f"{path}: không phải hồ sơ mô hình / not a model's manifest")
        return told

    def keep_candidate(self, name: str, model: Model, manifest: Mapping[str, object]) -> None:
        """Put a new model on the shelf; it serves nobody before it is promoted."""
        place = self._folder / name
        place.mkdir(parents=True, exist_ok=True)
        _write(place / _MODEL, model.to_bytes())
        _write(place / _MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1).encode())
        self._point(replace(self.pointer(), candidate=name))

    def promote(self) -> Pointer:
        """Let the candidate serve. Raises NothingToDo or UnreadableModel (then the old one serves on)."""
        now = self.pointer()
        if now.candidate is None:
            raise NothingToDo(
                "chưa có mô hình ứng viên; hãy chạy `sohoa classify train` / "
                "there is no candidate; run `sohoa classify train`"
            )
        self.model(now.candidate)
        return self._point(Pointer(now.candidate, (*now.before, now.serving)))

    def roll_back(self) -> Pointer:
        """Let the model serve that served before. Raises NothingToDo or UnreadableModel."""
        now = self.pointer()
        if not now.before:
            raise NothingToDo(
                "không có mô hình nào trước đó để quay lại / there is no earlier model to go back to"
            )
        earlier = now.before[-1]
        self.model(earlier)
        return self._point(Pointer(earlier, now.before[:-1], now.candidate))

    def _point(self, pointer: Pointer) -> Pointer:
        self._folder.mkdir(parents=True, exist_ok=True)
        _write(self._folder / _POINTER, json.dumps(asdict(pointer)).encode())
        return pointer


def _write(path: Path, content: bytes) -> None:
    """The file as it was or as it shall be, never half of it: written beside, flushed, moved over."""
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        Path(beside).replace(path)
    except BaseException:
        with suppress(FileNotFoundError):
            Path(beside).unlink()
        raise
    _flush_folder(path.parent)


def _flush_folder(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
