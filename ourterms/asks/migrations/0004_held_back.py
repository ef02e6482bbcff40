from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("asks", "0003_called_off"),
    ]

    operations = [
        migrations.AddField(
            model_name="reply",
            name="held_back",
            field=models.CharField(blank=True, max_length=8),
        ),
        migrations.AddConstraint(
            model_name="reply",
            constraint=models.CheckConstraint(
                condition=models.Q(("held_back", ""), ("state", "dropped"), _connector="OR"),
                name="only_what_was_not_sent_is_held_back",
            ),
        ),
    ]
