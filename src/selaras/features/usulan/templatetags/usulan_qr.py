"""The code and the address of an answer, for the receipt and for paper."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from selaras.features.usulan.addresses import tracking_path, tracking_url
from selaras.foundation.ui.qr import qr_svg

register = template.Library()
register.simple_tag(tracking_url, name="tracking")
register.simple_tag(tracking_path, name="tracking_page")


@register.simple_tag
def qr_of(text: str, label: Any = "") -> SafeString:
    """A QR code of an address."""
    return SafeString(qr_svg(text, str(label)))
