from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Who somebody is to this server: ways to sign in, devices, sealed fields, and the trail."""

    name = "ourterms.people"
    label = "people"
