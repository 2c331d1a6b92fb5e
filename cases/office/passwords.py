"""What a password must be, said in Vietnamese."""

from django.contrib.auth import password_validation


class LongEnough(password_validation.MinimumLengthValidator):
    def get_error_message(self) -> str:
        return f"Mật khẩu cần ít nhất {self.min_length} ký tự. Ghép vài từ dễ nhớ với nhau."


class NotCommon(password_validation.CommonPasswordValidator):
    def get_error_message(self) -> str:
        return "Mật khẩu này nhiều người dùng, dễ đoán. Chọn mật khẩu khác."


class NotDigitsAlone(password_validation.NumericPasswordValidator):
    def get_error_message(self) -> str:
        return "Mật khẩu không được toàn chữ số. Thêm chữ cái."
