"""Invented pictures of a market and of papers: drawn, so that nobody's goods are shown."""

from collections.abc import Callable, Sequence
from functools import cache

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont

SIZE = (960, 720)
FONT = settings.BASE_DIR / "cases" / "dossier" / "paper" / "fonts" / "Tinos-Regular.ttf"
INK, PAPER, WALL, FLOOR = (40, 38, 36), (250, 248, 242), (214, 208, 196), (168, 158, 144)
DYES = ((92, 58, 40), (36, 40, 52), (168, 120, 84), (150, 40, 52), (200, 190, 170), (70, 90, 80))
Pen = ImageDraw.ImageDraw


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONT, size)


def draw(what: str, words: str, number: int) -> Image.Image:
    """A picture of this subject; `number` makes it differ from its like."""
    image = Image.new("RGB", SIZE, WALL)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 560, *SIZE), fill=FLOOR)
    SUBJECTS[what](pen, words, number)
    return image


def dye(number: int) -> tuple[int, int, int]:
    return DYES[number % len(DYES)]


def _sign(pen: Pen, box: tuple[int, int, int, int], words: str, size: int) -> None:
    pen.rectangle(box, fill=PAPER, outline=INK, width=3)
    middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    pen.text(middle, words, font=font(size), fill=INK, anchor="mm")


def _front(pen: Pen, words: str, number: int) -> None:
    for stripe in range(8):
        at = 60 + stripe * 105
        pen.polygon(
            ((at, 200), (at + 105, 200), (at + 95, 270), (at - 10, 270)),
            fill=dye(number) if stripe % 2 else PAPER,
        )
    pen.rectangle((80, 270, 880, 620), fill=(120, 108, 92))
    pen.rectangle((80, 470, 880, 620), fill=(146, 112, 78))
    _sign(pen, (200, 70, 760, 180), words, 56)


def _bags(pen: Pen, words: str, number: int) -> None:
    for row in range(2):
        for column in range(4):
            x, y = 60 + column * 220, 120 + row * 280
            pen.arc((x + 40, y - 60, x + 130, y + 80), 180, 360, fill=INK, width=8)
            body = ((x + 14, y), (x + 156, y), (x + 176, y + 170), (x - 6, y + 170))
            pen.polygon(body, fill=dye(number + row + column))
            _sign(pen, (x + 30, y + 70, x + 140, y + 110), words, 22)


def _sack(pen: Pen, words: str, number: int) -> None:
    shade = 150 + 8 * (number % 6)
    pen.ellipse((260, 240, 720, 680), fill=(shade, shade - 22, shade - 60))
    pen.polygon(((400, 110), (580, 110), (540, 290), (440, 290)), fill=(shade, shade - 22, 90))
    pen.rectangle((430, 260, 550, 284), fill=(150, 40, 52))
    _sign(pen, (360, 420, 620, 500), words, 44)


def _seal(pen: Pen, words: str, number: int) -> None:
    pen.rectangle((120, 180, 840, 540), fill=PAPER, outline=(150, 40, 52), width=10)
    pen.text((480, 260), "NIÊM PHONG", font=font(64), fill=(150, 40, 52), anchor="mm")
    pen.text((480, 380), words, font=font(88), fill=INK, anchor="mm")
    for hand in range(3):
        scribble(pen, (200 + hand * 200, 480), number + hand)


def _labels(pen: Pen, words: str, number: int) -> None:
    pen.rectangle((70, 60, 890, 660), fill=PAPER)
    for row in range(4):
        for column in range(4):
            x, y = 100 + column * 195, 90 + row * 140
            pen.rectangle((x, y, x + 175, y + 115), fill=dye(number), outline=INK, width=2)
            pen.ellipse((x + 60, y + 8, x + 115, y + 58), fill=(220, 180, 70))
            pen.text((x + 88, y + 88), words, font=font(30), fill=PAPER, anchor="mm")


def _machine(pen: Pen, words: str, number: int) -> None:
    pen.rectangle((140, 260, 820, 610), fill=(96, 104, 112), outline=INK, width=4)
    for roller in range(4):
        x = 190 + roller * 155
        pen.ellipse((x, 200, x + 120, 320), fill=(60, 66, 74), outline=PAPER, width=3)
    pen.rectangle((200, 400, 560, 500), fill=dye(number))
    _sign(pen, (600, 420, 780, 490), words, 40)


def _shelf(pen: Pen, words: str, number: int) -> None:
    for row in range(3):
        y = 230 + row * 190
        pen.rectangle((60, y, 900, y + 16), fill=(120, 90, 60))
        for column in range(9):
            x = 85 + column * 92
            pen.rounded_rectangle((x, y - 120, x + 60, y), 12, fill=dye(number + column))
            pen.rectangle((x + 20, y - 145, x + 40, y - 120), fill=INK)
    _sign(pen, (340, 20, 620, 80), words, 34)


def _pans(pen: Pen, words: str, number: int) -> None:
    for row in range(2):
        for column in range(3):
            x, y = 70 + column * 300, 130 + row * 290
            pen.rectangle((x + 190, y + 80, x + 270, y + 100), fill=INK)
            pen.ellipse((x, y, x + 200, y + 180), fill=dye(number + row + column))
            pen.ellipse((x + 24, y + 22, x + 176, y + 158), fill=(64, 62, 60))
            pen.text((x + 100, y + 90), words, font=font(30), fill=PAPER, anchor="mm")


def _glasses(pen: Pen, words: str, number: int) -> None:
    for row in range(4):
        for column in range(3):
            x, y = 90 + column * 290, 110 + row * 150
            for lens in (x, x + 110):
                pen.ellipse((lens, y, lens + 90, y + 66), outline=dye(number + row), width=9)
            pen.line((x + 90, y + 30, x + 110, y + 30), fill=INK, width=6)
            pen.text((x + 100, y + 94), words, font=font(24), fill=INK, anchor="mm")


SUBJECTS: dict[str, Callable[[Pen, str, int], None]] = {
    "front": _front,
    "bags": _bags,
    "sack": _sack,
    "seal": _seal,
    "labels": _labels,
    "machine": _machine,
    "shelf": _shelf,
    "glasses": _glasses,
    "pans": _pans,
}


def scribble(pen: Pen, at: tuple[int, int], number: int) -> None:
    """Somebody's signature, nobody's in particular."""
    x, y = at
    heights = [(number * 37 + step * step * 11) % 34 for step in range(9)]
    points = [(x + step * 14, y - height) for step, height in enumerate(heights)]
    pen.line(points, fill=(30, 50, 140), width=3, joint="curve")


def sheet(title: str, lines: Sequence[str], signed: Sequence[str]) -> Image.Image:
    """A paper of others as a scanner sees it: its title, its lines, who signed."""
    page = Image.new("RGB", (1240, 1754), PAPER)
    pen = ImageDraw.Draw(page)
    pen.text((620, 160), title.upper(), font=font(40), fill=INK, anchor="mm")
    pen.multiline_text((140, 260), "\n".join(_folded(lines)), font=font(30), fill=INK, spacing=14)
    for number, name in enumerate(signed):
        x = 300 + number * 640
        scribble(pen, (x - 60, 1430), number + len(name))
        pen.text((x, 1500), name, font=font(30), fill=INK, anchor="mm")
    return page


def _folded(lines: Sequence[str], width: int = 940) -> list[str]:
    folded = []
    for line in lines:
        row = ""
        for word in line.split():
            longer = f"{row} {word}".strip()
            if row and font(30).getlength(longer) > width:
                folded.append(row)
                row = word
            else:
                row = longer
        folded += [row, ""]
    return folded
