"""The catalogue of fields, procedures and forms: what may be answered."""

from classify.catalogue.catalogue import Catalogue
from classify.catalogue.national_list import ImportReport, Rejection, UnreadableList, import_national_list
from classify.catalogue.records import (
    ComponentRecord,
    FieldRecord,
    FormRecord,
    ProcedureRecord,
    ResultRecord,
    Vocabulary,
)

__all__ = [
    "Catalogue",
    "ComponentRecord",
    "FieldRecord",
    "FormRecord",
    "ImportReport",
    "ProcedureRecord",
    "Rejection",
    "ResultRecord",
    "UnreadableList",
    "Vocabulary",
    "import_national_list",
]
