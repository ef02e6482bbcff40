import re

import pytest

from ourterms.design.sheet import blocks

TOKENS = blocks()["tokens"]
LIGHT, _, REST = TOKENS.partition("@media (prefers-color-scheme: dark)")
DARK = REST.partition("@media (prefers-contrast: more)")[0]
BACKGROUNDS = ("paper", "sheet", "voice-wash", "ground-wash")
TEXT = [
    *[(front, back) for front in ("ink", "ink-soft") for back in BACKGROUNDS],
    *[(front, back) for front in ("voice", "ground") for back in ("paper", "sheet")],
    ("voice", "voice-wash"),
    ("ground", "ground-wash"),
    ("ink", "mark"),  # their words under the highlighter, and everything one is about to press
    ("paper", "ink"),  # the main button
    ("paper", "voice"),  # ... about to be pressed
    ("sheet", "ground"),  # the word "Offered"
]
MEANING = [(front, back) for front in ("ink", "ink-soft", "voice", "ground") for back in BACKGROUNDS]


def colours(css):
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", css))


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_wcag_does():
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), TEXT)
def test_text_has_seven_to_one(scheme, front, back):
    tokens = colours(scheme)
    assert contrast(tokens[front], tokens[back]) >= 7


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), MEANING)
def test_signs_and_edges_have_four_and_a_half_to_one(scheme, front, back):
    tokens = colours(scheme)
    assert contrast(tokens[front], tokens[back]) >= 4.5


def test_both_schemes_set_the_same_colours():
    assert colours(LIGHT).keys() == colours(DARK).keys()


def test_no_block_but_the_tokens_and_paper_names_a_colour():
    elsewhere = {name: css for name, css in blocks().items() if name not in ("tokens", "print")}
    assert {name: re.findall(r"#[0-9a-f]{3,8}\b|rgb|hsl", css) for name, css in elsewhere.items()} == {
        name: [] for name in elsewhere
    }
