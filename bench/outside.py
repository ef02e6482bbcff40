"""What comes from institutions, for `bench.made`: asks and replies, agreements and places, money, demands and promises,
who decided, and what was published of it. In bulk, as the rest.
"""

import json
import sys
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import cycle
from typing import TYPE_CHECKING, Any
from uuid import UUID

if TYPE_CHECKING:
    from bench.made import Made

INSTITUTIONS, CONTACTS = 30, 10  # that all collectives have to do with, however much there is; of each, who writes
ASKS, AGREEMENTS, PLACES = 250, 100, 25  # of each collective; of these agreed; places in each, for so many people
GOING_ON, TAKEN, SESSIONS, PEOPLE = 30, 20, 5, 5  # agreements of each that go on; taken places; sessions; people in it
PROMISES, DEMANDS, REST = 500, 100, 50  # of each; of each of powers, changes and accounts
LONG_ASK, LONG_LINE = 20, 40  # replies to the one long ask; promises to the one long demand
ENTRIES, OBJECTIONS, HELD = 150, 40, 3  # published by each; of these somebody says that they are wrong; held back
ADVERT = "We run a panel on the new ward, two hours each month. We pay £25 an hour. We decide."


class Outside:
    """All of it, beside what `made` has made."""

    def __init__(self, made: "Made") -> None:
        self.made, self.pour, self.id = made, made.pour, made.id
        self.chance, self.now, self.today, self.times = made.chance, made.now, made.today, made.times
        self.ours, self.mine = made.ours, made.mine
        texts = {number: cycle([made.words(number) for _ in range(300)]) for number in range(4, 81)}
        self._texts = texts
        for make in (self.institutions, self.asks, self.agreements, self.money, self.promises, self.register):
            began = time.monotonic()
            make()
            print(f"    {make.__name__}: {time.monotonic() - began:.1f} s", file=sys.stderr)

    def words(self, number: int) -> str:
        """So many words that mean nothing, out of a few hundred texts."""
        return next(self._texts[number])

    def institutions(self) -> None:
        """Bodies that every collective calls as it likes, their contacts, and every collective's door and bell."""
        from ourterms.asks.models import Bell, Door
        from ourterms.institutions.models import Confirmation, Contact, Dealing, Guest, Institution

        collectives = self.made.collectives
        self.bodies: list[dict[str, Any]] = [
            {"id": self.id(), "name": f"Eastmere Trust {n}", "scheme": "ods", "value": f"RX{n:03d}"}
            for n in range(INSTITUTIONS)
        ]
        self.pour(Institution, self.bodies)
        self.pour(
            Dealing,
            (
                {
                    "id": self.id(),
                    "collective_id": each.pk,
                    "institution_id": body["id"],
                    "name": body["name"],
                    "name_key": body["name"].lower(),
                }
                for each in collectives
                for body in self.bodies
            ),
        )
        self.contacts = [
            {
                "id": self.id(),
                "institution_id": body["id"],
                "calls_it": body["name"],
                "name": f"Jo Marsh {n}",
                "post": "Involvement officer",
                "day": self.today,
            }
            for body in self.bodies
            for n in range(CONTACTS)
        ]
        self.pour(Contact, self.contacts)
        for collective in collectives:
            came = [{"collective_id": collective.pk, "contact_id": each["id"]} for each in self.contacts]
            self.pour(Confirmation, ({"id": self.id(), **each, "day": self.today} for each in came))
            of = (each["institution_id"] for each in self.contacts)
            self.pour(Guest, ({"id": self.id(), **each, "institution_id": next(of)} for each in came))
        self.pour(
            Door, ({"id": self.id(), "collective_id": c.pk, "slug": f"group-{n}"} for n, c in enumerate(collectives))
        )
        self.pour(Bell, [{"id": self.id(), "collective_id": self.ours.pk, "member_id": self.mine.pk}])

    def asks(self) -> None:
        """Asks with what was offered in them and what was replied; the newest tenth of them is with us or with them.
        The newest of the collective that looks is a long one: a decision after the other."""
        from ourterms.asks import rules
        from ourterms.asks.models import Ask, Offered, Reply
        from ourterms.terms.ready_made import ready_made
        from ourterms.terms.rules.check import check
        from ourterms.terms.rules.reading import read

        terms = ready_made()
        first = read(ADVERT)
        lines = [name for name, setting in terms.clauses.items() if setting.line]
        better = rules.mended(first, terms, lines)
        said = [
            {
                "conditions": json.dumps(rules.as_data(each)),
                "findings": json.dumps(rules.findings_data(check(each, terms))),
            }
            for each in (first, better)
        ]
        asks: list[dict[str, Any]] = []
        for place, collective, _circle, at, by in self.made.each_in_turn(ASKS):
            is_new = place >= ASKS * self.times * 9 // 10
            agreed = place % 5 < 2
            over = (rules.DECLINED, rules.REFUSED, rules.STOPPED)[place % 3]
            state = rules.OURS if is_new and place % 2 else rules.THEIRS if is_new else over
            state = rules.ACCEPTED if agreed else state
            which = self.chance.randrange(INSTITUTIONS)
            body, contact = self.bodies[which], self.contacts[which * CONTACTS + place % CONTACTS]
            entered = place % 3 == 0
            asks.append(
                {
                    "id": self.id(),
                    "collective_id": collective.pk,
                    "institution_id": body["id"],
                    "contact_id": None if entered else contact["id"],
                    "entered": entered,
                    "entered_by_id": by.pk if entered else None,
                    "title": self.words(5),
                    "words": f"{ADVERT} {self.words(60)}",
                    "came": at.date(),
                    "answer_by": at.date() + timedelta(days=28),
                    "state": state,
                    "at": at,
                }
            )
        self.ask = next(
            a for a in reversed(asks) if a["collective_id"] == self.ours.pk and a["state"] != rules.ACCEPTED
        )
        self.ask |= {"state": rules.OURS, "thread_id": self.made.long.pk}
        self.pour(Ask, asks)
        decided = iter(
            [each for each in self.made.ours_decided if each["collective_id"] == self.ours.pk and each.get("closed")]
        )
        offered: list[dict[str, Any]] = []
        replies: list[dict[str, Any]] = []
        for ask in asks:
            state, is_long = ask["state"], ask is self.ask
            steps = LONG_ASK if is_long else 0 if state == rules.OURS else 1
            for number in range(steps + 1):
                values = said[number % 2] if steps else said[0]
                offered.append(
                    {
                        "id": self.id(),
                        "collective_id": ask["collective_id"],
                        "ask_id": ask["id"],
                        "number": number + 1,
                        "side": rules.US if number % 2 else rules.THEM,
                        "terms_version": 0,
                        "day": ask["came"],
                        **values,
                    }
                )
                if number == steps:
                    ask["offered"] = offered[-1]
                    continue
                last = {rules.ACCEPTED: rules.ACCEPT, rules.REFUSED: rules.REFUSE, rules.DECLINED: rules.DECLINE}
                kind = rules.COUNTER if is_long or state == rules.THEIRS else last.get(state, rules.ASK_FIRST)
                decision = next(decided) if is_long else {"id": None, "matter_id": None}
                replies.append(
                    {
                        "id": self.id(),
                        "collective_id": ask["collective_id"],
                        "ask_id": ask["id"],
                        "answers_id": offered[-1]["id"],
                        "kind": kind,
                        "words": f"Hello, {self.words(80)} Thank you",
                        "conditions": said[1]["conditions"] if kind == rules.COUNTER else None,
                        "decision_id": decision["id"],
                        "matter_id": decision["matter_id"],
                        "state": rules.SENT,
                        "day": ask["came"],
                        "way": rules.ON_PAGE,
                        "at": ask["at"] + timedelta(minutes=number),
                    }
                )
        self.pour(Offered, offered)
        self.pour(Reply, replies)
        self.accepted = [ask for ask in asks if ask["state"] == rules.ACCEPTED]

    def agreements(self) -> None:
        """Agreements with places: offered, taken where it goes on, and sessions, the last of which are to come."""
        from ourterms.asks.models import AgreedSession, Agreement, Offer, Place, Taken
        from ourterms.meetings.models import Session

        going: dict[UUID, int] = {}
        rows: list[dict[str, Any]] = []
        places, offers, taken, sessions, agreed = ([] for _ in range(5))
        for ask in reversed(self.accepted):
            mine_of = going[ask["collective_id"]] = going.get(ask["collective_id"], 0) + 1
            goes_on = mine_of <= GOING_ON * self.times
            whole = {"collective_id": ask["collective_id"]}
            row = {
                "id": self.id(),
                **whole,
                "ask_id": ask["id"],
                "institution_id": ask["institution_id"],
                "offered_id": ask["offered"]["id"],
                "conditions": ask["offered"]["conditions"],
                "terms_version": 0,
                "ours": ask["came"],
                "days": 30,
                "theirs": ask["came"],
                "name": "Jo Marsh",
                "post": "Involvement officer",
                "ended": None if goes_on else ask["came"] + timedelta(days=40),
                "at": ask["at"],
            }
            rows.append(row)
            place = {
                "id": self.id(),
                **whole,
                "agreement_id": row["id"],
                "number": PLACES,
                "session": 120,
                "preparing": 60,
                "travel": 60,
                "debrief": 30,
                "recovery": 60,
                "hourly": 2500,
                "minor": 13750,
                "currency": "GBP",
            }
            places.append(place)
            offers.append({"id": self.id(), **whole, "place_id": place["id"], "kinds": [], "at": ask["at"]})
            row["place"] = place
            if not goes_on:
                continue
            members = self.made.members[ask["collective_id"]]
            first = self.chance.randrange(len(members))
            for n in range(TAKEN):
                member = members[(first + n) % len(members)]
                taken.append({"id": self.id(), **whole, "place_id": place["id"], "member_id": member.pk})
            for n in range(SESSIONS):
                ahead = n >= SESSIONS - 2
                days = timedelta(days=(n + 1 if ahead else -20 * (n + 1)))
                starts = (self.now + days).replace(hour=11, minute=0, second=0, microsecond=0)
                session = {
                    "id": self.id(),
                    **whole,
                    "title": "A panel",
                    "day": starts.date(),
                    "time": starts.time(),
                    "zone": "Europe/London",
                    "starts": starts,
                    "ends": starts + timedelta(hours=2),
                    "minutes": 120,
                    "where": "4 Long Lane",
                }
                sessions.append(session)
                agreed.append(
                    {
                        "id": self.id(),
                        **whole,
                        "agreement_id": row["id"],
                        "session_id": session["id"],
                        "settled": not ahead,
                    }
                )
        everything = (Agreement, rows), (Place, places), (Offer, offers), (Taken, taken)
        for model, some in (*everything, (Session, sessions), (AgreedSession, agreed)):
            self.pour(model, some)
        self.agreed = rows
        ours = [n for n, row in enumerate(rows) if row["collective_id"] == self.ours.pk]
        self.agreement, self.offer = rows[ours[0]], offers[ours[0]]

    def money(self) -> None:
        """A sum for every place. The older ones are paid and nobody's by now; of the rest some are late. Every
        twentieth of those is whose page it is."""
        from ourterms.pay.models import Line, Owed

        lines: list[dict[str, Any]] = []

        def sums() -> Iterator[dict[str, Any]]:
            number = 0
            for row in self.agreed:
                members = self.made.members[row["collective_id"]]
                for session in range(SESSIONS):
                    day = row["ours"] + timedelta(days=7 * session + 7)
                    if day >= self.today:  # what is still to come is owed by nobody yet: a day of the last two months
                        day = self.today - timedelta(days=1 + (day - self.today).days % 60)
                    faded = day < self.today - timedelta(days=200)
                    due = day + timedelta(days=30)
                    for _person in range(PEOPLE):
                        number += 1
                        whose = (
                            self.mine if number % 20 == 0 and members[0] is self.mine else self.chance.choice(members)
                        )
                        paid = faded or number % 3 != 0
                        sum = {
                            "id": self.id(),
                            "collective_id": row["collective_id"],
                            "institution_id": row["institution_id"],
                            "what": "A panel on the new ward",
                            "minor": 13750,
                            "currency": "GBP",
                            "due": due,
                            "origin": row["id"],
                            "over": paid,
                            "half_hour": 1250,
                        }
                        if not faded:
                            at = datetime.combine(day, self.now.timetz()) + timedelta(seconds=self.chance.random())
                            sum |= {"member_id": whose.pk, "day": day, "once": self.id(), "at": at}
                        if paid:
                            whole = {"collective_id": row["collective_id"], "owed_id": sum["id"]}
                            lines.append({"id": self.id(), **whole, "kind": "claimed", "day": day})
                            on = {"kind": "paid", "minor": 13750, "day": min(due + timedelta(days=3), self.today)}
                            lines.append({"id": self.id(), **whole, **on})
                        if whose is self.mine and not faded:
                            self.sum = sum
                        yield sum

        self.pour(Owed, sums())
        self.pour(Line, lines)

    def promises(self) -> None:
        """Demands, most of them answered; promises to every fifth of them and without one, some late, some kept; what
        they let go of, what changed, who decided, and what is not in our name."""
        from ourterms.promises.models import (
            Account,
            Answer,
            Change,
            Demand,
            Look,
            NotInOurName,
            Power,
            PowerUse,
            Promise,
            Sent,
            Showing,
        )
        from ourterms.promises.rules import kept, letters
        from ourterms.promises.rules.who_decided import VERSION, Facts, allowed, as_data

        facts = Facts(told="before", asked="yes", overridden="no")
        rows: dict[Any, list[dict[str, Any]]] = {
            model: []
            for model in (
                *(Demand, Answer, Sent, Promise, Showing, Look),
                *(Power, PowerUse, Change, Account, NotInOurName),
            )
        }
        demands: dict[UUID, list[dict[str, Any]]] = {each.pk: [] for each in self.made.collectives}

        def whole(collective: Any, at: datetime, by: Any) -> dict[str, Any]:
            body = self.bodies[self.chance.randrange(INSTITUTIONS)]
            common = {"collective_id": collective.pk, "institution_id": body["id"], "by_id": by.pk}
            return {"id": self.id(), **common, "at": at}

        answers = [*kept.ANSWERS, ""]
        for place, collective, _circle, at, by in self.made.each_in_turn(DEMANDS):
            is_new = place >= DEMANDS * self.times * 95 // 100
            answer = "" if is_new else answers[place % 4]
            step = (kept.DECIDED if place % 2 else kept.PROPOSED) if is_new else kept.SENT
            demand = {
                **whole(collective, at, by),
                "title": self.words(5),
                "words": self.words(40),
                "day": at.date(),
                "step": step,
                "decided": None if step == kept.PROPOSED else at.date(),
                "sent": None if is_new else at.date(),
                "answer": answer,
            }
            rows[Demand].append(demand)
            if step == kept.SENT:
                demands[collective.pk].append(demand)
                same = {name: demand[name] for name in ("collective_id", "institution_id", "by_id", "at")}
                same |= {"demand_id": demand["id"], "day": at.date(), "words": self.words(40)}
                rows[Sent].append({"id": self.id(), **same, "kind": letters.DEMAND})
                if answer:
                    rows[Answer].append({"id": self.id(), **same, "kind": answer})
        self.demand = demands[self.ours.pk][-1]
        for place, collective, _circle, at, by in self.made.each_in_turn(PROMISES):
            state = ("going", "late", "shown", kept.KEPT, kept.BROKEN, kept.RELEASED, "going", "shown")[place % 8]
            is_old = place < PROMISES * self.times * 8 // 10
            state = kept.KEPT if is_old and place % 2 else state
            shown = at.date() if state in ("shown", kept.KEPT) else None
            ended = state if state in kept.ENDED else ""
            due = self.today + timedelta(days=60) if state == "going" else at.date()
            made = at.date() - timedelta(days=30)
            own = {"words": self.words(20), "day": made, "due": due, "where": "A letter"}
            own |= {"shown": shown, "ended": ended, "ended_on": at.date() if ended else None}
            promise = {**whole(collective, at, by), **own}
            mine = demands[collective.pk]
            if place % 5 == 0 and mine:
                promise["demand_id"] = self.chance.choice(mine[:-1])["id"]
            rows[Promise].append(promise)
            same = {name: promise[name] for name in ("collective_id", "institution_id", "by_id", "at")}
            same["promise_id"] = promise["id"]
            if shown:
                rows[Showing].append({"id": self.id(), **same, "words": self.words(15), "day": shown})
            if state == kept.KEPT:
                for member in self.chance.sample(self.made.members[collective.pk], 2):
                    look = {"collective_id": collective.pk, "promise_id": promise["id"], "member_id": member.pk}
                    rows[Look].append({"id": self.id(), **look, "so": True, "words": self.words(6)})
        mine = [each for each in rows[Promise] if each["collective_id"] == self.ours.pk]
        shown_ones = [each for each in mine if each["shown"] and not each["ended"]]
        for each in mine[-LONG_LINE:]:
            each["demand_id"] = self.demand["id"]
        self.promise = shown_ones[-1]
        for place, collective, _circle, at, by in self.made.each_in_turn(REST):
            began = self.chance.choice(demands[collective.pk])["id"] if place % 2 else None
            power = {**whole(collective, at, by), "demand_id": began, "words": self.words(8), "how": "vote"}
            rows[Power].append(power | {"since": at.date(), "until": self.today + timedelta(days=place)})
            same = {name: power[name] for name in ("collective_id", "institution_id", "by_id", "at")}
            use = {"power_id": power["id"], "words": self.words(8), "day": at.date()}
            rows[PowerUse].append({"id": self.id(), **same, **use})
            change = {"demand_id": began, "words": self.words(12), "day": at.date()}
            rows[Change].append({**whole(collective, at, by), **change, "confirmed": at.date() if place % 2 else None})
            account = {"demand_id": began, "title": self.words(5), "day": at.date(), "ours": self.words(40)}
            account |= {"facts": as_data(facts), "version": VERSION, "level": allowed(facts)}
            is_kept = {"state": "kept", "kept_on": at.date()} if place % 10 else {}
            rows[Account].append({**whole(collective, at, by), **account, **is_kept})
            if place % 5 == 0:
                claim = {"what": "words", "words": self.words(10), "day": at.date(), "where": "A report"}
                rows[NotInOurName].append({**whole(collective, at, by), **claim})
        for model, some in rows.items():
            self.pour(model, some)

    def register(self) -> None:
        """What every collective published about institutions, with its parts; what is held back; and what somebody
        says is wrong."""
        from hashlib import sha256

        from ourterms.kit.canonical import canonical
        from ourterms.record.models import Objection
        from ourterms.register import rules
        from ourterms.register.models import Entry, Log, Part

        number = ENTRIES * self.times
        logs: dict[UUID, dict[str, Any]] = {
            each.pk: {
                "id": self.id(),
                "collective_id": each.pk,
                "public": self.id(),
                "name": each.name,
                "size": number,
                "day": self.today,
            }
            for each in self.made.collectives
        }
        self.pour(Log, logs.values())
        entries: list[dict[str, Any]] = []
        parts: list[dict[str, Any]] = []
        says = cycle([self.words(30) for _ in range(100)])
        for place, collective, _circle, at, _by in self.made.each_in_turn(ENTRIES):
            # A third is about one body, so that the page of it is full, however much there is.
            body = self.bodies[self.chance.randrange(INSTITUTIONS) if place % 3 else 0]
            log, id = logs[collective.pk], self.id()
            day = at.date().isoformat()
            kind, own = _entry(place, day, next(says))
            values = {"institution": body["name"], "number": f"NHS organisation code {body['value']}", "lang": "en"}
            values |= own
            bound = {}
            for name in sorted(values):
                salt = sha256(f"{id}{name}".encode()).digest()
                bound[name] = rules.commitment(id, name, salt, values[name])
                part = {"collective_id": collective.pk, "entry_id": id, "name": name, "bound": bound[name]}
                parts.append({"id": self.id(), **part, "salt": salt, "value": canonical(values[name]).decode()})
            leaf = rules.Leaf(kind, id, log["id"], log["public"], date.fromisoformat(day), bound)
            is_held = place >= number - HELD
            entries.append(
                {
                    "id": id,
                    "collective_id": collective.pk,
                    "log_id": log["id"],
                    "index": place,
                    "kind": kind,
                    "thing": self.id(),
                    "about": body["id"],
                    "leaf": rules.written(leaf).decode(),
                    "day": at.date(),
                    "shown": self.now + timedelta(days=2) if is_held else at,
                }
            )
        self.pour(Entry, entries)
        self.pour(Part, parts)
        self.log, self.entry = logs[self.ours.pk], entries[-10 * len(logs)]
        wrong = []
        places = {each.pk: 0 for each in self.made.collectives}
        for entry in entries:
            if places[entry["collective_id"]] >= OBJECTIONS * self.times:
                continue
            places[entry["collective_id"]] += 1
            wrong.append(
                {
                    "id": self.id(),
                    "collective_id": entry["collective_id"],
                    # All of ours about one body, so that the page of it is as long as it can be.
                    "institution_id": self.bodies[0]["id"],
                    "entry_id": entry["id"],
                    "words": self.words(20),
                    "who": "Jo Marsh",
                    "reach": "jo@example.org",
                    "day": entry["day"],
                }
            )
        self.pour(Objection, wrong)

    def pages(self, ours: str) -> dict[str, str]:
        """The paths of the pages to measure."""
        body = self.bodies[0]
        return {
            "asks": f"{ours}asks/",
            "asks with us": f"{ours}asks/?state=ours",
            "asks that are over": f"{ours}asks/?state=over",
            f"an ask with {LONG_ASK} replies": f"{ours}asks/{self.ask['id']}/",
            "an agreement": f"{ours}asks/{self.agreement['ask_id']}/agreement/",
            "places": f"{ours}places/",
            "a place": f"{ours}places/{self.offer['id']}/",
            "money of mine": f"{ours}money/",
            "a sum of mine": f"{ours}money/{self.sum['id']}/",
            "money between bodies": f"{ours}money/between/",
            "demands": f"{ours}promises/",
            "demands in silence": f"{ours}promises/?what=demands&state=sent",
            "promises": f"{ours}promises/?what=promises",
            "late promises": f"{ours}promises/?what=promises&state=late",
            "powers": f"{ours}promises/?what=powers",
            "accounts": f"{ours}promises/?what=accounts",
            f"a demand with {LONG_LINE} promises": f"{ours}promises/demand/{self.demand['id']}/",
            f"a line of {LONG_LINE} promises": f"{ours}promises/demand/{self.demand['id']}/line/",
            "a promise": f"{ours}promises/promise/{self.promise['id']}/",
            "institutions": f"{ours}institutions/",
            "an institution": f"{ours}institutions/{body['id']}/",
            "what we published": f"{ours}published/",
            "an entry of ours": f"{ours}published/{self.entry['id']}/",
            "what we published about one": f"{ours}published/about/{body['id']}/",
            "the register": "/register/",
            "a group's register": f"/register/{self.log['id']}/",
            "the public record": "/institutions/",
            "an institution's record": f"/institutions/ods-{body['value']}/",
            "a section of it": f"/institutions/ods-{body['value']}/promised/",
        }


def _entry(place: int, day: str, words: str) -> tuple[str, dict[str, Any]]:
    """The kind of an entry, and its parts."""
    kinds: list[tuple[str, dict[str, Any]]] = [
        ("demand", {"title": words[:60], "words": words, "mild": False, "sent": day, "stands": "accepted"}),
        ("promise", {"words": words, "promised": day, "due": day, "stands": "late", "stood-on": day}),
        ("answer", {"title": words[:60], "answered": day, "answer": "accepted", "words": words}),
        ("ask", {"title": words[:60], "came": day, "offered": [["Pay, how much", "£25.00"]], "stands": "accepted"}),
        ("refusal", {"title": words[:60], "came": day, "refused": day, "words": words}),
        ("money", {"on": day, "due": [{"due": day, "late": 3, "open": False, "over": day}]}),
        ("power", {"words": words, "how": "vote", "since": day}),
        ("change", {"words": words, "since": day}),
    ]
    return kinds[place % len(kinds)]
