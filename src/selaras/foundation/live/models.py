"""What is told to the people who are in a room now."""

from django.db import models


class LiveEvent(models.Model):
    """One thing that happened in a room; the live process reads them in order and sends them on."""

    room = models.CharField(max_length=80)  # 'job:17', 'cascade:12.07:2022'
    kind = models.CharField(max_length=40)  # name of the server-sent event
    body = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.room} {self.kind}"
