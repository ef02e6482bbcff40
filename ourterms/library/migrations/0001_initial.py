import django.db.models.deletion
from django.db import migrations, models

import ourterms.kit.chance


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("collectives", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Page",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("title", models.CharField(max_length=120)),
                ("sort", models.CharField(max_length=480)),
                ("number", models.PositiveIntegerField(default=1)),
                ("away", models.BooleanField(default=False)),
                ("made_from", models.SlugField(blank=True, max_length=40)),
                (
                    "circle",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="collectives.circle",
                    ),
                ),
                (
                    "collective",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="collectives.collective"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["collective", "sort", "id"], name="library_pag_collect_6fb0d7_idx")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("made_from", ""), _negated=True),
                        fields=("collective", "made_from"),
                        name="taken_over_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Version",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("day", models.DateField()),
                ("title", models.CharField(blank=True, max_length=120)),
                ("words", models.TextField(blank=True)),
                ("html", models.TextField(blank=True)),
                ("easy", models.TextField(blank=True)),
                ("easy_html", models.TextField(blank=True)),
                ("rendered", models.PositiveSmallIntegerField(default=1)),
                ("taken_back", models.BooleanField(default=False)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="collectives.member",
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="library.page"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("page", "number"), name="one_version_a_number"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("taken_back", False), models.Q(("easy", ""), ("title", ""), ("words", "")), _connector="OR"
                        ),
                        name="version_taken_back_is_gone",
                    ),
                ],
            },
        ),
    ]
