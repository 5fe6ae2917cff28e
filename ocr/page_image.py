"""The picture of one page while it is worked on."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
"""(height, width) grey or (height, width, 3) RGB; 0 is black, 255 is white."""

WORKING_PIXELS = 20_000_000
"""Above this a page is worked on at a lower resolution: A3 at 300 dpi is 17 million, and a page
process must hold several copies of a page."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page as it is shown, and its resolution in pixels per inch."""

    pixels: Pixels
    dpi: int

    @property
    def width(self) -> int:
        return int(self.pixels.shape[1])

    @property
    def height(self) -> int:
        return int(self.pixels.shape[0])

    @property
    def is_grey(self) -> bool:
        return self.pixels.ndim == 2
