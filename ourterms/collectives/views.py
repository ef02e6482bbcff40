"""Who we are: people, roles, what is set, circles, and whom somebody hides from."""

import csv
import io
from contextlib import suppress
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from ourterms.collectives import actions
from ourterms.collectives.forms import CircleForm, GroupNameForm, HideForm, OwnNameForm, RoleNoteForm, SettingForm
from ourterms.collectives.models import Change, Circle, Member, RoleHeld, RoleNote, RolePast, all_circles_of
from ourterms.collectives.permissions import (
    held_now,
    may,
    may_see,
    name_seen,
    names_seen_by,
    page_seen_by,
    roles_held,
    seen_by,
    who_hide_from,
)
from ourterms.collectives.pieces import names as names_of
from ourterms.collectives.requests import MemberRequest
from ourterms.collectives.rules import roles
from ourterms.collectives.rules.settings import Setting, as_given, in_words
from ourterms.collectives.settings import SETTINGS
from ourterms.kit import clock
from ourterms.people.acts import Refused

MOST_NOTES = 20  # for whoever does a role next, and times that it was held; the newest
MOST_CHANGES = 200  # lines of history on one page of settings
ABOUT_US = ("collectives.hosts", "collectives.pays", "collectives.switch", "collectives.others_pay")


def _to_group(request: MemberRequest) -> HttpResponse:
    return redirect("collectives:group", request.member.collective_id)


# The group and its people ---------------------------------------------------------------------------------------


def group(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Who we are, who is here, who does what, our house rules, and whom one can ring."""
    member, ours = request.member, request.member.collective
    hidden = who_hide_from(member)
    page = page_seen_by(request, member, hidden)
    held = roles_held(ours)
    names = {row.member_id: name_seen(row.member.name, row.member.person_id, hidden) for row in held}
    if ours.founder and ours.founder.here:
        names[ours.founder.pk] = name_seen(ours.founder.name, ours.founder.person_id, hidden)
    about = [
        (SETTINGS[name], in_words(SETTINGS[name], ours.chosen.get(name)) if name in ours.chosen else "")
        for name in ABOUT_US
    ]
    values = {
        "page": page,
        "listed": names_of(page.rows, member.pk, reverse("inside", args=[collective]) + "people/"),
        "about": about,
        "about_said": any(words for _setting, words in about),
        "about_group": slugify(SETTINGS[ABOUT_US[0]].group),
        "roles": _roles(member, held, names),
        "founder": names.get(ours.founder_id, "") if ours.founder_id else "",
        "circles": all_circles_of(member),
        "house_rules": [line for line in ours.setting("collectives.house_rules").splitlines() if line.strip()],
        "crisis_numbers": ours.setting("collectives.crisis_numbers"),
    }
    return render(request, "collectives/group.html", values)


def _roles(member: Member, held: list[RoleHeld], names: dict[UUID, str]) -> list[dict[str, Any]]:
    """Every role: what it does, who holds it (`held`), and whether the member holds it or can take it."""
    ours = member.collective
    free_hands = ours.founder_id is None and not ours.roles_given and member.pk not in {row.member_id for row in held}
    return [
        {
            "kind": kind,
            "title": _(role.title),
            "does": _(role.does),
            "empty": _(role.empty),
            "holders": [(names.get(row.member_id, _("Somebody")), row) for row in rows],
            "mine": member.pk in {row.member_id for row in rows},
            "can_take": free_hands and not rows,
        }
        for kind, role in roles.ROLES.items()
        for rows in [[row for row in held if row.kind == kind]]
    ]


def role(request: MemberRequest, collective: UUID, kind: str) -> HttpResponse:
    """A role: what it does, who holds it until when, what waits meanwhile, and what was written for whoever is next."""
    return _role_page(request, kind, RoleNoteForm())


def _role_page(request: MemberRequest, kind: str, form: RoleNoteForm) -> HttpResponse:
    if kind not in roles.ROLES:
        raise Http404
    me, ours = request.member, request.member.collective
    held = roles_held(ours)
    notes = list(RoleNote.objects.filter(collective=ours, kind=kind).order_by("-day", "-pk")[:MOST_NOTES])
    past = list(RolePast.objects.filter(collective=ours, kind=kind).order_by("-until", "-pk")[:MOST_NOTES])
    people = [*(each.member_id for each in held), *(each.by_id for each in notes), *(each.member_id for each in past)]
    names = names_seen_by(me, people)
    (shown,) = (each for each in _roles(me, held, names) if each["kind"] == kind)
    values = {
        "role": shown,
        "notes": [(each, names.get(each.by_id, _("Somebody")) if each.by_id else _("Somebody")) for each in notes],
        "past": [(each, names.get(each.member_id, _("Somebody"))) for each in past],
        "form": form,
    }
    return render(request, "collectives/role.html", values, status=422 if form.errors else 200)


def role_note(request: MemberRequest, collective: UUID, kind: str) -> HttpResponse:
    """Write something for whoever does it next, or take one's own away."""
    form = RoleNoteForm(request.POST)
    if request.POST.get("take-back"):
        with suppress(ValueError):
            actions.take_back_note(by=request.member, id=UUID(request.POST["take-back"]))
    elif not form.is_valid():
        return _role_page(request, kind, form)
    else:
        try:
            words = form.cleaned_data["words"]
            actions.write_note(by=request.member, id=form.row_id, kind=kind, words=words, at=clock.now())
        except Refused as refused:
            form.add_error(None, refused.message)
            return _role_page(request, kind, form)
    return redirect(f"{reverse('collectives:role', args=[collective, kind])}#next")


def member(request: MemberRequest, collective: UUID, member: UUID) -> HttpResponse:
    """Somebody's page: their name, their role, the circles that both are in. Of somebody who went: their name."""
    me = request.member
    other = get_object_or_404(Member, pk=member, collective=me.collective_id)
    if not may_see(me, other):
        raise Http404
    held = held_now(me.collective).filter(member=other).values_list("kind", flat=True) if other.here else []
    values = {
        "other": other,
        "mine": other.pk == me.pk,
        "roles": [_(roles.ROLES[kind].title) for kind in held],
        "circles": Circle.objects.for_member(me).filter(members=other, ended=False).order_by("name", "pk")
        if other.here
        else [],
    }
    return render(request, "collectives/member.html", values)


def own_name(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Take another name in this group."""
    me = request.member
    form = OwnNameForm(request.POST or None, initial={"name": me.name})
    if request.method == "POST" and form.is_valid():
        actions.rename(by=me, name=form.cleaned_data["name"])
        return redirect("collectives:member", collective, me.pk)
    return _form(request, "own_name", form)


def group_name(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Give the group another name."""
    ours = request.member.collective
    form = GroupNameForm(request.POST or None, initial={"name": ours.name})
    if request.method == "POST" and form.is_valid():
        actions.rename_group(by=request.member, name=form.cleaned_data["name"], at=clock.now())
        return _to_group(request)
    changes = list(Change.objects.filter(collective=ours, setting="name").order_by("-at", "-pk")[:30])
    lines = _history(request.member, changes)
    values = {
        "lines": lines,
        "may_change": may(request.member, "settings"),
        "who": _who_may(request.member, "settings"),
    }
    return _form(request, "group_name", form, **values)


def _form(request: MemberRequest, page: str, form: Any, **values: Any) -> HttpResponse:
    """A page with a form: 422 where something has to be put right."""
    status = 422 if request.method == "POST" else 200
    return render(request, f"collectives/{page}.html", {"form": form, **values}, status=status)


def take_role(request: MemberRequest, collective: UUID, kind: str) -> HttpResponse:
    """Take a role that stands empty."""
    actions.take_role(by=request.member, kind=kind, at=clock.now())
    return redirect(f"{reverse('collectives:group', args=[collective])}#roles")


def put_down_role(request: MemberRequest, collective: UUID, kind: str) -> HttpResponse:
    """Put a role down, today, without a reason."""
    actions.put_down_role(by=request.member, kind=kind, at=clock.now())
    return redirect(f"{reverse('collectives:group', args=[collective])}#roles")


def groups(request: MemberRequest, collective: UUID) -> HttpResponse:
    """All groups that one belongs to: one at a time on screen, a name of one's own in each."""
    mine = Member.objects.filter(person=request.person_id, here=True).select_related("collective")
    return render(request, "collectives/groups.html", {"mine": mine.order_by("collective__name", "pk")})


# What is set ----------------------------------------------------------------------------------------------------


def _who_may(member: Member, kind: str) -> str:
    """Who may change what belongs to a role, in words."""
    role = _(roles.ROLES[kind].title)
    if member.collective.founder_id is not None:
        return _("Whoever started the group, until three of us are here. Then the role %(role)s.") % {"role": role}
    return _("Whoever holds the role %(role)s. While it stands empty, each of us.") % {"role": role}


def _groups() -> dict[str, tuple[str, list[Setting]]]:
    """The settings by the heading that they stand under: slug -> (heading, settings)."""
    found: dict[str, tuple[str, list[Setting]]] = {}
    for setting in SETTINGS.values():
        found.setdefault(slugify(setting.group), (_(setting.group), []))[1].append(setting)
    return found


def settings(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Everything that this group has set, or could."""
    ours = request.member.collective
    rows = [
        (slug, heading, [(setting, in_words(setting, ours.setting(setting.name))) for setting in found])
        for slug, (heading, found) in _groups().items()
    ]
    return render(request, "collectives/settings.html", {"groups": rows})


def settings_group(request: MemberRequest, collective: UUID, group: str) -> HttpResponse:
    """One group of settings: each with its sentence, its default, who may change it, and what it was before."""
    if group not in _groups():
        raise Http404
    me = request.member
    heading, found = _groups()[group]
    names = [setting.name for setting in found]
    changes = list(
        Change.objects.filter(collective=me.collective_id, setting__in=names).order_by("-at", "-pk")[:MOST_CHANGES]
    )
    lines = _history(me, changes)
    allowed = {kind: may(me, kind) for kind in {setting.role for setting in found}}
    rows = [_shown(me, setting, allowed[setting.role], lines) for setting in found]
    return render(request, "collectives/settings_group.html", {"heading": heading, "rows": rows})


def _shown(me: Member, setting: Setting, allowed: bool, lines: list[dict[str, Any]]) -> dict[str, Any]:
    now = me.collective.setting(setting.name)
    return {
        "setting": setting,
        "title": _(setting.title),
        "sentence": _(setting.sentence),
        "now": in_words(setting, now),
        "default": in_words(setting, setting.default),
        "who": _who_may(me, setting.role),
        "may_change": allowed,
        "anchor": slugify(setting.name.replace(".", "-")),
        "lines": [line | {"undo": allowed and line["before"] != now} for line in lines if line["of"] == setting.name],
    }


def _history(me: Member, changes: list[Change]) -> list[dict[str, Any]]:
    """Who changed what, when, from what to what; whoever hides from the reader is "somebody"."""
    names = names_seen_by(me, (change.member_id for change in changes)) if changes else {}
    zone = ZoneInfo(me.collective.setting("collectives.zone"))
    lines = []
    for change in changes:
        setting = SETTINGS.get(change.setting)
        lines.append(
            {
                "id": change.pk,
                "of": change.setting,
                "who": names.get(change.member_id, _("Somebody")) if change.member_id else _("Somebody"),
                "day": change.at.astimezone(zone).date(),
                "before": change.before,
                "from": in_words(setting, change.before) if setting else change.before,
                "to": in_words(setting, change.after) if setting else change.after,
            }
        )
    return lines


def _setting(name: str) -> Setting:
    if name not in SETTINGS:
        raise Http404
    return SETTINGS[name]


def setting(request: MemberRequest, collective: UUID, name: str) -> HttpResponse:
    """Change one setting."""
    me, found = request.member, _setting(name)
    form = SettingForm(found, me.collective.setting(name), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.set_up(by=me, name=name, given=form.cleaned_data["value"], at=clock.now())
        return _back_to(request, found)
    changes = list(Change.objects.filter(collective=me.collective_id, setting=name).order_by("-at", "-pk")[:30])
    row = _shown(me, found, may(me, found.role), _history(me, changes))
    return _form(request, "setting", form, row=row, group_slug=slugify(found.group))


def setting_back(request: MemberRequest, collective: UUID, name: str, change: UUID) -> HttpResponse:
    """Undo: set back to what it was before a change."""
    found = _setting(name)
    actions.set_back(by=request.member, name=name, change=change, at=clock.now())
    return _back_to(request, found)


def _back_to(request: MemberRequest, setting: Setting) -> HttpResponse:
    page = reverse("collectives:settings-group", args=[request.member.collective_id, slugify(setting.group)])
    return redirect(f"{page}#{slugify(setting.name.replace('.', '-'))}")


def _all_settings(me: Member) -> list[dict[str, Any]]:
    return [
        {
            "name": setting.name,
            "title": _(setting.title),
            "sentence": _(setting.sentence),
            "value": me.collective.setting(setting.name),
            "default": setting.default,
            "who may change it": _who_may(me, setting.role),
        }
        for setting in SETTINGS.values()
    ]


def settings_json(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Every setting of this group, for programs."""
    return JsonResponse(
        {"settings": _all_settings(request.member)}, json_dumps_params={"ensure_ascii": False, "indent": 2}
    )


def settings_csv(request: MemberRequest, collective: UUID) -> HttpResponse:
    """The same for a spreadsheet; what it would take for a formula gets an apostrophe in front."""
    rows = _all_settings(request.member)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(rows[0])
    for row in rows:
        shown = row | {part: as_given(SETTINGS[row["name"]], row[part]) for part in ("value", "default")}
        cells = [str(cell) for cell in shown.values()]
        writer.writerow(
            [f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else cell for cell in cells]
        )
    response = HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="settings.csv"'
    return response


# Circles --------------------------------------------------------------------------------------------------------


def circle_new(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Start a circle."""
    form = CircleForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        made = actions.start_circle(
            by=request.member, id=form.row_id, name=form.cleaned_data["name"], purpose=form.cleaned_data["purpose"]
        )
        return redirect("circle", collective, made.pk)
    return _form(request, "circle_form", form)


def _circle(request: MemberRequest, circle: UUID) -> Circle:
    return get_object_or_404(Circle.objects.for_member(request.member), pk=circle)


def circle_change(request: MemberRequest, collective: UUID, circle: UUID) -> HttpResponse:
    """Give a circle another name or purpose."""
    found = _circle(request, circle)
    initial = {"name": found.name, "purpose": found.purpose, "id": found.pk}
    form = CircleForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        name, purpose = form.cleaned_data["name"], form.cleaned_data["purpose"]
        actions.change_circle(by=request.member, circle=found, name=name, purpose=purpose)
        return redirect("circle", collective, circle)
    return _form(request, "circle_form", form, circle=found)


def circle_bring(request: MemberRequest, collective: UUID, circle: UUID) -> HttpResponse:
    """Bring a member into a circle."""
    found = _circle(request, circle)
    try:
        wanted = UUID(request.POST.get("member", ""))
    except ValueError:
        return redirect("circle", collective, circle)  # nobody was chosen
    other = get_object_or_404(seen_by(request.member), pk=wanted)
    actions.bring_into_circle(by=request.member, circle=found, member=other)
    return redirect("circle", collective, circle)


def circle_out(request: MemberRequest, collective: UUID, circle: UUID) -> HttpResponse:
    """Step out of a circle."""
    actions.step_out_of_circle(by=request.member, circle=_circle(request, circle))
    return _to_group(request)


def circle_end(request: MemberRequest, collective: UUID, circle: UUID) -> HttpResponse:
    """End a circle; the same button goes on with it."""
    found = _circle(request, circle)
    actions.end_circle(by=request.member, circle=found, ended=request.POST.get("again") != "yes")
    return redirect("circle", collective, circle)


# Hiding from somebody -------------------------------------------------------------------------------------------


def hide(request: MemberRequest, collective: UUID) -> HttpResponse:
    """Whom one hides from: a list for nobody else's eyes, and a name or address to add."""
    form = HideForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.hide_from(by=request.member, words=form.cleaned_data["words"])
        return redirect("collectives:hide", collective)
    return _form(request, "hide", form, noted=actions.hidden_from_by(request.person_id))


def hide_from_member(request: MemberRequest, collective: UUID, member: UUID) -> HttpResponse:
    """Hide from somebody whom one knows from this group, in all others."""
    other = get_object_or_404(Member, pk=member, collective=request.member.collective_id)
    if not may_see(request.member, other):
        raise Http404
    actions.hide_from_member(by=request.member, member=other)
    return redirect("collectives:hide", collective)


def hide_no_more(request: MemberRequest, collective: UUID, token: str) -> HttpResponse:
    """Take a note away."""
    actions.stop_hiding(by=request.member, token=token)
    return redirect("collectives:hide", collective)
