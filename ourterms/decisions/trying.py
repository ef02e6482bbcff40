"""What every page with a form does: try, and say what stood in the way."""

from collections.abc import Callable
from typing import Any

from ourterms.people.acts import Refused


def tried(form: Any, act: Callable[[], object]) -> bool:
    """Whether the form was valid and the act was done; what refused it stands at the top of the form."""
    if not form.is_valid():
        return False
    try:
        act()
    except Refused as refused:
        form.add_error(None, refused.message)
        return False
    return True
