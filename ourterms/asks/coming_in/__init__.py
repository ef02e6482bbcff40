"""The public door of a group: its page, an ask in steps, and a contact's own asks."""
