"""Where a text belongs, asked of this government: sub kegiatan, OPD, sasaran, prioritas. A person decides each time."""
