"""What public templates say about an answer."""

from django import template

from selaras.features.usulan import sentences

register = template.Library()

register.filter("headline", sentences.headline)
register.filter("answer_word", sentences.word)
register.filter("answer_reason", sentences.reason)
register.filter("answer_outcome", sentences.outcome)
register.filter("answer_lane", sentences.lane)
register.filter("answer_place", sentences.place)
register.filter("answer_got", sentences.got)
register.filter("answer_fate", sentences.fate)
