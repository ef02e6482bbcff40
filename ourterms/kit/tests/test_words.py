from ourterms.kit.words import many_lines, one_line, without_tricks


def test_lines_are_lines_whatever_browser_sent_them() -> None:
    assert many_lines(" one\r\ntwo\rthree\n\n four ") == "one\ntwo\nthree\n\n four"
    assert one_line("one\r\n  two\tthree ") == "one two three"


def test_what_turns_the_line_round_or_cannot_be_seen_goes() -> None:
    assert one_line("a\u202eb\u2066c\x07d\ue000e\u2028f") == "abcde f"


def test_what_languages_need_between_letters_stays() -> None:
    assert one_line("می\u200cخواهم") == "می\u200cخواهم"
    assert one_line("👩\u200d🌾") == "👩\u200d🌾"


def test_only_what_fools_a_reader_is_taken_out() -> None:
    assert without_tricks(" a\u202eb\x00c\x1b\r\n\td\u200ce ") == " abc\r\n\td\u200ce "
