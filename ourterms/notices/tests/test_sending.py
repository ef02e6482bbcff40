"""The outbox: who is told, when, in which words; what happens when nobody takes it; a server killed in between."""

import re
import socket
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from email import message_from_bytes
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core import mail
from django.db import transaction
from django.template.loader import get_template
from django.test import Client
from pytest_django import Settings

from ourterms.care import actions as care
from ourterms.care.models import Farewell
from ourterms.care.rules.boundaries import KEEP_AWAY, OPEN
from ourterms.collectives.models import Collective, Member
from ourterms.kit import chance, clock
from ourterms.kit.sealing import Place
from ourterms.notices import actions, hooks, sending
from ourterms.notices.folder import messages
from ourterms.notices.mailtest import mailtest
from ourterms.notices.models import Choice, CodeMail, Letter, Notice, Told
from ourterms.notices.outbox import Attachment, Written, open_letter
from ourterms.people import outgoing
from ourterms.people.acts import Refused
from ourterms.people.keys import keyring, mark
from ourterms.people.models import Person
from ourterms.people.outgoing import Outgoing
from ourterms.people.sealed import seal_of
from tests.cast import AT, Cast

pytestmark = pytest.mark.django_db(databases=["default", "passing"])
NOW = AT + timedelta(days=10)  # Friday 13 March 2026, noon; the first week is over
THURSDAY = datetime.fromisoformat("2026-03-19T10:00:00+00:00")
ABOUT = UUID("22222222-2222-4222-8222-222222222222")
MARKS = ("Zephyrine", "Driftline", "Ash", "Rowan", "Kit", "story", "talk", "survivor", "crisis", "psychiatr", "mental")


def give_address(member: Member, address: str) -> None:
    assert member.person_id is not None
    Person.objects.filter(pk=member.person_id).update(
        email_mark=mark("email", address),
        email_sealed=seal_of(member.person_id, address, Place("email", member.person_id)),
    )


@pytest.fixture
def cast(settings: Settings) -> Iterator[Cast]:
    settings.MAIL = "smtp://mail.example.org"
    settings.MAIL_FROM = "notes@example.org"
    with clock.frozen(NOW):
        cast = Cast()
        for member, name in ((cast.member, "ash"), (cast.steward, "rowan"), (cast.elsewhere, "moss")):
            give_address(member, f"{name}@example.org")
        yield cast


def tell(*members: Member, **named: Any) -> None:
    actions.tell(**{"members": members, "topic": "talk", "about": ABOUT, "at": NOW} | named)


def fresh(member: Member) -> Member:
    return Member.objects.select_related("collective").get(pk=member.pk)


# Notices ---------------------------------------------------------------------------------------------------------


def test_people_outgoing_is_filled_and_goes_with_the_callers_transaction(cast: Cast) -> None:
    assert outgoing.is_filled()
    code = Outgoing("code", cast.member.person_id, "ash@example.org", "Your code: 7K4P")

    def fails() -> None:
        with transaction.atomic():
            outgoing.put(code)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    assert CodeMail.objects.count() == 0
    outgoing.put(code)
    assert CodeMail.objects.count() == 1


def test_a_notice_waits_for_the_group_s_day_and_is_one_however_much_there_is(cast: Cast) -> None:
    for about in (ABOUT, chance.uuid(), chance.uuid()):
        tell(cast.member, about=about)
    assert Notice.objects.get().due == THURSDAY
    assert sending.send_due(THURSDAY - timedelta(minutes=1)) == 0
    assert sending.send_due(THURSDAY) == 1
    assert sending.send_due(THURSDAY) == 0
    (sent,) = mail.outbox
    assert sent.to == ["ash@example.org"]
    assert sent.subject == "Something is here if you want it"
    assert Notice.objects.count() == 0
    tell(cast.member, about=chance.uuid(), at=THURSDAY)
    assert Notice.objects.get().due == THURSDAY + timedelta(days=7)


def test_nobody_is_told_of_one_thing_more_than_twice(cast: Cast) -> None:
    tell(cast.member)
    sending.send_due(THURSDAY)
    tell(cast.member, at=THURSDAY)
    assert Notice.objects.count() == 0
    tell(cast.member, at=THURSDAY, again=True)
    assert sending.send_due(THURSDAY + timedelta(days=7)) == 1
    tell(cast.member, at=THURSDAY, again=True)
    assert Notice.objects.count() == 0


def test_in_the_first_week_only_what_somebody_opened_themselves(cast: Cast) -> None:
    Member.objects.filter(pk=cast.member.pk).update(joined=NOW.date() - timedelta(days=6))
    tell(cast.member, cast.steward)
    assert [notice.member_id for notice in Notice.objects.all()] == [cast.steward.pk]
    tell(cast.member, topic="mine", about=chance.uuid(), own=True)
    assert Notice.objects.filter(member=cast.member).count() == 1


def test_what_is_about_ones_own_way_in_goes_the_same_day_but_not_at_night(cast: Cast) -> None:
    tell(cast.member)
    with clock.frozen(NOW.replace(hour=22)):
        outgoing.put(Outgoing("notice", cast.member.person_id, collective=cast.collective.pk))
    assert Notice.objects.get().due == NOW.replace(hour=10) + timedelta(days=1)
    assert sending.send_due(NOW + timedelta(days=1)) == 1
    with clock.frozen(NOW):
        outgoing.put(Outgoing("notice", cast.steward.person_id, collective=cast.elsewhere.collective_id))
    assert Notice.objects.count() == 0


def test_who_has_no_address_or_is_gone_is_passed_over(cast: Cast) -> None:
    give_address(cast.gone, "wren@example.org")
    tell(cast.third, cast.gone, cast.member)
    assert [notice.member_id for notice in Notice.objects.all()] == [cast.member.pk]


def test_without_a_mail_server_nothing_is_written(cast: Cast, settings: Settings) -> None:
    settings.MAIL = ""
    tell(cast.member)
    outgoing.put(Outgoing("code", cast.member.person_id, "ash@example.org", "7K4P"))
    assert (Notice.objects.count(), Told.objects.count(), CodeMail.objects.count()) == (0, 0, 0)


def pause(cast: Cast) -> None:
    care.pause(by=cast.member)


def resting(cast: Cast) -> None:
    care.rest(by=cast.steward, resting=True, at=NOW)


def died(cast: Cast) -> None:
    for by in (cast.steward, cast.third):
        care.say_died(by=by, id=chance.uuid(), member=cast.member, at=NOW)
    care.settle(at=NOW + timedelta(days=1))


@pytest.mark.parametrize("what", [pause, resting, died], ids=lambda what: what.__name__)
def test_what_silences_a_member_holds_the_notice_back_to_their_next_day(what: Any, cast: Cast) -> None:
    tell(cast.member)
    what(cast)
    assert sending.send_due(THURSDAY) == 0
    assert mail.outbox == []
    assert Notice.objects.get().due == THURSDAY + timedelta(days=7)
    care.come_back(by=fresh(cast.member))
    Collective.objects.update(resting=False)
    for said in Farewell.objects.all():
        care.undo_died(by=cast.third, id=said.pk, at=NOW)
    assert sending.send_due(THURSDAY + timedelta(days=7)) == 1


def test_a_break_of_one_holds_nothing_of_anothers(cast: Cast) -> None:
    tell(cast.member, cast.steward)
    pause(cast)
    assert sending.send_due(THURSDAY) == 1
    assert mail.outbox[0].to == ["rowan@example.org"]


def test_a_boundary_that_is_set_later_still_holds(cast: Cast) -> None:
    tell(cast.member, cast.steward, kinds=("evening",))
    care.set_boundaries(by=cast.member, chosen={"evening": KEEP_AWAY})
    assert sending.send_due(THURSDAY) == 1
    assert mail.outbox[0].to == ["rowan@example.org"]
    assert Notice.objects.count() == 0


def test_what_nobody_opened_is_told_to_nobody_who_did_not_open_it(cast: Cast) -> None:
    care.set_boundaries(by=cast.steward, chosen={"story": OPEN})
    tell(cast.member, cast.steward, kinds=("story",))
    written = [notice.reasons for notice in Notice.objects.all()]
    assert written[0] == written[1]  # the row says of nobody what they want
    assert sending.send_due(THURSDAY) == 1
    assert mail.outbox[0].to == ["rowan@example.org"]


def test_in_quiet_hours_nothing_goes_whatever_is_due(cast: Cast) -> None:
    tell(cast.member)
    letter(cast)
    night = THURSDAY.replace(hour=22)
    assert sending.send_due(night) == 0
    morning = THURSDAY + timedelta(days=1)
    assert {row.due for model in (Notice, Letter) for row in model.objects.all()} == {morning}
    assert sending.send_due(morning) == 2


def test_a_member_s_own_day_what_they_switched_off_and_never(cast: Cast) -> None:
    actions.choose(by=cast.member, never=False, day=0, off=["talk"], at=NOW)
    tell(cast.member)
    monday = datetime.fromisoformat("2026-03-16T10:00:00+00:00")
    assert Notice.objects.get().due == monday
    assert sending.send_due(monday) == 0
    tell(cast.member, topic="meetings", about=chance.uuid())
    assert sending.send_due(monday) == 1
    tell(cast.member, topic="meetings", about=chance.uuid())
    actions.choose(by=cast.member, never=True, day=None, off=[], at=NOW)
    assert Notice.objects.count() == 0


def test_a_notice_is_the_same_words_for_everybody_and_holds_nothing(cast: Cast) -> None:
    Collective.objects.filter(pk=cast.collective.pk).update(name="Zephyrine survivors of Driftline")
    for topic, kinds in (("talk", ("story",)), ("meetings", ("ward",)), ("mine", ())):
        tell(cast.member, cast.steward, topic=topic, about=chance.uuid(), kinds=kinds)
    sending.send_due(THURSDAY)
    one, two = mail.outbox
    for sent in (one, two):
        whole = sent.message().as_string().replace(sent.to[0], "")
        for found in MARKS:
            assert found.lower() not in whole.lower(), found
        assert f"/m/{cast.collective.pk}/\n" in sent.body
    first, second = ([line for line in sent.body.splitlines() if "/mail/off/" not in line] for sent in (one, two))
    assert first == second


NOTICES = sorted((Path(sending.__file__).parent / "templates" / "notices" / "mail").glob("*.txt"))


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.name)
def test_no_template_of_a_notice_takes_a_word_from_anybody(path: Path, cast: Cast) -> None:
    """Whatever a template could be given says Zephyrine, but the two links that it may hold."""

    class Says:
        def __getattr__(self, name: str) -> "Says":
            return self

        def __getitem__(self, name: str) -> "Says":
            return self

        def __str__(self) -> str:
            return "Zephyrine"

    source = path.read_text()
    allowed = {"there": "https://x.example/there", "off": "https://x.example/off"}
    others = ("member", "collective", "by", "name", "thing", "about", "reasons", "topic", "words", "subject", "request")
    words = get_template(f"notices/mail/{path.name}").render(dict.fromkeys(others, Says()) | allowed)
    assert "Zephyrine" not in words
    assert all(link in words for link in allowed.values())
    assert "load i18n" in source
    assert set(re.findall(r"\{\{\s*([\w.|:\"]+)", source)) == set(allowed)


def test_there_is_a_template_to_walk() -> None:
    assert [path.name for path in NOTICES] == ["notice.txt"]


# Ending them -----------------------------------------------------------------------------------------------------


def off_link(cast: Cast) -> str:
    tell(cast.member)
    sending.send_due(THURSDAY)
    link: str = mail.outbox[0].extra_headers["List-Unsubscribe"].strip("<>")
    assert link in mail.outbox[0].body
    return link.partition("localhost:8000")[2] or link


def test_one_press_ends_them_without_signing_in_and_looking_does_not(cast: Cast) -> None:
    link = off_link(cast)
    assert mail.outbox[0].extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    client = Client(enforce_csrf_checks=True)
    page = client.get(link)
    assert page.status_code == 200
    assert not page.cookies
    assert Choice.objects.count() == 0
    assert client.post(link, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Choice.objects.get().never
    tell(cast.member, about=chance.uuid(), at=THURSDAY)
    assert sending.send_due(THURSDAY + timedelta(days=7)) == 0


def test_a_link_that_we_did_not_sign_ends_nothing(cast: Cast) -> None:
    link = off_link(cast)
    other = link.replace(cast.member.pk.hex, cast.steward.pk.hex)
    assert other != link
    for wrong in (other, link[:-3], "/mail/off/", "/mail/off/?t=x"):
        assert Client().post(wrong).status_code == 200
    assert Choice.objects.count() == 0


# Codes -----------------------------------------------------------------------------------------------------------


def code(cast: Cast) -> None:
    outgoing.put(Outgoing("code", cast.member.person_id, "new@example.org", "Your code: 7K4P"))


def test_a_code_goes_at_once_at_night_and_on_a_break_and_is_gone_then(cast: Cast) -> None:
    night = NOW.replace(hour=23)
    pause(cast)
    resting(cast)
    with clock.frozen(night):
        code(cast)
    row = CodeMail.objects.get()
    assert b"7K4P" not in bytes(row.sealed)
    assert b"new@example.org" not in bytes(row.sealed)
    assert sending.send_due(night) == 1
    assert mail.outbox[0].to == ["new@example.org"]
    assert "7K4P" in mail.outbox[0].body
    assert "7K4P" not in mail.outbox[0].subject
    assert CodeMail.objects.count() == 0


def test_a_code_that_waited_ten_minutes_is_dropped(cast: Cast) -> None:
    code(cast)
    assert sending.send_due(NOW + timedelta(minutes=10)) == 0
    assert (CodeMail.objects.count(), mail.outbox) == (0, [])


def test_a_code_for_nobody_is_written_nowhere(cast: Cast) -> None:
    outgoing.put(Outgoing("code", None, "stranger@example.org", "7K4P"))
    assert CodeMail.objects.count() == 0


def test_a_code_for_a_contact_goes_out_sealed_though_they_are_no_person_here(cast: Cast) -> None:
    outgoing.put(Outgoing("contact-code", None, "frost@example.org", "7K4P"))
    assert b"frost" not in bytes(CodeMail.objects.get().sealed)
    assert sending.send_due(NOW) == 1
    assert (mail.outbox[0].to, "7K4P" in mail.outbox[0].body) == (["frost@example.org"], True)
    assert CodeMail.objects.count() == 0


# Letters ---------------------------------------------------------------------------------------------------------


def letter(cast: Cast, words: str = "How much do you pay?", **named: Any) -> Letter:
    attachment = Attachment("terms.txt", "text/plain", b"our terms")
    written = Written("office@example.org", "A  question\nBcc: x@example.org", words, (attachment,))
    given = {"by": cast.member, "id": chance.uuid(), "written": written, "at": NOW} | named
    return actions.write_letter(**given)


def test_a_letter_has_all_its_words_and_the_group_keeps_what_it_wrote(cast: Cast) -> None:
    row = letter(cast)
    assert b"pay" not in bytes(row.sealed)
    pause(cast)
    assert sending.send_due(NOW) == 1
    (sent,) = mail.outbox
    assert sent.to == ["office@example.org"]
    assert sent.subject == "A question Bcc: x@example.org"
    assert sent.body == "How much do you pay?"
    assert sent.attachments[0][:2] == ("terms.txt", "our terms")
    assert sending.send_due(NOW + timedelta(days=1)) == 0
    row.refresh_from_db()
    assert row.sent == NOW
    assert open_letter(row).words == "How much do you pay?"


def test_a_letter_waits_while_the_group_rests(cast: Cast) -> None:
    letter(cast)
    resting(cast)
    assert sending.send_due(NOW) == 0
    Collective.objects.update(resting=False)
    assert sending.send_due(NOW + timedelta(hours=1)) == 1


def test_a_letter_names_nobody_who_did_not_agree(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        letter(cast, words="Rowan and Kit will come.")
    assert "Kit, Rowan" in refused.value.message
    assert Letter.objects.count() == 0
    letter(cast, words="Rowan and Kit will come.", agreed=[cast.steward.pk, cast.third.pk])
    assert Letter.objects.count() == 1


def test_a_letter_sent_twice_by_the_form_is_one(cast: Cast) -> None:
    id = chance.uuid()
    for _twice in range(2):
        letter(cast, id=id)
    assert sending.send_due(NOW) == 1


@pytest.mark.parametrize("address", ["", "office", "office@example.org\nBcc: x@example.org", "a@b@c"])
def test_a_letter_to_no_address_is_refused(cast: Cast, address: str) -> None:
    with pytest.raises(Refused):
        letter(cast, written=Written(address, "A question", "How much?"))


def test_only_the_group_and_its_circle_see_a_letter(cast: Cast) -> None:
    row = letter(cast)
    url = f"/m/{cast.collective.pk}/letters/"
    assert b"A question" in cast.client("steward").get(url).content
    assert b"How much do you pay?" in cast.client("steward").get(f"{url}{row.pk}/").content
    elsewhere = f"/m/{cast.elsewhere.collective_id}/letters/"
    assert cast.client("other collective's member").get(f"{elsewhere}{row.pk}/").status_code == 404
    Letter.objects.update(circle=cast.circle)
    assert b"A question" not in cast.client("steward").get(url).content
    assert cast.client("steward").get(f"{url}{row.pk}/").status_code == 404


def test_a_letter_that_did_not_arrive_is_tried_again_or_thrown_away_by_the_group_only(cast: Cast) -> None:
    row = letter(cast)
    url = f"/m/{cast.collective.pk}/letters/{row.pk}/again/"
    for do in ("again", "away"):
        cast.client("steward").post(url, {"do": do})  # it is on its way: nothing to do
    assert Letter.objects.get().tries == 0
    Letter.objects.update(dead=True, tries=20, first_try=NOW)
    assert cast.client("other collective's member").post(url, {"do": "away"}).status_code == 404
    cast.client("steward").post(url, {"do": "again"})
    assert sending.send_due(NOW) == 1
    Letter.objects.update(dead=True, sent=None)
    assert len(hooks.waiting_for(fresh(cast.steward), NOW)) == 1
    cast.client("steward").post(url, {"do": "away"})
    assert Letter.objects.count() == 0
    assert hooks.waiting_for(fresh(cast.steward), NOW) == []


def test_with_the_group_s_key_its_letters_are_gone(cast: Cast) -> None:
    letter(cast)
    keyring().destroy(cast.collective.pk)
    assert sending.send_due(NOW) == 0
    assert cast.client("member").get(f"/m/{cast.collective.pk}/letters/").status_code == 200


# A real mail server ----------------------------------------------------------------------------------------------


class Server(threading.Thread):
    """As much of SMTP (RFC 5321) as it takes to be written to, on the loopback. `refuses` answers every recipient."""

    def __init__(self, *, refuses: bytes = b"", vanishes: bool = False) -> None:
        super().__init__(daemon=True)
        self.refuses, self.vanishes = refuses, vanishes
        self.got: list[bytes] = []
        self.visits = 0
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.start()

    def run(self) -> None:
        while True:
            try:
                connection, _where = self.socket.accept()
            except OSError:
                return
            self.visits += 1
            with connection, connection.makefile("rwb") as file:
                self.talk(file)

    def talk(self, file: Any) -> None:
        def say(line: bytes) -> None:
            file.write(line + b"\r\n")
            file.flush()

        say(b"220 here")
        while line := file.readline():
            verb = line[:4].upper()
            if verb == b"DATA":
                say(b"354 go on")
                lines = []
                while (each := file.readline()) not in (b".\r\n", b""):
                    lines.append(each)
                self.got.append(b"".join(lines))
                if self.vanishes:
                    return
                say(b"250 taken")
            elif verb == b"RCPT" and self.refuses:
                say(self.refuses)
            elif verb == b"QUIT":
                say(b"221 bye")
                return
            else:
                say(b"250 ok")

    def end(self) -> None:
        self.socket.shutdown(socket.SHUT_RDWR)  # wakes the thread that waits for somebody
        self.socket.close()
        self.join()


def use(settings: Settings, port: int) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False


def test_a_server_that_vanished_after_taking_it_gets_the_same_id_again(cast: Cast, settings: Settings) -> None:
    gone = Server(vanishes=True)
    use(settings, gone.port)
    letter(cast)
    sending.send_due(NOW)
    gone.end()
    there = Server()
    use(settings, there.port)
    sending.send_due(NOW + timedelta(minutes=1))
    there.end()
    ids = [message_from_bytes(got)["Message-ID"] for got in (*gone.got, *there.got)]
    assert len(ids) == 2
    assert ids[0] == ids[1]


def test_who_is_killed_after_claiming_is_followed_by_another_try(cast: Cast) -> None:
    row = letter(cast)
    Letter.objects.filter(pk=row.pk).update(due=NOW + sending.CLAIMED)  # what a claim leaves behind
    assert sending.send_due(NOW) == 0
    assert sending.send_due(NOW + sending.CLAIMED) == 1


def test_two_at_once_send_it_once(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    letter(cast)
    real, sent = sending._message, []

    def meanwhile(row: Any, at: datetime) -> Any:
        monkeypatch.setattr(sending, "_message", real)
        sent.append(sending.send_due(at))
        return real(row, at)

    monkeypatch.setattr(sending, "_message", meanwhile)
    assert sending.send_due(NOW) == 1
    assert sent == [0]
    assert len(mail.outbox) == 1


def test_it_is_tried_for_three_days_and_then_the_group_and_the_host_are_told(
    cast: Cast, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    server = Server(refuses=b"451 later")
    use(settings, server.port)
    Collective.objects.update(chosen={"collectives.quiet_from": 0, "collectives.quiet_until": 0})
    row, at = letter(cast), NOW
    for _try in range(60):
        sending.send_due(at)
        row.refresh_from_db()
        if row.dead:
            break
        assert row.due > at
        assert hooks.self_check() == []
        at = row.due
    server.end()
    assert row.dead
    assert timedelta(hours=72) <= at - NOW <= timedelta(hours=78)
    assert "1 message could not be sent" in hooks.self_check()[0]
    (card,) = hooks.waiting_for(fresh(cast.steward), at)
    assert card.heading == "A letter of ours did not arrive"
    assert hooks.waiting_for(fresh(cast.elsewhere), at) == []
    assert "office@example.org" not in caplog.text
    assert "451" not in caplog.text


def test_many_messages_go_in_one_visit(cast: Cast, settings: Settings) -> None:
    server = Server()
    use(settings, server.port)
    for _each in range(3):
        letter(cast)
    assert sending.send_due(NOW) == 3
    server.end()
    assert (len(server.got), server.visits) == (3, 1)


def test_a_refused_address_does_not_stop_the_others_and_a_dead_server_does(cast: Cast, settings: Settings) -> None:
    server = Server(refuses=b"550 unknown")
    use(settings, server.port)
    for _each in range(3):
        letter(cast)
    sending.send_due(NOW)
    assert [row.tries for row in Letter.objects.all()] == [1, 1, 1]
    server.end()
    sending.send_due(NOW + timedelta(minutes=1))
    assert sorted(row.tries for row in Letter.objects.all()) == [1, 1, 2]


def test_mailtest_says_plainly_what_happened(cast: Cast, settings: Settings) -> None:
    assert mailtest("office")[1] == "office is no e-mail address."
    server = Server()
    use(settings, server.port)
    taken, words = mailtest("me@example.org")
    assert taken
    assert words.startswith(f"127.0.0.1:{server.port} took the message for me@example.org.")
    assert b"A test" in server.got[0]
    server.end()
    taken, words = mailtest("me@example.org")
    assert not taken
    assert "nothing listens there" in words
    server = Server(refuses=b"550 unknown")
    use(settings, server.port)
    assert "does not take messages for this address (550 unknown)" in mailtest("me@example.org")[1]
    server.end()
    settings.MAIL = ""
    assert mailtest("me@example.org")[1].startswith("OURTERMS_MAIL is not set")


# The demo --------------------------------------------------------------------------------------------------------


def test_the_demo_puts_mail_into_a_folder_and_shows_it_and_a_real_server_has_no_such_page(
    cast: Cast, settings: Settings, tmp_path: Path
) -> None:
    assert Client().get("/demo/mail/").status_code == 404
    settings.DATA, settings.DEMO, settings.MAIL = tmp_path, True, ""
    settings.EMAIL_BACKEND = "ourterms.notices.folder.Folder"
    assert b"No mail yet" in Client().get("/demo/mail/").content
    tell(cast.member)
    letter(cast)
    assert sending.send_due(THURSDAY) == 2
    assert {seen.subject for seen in messages()} == {
        "Something is here if you want it",
        "A question Bcc: x@example.org",
    }
    page = Client().get("/demo/mail/").content.decode()
    assert "How much do you pay?" in page
    assert "terms.txt" in page
    assert all(path.stat().st_mode & 0o077 == 0 for path in tmp_path.glob("mail"))


# Going, and taking along -----------------------------------------------------------------------------------------


def test_of_a_member_who_goes_nothing_waits(cast: Cast) -> None:
    tell(cast.member)
    actions.choose(by=cast.member, never=False, day=2, off=["aid"], at=NOW)
    row = letter(cast)
    assert cast.member.person_id is not None
    (export,) = hooks.export(cast.member.person_id)
    assert export.rows[0]["day"] == "Wednesday"
    hooks.forget(cast.member, keep_words=False, at=NOW)
    assert (Notice.objects.count(), Choice.objects.count(), Told.objects.count()) == (0, 0, 0)
    row.refresh_from_db()
    assert row.by is None


def test_what_a_member_chooses_nobody_else_sees_or_sets(cast: Cast) -> None:
    url = f"/m/{cast.collective.pk}/sent/"
    form = {"day": "2", "topics": ["talk"]}
    token = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"')
    before = token.sub(b"", cast.client("steward").get(url).content)
    assert cast.client("member").post(url, form).status_code == 302
    assert Choice.objects.get().member_id == cast.member.pk
    assert Choice.objects.get().off == ["mine", "meetings", "aid", "places", "group"]
    assert token.sub(b"", cast.client("steward").get(url).content) == before
    assert token.sub(b"", cast.client("member").get(url).content) != before
    assert cast.client("member").post(url, {"day": "9"}).status_code == 422
    assert cast.client("member").post(url, {"day": "never"}).status_code == 302
    assert Choice.objects.get().never


def test_each_is_told_at_their_own_address_also_in_two_groups_at_once(cast: Cast) -> None:
    tell(cast.member, cast.steward, cast.elsewhere)
    assert Notice.objects.count() == 3
    sending.send_due(THURSDAY)
    assert sorted(sent.to[0] for sent in mail.outbox) == ["ash@example.org", "moss@example.org", "rowan@example.org"]
