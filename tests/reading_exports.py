"""Reading a list that left the house the way a spreadsheet does."""

import csv
import io
import zipfile
from typing import Any
from xml.etree import ElementTree as ET

from django.test import Client

NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def taken(client: Client, address: str, query: dict[str, Any], wanted: str) -> bytes:
    response: Any = client.get(address, query | {"dang": wanted})
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def csv_rows(content: bytes) -> list[list[str]]:
    """Head line, heads and rows."""
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content[3:].decode(), newline=""), delimiter=";"))


def xlsx_cells(content: bytes) -> list[list[tuple[str, str]]]:
    """Of each row, what kind each written cell is of ("f" a formula) and what it holds."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        page = ET.fromstring(book.read("xl/worksheets/sheet1.xml"))  # noqa: S314 - our own file
    return [[_cell(cell) for cell in row.iter(f"{NS}c")] for row in page.iter(f"{NS}row")]


def _cell(cell: ET.Element) -> tuple[str, str]:
    kind = "f" if cell.find(f"{NS}f") is not None else cell.get("t", "n")
    return kind, "".join(cell.itertext())
