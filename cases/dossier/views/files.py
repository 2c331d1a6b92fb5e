"""Bytes of evidence, served to whoever may see the dossier and to nobody by address alone."""

import logging
from pathlib import PurePosixPath

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from cases.dossier.models import EvidenceFile
from cases.office.access import OfficerRequest, fetch, requires
from cases.office.duties import Duty

logger = logging.getLogger(__name__)
COPY_TYPE = "image/jpeg"


@require_safe
@requires(Duty.SEE_DOSSIER)
def shown_copy(request: OfficerRequest, pk: int) -> HttpResponseBase:
    return _copy(request, _file(request, pk).shown)


@require_safe
@requires(Duty.SEE_DOSSIER)
def thumbnail(request: OfficerRequest, pk: int) -> HttpResponseBase:
    return _copy(request, _file(request, pk).thumbnail)


@require_safe
@requires(Duty.SEE_DOSSIER)
def original(request: OfficerRequest, pk: int) -> HttpResponseBase:
    """What was received, byte for byte: only ever downloaded, never shown in this origin."""
    file = _file(request, pk)
    return _serve(request, file.original, file.media_type, download_as=file.name)


def _file(request: OfficerRequest, pk: int) -> EvidenceFile:
    return fetch(request, EvidenceFile.objects.select_related("dossier"), pk=pk)


def _copy(request: OfficerRequest, name: str) -> HttpResponseBase:
    if not name:
        raise Http404("Tệp này không có bản để xem. Tải bản gốc.")
    return _serve(request, name, COPY_TYPE)


def _serve(
    request: OfficerRequest, name: str, content_type: str, *, download_as: str = ""
) -> HttpResponseBase:
    # names are hashes of the content
    etag = quote_etag(PurePosixPath(name).stem)
    unchanged = get_conditional_response(request, etag=etag)
    response = unchanged or _bytes_of(name, content_type, download_as)
    response["ETag"] = etag
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    # kept by the browser, asked again each time: a right that ended ends for the copy too
    response["Cache-Control"] = "private, no-cache"
    return response


def _bytes_of(name: str, content_type: str, download_as: str) -> FileResponse:
    try:
        content = default_storage.open(name)
    except OSError as error:
        logger.exception("evidence %s cannot be read", name)
        raise Http404("Tệp không còn đọc được trong kho. Báo quản trị hệ thống.") from error
    return FileResponse(
        content, as_attachment=bool(download_as), filename=download_as, content_type=content_type
    )
