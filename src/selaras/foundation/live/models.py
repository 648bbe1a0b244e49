"""What is told to the people who are in a room now."""

from django.db import models


class LiveEvent(models.Model):
    """News that is no act of history: progress of a job, a notice, findings computed again."""

    room = models.CharField(max_length=80)  # 'job:17', 'person:5', 'cycle:12.07:2022'
    kind = models.CharField(max_length=40)  # name of the server-sent event
    body = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.room} {self.kind}"
