from django.apps import AppConfig


class AlignmentConfig(AppConfig):
    name = "selaras.features.alignment"
    label = "alignment"

    def ready(self) -> None:
        from selaras.features.alignment.tasks import Coalesced, refresh_findings
        from selaras.features.plan import verbs  # noqa: F401 - fills the registry
        from selaras.foundation.verbs.verb import follow, registry

        look = Coalesced(refresh_findings)
        for name, verb in list(registry.items()):
            if name.startswith("plan.") and name not in READS:
                follow(verb, look)


READS = ("plan.look", "plan.sheet.upload", "plan.sheet.decide", "plan.version.seal")  # change no row of the plan
