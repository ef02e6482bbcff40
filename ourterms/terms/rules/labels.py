"""Our conditions in the words of labelled adverts: what the bench compares, and `read` in the API and in `--json`."""

from decimal import Decimal
from typing import Any

from ourterms.terms.rules.conditions import Conditions, Fact
from ourterms.terms.rules.reading.hours import by_the_clock

AUTHORITY = {
    "story": "share_story",
    "feedback": "give_feedback",
    "advice": "advise",
    "seat": "advise",
    "vote": "vote_or_equal_member",
    "co_decide": "decide",
    "veto": "decide",
    "lead": "co_chair_or_lead",
}


def labels(conditions: Conditions) -> dict[str, Any]:
    """The labels' keys and nesting; every fact that has words brings them as `..._evidence`, joined by " … "."""
    c = conditions
    often = None if c.sessions_per and c.sessions_per.value == "week" else c.sessions  # labels know no week
    hours = None if by_the_clock(c.hours_per_session) else c.hours_per_session  # nothing is computed in labels
    return {
        "country": {"GB": "UK"}.get(c.country.value, c.country.value) if c.country else None,
        "pay": {
            "amount": _value(c.pay_amount),
            "unit": _unit(c.pay_unit),
            "currency": _value(c.pay_currency) if c.pay_amount else None,
            "form": _value(c.pay_form),
            "evidence": _words(c.pay_amount, c.pay_form),
        },
        "expenses": {"covered": _value(c.expenses_covered), "evidence": _words(c.expenses_covered)},
        **_both("preparation_paid", c.preparation_paid),
        **_both("travel_time_paid", c.travel_time_paid),
        **_both("debrief_or_support_offered", c.support_offered),
        **_both("training_offered", c.training_offered),
        **_both("named_contact", c.named_contact),
        "time": {
            "hours_per_session": _value(hours),
            "sessions": _value(often),
            "sessions_per": _value(c.sessions_per) if often else None,
            "total_hours": _value(c.total_hours),
            "hours_per_month": _value(c.hours_per_month),
            "months": _value(c.months),
            "evidence": _words(hours, often, c.total_hours, c.hours_per_month, c.months),
        },
        **_both("closing_date", c.closing_date),
        **_both("start_or_event_date", c.start_date),
        **_both("location_or_remote", c.place),
        **_both("access_support", c.access_support),
        "authority": AUTHORITY[c.authority.value] if c.authority else "none_stated",
        "authority_evidence": _words(c.authority),
        "story_demanded": bool(c.story_demanded and c.story_demanded.value),
        **_both("feedback_on_outcome_promised", c.feedback_promised),
        **_both("people_sought", c.people_sought),
        "benefits_advice_mentioned": bool(c.benefits_advice and c.benefits_advice.value),
    }


def _unit(fact: Fact[str] | None) -> str | None:
    """The unit of pay; what comes for each meeting has a name of its own in the labels."""
    if fact and fact.value == "session":
        words = " ".join(fact.words).lower()
        return "meeting" if "meeting" in words and "session" not in words else "session"
    return fact.value if fact else None


def _both(key: str, fact: Fact[Any] | None) -> dict[str, Any]:
    return {key: _value(fact), f"{key}_evidence": _words(fact)}


def _value(fact: Fact[Any] | None) -> Any:
    if fact is None:
        return None
    value = fact.value
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    return value if isinstance(value, (bool, int, str)) else str(value)


def _words(*facts: Fact[Any] | None) -> str | None:
    return " … ".join(dict.fromkeys(words for fact in facts if fact for words in fact.words)) or None
