import gzip

import pytest

from ourterms.design.sheet import ORDER, STATIC, TARGET, blocks, sheet


def weight(*paths):
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths)


def test_the_committed_sheet_is_what_its_blocks_make():
    assert TARGET.read_text("utf-8") == sheet(blocks()), "run: python -m ourterms.design.sheet"


def test_every_block_file_has_its_place_in_the_order_and_one_only():
    assert sorted(blocks()) == sorted(ORDER)


def test_it_drops_comments_and_indents_and_mends_paths():
    made = sheet(dict.fromkeys(ORDER, "") | {"base": '/* why */\na {\n  b: url("../c.woff2");\n}\n'})
    assert made == 'a {\nb: url("c.woff2");\n}\n'


def test_it_refuses_a_block_nobody_ordered():
    with pytest.raises(ValueError, match="stray"):
        sheet(dict.fromkeys(ORDER, "") | {"stray": ""})


def test_the_sheet_weighs_at_most_15_kb_compressed():
    assert weight(TARGET) <= 15_000


def test_all_scripts_with_htmx_weigh_at_most_30_kb_compressed():
    assert weight(*STATIC.glob("js/*.js"), *STATIC.glob("vendor/*.js")) <= 30_000


def test_the_one_font_weighs_at_most_36_kb():
    fonts = list(STATIC.rglob("*.woff2"))
    assert [font.name for font in fonts] == ["atkinson-next.woff2"]
    assert fonts[0].stat().st_size <= 36 * 1024


def test_the_sheet_has_no_left_and_right_but_logical_sides():
    sides = (
        "left:",
        "right:",
        "margin-top",
        "margin-bottom",
        "padding-top",
        "padding-bottom",
        "text-align: left",
    )
    made = sheet(blocks())
    assert [side for side in sides if side in made] == []
