import django.db.models.deletion
from django.db import migrations, models

import ourterms.kit.chance


class Migration(migrations.Migration):
    dependencies = [
        ("collectives", "0003_joining"),
        ("decisions", "0008_table_standing_lots"),
    ]

    operations = [
        migrations.CreateModel(
            name="OpinionMap",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("question", models.CharField(max_length=120)),
                ("words", models.TextField(blank=True)),
                ("day", models.DateField()),
                ("time", models.TimeField()),
                ("zone", models.CharField(max_length=60)),
                ("closes", models.DateTimeField()),
                ("opened", models.DateField()),
                ("closed", models.BooleanField(default=False)),
                ("result", models.JSONField(default=dict)),
                ("rows", models.JSONField(default=list)),
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
                "indexes": [
                    models.Index(fields=["collective", "closed", "closes", "id"], name="decisions_o_collect_0e57af_idx")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed", True), models.Q(("result", {}), _negated=True)),
                            models.Q(("closed", False), ("result", {}), ("rows", [])),
                            _connector="OR",
                        ),
                        name="a_map_is_counted_when_it_closes",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Opinion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("said", models.JSONField(default=dict)),
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
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="collectives.member"
                    ),
                ),
                (
                    "map",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="decisions.opinionmap"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("map", "member"), name="one_row_of_opinions_each")],
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=140)),
                ("key", models.CharField(blank=True, max_length=560)),
                ("number", models.PositiveSmallIntegerField(null=True)),
                ("aside", models.BooleanField(default=False)),
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
                (
                    "map",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="decisions.opinionmap"
                    ),
                ),
                (
                    "matter",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="decisions.matter"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back", False)), fields=("map", "key"), name="said_once_in_a_map"
                    ),
                    models.UniqueConstraint(fields=("map", "number"), name="one_statement_a_number"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("key", ""), ("number", None), ("taken_back", True), ("words", "")),
                            models.Q(("taken_back", False), models.Q(("words", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="a_statement_taken_back_is_gone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("aside", False), ("number", None), _connector="OR"),
                        name="what_is_aside_is_not_counted",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Aside",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("back", models.BooleanField(default=False)),
                ("at", models.DateTimeField()),
                (
                    "back_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="collectives.member",
                    ),
                ),
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
                (
                    "map",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="decisions.opinionmap"
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="decisions.statement"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("back", False)), fields=("statement",), name="set_aside_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("reason", ""), _negated=True), ("by", None), _connector="OR"),
                        name="nothing_is_set_aside_without_a_reason",
                    ),
                ],
            },
        ),
    ]
