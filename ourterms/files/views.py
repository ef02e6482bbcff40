from itertools import chain
from uuid import UUID

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404

from ourterms.collectives.requests import MemberRequest
from ourterms.files import store
from ourterms.files.models import File
from ourterms.files.rules import KINDS
from ourterms.kit.sealing import CannotOpen


def get(request: MemberRequest, collective: UUID, file: UUID) -> HttpResponse | StreamingHttpResponse:
    """A file, to look at in a page or to keep. Nothing in it can run: the browser is told so, and it was cleaned."""
    found = get_object_or_404(File.objects.for_member(request.member), pk=file)
    chunks = store.read(found)
    try:
        first = next(chunks, b"")
    except CannotOpen:
        raise Http404 from None
    kind = KINDS[found.kind]

    response = StreamingHttpResponse(chain([first], chunks), content_type=kind.mime)
    response["Content-Length"] = str(found.size)
    response["Content-Disposition"] = f'attachment; filename="{found.pk.hex[:8]}.{kind.ending}"'
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
