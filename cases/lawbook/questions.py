"""How a command takes questions from scripts and answers them: JSON or YAML in, JSON or text out.

One object or a list; a bad item answers with its error in its place. Exit 0, 1 when an item was
bad, 2 with one line on standard error when the input could not be read.
"""

import json
import re
import sys
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml
from django.core.management.base import BaseCommand, CommandError, CommandParser

from cases.law.facts import FactError


class PlainLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML as JSON reads it: days stay text for the facts to judge, 010 and 1:30 are no numbers."""


PlainLoader.yaml_implicit_resolvers = {}
for _kind, _pattern, _first in (
    ("null", "null|~|", ["n", "~", ""]),
    ("bool", "true|false", ["t", "f"]),
    ("int", "-?(?:0|[1-9][0-9]{0,99})", list("-0123456789")),  # Python reads no longer ones
):
    PlainLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_kind}", re.compile(f"^(?:{_pattern})$"), _first
    )

UNREADABLE = 2
Output = Mapping[str, Any]


class QuestionCommand(ABC, BaseCommand):
    """A command whose `answer` gives one question's output and `tell` its Vietnamese text."""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("input", nargs="?", default="-", help="a file, or - for standard input")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        told = read_questions(options["input"])
        answer, tell = self.ready()
        many = told if isinstance(told, list) else [told]
        outputs = [_or_error(answer, item) for item in many]
        if options["format"] == "json":
            self._write(
                json.dumps(outputs if isinstance(told, list) else outputs[0], ensure_ascii=False)
            )
        else:
            self._write("\n\n".join(_text(tell, output) for output in outputs))
        if any("error" in output for output in outputs):
            sys.exit(1)

    @abstractmethod
    def ready(self) -> tuple[Callable[[Any], Output], Callable[[Output], str]]:
        """The function that answers and the one that tells the answer, made once per run."""

    def _write(self, text: str) -> None:
        if hasattr(sys.stdout, "reconfigure"):
            # half a character of the input goes back as JSON escapes it
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
        self.stdout.write(text)


def read_questions(source: str) -> Any:
    """An object or a list. Raises CommandError that ends the program with 2."""
    try:
        data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
        told = _parse(data.decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError) as error:
        reason = " ".join(str(error).split())
        raise CommandError(f"không đọc được dữ liệu vào: {reason}", returncode=UNREADABLE) from None
    if not isinstance(told, dict | list):
        message = "dữ liệu vào phải là một nhóm trường hoặc một danh sách (JSON hoặc YAML)"
        raise CommandError(message, returncode=UNREADABLE)
    return told


def _parse(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return yaml.load(text, PlainLoader)  # noqa: S506 a safe loader


def _or_error(answer: Callable[[Any], Output], item: Any) -> Output:
    try:
        return answer(item)
    except FactError as error:
        return {"error": {"field": error.field, "message": error.message}}


def _text(tell: Callable[[Output], str], output: Output) -> str:
    error = output.get("error")
    return f"Lỗi ở {error['field']}: {error['message']}" if error else tell(output)
