"""Before what could lock somebody out, or give their account away, they show once more that it is they."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from ourterms.kit import clock
from ourterms.people.actions import ways_of
from ourterms.people.rules.ways import is_fresh

P = ParamSpec("P")


def is_sure(request: Any) -> bool:
    """Whether a code, a password or a passkey was given here within ten minutes, or there is none to give."""
    return is_fresh(request.device.proved, clock.now()) or not ways_of(request.person_id).any


def ask_first(back: str) -> HttpResponse:
    """To the page that asks once more, and from there `back`: a page, never an address that only takes forms."""
    return redirect(f"{reverse('people:sure')}?{urlencode({'next': back})}")


def second_step(
    view: Callable[Concatenate[Any, P], HttpResponse],
) -> Callable[Concatenate[Any, P], HttpResponse]:
    """A view that asks for a code, a password or a passkey first, then comes back to its page."""

    @wraps(view)
    def asked(request: Any, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if is_sure(request):
            return view(request, *args, **kwargs)
        return ask_first(request.path)

    return asked
