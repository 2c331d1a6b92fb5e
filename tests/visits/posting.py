"""Sending the forms of pages as a browser does: what was drawn goes back, with what was typed."""

from html.parser import HTMLParser
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.office.models import Officer

HTMX = {"HX-Request": "true"}


class _Forms(HTMLParser):
    """Controls by the address of their form, also those that stand outside it by its id."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, Any]] = []
        self.loose: list[tuple[str, str, str]] = []
        self.select: tuple[str, str] | None = None
        self.text: tuple[str, str] | None = None
        self.is_open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            action = told.get("action", "")
            self.forms.append({"action": action, "id": told.get("id", ""), "data": {}})
            self.is_open = True
        elif tag == "input" and told.get("name"):
            is_box = told.get("type") in {"radio", "checkbox"}
            if not is_box or "checked" in told:
                self._put(told, told["name"], told.get("value", ""))
        elif tag == "select":
            self.select = (told.get("name", ""), told.get("form", ""))
            self._put(told, told.get("name", ""), "")
        elif tag == "option" and self.select and "selected" in told:
            self._put({"form": self.select[1]}, self.select[0], told.get("value", ""))
        elif tag == "textarea":
            self.text = (told.get("name", ""), told.get("form", ""))
            self._put(told, told.get("name", ""), "")

    def handle_data(self, data: str) -> None:
        if self.text:
            # a browser drops the first line break of a text area
            self._put({"form": self.text[1]}, self.text[0], data.removeprefix("\n"))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.is_open = False
        elif tag == "select":
            self.select = None
        elif tag == "textarea":
            self.text = None

    def _put(self, told: dict[str, str], name: str, value: str) -> None:
        if told.get("form"):
            self.loose.append((told["form"], name, value))
        elif self.is_open:
            self.forms[-1]["data"][name] = value


def drawn(page: str, action: str) -> dict[str, str]:
    """What the form that goes to this address holds as it was drawn."""
    parser = _Forms()
    parser.feed(page)
    form = next(each for each in parser.forms if each["action"] == action)
    data: dict[str, str] = dict(form["data"])
    data |= {name: value for owner, name, value in parser.loose if owner == form["id"]}
    return data


def entered(officer: Officer) -> Client:
    client = Client()
    client.force_login(officer)
    return client


def page_of(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, url
    return response.content.decode()


def queries_of(client: Client, url: str) -> int:
    """Statements that one page asks, the session and the officer among them."""
    client.get(url)  # what is read once a process is read now
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)
