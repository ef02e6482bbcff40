"""The pages of talk, and everywhere that words of it may not stand."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from ourterms.collectives import actions as collectives
from ourterms.collectives.models import Member
from ourterms.kit import chance, clock
from ourterms.people.models import Person
from ourterms.talk import actions, hooks
from ourterms.talk.models import Mute, Post, Thread
from tests.cast import AT, INSIDE, Cast, a_post, a_thread

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
RULE = "Nobody is shouted at"


@pytest.fixture
def cast() -> Cast:
    cast = Cast()
    collectives.set_up(by=cast.steward, name="collectives.house_rules", given=RULE, at=AT)
    for member in (cast.steward, cast.member, cast.third):
        member.collective.refresh_from_db()
    return cast


def url(cast: Cast, name: str, *parts: object) -> str:
    return reverse(f"talk:{name}", args=[cast.collective.pk, *parts])


def everything(cast: Cast, client: Client, words: str) -> str:
    """All that a member's pages, cards and search say of talk."""
    member = next(m for m in (cast.member, cast.steward, cast.third) if client_is(client, cast, m))
    pages = [url(cast, "threads"), url(cast, "log"), url(cast, "mine")]
    pages += [url(cast, "thread", thread.pk) for thread in Thread.objects.all()]
    pages += [url(cast, "threads") + f"?circle={cast.circle.pk}"]
    pages += [reverse(name, args=[cast.collective.pk]) for name in ("inside", "together")]
    said = "".join(client.get(page).content.decode() for page in pages)
    return said + str(list(hooks.search(member, words))) + str(hooks.waiting_for(member, AT))


def client_is(client: Client, cast: Cast, member: object) -> bool:
    return getattr(client, "member", cast.member) == member


def client(cast: Cast, who: str = "member") -> Client:
    signed_in = cast.client(who)
    signed_in.member = {"member": cast.member, "steward": cast.steward}.get(who)  # type: ignore[attr-defined]
    return signed_in


def write_form(page: str) -> dict[str, str]:
    """The hidden fields of the form to write in."""
    form = page.partition('id="write"')[2]
    return dict(re.findall(r'<input type="hidden" name="(id|quotes)" value="([^"]+)"', form))


# Threads and posts


def test_an_empty_list_says_what_belongs_there(cast: Cast) -> None:
    page = client(cast).get(url(cast, "threads")).content.decode()
    assert "No threads yet" in page
    assert url(cast, "begin") in page


def test_from_an_empty_form_to_a_thread_with_an_answer(cast: Cast) -> None:
    ash = client(cast)
    page = ash.get(url(cast, "begin")).content.decode()
    id = re.search(r'name="id" value="([^"]+)"', page)[1]  # type: ignore[index]
    sent = ash.post(url(cast, "begin"), {"id": id, "title": "The window", "words": "Who opens it?"})
    assert sent["Location"] == url(cast, "thread", id)
    fields = write_form(ash.get(sent["Location"]).content.decode())
    sent = ash.post(sent["Location"], fields | {"words": "I *do*."})
    assert sent["Location"] == url(cast, "thread", id) + f"#p-{fields['id']}"
    assert "I <em>do</em>." in ash.get(sent["Location"]).content.decode()


@pytest.mark.parametrize("bad", [{"words": ""}, {"words": "x" * 20_001}, {"note": "y" * 121}])
def test_an_error_keeps_what_was_typed_and_the_id_of_the_form(cast: Cast, bad: dict[str, str]) -> None:
    thread = a_thread(cast.third)
    sent = {"id": str(chance.uuid()), "words": "typed-words", "note": "typed-note", **bad}
    answer = client(cast).post(url(cast, "thread", thread.pk), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Put right" in page
    assert all(value in page for value in sent.values())
    assert Post.objects.count() == 1


def test_what_an_action_refuses_keeps_what_was_typed(cast: Cast) -> None:
    there = a_post(cast.third)
    sent = {"id": str(there.pk), "words": "typed-words"}
    answer = client(cast).post(url(cast, "thread", there.thread_id), sent)
    assert answer.status_code == 422
    assert "typed-words" in answer.content.decode()


def test_quoting_keeps_what_was_typed_and_puts_the_quote_above(cast: Cast) -> None:
    post = a_post(cast.third, words="*quoted* words")
    there = url(cast, "thread", post.thread_id)
    typed = {"id": str(chance.uuid()), "words": "half a sen", "quote": str(post.pk)}
    page = client(cast).post(there, typed)
    assert page.status_code == 200
    assert Post.objects.count() == 2
    fields = write_form(page.content.decode())
    assert fields == {"id": typed["id"], "quotes": str(post.pk)}
    assert "half a sen" in page.content.decode()
    client(cast).post(there, fields | {"words": "half a sentence"})
    page = client(cast).get(there).content.decode()
    assert page.count("quoted words") == 1
    assert "Kit wrote" in page


def test_a_quote_that_is_nonsense_or_elsewhere_is_none(cast: Cast) -> None:
    thread, elsewhere = a_thread(cast.member), a_post(cast.elsewhere, words="their-words")
    for quote in ("nonsense", str(elsewhere.pk), str(chance.uuid()), ""):
        page = client(cast).post(url(cast, "thread", thread.pk), {"quote": quote})
        assert page.status_code == 200
        assert "their-words" not in page.content.decode()
        assert "Take the quote out" not in page.content.decode()


def test_no_page_says_when_somebody_wrote(cast: Cast) -> None:
    thread = a_thread(cast.third)
    for n in range(60):
        a_post(cast.third, thread, at=AT + timedelta(days=2, minutes=n))
    for n in range(31):
        a_thread(cast.third, at=AT + timedelta(days=4, minutes=n))
    for page in (url(cast, "threads"), url(cast, "thread", thread.pk)):
        said = client(cast).get(page).content.decode()
        assert "Tuesday 3 March 2026" in said
        assert not re.search(r"\d\d:\d\d|2026-03|[4-7] March", said)
        assert "?after=" in said


def test_long_threads_come_fifty_at_a_time_and_a_link_finds_its_post(cast: Cast) -> None:
    thread = a_thread(cast.third)
    posts = [a_post(cast.third, thread, words=f"w{n}", at=AT + timedelta(minutes=n + 1)) for n in range(119)]
    ash = client(cast)
    assert ash.get(url(cast, "thread", thread.pk)).content.decode().count('class="post"') == 50
    for post in (posts[0], posts[60], posts[118]):
        there = ash.get(url(cast, "post", post.pk))["Location"]
        assert f'id="p-{post.pk}"' in ash.get(there.partition("#")[0]).content.decode()


def test_begun_in_the_last_hour_before_midnight_it_is_still_that_day_there(cast: Cast) -> None:
    collectives.set_up(by=cast.steward, name="collectives.zone", given="Pacific/Auckland", at=AT)

    with clock.frozen(AT):
        client(cast).post(url(cast, "begin"), {"id": str(chance.uuid()), "title": "A", "words": "b"})
    assert str(Thread.objects.get().day) == "2026-03-04"


@pytest.mark.parametrize("rows", [1, 3])
def test_a_list_costs_the_same_however_long(
    cast: Cast, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _row in range(rows):
        a_thread(cast.third, note="grief")
    ash = client(cast)
    with django_assert_num_queries(5):
        ash.get(url(cast, "threads"))


def test_a_thread_of_fifty_posts_costs_at_most_fourteen_queries(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    post = a_post(cast.third)
    for n in range(60):
        post = a_post((cast.third, cast.steward)[n % 2], post.thread, quotes=post, at=AT + timedelta(minutes=n + 2))
    hidden = Post.objects.order_by("at")[3]
    actions.hide(by=cast.member, post=hidden, rule=RULE, at=AT)
    ash = client(cast)
    with django_assert_max_num_queries(10):
        page = ash.get(url(cast, "thread", post.thread_id)).content.decode()
    assert page.count('class="post"') == 50


# What may stand nowhere


def test_a_circle_leaks_nowhere(cast: Cast) -> None:
    thread = a_thread(cast.third, title="circle-title", words="circle-words", note="circle-note", circle=cast.circle)
    post = thread.posts.get()
    assert list(hooks.search(cast.third, "circle-words"))
    assert "circle-title" in hooks.circle(cast.third, cast.circle, AT)[0].words
    actions.hide(by=another_in_the_circle(cast), post=post, rule=RULE, at=AT)
    for who in INSIDE:
        said = everything(cast, client(cast, who), "circle")
        assert "circle-" not in said
        assert "Quiet room" not in said
        assert "A post was hidden" not in said
        for name in ("post", "hide"):
            assert client(cast, who).get(url(cast, name, post.pk)).status_code == 404
        for name in ("show-again", "hide", "take-back", "change"):
            assert client(cast, who).post(url(cast, name, post.pk), {}).status_code == 404
        for name in ("thread", "mute"):
            assert client(cast, who).post(url(cast, name, thread.pk), {"words": "in"}).status_code == 404
        assert client(cast, who).get(url(cast, "threads") + f"?circle={cast.circle.pk}").status_code == 404
        sent = {"id": str(chance.uuid()), "title": "t", "words": "w", "circle": str(cast.circle.pk)}
        client(cast, who).post(url(cast, "begin"), sent)
    assert Thread.objects.filter(circle=cast.circle).count() == 1
    assert "circle-" not in str(hooks.export(cast.member.person_id))


def another_in_the_circle(cast: Cast) -> Member:
    """Somebody else who is in the circle."""
    fourth = collectives.join(
        by=Person.objects.create(), collective=cast.collective, name="Lark", at=AT, today=AT.date()
    )
    collectives.bring_into_circle(by=cast.third, circle=cast.circle, member=fourth)
    return fourth


def test_of_another_collective_nothing_is_here(cast: Cast) -> None:
    theirs = a_post(cast.elsewhere, words="their-words")
    for name, id in (("thread", theirs.thread_id), ("post", theirs.pk), ("change", theirs.pk), ("hide", theirs.pk)):
        assert client(cast).get(url(cast, name, id)).status_code == 404
    own = a_post(cast.member)
    moss = cast.client("other collective's member")
    assert moss.get(url(cast, "thread", own.thread_id)).status_code == 404
    inside = reverse("talk:thread", args=[cast.elsewhere.collective_id, own.thread_id])
    assert moss.get(inside).status_code == 404
    assert not list(hooks.search(cast.member, "their-words"))


def test_behind_a_note_the_words_stand_only_in_the_thread(cast: Cast) -> None:
    a_thread(cast.third, title="On Friday", words="heavy-words", note="a funeral")
    ash = client(cast)
    assert everything(cast, ash, "heavy-words").count("heavy-words") == 1
    assert "a funeral" in ash.get(url(cast, "threads")).content.decode()
    assert next(iter(hooks.search(cast.member, "heavy-words"))).words == "a funeral"
    page = ash.get(url(cast, "thread", Thread.objects.get().pk)).content.decode().partition("<main")[2]
    assert page.index("<details") < page.index("a funeral") < page.index("heavy-words") < page.index("</details")


def test_taken_back_is_found_by_nobody(cast: Cast) -> None:
    post = a_post(cast.member, words="mine-words", note="mine-note")
    a_post(cast.third, post.thread, quotes=post)
    ash = client(cast)
    assert "mine-words" in everything(cast, ash, "mine-words")
    assert "be undone" in ash.get(url(cast, "take-back", post.pk)).content.decode()
    ash.post(url(cast, "take-back", post.pk))
    for who in INSIDE:
        said = everything(cast, client(cast, who), "mine-words")
        assert "mine-" not in said
        assert "Taken back." in said
    assert "mine-" not in str(hooks.export(cast.member.person_id))


def test_words_in_a_circle_that_one_left_can_be_taken_back(cast: Cast) -> None:
    collectives.bring_into_circle(by=cast.third, circle=cast.circle, member=cast.member)
    post = a_post(cast.member, a_thread(cast.third, title="circle-title", circle=cast.circle), words="mine-words")
    collectives.step_out_of_circle(by=cast.member, circle=cast.circle)
    ash = client(cast)
    page = ash.get(url(cast, "mine")).content.decode()
    assert url(cast, "take-back", post.pk) in page
    assert "circle-title" not in page + ash.get(url(cast, "take-back", post.pk)).content.decode()
    assert ash.post(url(cast, "take-back", post.pk))["Location"] == url(cast, "mine")
    post.refresh_from_db()
    assert post.taken_back


def test_hidden_words_only_their_author_and_whoever_may_hide_can_read(cast: Cast) -> None:
    collectives.take_role(by=cast.third, kind="talk", at=AT)
    post = a_post(cast.member, words="rude-words")
    a_post(cast.third, post.thread, quotes=post)
    actions.hide(by=cast.third, post=post, rule=RULE, at=AT)
    said = everything(cast, client(cast, "steward"), "rude-words")
    assert "rude-words" not in said
    assert "Hidden by whoever holds the role House rules." in said
    assert RULE in said
    assert client(cast, "steward").get(url(cast, "hide", post.pk)).status_code == 404
    page = client(cast).get(url(cast, "thread", post.thread_id)).content.decode()
    assert "Your words here were hidden by whoever holds the role House rules." in page
    assert RULE in page
    assert page.count("rude-words") == 1
    assert not list(hooks.search(cast.member, "rude-words"))
    assert RULE in str(hooks.export(cast.member.person_id))


def test_the_log_tells_all_members_which_rule_and_neither_words_nor_names(cast: Cast) -> None:
    post = a_post(cast.third, words="rude-words")
    choose = client(cast).get(url(cast, "hide", post.pk)).content.decode()
    assert f'value="{RULE}"' in choose
    assert client(cast).post(url(cast, "hide", post.pk), {"rule": "made up"}).status_code == 422
    client(cast).post(url(cast, "hide", post.pk), {"rule": RULE})
    log = client(cast, "steward").get(url(cast, "log")).content.decode()
    assert RULE in log
    assert "by one of us" in log
    for never in ("rude-words", "Kit", "Ash", "The window", "shown again"):
        assert never not in log
    client(cast, "steward").post(url(cast, "show-again", post.pk))
    assert "It was shown again." in client(cast).get(url(cast, "log")).content.decode()


def test_without_house_rules_nothing_can_be_hidden(cast: Cast) -> None:
    collectives.set_up(by=cast.steward, name="collectives.house_rules", given="", at=AT)
    post = a_post(cast.third)
    assert "no house rules yet" in client(cast).get(url(cast, "hide", post.pk)).content.decode()
    assert client(cast).post(url(cast, "hide", post.pk), {"rule": RULE}).status_code == 422


def test_muted_leaves_lists_and_home_and_is_still_found(cast: Cast) -> None:
    thread = a_thread(cast.third, title="Loud-thread")
    lists = [url(cast, "threads"), *(reverse(name, args=[cast.collective.pk]) for name in ("inside", "together"))]
    ash = client(cast)
    assert "Loud-thread" in ash.get(lists[0]).content.decode()
    assert hooks.waiting_for(cast.member, AT)
    ash.post(url(cast, "mute", thread.pk), {"muted": "yes"})
    assert all("Loud-thread" not in ash.get(page).content.decode() for page in lists)
    assert not hooks.waiting_for(cast.member, AT)
    assert [found.title for found in hooks.search(cast.member, "loud-thread")] == ["Loud-thread"]
    assert "Loud-thread" in ash.get(url(cast, "mine")).content.decode()
    others = everything(cast, client(cast, "steward"), "Loud-thread")
    assert "You muted" not in others
    ash.post(url(cast, "mute", thread.pk), {"muted": "no"})
    assert not Mute.objects.exists()


def test_how_talk_reaches_somebody_is_chosen_in_one_place(cast: Cast) -> None:
    page = client(cast).get(url(cast, "mine")).content.decode()
    assert f'href="{reverse("notices:mine", args=[cast.collective.pk])}"' in page
    assert "<select" not in page
    assert 'type="radio"' not in page


def test_whom_somebody_hides_from_reads_no_name_of_theirs(cast: Cast) -> None:
    post = a_post(cast.third, a_thread(cast.third), words="kit-words")
    a_post(cast.third, post.thread, quotes=post)
    ash = client(cast)
    assert "Kit" in ash.get(url(cast, "threads")).content.decode()
    collectives.hide_from_member(by=cast.third, member=cast.member)
    for page in (url(cast, "threads"), url(cast, "thread", post.thread_id)):
        said = ash.get(page).content.decode()
        assert "Kit" not in said
        assert "Begun by somebody" in said
        assert "Kit" in client(cast, "steward").get(page).content.decode()
    quoted = ash.post(url(cast, "thread", post.thread_id), {"quote": str(post.pk)}).content.decode()
    assert "kit-words" in quoted
    assert "Kit" not in quoted


def test_others_see_changed_without_a_time(cast: Cast) -> None:
    post = a_post(cast.member)
    ash = client(cast)
    assert ash.post(url(cast, "change", post.pk), {"words": ""}).status_code == 422
    ash.post(url(cast, "change", post.pk), {"words": "Other words"})
    page = client(cast, "steward").get(url(cast, "thread", post.thread_id)).content.decode()
    assert "changed" in page
    assert "Other words" in page
    assert client(cast, "steward").get(url(cast, "change", post.pk)).status_code == 404


def test_a_script_in_words_title_note_or_rule_stays_words(cast: Cast) -> None:
    evil = "<script>alert(1)</script>"
    collectives.set_up(by=cast.steward, name="collectives.house_rules", given=evil, at=AT)
    cast.member.collective.refresh_from_db()
    post = a_post(cast.third, a_thread(cast.third, title=evil), words=f"{evil} [x](javascript:alert(1))", note=evil)
    a_post(cast.third, post.thread, quotes=post)
    actions.hide(by=cast.member, post=a_post(cast.steward, post.thread), rule=evil, at=AT)
    ash = client(cast)
    for page in (url(cast, "threads"), url(cast, "thread", post.thread_id), url(cast, "log")):
        said = ash.get(page).content.decode()
        assert "&lt;script&gt;" in said
        assert "<script>alert" not in said
        assert 'href="javascript' not in said
