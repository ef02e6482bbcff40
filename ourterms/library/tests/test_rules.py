from ourterms.library.rules import IN, OUT, SAME, compare


def test_the_same_text_has_no_differences() -> None:
    assert compare("a\nb", "a\nb") == []


def test_lines_are_gone_or_new_and_what_stands_around_them_shows() -> None:
    before = "\n".join(["1", "2", "3", "old", "4", "5", "6"])
    after = "\n".join(["1", "2", "3", "new", "4", "5", "6", "end"])
    assert [(line.state, line.words) for line in compare(before, after)] == [
        (SAME, "…"),
        (SAME, "2"),
        (SAME, "3"),
        (OUT, "old"),
        (IN, "new"),
        (SAME, "4"),
        (SAME, "5"),
        (SAME, "6"),
        (IN, "end"),
    ]


def test_from_nothing_and_to_nothing() -> None:
    assert [line.state for line in compare("", "a")] == [IN]
    assert [line.state for line in compare("a", "")] == [OUT]


def test_nothing_of_either_text_is_missing_where_they_are_too_long_to_compare() -> None:
    lines = compare("a\n" * 3_000, "b\n" * 2)
    assert len(lines) == 3_002
