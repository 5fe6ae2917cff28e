"""Settings of a deployment: the environment's word, or files under one data folder."""

import argparse
import os
from pathlib import Path

from pydantic import SecretStr

from api.label_settings import label_settings
from ingest.settings import FlowSettings
from ingest.wiring import Settings
from storage.blobs.settings import BlobSettings
from storage.settings import DatabaseSettings


def add_data_argument(parser: argparse.ArgumentParser) -> None:
    """`--data DIR`, where everything lives that the environment does not place elsewhere."""
    parser.add_argument(
        "--data",
        type=Path,
        default=Path(os.environ.get("SOHOA_DATA", "data")),
        help="thư mục dữ liệu / data folder (default: data, or $SOHOA_DATA)",
    )


def settings_for(data: Path) -> Settings:
    """Every setting that `SOHOA_*` variables give; the rest points below `data`."""
    folder = data.resolve()
    database, blobs, flow = DatabaseSettings, BlobSettings, FlowSettings
    return Settings(
        database=database()
        if _is_told("DATABASE_URL")
        else database(database_url=SecretStr(f"sqlite:///{folder / 'sohoa.db'}")),
        blobs=blobs() if _is_told("BLOBS_URL") else blobs(blobs_url=(folder / "blobs").as_uri()),
        flow=flow() if _is_told("WORK_DIR") else flow(work_dir=folder / "work"),
        classify=label_settings(folder),
    )


def _is_told(name: str) -> bool:
    return f"SOHOA_{name}" in os.environ or f"SOHOA_{name}_FILE" in os.environ
