"""Classifications as the contract shows them."""

from pydantic import BaseModel, Field

from api.http.shapes.document import ExtractedShape, FieldShape, PaperShape, ProcedureShape
from ingest.classification import Classification


class TextShape(BaseModel):
    """A text to classify."""

    text: str = Field(min_length=1, description="Form feeds part its pages")


class ClassificationShape(BaseModel):
    """The answer of the classifier, best first, confidences calibrated in 0..1."""

    paper: PaperShape
    fields: list[FieldShape]
    procedures: list[ProcedureShape]
    abstained: bool = Field(description="The classifier is unsure; a person should decide")
    extracted: dict[str, ExtractedShape]
    classifier: str = Field(description="Version of the classifier and its catalogue")
    pages: int = Field(description="Pages of the paper")
    pages_read: int = Field(description="Its first pages, on which the answer stands")


def classification_shape(made: Classification) -> ClassificationShape:
    """The classification as the contract shows it."""
    return ClassificationShape.model_validate(
        {
            **made.answer.to_json(),
            "classifier": made.classifier,
            "pages": made.pages,
            "pages_read": made.pages_read,
        }
    )
