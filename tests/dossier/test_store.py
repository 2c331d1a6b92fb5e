"""The store: verified when needed, swept of what belongs to no act, whole or empty."""

import os
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from cases.dossier.evidence import Found, Lost, pictures_of, read_upload, sweep, verify_file
from cases.dossier.models import Item
from cases.dossier.services.files import add_file, add_files
from tests.builders import AT
from tests.dossier.evidence import a_photo_in, a_team_dossier, file_of
from tests.dossier.uploads import a_pdf, a_photo, a_picture, an_upload, encoded, stored

pytestmark = pytest.mark.django_db


def path_of(name: str) -> Path:
    return Path(default_storage.path(name))


def test_a_whole_file_is_found_with_the_picture_to_print() -> None:
    dossier, officer = a_team_dossier()
    file = file_of(a_photo_in(dossier, officer))
    assert verify_file(file) == Found(file, stored(file.shown))
    paper = add_file(
        dossier, read_upload(an_upload("bb.pdf", a_pdf())), kind=Item.Kind.PAPER, by=officer, at=AT
    )
    assert verify_file(file_of(paper)) == Found(file_of(paper), b"")


def test_a_lost_file_says_why() -> None:
    dossier, officer = a_team_dossier()
    file = file_of(a_photo_in(dossier, officer))
    whole, path = stored(file.original), path_of(file.original)
    path.write_bytes(stored(file.original)[:10_986])
    assert verify_file(file) == Lost(file, "bị cắt cụt, còn 10,7\xa0KB trên 17,9\xa0KB")
    path.write_bytes(whole[:-1] + b"x")
    assert verify_file(file) == Lost(file, "nội dung đã khác lúc nhận, mã băm không khớp")
    path.write_bytes(whole)
    path_of(file.shown).write_bytes(b"x")
    assert verify_file(file) == Lost(file, "bản để in bị hỏng")
    path.unlink()
    assert verify_file(file) == Lost(file, "không còn trong kho tệp")
    path.mkdir()  # what no reader can open, root neither
    assert verify_file(file) == Lost(file, "có trong kho nhưng không đọc được")


def test_of_six_photos_three_are_printed_and_three_say_why() -> None:
    dossier, officer = a_team_dossier()
    uploads = [an_upload("a.png", encoded(a_picture(40 + wide), "PNG")) for wide in range(6)]
    items = add_files(dossier, map(read_upload, uploads), by=officer, at=AT)
    files = [file_of(item) for item in items]
    path_of(files[0].original).unlink()
    path_of(files[2].shown).write_bytes(b"x")
    path_of(files[4].original).write_bytes(b"")
    pictures, lost = pictures_of(files)
    assert pictures == {file.sha256: stored(file.shown) for file in files[1::2]}
    assert list(lost) == [file.sha256 for file in files[::2]]
    assert lost[files[0].sha256] == "không còn trong kho tệp"


def grow_old(*names: str) -> None:
    for name in names:
        os.utime(path_of(name), (0, 0))


def test_files_of_an_act_that_died_are_swept_after_a_day() -> None:
    dossier, officer = a_team_dossier()
    kept = file_of(a_photo_in(dossier, officer))
    orphan = read_upload(a_photo())  # and the process dies before its row
    names = [orphan.original, orphan.shown, orphan.thumbnail]
    now = datetime.now(tz=AT.tzinfo)
    assert sweep(at=now + timedelta(hours=23)) == []
    assert sorted(sweep(at=now + timedelta(hours=25))) == sorted(names)
    assert isinstance(verify_file(kept), Found)
    assert not any(map(default_storage.exists, names))


def test_half_a_file_never_stands_under_its_name_and_is_swept() -> None:
    read = read_upload(a_photo())
    part = path_of(read.original).with_name("tmp123.part")
    part.write_bytes(b"half")
    os.utime(part, (0, 0))
    assert [Path(name).name for name in sweep(at=datetime.now(tz=AT.tzinfo))] == ["tmp123.part"]


def test_a_write_that_fails_leaves_nothing_behind() -> None:
    class Broken(SimpleUploadedFile):
        def chunks(self, chunk_size: int | None = None) -> Any:
            yield b"first"
            raise OSError("no space left")

    with pytest.raises(OSError, match="no space left"):
        default_storage.save("ab/cd/abcd.jpg", Broken("a.jpg", b"first second"))
    assert default_storage.listdir("ab/cd") == ([], [])


def test_an_old_orphan_that_comes_in_again_is_not_swept() -> None:
    orphan = read_upload(a_photo())
    grow_old(orphan.original, orphan.shown, orphan.thumbnail)
    read_upload(a_photo())
    assert sweep(at=datetime.now(tz=AT.tzinfo)) == []


def test_sweeping_an_empty_store_finds_nothing(capsys: Any) -> None:
    call_command("sweep_files")
    assert capsys.readouterr().out == "Đã xóa 0 tệp không thuộc hồ sơ nào.\n"
