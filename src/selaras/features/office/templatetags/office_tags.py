"""How an entry of history is told."""

from django import template

from selaras.features.office.queries.telling import sentence

register = template.Library()
register.filter("sentence", sentence)
