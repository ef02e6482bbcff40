"""Collectives that have been at it for years, for `bench.inside`: `python -m bench.made FOLDER TIMES`.

The rows are written straight into the tables, in bulk: a year through the real actions is what the demo is for.
Things of all collectives lie between each other, as they would have come. TIMES is how often as much of everything
there is in each of the 20 collectives. FOLDER/made.json then has {"cookie", "pages": name -> path}.
"""

import json
import os
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from datetime import time as hour
from itertools import cycle, islice
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from bench.outside import Outside

COLLECTIVES = 20
MEMBERS, THREADS, POSTS = 100, 500, 10  # of each collective; of each thread
MEETINGS, UPCOMING, NEEDS, LINES, PAGES = 1_000, 20, 200, 500, 100  # of each collective
LONG = 50  # posts of the one long thread
DECISIONS, OPEN, WAITING = 250, 20, 100  # of each collective; of these still open; what waits on its agenda
ANSWERS, REMARKS, LONG_REMARKS = 50, 4, 100  # to a decision; to the one long decision
CSRF = "a" * 32  # what a form and its cookie share
NAMES = [
    "Ash",
    "Bee",
    "Fern",
    "Juniper",
    "Kit",
    "Marl",
    "Moss",
    "Ode",
    "Pip",
    "Rowan",
    "Sorrel",
    "Tam",
    "Wren",
    "Ziggy",
]
WORDS = ["kettle", "window", "letter", "Thursday", "bus", "lift", "soup", "bench", "key", "stairs", "notes", "kitchen"]
WORDS += ["table", "radio", "river", "song", "coat", "bread", "evening", "rain", "clinic", "form", "market", "garden"]
AT_ONCE = 5_000


def batched(rows: Iterable[Any], size: int) -> Iterator[list[Any]]:
    """The rows, so many at a time."""
    left = iter(rows)
    return iter(lambda: list(islice(left, size)), [])


def main(folder: str, times: int) -> None:
    """Make them in an empty data folder."""
    os.environ |= {"OURTERMS_DATA": folder, "OURTERMS_URL": "http://localhost:8000"}
    from ourterms.site.serve import prepare

    prepare()
    from django.db import connection, transaction

    for pragma in ("synchronous = OFF", "journal_mode = OFF", "foreign_keys = OFF", "cache_size = -500000"):
        connection.cursor().execute(f"PRAGMA {pragma}")  # it may all be lost: it is made up
    began = time.monotonic()
    with transaction.atomic():
        made = Made(times)
        made.everything()
    print(f"Made {made.rows:,} rows in {time.monotonic() - began:.0f} s.", file=sys.stderr)
    (Path(folder) / "made.json").write_text(json.dumps({"cookie": made.cookie(), "pages": made.pages()}))


def _stored(value: Any) -> Any:
    """A value as Django keeps it in SQLite."""
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, datetime):
        return str(value.replace(tzinfo=None))
    if isinstance(value, (list, dict)):
        return json.dumps(value)
    return str(value) if isinstance(value, (date, hour)) else value


class Made:
    """All that is made, with the same chance each time. `mine`, `ours`: the member who looks, and their collective."""

    def __init__(self, times: int) -> None:
        from ourterms.kit import clock

        self.times, self.chance, self.now, self.rows = times, Random(5), clock.now(), 0  # noqa: S311 (the same each time)
        self.today = self.now.date()

    def id(self) -> UUID:
        """A random id, as rows have."""
        return UUID(int=self.chance.getrandbits(128), version=4)

    def words(self, number: int) -> str:
        """So many words that mean nothing."""
        return " ".join(self.chance.choices(WORDS, k=number)).capitalize() + "."

    def keep(self, model: Any, rows: Iterable[Any]) -> None:
        """Write rows of one table."""
        for some in batched(rows, AT_ONCE):
            model._base_manager.bulk_create(some)
            self.rows += len(some)

    def pour(self, model: Any, rows: Iterable[dict[str, Any]]) -> None:
        """The same for the longest tables, from bare values by column: rows of Django's would take minutes."""
        from django.db import connection

        fields = model._meta.concrete_fields
        blank = {field.column: _stored(None if field.primary_key else field.get_default()) for field in fields}
        names, places = ", ".join(f'"{name}"' for name in blank), ", ".join(["?"] * len(blank))
        insert = f"INSERT INTO {model._meta.db_table} ({names}) VALUES ({places})"  # noqa: S608 (names of ours)
        connection.ensure_connection()
        for some in batched(rows, AT_ONCE):
            whole = [[_stored(row[name]) if name in row else empty for name, empty in blank.items()] for row in some]
            connection.connection.executemany(insert, whole)
            self.rows += len(some)

    def everything(self) -> None:
        """The tables in the order in which they point at each other."""
        inside = (self.groups, self.talk, self.meetings, self.aid, self.tin, self.library, self.decisions)
        for make in (*inside, self.outside):
            began = time.monotonic()
            make()
            print(f"  {make.__name__}: {time.monotonic() - began:.1f} s", file=sys.stderr)

    def groups(self) -> None:
        """Collectives, their members, five circles of ten in each, and who does what."""
        from ourterms.collectives.models import Circle, CircleMember, Collective, Member, RoleHeld
        from ourterms.people.models import Person

        self.collectives = [
            Collective(pk=self.id(), name=f"Group {n}", chosen={"asks.on": True}) for n in range(COLLECTIVES)
        ]
        self.keep(Collective, self.collectives)
        number = MEMBERS * self.times
        people = [Person(pk=self.id()) for _ in range(COLLECTIVES * number)]
        self.keep(Person, people)
        self.members: dict[UUID, list[Any]] = {}
        for collective, some in zip(self.collectives, batched(people, number), strict=True):
            self.members[collective.pk] = [
                Member(
                    pk=self.id(),
                    collective=collective,
                    person=person,
                    name=f"{NAMES[n % len(NAMES)]} {n}",
                    name_key=f"{NAMES[n % len(NAMES)]} {n}".lower(),
                    joined=self.today - timedelta(days=400),
                )
                for n, person in enumerate(some)
            ]
            self.keep(Member, self.members[collective.pk])
        self.circles = {
            each.pk: [Circle(pk=self.id(), collective=each, name=f"Circle {n}") for n in range(5 * self.times)]
            for each in self.collectives
        }
        self.keep(Circle, (circle for circles in self.circles.values() for circle in circles))
        self.keep(
            CircleMember,
            (
                CircleMember(pk=self.id(), circle=circle, member=members[(7 * n + place) % len(members)])
                for members, circles in zip(self.members.values(), self.circles.values(), strict=True)
                for n, circle in enumerate(circles)
                for place in range(10)
            ),
        )
        self.keep(
            RoleHeld,
            (
                RoleHeld(pk=self.id(), collective_id=collective, kind=kind, member=members[place])
                for collective, members in self.members.items()
                for place, kind in enumerate(("settings", "tin"), start=3)
            ),
        )
        self.ours = self.collectives[0]
        self.mine = self.members[self.ours.pk][0]

    def each_in_turn(self, number: int) -> Iterator[tuple[int, Any, Any, datetime, Any]]:
        """`number * times` things for each collective: their place, collective, perhaps a circle, when, and by whom."""
        number *= self.times
        for place in range(number):
            at = self.now - timedelta(days=400) + timedelta(days=399) * place / number
            for collective in self.collectives:
                circle = self.chance.choice(self.circles[collective.pk]) if place % 5 == 0 else None
                by = self.chance.choice(self.members[collective.pk])
                yield place, collective, circle, at + timedelta(seconds=self.chance.random()), by

    def texts(self, number: int, long: int) -> Iterator[tuple[str, str]]:
        """Words and their HTML, over and over; made by our own renderer."""
        from ourterms.kit.markdown import to_html

        return cycle([(words, to_html(words)) for words in (self.words(long) for _ in range(number))])

    def talk(self) -> None:
        """Threads of POSTS posts; one long one in which there are quotes and notes."""
        from ourterms.talk.models import Post, Thread

        threads = [
            Thread(
                pk=self.id(),
                collective=collective,
                circle=circle,
                by=by,
                title=self.words(4),
                day=at.date(),
                last_at=at + timedelta(minutes=POSTS),
            )
            for _place, collective, circle, at, by in self.each_in_turn(THREADS)
        ]
        self.long = next(each for each in reversed(threads) if each.collective_id == self.ours.pk and not each.circle)
        self.keep(Thread, threads)
        texts = self.texts(500, 40)

        def posts() -> Iterator[dict[str, Any]]:
            for thread in threads:
                members, first = self.members[thread.collective_id], None
                begun = thread.last_at - timedelta(minutes=POSTS)
                for place in range(LONG if thread is self.long else POSTS):
                    words, html = next(texts)
                    id = self.id()
                    yield {
                        "id": id,
                        "collective_id": thread.collective_id,
                        "circle_id": thread.circle_id,
                        "thread_id": thread.pk,
                        "by_id": self.chance.choice(members).pk if place else thread.by_id,
                        "opens": place == 0,
                        "quotes_id": first if place % 10 == 9 else None,
                        "note": "a hospital" if place % 25 == 24 else "",
                        "words": words,
                        "html": html,
                        "at": begun + timedelta(seconds=10 * place),
                    }
                    first = first or id

        self.pour(Post, posts())

    def meetings(self) -> None:
        """Meetings of some years and weeks to come; who comes, what is on, what was said."""
        from ourterms.meetings.models import AgendaLine, Coming, EveningRole, Session, WeSaid

        rows = []
        for place, collective, circle, _at, _by in self.each_in_turn(MEETINGS):
            days = (place - (MEETINGS - UPCOMING) * self.times) / self.times
            wall = (self.now + timedelta(days=1 + days)).replace(minute=0, second=0, microsecond=0)
            rows.append(
                {
                    "id": self.id(),
                    "collective_id": collective.pk,
                    "circle_id": circle and circle.pk,
                    "title": "Tea and planning" if place % 3 else "",
                    "day": wall.date(),
                    "time": hour(wall.hour),
                    "zone": "Europe/London",
                    "starts": wall,
                    "ends": wall + timedelta(hours=2),
                    "minutes": 120,
                    "where": "The side door, 4 Long Lane",
                }
            )
        self.pour(Session, rows)
        late = rows[-(UPCOMING + 10) * self.times * COLLECTIVES :]
        for model, often in ((AgendaLine, 5), (Coming, 8), (WeSaid, 3), (EveningRole, 1)):
            self.pour(model, self.of_meetings(model, late, often))
        mine = (each for each in rows if each["collective_id"] == self.ours.pk and not each["circle_id"])
        # The one of today has more on its page than those to come, and in smaller data there is none today.
        soon = self.now + timedelta(hours=30)
        self.next = next(each["id"] for each in mine if each["starts"] > soon)

    def of_meetings(self, model: Any, sessions: list[dict[str, Any]], often: int) -> Iterator[dict[str, Any]]:
        """So many rows of one table for each of these meetings; nothing was said yet at one that is to come."""
        for session in sessions:
            if model.__name__ == "WeSaid" and session["starts"] > self.now:
                continue
            whole = {"session_id": session["id"], "collective_id": session["collective_id"]}
            for place, member in enumerate(self.chance.sample(self.members[session["collective_id"]], often)):
                own: dict[str, dict[str, Any]] = {
                    "AgendaLine": {"words": self.words(5), "place": place, "by_id": member.pk},
                    "Coming": {"member_id": member.pk},
                    "WeSaid": {"words": self.words(5), "by_id": member.pk, "at": session["starts"]},
                    "EveningRole": {"member_id": member.pk, "kind": "opens"},
                }
                yield {"id": self.id(), **whole, "circle_id": session["circle_id"], **own[model.__name__]}

    def aid(self) -> None:
        """Needs and offers, half of them closed."""
        from ourterms.aid.models import Need

        kinds = ("lift", "form")
        self.keep(
            Need,
            (
                Need(
                    pk=self.id(),
                    collective=collective,
                    circle=circle,
                    by=by,
                    offered=place % 3 == 0,
                    kind=kinds[place % 2],
                    words=self.words(12),
                    at=at,
                    closed=at if place % 2 else None,
                )
                for place, collective, circle, at, by in self.each_in_turn(NEEDS)
            ),
        )

    def tin(self) -> None:
        """What went in and out."""
        from ourterms.funds.models import TinLine

        self.pour(
            TinLine,
            (
                {
                    "id": self.id(),
                    "collective_id": collective.pk,
                    "minor": -250 if place % 2 else 300,
                    "currency": "GBP",
                    "words": self.words(4),
                    "day": at.date(),
                    "member_id": by.pk,
                    "at": at,
                }
                for place, collective, _circle, at, by in self.each_in_turn(LINES)
            ),
        )

    def library(self) -> None:
        """Pages that were saved twice."""
        from ourterms.library.models import Page, Version

        pages = [
            (
                Page(
                    pk=self.id(),
                    collective=collective,
                    circle=circle,
                    kind="guide",
                    title=title,
                    sort=title.casefold(),
                    number=2,
                    away=place % 20 == 1,
                ),
                at,
                by,
            )
            for place, collective, circle, at, by in self.each_in_turn(PAGES)
            for title in [self.words(4)]
        ]
        self.keep(Page, (page for page, _at, _by in pages))
        self.page = next(
            page for page, _at, _by in pages if page.collective_id == self.ours.pk and not page.circle and not page.away
        )
        texts = self.texts(200, 300)
        self.keep(
            Version,
            (
                Version(
                    pk=self.id(),
                    page=page,
                    number=number,
                    by=by,
                    day=at.date(),
                    title=page.title,
                    words=words,
                    html=html,
                )
                for page, at, by in pages
                for number, (words, html) in enumerate(islice(texts, 2), start=1)
            ),
        )

    def decisions(self) -> None:
        """Matters and decisions, every fourth of them by name. Who counted, and who answered what in a vote, is gone
        where it is closed. One long decision that is open, in which the member who looks has answered.
        """
        from ourterms.decisions.models import Ballot, Counted, Decision, Matter, Outcome, Remark
        from ourterms.decisions.rules.constitution import as_rule_data
        from ourterms.decisions.rules.ways import Rule, in_words

        rules = {way: Rule(way) for way in ("any-objections", "majority")}
        said = {way: {"rule": as_rule_data(rule), "rule_in_words": in_words(rule)} for way, rule in rules.items()}
        results = {"any-objections": {"no-objection": ANSWERS}, "majority": {"for": 30, "against": 20, "abstain": 0}}
        matters: list[dict[str, Any]] = []
        decisions: list[dict[str, Any]] = []
        for place, collective, circle, at, by in self.each_in_turn(DECISIONS + WAITING):
            whole = {"collective_id": collective.pk, "circle_id": circle and circle.pk}
            is_open = place >= (DECISIONS - OPEN) * self.times
            title, matter = self.words(5), self.id()
            row = {
                "id": matter,
                **whole,
                "by_id": by.pk,
                "kind": "everyday",
                "title": title,
                "day": at.date(),
                "at": at,
            }
            if place >= DECISIONS * self.times:
                matters.append(row | {"state": "waiting"})
                continue
            matters.append(row | {"state": "open" if is_open else "decided"})
            way = "any-objections" if place % 4 == 1 else "majority"
            closes = self.now + timedelta(days=3) if is_open else at
            decision = {
                "id": self.id(),
                **whole,
                **said[way],
                "matter_id": matter,
                "opened_by_id": by.pk,
                "question": title,
                "words": self.words(40),
                "clause": "The ready-made rules",
                "day": closes.date(),
                "time": hour(closes.hour),
                "zone": "Europe/London",
                "closes": closes.replace(minute=0, second=0, microsecond=0),
                "opened": at.date(),
            }
            if not is_open:
                without_outcome = len(decisions) % 10 == 0
                decision |= {"closed": True, "state": "yes", "tally": results[way], "to_conclude": without_outcome}
            decisions.append(decision)
        self.ours_decided = [each for each in decisions if each["collective_id"] == self.ours.pk]
        self.pour(Matter, matters)
        self.pour(Decision, decisions)
        long = next(
            each
            for each in reversed(decisions)
            if each["collective_id"] == self.ours.pk
            and not each["circle_id"]
            and each["rule"]["way"] == "any-objections"
        )
        self.decision = long["id"]

        def of_each(model: Any) -> Iterator[dict[str, Any]]:
            for place, decision in enumerate(decisions):
                members = self.members[decision["collective_id"]]
                first = self.chance.randrange(len(members) - ANSWERS) if decision is not long else 0
                whole = {name: decision[name] for name in ("collective_id", "circle_id")} | {
                    "decision_id": decision["id"]
                }
                is_open, by_name = not decision.get("closed"), decision["rule"]["way"] == "any-objections"
                people = members[first : first + ANSWERS]
                if (model is Counted and is_open) or (model is Ballot and (is_open or by_name)):
                    for number, member in enumerate(people):
                        own: dict[str, Any] = {"member_id": member.pk}
                        if model is Ballot:
                            own["answer"] = ("no-objection" if number % 10 else "objection") if by_name else "for"
                            own["words"] = self.words(8) if by_name and (decision is long or number % 10 == 0) else ""
                        yield {"id": self.id(), **whole, **own}
                elif model is Remark:
                    for number in range(LONG_REMARKS if decision is long else REMARKS):
                        at = decision["closes"] - timedelta(days=2) + timedelta(minutes=number)
                        yield {
                            "id": self.id(),
                            **whole,
                            "by_id": people[number % ANSWERS].pk,
                            "words": self.words(20),
                            "at": at,
                        }
                elif model is Outcome and not is_open and place % 10:
                    yield {
                        "id": self.id(),
                        **whole,
                        "by_id": people[0].pk,
                        "words": self.words(20),
                        "day": decision["day"],
                    }

        for model in (Counted, Ballot, Remark, Outcome):
            self.pour(model, of_each(model))

    def outside(self) -> None:
        """What comes from institutions."""
        self.from_outside = Outside(self)

    def cookie(self) -> str:
        """What the browser of the member who looks sends."""
        from django.http import HttpResponse

        from ourterms.people.devices import COOKIE, sign_in

        response = HttpResponse()
        sign_in(response, self.mine.person_id, shared=False, at=self.now)
        return f"{COOKIE}={response.cookies[COOKIE].value}; csrftoken={CSRF}"

    def pages(self) -> dict[str, str]:
        """The paths of the pages to measure."""
        ours = f"/m/{self.ours.pk}/"
        return {
            "Home": ours,
            "Together": f"{ours}together/",
            "threads": f"{ours}talk/",
            f"a thread of {LONG} posts": f"{ours}talk/{self.long.pk}/",
            "meetings": f"{ours}meetings/",
            "past meetings": f"{ours}meetings/past/",
            "a meeting": f"{ours}meetings/{self.next}/",
            "needs and offers": f"{ours}aid/",
            "library": f"{ours}library/",
            "a page of the library": f"{ours}library/{self.page.pk}/",
            "the tin": f"{ours}tin/",
            "the group": f"{ours}group/",
            "decide": f"{ours}decide/",
            "past decisions": f"{ours}decide/past/",
            f"a decision with {ANSWERS} answers": f"{ours}decide/{self.decision}/",
            **self.from_outside.pages(ours),
            "search": f"{ours}search/",
        }


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
