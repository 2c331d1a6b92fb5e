"""Forms that were sent: twice is once."""

from django.conf import settings
from django.db import models

from cases.office.frozen import Frozen


class Submission(models.Model):
    """One page's form as it was first accepted, so that sending it again answers the same."""

    FROZEN = (Frozen(but=("result",), may_delete=True),)

    uuid = models.UUIDField(primary_key=True)
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    action = models.CharField("hành động", max_length=80)
    digest = models.CharField("mã băm nội dung", max_length=64)
    result = models.CharField("kết quả", max_length=200, blank=True)
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "lần gửi"
        indexes = [models.Index(fields=["at"])]

    def __str__(self) -> str:
        return f"{self.action} {self.uuid}"
