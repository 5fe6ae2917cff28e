"""What a page brings along that a derived copy must not keep: text nobody sees, and anything that acts."""

from collections.abc import Iterable

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

_SHOWS_TEXT = {"Tj", "TJ", "'", '"'}
_INVISIBLE = 3
_DEEPEST = 8
_ACTING_ANNOTATIONS = {
    Name(f"/{kind}") for kind in ("FileAttachment", "RichMedia", "Movie", "Sound", "Screen", "Widget")
} | {Name("/3D")}
_PAGE_LEFTOVERS = ("/AA", "/B", "/PieceInfo", "/Metadata", "/StructParents", "/Tabs", "/Thumb", "/PresSteps")
_ANNOTATION_LEFTOVERS = ("/AA", "/P", "/Parent", "/Dest", "/V", "/StructParent", "/IRT", "/Popup")


class _Text:
    """What was met while a page's content was walked."""

    def __init__(self) -> None:
        self.invisible = 0
        self.visible = 0


def strip_invisible_text(pdf: pikepdf.Pdf, page: pikepdf.Page) -> tuple[int, int]:
    """Take the invisible text out of a page, also inside its forms.

    Returns how many invisible runs were taken out and how many visible ones are still there.
    """
    met = _Text()
    kept, forms = _walked(pdf, page.obj, page.obj.get("/Resources"), 0, met, 0)
    if met.invisible:
        page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))
        if forms:
            resources = Dictionary(dict(page.resources.items()))
            resources.XObject = Dictionary({**dict(resources.get("/XObject", {}).items()), **forms})
            page.obj.Resources = resources
    return met.invisible, met.visible


def detach(page: pikepdf.Page) -> None:
    """Cut what acts (scripts, launches, attachments, media) and what ties the page to other pages,
    which would travel along with it into another document."""
    for key in _PAGE_LEFTOVERS:
        if key in page.obj:
            del page.obj[key]
    annotations = page.obj.get("/Annots")
    if not isinstance(annotations, Array):
        return
    kept = [annotation for annotation in annotations if _stays(annotation)]
    for annotation in kept:
        _disarm(annotation)
    page.obj.Annots = Array(kept)


def _stays(annotation: pikepdf.Object) -> bool:
    return isinstance(annotation, Dictionary) and annotation.get("/Subtype") not in _ACTING_ANNOTATIONS


def _disarm(annotation: pikepdf.Object) -> None:
    for key in _ANNOTATION_LEFTOVERS:
        if key in annotation:
            del annotation[key]
    action = annotation.get("/A")
    if action is None:
        return
    if isinstance(action, Dictionary) and action.get("/S") == Name.URI:
        annotation["/A"] = Dictionary(S=Name.URI, URI=action.get("/URI", pikepdf.String("")))
    else:
        del annotation["/A"]


_Walked = tuple[list[pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage], dict[str, Stream]]


def _walked(
    pdf: pikepdf.Pdf,
    holder: pikepdf.Object,
    resources: pikepdf.Object | None,
    mode: int,
    met: _Text,
    depth: int,
) -> _Walked:
    """The instructions of a content stream without its invisible text, and its forms without theirs."""
    kept: list[pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage] = []
    forms: dict[str, Stream] = {}
    saved: list[int] = []
    for step in pikepdf.parse_content_stream(pikepdf.Page(holder) if depth == 0 else holder):
        operator = str(step.operator)
        mode = _mode_after(operator, step, mode, saved)
        if operator in _SHOWS_TEXT:
            if mode == _INVISIBLE:
                met.invisible += 1
                continue
            met.visible += 1
        elif operator == "Do" and depth < _DEEPEST:
            forms.update(_form(pdf, str(step.operands[0]), resources, mode, met, depth))
        kept.append(step)
    return kept, forms


def _mode_after(
    operator: str,
    step: pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage,
    mode: int,
    saved: list[int],
) -> int:
    """The text rendering mode after an instruction: set by Tr, kept by q, brought back by Q."""
    if operator == "q":
        saved.append(mode)
    elif operator == "Q" and saved:
        return saved.pop()
    elif operator == "Tr" and len(step.operands) == 1:
        return int(step.operands[0])
    return mode


def _form(
    pdf: pikepdf.Pdf, name: str, resources: pikepdf.Object | None, mode: int, met: _Text, depth: int
) -> dict[str, Stream]:
    """The form that a page draws, without its invisible text; nothing where it had none."""
    drawn = resources.get("/XObject") if resources is not None else None
    form = drawn.get(name) if drawn is not None else None
    if not isinstance(form, Stream) or form.get("/Subtype") != Name.Form:
        return {}
    before = met.invisible
    inner = form.get("/Resources", resources)
    kept, forms = _walked(pdf, form, inner, mode, met, depth + 1)
    if met.invisible == before:
        return {}
    cleaned = Stream(pdf, pikepdf.unparse_content_stream(kept), _dictionary_of(form))
    if forms and inner is not None:
        own = Dictionary(dict(inner.items()))
        own.XObject = Dictionary({**dict(own.get("/XObject", {}).items()), **forms})
        cleaned.Resources = own
    return {name: pdf.make_indirect(cleaned)}


def _dictionary_of(form: Stream) -> Dictionary:
    skipped: Iterable[str] = ("/Length", "/Filter", "/DecodeParms")
    return Dictionary({key: value for key, value in form.items() if key not in skipped})
