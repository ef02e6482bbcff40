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
            name="Thread",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=120)),
                ("note", models.CharField(blank=True, max_length=120)),
                ("title_hidden", models.BooleanField(default=False)),
                ("day", models.DateField()),
                ("last_at", models.DateTimeField()),
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
                    models.Index(fields=["collective", "last_at", "id"], name="talk_thread_collect_f5323a_idx")
                ],
            },
        ),
        migrations.CreateModel(
            name="Post",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("opens", models.BooleanField(default=False)),
                ("note", models.CharField(blank=True, max_length=120)),
                ("words", models.TextField(blank=True)),
                ("html", models.TextField(blank=True)),
                ("rendered", models.PositiveSmallIntegerField(default=1)),
                ("at", models.DateTimeField()),
                ("changed", models.BooleanField(default=False)),
                ("taken_back", models.BooleanField(default=False)),
                ("hidden", models.BooleanField(default=False)),
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
                    "quotes",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="talk.post"
                    ),
                ),
                (
                    "thread",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="posts", to="talk.thread"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["thread", "at", "id"], name="talk_post_thread__efd0e9_idx"),
                    models.Index(fields=["collective", "at"], name="talk_post_collect_b865a5_idx"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("opens", True)), fields=("thread",), name="one_post_opens_a_thread"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("taken_back", False), models.Q(("html", ""), ("note", ""), ("words", "")), _connector="OR"
                        ),
                        name="taken_back_is_gone",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Mute",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="collectives.member"
                    ),
                ),
                (
                    "thread",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="talk.thread"),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("member", "thread"), name="muted_once")],
            },
        ),
        migrations.CreateModel(
            name="DigestDay",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("weekday", models.PositiveSmallIntegerField()),
                (
                    "member",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="collectives.member"
                    ),
                ),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("weekday__lte", 6)), name="a_weekday")],
            },
        ),
        migrations.CreateModel(
            name="Hiding",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("rule", models.CharField(max_length=300)),
                ("role", models.CharField(max_length=20)),
                ("at", models.DateTimeField()),
                ("undone", models.BooleanField(default=False)),
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
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="hidings", to="talk.post"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["collective", "at", "id"], name="talk_hiding_collect_f11e4b_idx")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("undone", False)), fields=("post",), name="hidden_once_at_a_time"
                    )
                ],
            },
        ),
    ]
