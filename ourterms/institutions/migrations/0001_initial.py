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
            name="Contact",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("calls_it", models.CharField(max_length=120)),
                ("name", models.CharField(max_length=80)),
                ("post", models.CharField(max_length=80)),
                ("email_mark", models.BinaryField(max_length=32, null=True, unique=True)),
                ("email_sealed", models.BinaryField(null=True)),
                ("receipt_mark", models.BinaryField(max_length=32, null=True, unique=True)),
                ("day", models.DateField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name="ContactDevice",
            fields=[
                ("lookup", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("contact_id", models.UUIDField(db_index=True)),
                ("started", models.DateTimeField()),
                ("seen", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Institution",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("scheme", models.CharField(max_length=20)),
                ("value", models.CharField(max_length=40)),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="merged",
                        to="institutions.institution",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("scheme", "value"), name="an_institution_once"),
                    models.CheckConstraint(
                        condition=models.Q(("scheme__in", ["ods", "companies-house", "charity", "ror", "name"])),
                        name="a_scheme_that_there_is",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into", None),
                            models.Q(("scheme", "name"), models.Q(("merged_into", models.F("id")), _negated=True)),
                            _connector="OR",
                        ),
                        name="only_names_are_merged",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Guest",
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
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="guests", to="institutions.contact"
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="institutions.institution"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["collective", "institution"], name="institution_collect_3c24fc_idx")],
                "constraints": [models.UniqueConstraint(fields=("collective", "contact"), name="a_guest_once")],
            },
        ),
        migrations.CreateModel(
            name="Dealing",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("name_key", models.CharField(max_length=480)),
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
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dealings",
                        to="institutions.institution",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["collective", "name_key"], name="institution_collect_331bae_idx")],
                "constraints": [models.UniqueConstraint(fields=("collective", "institution"), name="a_dealing_once")],
            },
        ),
        migrations.AddField(
            model_name="contact",
            name="institution",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="contacts", to="institutions.institution"
            ),
        ),
        migrations.CreateModel(
            name="WorksThere",
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
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="institutions.institution"
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
                "constraints": [models.UniqueConstraint(fields=("member", "institution"), name="works_there_once")],
            },
        ),
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("day", models.DateField()),
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
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="confirmations",
                        to="institutions.contact",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("collective", "contact"), name="confirmed_once")],
            },
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("email_mark", None), ("email_sealed", None)),
                    models.Q(("email_mark__isnull", False), ("email_sealed__isnull", False)),
                    _connector="OR",
                ),
                name="contact_address_whole",
            ),
        ),
    ]
