"""The catalogue of fields, procedures and forms: what may be answered."""

from classify.catalogue.catalogue import Catalogue
from classify.catalogue.changes import Change, ChangedFact, Changes
from classify.catalogue.edition import Edition
from classify.catalogue.national_list import Rejection, UnreadableList
from classify.catalogue.records import (
    ComponentRecord,
    FieldRecord,
    FormRecord,
    ProcedureRecord,
    ResultRecord,
    Vocabulary,
)
from classify.catalogue.update import ListFacts, ListMoved, Plan, plan_import
from classify.catalogue.versions import NoSuchVersion

__all__ = [
    "Catalogue",
    "Change",
    "ChangedFact",
    "Changes",
    "ComponentRecord",
    "Edition",
    "FieldRecord",
    "FormRecord",
    "ListFacts",
    "ListMoved",
    "NoSuchVersion",
    "Plan",
    "ProcedureRecord",
    "Rejection",
    "ResultRecord",
    "UnreadableList",
    "Vocabulary",
    "plan_import",
]
