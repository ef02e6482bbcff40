"""What the writes of this app share."""

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from ourterms.asks import rules
from ourterms.asks.models import Ask, Offered
from ourterms.collectives.models import Collective, Member
from ourterms.figures.calendars import nth_working_day
from ourterms.kit import chance
from ourterms.kit.speech import say
from ourterms.kit.words import many_lines, one_line
from ourterms.people.acts import Refused
from ourterms.terms.ours import in_force
from ourterms.terms.rules.check import check
from ourterms.terms.rules.conditions import Conditions

# Whose public holidays count, country by country; as the check of an advert has it.
_HOLIDAYS = {"GB": "GB-ENG", "IE": "IE", "AU": "AU", "CA": "CA", "NZ": "NZ", "US": "US"}


def refuse_unless(allowed: bool, message: str = "") -> None:
    """Refused with the message, or as for something that is not there."""
    if not allowed:
        raise Refused(message or say("There is nothing here."))


def today_of(collective: Collective, at: datetime) -> date:
    """The day, by the clock of the collective."""
    return at.astimezone(ZoneInfo(collective.setting("collectives.zone"))).date()


def clean_title(title: str) -> str:
    """A title as it is kept. Refused when it is empty or too long."""
    title = one_line(title)
    refuse_unless(bool(title), say("Say in a line what it is about."))
    refuse_unless(len(title) <= rules.TITLE, say("Use at most {most} letters.", most=rules.TITLE))
    return title


def clean_words(words: str, most: int = rules.WORDS) -> str:
    """Words as they are kept. Refused when they are too many."""
    words = many_lines(words)
    refuse_unless(len(words) <= most, say("Use at most {most} letters.", most=most))
    return words


def held_ask(by: Member, ask: Ask) -> Ask:
    """The ask as it is now, held until the end of the transaction. Refused for one that `by` may not see."""
    held: Ask | None = Ask.objects.for_member(by).select_for_update(of=("self",)).filter(pk=ask.pk).first()
    if held is None:
        raise Refused(say("There is nothing here."))
    return held


def answer_by(collective: Collective, came: date) -> date:
    """The day of our clock: so many working days after it came, of the country that the group is in."""
    where = _HOLIDAYS.get(collective.setting("collectives.country"), "GB-ENG")
    return nth_working_day(came, collective.setting("asks.days"), where)


def put_offer(
    ask: Ask, *, side: str, conditions: Conditions, day: date, id: UUID | None = None, **more: object
) -> Offered:
    """The next version of what is offered in an ask, held against our terms of now. The ask is held already."""
    ours = in_force(ask.collective_id)
    offered: Offered = Offered.objects.create(
        pk=id or chance.uuid(),
        collective_id=ask.collective_id,
        ask=ask,
        number=Offered.objects.filter(ask=ask).count() + 1,
        side=side,
        conditions=rules.as_data(conditions),
        findings=rules.findings_data(check(conditions, ours.terms)),
        terms_version=ours.version,
        day=day,
        **more,
    )
    return offered
