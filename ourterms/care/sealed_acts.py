"""The acts of care that leave nothing but what they set: no trail line, no notice, no log line, no moment, no order.

Sent twice they do the same once. A test walks this tuple.
"""

from ourterms.care.actions import check_in, come_back, pause, set_access_needs, set_boundaries, set_room, set_wishes

SEALED_ACTS = (set_boundaries, set_room, set_access_needs, check_in, set_wishes, pause, come_back)
