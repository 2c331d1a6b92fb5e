"""Vietnamese text as people search and sort it."""

import re
import unicodedata

# Letters in the order of the Vietnamese alphabet; foreign f, j, w, z where readers expect them.
ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
PLACE = {letter: f"{index:02d}" for index, letter in enumerate(ALPHABET, start=30)}
PARTS = re.compile(r"[0-9]+|.", re.ASCII)
PLACE |= {digit: f"{index:02d}" for index, digit in enumerate("0123456789", start=10)}
WORD_END = "00"
# before every letter: a number sorts by its size, which is first its length
NUMBER = "05"
DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))


def fold(text: str) -> str:
    """Text as a search key: no accents, đ as d, lower case, single spaces; NFC and NFD alike.

    What a paste brings along unseen goes too: zero-width marks, long dashes, hard spaces.
    """
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d").replace("\0", ""))
    bare = "".join(mark for mark in decomposed if unicodedata.category(mark) not in {"Mn", "Cf"})
    # composed again: a Korean syllable taken apart would outgrow the column its name fits
    return " ".join(unicodedata.normalize("NFC", bare).translate(DASHES).split())


def sort_key(text: str) -> str:
    """A key of digits alone, so that every database sorts it alike: letters first, then tones.

    The order is that of Vietnamese dictionaries: a ă â … d đ …, tones ngang huyền hỏi ngã sắc nặng;
    numbers stand before letters, by their size.
    """
    letters: list[str] = []
    tones: list[str] = []
    for word in unicodedata.normalize("NFC", text.lower()).split():
        for part in PARTS.findall(word):
            if part[0] in "0123456789":
                letters.append(_number(part))
                continue
            tone, base = _split_tone(part)
            letters.append(_place(base))
            tones.append(str(tone))
        letters.append(WORD_END)
    return "".join(letters)[:400] + WORD_END + "".join(tones)[:100]


def _number(digits: str) -> str:
    size = digits.lstrip("0")
    return f"{NUMBER}{min(len(size), 99):02d}" + "".join(PLACE[digit] for digit in size)


def _place(base: str) -> str:
    """A foreign letter stands where its bare letter does; a sign has no place."""
    bare = unicodedata.normalize("NFD", base)[:1]
    return PLACE.get(base) or PLACE.get(bare, "")


def _split_tone(letter: str) -> tuple[int, str]:
    decomposed = unicodedata.normalize("NFD", letter)
    tone = next((TONES[mark] for mark in decomposed if mark in TONES), 0)
    rest = "".join(mark for mark in decomposed if mark not in TONES)
    return tone, unicodedata.normalize("NFC", rest)
