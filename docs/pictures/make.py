"""Renews the pictures of the docs: `python docs/pictures/make.py`, from the project's root.

The table is drawn by rich; the page is photographed by a headless Chromium, and left as it is where there is none.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

HERE = Path(__file__).parent
EVALUATE = [sys.executable, "-m", "targetcheck", "evaluate"]
TABLE = ["targets/lincang-2025.yaml", "--select", "childcare-*", "--select", "hiv-95", "--select", "tb-incidence"]
PAGE = ["targets/examples/made-up-quarterly.yaml", "-a", "data/examples", "--lang", "zh"]


def table() -> None:
    """The coloured table as SVG."""
    environment = os.environ | {"FORCE_COLOR": "1", "COLUMNS": "96", "LANG": "C.UTF-8"}
    done = subprocess.run([*EVALUATE, *TABLE], env=environment, stdout=subprocess.PIPE, encoding="utf-8", check=False)
    console = Console(record=True, width=96, file=io.StringIO())
    console.print(Text.from_ansi(done.stdout))
    drawn = console.export_svg(title="targetcheck evaluate", unique_id="table")
    alone = re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL)  # a picture fetches nothing
    (HERE / "table.svg").write_text(alone, encoding="utf-8")


def page() -> None:
    """The HTML report as PNG."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        print("no Chromium here; page.png is left as it is")
        return
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "page.html"
        subprocess.run([*EVALUATE, *PAGE, "-o", str(report)], check=False)
        subprocess.run(
            [browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={folder}/profile",
             "--disable-background-networking", "--no-first-run", "--window-size=1000,1150",
             f"--screenshot={HERE / 'page.png'}", report.as_uri()],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True,
        )  # fmt: skip


if __name__ == "__main__":
    table()
    page()
