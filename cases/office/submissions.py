"""Twice is once: a form's UUID is kept with what it said and what came of it."""

import hashlib
from collections.abc import Callable, Iterable
from datetime import datetime
from uuid import UUID

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, models, transaction
from django.http import QueryDict
from django.utils.crypto import salted_hmac
from django.utils.datastructures import MultiValueDict

from cases.office.journal import canonical, subject_of
from cases.office.models import Officer, Submission

NOT_CONTENT = {"csrfmiddlewaretoken", "submission"}


def digest_of(data: QueryDict, files: MultiValueDict[str, UploadedFile] | None = None) -> str:
    """HMAC-SHA-256 of everything a form said, its files included.

    Under the office's key, for a form may say a password: a plain hash of it is quickly guessed.
    """
    said = {name: values for name, values in data.lists() if name not in NOT_CONTENT}
    sent = {
        name: [(each.name, _sha256(each)) for each in uploads]
        for name, uploads in (files.lists() if files else ())
    }
    return salted_hmac(__name__, canonical([said, sent]), algorithm="sha256").hexdigest()


def action_of(named: Callable[..., object], about: Iterable[models.Model] = ()) -> str:
    """The act by its name, and by a few digits the rows it is done to."""
    rows = canonical([subject_of(row) for row in about if row.pk is not None])
    name = f"{named.__module__}.{named.__qualname__}"
    return f"{name[-63:]}#{hashlib.sha256(rows.encode()).hexdigest()[:16]}"


def _sha256(upload: UploadedFile) -> str:
    upload.seek(0)
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return digest.hexdigest()


def once(
    uuid: UUID,
    work: Callable[[], object],
    *,
    action: str,
    digest: str,
    by: Officer,
    at: datetime,
) -> models.Model | None:
    """Do the work and keep its result under the UUID; the second time answer the first result.

    One transaction, the outermost: the submission stands if and only if the work does. The result
    is the row that the work answers, None where it answers anything else or the row is gone. Raises
    ValidationError: `other_content` when the same UUID arrives with other words or from another
    officer, `duplicate` when somebody just saved what must be there once.
    """
    try:
        return _once(uuid, work, action=action, digest=digest, by=by, at=at)
    except IntegrityError as error:
        if not _is_duplicate(error):
            raise
        raise ValidationError(
            "Có người vừa lưu dữ liệu trùng với dữ liệu này. Gửi lại để xem chỗ trùng.",
            code="duplicate",
        ) from error


@transaction.atomic(durable=True)
def _once(
    uuid: UUID,
    work: Callable[[], object],
    *,
    action: str,
    digest: str,
    by: Officer,
    at: datetime,
) -> models.Model | None:
    try:
        with transaction.atomic():
            Submission.objects.create(uuid=uuid, officer=by, action=action, digest=digest, at=at)
    except IntegrityError:
        return _repeat(Submission.objects.get(uuid=uuid), action=action, digest=digest, by=by)
    result = work()
    if not isinstance(result, models.Model):
        return None
    Submission.objects.filter(uuid=uuid).update(result=subject_of(result))
    return result


def _repeat(earlier: Submission, *, action: str, digest: str, by: Officer) -> models.Model | None:
    if (earlier.officer_id, earlier.action, earlier.digest) != (by.pk, action, digest):
        raise other_content()
    return result_of(earlier)


def other_content() -> ValidationError:
    return ValidationError(
        "Biểu mẫu này đã được gửi với nội dung khác. Tải lại trang để xem kết quả đã lưu, "
        "rồi nhập lại phần cần sửa.",
        code="other_content",
    )


def result_of(earlier: Submission) -> models.Model | None:
    if not earlier.result:
        return None
    label, pk = earlier.result.split(":")
    model: type[models.Model] = apps.get_model(label)
    return model._default_manager.filter(pk=pk).first()


def sent_before(
    data: QueryDict, files: MultiValueDict[str, UploadedFile], *, by: Officer
) -> Submission | None:
    """The same page as this officer sent it before with the same words, if it was accepted."""
    try:
        uuid = UUID(data.get("submission", ""))
    except ValueError:
        return None
    earlier = Submission.objects.filter(uuid=uuid, officer=by).first()
    return earlier if earlier and earlier.digest == digest_of(data, files) else None


def _is_duplicate(error: IntegrityError) -> bool:
    cause = error.__cause__
    is_unique_violation = getattr(cause, "sqlstate", "") == "23505"  # PostgreSQL
    return is_unique_violation or str(cause).startswith("UNIQUE constraint failed")
