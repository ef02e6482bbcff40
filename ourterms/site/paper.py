"""`./run print welcome`: a page as a file that needs no server, and as PDF where there is a browser to make one."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from base64 import b64encode
from pathlib import Path

from ourterms.site.quality import CHROMIUM

STATIC = Path(__file__).resolve().parents[1] / "design" / "static" / "design"
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-pdf-header-footer")
PATIENCE = 60  # seconds


def print_welcome(folder: Path) -> int:
    """Write welcome.html, and welcome.pdf where Chromium is there. Returns 1 when the folder can't be written to."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        page = folder / "welcome.html"
        page.write_text(_whole(_drawn()), "utf-8")
    except OSError as problem:
        print(f"Can't write to {folder}: {problem.strerror}.", file=sys.stderr)
        return 1
    print(f"{page}: open it in a browser and print it, one A4.")
    chromium = CHROMIUM if Path(CHROMIUM).exists() else shutil.which("chromium") or shutil.which("google-chrome")
    pdf = folder / "welcome.pdf"
    if chromium and _as_pdf(chromium, page, pdf):
        print(f"{pdf}: the same as PDF.")
    else:
        print("There is no Chromium here to make a PDF with. Any browser prints the page.")
    return 0


def _drawn() -> str:
    """The page as the server draws it."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ourterms.site.settings")
    django.setup()
    from django.core.management import call_command
    from django.test import RequestFactory

    from ourterms.site.founding.views import for_the_table

    call_command("collectstatic", interactive=False, verbosity=0)
    return for_the_table(RequestFactory().get("/start/welcome/")).content.decode()


def _whole(html: str) -> str:
    """The page with its stylesheet and font inside, without what only a server or a browser's tab needs."""
    font = b64encode((STATIC / "fonts" / "atkinson-next.woff2").read_bytes()).decode()
    css = (STATIC / "ourterms.css").read_text("utf-8")
    css = re.sub(r'url\("[^"]*\.woff2"\)', lambda _: f'url("data:font/woff2;base64,{font}")', css)
    html = re.sub(r"<script\b.*?</script>\s*", "", html)
    html = re.sub(r"<link\b[^>]*>\s*", "", html)
    return html.replace("</head>", f"<style>{css}</style></head>")


def _as_pdf(chromium: str, page: Path, pdf: Path) -> bool:
    with tempfile.TemporaryDirectory() as profile:
        command = [chromium, *FLAGS, f"--user-data-dir={profile}", f"--print-to-pdf={pdf}", page.resolve().as_uri()]
        try:
            done = subprocess.run(command, capture_output=True, timeout=PATIENCE)
        except (OSError, subprocess.TimeoutExpired):
            return False
    return done.returncode == 0 and pdf.exists()
