import django.db.models.deletion
from django.db import migrations, models

import ourterms.kit.chance


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Collective",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("resting", models.BooleanField(default=False)),
                ("chosen", models.JSONField(default=dict)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Circle",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                ("purpose", models.CharField(blank=True, max_length=300)),
                ("ended", models.BooleanField(default=False)),
                (
                    "collective",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="circles", to="collectives.collective"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Member",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=40)),
                ("name_key", models.CharField(max_length=160)),
                ("here", models.BooleanField(default=True)),
                ("paused", models.BooleanField(default=False)),
                ("joined", models.DateField()),
                (
                    "collective",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="members", to="collectives.collective"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="members",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("collective", "person"), name="once_in_a_collective"),
                    models.UniqueConstraint(
                        condition=models.Q(("here", True)), fields=("collective", "name_key"), name="a_name_of_ones_own"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("here", False), ("person__isnull", False), _connector="OR"),
                        name="who_is_here_is_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("mark", models.BinaryField(max_length=32, unique=True)),
                ("once", models.BooleanField(default=False)),
                ("ends", models.DateTimeField()),
                (
                    "collective",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="links", to="collectives.collective"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, to="collectives.member"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="collective",
            name="founder",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="collectives.member"
            ),
        ),
        migrations.CreateModel(
            name="CircleMember",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("circle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="collectives.circle")),
                ("member", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="collectives.member")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("circle", "member"), name="once_in_a_circle")],
            },
        ),
        migrations.AddField(
            model_name="circle",
            name="members",
            field=models.ManyToManyField(
                related_name="circles", through="collectives.CircleMember", to="collectives.member"
            ),
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("setting", models.CharField(max_length=60)),
                ("before", models.JSONField(null=True)),
                ("after", models.JSONField(null=True)),
                ("at", models.DateTimeField()),
                (
                    "collective",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="changes", to="collectives.collective"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, to="collectives.member"),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["collective", "-at"], name="collectives_collect_17c06b_idx")],
            },
        ),
        migrations.CreateModel(
            name="RoleHeld",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                (
                    "collective",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="roles", to="collectives.collective"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="roles", to="collectives.member"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("collective", "kind", "member"), name="a_role_once")],
            },
        ),
    ]
