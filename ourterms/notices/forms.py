"""What a member wants to be sent."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ourterms.kit.speech import say
from ourterms.notices.models import Choice
from ourterms.notices.rules.topics import DAYS, TOPICS

NEVER, GROUP = "never", "group"


class ChoiceForm(forms.Form):
    day = forms.ChoiceField(label=_("When"), widget=forms.RadioSelect)
    topics = forms.MultipleChoiceField(
        label=_("Of what"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Untick what you don't want."),
    )

    def __init__(self, data: Any = None, *, choice: Choice | None, group_day: int) -> None:
        off = choice.off if choice else []
        day = GROUP if choice is None or choice.day is None else str(choice.day)
        held = {
            "day": NEVER if choice and choice.never else day,
            "topics": [name for name in TOPICS if name not in off],
        }
        super().__init__(data, label_suffix="", initial=held)
        days = [(str(number), say(name)) for number, name in enumerate(DAYS)]
        group = say("On the day of the group: {day}", day=say(DAYS[group_day]))
        self.fields["day"].choices = [(NEVER, say("Never")), (GROUP, group), *days]  # type: ignore[attr-defined]
        self.fields["topics"].choices = [(name, say(words)) for name, words in TOPICS.items()]  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, Any]:
        """What was chosen, of a form that is valid."""
        day, topics = self.cleaned_data["day"], self.cleaned_data["topics"]
        return {
            "never": day == NEVER,
            "day": int(day) if day.isdecimal() else None,
            "off": [name for name in TOPICS if name not in topics],
        }
