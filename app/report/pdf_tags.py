"""What each thing on the pages is, for those who hear a page: the tags of a PDF.

Reaches inside fpdf2 2.8: it tags pictures only, one after the other below the document
(``fpdf/structure_tree.py``, ``FPDF._marked_sequence``). Here its own builder is given elements
inside elements, more than one mark for each of them, on more than one page, and marks for what
is no part of the text. ``tests/report/test_pdf_tags.py`` reads it all back from the file.
PDF 32000-1, 14.6 to 14.8.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from fpdf import FPDF
from fpdf.enums import PDFResourceType
from fpdf.outline import OutlineSection
from fpdf.output import OutputProducer, PDFInfo, PDFPage
from fpdf.prefs import ViewerPreferences
from fpdf.structure_tree import StructElem, StructureTreeBuilder
from fpdf.syntax import DestinationXYZ, PDFObject
from fpdf.util import escape_parens

NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, eq=False)
class Tag:
    """One thing and the thing it is ``inside``: ``role`` as PDF names it without the slash.
    ``alt`` says a picture in words; ``scope`` of a head: ``Row`` or ``Column``."""

    role: str
    inside: Tag | None = None
    alt: str = ""
    scope: str = ""


@dataclass(frozen=True)
class _Mark:
    """The piece of a page that belongs to an element."""

    page: PDFPage
    number: int

    def seen_from(self, page: PDFPage) -> str:
        if page is self.page:
            return str(self.number)
        return f"<</Type /MCR /Pg {self.page.ref} /MCID {self.number}>>"


class _Element(StructElem):
    """Begins on ``page``; its kids are elements and marks. Written out by hand: there are
    thousands in a long table (a fifth of the file and a tenth of the time less, measured)."""

    def __init__(self, tag: Tag, parent: StructElem, page: PDFPage) -> None:
        super().__init__(f"/{tag.role}", parent, [], page_number=page.index(), alt=tag.alt or None)
        self._tag, self._page = tag, page

    def _build_obj_dict(self, *_: object) -> dict[str, object]:
        kids = (k.seen_from(self._page) if isinstance(k, _Mark) else k.ref for k in self.k)
        built: dict[str, object] = {"/S": self.s, "/P": self.p.ref, "/Pg": self._page.ref}
        built["/K"] = f"[{' '.join(kids)}]"
        if self.alt:
            built["/Alt"] = self.alt.serialize()
        if self._tag.scope:
            built["/A"] = f"<</O /Table /Scope /{self._tag.scope}>>"
        return built


class _Tree(StructureTreeBuilder):
    """Elements inside elements."""

    def __init__(self) -> None:
        super().__init__()
        self._elements: dict[Tag, _Element] = {}

    def empty(self) -> bool:
        """Never: a report without words says what it is too."""
        return False

    def element(self, tag: Tag, page: PDFPage) -> _Element:
        """The element of ``tag``, made with all it is inside of when it is first met."""
        found = self._elements.get(tag)
        if found is None:
            parent = self.element(tag.inside, page) if tag.inside else self.doc_struct_elem
            found = _Element(tag, parent, page)
            parent.k.append(found)
            self._elements[tag] = found
        return found

    def mark(self, tag: Tag, page: PDFPage) -> int:
        """The number of a new mark on the page. Marks count from 0 on each page, and the tree
        finds their elements by the page's number in there."""
        element = self.element(tag, page)
        places = self.spid_per_page_number
        place = places.setdefault(page.index(), len(places))
        page.struct_parents = place
        owners = self.struct_tree_root.parent_tree.nums[place]
        owners.append(element)
        element.k.append(_Mark(page, len(owners) - 1))
        return len(owners) - 1

    def __iter__(self) -> Iterator[PDFObject]:
        """All there is, from the root."""
        yield self.struct_tree_root
        yield self.doc_struct_elem
        yield self.struct_tree_root.parent_tree
        yield from self._elements.values()


class _Preferences(ViewerPreferences):
    """With the direction as PDF spells it; fpdf2 writes ``RTL``, which no reader knows."""

    direction: str | None = None  # type: ignore[assignment]


class _Producer(OutputProducer):
    """Says when a document was made only where somebody knows; fpdf2 asks the clock."""

    fpdf: TaggedPdf

    def _add_info(self) -> PDFInfo:
        info = super()._add_info()
        made_at = self.fpdf.made_at
        if made_at is None:
            del info.creation_date
        return info


class TaggedPdf(FPDF):
    """Pages in points whose every piece says what it is."""

    def __init__(self, size: tuple[float, float], language: str, *, right_to_left: bool) -> None:
        super().__init__(unit="pt", format=size)
        self.str_alias_nb_pages = ""  # or it looks for a mark of its own among the glyphs
        self.set_auto_page_break(False)
        self.pdf_version = "1.7"
        self.set_lang(language)
        self.viewer_preferences = _Preferences(display_doc_title=True)
        self.viewer_preferences.direction = "/R2L" if right_to_left else "/L2R"
        self.struct_builder: _Tree = _Tree()
        self.made_at: datetime | None = None

    @contextmanager
    def tagged(self, tag: Tag) -> Iterator[None]:
        """What is written meanwhile is (part of) ``tag``."""
        number = self.struct_builder.mark(tag, self.pages[self.page])
        self._out(f"/{tag.role} <</MCID {number}>> BDC")
        yield
        self._out("EMC")

    def there(self, tag: Tag) -> None:
        """``tag`` is there, with nothing in it."""
        self.struct_builder.element(tag, self.pages[self.page])

    @contextmanager
    def beside(self, what: str = "Layout") -> Iterator[None]:
        """What is written meanwhile is no part of the text: ``Layout`` or ``Pagination``."""
        self._out(f"/Artifact <</Type /{what}>> BDC")
        yield
        self._out("EMC")

    def bookmark(self, name: str, level: int, top: float) -> None:
        """An entry of the list of contents beside the pages, ``level`` from 0. None is more
        than one below the entry before it, or readers lose it."""
        level = min(level, self._outline[-1].level + 1 if self._outline else 0)
        place = DestinationXYZ(self.page, top=self.h_pt - top)
        self._outline.append(OutlineSection(name, level, self.page, place))

    def run(self, font: int, size: float, codes: str) -> str:
        """The operators for glyphs of one typeface, by fpdf2's number of it."""
        self._resource_catalog.add(PDFResourceType.FONT, font, self.page)
        shown = escape_parens(codes.encode("utf-16-be").decode("latin-1"))
        return f"/F{font} {size:g} Tf ({shown}) Tj"

    def finished(self) -> bytes:
        """The whole file. No page is added after this."""
        self.creation_date = self.made_at or NO_TIME  # fpdf2 names the file after it
        return bytes(self.output(output_producer_class=_Producer))

    def put(self, operators: str) -> None:
        """Operators of a content stream onto the page."""
        self._out(operators)
