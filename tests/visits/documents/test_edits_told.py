"""What the journal says of words typed over a draft: labels and names, never codes."""

from dataclasses import replace

import pytest

from cases.dossier.drafting.common import edits_of
from cases.dossier.drafting.edits import Edited
from cases.dossier.services import drafts
from cases.office.telling import change_lines
from tests.visits.documents import work
from tests.visits.documents.work import ENDED

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]


def test_the_journal_tells_each_change_by_its_label() -> None:
    here = work.a_work()
    document = work.drafted(here)
    edits = replace(
        edits_of(document),
        texts={"done": Edited("sao 02 hóa đơn", "sao 01 hóa đơn"), "subject.sex": Edited("Nữ")},
        none=("requests",),
        given_to=("Công ty TNHH Thử", "Ủy ban nhân dân phường Hoàn Kiếm"),
        copies=4,
        writer=here.head.pk,
        with_photos=True,
        lost_photos={"ab" * 32: "không tìm thấy tệp"},
    )
    by, revision = here.secretary, document.revision
    drafts.save_edits(document, edits, revision=revision, by=by, at=ENDED)
    entry = document.dossier.chain.entries.latest("sequence")
    assert sorted(change_lines(entry)) == [
        "chữ trên văn bản, mục “3. Việc đã thực hiện (lấy mẫu, chụp ảnh, sao tài liệu)”:"
        " sao 02 hóa đơn",
        "chữ trên văn bản, mục “Giới tính”: Nữ",
        "giao cho: Công ty TNHH Thử; Ủy ban nhân dân phường Hoàn Kiếm",
        "in kèm ảnh: không → có",
        "mục ghi “Không”: Yêu cầu và thời hạn thực hiện",
        "người ghi biên bản: Tạ Minh Quân",
        "số bản: 4",
        "ảnh không in được, đã chấp nhận: abababababab: không tìm thấy tệp",
    ]


def test_words_kept_though_their_fact_changed_are_told() -> None:
    here = work.a_work()
    document = work.drafted(here)
    first = edits_of(document).with_text("done", "sao 02 hóa đơn", over="sao 01 hóa đơn")
    by = here.secretary
    drafts.save_edits(document, first, revision=document.revision, by=by, at=ENDED)
    kept = replace(first, texts={"done": Edited("sao 02 hóa đơn", "sao 03 hóa đơn")})
    drafts.save_edits(document, kept, revision=document.revision, by=by, at=ENDED)
    entry = document.dossier.chain.entries.latest("sequence")
    (line,) = change_lines(entry)
    assert line.startswith("giữ chữ đã sửa khi dữ kiện đổi, mục “3. Việc đã thực hiện")
    assert line.endswith("”: sao 01 hóa đơn → sao 03 hóa đơn")
