from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "selaras.foundation.people"
    label = "people"
