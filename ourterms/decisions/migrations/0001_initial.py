import django.db.models.deletion
from django.db import migrations, models

import ourterms.kit.chance


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("collectives", "0003_joining"),
    ]

    operations = [
        migrations.CreateModel(
            name="Matter",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("title", models.CharField(max_length=120)),
                ("words", models.TextField(blank=True)),
                ("day", models.DateField()),
                ("at", models.DateTimeField()),
                ("state", models.CharField(default="waiting", max_length=8)),
                ("reason", models.CharField(blank=True, max_length=300)),
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
                    models.Index(fields=["collective", "state", "at", "id"], name="decisions_m_collect_b6e8bc_idx")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "open", "decided", "let-go"])),
                        name="a_matter_is_somewhere",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "let-go"), models.Q(("reason", ""), _negated=True)),
                            models.Q(models.Q(("state", "let-go"), _negated=True), ("reason", "")),
                            _connector="OR",
                        ),
                        name="nothing_is_dropped_without_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("question", models.CharField(max_length=120)),
                ("words", models.TextField(blank=True)),
                ("options", models.JSONField(default=list)),
                ("rule", models.JSONField()),
                ("rule_in_words", models.TextField()),
                ("clause", models.CharField(max_length=200)),
                ("day", models.DateField()),
                ("time", models.TimeField()),
                ("zone", models.CharField(max_length=60)),
                ("closes", models.DateTimeField()),
                ("opened", models.DateField()),
                ("stage", models.CharField(blank=True, max_length=10)),
                ("closed", models.BooleanField(default=False)),
                ("state", models.CharField(blank=True, max_length=6)),
                ("why", models.CharField(blank=True, max_length=200)),
                ("tally", models.JSONField(default=dict)),
                ("chosen", models.JSONField(default=list)),
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
                    "opened_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="collectives.member",
                    ),
                ),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="decisions", to="decisions.matter"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["collective", "closed", "closes", "id"], name="decisions_d_collect_25915d_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed", False)), fields=("matter",), name="decided_in_one_way_at_a_time"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed", True), models.Q(("state", ""), _negated=True)),
                            models.Q(("chosen", []), ("closed", False), ("state", ""), ("tally", {})),
                            _connector="OR",
                        ),
                        name="what_is_closed_came_to_something",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Remark",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("stage", models.CharField(blank=True, max_length=10)),
                ("words", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
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
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="decisions.decision"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["decision", "at", "id"], name="decisions_r_decisio_925204_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("taken_back", False), ("words", ""), _connector="OR"),
                        name="a_remark_taken_back_is_gone",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Counted",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("counts", models.BooleanField(default=True)),
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
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="decisions.decision"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("decision", "member"), name="counted_once")],
            },
        ),
        migrations.CreateModel(
            name="Ballot",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("answer", models.CharField(blank=True, max_length=12)),
                ("chosen", models.JSONField(default=list)),
                ("words", models.TextField(blank=True)),
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
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="decisions.decision"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("decision", "member"), name="one_ballot_each")],
            },
        ),
    ]
