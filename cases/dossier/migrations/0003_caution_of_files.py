from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dossier", "0002_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="evidencefile",
            name="caution",
            field=models.CharField(
                blank=True,
                choices=[
                    (
                        "script",
                        "PDF có mã lệnh hoặc tệp kèm: chỉ mở bằng trình đọc không chạy mã lệnh",
                    ),
                    ("locked", "PDF đặt mật khẩu: chưa kiểm tra được bên trong"),
                ],
                max_length=6,
                verbose_name="lưu ý khi mở",
            ),
        ),
    ]
