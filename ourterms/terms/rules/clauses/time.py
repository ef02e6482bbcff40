"""Clauses about time, place and access."""

from typing import Any

from ourterms.kit.speech import say_n
from ourterms.terms.rules.clauses.base import (
    MET,
    NOTHING,
    SHORT,
    Clause,
    DayLengths,
    Judgement,
    at_least,
    at_most,
    quoted,
    yes,
)
from ourterms.terms.rules.conditions import Conditions


def _remote(conditions: Conditions, figure: Any, lengths: DayLengths) -> Judgement:
    place = conditions.place
    if place is None:
        return NOTHING
    return Judgement(SHORT if place.value == "in_person" else MET, quoted(place), (place,))


def _time_to_answer(conditions: Conditions, figure: Any, lengths: DayLengths) -> Judgement:
    days = conditions.answer_days
    if days is None:
        return NOTHING
    n = int(days.value)
    if conditions.country:
        left = say_n("That leaves {n} working day.", "That leaves {n} working days.", n)
    else:  # somebody's public holidays have to count
        left = say_n(
            "That leaves {n} working day, with England's public holidays off.",
            "That leaves {n} working days, with England's public holidays off.",
            n,
        )
    return Judgement(MET if days.value >= figure else SHORT, f"{quoted(days)} {left}".strip(), (days,))


TIME = (
    Clause(
        "time-to-answer",
        "time",
        "Time to answer",
        "A group that decides together meets once a month, not by Friday.",
        "There are {figure} or more to answer in.",
        "{figure} to answer in",
        "Do you get {figure} or more to answer when they ask you for something?",
        "How long do we have to answer?",
        _time_to_answer,
        "working_days",
    ),
    Clause(
        "notice",
        "time",
        "Notice for each session",
        "A day has to be built around a meeting: sleep, work, children, a lift.",
        "Dates come {figure} or more ahead.",
        "dates {figure} or more ahead",
        "Do you get dates {figure} or more ahead?",
        "How long ahead do dates come?",
        at_least("notice_days"),
        "working_days",
    ),
    Clause(
        "session-length",
        "time",
        "Sessions of a length people can do",
        "Long meetings suit those who are paid to sit in them.",
        "A session is {figure} long at most.",
        "sessions of {figure} at most",
        "Are sessions {figure} long at most?",
        "How long is one session?",
        at_most("hours_per_session"),
        "hours",
    ),
    Clause(
        "breaks",
        "time",
        "Breaks",
        "A break is time to breathe, eat, smoke, or decide to go.",
        "There are breaks, and a quiet place for them.",
        "breaks, and a quiet place for them",
        "Are there breaks, and a quiet place for them?",
        "When are the breaks, and where is it quiet?",
        yes("breaks"),
    ),
    Clause(
        "papers-ahead",
        "time",
        "Papers ahead",
        "Papers on the evening before mean that only paid staff have read them.",
        "Papers come {figure} or more ahead, in plain words.",
        "papers {figure} or more ahead, in plain words",
        "Do papers come {figure} or more ahead, in plain words?",
        "When do the papers come?",
        at_least("materials_days"),
        "days",
    ),
    Clause(
        "remote-possible",
        "time",
        "From home, if somebody wants",
        "Some people can't go out this month and still have a lot to say.",
        "People can take part from home.",
        "a way to take part from home",
        "Can people take part from home?",
        "Can somebody take part from home?",
        _remote,
    ),
    Clause(
        "good-hours-and-places",
        "time",
        "Hours and places people can do",
        "Half past eight on a ward suits nobody but those who work there.",
        "Nothing starts before 10:00, runs overnight or takes place on a ward, unless people choose it.",
        "no start before 10:00, no nights and no wards, unless people choose it",
        "Do things start after 10:00, and never overnight or on a ward unless you choose it?",
        "Can the hours and the place be ones that people can do?",
        yes("good_hours"),
    ),
    Clause(
        "access-asked",
        "time",
        "Access needs are asked for",
        "If you have to beg for a ramp, they did not expect you.",
        "They ask everybody what they need, and do it.",
        "a question to everybody about what they need",
        "Do they ask everybody what they need, and do it?",
        "Who do we tell what we need?",
        yes("access_support"),
    ),
    Clause(
        "access-paid",
        "time",
        "Access is paid for",
        "Interpreters, assistants and somebody to mind the children cost money.",
        "Interpreters, assistants and replacement care are paid for.",
        "interpreters, helpers and somebody to stand in at home paid for",
        "Are interpreters, assistants and replacement care paid for?",
        "Who pays for interpreters, assistants, somebody for the children?",
        yes("access_paid"),
    ),
)
