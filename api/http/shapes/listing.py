"""A part of a list, and how to ask for the next one."""

from typing import Annotated, Generic, TypeVar

from fastapi import Query
from pydantic import BaseModel, Field

T = TypeVar("T")


class Listing(BaseModel, Generic[T]):
    """Items in order; `next` goes into the next request (null: there is no more)."""

    items: list[T]
    next: str | None = Field(description="Value of `before` (or `offset`) for the next part; null at the end")


Limit = Annotated[int, Query(ge=1, le=200, description="How many items at most")]
Before = Annotated[str | None, Query(max_length=64, description="`next` of the part before")]
Offset = Annotated[int, Query(ge=0, le=100_000, description="`next` of the part before")]
