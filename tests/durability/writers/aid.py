"""Needs, for all and for a few; answers and what the two wrote; what was asked through somebody."""

from django.db.models import Q

from ourterms.aid import actions, rules
from ourterms.aid.models import POSTED, Answer, Chosen, Errand, Message, Need
from ourterms.aid.sealed import FOR_NEEDER, Wish, read_copy
from ourterms.collectives.models import Member
from ourterms.kit import chance, clock
from ourterms.notices.models import Told
from tests.durability.writers.drawn import Note, Writer, beside, newcomer, some_member, with_address, words


def need() -> Note | None:
    """A need for a few."""
    by = some_member()
    other = by and beside(by)
    if by is None or other is None:
        return None
    id, said = chance.uuid(), words()
    wish = Wish("lift", said, chosen=frozenset({other.pk}))
    actions.post(by=by, id=id, wish=wish, at=clock.now())
    return {"need": str(id), "words": said, "chosen": str(other.pk)}


def answered() -> Note | None:
    """Somebody can; whoever asked is told, writes back, and says that it's done."""
    other = some_member()
    if other is None:
        return None
    asker, said = newcomer(other.collective, with_address()), words()
    wanted = actions.post(by=asker, id=chance.uuid(), wish=Wish("food", said), at=clock.now())
    answer = actions.answer(by=other, need=wanted, id=chance.uuid(), words=said, at=clock.now())
    message = actions.write(by=asker, answer=answer, id=chance.uuid(), words=said, at=clock.now())
    actions.say_whether_done(by=asker, answer=answer, said=rules.YES, at=clock.now())
    return {"answer": str(answer.pk), "message": str(message.pk), "asker": str(asker.pk), "words": said}


def _answered_is(note: Note) -> bool:
    answer = Answer.objects.filter(pk=note["answer"], words=note["words"], asker_said=rules.YES)
    return (
        answer.filter(ended__isnull=False, need__closed__isnull=False).exists()
        and Message.objects.filter(pk=note["message"], answer=note["answer"], words=note["words"]).exists()
        and Told.objects.filter(about=note["answer"], member=note["asker"]).exists()
    )


def errand() -> Note | None:
    """Asked through somebody, and posted by them."""
    by = some_member()
    other = by and beside(by)
    if by is None or other is None:
        return None
    id, said, at = chance.uuid(), words(), clock.now()
    asked = actions.ask_through(by=by, id=id, wish=Wish("form", said), go_between=other, today=at.date())
    actions.post_errand(by=other, errand=asked, at=at)
    return {"errand": str(id), "needer": str(by.pk), "words": said}


def _errand_is(note: Note) -> bool:
    row = Errand.objects.select_related("need").filter(pk=note["errand"], state=POSTED).first()
    needer = Member.objects.filter(pk=note["needer"]).first()
    opened = read_copy(needer, FOR_NEEDER, row) if row and needer else None
    return (
        row is not None and opened is not None and row.need is not None
        and opened.wish.words == row.need.words == note["words"]
    )  # fmt: skip


WRITERS = [
    Writer(
        "need",
        need,
        lambda note: (
            Need.objects.filter(pk=note["need"], words=note["words"]).exists()
            and Chosen.objects.filter(need=note["need"], member=note["chosen"]).exists()
        ),
    ),
    Writer("answered", answered, _answered_is),
    Writer("errand", errand, _errand_is),
]


def a_need_for_a_few_has_them() -> list[str]:
    half = Need.objects.filter(Q(chosen_only=True, chosen=None) | Q(chosen_only=False, chosen__isnull=False))
    return [f"need {pk}: for a few by half" for pk in half.values_list("pk", flat=True)]


def an_answer_is_told() -> list[str]:
    told = Told.objects.values("about")
    half = Answer.objects.filter(need__by__person__email_mark__isnull=False).exclude(pk__in=told)
    return [f"answer {pk}: nobody was told" for pk in half.values_list("pk", flat=True)]


def what_is_done_is_closed() -> list[str]:
    half = Answer.objects.filter(asker_said=rules.YES, need__offered=False).filter(Q(need__closed=None) | Q(ended=None))
    return [f"answer {pk}: done by half" for pk in half.values_list("pk", flat=True)]


def what_somebody_else_asked_for_has_its_errand() -> list[str]:
    half = Need.objects.filter(for_somebody=True).exclude(pk__in=Errand.objects.filter(state=POSTED).values("need"))
    return [f"need {pk}: nobody asked for it" for pk in half.values_list("pk", flat=True)]


HOLDS = [
    a_need_for_a_few_has_them,
    an_answer_is_told,
    what_is_done_is_closed,
    what_somebody_else_asked_for_has_its_errand,
]
