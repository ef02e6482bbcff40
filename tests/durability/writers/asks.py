"""Asks that members bring in, with what they offer and the institution that they come from."""

from ourterms.asks.actions import coming
from ourterms.asks.models import Ask, Offered
from ourterms.collectives import actions as collectives
from ourterms.institutions.models import Dealing
from ourterms.kit import chance, clock
from ourterms.terms.rules.reading import read
from tests.durability.writers.drawn import Note, Writer, pick, some_member, things_of, words


def brought_in() -> Note | None:
    """An ask of an institution that the group meets again and again."""
    by = some_member()
    if by is None:
        return None
    at, id, said = clock.now(), chance.uuid(), words()
    if not by.collective.setting("asks.on"):
        collectives.set_up(by=by, name="asks.on", given="yes", at=at)
        by.collective.refresh_from_db()
    advert = "We run a panel on the new ward. We offer a £20 voucher for two hours."
    brought = coming.Brought(f"Trust {pick(range(8))}", said, advert, read(advert), at.date())
    coming.bring_in(by=by, id=id, brought=brought, at=at)
    return {"ask": str(id), "title": said}


WRITERS = [
    Writer(
        "ask",
        brought_in,
        lambda note: (
            Ask.objects.filter(pk=note["ask"], title=note["title"]).exists()
            and Offered.objects.filter(ask=note["ask"], number=1).exists()
        ),
    )
]


def an_ask_has_what_it_offers_and_its_group_deals_with_whose_it_is() -> list[str]:
    offered = Offered.objects.filter(number=1).values("ask")
    half = [f"ask {ask.pk}: without what it offers" for ask in Ask.objects.exclude(pk__in=offered)]
    known = set(Dealing.objects.values_list("collective", "institution"))
    half += [
        f"ask {ask.pk}: of nobody whom the group deals with"
        for ask in Ask.objects.all()
        if (ask.collective_id, ask.institution_id) not in known
    ]
    brought = set(Ask.objects.filter(entered=True).values_list("pk", flat=True))
    return half + [f"ask {id}: not in the trail" for id in brought ^ things_of("asks:entered")]


HOLDS = [an_ask_has_what_it_offers_and_its_group_deals_with_whose_it_is]
