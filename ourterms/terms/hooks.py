"""What terms answers to what crosses all apps (ourterms/kit/hooks.py). Nobody stands in its tables."""

from django.urls import reverse
from django.utils.translation import gettext as _

from ourterms.collectives.models import Member
from ourterms.kit.around import around
from ourterms.kit.hooks import Found, Kept
from ourterms.terms.ours import in_force
from ourterms.terms.rules.check import fill
from ourterms.terms.rules.clauses import CLAUSES

MOST = 10


def keeps() -> list[Kept]:
    """Every table of this app."""
    group = _("With the group")
    return [
        Kept(
            "terms.OurTerms",
            _("What we ask of anyone who asks of us: each version, and the decision that adopted it"),
            _("Members of the group"),
            group,
        ),
        Kept(
            "terms.Draft",
            _("Our terms as we are changing them, without anybody's name"),
            _("Members of the group"),
            _("When it goes on the agenda, or with the group"),
        ),
    ]


def search(member: Member, words: str) -> list[Found]:
    """Clauses of our own terms with these words in them, once there are some."""
    ours, found = in_force(member.collective_id), []
    url = reverse("ours:terms", args=[member.collective_id])
    for name, setting in ours.terms.clauses.items() if ours.version else ():
        clause = CLAUSES[name]
        wanted = fill(clause.wanted, clause, setting.figure, ours.terms.currency)
        text = " ".join([_(clause.title), wanted, setting.words, setting.easy_read])
        if words.casefold() in text.casefold():
            found.append(Found(_(clause.title), _("Our terms"), around(text, words), f"{url}#{name}"))
    return found[:MOST]
