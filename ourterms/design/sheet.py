"""One stylesheet for slow phones: the blocks of static/design/css/ put together in a stated order.

`python -m ourterms.design.sheet` writes static/design/ourterms.css; a test holds the committed file to it.
"""

import re
from pathlib import Path

STATIC = Path(__file__).parent / "static" / "design"
TARGET = STATIC / "ourterms.css"
ORDER = (
    "tokens",
    "base",
    "frame",
    "button",
    "sheet",
    "finding",
    "form",
    "table",
    "steps",
    "figure",
    "list",
    "inside",
    "menu",
    "words",
    "together",
    "card",
    "map",
    "promises",
    "rounds",
    "print",  # last: paper overrules everything above it
)


def sheet(blocks: dict[str, str]) -> str:
    """The blocks, by name, as one stylesheet: in ORDER, without comments and indents, paths as seen from there.

    Raises KeyError when a block of ORDER is missing, ValueError when there is one that ORDER does not name.
    """
    if unknown := blocks.keys() - set(ORDER):
        raise ValueError(f"not in ORDER: {sorted(unknown)}")
    text = "\n".join(blocks[name] for name in ORDER)
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL).replace('url("../', 'url("')
    return "".join(f"{line}\n" for line in (line.strip() for line in text.splitlines()) if line)


def blocks() -> dict[str, str]:
    """The block files, by name without ending."""
    return {path.stem: path.read_text("utf-8") for path in (STATIC / "css").glob("*.css")}


if __name__ == "__main__":
    TARGET.write_text(sheet(blocks()), "utf-8")
