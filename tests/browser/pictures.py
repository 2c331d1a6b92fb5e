"""`make pictures`: the main pages of a fresh demonstration office as pictures, to look at.

Run as `python -m tests.browser.pictures FOLDER [DAY]`; needs Chromium.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
WIDTHS = (1440, 768, 360)
SELLING = "99/2013/N%C4%90-CP:12.1.a"
LOGINS = {"inspector": "quan", "director": "khang", "clerk": "anh", "administrator": "tri"}
# who, name, and the address or the link to follow from the last page (a part of its text)
PAGES = [
    ("inspector", "inspections", "/kiem-tra/"),
    ("inspector", "inspection", "//túi xách LUNARIS"),
    ("inspector", "places", "//Mở danh sách địa điểm"),
    ("inspector", "visit", "//Lê Thị Thanh Trà"),
    ("inspector", "inspection-open", "/kiem-tra/mo/"),
    ("inspector", "fine", f"/tra-cuu/muc-phat/?act={SELLING}&goods_value=38.160.000"),
    ("inspector", "requests", "/tiep-nhan/"),
    ("inspector", "request", "//Biển hiệu MỘC LAM"),
    ("inspector", "cases", "/vu-viec/"),
    ("inspector", "case", "//Túi xách “LUNARIS”"),
    ("inspector", "acts", "/tra-cuu/hanh-vi/"),
    ("inspector", "parties", "/tra-cuu/doi-tuong/"),
    ("inspector", "rights", "/tra-cuu/quyen/"),
    ("inspector", "not-found", "/khong-co/"),
    ("administrator", "components", "/thanh-phan/"),
    ("administrator", "officers", "/cong-chuc/"),
]


@contextmanager
def a_site(day: str) -> Iterator[str]:
    """A fresh office in a database of its own, served on a free port until the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {
            "DATABASE_URL": f"sqlite:///{folder}/office.sqlite3",
            "MEDIA_ROOT": f"{folder}/media",
        }
        manage = [sys.executable, str(ROOT / "manage.py")]
        commands = (["migrate", "-v0"], ["load_law"], ["demo", "--on", day] if day else ["demo"])
        for command in commands:
            subprocess.run(  # noqa: S603  # our own commands
                [*manage, *command], env=environment, check=True, stdout=subprocess.DEVNULL
            )
        serve = [*manage, "start", "--port", str(port)]
        server = subprocess.Popen(serve, env=environment)  # noqa: S603
        try:
            yield _answering(f"http://127.0.0.1:{port}")
        finally:
            server.terminate()
            server.wait()


def _answering(address: str) -> str:
    for _ in range(120):
        try:
            urlopen(f"{address}/dang-nhap/")  # noqa: S310  # loopback
        except URLError:
            time.sleep(0.5)
        else:
            return address
    raise TimeoutError(address)


def shoot(browser: Browser, site: str, who: str, folder: Path) -> None:
    """Every page of this role at every width."""
    for width in WIDTHS:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
        )
        page = context.new_page()
        log_in(page, site, LOGINS[who])
        for _, name, target in (each for each in PAGES if each[0] == who):
            go(page, site, target)
            page.screenshot(path=folder / f"{name}-{width}.png", full_page=True)
        context.close()


def log_in(page: Page, site: str, username: str) -> None:
    page.goto(f"{site}/dang-nhap/")
    page.fill("[name=username]", username)
    page.fill("[name=password]", f"kiemtra-{username}")
    page.click("button[type=submit]")
    page.wait_for_load_state()


def go(page: Page, site: str, target: str) -> None:
    """An address, or after `//` the first link whose text holds the words, opened folds and all."""
    if not target.startswith("//"):
        page.goto(site + target)
        return
    words = re.compile(re.escape(target[2:]), re.IGNORECASE)
    link = page.locator("a", has_text=words).first
    page.goto(site + str(link.get_attribute("href")))


def main() -> None:
    folder = Path(sys.argv[1])
    day = sys.argv[2] if len(sys.argv) > 2 else ""
    folder.mkdir(parents=True, exist_ok=True)
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with a_site(day) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for who in LOGINS:
            shoot(browser, site, who, folder)
        browser.close()
    sys.stdout.write(f"{len(list(folder.glob('*.png')))} pictures in {folder}\n")


if __name__ == "__main__":
    main()
