"""What a member may be told of. Each can be switched off; the words stand on the page of one's own."""

TOPICS = {
    "mine": "Somebody answers something I began",
    "meetings": "The next time we meet",
    "talk": "Talk that I take part in",
    "aid": "Needs and offers",
    "places": "A place that one could take",
    "group": "Something for all of us to look at",
}
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MOST_TIMES = 2  # a notice about one thing, and one reminder; then nothing

Reason = list[object]  # [topic, [kinds of boundary]]: what is behind a notice, compared when it would be sent


def with_reason(reasons: list[Reason], topic: str, kinds: tuple[str, ...]) -> list[Reason]:
    """The reasons with one more, once each. KeyError for a topic that there is not."""
    TOPICS[topic]
    reason: Reason = [topic, sorted(kinds)]
    return reasons if reason in reasons else [*reasons, reason]


def wanted(reasons: list[Reason], off: list[str]) -> list[Reason]:
    """The reasons that a member did not switch off."""
    return [reason for reason in reasons if reason[0] not in off]
