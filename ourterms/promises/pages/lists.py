"""The lists: what we ask, promises, powers, what changed, who decided, not in our name."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from ourterms.collectives.requests import MemberRequest
from ourterms.kit.speech import say
from ourterms.promises.pages.common import today_for
from ourterms.promises.pieces import listed as lines
from ourterms.promises.reading import listed as rows_of
from ourterms.promises.reading import names_of_institutions
from ourterms.promises.shelves import SHELVES, TITLES

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
    institutions = names_of_institutions(member)
    of = next((id for id, _name in institutions if str(id) == request.GET.get("institution")), None)
    state = request.GET.get("state", "")
    state = state if state in shelf.states else ""
    page = rows_of(request, member, what, state, of, today)
    address = reverse("promises:list", args=[collective])
    chosen = [name for id, name in institutions if id == of] + ([say(shelf.states[state])] if state else [])
    values = {
        "page": page,
        "lines": lines(page.rows, what, today, collective),
        "what": what,
        "title": say(TITLES[what]),
        "shelves": [(name, say(title), f"{address}?what={name}", name == what) for name, title in TITLES.items()],
        "new_url": reverse(NEW[what], args=[collective]) + (f"?institution={of}" if of else ""),
        "institutions": [(str(id), name, id == of) for id, name in institutions],
        "states": [(name, say(words), name == state) for name, words in shelf.states.items()],
        "chosen": ", ".join(chosen),
        "all_url": f"{address}?what={what}",
        "narrowed": of is not None or bool(state),
        "all": _("All"),
    }
    return render(request, "promises/list.html", values)
