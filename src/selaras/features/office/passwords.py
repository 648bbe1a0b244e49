"""The first password of an account: made by the machine, said once, changed by its owner."""

import secrets

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another when read aloud
GROUPS, SIZE = 4, 4  # 79 bits


def first_password() -> str:
    """Four groups that can be dictated: 'k3tm-v9qa-…'."""
    return "-".join("".join(secrets.choice(LETTERS) for _n in range(SIZE)) for _g in range(GROUPS))
