"""Classifications as the contract shows them."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from api.http.shapes.document import ExtractedShape, FieldShape, PaperShape, ProcedureShape
from api.http.shapes.problem import ProblemShape, example_of
from ingest.classification import Classification

MOST_TEXTS = 100

ON = "The day of the paper: only procedures in force then are answered. Today if left out"

_TEXT = "TỜ KHAI ĐĂNG KÝ KHAI SINH\nKính gửi: Ủy ban nhân dân phường Giả Định"
_ANSWER: JsonDict = {
    "paper": {
        "type": "application",
        "confidence": 0.97,
        "reasons": ["Tiêu đề bắt đầu bằng 'TỜ KHAI'"],
    },
    "fields": [
        {
            "slug": "ho-tich",
            "confidence": 0.99,
            "reasons": ["Tiêu đề khớp 'TỜ KHAI ĐĂNG KÝ KHAI SINH'"],
        }
    ],
    "procedures": [
        {
            "code": "1.001193",
            "name": "Thủ tục đăng ký khai sinh",
            "confidence": 0.62,
            "reasons": ["Tiêu đề khớp 'TỜ KHAI ĐĂNG KÝ KHAI SINH'"],
        }
    ],
    "abstained": False,
    "extracted": {
        "dossier_code": {
            "value": "H49.61-261123-0007",
            "raw": "H49.61-261123-0007",
            "page": 1,
            "box": [412, 96, 830, 131],
            "confidence": 0.93,
            "checks": [{"name": "ngày trong mã hợp lệ", "passed": True}],
        }
    },
    "classifier": "rules-1+catalogue-85132581",
    "pages": 1,
    "pages_read": 1,
}


class TextShape(BaseModel):
    """A text to classify."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"text": _TEXT}]})

    text: str = Field(description="Form feeds part its pages", json_schema_extra={"minLength": 1})


class FileShape(BaseModel):
    """A file to classify, as a multipart form."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"file": "(the bytes of to-khai.jpg)"}]})

    file: bytes = Field(
        description="PDF, TIFF, JPEG, PNG, WebP or HEIC", json_schema_extra={"format": "binary"}
    )


class BatchTextShape(TextShape):
    """One text of a batch."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"id": "scan-17/3", "text": _TEXT, "on": "2026-11-23"}]}
    )

    id: str = Field(min_length=1, max_length=200, description="Yours; it comes back with the answer")
    on: date | None = Field(default=None, description=ON)


class BatchShape(BaseModel):
    """Up to 100 texts to classify."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"texts": [{"id": "scan-17/3", "text": _TEXT}, {"id": "scan-17/4", "text": " "}]}]
        }
    )

    texts: list[BatchTextShape] = Field(min_length=1, max_length=MOST_TEXTS)


SENT_RAW: tuple[type[BaseModel], ...] = (TextShape, FileShape, BatchShape)
"""What the routes read themselves, so that a file never waits in memory and a bad text harms no other."""


class ClassificationShape(BaseModel):
    """The answer of the classifier, best first, confidences calibrated in 0..1."""

    model_config = ConfigDict(json_schema_extra={"examples": [_ANSWER]})

    paper: PaperShape
    fields: list[FieldShape]
    procedures: list[ProcedureShape]
    abstained: bool = Field(description="The classifier is unsure; a person should decide")
    extracted: dict[str, ExtractedShape]
    classifier: str = Field(description="Version of the classifier and its catalogue")
    pages: int = Field(description="Pages of the paper")
    pages_read: int = Field(description="Its first pages, on which the answer stands")


class BatchItemShape(BaseModel):
    """What became of one text: an answer, or the problem with it."""

    id: str | None = Field(description="As it was sent; null when it was missing or not a text")
    answer: ClassificationShape | None = None
    problem: ProblemShape | None = None


class BatchAnswerShape(BaseModel):
    """One item for each text, in the order in which they were sent."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "items": [
                        {"id": "scan-17/3", "answer": _ANSWER},
                        {"id": "scan-17/4", "problem": example_of("empty_text")},
                    ]
                }
            ]
        }
    )

    items: list[BatchItemShape]


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
