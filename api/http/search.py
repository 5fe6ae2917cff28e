"""Search: papers by their words."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from pydantic import Field

from api.http.access import Verb, permitted
from api.http.collaborators import TheService
from api.http.failures import request_id
from api.http.shapes.document import ShortDocumentShape, short_document
from api.http.shapes.listing import Limit, Listing, Offset
from api.http.shapes.problem import SIGNED_IN, told
from ingest.finding import Found, find
from storage.scope import Scope

routes = APIRouter(prefix="/v1/search", tags=["search"], responses=SIGNED_IN)

Viewer = Annotated[Scope, Depends(permitted(Verb.SEE_DOCUMENTS))]


class FoundShape(ShortDocumentShape):
    """A paper that holds the words, and where."""

    snippet: str = Field(description="Some of its text around the first hit, in its own letters")
    hits: list[tuple[int, int]] = Field(description="(start, end) of the words in the snippet")
    page: int | None = Field(description="Where the snippet stands")


@routes.get("", response_model_exclude_unset=True, responses=told("validation_failed"))
def search(
    request: Request,
    service: TheService,
    viewer: Viewer,
    q: Annotated[
        str,
        Query(
            min_length=1,
            max_length=200,
            description="Words, with or without marks; the last one may be a beginning",
            examples=["khai sinh hạ long"],
        ),
    ],
    limit: Limit = 20,
    offset: Offset = 0,
) -> Listing[FoundShape]:
    """The papers you may see that hold every word, newest first. The search is on record."""
    found = find(service, viewer, q, limit + 1, offset, request_id(request))
    shown = [_shape(one) for one in found[:limit]]
    more = len(found) > limit
    return Listing[FoundShape](items=shown, next=str(offset + limit) if more else None)


def _shape(found: Found) -> FoundShape:
    snippet = found.snippet
    return FoundShape.model_validate(
        {
            **short_document(found.document).model_dump(exclude_unset=True),
            "snippet": snippet.text if snippet else "",
            "hits": snippet.hits if snippet else [],
            "page": snippet.page if snippet else None,
        }
    )
