from django.db import migrations, models
from django.utils import timezone


class Migration(migrations.Migration):
    dependencies = [("dossier", "0003_caution_of_files")]

    operations = [
        migrations.AddField(
            model_name="item",
            name="added_at",
            field=models.DateTimeField(default=timezone.now, verbose_name="ghi lúc"),
            preserve_default=False,
        ),
    ]
