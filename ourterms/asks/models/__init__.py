"""Asks, replies, and what becomes of them: one module for each part, all of them the tables of one app."""

from ourterms.asks.models.ask import Ask, Bell, Door, Draft, Offered, Reply, TurnedBack, newest_offer

__all__ = ["Ask", "Bell", "Door", "Draft", "Offered", "Reply", "TurnedBack", "newest_offer"]
