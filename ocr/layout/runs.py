"""Runs of letters that stand close side by side, and the lines among those that grew together."""

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.components import Labels, numbered
from ocr.page_image import Pixels

_LETTER_GAP = 1.7
_TWO_LINES = 2.2
_CLOSEST_LINES = 1.05
_FEWEST_ON_LINE = 0.15
_MOST_LINES_OF_RUN = 40
_MOST_ROWS_APART = 4


def runs_of(labels: Labels, is_letter: NDArray[np.bool_], walls: Pixels, height: float) -> tuple[Labels, int]:
    """The run that each component belongs to (0 for none): letters that stand close side by side."""
    letters = is_letter.astype(np.uint8)[labels]
    reach = max(3, round(_LETTER_GAP * height)) | 1
    smeared = cv2.morphologyEx(letters, cv2.MORPH_CLOSE, np.ones((1, reach), np.uint8))
    smeared[(walls > 0) & (letters == 0)] = 0
    count, runs = numbered(smeared.astype("uint8"))
    run_of = np.zeros(len(is_letter), dtype=np.int32)
    # No letter is so low that it would be missed between these rows.
    rows = slice(None, None, max(1, min(_MOST_ROWS_APART, int(height) // 3)))
    among = letters[rows] > 0
    run_of[labels[rows][among]] = runs[rows][among]
    return run_of, count


def bands_of(
    stats: Labels, run_of: Labels, is_letter: NDArray[np.bool_], runs: int, height: float
) -> tuple[Labels, NDArray[np.float64]]:
    """Left, top, right, foot and letters of each run; runs of several lines are taken apart first."""
    run_of = run_of.copy()
    for members in _members(run_of, is_letter):
        tops = stats[members, cv2.CC_STAT_TOP]
        feet = tops + stats[members, cv2.CC_STAT_HEIGHT]
        if len(members) > 1 and feet.max() - tops.min() > _TWO_LINES * height:
            for extra in _lines_of(feet, height)[1:]:
                run_of[members[extra]] = runs
                runs += 1
    bands = np.zeros((runs, 5), dtype=np.float64)
    for members in _members(run_of, is_letter):
        left, top = stats[members, cv2.CC_STAT_LEFT], stats[members, cv2.CC_STAT_TOP]
        right, foot = left + stats[members, cv2.CC_STAT_WIDTH], top + stats[members, cv2.CC_STAT_HEIGHT]
        band = (left.min(), np.median(top), right.max(), np.median(foot), len(members))
        bands[run_of[members[0]]] = band
    return run_of, bands


def _members(run_of: Labels, is_letter: NDArray[np.bool_]) -> list[NDArray[np.intp]]:
    """The letters of each run that has any."""
    letters = np.flatnonzero(is_letter & (run_of > 0))
    ordered = letters[np.argsort(run_of[letters], kind="stable")]
    if not len(ordered):
        return []
    return np.split(ordered, np.flatnonzero(np.diff(run_of[ordered])) + 1)


def _lines_of(feet: Labels, height: float) -> list[NDArray[np.intp]]:
    """Letters of lines one below the other told apart by the baselines on which most of them stand."""
    lowest = int(feet.min())
    standing = np.bincount(feet - lowest).astype(np.float64)
    window = np.ones(max(3, round(0.3 * height)))
    standing = np.convolve(standing, window, "same")
    reach = round(_CLOSEST_LINES * height)
    baselines: list[int] = []
    left, most = standing.copy(), float(standing.max())
    while len(baselines) < _MOST_LINES_OF_RUN and left.max() >= max(3.0, _FEWEST_ON_LINE * most):
        best = int(left.argmax())
        left[max(0, best - reach) : best + reach + 1] = 0
        if _is_apart(standing, baselines, best):
            baselines.append(best)
    if len(baselines) < 2:
        return [np.arange(len(feet))]
    away = np.abs((feet - lowest)[:, None] - np.array(sorted(baselines))[None])
    nearest = away.argmin(axis=1)
    return [np.flatnonzero(nearest == line) for line in range(len(baselines))]


def _is_apart(standing: NDArray[np.float64], baselines: list[int], place: int) -> bool:
    """Whether few letters stand between a place and each baseline: two lines, not one that climbs."""
    for other in baselines:
        first, last = min(place, other), max(place, other)
        if standing[first : last + 1].min() > 0.4 * min(standing[place], standing[other]):
            return False
    return True
