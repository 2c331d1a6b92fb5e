"""Measures of the papers in points, from the upper left corner of the sheet.

Marks: R a rule of Nghị định 30/2020/NĐ-CP, Phụ lục I Phần I (its section follows); F the form's own
text; M a model form of another sector; P seen in signed papers; C our choice inside the rule.
"""

from dataclasses import dataclass

MM = 72 / 25.4

# The sheet
WIDTH, HEIGHT = 210 * MM, 297 * MM  # R I.1
TOP, BOTTOM, LEFT, RIGHT = 20 * MM, 20 * MM, 30 * MM, 15 * MM  # R I.3, the values C
TEXT_WIDTH = WIDTH - LEFT - RIGHT
TEXT_HEIGHT = HEIGHT - TOP - BOTTOM
CENTRE = LEFT + TEXT_WIDTH / 2
PAGE_NUMBER_SIZE, PAGE_NUMBER_BASELINE = 13, 13.5 * MM  # R I.7, the place C

# Running text
FIRST_LINE = 10 * MM  # R II.6e
BEFORE_PARAGRAPH = 6  # R II.6e: at least 6 pt
SECOND_FIELD = 105 * MM  # C
TICK_PLACE, TICK_BOX, TICK_LINE, TICK_CROSS = 18, 10.5, 0.7, 1.1  # C
BEFORE_TICK = 6  # C: between the text and the place of the box
USUAL_SHRINK, LAST_SHRINK = 0.05, 0.20  # C: of a word space

# Letterhead
HEAD_COLUMNS = (68 * MM, 97 * MM)  # C
HEAD_SIZE = 12  # R II.1a, II.2b
MOTTO_SIZE = 13  # R II.1b
NUMBER_SIZE = 13  # R II.3c, II.4b
HEAD_LEADING = 15.5  # C
HEAD_RULE, RULE_LINE = 5, 0.75  # C: under the baseline; thickness
UNDER_RULE = 19  # C: from the rules to the number's baseline
HEAD_FOOT_LEFT, HEAD_FOOT_RIGHT = 2.1, 4  # C: under the baselines of number and day
ABOVE_ABOUT = 6  # R II.5b: V/v 6 pt under the number of a letter
NUMBER_ROOM, DAY_ROOM = 16 * MM, 11 * MM  # C
RULE_OF_LONGEST, RULE_OF_LAST = 0.4, 0.5  # R II.2b, II.5b: between a third and a half of the line

# Title, issuer, decides, annex
TITLE_SIZE = 14  # R II.5b
TITLE_WIDTH = 140 * MM  # C
TITLE_RULE = 5.5  # C: under the last baseline
TITLE_LEADING = 16.5  # C
AFTER_TITLE, AFTER_TITLE_RULE, BEFORE_ISSUER = 12, 14.95, 21.05  # C
BEFORE_CENTRED, AFTER_CENTRED = 10, 4  # C

# Tables
CELL_SIZE, CELL_LEADING = 12, 14  # C
CELL_SIDE, CELL_ABOVE, CELL_BELOW = 3, 2, 3  # C
TABLE_LINE = 0.5  # C
BEFORE_TABLE = 6  # C
WHOLE_ROWS, ROWS_TOGETHER = 4, 2  # C

# Photographs
PHOTO_WIDTH, PHOTO_HEIGHT, REMARK_HEIGHT = 150 * MM, 90 * MM, 20 * MM  # C
BEFORE_PHOTO = 10  # C

# Sign-off and signatures
RECIPIENTS_WIDTH = 75 * MM  # C
RECIPIENTS_HEAD_SIZE, RECIPIENTS_SIZE, RECIPIENTS_LEADING = 12, 11, 13  # R II.9d, the leading C
RECIPIENT_INDENT = 2.2 * MM  # C
RECIPIENTS_GAP = 1  # C: more between the head of the list and its first entry
BEFORE_SIGN_OFF = 10  # C
SIGN_ROOM = 29 * MM  # C
GRID_SIZE = 13  # F
GRID_ROOM, GRID_ROOM_TIGHT = 21 * MM, 18 * MM  # C
BEFORE_GRID, BETWEEN_GRID_ROWS, GRID_FOOT = 10, 8, 5.4  # C
GRID_NAME = 12.7  # C: from the foot of the room to the baseline under it
REFUSED_ABOVE_NAME = 25.5  # C: `(lý do ghi tại biên bản)` above the name
RECEIPT_ROOM, BEFORE_RECEIPT_NAME = 23.8 * MM, 14  # C
LAST_LINES_WITH_SIGN_OFF = 3  # C
MOST_LINES_WHOLE = 15  # C: a longer last paragraph may be torn

# Foot of the page
STRIP_SIZE, STRIP_BASELINE = 10, HEIGHT - 10.5 * MM  # C
STRIP_DOTS = 25 * MM  # C
STRIP_GAP, STRIP_BETWEEN, STRIP_END = 1.6 * MM, 3.75 * MM, 1 * MM  # C
WATERMARK, WATERMARK_SIZE, WATERMARK_GREY, WATERMARK_TURN = "DỰ THẢO", 118, 0.88, 52  # C
WATERMARK_X, WATERMARK_Y = CENTRE - 1.1, HEIGHT / 2 + 21.3  # C


@dataclass(frozen=True)
class Body:
    """Type of the running text; the tight one is taken only where it saves a page."""

    size: float
    leading: float
    grid_room: float


LEADING, LEADING_TIGHT = 1.2, 1.15  # R II.6e: single to 1,5 lines; tight C
SIZES = {"decision": 14, "record": 13}  # R II.6e: 13 to 14; which, C
BEFORE_TITLE = {"decision": 20, "record": 16}  # C


def body_of(kind: str, *, tight: bool = False) -> Body:
    size = SIZES[kind]
    if tight:
        return Body(size, size * LEADING_TIGHT, GRID_ROOM_TIGHT)
    return Body(size, size * LEADING, GRID_ROOM)
