"""Settings of the classifier: the environment's word, or folders below one data folder."""

import os
from pathlib import Path

from classify.settings import ClassifySettings

_PLACES = {"catalogue_dir": "catalogue", "models_dir": "models"}
"""Where imported procedures and trained models lie below the data folder."""


def label_settings(data: Path) -> ClassifySettings:
    """What `SOHOA_*` variables give; the folders that they leave open lie below `data`."""
    open_places = {
        setting: data / name
        for setting, name in _PLACES.items()
        if f"SOHOA_{setting.upper()}" not in os.environ
    }
    return ClassifySettings().model_copy(update=open_places)
