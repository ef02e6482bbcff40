import django.db.models.deletion
from django.db import migrations, models

import ourterms.kit.chance


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("collectives", "0005_roles"),
        ("institutions", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Details",
            fields=[
                ("token", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("sealed", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="Expense",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("what", models.CharField(max_length=200)),
                ("minor", models.BigIntegerField()),
                ("currency", models.CharField(max_length=3)),
                ("day", models.DateField(null=True)),
                ("due", models.DateField()),
                ("origin", models.UUIDField(null=True)),
                ("once", models.UUIDField(null=True, unique=True)),
                ("at", models.DateTimeField(null=True)),
                ("over", models.BooleanField(default=False)),
                ("goes", models.BooleanField(default=False)),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="institutions.institution"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="collectives.member",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["collective", "member", "-at", "-id"], name="pay_expense_collect_647a03_idx"),
                    models.Index(
                        fields=["collective", "due", "institution", "currency", "minor"],
                        name="pay_expense_collect_527f62_idx",
                    ),
                    models.Index(fields=["origin"], name="pay_expense_origin_6ecdfd_idx"),
                ],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("minor__gt", 0)), name="expense_is_above_nothing"),
                    models.CheckConstraint(
                        condition=models.Q(("currency__in", ["GBP", "EUR", "AUD", "CAD", "NZD", "USD"])),
                        name="expense_is_in_money",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("member__isnull", False),
                            models.Q(("at", None), ("day", None), ("once", None)),
                            _connector="OR",
                        ),
                        name="expense_of_nobody_has_no_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Owed",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("what", models.CharField(max_length=200)),
                ("minor", models.BigIntegerField()),
                ("currency", models.CharField(max_length=3)),
                ("day", models.DateField(null=True)),
                ("due", models.DateField()),
                ("origin", models.UUIDField(null=True)),
                ("once", models.UUIDField(null=True, unique=True)),
                ("at", models.DateTimeField(null=True)),
                ("over", models.BooleanField(default=False)),
                ("goes", models.BooleanField(default=False)),
                ("half_hour", models.BigIntegerField(default=0)),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="institutions.institution"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="collectives.member",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["collective", "member", "-at", "-id"], name="pay_owed_collect_03c8d3_idx"),
                    models.Index(
                        fields=["collective", "due", "institution", "currency", "minor"],
                        name="pay_owed_collect_1c1dd5_idx",
                    ),
                    models.Index(fields=["origin"], name="pay_owed_origin_4582b4_idx"),
                ],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("minor__gt", 0)), name="owed_is_above_nothing"),
                    models.CheckConstraint(
                        condition=models.Q(("currency__in", ["GBP", "EUR", "AUD", "CAD", "NZD", "USD"])),
                        name="owed_is_in_money",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("member__isnull", False),
                            models.Q(("at", None), ("day", None), ("once", None)),
                            _connector="OR",
                        ),
                        name="owed_of_nobody_has_no_day",
                    ),
                    models.CheckConstraint(condition=models.Q(("half_hour__gte", 0)), name="more_is_not_less"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Line",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=8)),
                ("minor", models.BigIntegerField(default=0)),
                ("day", models.DateField()),
                ("goes", models.BooleanField(default=False)),
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
                    "expense",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="pay.expense"
                    ),
                ),
                (
                    "mirrors",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mirrored_by",
                        to="pay.line",
                    ),
                ),
                (
                    "owed",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="pay.owed"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["owed", "kind", "minor"], name="pay_line_owed_id_94f4d0_idx"),
                    models.Index(fields=["expense", "kind", "minor"], name="pay_line_expense_ee9a54_idx"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("expense", None), ("owed__isnull", False)),
                            models.Q(("expense__isnull", False), ("owed", None)),
                            _connector="OR",
                        ),
                        name="a_line_is_of_one_sum",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["more", "paid", "let", "claimed", "chased"])),
                        name="a_kind_of_line",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ["claimed", "chased"]), ("minor", 0)),
                            models.Q(
                                ("kind__in", ["more", "paid", "let"]),
                                models.Q(
                                    models.Q(("minor__gt", 0), ("mirrors", None)),
                                    models.Q(("minor__lt", 0), ("mirrors__isnull", False)),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="a_line_is_money_or_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "more"), _negated=True), ("owed__isnull", False), _connector="OR"
                        ),
                        name="only_a_place_takes_more",
                    ),
                ],
            },
        ),
    ]
