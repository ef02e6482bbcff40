"""What is drawn without a template is what a template would draw."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils.functional import lazystr
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from hypothesis import given
from hypothesis import strategies as st

from ourterms.design.shown import shown
from ourterms.design.templatetags.design import fold, table

NASTY = ("", "<i>", "a \"b\" 'c' & d", "&amp;", "{{ x }}", "\u202e>\x00", mark_safe("<b>&amp;</b>"), lazystr("<&>"))
TABLE = Template("""\
{% load i18n %}<table class="cards" role="table"><caption>{{ caption }}</caption>
<thead role="rowgroup"><tr role="row">{% for name, number in head %}<th scope="col" role="columnheader"{% if number %} \
class="number"{% endif %}>{{ name }}</th>{% endfor %}</tr></thead>
<tbody role="rowgroup">{% for row in rows %}<tr role="row">{% for cell, name, number in row %}{% if forloop.first %}\
<th scope="row" role="rowheader">{{ cell }}</th>{% else %}<td role="cell"{% if cell != "" %} data-label="{{ name }}"\
{% endif %}{% if number %} class="number"{% endif %}><span>{{ cell }}</span></td>{% endif %}{% endfor %}</tr>
{% empty %}<tr role="row"><td role="cell" class="nothing" colspan="{{ head|length }}">\
<span>{% translate "Nothing here yet." %}</span></td></tr>{% endfor %}</tbody>
{% if total %}<tfoot role="rowgroup"><tr role="row">{% for cell, name, number in total %}{% if forloop.first %}\
<th scope="row" role="rowheader">{{ cell }}</th>{% else %}<td role="cell"{% if cell != "" %} data-label="{{ name }}"\
{% endif %}{% if number %} class="number"{% endif %}><span>{{ cell }}</span></td>{% endif %}{% endfor %}</tr></tfoot>\
{% endif %}</table>
""")

FOLD = Template("""\
<details class="fold"{% if open %} open{% endif %}><summary><span><strong>{{ summary }}</strong>{% if more %} \
<span class="soft">{{ more }}</span>{% endif %}</span></summary>
<div class="inside">{{ content }}</div></details>
""")

words = st.sampled_from(NASTY) | st.text(max_size=5)
figures = st.integers() | st.floats() | st.decimals(allow_nan=False, allow_infinity=False)
cells = words | figures | st.none() | st.booleans() | st.dates()


class Quiet(str):
    def __str__(self):
        return "<nothing>"


class Drawing:
    def __html__(self):
        return "<svg>"

    def __str__(self):
        return "<a drawing>"


@given(cells)
def test_a_value_is_shown_as_a_template_shows_it(value):
    assert shown(value) == Template("{{ value }}").render(Context({"value": value}))


@pytest.mark.parametrize(
    "value",
    [
        *(Quiet("loud"), Drawing(), Decimal("1234567.50"), 1234567, 0.5, date(2026, 3, 3)),
        *(datetime(2026, 7, 1, 9, tzinfo=UTC), ["<i>"], format_html("<b>{}</b>", "<i>")),
    ],
    ids=repr,
)
def test_so_is_what_is_no_plain_string(value):
    assert shown(value) == Template("{{ value }}").render(Context({"value": value}))


@st.composite
def tables(draw):
    columns, rows = draw(st.integers(1, 3)), draw(st.integers(0, 3))
    total = bool(rows) and draw(st.booleans())
    return {
        "caption": draw(words),
        "head": draw(st.lists(words, min_size=columns, max_size=columns)),
        "rows": draw(st.lists(st.lists(cells, min_size=columns, max_size=columns), min_size=rows, max_size=rows)),
        "numbers": draw(st.integers(0, columns)),
        "total": total,
    }


@given(tables())
def test_a_table_is_drawn_as_a_template_would_draw_it(given):
    head, rows = given["head"], given["rows"]
    numbers = [place >= len(head) - given["numbers"] for place in range(len(head))]
    marked = [list(zip(row, head, numbers, strict=True)) for row in rows]
    total = marked.pop() if given["total"] else None
    values = {"caption": given["caption"], "head": list(zip(head, numbers, strict=True)), "rows": marked}
    assert table(**given) == TABLE.render(Context(values | {"total": total}))


@given(st.fixed_dictionaries({"content": words, "summary": words, "more": words, "open": st.booleans()}))
def test_so_is_a_fold(given):
    assert fold(**given) == FOLD.render(Context(given))
