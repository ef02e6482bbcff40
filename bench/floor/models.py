from django.db import models


class Shelf(models.Model):
    """The one row that the page reads."""

    name = models.CharField(max_length=80)
    words = models.TextField()

    objects: models.Manager["Shelf"] = models.Manager()
