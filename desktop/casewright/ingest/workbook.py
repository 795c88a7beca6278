"""Workbooks (XLSX, XLS, XLSB, ODS) as documents: each sheet is a page, a line a row, the values of formulas as last saved."""

from __future__ import annotations

import importlib.metadata
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from casewright.ingest.canonical_text import canonical
from casewright.ingest.extraction import USUAL, Caps, Extraction
from casewright.ingest.language import guess_language
from casewright.ingest.media_type import EXCEL_BINARY, XLS, XLSX
from casewright.ingest.ooxml_package import OfficePackage
from casewright.ingest.ooxml_properties import Properties, properties
from casewright.ingest.paged_text import paged
from casewright.ingest.table_lines import Lines, left_out
from casewright.ingest.zip_guard import Distrusted, check_container

TOOL = "workbook"
TOOL_VERSION = f"1 (python-calamine {importlib.metadata.version('python-calamine')})"
_MOST_SHEETS = 1_000
_MOST_CELLS = 20_000_000  # the library keeps every cell between the first and the last, empty ones too
_DIMENSION = re.compile(rb'<dimension ref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')


def read_workbook(data: bytes, media_type: str = XLSX, caps: Caps = USUAL) -> Extraction:
    """The sheets in their order, each under its name; hidden ones too, and they say so."""
    try:
        if media_type != XLS:
            check_container(data)
            _check_dimensions(data)
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            sheets, warnings = _sheets(workbook, caps)
    except Distrusted as error:
        return _failed(media_type, str(error))
    except PasswordError:
        return _failed(media_type, "The workbook is protected by a password, so its text could not be read.")
    except (CalamineError, zipfile.BadZipFile):
        return _failed(media_type, "The workbook is damaged, so its text could not be read.")
    text, pages = paged(words for words, _ in sheets)
    stated = properties(OfficePackage(data)) if media_type in (XLSX, EXCEL_BINARY) else Properties()
    return Extraction(
        media_type=media_type,
        text=text,
        pages=pages,
        title=stated.title,
        author=stated.author,
        language=guess_language(text, stated.language),
        further=stated.further,
        tool=TOOL,
        tool_version=TOOL_VERSION,
        warnings=tuple(warnings),
        failure=None if any(rows for _, rows in sheets) else "The workbook holds no cell with a value.",
    )


def _sheets(workbook: Any, caps: Caps) -> tuple[list[tuple[str, int]], list[str]]:
    """(text, number of rows with words) of each sheet, and warnings."""
    sheets, warnings, left, unread = [], [], caps.characters, 0
    tables = [sheet for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    if len(tables) > _MOST_SHEETS:
        warnings.append(f"Only the first {_MOST_SHEETS:,} of {len(tables):,} sheets were read.")
    for about in tables[:_MOST_SHEETS]:
        lines = Lines(left)
        try:
            for row in _rows(workbook.get_sheet_by_name(about.name)):
                if not lines.add(row):
                    break
        except CalamineError:
            warnings.append(f"The sheet “{about.name[:60]}” is missing or damaged, so it was not read.")
            unread += 1
        heading = (
            f"[{about.name}]" if about.visible == SheetVisibleEnum.Visible else f"[{about.name}, hidden]"
        )
        sheets.append((canonical(f"{heading}\n{lines.text}").rstrip("\n"), sum(map(bool, lines.lines))))
        remark = left_out(lines.cut, f"the sheet “{about.name[:60]}”")
        warnings += [remark] if remark else []
        left -= lines.characters
        if left < 0:
            break
    if unread and unread == len(sheets):
        raise CalamineError("No sheet could be read.")
    return sheets, warnings


def _rows(sheet: Any) -> Iterator[list[object]]:
    """Row by row, so that a sheet is not there twice in memory."""
    yield from sheet.iter_rows()


def _check_dimensions(data: bytes) -> None:
    """Raises `Distrusted` for a sheet that says it is larger than the memory we allow."""
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        for member in container.infolist():
            if not member.filename.startswith("xl/worksheets/"):
                continue
            with container.open(member) as stream:
                found = _DIMENSION.search(stream.read(4096))
            if found:
                left, top, right, bottom = found.groups()
                rows = int(bottom) - int(top) + 1
                columns = _column(right) - _column(left) + 1
                if rows * columns > _MOST_CELLS:
                    raise Distrusted(
                        f"A sheet spans {rows:,} rows and {columns:,} columns, more than can be read; its last cells "
                        "may hold something by mistake. Save the part that matters as a file of its own."
                    )


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _failed(media_type: str, reason: str) -> Extraction:
    return Extraction(media_type, tool=TOOL, tool_version=TOOL_VERSION, failure=reason)
