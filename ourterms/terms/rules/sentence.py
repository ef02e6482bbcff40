"""The one sentence about them: what they pay, and who decides. About what they offer, never about who takes it."""

from decimal import Decimal

from ourterms.kit.money import Money
from ourterms.kit.speech import say
from ourterms.terms.rules.check import Finding
from ourterms.terms.rules.clauses.money import hours_between, in_dollars, up_to
from ourterms.terms.rules.conditions import AUTHORITY, Conditions, Fact
from ourterms.terms.rules.patterns import rx

# What "£25 ..." is for, as it is read out.
_FOR = {
    "hour": "an hour",
    "half_day": "for half a day",
    "day": "a day",
    "session": "for each session",
    "week": "a week",
    "month": "a month",
    "year": "a year",
    "total": "for all of it",
}
_SAY = {
    "story": "They ask for people's stories.",
    "feedback": "They ask for feedback. We found no word on who decides.",
    "advice": "They ask for advice. We found no word on who decides.",
    "seat": "There is a seat, and no vote is named.",
    "vote": "The people they ask have a vote.",
    "co_decide": "The people they ask decide too.",
    "veto": "The people they ask can stop it.",
    "lead": "The people they ask lead it.",
}


_NUMBERS = ("", "", "two", "three", "four", "five", "six", "seven", "eight")


# "£18 to £22": two figures for one thing.
_TWO_FIGURES = rx(r"\d ?(?:-|\u2013|\u2014|to|and) ?[A-Za-z]{0,3}[£€$]? ?\d")
_A_SUM = rx(r"[£€$] ?\d")  # money, where no figure was read: "£20.999 an hour"
_DASH = rx(r"(?<=\d) ?[-\u2013\u2014] ?(?=\d)")  # no line breaks between "60-" and "90"
_FOR_FULL_TIME = rx(r"(?i)pro rata|\b[fw]te\b")
_AN = rx(r"(?:A|NZ)\$|[^\d]*(?:8|1[18](?!\d)|1[18],)")  # an A$20, an £80, an £18 voucher; a £180 voucher


def _how_long(hours: Fact[Decimal]) -> str:
    """What one session's pay is for: "for an hour", "for 45 minutes"; in their words where these name two lengths."""
    if hours_between(hours) or up_to(hours):
        words = " ".join(" ".join(hours.words).split())
        return say("for {words}", words=_DASH.sub(" to ", words))
    if hours.value == 1:
        return say("for an hour")
    if hours.value == Decimal("0.5"):
        return say("for half an hour")
    if hours.value < 1:
        return say("for {minutes} minutes", minutes=round(hours.value * 60))
    return say("for {hours} hours", hours=_in_words(hours.value))


def _in_words(number: Decimal) -> str:
    """ "two", "2.5", "9"."""
    if number == int(number):
        return say(_NUMBERS[int(number)]) if 2 <= number < len(_NUMBERS) else str(int(number))
    return f"{number.normalize():f}"


def _amount(amount: Fact[Decimal], currency: Fact[str] | None) -> str:
    """ "£1,250.00"; "$1,250" or "1,250" where they don't say whose."""
    if currency:
        return str(Money.parse(amount.value, currency.value))
    return f"{'$' if in_dollars(amount) else ''}{amount.value:,.2f}".removesuffix(".00")


def _pay(conditions: Conditions) -> str:
    c = conditions
    form = c.pay_form.value if c.pay_form else ""
    if form == "unpaid":
        return say("They don't pay.")
    if form == "expenses_only":
        return say("They cover expenses and pay nothing else.")
    if c.pay_contradicts:
        return say("They give two figures for the pay.")
    if c.pay_amount:
        unit = say(_FOR[c.pay_unit.value]) if c.pay_unit else ""
        hours = c.hours_per_session
        if unit and c.pay_unit and c.pay_unit.value == "session" and hours:
            unit = _how_long(hours)
        price = f"{_amount(c.pay_amount, c.pay_currency)} {unit}".strip()
        if form == "voucher":
            amount = _amount(c.pay_amount, c.pay_currency).removesuffix(".00")
            voucher = say("an {amount} voucher {unit}") if _AN.match(amount) else say("a {amount} voucher {unit}")
            price = voucher.format(amount=amount, unit=unit).strip()
        elif any(_TWO_FIGURES.search(words) for words in c.pay_amount.words):
            price = say("{price} or more", price=price)
        if c.pay_unit and any(_FOR_FULL_TIME.search(words) for words in c.pay_unit.words):
            price = say("{price} for full time", price=price)
        if c.pay_currency:
            return say("They pay {price}.", price=price)
        if in_dollars(c.pay_amount):
            return say("They pay {price}; they don't say which dollars.", price=price)
        return say("They pay {price}; they don't say in which currency.", price=price)
    if c.pay_other_currency:
        return say("They pay, in a currency we don't know.")
    if form == "voucher":
        return say("They pay with a voucher.")
    if form == "choice":
        return say("Each person can choose how to be paid; they don't say how much.")
    if form == "money":
        if c.pay_form and any(_A_SUM.match(words) for words in c.pay_form.words):
            return say("They say that they pay; we can't read how much.")
        return say("They say that they pay, and not how much.")
    return say("We found no word on what they pay.")


def sentence(conditions: Conditions, three: list[Finding]) -> str:
    """The sentence over the findings: the pay, then who decides, or that a story is the price of getting in.

    `three` are the findings shown under it (`check.three`).
    """
    c = conditions
    if not three:
        return say("They offer all that these terms ask for.")
    authority = c.authority.value if c.authority else ""
    story = c.story_demanded and c.story_demanded.value
    if story and AUTHORITY.index(authority or "story") <= AUTHORITY.index("seat"):
        second = say("They ask people to tell their own story.")
    elif c.decided_by and AUTHORITY.index(authority or "story") <= AUTHORITY.index("seat"):
        second = say("Somebody else decides in the end.")
    elif authority:
        second = say(_SAY[authority])
    elif not c.pay_form and not c.pay_amount and not c.pay_contradicts and not c.pay_other_currency:
        return say("We found no word on what they pay, and none on who decides.")
    else:
        second = say("We found no word on who decides.")
    return f"{_pay(c)} {second}"
