"""A pen over reportlab's canvas that counts down from the upper edge of the sheet."""

import re
from io import BytesIO

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from cases.dossier.paper.drawing.measures import HEIGHT, WIDTH
from cases.dossier.paper.drawing.typeface import REGULAR, register, width_of

ID = re.compile(rb"\[<[0-9a-f]{32}><[0-9a-f]{32}>\]")


class Pen:
    """All lengths in points; `y` is a baseline or an upper edge, counted downwards."""

    def __init__(self, *, title: str, author: str, open_as: str = "") -> None:
        """An open print keeps its pages as they are written, under this id (32 hex digits)."""
        register()
        self.open_as = open_as.encode()
        self.target = BytesIO()
        # invariant bytes; the first face is ours, else Helvetica is referenced but not embedded
        self.canvas = Canvas(
            self.target,
            pagesize=(WIDTH, HEIGHT),
            invariant=1,
            initialFontName=REGULAR,  # type: ignore[arg-type]  # the stub says float
            lang="vi-VN",
            pageCompression=0 if open_as else 1,
        )
        self.canvas.setTitle(title)
        self.canvas.setAuthor(author)
        self.canvas.setSubject(title)
        self.canvas.setCreator("")

    def text(
        self, x: float, y: float, text: str, face: str, size: float, *, word_space: float = 0
    ) -> None:
        line = self.canvas.beginText(x, HEIGHT - y)
        line.setFont(face, size)
        if word_space:
            line.setWordSpace(word_space)
        line.textOut(text)
        if word_space:
            line.setWordSpace(0)
        self.canvas.drawText(line)

    def runs(
        self,
        x: float,
        y: float,
        runs: tuple[tuple[str, str], ...],
        size: float,
        *,
        word_space: float = 0,
    ) -> None:
        """Runs of (face, text) on one line."""
        line = self.canvas.beginText(x, HEIGHT - y)
        if word_space:
            line.setWordSpace(word_space)
        for face, text in runs:
            line.setFont(face, size)
            line.textOut(text)
        if word_space:
            line.setWordSpace(0)
        self.canvas.drawText(line)

    def centred(self, x: float, y: float, text: str, face: str, size: float) -> None:
        self.text(x - width_of(text, face, size) / 2, y, text, face, size)

    def line(self, x: float, y: float, to_x: float, to_y: float, thickness: float) -> None:
        self.canvas.setLineWidth(thickness)
        self.canvas.line(x, HEIGHT - y, to_x, HEIGHT - to_y)

    def dots(self, x: float, y: float, length: float) -> None:
        self.canvas.saveState()
        self.canvas.setDash(0.5, 1.5)
        self.line(x, y, x + length, y, 0.5)
        self.canvas.restoreState()

    def frame(self, x: float, y: float, width: float, height: float, thickness: float) -> None:
        self.canvas.setLineWidth(thickness)
        self.canvas.rect(x, HEIGHT - y - height, width, height)

    def picture(self, x: float, y: float, width: float, height: float, jpeg: bytes) -> None:
        image = ImageReader(BytesIO(jpeg))
        self.canvas.drawImage(image, x, HEIGHT - y - height, width, height)

    def turned(
        self, x: float, y: float, text: str, face: str, size: float, *, grey: float, turn: float
    ) -> None:
        """Grey words whose height is centred on the point, turned by degrees against the clock."""
        self.canvas.saveState()
        self.canvas.setFillGray(grey)
        self.canvas.translate(x, HEIGHT - y)
        self.canvas.rotate(turn)
        self.canvas.setFont(face, size)
        self.canvas.drawCentredString(0, -size / 3, text)
        self.canvas.restoreState()

    def next_page(self) -> None:
        self.canvas.showPage()

    def finish(self) -> bytes:
        self.canvas.setPageCompression(1)  # what is still to be written: the faces
        self.canvas.save()
        content = self.target.getvalue()
        if not self.open_as:
            return content
        # reportlab makes the id of everything it wrote, the number too
        return ID.sub(rb"[<%b><%b>]" % (self.open_as, self.open_as), content)
