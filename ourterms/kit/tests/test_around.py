from ourterms.kit.around import WIDE, around


def test_a_short_text_comes_whole_and_in_one_line() -> None:
    assert around("The kettle\nand  the key", "key") == "The kettle and the key"


def test_a_long_text_is_cut_around_the_words() -> None:
    found = around("a few words " * 60 + "the Kettle stands here " + "and more words " * 60, "kettle")
    assert "the Kettle stands here" in found
    assert found.startswith("… ")
    assert found.endswith(" …")
    assert len(found) < WIDE + 60


def test_words_that_are_not_there_give_the_beginning() -> None:
    assert around("one two " * 100, "kettle").startswith("one two")
