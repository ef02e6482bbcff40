"""Asks, replies, and what becomes of them: one module for each part, all of them the tables of one app."""

from ourterms.asks.models.agreement import AgreedSession, Agreement, CalledOff, Offer, Place, Taken
from ourterms.asks.models.ask import Ask, Bell, Door, Draft, Offered, Reply, TurnedBack, newest_offer

__all__ = [
    "AgreedSession",
    "Agreement",
    "Ask",
    "Bell",
    "CalledOff",
    "Door",
    "Draft",
    "Offer",
    "Offered",
    "Place",
    "Reply",
    "Taken",
    "TurnedBack",
    "newest_offer",
]
