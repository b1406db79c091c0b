"""How a contact was made and why, and what each kind counts for (the words of the trade)."""

from __future__ import annotations

KINDS = ("call", "video", "email", "message", "letter", "card", "gift", "meeting", "lunch", "visit", "note")
PURPOSES = (
    "check",
    "thanks",
    "billing",
    "review",
    "advice",
    "idea",
    "proof",
    "news",
    "perk",
    "competitor",
    "service",
    "beyond",
)
MOODS = ("bad", "ok", "good")
LEVELS = ("user", "manager", "director", "executive")
DECISION_LEVELS = ("director", "executive")

IN_PERSON = ("meeting", "lunch", "visit")
LIVE = ("call", "video", *IN_PERSON)
"""Two-way by nature: whoever began it, a connected one is a conversation."""
LIVE_INBOUND = ("call", "video", "meeting", "visit")
"""Inbound contacts that still count as a touch, until three in a row were inbound."""
WRITTEN = ("email", "message", "letter", "card")
ONE_WAY = ("email", "message", "letter", "card", "gift")

MINUTES = {
    "call": 10,
    "video": 30,
    "email": 5,
    "message": 3,
    "letter": 15,
    "card": 5,
    "gift": 10,
    "meeting": 60,
    "lunch": 90,
    "visit": 60,
    "note": 2,
}
"""Minutes a contact of each kind takes, unless the settings say otherwise."""
