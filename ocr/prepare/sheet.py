"""The sheet of paper in a photograph: found by its difference from what it lies on."""

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.page_image import Pixels

_SEARCH_PX = 640
_LEAST_SHARE, _MOST_SHARE = 0.3, 0.985
_A4 = 2**0.5
_NEAR_A4 = 0.14

Corners = NDArray[np.float64]
"""4 x 2: top left, top right, bottom right, bottom left, in pixels of the picture."""


def corners_of(rgb: Pixels) -> Corners | None:
    """The corners of a sheet that lies on something else; None where the picture is all sheet.

    What it lies on is taken to be what the rim of the picture shows.
    """
    scale = _SEARCH_PX / max(rgb.shape[:2])
    small = cv2.resize(rgb, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    apart = _apart_from_rim(small.astype("uint8"))
    if apart is None:
        return None
    outlines, _ = cv2.findContours(apart, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    outline = max(outlines, key=cv2.contourArea, default=None)
    if outline is None:
        return None
    share = cv2.contourArea(outline) / apart.size
    if not _LEAST_SHARE <= share <= _MOST_SHARE:
        return None
    corners = _four_corners(cv2.convexHull(outline).astype(np.int32))
    if corners is None:
        return None
    return np.asarray(_ordered(corners) / scale)


def size_of(corners: Corners) -> tuple[float, float]:
    """Width and height in pixels at which a sheet is seen; A4 where it is nearly that."""
    top_left, top_right, bottom_right, bottom_left = corners
    width = max(np.linalg.norm(top_right - top_left), np.linalg.norm(bottom_right - bottom_left))
    height = max(np.linalg.norm(bottom_left - top_left), np.linalg.norm(bottom_right - top_right))
    for ratio in (_A4, 1 / _A4):
        if abs(height / width / ratio - 1) <= _NEAR_A4:
            return float(width), float(width * ratio)
    return float(width), float(height)


def to_flat(corners: Corners, width: float, height: float) -> NDArray[np.float64]:
    """The 3 x 3 matrix from the picture to the sheet laid flat, `width` x `height` pixels."""
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    return np.asarray(cv2.getPerspectiveTransform(corners.astype(np.float32), flat), dtype=np.float64)


def _apart_from_rim(small: Pixels) -> Pixels | None:
    """255 where a picture differs from its rim; None where the rim is of many colours or of paper."""
    lab = cv2.cvtColor(small, cv2.COLOR_RGB2LAB).astype(np.float32)
    lab[:, :, 0] *= 0.6  # shadows change the light of a table more than its colour
    edge = max(2, min(small.shape[:2]) // 60)
    rim = np.concatenate([part.reshape(-1, 3) for part in (lab[:edge], lab[-edge:], lab[:, :edge])])
    usual = np.median(rim, axis=0)
    distance = np.linalg.norm(lab - usual, axis=2)
    middle = distance[small.shape[0] // 4 : -small.shape[0] // 4, small.shape[1] // 4 : -small.shape[1] // 4]
    spread = float(np.percentile(np.linalg.norm(rim - usual, axis=1), 75))
    usual_of_sheet = float(np.median(middle))
    if usual_of_sheet < 20 or spread > 0.5 * usual_of_sheet:
        return None
    limit = max(1.5 * spread, 0.35 * usual_of_sheet)
    apart = np.where(distance > limit, np.uint8(255), np.uint8(0))
    apart = cv2.morphologyEx(apart, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    return cv2.morphologyEx(apart, cv2.MORPH_OPEN, np.ones((9, 9), np.uint8)).astype("uint8")


def _four_corners(hull: NDArray[np.int32]) -> Corners | None:
    """The four corners of an outline; None where it has another shape."""
    length = cv2.arcLength(hull, True)
    for share in (0.01, 0.015, 0.02, 0.03, 0.04, 0.06):
        corners = cv2.approxPolyDP(hull, share * length, True)
        if len(corners) == 4:
            four = corners.reshape(4, 2).astype(np.float64)
            covered = cv2.contourArea(hull) / max(1.0, cv2.contourArea(corners))
            return four if 0.9 <= covered <= 1.1 else None
    return None


def _ordered(corners: Corners) -> Corners:
    """Top left first, then clockwise."""
    middle = corners.mean(axis=0)
    angles = np.arctan2(corners[:, 1] - middle[1], corners[:, 0] - middle[0])
    around = corners[np.argsort(angles)]
    first = int(np.argmin(around.sum(axis=1)))
    return np.roll(around, -first, axis=0)
