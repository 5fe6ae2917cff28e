"""The model that serves: one row of small integers for each field."""

import hashlib
import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np
import numpy.typing as npt

from classify.evidence.scale import Calibration
from classify.learned.features import BUCKETS, Vector, vector_of, words_of

_FORMAT = 1
_MOST_BYTES = 32 * 1024 * 1024
_SHIPPED = "model.npz"
_FROM_WEIGHT = 0.1
_WHAT_TO_DO = (
    "nếu là mô hình đang dùng, hãy chạy `sohoa classify rollback` (hoặc xóa serving.json), "
    "nếu là mô hình ứng viên, `sohoa classify train`",
    "if it serves, roll back (or delete serving.json), if it is the candidate, train again",
)
"""In Vietnamese and in English: a serving model is not healed by training, which compares with it."""


class UnreadableModel(ValueError):
    """A model file that is damaged or not ours; the message names it and says what to do."""


@dataclass(frozen=True)
class Model:
    """Weights by label and bucket in steps of `steps[label]`; a score is their product with the vector."""

    labels: tuple[str, ...]
    weights: npt.NDArray[np.int8]
    steps: npt.NDArray[np.float32]
    offsets: npt.NDArray[np.float32]
    sharpness: float
    calibration: Calibration

    def shares(self, title: str, body: str) -> dict[str, float]:
        """How the labels share the paper, summing to 1; nothing for a paper without letters."""
        vector = vector_of(title, body)
        if not vector.any():
            return {}
        scores = self.sharpness * self._scores(vector)
        grown = np.exp(scores - scores.max())
        return dict(zip(self.labels, (grown / grown.sum()).tolist(), strict=True))

    def telling(self, label: str, text: str, most: int) -> list[str]:
        """The words of the text that speak most for the label, in order of weight; often none."""
        row = self.labels.index(label)
        worth: dict[str, float] = {}
        for bucket, term in words_of(text):
            weight = float(self.weights[row, bucket] * self.steps[row])
            if weight > _FROM_WEIGHT and " " in term:
                worth[term] = weight
        return sorted(worth, key=lambda term: (-worth[term], term))[:most]

    def fingerprint(self) -> str:
        """Eight hexadecimal digits that change with anything that could change an answer."""
        digest = hashlib.sha256(json.dumps(self._facts(), sort_keys=True).encode())
        for array in (self.weights, self.steps, self.offsets):
            digest.update(np.ascontiguousarray(array).tobytes())
        return digest.hexdigest()[:8]

    def to_bytes(self) -> bytes:
        """The model as a file; the same model gives the same bytes."""
        out = io.BytesIO()
        np.savez_compressed(
            out,
            facts=np.frombuffer(json.dumps(self._facts(), sort_keys=True).encode(), np.uint8),
            weights=self.weights,
            steps=self.steps,
            offsets=self.offsets,
        )
        return out.getvalue()

    def _facts(self) -> dict[str, object]:
        return {
            "format": _FORMAT,
            "labels": list(self.labels),
            "sharpness": self.sharpness,
            "slope": self.calibration.slope,
            "offset": self.calibration.offset,
        }

    def _scores(self, vector: Vector) -> Vector:
        present = np.flatnonzero(vector)
        products = self.weights[:, present].astype(np.float32) @ vector[present]
        return np.asarray(products * self.steps + self.offsets, np.float32)


def shipped() -> Model:
    """The model that comes with the program."""
    source = files("classify.learned") / "data" / _SHIPPED
    return from_bytes(source.read_bytes(), str(source))


def load(path: Path) -> Model:
    """The model in that file. Raises UnreadableModel."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UnreadableModel(f"{path}: lớn hơn một tệp mô hình / larger than a model file can be")
        return from_bytes(path.read_bytes(), str(path))
    except OSError as error:
        raise UnreadableModel(
            f"{path}: không đọc được; {_WHAT_TO_DO[0]} / {error.strerror}; {_WHAT_TO_DO[1]}"
        ) from error


def from_bytes(content: bytes, name: str) -> Model:
    """The model that `to_bytes` wrote. Raises UnreadableModel, naming `name`, for anything else."""
    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as stored:
            facts = json.loads(stored["facts"].tobytes())
            model = Model(
                labels=tuple(str(label) for label in facts["labels"]),
                weights=stored["weights"],
                steps=stored["steps"],
                offsets=stored["offsets"],
                sharpness=float(facts["sharpness"]),
                calibration=Calibration(float(facts["slope"]), float(facts["offset"])),
            )
        _check(model, int(facts["format"]))
    except (ValueError, KeyError, TypeError, EOFError, OSError, zipfile.BadZipFile) as error:
        raise UnreadableModel(
            f"{name}: tệp mô hình hỏng hoặc không đúng dạng; {_WHAT_TO_DO[0]} / "
            f"not a model file of this program, or damaged; {_WHAT_TO_DO[1]}"
        ) from error
    return model


def _check(model: Model, form: int) -> None:
    shapes: Sequence[tuple[int, ...]] = (model.weights.shape, model.steps.shape, model.offsets.shape)
    number = len(model.labels)
    kinds = (model.weights.dtype, model.steps.dtype, model.offsets.dtype)
    if form != _FORMAT or list(shapes) != [(number, BUCKETS), (number,), (number,)]:
        raise ValueError("wrong format or shape")
    if kinds != (np.dtype(np.int8), np.dtype(np.float32), np.dtype(np.float32)):
        raise ValueError("wrong types")
