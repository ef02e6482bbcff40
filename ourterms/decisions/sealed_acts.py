"""The acts of deciding that leave nothing but what they set: no trail, no notice, no log line, no moment, no order.

Sent twice they do the same once. A test walks this tuple.
"""

from ourterms.decisions.actions import answer, leave_word, set_standing_words, take_back_answer
from ourterms.decisions.table import confirm, contest, deny, enter, take_back

SEALED_ACTS = (
    answer,
    take_back_answer,
    leave_word,
    set_standing_words,
    enter,
    take_back,
    confirm,
    deny,
    contest,
)
