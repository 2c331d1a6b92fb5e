"""Why a file is not taken: a sentence that names the file and says what to do."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat

from cases.dossier.evidence.kinds import FileType

TAKEN = "ảnh JPEG, PNG, HEIC, WebP, tệp PDF hoặc video MP4"
LIGHTER = {
    "photo": "Giảm độ phân giải của ảnh rồi gửi lại.",
    "pdf": "Quét lại ở độ phân giải thấp hơn, hoặc chia thành nhiều tệp.",
    "video": "Cắt video thành nhiều đoạn rồi gửi từng đoạn.",
}


class FileRefusedError(ValidationError):
    """The file is not taken; `code` tells why."""

    def __init__(self, name: str, sentence: str, code: str) -> None:
        super().__init__(f"“{name}” {sentence}", code=code)


def empty(name: str) -> FileRefusedError:
    return FileRefusedError(
        name, "không có nội dung. Mở thử tệp trên máy rồi gửi lại.", "empty_file"
    )


def unknown_type(name: str) -> FileRefusedError:
    return FileRefusedError(
        name, f"không được nhận: nội dung không phải {TAKEN}. Chọn tệp khác.", "unknown_type"
    )


def not_a_photo(name: str, file_type: FileType) -> FileRefusedError:
    return FileRefusedError(
        name, f"là {file_type.label}, không phải ảnh. Thêm tệp này ở phần giấy tờ.", "not_a_photo"
    )


def false_extension(name: str, extension: str, file_type: FileType) -> FileRefusedError:
    return FileRefusedError(
        name,
        f"mang đuôi .{extension} nhưng nội dung là {file_type.label}. "
        f"Đổi đuôi thành .{file_type.extensions[0]} rồi gửi lại.",
        "false_extension",
    )


def too_large(name: str, size: int, kind: str) -> FileRefusedError:
    limit = filesizeformat(settings.EVIDENCE_MAX_BYTES[kind])
    return FileRefusedError(
        name, f"nặng {filesizeformat(size)}, quá mức {limit}. {LIGHTER[kind]}", "too_large"
    )


def too_many_pixels(name: str) -> FileRefusedError:
    limit = settings.EVIDENCE_MAX_PIXELS // 1_000_000
    return FileRefusedError(
        name,
        f"có quá {limit} triệu điểm ảnh. Giảm độ phân giải của ảnh rồi gửi lại.",
        "too_many_pixels",
    )


def damaged(name: str, file_type: FileType) -> FileRefusedError:
    return FileRefusedError(
        name,
        f"bị hỏng hoặc thiếu phần cuối, không mở được như {file_type.label}. "
        "Chép lại từ máy gốc rồi gửi lại.",
        "damaged",
    )
