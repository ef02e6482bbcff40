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
            name="Note",
            fields=[
                ("token", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("sealed", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="AccessConsent",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("thing", models.UUIDField()),
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
            ],
            options={
                "indexes": [models.Index(fields=["kind", "thing"], name="care_access_kind_ad841f_idx")],
                "constraints": [models.UniqueConstraint(fields=("member", "kind", "thing"), name="consent_once")],
            },
        ),
        migrations.CreateModel(
            name="Buddy",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("asked", "asked"), ("yes", "yes"), ("no", "no")], default="asked", max_length=5
                    ),
                ),
                ("taken_back", models.BooleanField(default=False)),
                ("until", models.DateField(null=True)),
                (
                    "asked",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="collectives.member"
                    ),
                ),
                (
                    "asker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="collectives.member"
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
                "constraints": [
                    models.UniqueConstraint(fields=("asker", "asked"), name="asked_once"),
                    models.CheckConstraint(
                        condition=models.Q(("asker", models.F("asked")), _negated=True), name="not_ones_own_buddy"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "yes"), ("until", None)),
                            models.Q(models.Q(("state", "yes"), _negated=True), ("until__isnull", False)),
                            _connector="OR",
                        ),
                        name="asks_fade",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Farewell",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("first_at", models.DateTimeField()),
                ("second_at", models.DateTimeField(null=True)),
                ("settled", models.BooleanField(default=False)),
                ("told_until", models.DateField(null=True)),
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
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="collectives.member"
                    ),
                ),
                (
                    "member",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="collectives.member"
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="collectives.member",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("second", None), ("second_at", None)),
                            models.Q(("second__isnull", False), ("second_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="second_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("first", models.F("second")), _negated=True), name="said_by_two"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("settled", False), ("second__isnull", False), _connector="OR"),
                        name="settled_by_two",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("told_until", None), ("settled", True), _connector="OR"),
                        name="told_when_settled",
                    ),
                ],
            },
        ),
    ]
