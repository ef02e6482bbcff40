import re
from datetime import date

import pytest
from django import forms
from django.template import Context, Template
from django.test import RequestFactory

from ourterms.design.templatetags.design import STATES, day, icon, sign, table


class Ask(forms.Form):
    text = forms.CharField(label="Paste it", help_text="All of it.", error_messages={"required": "Paste it first."})
    paid = forms.ChoiceField(label="Paid?", choices=[("y", "Yes"), ("n", "No")], widget=forms.RadioSelect)


def draw(source, **values):
    return Template("{% load design %}" + source).render(Context(values))


def test_days_read_as_people_say_them():
    assert day(date(2026, 3, 3)) == "Tuesday 3 March 2026"
    assert day(date(2026, 3, 3), "short") == "3 March 2026"
    assert day(None) == ""


def test_a_finding_says_its_state_in_kind_words():
    html = draw('{% finding "short" "Paid" ask="£25" %}{{ words }}{% endfinding %}', words="<i>")
    assert "Not enough" in html
    assert "&lt;i&gt;" in html
    assert "<strong>Ask for:</strong> £25" in html


def test_signs_of_the_three_states_differ_in_shape():
    assert len({sign(state).partition(">")[2] for state in STATES}) == 3


def test_an_unknown_icon_is_a_mistake_that_shows():
    with pytest.raises(KeyError):
        icon("skull")


def test_a_field_is_tied_to_its_hint_its_error_and_who_sees_it():
    html = draw("{% field form.text who='You.' %}", form=Ask({}))
    assert 'aria-describedby="id_text_hint id_text_error id_text_who"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_text_error"' in html
    assert "Paste it first." in html


def test_radio_buttons_are_a_fieldset_with_a_legend():
    html = draw("{% field form.paid %}", form=Ask())
    assert "<legend>Paid?</legend>" in html
    assert html.count('type="radio"') == 2


def test_errors_stand_at_the_top_with_a_link_to_each_field():
    html = draw("{% errors form %}", form=Ask({}))
    assert '<a href="#id_text">Paste it first.</a>' in html
    assert '<a href="#id_paid">Paid? Choose one.</a>' in html


def test_no_errors_no_box():
    assert draw("{% errors form %}", form=Ask({"text": "x", "paid": "y"})) == ""


def test_a_table_names_every_cell_and_marks_figures():
    html = table("Owed", ["What", "How much"], [("Reading", "£50.00"), ("In all", "£50.00")], numbers=1, total=True)
    assert '<td role="cell" data-label="How much" class="number"><span>£50.00</span></td>' in html
    assert html.count("<tfoot") == 1
    assert html.index("In all") > html.index("<tfoot")


def test_a_table_refuses_a_row_that_does_not_fit():
    with pytest.raises(ValueError, match="zip"):
        table("Owed", ["What", "How much"], [("Reading",)])


@pytest.mark.parametrize(
    ("path", "mark"),
    [("/check/", 'aria-current="page"'), ("/check/example/", 'aria-current="true"'), ("/", "")],
)
def test_the_way_round_shows_where_we_are(path, mark):
    html = draw('{% nav_link "/check/" "Check an ask" %}', request=RequestFactory().get(path))
    assert mark in html
    assert ("aria-current" in html) == bool(mark)


def test_a_page_below_with_a_link_of_its_own_marks_that_link_alone():
    html = draw(
        '{% nav_link "/check/" "Check" apart="/check/already/" %}', request=RequestFactory().get("/check/already/")
    )
    assert "aria-current" not in html


def test_screens_put_the_address_on_the_heading():
    html = draw('{% screens %}{% screen "ask" "Ask them" first=True %}x{% endscreen %}{% endscreens %}')
    assert '<section class="screen first" aria-labelledby="ask"><h2 id="ask" tabindex="-1">Ask them</h2>' in html


def test_helpers_that_need_scripts_are_hidden_without_them():
    html = draw('{% copy "#reply" %}{% word_count "reply" 120 %}')
    assert html.count(" hidden>") == 2


def test_a_finding_can_be_for_whoever_offers():
    html = draw('{% finding "short" "Paid" ask="£25" before="What would do:" %}{% endfinding %}')
    assert "<strong>What would do:</strong> £25" in html
    assert "Ask for:" not in html


def test_steps_are_done_up_to_where_we_are_or_those_that_are_named():
    classes = r'<li class="([a-z-]+)"'
    assert re.findall(classes, draw("{% steps labels 2 %}", labels="abc")) == ["done", "now", "to-come"]
    some = draw("{% steps labels 2 done=done %}", labels="abcd", done={2, 4})
    assert re.findall(classes, some) == ["to-come", "now", "to-come", "done"]
    assert re.findall(classes, draw("{% steps labels 3 done=done %}", labels="abc", done=())) == ["to-come"] * 2 + [
        "now"
    ]
