import django.db.models.deletion
from django.db import migrations, models

import ourterms.kit.chance


class Migration(migrations.Migration):
    dependencies = [
        ("asks", "0001_asks"),
        ("collectives", "0005_roles"),
        ("decisions", "0011_quiet_ballots"),
        ("files", "0001_initial"),
        ("institutions", "0001_initial"),
        ("meetings", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Agreement",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("conditions", models.JSONField()),
                ("terms_version", models.PositiveIntegerField()),
                ("ours", models.DateField()),
                ("version", models.PositiveSmallIntegerField(default=1)),
                ("who_pays", models.CharField(default="each", max_length=8)),
                ("days", models.PositiveSmallIntegerField(null=True)),
                ("least", models.PositiveSmallIntegerField(default=2)),
                ("theirs", models.DateField(null=True)),
                ("name", models.CharField(blank=True, max_length=80)),
                ("post", models.CharField(blank=True, max_length=80)),
                ("entered", models.BooleanField(default=False)),
                ("ended", models.DateField(null=True)),
                ("at", models.DateTimeField()),
                (
                    "ask",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="agreement", to="asks.ask"
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
                    "contact",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="institutions.contact",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="decisions.decision",
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
                    "offered",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="asks.offered"),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["collective", "at", "id"], name="asks_agreem_collect_9a2fc7_idx")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("least__gte", 2)), name="never_one_alone"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("contact", None),
                                ("entered", False),
                                ("entered_by", None),
                                ("name", ""),
                                ("post", ""),
                                ("theirs", None),
                            ),
                            models.Q(
                                ("theirs__isnull", False),
                                models.Q(("name", ""), _negated=True),
                                models.Q(("post", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="signed_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("entered", False), ("contact", None), _connector="OR"),
                        name="they_sign_or_we_enter_it",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreedSession",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("settled", models.BooleanField(default=False)),
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
                    "session",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="agreed", to="meetings.session"
                    ),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sessions", to="asks.agreement"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("settled", False)), fields=["agreement"], name="sessions_to_settle"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Place",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("session", models.PositiveSmallIntegerField()),
                ("preparing", models.PositiveSmallIntegerField(default=0)),
                ("travel", models.PositiveSmallIntegerField(default=0)),
                ("debrief", models.PositiveSmallIntegerField(default=0)),
                ("recovery", models.PositiveSmallIntegerField(default=0)),
                ("hourly", models.BigIntegerField()),
                ("minor", models.BigIntegerField()),
                ("currency", models.CharField(max_length=3)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="places", to="asks.agreement"
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
                    models.CheckConstraint(condition=models.Q(("number__gte", 1)), name="a_place_for_somebody"),
                    models.CheckConstraint(
                        condition=models.Q(("hourly__gt", 0), ("minor__gt", 0)), name="a_place_is_paid"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("currency__in", ["GBP", "EUR", "AUD", "CAD", "NZD", "USD"])),
                        name="a_place_is_paid_in_money",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Offer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kinds", models.JSONField(default=list)),
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
                    "place",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="offer", to="asks.place"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["collective", "circle", "at", "id"], name="asks_offer_collect_1d3304_idx")
                ],
            },
        ),
        migrations.CreateModel(
            name="Taken",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("stands_in", models.BooleanField(default=False)),
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
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="taken", to="asks.place"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["member", "place"], name="asks_taken_member__99cb72_idx")],
                "constraints": [models.UniqueConstraint(fields=("place", "member"), name="a_place_once")],
            },
        ),
    ]
