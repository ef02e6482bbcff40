"""Several people at the same moment: one body, one contact, one confirmation. In a process with a real database."""

from pathlib import Path

from tests.at_once import tried

CHILD = """
from ourterms.institutions import actions
from ourterms.institutions.models import Confirmation, Contact, ContactDevice, Dealing, Institution
from ourterms.institutions.permissions import own_places
from ourterms.institutions.tests.factories import AT, TRUST, a_guest, an_institution
from ourterms.kit import chance
from tests.at_once import MANY, done
from tests.cast import Cast

cast = Cast()
done([lambda: an_institution(cast.member, "Hollow Oak")] * MANY)
found["by name"] = Institution.objects.count()
members = [cast.member, cast.elsewhere] * (MANY // 2)
done([lambda m=m: an_institution(m, scheme="ods", value="ZZ9") for m in members])
found["by number"] = Institution.objects.filter(scheme="ods").count()
found["dealings"] = Dealing.objects.count()
form = chance.uuid()
done([lambda: actions.come(form=form, who=TRUST, at=AT)] * MANY)
found["contacts"] = Contact.objects.count()
address = "frost@larkmere.example"
names = ("The Trust", "The Council")
several = [TRUST._replace(calls_it=name, scheme="name", value="", email=address) for name in names]
done([lambda w=who: actions._first(chance.uuid(), w, AT.date()) for who in several * (MANY // 2)])
found["of one address"] = sorted(Contact.objects.exclude(email_mark=None).values_list("slot", flat=True))
guest = a_guest(cast.collective)
done([lambda: actions.confirm(by=cast.member, contact=guest, today=AT.date(), at=AT)] * MANY)
found["confirmations"] = Confirmation.objects.count()
done([lambda n=n: actions.keep_works_there(by=cast.member, name=f"House {n}") for n in range(MANY)])
found["places"] = len(own_places(cast.member))
"""


def test_each_is_made_once_and_nothing_kept_for_oneself_is_lost(tmp_path: Path) -> None:
    assert tried(CHILD, tmp_path) == {
        "by name": 1,
        "by number": 1,
        "dealings": 3,
        "contacts": 1,
        "of one address": [0, 1],
        "confirmations": 1,
        "places": 8,
    }
