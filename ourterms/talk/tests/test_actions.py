"""What happens in the database when somebody writes, takes back, mutes, hides."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from ourterms.collectives import actions as collectives
from ourterms.collectives.actions import bring_into_circle, step_out_of_circle
from ourterms.collectives.models import Member
from ourterms.kit import chance, markdown
from ourterms.kit.sealing import Place
from ourterms.notices.models import Notice, Told
from ourterms.people.acts import Refused
from ourterms.people.keys import address_mark
from ourterms.people.models import Person, Trail
from ourterms.people.sealed import seal_of
from ourterms.talk import actions
from ourterms.talk.models import Hiding, Mute, Post, Thread
from tests.cast import AT, Cast, a_post, a_thread

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
RULE = "Nobody is shouted at"


@pytest.fixture
def cast() -> Cast:
    return Cast()


def with_rules(cast: Cast) -> None:
    collectives.set_up(by=cast.steward, name="collectives.house_rules", given=f"{RULE}\nNo names outside", at=AT)
    for member in (cast.steward, cast.member, cast.third):
        member.collective.refresh_from_db()


def everything_in_talk() -> str:
    """Every value of every table of talk, as the database has it."""
    found = []
    with connection.cursor() as cursor:
        for model in (Thread, Post, Hiding, Mute):
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')
            found += [str(row) for row in cursor.fetchall()]
    return "\n".join(found)


def test_a_thread_begins_with_its_first_post(cast: Cast) -> None:
    thread = a_thread(cast.member, title=" The \u202e window ", words="**Who** opens it?\r\n<b>me</b>")
    post = thread.posts.get()
    assert thread.title == "The window"
    assert (post.opens, post.by, post.words) == (True, cast.member, "**Who** opens it?\n<b>me</b>")
    assert post.html == "<p><strong>Who</strong> opens it?<br>\n&lt;b&gt;me&lt;/b&gt;</p>\n"


def test_a_form_sent_twice_is_done_once_and_keeps_what_came_first(cast: Cast) -> None:
    id, values = chance.uuid(), {"title": "A", "words": "first", "at": AT, "today": AT.date()}
    actions.begin(by=cast.member, id=id, **values)
    actions.begin(by=cast.member, id=id, **values | {"words": "second"})
    assert [post.words for post in Post.objects.all()] == ["first"]
    reply = chance.uuid()
    for words in ("one", "two"):
        actions.write(by=cast.member, id=reply, thread=Thread.objects.get(), words=words, at=AT)
    assert Post.objects.get(pk=reply).words == "one"


def test_nobody_takes_a_post_by_sending_its_id(cast: Cast) -> None:
    post = a_post(cast.third)
    with pytest.raises(Refused):
        actions.write(by=cast.member, id=post.pk, thread=post.thread, words="mine now", at=AT)
    with pytest.raises(Refused):
        actions.begin(by=cast.member, id=post.thread_id, title="A", words="b", at=AT, today=AT.date())


def test_only_its_members_write_into_a_circle(cast: Cast) -> None:
    with pytest.raises(Refused):
        a_thread(cast.member, circle=cast.circle)
    inside = a_thread(cast.third, circle=cast.circle)
    for outsider in (cast.member, cast.elsewhere):
        with pytest.raises(Refused):
            a_post(outsider, inside)
        with pytest.raises(Refused):
            actions.mute(by=cast.elsewhere, thread=inside)
    assert a_post(cast.third, inside).circle == cast.circle


def test_a_quote_is_of_the_same_thread_and_goes_with_the_words(cast: Cast) -> None:
    post = a_post(cast.third, words="a secret wish")
    with pytest.raises(Refused):
        a_post(cast.member, quotes=post)
    answer = a_post(cast.member, post.thread, quotes=post)
    actions.take_back(by=cast.third, post=post)
    answer.refresh_from_db()
    assert answer.quotes == post
    assert "secret" not in everything_in_talk()


def test_writing_puts_a_thread_on_top_without_moving_its_day(cast: Cast) -> None:
    thread = a_thread(cast.member)
    a_post(cast.third, thread, at=AT + timedelta(days=3))
    thread.refresh_from_db()
    assert (thread.day, thread.last_at) == (AT.date(), AT + timedelta(days=3))


def test_changing_marks_and_leaves_nothing_of_the_words_before(cast: Cast) -> None:
    post = a_post(cast.member, words="before-words", note="before-note")
    actions.change(by=cast.member, post=post, words="after", note="")
    post.refresh_from_db()
    assert (post.words, post.note, post.changed, post.html) == ("after", "", True, "<p>after</p>\n")
    assert "before-" not in everything_in_talk()


def test_the_same_words_once_more_are_no_change(cast: Cast) -> None:
    post = a_post(cast.member, words="same")
    actions.change(by=cast.member, post=post, words=" same ")
    post.refresh_from_db()
    assert not post.changed


def test_only_whoever_wrote_it_changes_it_or_takes_it_back(cast: Cast) -> None:
    post = a_post(cast.third)
    for other in (cast.member, cast.steward, cast.elsewhere):
        with pytest.raises(Refused):
            actions.change(by=other, post=post, words="x")
        with pytest.raises(Refused):
            actions.take_back(by=other, post=post)


def test_taken_back_is_gone_title_too_and_stays_so(cast: Cast) -> None:
    thread = a_thread(cast.member, title="Worry-title", words="worry-words", note="worry-note")
    post = thread.posts.get()
    for _twice in range(2):
        actions.take_back(by=cast.member, post=post)
    assert "orry-" not in everything_in_talk()
    with pytest.raises(Refused):
        actions.change(by=cast.member, post=post, words="again", title="again")


@pytest.mark.parametrize("bad", [{"words": "\u202e \n"}, {"words": "x" * 20_001}, {"note": "x" * 121}])
def test_what_is_empty_or_too_long_is_refused(cast: Cast, bad: dict[str, str]) -> None:
    with pytest.raises(Refused):
        a_post(cast.member, a_thread(cast.member), **bad)
    assert Post.objects.count() == 1


def test_words_of_an_older_renderer_are_made_anew_when_shown(cast: Cast) -> None:
    post = a_post(cast.member, words="*new*")
    Post.objects.filter(pk=post.pk).update(html="old", rendered=markdown.VERSION - 1)
    post.refresh_from_db()
    assert post.shown == "<p><em>new</em></p>\n"


# House rules


def test_hiding_names_a_rule_of_ours_and_leaves_a_line_in_the_trail(cast: Cast) -> None:
    with_rules(cast)
    post = a_post(cast.third)
    with pytest.raises(Refused):
        actions.hide(by=cast.member, post=post, rule="I don't like it", at=AT)
    for _twice in range(2):
        actions.hide(by=cast.member, post=post, rule=RULE, at=AT)
    post.refresh_from_db()
    hiding = Hiding.objects.get()
    assert (post.hidden, hiding.rule, hiding.role, hiding.undone) == (True, RULE, "everybody", False)
    assert Trail.objects.filter(event="talk:post-hidden", thing=post.pk, person=cast.member.person).count() == 1


def test_hidden_is_undone_by_whoever_may_and_hidden_again(cast: Cast) -> None:
    with_rules(cast)
    post = a_thread(cast.third).posts.get()
    actions.hide(by=cast.member, post=post, rule=RULE, at=AT)
    assert Thread.objects.get().shown_title == ""
    with pytest.raises(Refused):
        actions.show_again(by=cast.third, post=post, at=AT)
    for _twice in range(2):
        actions.show_again(by=cast.steward, post=post, at=AT)
    assert Thread.objects.get().shown_title == "The window"
    actions.hide(by=cast.member, post=post, rule="No names outside", at=AT)
    assert sorted(Hiding.objects.values_list("undone", flat=True)) == [False, True]


def test_nobody_hides_their_own_and_a_role_that_is_held_hides_alone(cast: Cast) -> None:
    with_rules(cast)
    own, others = a_post(cast.member), a_post(cast.steward)
    with pytest.raises(Refused):
        actions.hide(by=cast.member, post=own, rule=RULE, at=AT)
    collectives.take_role(by=cast.member, kind="talk", at=AT)
    with pytest.raises(Refused):
        actions.hide(by=cast.third, post=others, rule=RULE, at=AT)
    actions.hide(by=cast.member, post=others, rule=RULE, at=AT)
    assert Hiding.objects.get().role == "role"


def test_nobody_hides_in_a_circle_or_a_collective_that_is_not_theirs(cast: Cast) -> None:
    with_rules(cast)
    inside = a_thread(cast.third, circle=cast.circle).posts.get()
    for other in (cast.member, cast.elsewhere):
        with pytest.raises(Refused):
            actions.hide(by=other, post=inside, rule=RULE, at=AT)
        with pytest.raises(Refused):
            actions.show_again(by=other, post=inside, at=AT)


# Muting, messages, going


def test_muting_is_the_same_however_often_and_has_no_time(cast: Cast) -> None:
    thread = a_thread(cast.third)
    for _twice in range(2):
        actions.mute(by=cast.member, thread=thread)
    assert Mute.objects.count() == 1
    assert {field.name for field in Mute._meta.fields} == {"id", "thread", "member"}
    assert not Trail.objects.filter(event__startswith="talk").exists()
    actions.unmute(by=cast.member, thread=thread)
    assert not Mute.objects.exists()


@pytest.fixture
def told(settings: Any, cast: Cast) -> Callable[[], dict[str, list[object]]]:
    """Everybody has an address, and the first week is over; of what each is told, by name."""
    settings.MAIL = "smtp://mail.example.org"
    for member in (cast.member, cast.steward, cast.third):
        assert member.person_id
        address = f"{member.name}@example.org".lower()
        Person.objects.filter(pk=member.person_id).update(
            email_mark=address_mark(address),
            email_sealed=seal_of(member.person_id, address, Place("email", member.person_id)),
        )
    Member.objects.update(joined=AT.date() - timedelta(days=60))
    return lambda: dict(Notice.objects.values_list("member__name", "reasons"))


def test_who_takes_part_is_told_that_somebody_wrote(cast: Cast, told: Callable[[], dict[str, list[object]]]) -> None:
    thread = a_thread(cast.third)
    assert told() == {}
    a_post(cast.member, thread)
    assert told() == {"Kit": [["mine", []]]}  # who began it
    a_post(cast.third, thread)
    assert told() == {"Kit": [["mine", []]], "Ash": [["talk", []]]}  # who wrote in it
    for _more in range(3):
        a_post(cast.member, thread)
    assert Told.objects.get(member=cast.third).times == 1


def test_who_muted_it_stepped_out_or_took_it_all_back_is_not_told(
    cast: Cast, told: Callable[[], dict[str, list[object]]]
) -> None:
    muted, circled, back = a_thread(cast.third), a_thread(cast.third, circle=cast.circle), a_thread(cast.third)
    bring_into_circle(by=cast.third, circle=cast.circle, member=cast.member)
    actions.mute(by=cast.third, thread=muted)
    step_out_of_circle(by=cast.third, circle=cast.circle)
    actions.take_back(by=cast.third, post=back.posts.get())
    for thread in (muted, circled, back):
        a_post(cast.member, thread)
    assert told() == {}


def test_who_goes_leaves_their_words_or_takes_them(cast: Cast) -> None:
    thread = a_thread(cast.member, words="stays-first")
    a_post(cast.third, thread, words="somebody-elses")
    actions.mute(by=cast.member, thread=thread)
    actions.forget(member=cast.member, keep_words=True)
    assert "stays-first" in everything_in_talk()
    assert not Mute.objects.exists()
    actions.forget(member=cast.member, keep_words=False)
    assert "stays-first" not in everything_in_talk()
    assert "The window" not in everything_in_talk()
    assert "somebody-elses" in everything_in_talk()


def test_a_member_row_that_is_deleted_takes_nobody_elses_words(cast: Cast) -> None:
    a_post(cast.third, a_thread(cast.member), words="somebody-elses")
    Member.objects.filter(pk=cast.member.pk).delete()
    assert "somebody-elses" in everything_in_talk()
