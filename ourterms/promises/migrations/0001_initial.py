import django.db.models.deletion
from django.db import migrations, models

import ourterms.kit.chance


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("asks", "0001_asks"),
        ("collectives", "0005_roles"),
        ("decisions", "0011_quiet_ballots"),
        ("files", "0001_initial"),
        ("institutions", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Demand",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField()),
                ("title", models.CharField(max_length=120)),
                ("words", models.TextField(blank=True)),
                ("mild", models.BooleanField(default=False)),
                ("day", models.DateField()),
                ("step", models.CharField(default="proposed", max_length=10)),
                ("decided", models.DateField(null=True)),
                ("sent", models.DateField(null=True)),
                ("answer_by", models.DateField(null=True)),
                ("answer", models.CharField(blank=True, max_length=8)),
                ("taken_back", models.DateField(null=True)),
                (
                    "ask",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="asks.ask"
                    ),
                ),
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
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="decisions.decision",
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="institutions.institution"
                    ),
                ),
                (
                    "matter",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="decisions.matter"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["collective", "at", "id"], name="promises_de_collect_ed51af_idx"),
                    models.Index(
                        fields=["collective", "institution", "at", "id"], name="promises_de_collect_22cb70_idx"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("step__in", ("proposed", "decided", "sent", "taken-back"))),
                        name="a_demand_is_somewhere",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sent__isnull", False), models.Q(("step", "sent"), _negated=True), _connector="OR"
                        ),
                        name="a_demand_is_sent_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sent", None), ("decided__isnull", False), _connector="OR"),
                        name="a_demand_is_sent_when_it_is_decided",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answer__in", ["", "accepted", "partly", "refused"]),
                            models.Q(("answer", ""), ("sent__isnull", False), _connector="OR"),
                        ),
                        name="an_answer_is_one_of_three",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("step", "taken-back"), ("taken_back__isnull", False)),
                            models.Q(models.Q(("step", "taken-back"), _negated=True), ("taken_back", None)),
                            _connector="OR",
                        ),
                        name="taken_back_on_a_day",
                    ),
                ],
            },
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
                ("at", models.DateTimeField()),
                ("words", models.TextField()),
                ("day", models.DateField()),
                ("confirmed", models.DateField(null=True)),
                (
                    "ask",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="asks.ask"
                    ),
                ),
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
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="institutions.institution"
                    ),
                ),
                (
                    "demand",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="changes",
                        to="promises.demand",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField()),
                ("where", models.CharField(blank=True, max_length=200)),
                ("kind", models.CharField(max_length=8)),
                ("words", models.TextField()),
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
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
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
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="institutions.institution"
                    ),
                ),
                (
                    "demand",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="promises.demand"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["accepted", "partly", "refused"])),
                        name="an_answer_says_something",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Account",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField()),
                ("title", models.CharField(max_length=120)),
                ("day", models.DateField()),
                ("theirs", models.TextField(blank=True)),
                ("where", models.CharField(blank=True, max_length=200)),
                ("theirs_day", models.DateField(null=True)),
                ("facts", models.JSONField(default=dict)),
                ("version", models.PositiveSmallIntegerField()),
                ("level", models.CharField(max_length=10)),
                ("ours", models.TextField()),
                ("state", models.CharField(default="draft", max_length=8)),
                ("kept_on", models.DateField(null=True)),
                ("reason", models.TextField(blank=True)),
                (
                    "ask",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="asks.ask"
                    ),
                ),
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
                    "corrects",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="corrections",
                        to="promises.account",
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
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="institutions.institution"
                    ),
                ),
                (
                    "matter",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="decisions.matter"
                    ),
                ),
                (
                    "demand",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="accounts",
                        to="promises.demand",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["collective", "at", "id"], name="promises_ac_collect_a071b9_idx"),
                    models.Index(
                        fields=["collective", "institution", "at", "id"], name="promises_ac_collect_119a88_idx"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["draft", "kept", "replaced"])), name="an_account_is_somewhere"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kept_on", None), ("state", "draft")),
                            models.Q(models.Q(("state", "draft"), _negated=True), ("kept_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="an_account_is_kept_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("level__in", ("not-told", "told", "asked", "heard-back", "shaped", "together", "we")),
                            ("version__in", [1]),
                        ),
                        name="a_level_that_there_is",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "draft"), _negated=True),
                        fields=("corrects",),
                        name="put_right_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NotInOurName",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField()),
                ("where", models.CharField(blank=True, max_length=200)),
                ("what", models.CharField(max_length=10)),
                ("words", models.TextField()),
                ("day", models.DateField()),
                ("agreed", models.TextField(blank=True)),
                ("ours", models.TextField(blank=True)),
                ("came", models.CharField(blank=True, max_length=10)),
                ("came_on", models.DateField(null=True)),
                ("came_words", models.CharField(blank=True, max_length=500)),
                (
                    "ask",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="asks.ask"
                    ),
                ),
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
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="institutions.contact",
                    ),
                ),
                (
                    "demand",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="claims",
                        to="promises.demand",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="files.file"
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
                "indexes": [
                    models.Index(fields=["collective", "at", "id"], name="promises_no_collect_a644f5_idx"),
                    models.Index(
                        fields=["collective", "institution", "at", "id"], name="promises_no_collect_550b1d_idx"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("what__in", ["name", "words", "presence", "yes"])),
                        name="claimed_something_of_ours",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("came", ""), ("came_on", None), ("came_words", "")),
                            models.Q(("came__in", ["taken-down", "put-right", "stands"]), ("came_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="what_came_of_it_came_on_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Power",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField()),
                ("where", models.CharField(blank=True, max_length=200)),
                ("words", models.TextField()),
                ("how", models.CharField(max_length=10)),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                ("ended", models.DateField(null=True)),
                ("ended_words", models.CharField(blank=True, max_length=500)),
                (
                    "ask",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="asks.ask"
                    ),
                ),
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
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="institutions.contact",
                    ),
                ),
                (
                    "demand",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="powers",
                        to="promises.demand",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="files.file"
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
                "indexes": [
                    models.Index(fields=["collective", "at", "id"], name="promises_po_collect_f96ca9_idx"),
                    models.Index(
                        fields=["collective", "institution", "at", "id"], name="promises_po_collect_0e9aeb_idx"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("how__in", ["seat", "vote", "co-decide", "veto", "lead"])),
                        name="let_go_of_somehow",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until", None), ("until__gte", models.F("since")), _connector="OR"),
                        name="until_is_not_before",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PowerUse",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField()),
                ("words", models.TextField()),
                ("day", models.DateField()),
                ("came", models.CharField(blank=True, max_length=10)),
                ("came_on", models.DateField(null=True)),
                ("came_words", models.CharField(blank=True, max_length=500)),
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
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="institutions.institution"
                    ),
                ),
                (
                    "power",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="uses", to="promises.power"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("came", ""), ("came_on", None), ("came_words", "")),
                            models.Q(("came__in", ["respected", "overridden"]), ("came_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="respected_or_overridden_on_a_day",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Promise",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField()),
                ("where", models.CharField(blank=True, max_length=200)),
                ("words", models.TextField()),
                ("day", models.DateField()),
                ("due", models.DateField()),
                ("shown", models.DateField(null=True)),
                ("not_looked", models.DateField(null=True)),
                ("ended", models.CharField(blank=True, max_length=8)),
                ("ended_on", models.DateField(null=True)),
                (
                    "ask",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="asks.ask"
                    ),
                ),
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
                    "demand",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="promises",
                        to="promises.demand",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="files.file"
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
                "indexes": [
                    models.Index(fields=["collective", "at", "id"], name="promises_pr_collect_fb677a_idx"),
                    models.Index(
                        fields=["collective", "institution", "at", "id"], name="promises_pr_collect_a09e36_idx"
                    ),
                    models.Index(
                        condition=models.Q(("ended", "")), fields=["collective", "due"], name="promises_going_on"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ended__in", ["", "kept", "broken", "released"])),
                        name="a_promise_ends_somehow",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended", ""), ("ended_on", None)),
                            models.Q(models.Q(("ended", ""), _negated=True), ("ended_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_promise_ends_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended", "kept"), _negated=True), ("shown__isnull", False), _connector="OR"
                        ),
                        name="nothing_is_kept_that_was_not_shown",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due__gte", models.F("day"))), name="due_when_it_was_made_or_later"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Look",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("so", models.BooleanField()),
                ("words", models.CharField(blank=True, max_length=500)),
                (
                    "change",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="promises.change"
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
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="collectives.member"
                    ),
                ),
                (
                    "promise",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="promises.promise"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("change", None), ("promise__isnull", False)),
                            models.Q(("change__isnull", False), ("promise", None)),
                            _connector="OR",
                        ),
                        name="looked_at_one_thing",
                    ),
                    models.UniqueConstraint(fields=("promise", "member"), name="looked_at_a_promise_once"),
                    models.UniqueConstraint(fields=("change", "member"), name="looked_at_a_change_once"),
                ],
            },
        ),
        migrations.AddField(
            model_name="change",
            name="promise",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="promises.promise"
            ),
        ),
        migrations.CreateModel(
            name="Sent",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField()),
                ("kind", models.CharField(max_length=8)),
                ("words", models.TextField()),
                ("day", models.DateField()),
                ("mailed", models.BooleanField(default=False)),
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
                    "claim",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="letters",
                        to="promises.notinourname",
                    ),
                ),
                (
                    "collective",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="collectives.collective"
                    ),
                ),
                (
                    "demand",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="letters",
                        to="promises.demand",
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="institutions.institution"
                    ),
                ),
                (
                    "promise",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="letters",
                        to="promises.promise",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("claim", None),
                                ("demand__isnull", False),
                                ("kind__in", ["demand", "again"]),
                                ("promise", None),
                            ),
                            models.Q(
                                ("claim", None), ("demand", None), ("kind", "promise"), ("promise__isnull", False)
                            ),
                            models.Q(("claim__isnull", False), ("demand", None), ("kind", "claim"), ("promise", None)),
                            _connector="OR",
                        ),
                        name="a_letter_is_about_one_thing",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "demand")), fields=("demand",), name="a_demand_is_sent_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Showing",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ourterms.kit.chance.uuid, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField()),
                ("where", models.CharField(blank=True, max_length=200)),
                ("wont", models.BooleanField(default=False)),
                ("words", models.TextField()),
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
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
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
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="institutions.institution"
                    ),
                ),
                (
                    "promise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="showings", to="promises.promise"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="change",
            index=models.Index(fields=["collective", "at", "id"], name="promises_ch_collect_b4f433_idx"),
        ),
        migrations.AddIndex(
            model_name="change",
            index=models.Index(fields=["collective", "institution", "at", "id"], name="promises_ch_collect_5d628d_idx"),
        ),
    ]
