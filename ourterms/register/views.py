"""Pages inside: what we published, what is in its hold, and publishing something."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from ourterms.collectives.models import WHOEVER, Member, asking
from ourterms.collectives.permissions import names_seen_by
from ourterms.collectives.requests import MemberRequest
from ourterms.design.prepared import NOW, Prepared
from ourterms.kit import clock
from ourterms.kit.speech import say
from ourterms.people.acts import Refused, tried
from ourterms.register import actions, pieces, rules
from ourterms.register.forms import PublishForm, RedactForm
from ourterms.register.models import Entry, Log, NameYes
from ourterms.register.permissions import DECISION, is_named, may_publish, may_publish_alone, may_redact, may_stop
from ourterms.register.publishing import PUBLISHES, READERS, publishes
from ourterms.register.reading import entry_for, in_words, line_of, lines_of, said_of, stretch, with_parts

READ_BY = ("A stranger", "A journalist", "Whoever it is about")


_held = Prepared(lambda: Entry.objects.for_member(WHOEVER).filter(stopped=False, shown__gt=NOW).order_by("shown", "pk"))


def listed(request: MemberRequest, collective: UUID) -> HttpResponse:
    """What we published, the newest first; what is in its hold stands above."""
    member, now = request.member, clock.now()
    log = Log.objects.filter(collective=collective).first()
    held = _held(now=now, **asking(member))
    entries, page = stretch(log, request.GET.get("before", ""), member)
    waiting = {entry.pk for entry in held}
    shown = [entry for entry in entries if entry.pk not in waiting]
    lines = lines_of([*held, *shown], now, member)
    values = {
        "log": log,
        "held": lines[: len(held)],
        "page": page,
        "lines": pieces.listed(lines[len(held) :], collective),
        "by_decision": member.collective.setting("register.who") == DECISION,
    }
    return render(request, "register/list.html", values)


def _entry(member: Member, id: UUID) -> Entry:
    entry: Entry = get_object_or_404(with_parts(Entry.objects.for_member(member)), pk=id)
    return entry


def one(request: MemberRequest, collective: UUID, entry: UUID) -> HttpResponse:
    """One entry, for us: its words, until when it can be stopped, where anybody reads it."""
    member, now, there = request.member, clock.now(), entry_for(request.member, entry)
    (line,) = lines_of([there], now, member)
    values = {
        "line": line,
        "may_stop": there.kind not in rules.OWN_KINDS and may_stop(member, there, now),
        "may_redact": there.kind not in rules.OWN_KINDS
        and there.state(now) == rules.PUBLIC
        and may_redact(member, there),
        "is_named": is_named(member, there),
        "said": said_of(there, now),
    }
    return render(request, "register/one.html", values)


def stop(request: MemberRequest, collective: UUID, entry: UUID) -> HttpResponse:
    """Stop something before anybody outside can read it."""
    actions.stop(by=request.member, entry=_entry(request.member, entry), at=clock.now())
    return redirect("register:one", collective, entry)


def redact(request: MemberRequest, collective: UUID, entry: UUID) -> HttpResponse:
    """Take words away that are public."""
    member, now, there = request.member, clock.now(), _entry(request.member, entry)
    how = PUBLISHES.get(there.kind)
    if there.kind in rules.OWN_KINDS or there.state(now) != rules.PUBLIC or not may_redact(member, there):
        raise Http404
    says = how.says if how else {}
    parts = [(name, say(says.get(name, name))) for name in there.values() if name != rules.LANGUAGE]
    form = RedactForm(request.POST if request.method == "POST" else None, parts=parts)
    if form.is_bound and tried(
        form,
        lambda: actions.redact(
            by=member,
            id=form.row_id,
            entry=there,
            names=form.cleaned_data["parts"],
            ground=form.cleaned_data["ground"],
            at=now,
        ),
    ):
        return redirect("register:one", collective, entry)
    values = {"form": form, "line": line_of(there, now, member)}
    return render(request, "register/redact.html", values, status=422 if form.is_bound else 200)


def publish(request: MemberRequest, collective: UUID, kind: str, thing: UUID) -> HttpResponse:
    """Publish this: what who will read, who is named and what they said, how long it is held; then the one button."""
    member, now = request.member, clock.now()
    if publishes(kind) is None:
        raise Http404
    try:
        how, there, parts = actions.read(kind, member, thing)
    except Refused:
        raise Http404 from None
    ids = actions.ids_of(how, there, thing)
    if ids[0] != thing and request.method == "GET":
        return redirect("register:publish", collective, kind, ids[0])
    newest = Entry.objects.for_member(member).filter(kind=kind, thing__in=ids).order_by("-index").first()
    same = actions.is_published(member, kind, thing, parts)
    if same is not None and request.method == "GET":
        return redirect("register:one", collective, same.pk)
    form = PublishForm(
        request.POST if request.method == "POST" else None, initial={"mark": actions.words_mark(parts).hex()}
    )
    made: list[Entry] = []
    if form.is_bound and tried(form, lambda: made.extend(_done(member, form, kind, thing))):
        for entry in made:
            return redirect("register:one", collective, entry.pk)
        return redirect("register:publish", collective, kind, thing)
    log, only = Log.objects.filter(collective=collective).first(), how.only_decided(there, parts)
    values = {
        "form": form,
        "kind": kind,
        "thing": thing,
        "title": say(how.title),
        "log": log,
        "readers": [say(words) for words in READ_BY],
        "previews": [
            (say(words), in_words(kind, parts, reader)) for words, reader in zip(READ_BY, READERS, strict=True)
        ],
        "hold": member.collective.setting("register.hold"),
        "shown": (now + rules.hold_of(member.collective.setting("register.hold"))).astimezone(
            ZoneInfo(member.collective.setting("collectives.zone"))
        ),
        "may_publish": may_publish(member, only_decided=only),
        "alone": may_publish_alone(member, only_decided=only) and not (newest and newest.stopped),
        "stopped": bool(newest and newest.stopped),
        "before": newest if newest and not newest.stopped and not newest.gone else None,
        **_names(member, how, there, parts, kind, thing),
    }
    return render(request, "register/publish.html", values, status=422 if form.is_bound else 200)


def _done(member: Member, form: PublishForm, kind: str, thing: UUID) -> list[Entry]:
    """Do what was pressed; the entry, if it was published."""
    do, now, mark = form.cleaned_data["do"], clock.now(), form.cleaned_data["mark"]
    if do in ("yes", "no"):
        actions.say_about_name(by=member, kind=kind, thing=thing, mark=mark, yes=do == "yes", at=now)
    elif do == "ask":
        actions.ask_names(by=member, kind=kind, thing=thing, at=now)
    elif do == "publish":
        # What the page showed is what is published: words that somebody changed meanwhile are shown first.
        _how, _thing, parts = actions.read(kind, member, thing)
        if actions.words_mark(parts) != mark:
            raise Refused(say("The words have changed since you opened this page. Read them again."))
        return [actions.publish(by=member, id=form.row_id, kind=kind, thing=thing, at=now)]
    return []


def _names(member: Member, how: Any, there: Any, parts: Any, kind: str, thing: UUID) -> dict[str, Any]:
    """Who is named: each with whether they said yes; a no looks like no answer. Whoever hides stands there as somebody.

    `mine`: None where one's own name does not stand in it, else one's own answer, "" while there is none."""
    named = actions.who_is_named(how, there, member.collective, parts)
    missing = {each.pk for each in actions.without_yes(kind, thing, named, parts)}
    names = names_seen_by(member, [each.pk for each in named])
    mine = None
    if member.pk in {each.pk for each in named}:
        row = NameYes.objects.filter(kind=kind, thing=thing, member=member, words=actions.words_mark(parts)).first()
        mine = {None: "", True: "yes", False: "no"}[row.said if row else None]
    return {
        "named": [(names.get(each.pk) or say("Somebody"), each.pk not in missing, each.here) for each in named],
        "missing": bool(missing),
        "to_ask": any(each.pk in missing and each.pk != member.pk and each.here for each in named),
        "mine": mine,
    }
