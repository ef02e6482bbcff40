"""What every form that changes something shares."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict

from ourterms.kit import chance
from ourterms.kit.words import without_tricks


def _without_tricks(data: Any) -> Any:
    """What was sent, without letters that fool a reader, before it is checked: a field of nothing else is empty."""
    if not isinstance(data, QueryDict):
        return data
    clean = data.copy()
    for name, values in data.lists():
        clean.setlist(name, [without_tricks(value) for value in values])
    return clean


class OnceForm(forms.Form):
    """A form whose row gets its id when the page is drawn: sent twice, it is done once (people.acts.make).

    Templates put {{ form.id }} inside the <form>, beside {% csrf_token %}.
    """

    id = forms.UUIDField(widget=forms.HiddenInput, initial=chance.uuid)

    def __init__(self, data: Any = None, files: Any = None, **named: Any) -> None:
        super().__init__(_without_tricks(data), files, **{"label_suffix": "", **named})

    @property
    def row_id(self) -> UUID:
        """The id for the row, of a form that is valid."""
        made: UUID = self.cleaned_data["id"]
        return made
