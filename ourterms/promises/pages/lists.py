"""The lists: what we ask, promises, powers, what changed, who decided, not in our name."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from ourterms.collectives.requests import MemberRequest
from ourterms.design.paging import page_of
from ourterms.kit.speech import say
from ourterms.promises.pages.common import today_for
from ourterms.promises.pieces import listed as lines
from ourterms.promises.reading import called, institutions_of
from ourterms.promises.shelves import SHELVES, TITLES, in_state

NEW = {
    "demands": "promises:demand-new",
    "promises": "promises:promise-new",
    "powers": "promises:power-new",
    "changes": "promises:change-new",
    "accounts": "promises:account-new",
    "claims": "promises:claim-new",
}


def listed(request: MemberRequest, collective: UUID) -> HttpResponse:
    """One of the lists, the newest first; of one institution, in one state, where the address asks for it."""
    member, today = request.member, today_for(request.member)
    what = request.GET.get("what", "demands")
    if what not in SHELVES:
        raise Http404
    shelf = SHELVES[what]
    institutions = institutions_of(member)
    rows = shelf.model.objects.for_member(member)
    of = next((each for each in institutions if str(each.pk) == request.GET.get("institution")), None)
    if of is not None:
        rows = rows.of(of)
    state = request.GET.get("state", "")
    if state in shelf.states:
        rows = in_state(rows, what, state, today)
    page = page_of(rows, request)
    names = called(member, page.rows)
    address = reverse("promises:list", args=[collective])
    values = {
        "page": page,
        "lines": lines(page.rows, what, names, today, collective),
        "what": what,
        "title": say(TITLES[what]),
        "shelves": [(name, say(title), f"{address}?what={name}", name == what) for name, title in TITLES.items()],
        "new_url": reverse(NEW[what], args=[collective]) + (f"?institution={of.pk}" if of else ""),
        "institutions": [(str(each.pk), str(each), each is of) for each in institutions],
        "states": [(name, say(words), name == state) for name, words in shelf.states.items()],
        "chosen": ", ".join(filter(None, [str(of or ""), say(shelf.states[state]) if state in shelf.states else ""])),
        "all_url": f"{address}?what={what}",
        "narrowed": of is not None or state in shelf.states,
        "all": _("All"),
    }
    return render(request, "promises/list.html", values)
