"""Settings of a program that a fault test starts: the product's own on the given folder, with a quick hasher."""

from selaras.main.settings import *  # noqa: F403

ALLOWED_HOSTS = ["testserver"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
