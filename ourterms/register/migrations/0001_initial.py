import django.db.models.deletion
from django.db import migrations, models

import ourterms.kit.chance


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("collectives", "0005_roles"),
    ]

    operations = [
        migrations.CreateModel(
            name="Log",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("public", models.UUIDField(default=ourterms.kit.chance.uuid, unique=True)),
                ("name", models.CharField(max_length=80)),
                ("on", models.BooleanField(default=True)),
                ("found", models.BooleanField(default=True)),
                ("size", models.PositiveIntegerField(default=0)),
                ("day", models.DateField(null=True)),
                (
                    "collective",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="collectives.collective"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("index", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=40)),
                ("thing", models.UUIDField(null=True)),
                ("about", models.UUIDField(null=True)),
                ("leaf", models.TextField()),
                ("day", models.DateField()),
                ("shown", models.DateTimeField()),
                ("stopped", models.BooleanField(default=False)),
                ("gone", models.BooleanField(default=False)),
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
                    "log",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="entries", to="register.log"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["about", "kind", "shown"], name="register_en_about_341b91_idx"),
                    models.Index(fields=["thing", "kind", "index"], name="register_en_thing_490a46_idx"),
                    models.Index(fields=["log", "shown", "id"], name="register_en_log_id_fc29b9_idx"),
                    models.Index(fields=["collective", "shown"], name="register_en_collect_44706c_idx"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("log", "index"), name="one_entry_a_place"),
                    models.CheckConstraint(condition=models.Q(("circle", None)), name="entries_are_everybodys"),
                ],
            },
        ),
        migrations.CreateModel(
            name="NameYes",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                ("thing", models.UUIDField()),
                ("words", models.BinaryField(max_length=32)),
                ("said", models.BooleanField(null=True)),
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
                    "entry",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="names",
                        to="register.entry",
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
                "indexes": [models.Index(fields=["member", "said"], name="register_na_member__8b6727_idx")],
                "constraints": [
                    models.UniqueConstraint(fields=("thing", "kind", "member"), name="asked_once_for_a_name")
                ],
            },
        ),
        migrations.CreateModel(
            name="Part",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=40)),
                ("bound", models.BinaryField(max_length=32)),
                ("salt", models.BinaryField(max_length=32, null=True)),
                ("value", models.TextField(blank=True)),
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
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="parts", to="register.entry"
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(fields=("entry", "name"), name="a_part_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("salt", None), ("value", "")),
                            models.Q(("salt__isnull", False), models.Q(("value", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="salt_and_value_go_together",
                    ),
                ],
            },
        ),
    ]
