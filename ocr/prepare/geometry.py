"""Pictures moved, turned and stretched by one matrix, and boxes taken back through it."""

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.page_image import Pixels
from ocr.page_reading import Box

Matrix = NDArray[np.float64]
"""3 x 3: from pixels of one picture to pixels of another, in homogeneous coordinates."""


def scaling(factor: float) -> Matrix:
    """Everything `factor` times as large, pixel middles on pixel middles."""
    shift = (factor - 1) / 2
    return np.array([[factor, 0, shift], [0, factor, shift], [0, 0, 1]])


def shift(across: float, down: float) -> Matrix:
    """From a part of a picture to the whole, where the part begins at (across, down)."""
    return np.array([[1.0, 0.0, across], [0.0, 1.0, down], [0.0, 0.0, 1.0]])


def turning(angle_deg: float, width: float, height: float) -> Matrix:
    """A turn by `angle_deg` (clockwise lines become level) about the middle of a picture."""
    around = cv2.getRotationMatrix2D((width / 2, height / 2), angle_deg, 1.0)
    return np.vstack([around, [0.0, 0.0, 1.0]])


def inverse(matrix: Matrix) -> Matrix:
    """The way back."""
    return np.asarray(np.linalg.inv(matrix), dtype=np.float64)


def moved(grey: Pixels, matrix: Matrix, width: int, height: int) -> Pixels:
    """The picture seen through the matrix, `width` x `height`; beyond its edge the edge goes on."""
    enlarges = abs(np.linalg.det(matrix[:2, :2])) > 1.1
    flags = cv2.INTER_CUBIC if enlarges else cv2.INTER_LINEAR
    if np.allclose(matrix[2], (0, 0, 1)):
        shown = cv2.warpAffine(
            grey, matrix[:2], (width, height), flags=flags, borderMode=cv2.BORDER_REPLICATE
        )
    else:
        shown = cv2.warpPerspective(
            grey, matrix, (width, height), flags=flags, borderMode=cv2.BORDER_REPLICATE
        )
    return shown.astype("uint8")


def box_through(matrix: Matrix, box: Box, width: int, height: int) -> Box:
    """The box around a box seen through the matrix, within a picture of `width` x `height`."""
    x0, y0, x1, y1 = box
    corners = np.array([[x0, y0, 1], [x1, y0, 1], [x1, y1, 1], [x0, y1, 1]], dtype=np.float64)
    seen = corners @ matrix.T
    placed = seen[:, :2] / seen[:, 2:]
    left, top = np.floor(placed.min(axis=0) + 0.25).astype(int).tolist()
    right, bottom = np.ceil(placed.max(axis=0) - 0.25).astype(int).tolist()
    left, top = min(max(left, 0), width - 1), min(max(top, 0), height - 1)
    return left, top, min(max(right, left + 1), width), min(max(bottom, top + 1), height)
