from ourterms.kit import chance


def test_a_code_is_groups_of_letters_that_nobody_mistakes() -> None:
    drawn = chance.code(3)
    assert [len(group) for group in drawn.split("-")] == [4, 4, 4]
    assert set(drawn) <= {*chance.ALPHABET, "-"}
    assert not set("0O1ILU") & set(chance.ALPHABET)
    assert len({chance.code(3) for _ in range(50)}) == 50


def test_shuffling_keeps_everything() -> None:
    assert sorted(chance.shuffled(range(20))) == list(range(20))
