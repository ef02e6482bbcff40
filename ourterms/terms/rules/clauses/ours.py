"""Clauses about what stays with us: what we make, what we learn, and who answers the phone."""

from ourterms.terms.rules.clauses.base import Clause, yes

OURS = (
    Clause(
        "work-is-ours",
        "ours",
        "A share in what is made",
        "A guide we wrote comes back with their logo, and we may not use it.",
        "What we make together is ours too: we may use it, change it and take our name off it.",
        "that those who make it own it too",
        "Is what you make together yours too?",
        "Who owns what we make?",
        yes("work_ours"),
    ),
    Clause(
        "training",
        "ours",
        "An introduction for those who want one",
        "Others in the room have been in such meetings for years.",
        "There is training or an introduction for those who want it.",
        "an introduction for those who want one",
        "Is there training or an introduction for those who want it?",
        "Who tells us how it works before it starts?",
        yes("training_offered"),
    ),
    Clause(
        "a-person-to-write-to",
        "ours",
        "A person to write to",
        "A mailbox owes nobody an answer.",
        "There is a person's name to write to.",
        "the name of a person to write to",
        "Do you have the name of a person to write to?",
        "Whose name and number do we have?",
        yes("named_contact"),
    ),
)
