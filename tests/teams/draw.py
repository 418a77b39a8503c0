"""Draw a card of every kind with the official renderer, in a real browser.

    cd tests/teams/client && npm ci && cd -      # once
    python -m tests.teams.draw build/cards       # a PNG for each kind of card

Needs Node's packages as above and `chromium`. Each picture is a message as it comes, and beside
it the same with everything shown that a click would show.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.teams.examples import drawn

CLIENT = Path(__file__).parent / "client"
RENDERER = CLIENT / "node_modules" / "adaptivecards" / "dist" / "adaptivecards.min.js"
SIZE = (1120, 800)

HOST: dict[str, Any] = {
    "fontFamily": "Segoe UI, Noto Sans, DejaVu Sans, sans-serif",
    "fontSizes": {"small": 12, "default": 14, "medium": 16, "large": 18, "extraLarge": 24},
    "spacing": {"small": 8, "default": 12, "medium": 16, "large": 20, "padding": 16},
    "supportsInteractivity": True,
    "actions": {"actionsOrientation": "horizontal", "actionAlignment": "left", "buttonSpacing": 8},
    "containerStyles": {
        "default": {
            "backgroundColor": "#ffffff",
            "foregroundColors": {
                "default": {"default": "#242424", "subtle": "#616161"},
                "attention": {"default": "#c4314b", "subtle": "#c4314b"},
                "accent": {"default": "#5b5fc7", "subtle": "#5b5fc7"},
            },
        },
        "emphasis": {
            "backgroundColor": "#f5f5f5",
            "foregroundColors": {
                "default": {"default": "#242424", "subtle": "#616161"},
                "accent": {"default": "#5b5fc7", "subtle": "#5b5fc7"},
            },
        },
    },
}
"""How Teams draws cards in its light theme, as far as it matters."""

PAGE = """<!doctype html><meta charset="utf-8"><style>
body {{ background: #ebebeb; font: 14px sans-serif; margin: 16px; display: flex; gap: 16px }}
.card {{ background: #fff; border-radius: 4px; width: 520px; overflow: hidden }}
p {{ width: 520px; margin: 0 0 8px }}
button {{ font: 600 14px sans-serif; padding: 5px 12px; border-radius: 4px; background: #fff;
          border: 1px solid #d1d1d1; text-align: left }}
</style><script src="{renderer}"></script><script>
const text = {text}, card = {card}, host = new AdaptiveCards.HostConfig({host});
for (const all of [false, true]) {{
  const drawn = new AdaptiveCards.AdaptiveCard();
  drawn.hostConfig = host;
  drawn.parse(card);
  const element = document.createElement("div");
  element.innerHTML = '<p></p><div class="card"></div>';
  element.firstChild.textContent = text;
  if (card) element.lastChild.append(drawn.render());
  document.addEventListener("DOMContentLoaded", () => document.body.append(element));
  for (const name of ["working", "working0", "working1"]) {{
    const hidden = drawn.getElementById(name);
    if (all && hidden) hidden.isVisible = true;
  }}
}}
</script>"""


def draw(name: str, text: str, card: dict[str, Any] | None, folder: Path) -> Path:
    """Draw a message; return the picture."""
    out = folder / f"{name.replace(' ', '-')}.png"
    with tempfile.TemporaryDirectory() as temporary:
        page = Path(temporary) / "card.html"
        given = {"text": text, "card": card, "host": HOST}
        shown = {name: json.dumps(each).replace("</", "<\\/") for name, each in given.items()}
        page.write_text(PAGE.format(renderer=RENDERER.resolve().as_uri(), **shown), "utf-8")
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
        window = [f"--window-size={SIZE[0]},{SIZE[1]}", f"--screenshot={out.resolve()}"]
        subprocess.run([*command, *window, page.as_uri()], check=True, capture_output=True)
    return out


def main(folder: Path) -> None:
    """Draw every card into a folder."""
    if not RENDERER.exists() or shutil.which("chromium") is None:
        raise SystemExit(__doc__)
    folder.mkdir(parents=True, exist_ok=True)
    for name, text, card in drawn():
        sys.stdout.write(f"{draw(name, text, card, folder)}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/cards"))
