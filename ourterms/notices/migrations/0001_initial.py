import django.db.models.deletion
from django.db import migrations, models

import ourterms.kit.chance


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("collectives", "0001_initial"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Choice",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("never", models.BooleanField(default=False)),
                ("day", models.PositiveSmallIntegerField(null=True)),
                ("off", models.JSONField(default=list)),
                (
                    "member",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="collectives.member"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("day", None), ("day__lte", 6), _connector="OR"), name="day_of_the_week"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CodeMail",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("due", models.DateTimeField()),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("first_try", models.DateTimeField(null=True)),
                ("dead", models.BooleanField(default=False)),
                ("sealed", models.BinaryField()),
                ("written", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["dead", "due"], name="notices_cod_dead_05f900_idx")],
            },
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("due", models.DateTimeField()),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("first_try", models.DateTimeField(null=True)),
                ("dead", models.BooleanField(default=False)),
                ("sealed", models.BinaryField()),
                ("written", models.DateTimeField()),
                ("sent", models.DateTimeField(null=True)),
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
                "abstract": False,
                "indexes": [
                    models.Index(fields=["dead", "due"], name="notices_let_dead_1307e0_idx"),
                    models.Index(fields=["collective", "-written"], name="notices_let_collect_719891_idx"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sent", None), ("dead", False), _connector="OR"), name="sent_or_dead"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("due", models.DateTimeField()),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("first_try", models.DateTimeField(null=True)),
                ("dead", models.BooleanField(default=False)),
                ("reasons", models.JSONField(default=list)),
                (
                    "collective",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="collectives.collective"
                    ),
                ),
                (
                    "member",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="collectives.member"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["dead", "due"], name="notices_not_dead_9052a8_idx")],
            },
        ),
        migrations.CreateModel(
            name="Told",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("about", models.UUIDField()),
                ("times", models.PositiveSmallIntegerField(default=1)),
                ("until", models.DateField(db_index=True)),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="collectives.member"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("member", "about"), name="told_once_each"),
                    models.CheckConstraint(condition=models.Q(("times__lte", 2)), name="one_reminder"),
                ],
            },
        ),
    ]
