"""Who acts: a person in one or more seats, the public, or the command line."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

# The fixed roles. Each is a set of verbs; a grant gives one to a person for a time.
ROLES: dict[str, str] = {
    "publik": "Publik",
    "operator_desa": "Operator desa",
    "operator_kecamatan": "Operator kecamatan",
    "camat": "Camat",
    "anggota_dprd": "Anggota DPRD",
    "setwan": "Sekretariat DPRD",
    "perencana_opd": "Perencana OPD",
    "kepala_opd": "Kepala OPD",
    "mitra_bappeda": "Mitra Bappeda",
    "perencana_bappeda": "Perencana Bappeda",
    "kepala_bappeda": "Kepala Bappeda",
    "tapd": "TAPD",
    "apip": "APIP",
    "sekda": "Sekretaris daerah",
    "bupati": "Bupati",
    "admin_sistem": "Admin sistem",
}
# Every signed-in planning role reads all lines, nodes, findings and their history in its daerah.
PLANNING_ROLES = tuple(role for role in ROLES if role not in ("publik", "admin_sistem"))


@dataclass(frozen=True, slots=True)
class Seat:
    """One grant in use: this person, in this role, for this OPD or wilayah."""

    person_id: int | None
    name: str
    role: str
    daerah_id: str
    opd_id: int | None = None
    wilayah: str = ""  # Kemendagri code; '' = the whole daerah


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever acts, with every seat that is valid now."""

    person_id: int | None
    name: str
    seats: tuple[Seat, ...] = ()
    via: str = ""  # what acts for the person: 'people.apitoken:5'; '' = the person at a screen

    def seats_in(self, daerah_id: str) -> tuple[Seat, ...]:
        return tuple(seat for seat in self.seats if seat.daerah_id == daerah_id)

    def has_role(self, daerah_id: str, *roles: str) -> bool:
        return any(seat.role in roles for seat in self.seats_in(daerah_id))

    @property
    def plans(self) -> bool:
        """True for a signed-in person with at least one planning role."""
        return any(seat.role in PLANNING_ROLES for seat in self.seats)


def public(daerah_id: str) -> Actor:
    """Somebody who has not signed in."""
    return Actor(None, "Publik", (Seat(None, "Publik", "publik", daerah_id),))


COMMAND_LINE = "Baris perintah"


def known_as(name: str) -> str:
    """A kept name as it is shown; the command line is no person and has a name in each language."""
    return _(name) if name == COMMAND_LINE else name


def command_line(daerah_id: str, *roles: str) -> Actor:
    """Whoever sits at the server: named in history as the command line, in the roles the command needs."""
    return Actor(None, COMMAND_LINE, tuple(Seat(None, COMMAND_LINE, role, daerah_id) for role in roles))
