"""What terms answers to what crosses all apps (ourterms/kit/hooks.py). Nobody stands in its tables."""

from django.utils.translation import gettext as _

from ourterms.kit.hooks import Kept


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
