"""What ReportLab leaves out: language and metadata, the structure tree, the attached manifest, and stable bytes."""

from __future__ import annotations

import io

import pikepdf
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, Object, Pdf, String

from casewright.brief.blocks import Brief
from casewright.brief.clean import language_tag
from casewright.brief.manifest import FILE_NAME
from casewright.brief.pdf.tags import Content, LinkPlace, Tag
from casewright.brief.pdf.typesetting import printable

_CELLS = ("TD", "TH")  # stand in their rows, with or without words
_PRINTED = 4  # annotation flag Print (ISO 32000-1, 12.5.3)


def finished(drawn: bytes, brief: Brief, root: Tag, manifest: bytes) -> bytes:
    """The bytes of the finished file; the same input always gives the same bytes."""
    with pikepdf.open(io.BytesIO(drawn)) as document:
        _describe(document, brief)
        _TagWriter(document, root).write()
        _attach(document, manifest)
        result = io.BytesIO()
        document.save(result, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return result.getvalue()


def _describe(document: Pdf, brief: Brief) -> None:
    title, author = printable(brief.title), printable(brief.author)
    for key in list(document.docinfo.keys()):
        del document.docinfo[key]
    document.docinfo["/Title"] = title
    document.docinfo["/Author"] = author
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = title
        metadata["dc:language"] = [language_tag(brief.language)]
        if author:
            metadata["dc:creator"] = [author]
        metadata["dc:description"] = printable(brief.standfirst or brief.title)
        metadata["pdf:Producer"] = "Casewright"
        if brief.issued_on:
            metadata["xmp:CreateDate"] = brief.issued_on
    document.Root.Lang = String(language_tag(brief.language))
    document.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


def _attach(document: Pdf, manifest: bytes) -> None:
    document.attachments[FILE_NAME] = AttachedFileSpec(
        document,
        manifest,
        filename=FILE_NAME,
        mime_type="application/json",
        description="Every quotation of this brief with its exact words, place and digests",
        relationship=Name.Data,
    )
    document.Root.AF = Array([document.attachments[FILE_NAME].obj])


class _TagWriter:
    """Writes the structure tree (ISO 32000-1, 14.7) and ties marked content and link annotations to it."""

    def __init__(self, document: Pdf, root: Tag) -> None:
        self.document, self.root = document, root
        self.pages = [page.obj for page in document.pages]
        self.contents: list[dict[int, Object]] = [{} for _ in self.pages]
        self.links: list[tuple[Object, Object]] = []
        self.named: list[Object] = []

    def write(self) -> None:
        """The tree, the way back from content to it, and the marks on pages and links."""
        tree = self.document.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        tree.K = Array([self._element(self.root, tree)])
        numbers = Array()
        for key, (page, contents) in enumerate(zip(self.pages, self.contents, strict=True)):
            page.StructParents, page.Tabs = key, Name.S
            elements = Array([contents[number] for number in sorted(contents)])
            numbers.append(key)
            numbers.append(self.document.make_indirect(elements))
        for key, (annotation, element) in enumerate(self.links, start=len(self.pages)):
            annotation.StructParent = key
            numbers.append(key)
            numbers.append(element)
        if self.named:
            names = [value for element in self.named for value in (element.ID, element)]
            tree.IDTree = self.document.make_indirect(Dictionary(Names=Array(names)))
        tree.ParentTree = self.document.make_indirect(Dictionary(Nums=numbers))
        tree.ParentTreeNextKey = len(self.pages) + len(self.links)
        self.document.Root.StructTreeRoot = tree
        self.document.Root.MarkInfo = Dictionary(Marked=True)
        for page in self.pages:
            for annotation in page.get("/Annots", []):
                annotation.F = _PRINTED

    def _element(self, tag: Tag, parent: Object) -> Object:
        element = self.document.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{tag.role}"), P=parent)
        )
        if tag.alternative:
            element.Alt = String(printable(tag.alternative))
        if tag.language:
            element.Lang = String(language_tag(tag.language))
        if tag.role == "Note":  # the one role that needs a name (ISO 14289-1, 7.9)
            element.ID = String(f"note-{len(self.named) + 1:04}")
            self.named.append(element)
        if tag.scope:
            element.A = Dictionary(O=Name.Table, Scope=Name(f"/{tag.scope}"))
        kids = Array()
        for child in tag.children:
            if isinstance(child, Tag):
                if child.is_used or child.role in _CELLS:
                    kids.append(self._element(child, element))
            else:
                kids.append(self._place(child, element))
        element.K = kids
        return element

    def _place(self, place: Content | LinkPlace, element: Object) -> Object:
        page = self.pages[place.page - 1]
        if isinstance(place, Content):
            self.contents[place.page - 1][place.number] = element
            return Dictionary(Type=Name.MCR, Pg=page, MCID=place.number)
        annotation = page.Annots[place.index]
        self.links.append((annotation, element))
        return Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page)
