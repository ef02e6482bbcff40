import django.db.models.deletion
from django.db import migrations, models

import ourterms.kit.chance


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("collectives", "0005_roles"),
        ("decisions", "0011_quiet_ballots"),
        ("files", "0001_initial"),
        ("institutions", "0001_initial"),
        ("notices", "0002_codes_for_contacts"),
        ("talk", "0002_no_digest_day"),
    ]

    operations = [
        migrations.CreateModel(
            name="Ask",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("entered", models.BooleanField(default=False)),
                ("title", models.CharField(max_length=120)),
                ("words", models.TextField(blank=True)),
                ("came", models.DateField()),
                ("answer_by", models.DateField()),
                ("state", models.CharField(default="ours", max_length=10)),
                ("at", models.DateTimeField()),
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
                    "contact",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="institutions.contact",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="files.file"
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="collectives.member",
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="institutions.institution"
                    ),
                ),
                (
                    "thread",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="talk.thread"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["collective", "state", "at", "id"], name="asks_ask_collect_7c014c_idx"),
                    models.Index(fields=["collective", "at", "id"], name="asks_ask_collect_3b8fa6_idx"),
                    models.Index(fields=["contact", "at", "id"], name="asks_ask_contact_55696f_idx"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["ours", "theirs", "accepted", "declined", "refused", "stopped"])
                        ),
                        name="an_ask_is_somewhere",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("contact", None), ("entered", True)),
                            models.Q(("contact__isnull", False), ("entered", False), ("entered_by", None)),
                            _connector="OR",
                        ),
                        name="from_them_or_entered_by_us",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Bell",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
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
                    "member",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="collectives.member"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Door",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("slug", models.CharField(max_length=40, unique=True)),
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
                "constraints": [models.UniqueConstraint(fields=("collective",), name="one_door_each")],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("sealed", models.BinaryField()),
                ("until", models.DateField(db_index=True)),
                (
                    "collective",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="collectives.collective"
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="institutions.contact"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("collective", "contact"), name="one_draft_a_door")],
            },
        ),
        migrations.CreateModel(
            name="Offered",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("side", models.CharField(max_length=6)),
                ("conditions", models.JSONField()),
                ("findings", models.JSONField(default=list)),
                ("terms_version", models.PositiveIntegerField()),
                ("words", models.TextField(blank=True)),
                ("entered", models.BooleanField(default=False)),
                ("day", models.DateField()),
                (
                    "ask",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="offers", to="asks.ask"
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
                    "document",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="files.file"
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="collectives.member",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("ask", "number"), name="one_offer_a_number"),
                    models.CheckConstraint(
                        condition=models.Q(("side__in", ["ours", "theirs"])), name="one_of_two_sides"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("entered", False), ("side", "theirs"), _connector="OR"),
                        name="only_theirs_are_entered",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reply",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=10)),
                ("words", models.TextField()),
                ("asks_for", models.JSONField(default=list)),
                ("conditions", models.JSONField(null=True)),
                ("state", models.CharField(default="proposed", max_length=10)),
                ("day", models.DateField(null=True)),
                ("way", models.CharField(blank=True, max_length=5)),
                ("at", models.DateTimeField()),
                (
                    "answers",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="asks.offered"),
                ),
                (
                    "ask",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="replies", to="asks.ask"
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
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="decisions.decision",
                    ),
                ),
                (
                    "letter",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="notices.letter"
                    ),
                ),
                (
                    "matter",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="decisions.matter"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["holding", "ask-first", "counter", "accept", "decline", "refuse"])
                        ),
                        name="a_reply_that_there_is",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("day", None), ("state__in", ["proposed", "ready", "dropped"]), ("way", "")),
                            models.Q(("day__isnull", False), ("state", "sent"), models.Q(("way", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="a_reply_is_on_its_way",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "ready")), fields=("ask",), name="one_letter_waits_at_a_time"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "holding")), fields=("answers",), name="one_holding_answer_an_offer"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TurnedBack",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("month", models.DateField()),
                ("number", models.PositiveIntegerField(default=0)),
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
                "constraints": [models.UniqueConstraint(fields=("collective", "month"), name="one_count_a_month")],
            },
        ),
    ]
