"""Fifteen months between Lantern Yard and a made-up trust: what was asked, what came of it, and what was not ours."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from ourterms.asks.models import Ask
from ourterms.asks.rules import ACCEPTED
from ourterms.collectives.models import Member
from ourterms.decisions import actions as decisions
from ourterms.decisions.models import Matter
from ourterms.institutions import actions as institutions
from ourterms.institutions.models import Institution
from ourterms.institutions.rules import ODS
from ourterms.kit import chance
from ourterms.kit.wall import Wall
from ourterms.promises.actions import accounts, demands, letters, powers, promised
from ourterms.promises.actions.accounts import Written
from ourterms.promises.models import Account, Demand, NotInOurName, Promise
from ourterms.promises.rules import kept
from ourterms.promises.rules.who_decided import Facts

ZONE = ZoneInfo("Europe/London")


class Year:
    """The members, the trust, and the moment from which days are counted back."""

    def __init__(self, members: dict[str, Member], now: datetime) -> None:
        self.people, self.now = list(members.values()), now
        self.trust: Institution = institutions.known_to(
            collective=self.people[0].collective,
            name="Larkmere Trust",
            scheme=ODS,
            value="ZZ9",
            by=self.people[0],
            at=self.at(455),
        )

    def at(self, days: int) -> datetime:
        """So many days ago, at the same hour."""
        return self.now - timedelta(days=days)

    def day(self, days: int) -> date:
        """The same as a day."""
        return self.at(days).astimezone(ZONE).date()

    def decide(self, matter: Matter, days: int, words: str) -> None:
        """A matter decided so many days ago: opened ten days before, agreed to by four."""
        opened, closed = self.at(days + 10), self.at(days)
        closes = Wall(opened.astimezone(ZONE).date() + timedelta(days=9), closed.astimezone(ZONE).time(), str(ZONE))
        what = decisions.Opening("consensus", matter.title, closes)
        by, *others = self.people[:4]
        decision = decisions.open_matter(by=by, id=chance.uuid(), matter=matter, what=what, at=opened)
        for each in (by, *others):
            decisions.answer(by=each, decision=decision, answer="agree", at=opened + timedelta(days=2))
        decisions.close(decision=decision, at=closed)
        decisions.write_outcome(by=by, id=chance.uuid(), decision=decision, words=words, at=closed)

    def demand(self, days: int, title: str, words: str, *, mild: bool = False, sent: int | None = None) -> Demand:
        """A demand that was put forward so many days ago, decided twelve days later, and sent, if it was."""
        by = self.people[1]
        demand = demands.propose(
            by=by, id=chance.uuid(), institution=self.trust, title=title, words=words, mild=mild, at=self.at(days)
        )
        assert demand.matter
        self.decide(demand.matter, days - 12, "We ask it of them, in our name.")
        demand.refresh_from_db()
        if sent is not None:
            self.letter(
                demand, sent, f"Dear Larkmere Trust,\n\nwe ask this of you:\n\n{title}\n\n{words}\n\nLantern Yard"
            )
            demand.refresh_from_db()
        return demand

    def letter(self, about: Demand | Promise | NotInOurName, days: int, words: str) -> None:
        """A letter that somebody sent by hand so many days ago."""
        letters.send(
            by=self.people[2],
            id=chance.uuid(),
            about=about,
            subject="From Lantern Yard",
            words=f"Dear {self.trust},\n\n{words}\n\nLantern Yard",
            day=self.day(days),
            at=self.at(days),
        )

    def answer(self, demand: Demand, days: int, kind: str, words: str, where: str) -> None:
        """What they answered so many days ago."""
        demands.answer(
            by=self.people[0],
            id=chance.uuid(),
            demand=demand,
            kind=kind,
            words=words,
            day=self.day(days),
            where=where,
            at=self.at(days),
        )

    def promise(self, demand: Demand, days: int, due: int, words: str) -> Promise:
        """What they promised so many days ago, due so many days ago."""
        return promised.promised(
            by=self.people[0],
            id=chance.uuid(),
            institution=self.trust,
            demand=demand,
            words=words,
            day=self.day(days),
            due=self.day(due),
            where="Their letter",
            at=self.at(days),
        )

    def show(self, promise: Promise, days: int, words: str) -> None:
        """What they showed so many days ago."""
        promised.show(
            by=self.people[0], id=chance.uuid(), promise=promise, words=words, day=self.day(days), at=self.at(days)
        )

    def account(self, demand: Demand, kept_on: int, written: Written) -> Account:
        """Who decided: kept by all so many days ago."""
        account = accounts.draft(
            by=self.people[3],
            id=chance.uuid(),
            institution=self.trust,
            demand=demand,
            written=written,
            at=self.at(kept_on + 14),
        )
        matter = accounts.put_to_all(by=self.people[3], id=chance.uuid(), account=account, at=self.at(kept_on + 12))
        self.decide(matter, kept_on, "That is how it was. It is our account.")
        return account


@transaction.atomic  # one writing to the disk: the demo should start quickly
def promises(members: dict[str, Member], now: datetime) -> None:
    """Everything between the two."""
    year = Year(members, now)
    writing(year)
    appointments(year)
    waiting(year)
    of_an_ask(year)


def writing(year: Year) -> None:
    """Fifteen months of writing, and a text that was printed and was not ours."""
    demand = year.demand(
        452,
        "Let us write the leaflet about going home",
        "Yours tells people to ring a number that nobody answers. We know what one needs on that day.",
        sent=436,
    )
    year.letter(
        demand,
        398,
        "Dear Larkmere Trust,\n\nwe wrote to you about the leaflet. No answer has reached us.\n\nLantern Yard",
    )
    year.answer(demand, 381, kept.ACCEPTED, "We would be delighted. You write it, we print it.", "Their letter")
    printing = year.promise(demand, 381, 150, "We print the text as you write it, by spring.")
    claim = powers.claimed(
        by=year.people[1],
        id=chance.uuid(),
        institution=year.trust,
        demand=demand,
        what="words",
        words="Co-written with the members of Lantern Yard.",
        where="Going home, a leaflet, page 2",
        day=year.day(128),
        agreed="To our text, as we sent it on paper. Two of its nineteen sentences are in the leaflet.",
        ours="We wrote for fifteen months. What was printed is theirs.",
        at=year.at(127),
    )
    year.letter(
        claim,
        124,
        "Dear Larkmere Trust,\n\npage 2 of your leaflet is not in our name. Please take it back.\n\nLantern Yard",
    )
    powers.came_of_claim(
        by=year.people[1],
        claim=claim,
        came=kept.PUT_RIGHT,
        day=year.day(61),
        words="The sentence is gone from the second printing. The first is still on the wards.",
        at=year.at(60),
    )
    matter = promised.put_ending_forward(
        by=year.people[0], id=chance.uuid(), promise=printing, how=kept.BROKEN, at=year.at(115)
    )
    year.decide(matter, 103, "It was promised in writing, and it was not done.")
    year.account(
        demand,
        88,
        Written(
            "What the leaflet about going home says",
            year.day(140),
            "We wrote it, sent it four times and changed it twice because they asked. Then another text was printed. "
            "Nobody told us why. We found it on a table.",
            Facts(
                question="us",
                options="both",
                told="before",
                asked="yes",
                answered="no",
                followed="partly",
                overrule="them",
                overridden="yes",
            ),
            theirs="Co-produced with people with lived experience.",
            where="Their yearly report, page 31",
            theirs_day=year.day(108),
        ),
    )


def appointments(year: Year) -> None:
    """Two votes on who is appointed: used twice, and respected. One promise kept, and one late."""
    demand = year.demand(
        300,
        "Put two of us on the panel that appoints to the ward",
        "With a vote each, out of four, and the list of names drawn up together.",
        sent=285,
    )
    year.answer(demand, 262, kept.PARTLY, "Two seats with a vote, for a year at first.", "A meeting, with minutes")
    power = powers.let_go(
        by=year.people[0],
        id=chance.uuid(),
        institution=year.trust,
        demand=demand,
        words="Who is appointed to the ward: two of the four votes are ours.",
        how="vote",
        since=year.day(240),
        until=year.day(-125),
        where="Minutes of the meeting",
        at=year.at(262),
    )
    for days, words, then in (
        (182, "A ward manager. We voted for the second name on the list.", "She began a month later."),
        (47, "A night nurse. Both of our votes went to the same name.", "He was appointed."),
    ):
        use = powers.use(
            by=year.people[2], id=chance.uuid(), power=power, words=words, day=year.day(days), at=year.at(days)
        )
        powers.came_of_use(
            by=year.people[2],
            use=use,
            came=kept.RESPECTED,
            day=year.day(days - 20),
            words=then,
            at=year.at(days - 20),
        )
    reading = year.promise(demand, 262, 190, "Whoever sits there is paid for an hour of reading before each panel.")
    year.show(reading, 176, "A pay slip with the hour on it, for the panel in the spring.")
    for who in year.people[:2]:
        promised.look(by=who, promise=reading, so=True, words="", at=year.at(170))
    change = promised.changed(
        by=year.people[2],
        id=chance.uuid(),
        institution=year.trust,
        demand=demand,
        promise=reading,
        words="Nobody reads forty pages unpaid any more before a panel.",
        day=year.day(182),
        at=year.at(168),
    )
    for who in year.people[1:3]:
        promised.confirm(by=who, change=change, so=True, words="", at=year.at(160))
    year.promise(demand, 262, 19, "The minutes of each panel reach you within six weeks.")
    year.account(
        demand,
        150,
        Written(
            "Who is ward manager",
            year.day(182),
            "Four of us in the room, two votes were ours, and nobody could overrule it but by the rule that we "
            "signed. It went as we voted. The question was theirs.",
            Facts(
                question="them",
                options="both",
                told="before",
                asked="yes",
                seats=2,
                votes=2,
                all_votes=4,
                answered="yes",
                followed="all",
                overrule="bound",
                overridden="no",
            ),
            theirs="Appointed together with our lived experience partners.",
            where="Their news page",
            theirs_day=year.day(168),
        ),
    )


def waiting(year: Year) -> None:
    """A silence, a letter that nobody has sent yet, and one that all of us have not decided yet."""
    year.demand(78, "Open the garden on Sundays", "It is locked from Friday evening to Monday.", sent=63)
    year.demand(15, "Say who reads a complaint, and by when", "By name of the post is enough.", mild=True)
    demands.propose(
        by=year.people[4],
        id=chance.uuid(),
        institution=year.trust,
        title="Pay the fare before the day, not after",
        words="Some of us have not got it.",
        mild=False,
        at=year.at(2),
    )
    powers.claimed(
        by=year.people[0],
        id=chance.uuid(),
        institution=year.trust,
        what="presence",
        words="Our members were part of it from the first day.",
        where="Their news page, under a picture of the open day",
        day=year.day(24),
        at=year.at(24),
    )
    accounts.draft(
        by=year.people[0],
        id=chance.uuid(),
        institution=year.trust,
        written=Written(
            "Who speaks at the open day",
            year.day(60),
            "We heard of it from a poster.",
            Facts(told="after", overridden="no"),
            theirs="Planned hand in hand.",
            where="The poster",
        ),
        at=year.at(20),
    )


def of_an_ask(year: Year) -> None:
    """What began with an ask that both said yes to stands on its line."""
    collective = year.people[0].collective_id
    ask = Ask.objects.filter(collective=collective, state=ACCEPTED).select_related("institution").order_by("at").first()
    if ask is not None:
        promised.promised(
            by=year.people[0],
            id=chance.uuid(),
            institution=ask.institution,
            ask=ask,
            words="What became of each of our points, in writing.",
            day=max(ask.came, year.day(30)),
            due=year.day(-30),
            where="The last session",
            at=year.now,
        )
