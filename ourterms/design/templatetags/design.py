"""Every component of the pages, as template tags and filters: `{% load design %}`.

The gallery at /design/ shows each in every state, drawn and as written. In short:

    {% finding "short" _("Paid in money") ask=_("£25.00 an hour or more.") %}
      <p>They say {% quote words %}.</p>{% endfinding %}
        "met", "short" or "unsaid"; inside <ol class="findings">. level=3 is its heading; ask may be empty
    {% sheet "loud" _("What they wrote") %}...{% endsheet %}      tone "", "loud" (red) or "calm" (green)
    {% notice "calm" _("Nothing is kept") %}...{% endnotice %}    the same tones; the heading may be left out
    {% empty _("No asks yet") %}<p>What belongs here.</p> <p class="row">...</p>{% endempty %}
    {% fold _("See everything") _("(4 offered, 13 not said)") %}...{% endfold %}
    {% choices _("What would you like to do?") %}{% choice "#ask" _("Ask them first") %}...{% endchoices %}
    {% field form.text who=_("Nobody but you.") %}    label, hint, error, control, who sees it
    {% errors form %}                                 at the top, when something has to be put right
    {% table caption head rows numbers=1 total=True %}    cards on a phone; the last columns are figures
    {% steps labels 2 %}                              how far we are; done=numbers where not all before are
    {% screens %}{% screen "ask" _("Ask them first") first=True %}...{% endscreen %}{% endscreens %}
    {% voices _("How should it sound?") labels %}{% voice _("Plain") %}...{% endvoice %}{% endvoices %}
    {% figure total _("in all") id="total" %}         one big number, in an <output>
    {% copy "#reply" _("Copy") %}   {% word_count "reply" 120 %}    need copy.js, words.js; hidden without
    {% quote words %}   {% sign "met" %}   {% icon "printer" %}   {% nav_link "/check/" _("Check an ask") %}
    {% way_back url _("Our library") %}               above the heading, in the block `way_back`
    {% stylesheet %}   {% htmx %}                     for the <head>
    {{ date|day }}   {{ date|day:"short" }}   {{ date|day:"big" }}

Plain classes for the rest: `button` (with `main`, `small` or `quiet`), `row` (things side by side; `row plain`
for a list), `stack` (things below each other), `split` (two columns on a desk, the first wider), `stays` (in a
`split`: stays in sight), `two`, `fields` (many short fields side by side), `lead`, `soft`, `small`, `gap-top`,
`prose`, `letter` (their words, line breaks kept; <mark> inside), `paste` (the big box), `options` (rows of radio
buttons), `terms` and `figures` (lists of facts), `findings small` (closer together), `not-printed`, `only-printed`,
`also-printed` (a screen that prints behind whichever is open, on a new page, unless that one is `alone`), `new-page`,
`long` (a sheet that may break over pages) and `seen-by-readers-only` (for screen readers).
"""

from collections.abc import Collection, Sequence
from datetime import date
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django import template
from django.forms import BaseForm, BoundField
from django.http import HttpRequest
from django.template import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, gettext_lazy

from ourterms.design.days import day_in_words
from ourterms.design.fixed import CUT, parts, place
from ourterms.design.icons import ICONS, SIGNS, TURNING
from ourterms.design.shown import shown

Text = str | Promise  # words for a page: a string, or one that waits for the reader's language

register = template.Library()

STATES = {
    "met": gettext_lazy("Offered"),
    "short": gettext_lazy("Not enough"),
    "unsaid": gettext_lazy("Doesn't say"),
}
ASK_FOR = gettext_lazy("Ask for:")


# Words and figures ------------------------------------------------------------------------------------------


@register.filter
def day(value: date | None, form: str = "long") -> str:
    """A date as "Tuesday 3 March 2026", or `|day:"short"` as "3 March 2026"; "" for nothing.

    `|day:"big"` is the long form that breaks only behind the day of the week: for headings.
    """
    if value is None:
        return ""
    return day_in_words(value, form)


@register.simple_tag
def quote(words: Text) -> SafeString:
    """Their words, in quotation marks and under a highlighter. For passages use <mark> in a `letter`."""
    return format_html('<q class="words">{}</q>', words)


# Small pictures ---------------------------------------------------------------------------------------------


@register.simple_tag
def sign(state: str) -> SafeString:
    """The sign of a state (`met`, `short`, `unsaid`). Silent to screen readers: the word stands beside it."""
    shape = mark_safe(SIGNS[state])  # noqa: S308 (ours)
    return format_html(
        '<svg class="sign {}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>', state, shape
    )


def sign_and_again(state: str) -> tuple[SafeString, SafeString]:
    """The sign of a state as it stands first on a page of many, and what shows the same shape once more.

    Fifty shapes would be a fifth of such a page. (`xlink:href`, since phones of 2018 know no other.)
    """
    begin, use = f'<svg class="sign {state}" aria-hidden="true">', f'<use xlink:href="#sign-{state}"/></svg>'
    shape = f'<symbol id="sign-{state}" viewBox="0 0 24 24">{SIGNS[state]}</symbol>'
    return SafeString(begin + shape + use), SafeString(begin + use)


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon of ourterms.design.icons, as big as the text, always beside a word."""
    turns = " turns" if name in TURNING else ""
    shape = mark_safe(ICONS[name])  # noqa: S308 (ours)
    return format_html(
        '<svg class="icon{}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.5" '
        'stroke-linecap="square" aria-hidden="true" focusable="false">{}</svg>',
        turns,
        shape,
    )


# Blocks of a page -------------------------------------------------------------------------------------------


def _render(name: str, values: dict[str, Any]) -> SafeString:
    return render_to_string(f"design/_{name}.html", values)


@register.simple_block_tag
def finding(
    content: str, state: str, title: Text, ask: Text = "", level: int = 3, before: Text = ASK_FOR
) -> SafeString:
    """One finding, as an item of <ol class="findings">: sign, name, state, what they say, what to ask for (`before`:
    how that is said, where the reader is not whoever asks for it).

    <ol class="findings">
    {% finding "short" _("Paid in money") ask=_("£25.00 an hour or more.") %}
      <p>They say {% quote "£20 shopping voucher" %}: £10.00 an hour.</p>
    {% endfinding %}
    </ol>
    """
    values = {"content": content, "bare": not (content.strip() or ask), "state": state, "word": STATES[state]}
    return _render("finding", values | {"title": title, "ask": ask, "level": level, "before": before})


@register.simple_block_tag
def sheet(content: str, tone: str = "", heading: Text = "", level: int = 2, id: str = "") -> SafeString:
    """A sheet of paper. `tone`: "", "loud" (ours, needs an answer) or "calm" (kept, given back).

    {% sheet "loud" _("What they wrote") %}<div class="letter">...</div>{% endsheet %}
    """
    return _render("sheet", {"content": content, "tone": tone, "heading": heading, "level": level, "id": id})


@register.simple_block_tag
def notice(content: str, tone: str = "", heading: Text = "", level: int = 2) -> SafeString:
    """Something to know before going on. `tone` as for a sheet. `level=0`: a bold line, but no heading.

    {% notice "calm" %}<p>Nothing you pasted is kept.</p>{% endnotice %}
    """
    return _render("notice", {"content": content, "tone": tone, "heading": heading, "level": level})


@register.simple_block_tag
def empty(content: str, heading: Text, level: int = 2) -> SafeString:
    """What stands where nothing is yet: what belongs here, and a first step.

    {% empty _("Nothing here yet") %}<p>...</p><p class="row">...</p>{% endempty %}
    """
    return _render("empty", {"content": content, "heading": heading, "level": level})


@register.simple_block_tag
def fold(content: str, summary: Text, more: Text = "", open: bool = False) -> SafeString:
    """More, for who wants it. `more` stands softly behind the summary. Printed open where the browser can.

    {% fold _("See everything") _("(4 offered, 5 not enough, 13 not said)") %}...{% endfold %}
    """
    # Not as a template, as fields are not: some pages have dozens.
    softly = f' <span class="soft">{shown(more)}</span>' if more else ""
    html = (
        f'<details class="fold"{" open" if open else ""}>'
        f"<summary><span><strong>{shown(summary)}</strong>{softly}</span></summary>\n"
        f'<div class="inside">{shown(content)}</div></details>\n'
    )
    return mark_safe(html)  # noqa: S308 (all that is filled in is escaped)


@register.simple_block_tag
def choices(content: str, heading: Text, level: int = 2, id: str = "choices") -> SafeString:
    """A heading and choices of equal weight beneath it (two by two, on a phone one below the other).

        {% choices _("What would you like to do?") %}
          {% choice "#ask" _("Ask them first") %}{% choice "#no" _("Say no") %} ...
        {% endchoices %}
    A <button class="choice"> in it looks the same. None of them is praised: there is no main one.
    """
    return _render("choices", {"content": content, "heading": heading, "level": level, "id": id})


@register.simple_tag
def choice(href: str, words: Text) -> SafeString:
    """One of the choices, as a link."""
    return format_html('<a class="choice" href="{}">{}</a>', href, words)


# Forms ------------------------------------------------------------------------------------------------------


@register.simple_tag
def field(bound: BoundField, who: Text = "", big: bool = False) -> SafeString:
    """A form field: label, help text, what went wrong, the control, and who sees what is put there.

        {% field form.text who=_("Nobody but you. Nothing is kept.") %}
    Radio buttons and tick boxes become a fieldset of rows to press. `big=True`: the label looks like a heading
    (one question on a screen). What the control carries (`rows`, `class="paste"`, `data-words`) the form says.
    """
    # Not as a template, because fields are most of what pages with forms cost. All that is filled in is escaped.
    id, hint, wrong = bound.auto_id, bound.help_text, " ".join(dict.fromkeys(map(str, bound.errors)))
    parts = {
        "hint": f'<p class="hint" id="{id}_hint">{conditional_escape(hint)}</p>\n' if hint else "",
        "error": _beneath(id, "error", sign("short"), gettext("Put right:"), wrong) if wrong else "",
        "who": _beneath(id, "who", icon("eye"), gettext("Who sees this:"), who) if who else "",
    }
    described = " ".join(f"{id}_{part}" for part, drawn in parts.items() if drawn)
    look, large = " wrong" if wrong else "", ' class="big"' if big else ""
    label = conditional_escape(bound.label)
    if bound.field.widget.use_fieldset:
        by = f' aria-describedby="{described}"' if described else ""
        options = "\n".join(
            f'<label for="{option.id_for_label}">{option.tag()} <span>{conditional_escape(option.choice_label)}</span>'
            "</label>"
            for option in bound.subwidgets
        )
        html = (
            f'<fieldset class="field{look}" id="{id}"{by}>\n<legend{large}>{label}</legend>\n'
            f'{parts["hint"]}{parts["error"]}<div class="options">{options}</div>\n{parts["who"]}</fieldset>'
        )
    else:
        control = bound.as_widget(attrs={"aria-describedby": described} if described else {})
        html = (
            f'<div class="field{look}">\n<label for="{bound.id_for_label}"{large}>{label}</label>\n'
            f"{parts['hint']}{parts['error']}{control}\n{parts['who']}</div>"
        )
    return mark_safe(html)  # noqa: S308 (see above)


def _beneath(id: str, part: str, picture: str, before: str, words: Text) -> str:
    """What stands beneath the label or the control: a picture, and words, with others before them for who hears."""
    heard = f'<span class="seen-by-readers-only">{conditional_escape(before)}</span>'
    return f'<p class="{part}" id="{id}_{part}">{picture}<span>{heard} {conditional_escape(str(words))}</span></p>\n'


@register.simple_tag
def errors(form: BaseForm, level: int = 2) -> SafeString:
    """What has to be put right, at the top, each with a link to its field; "" when there is nothing.

    Where there are several fields, each sentence begins with the label of its own. It takes the focus when the page
    opens. Put it before the <form>, and begin the title with "Put right: ".
    """
    if not form.errors:
        return SafeString()
    several = sum(not bound.is_hidden for bound in form) > 1
    found = []
    for name, messages in form.errors.items():
        if name in form.fields:
            bound = form[name]
            label = bound.label if several and not bound.is_hidden else ""
            found.append((bound, [_labelled(label, words) for words in dict.fromkeys(map(str, messages))]))
    return _render("errors", {"found": found, "form": form, "level": level})


def _labelled(label: Text, words: str) -> str:
    """A sentence about a field, after its label: "Your name: …", "Who asks? …"; alone where it begins so itself."""
    before = str(label).rstrip(": ")
    if not before or words.casefold().startswith(before.casefold()):
        return words
    return f"{before}{' ' if before.endswith(('?', '.', '!')) else ': '}{words}"


@register.simple_tag
def copy(target: str, words: Text = "") -> SafeString:
    """A button that copies what `target` ("#reply") holds, and says so. Needs js/copy.js; hidden without."""
    return _render("copy", {"target": target, "words": words})


@register.simple_tag
def word_count(target: str, limit: int = 0) -> SafeString:
    """How many words the textarea with the id `target` holds, live. Needs js/words.js; hidden without.

    The textarea carries `data-words`.
    """
    return _render("word_count", {"target": target, "limit": limit})


# Tables, steps, figures -------------------------------------------------------------------------------------


@register.simple_tag
def table(
    caption: Text, head: Sequence[Text], rows: Sequence[Sequence[Any]], numbers: int = 0, total: bool = False
) -> SafeString:
    """A table that becomes cards on a phone. The first cell of a row is its heading.

        {% table _("What you are asked for") head rows numbers=2 total=True %}
    head: the column names. rows: as many cells each as head (else ValueError). The last `numbers` columns hold
    figures. total=True: the last row is the total.
    """
    # Not as a template, as fields are not: a page has up to twenty tables, and a table hundreds of cells.
    names = [shown(name) for name in head]
    looks = ["" if place < len(head) - numbers else ' class="number"' for place in range(len(head))]
    columns = list(zip(names, looks, strict=True))
    heads = "".join(f'<th scope="col" role="columnheader"{look}>{name}</th>' for name, look in columns)
    begins = [(f'<td role="cell" data-label="{name}"{look}>', f'<td role="cell"{look}>') for name, look in columns]

    def drawn(row: Sequence[Any]) -> str:
        (first, _), *rest = zip(row, begins, strict=True)
        told = "".join(f"{begin[cell == '']}<span>{shown(cell)}</span></td>" for cell, begin in rest)
        return f'<tr role="row"><th scope="row" role="rowheader">{shown(first)}</th>{told}</tr>'

    lines = [drawn(row) for row in rows]
    foot = f'<tfoot role="rowgroup">{lines.pop()}</tfoot>' if total else ""
    nothing = f'<td role="cell" class="nothing" colspan="{len(head)}"><span>{gettext("Nothing here yet.")}</span></td>'
    body = "".join(f"{line}\n" for line in lines) or f'<tr role="row">{nothing}</tr>'
    html = (
        f'<table class="cards" role="table"><caption>{shown(caption)}</caption>\n'
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>\n'
        f'<tbody role="rowgroup">{body}</tbody>\n{foot}</table>\n'
    )
    return mark_safe(html)  # noqa: S308 (all that is filled in is escaped)


@register.simple_tag
def steps(labels: Sequence[Text], current: int, done: Collection[int] | None = None) -> SafeString:
    """The steps of a short road, numbered from 1. `done`: which are; where it is not given, those before `current`."""
    done = range(1, current) if done is None else done
    marked = [
        (label, "now" if place == current else "done" if place in done else "to-come")
        for place, label in enumerate(labels, start=1)
    ]
    return _render("steps", {"steps": marked})


@register.simple_tag
def figure(amount: Text, words: Text, id: str = "") -> SafeString:
    """One big number, in an <output>, over what it is: {% figure total _("for the year") id="total" %}."""
    return _render("figure", {"amount": amount, "words": words, "id": id})


# One screen at a time, without a server ---------------------------------------------------------------------


@register.simple_block_tag
def screens(content: str) -> SafeString:
    """Holds screens, of which one shows: the one whose address is open (#ask), else that with `first=True`.

    By CSS alone. Browsers without :has() show them all, in order. What is addressed elsewhere leaves the first.
    """
    return format_html('<div class="screens">{}</div>', content)


@register.simple_block_tag
def screen(
    content: str,
    id: str,
    heading: Text,
    first: bool = False,
    printed: bool = False,
    alone: bool = False,
    level: int = 2,
) -> SafeString:
    """One screen, reached by <a href="#id">. The heading carries the id, so that focus goes there.

    `printed=True`: also printed when another screen is open, unless that one is `alone=True`: a sheet of its own.
    """
    values = {"content": content, "id": id, "heading": heading, "level": level}
    return _render("screen", values | {"first": first, "printed": printed, "alone": alone})


@register.simple_block_tag
def voices(content: str, legend: Text, labels: Sequence[Text], name: str = "voice") -> SafeString:
    """Radio buttons that switch between two to four panels: a `{% voice label %}` inside for each of labels.

    {% voices _("How should it sound?") labels %}
      {% voice _("Plain") %}...{% endvoice %}{% voice _("Warm") %}...{% endvoice %}
    {% endvoices %}
    """
    return _render("voices", {"content": content, "legend": legend, "labels": labels, "name": name})


@register.simple_block_tag
def voice(content: str, label: Text) -> SafeString:
    """One of the panels of `voices`."""
    return format_html('<div class="voice" role="group" aria-label="{}">{}</div>', label, content)


# The frame --------------------------------------------------------------------------------------------------


@register.simple_tag(takes_context=True)
def nav_link(context: Context, href: str, words: Text, alone: bool = False, apart: str = "") -> SafeString:
    """A link of the way round, as a list item; marked when we are on that page or on one below it.

    `alone=True`: only on that very page, because all others lie below it. `apart`: a page below it with a link of its
    own.
    """
    path = getattr(context.get("request"), "path", "")
    below = href != "/" and not alone and path.startswith(href) and not (apart and path.startswith(apart))
    here = "page" if path == href else "true" if below else ""
    if here:
        return format_html('<li><a href="{}" aria-current="{}">{}</a></li>', href, here, words)
    return format_html('<li><a href="{}">{}</a></li>', href, words)


STAND_IN = UUID(int=0x1D1D1D1D_1D1D_4D1D_9D1D_1D1D1D1D1D1D)  # the collective in a drawing of the frame


@register.simple_tag(takes_context=True)
def frame(context: Context) -> list[SafeString]:
    """What stands around a page of somebody who is signed in (_frame.html), in four parts. Drawn once for each way
    it can look; the collective's id, its name (on one's own pages a neutral one), where *Hide this page* leads and
    the form's token are filled in.
    """
    collective: Any = context.get("collective")
    hide_to, icon = context.get("hide_to", ""), context.get("tab_icon", "")
    path, resting, paused = getattr(context.get("request"), "path", ""), False, False
    asks = bool(collective and collective.setting("asks.on"))
    if collective:
        resting, paused = collective.resting, bool(getattr(context.get("member"), "paused", False))
        below = path.removeprefix(f"/m/{collective.pk}/").partition("/")  # as far as the way round shows it
        path = f"/m/{STAND_IN}/{below[0]}{below[1]}{'below' if below[2] else ''}"

    def drawing() -> str:
        bare = HttpRequest()
        bare.path = path
        values = {
            "cut": SafeString(CUT),
            "neutral_name": place("name"),
            "collective": SimpleNamespace(pk=STAND_IN, name=place("name"), resting=resting) if collective else None,
            "member": SimpleNamespace(paused=paused),
            "asks": asks,
            "hide_to": place("hide_to") if hide_to else "",
            "csrf_token": place("csrf_token"),
            "tab_icon": icon,
        }
        return render_to_string("design/_frame.html", values, bare).replace(str(STAND_IN), place("id"))

    def fill(name: str) -> str:
        if name == "csrf_token":
            return str(context["csrf_token"])
        if name == "name":
            return str(collective.name if collective else context.get("tab_name") or gettext("Notes"))
        return str(hide_to if name == "hide_to" else collective.pk)

    return parts((path, bool(collective), resting, paused, asks, bool(hide_to), icon), drawing, fill)


@register.simple_tag
def way_back(href: str, words: Text) -> SafeString:
    """The way back, above the heading: for the block `way_back` of a page. `words` name the page it leads to."""
    return format_html('<p class="way-back not-printed"><a href="{}">{}{}</a></p>', href, icon("arrow-left"), words)


@register.simple_tag
def stylesheet() -> str:
    """Where the one stylesheet is. A broken list of static files must not take the error pages with it."""
    try:
        return static("design/ourterms.css")
    except ValueError:
        return ""


@register.simple_tag
def htmx() -> SafeString:
    """htmx and how it may behave here, for the block `htmx` of a page that uses it."""
    return _render("htmx", {})
