import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from playwright.sync_api import expect

from tests.browser.people import EXAMPLE, somebody

pytestmark = pytest.mark.browser


def reply_of(person):
    return person.page.get_by_role("textbox", name="Your reply")


def test_from_the_link_to_a_finished_reply_takes_six_taps_and_one_paste(person):
    person.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    person.read_the_example()
    person.press("Ask them first")
    person.tap(person.page.get_by_role("radio").nth(1))
    person.tap(reply_of(person))
    person.page.keyboard.type("Hello there. ")
    person.tap(person.page.get_by_role("button", name="Copy", exact=True))
    expect(person.page.get_by_text("Copied", exact=True)).to_be_visible()
    copied = person.page.evaluate("navigator.clipboard.readText()")
    assert "Hello there. " in copied
    assert copied == reply_of(person).input_value().strip()
    assert (person.taps, person.pastes) == (6, 1)


def test_without_scripts_it_takes_no_more_taps_and_shows_no_button_that_does_nothing(chromium, url):
    with somebody(chromium, url, java_script_enabled=False) as person:
        person.read_the_example()
        person.press("Ask them first")
        person.tap(person.page.get_by_role("radio").nth(1))
        person.tap(reply_of(person))
        person.page.keyboard.type("Hello there. ")
        assert "Hello there. " in reply_of(person).input_value()
        expect(person.page.get_by_role("button", name=re.compile("^Copy"))).to_have_count(0)
        by_hand = person.page.locator("noscript p").locator("visible=true")
        expect(by_hand).to_have_text(["To copy: hold the words, then choose Select all and Copy."])
        assert person.taps == 5


def test_what_they_offer_comes_as_one_sentence_and_three_things_to_ask_for(anybody):
    anybody.read_the_example()
    expect(anybody.page.get_by_role("heading", level=1)).to_have_text(re.compile(r"^They .+\.$"))
    three = anybody.page.locator(".screen.first ol.findings > li")
    expect(three).to_have_count(3)
    for finding in three.all():
        expect(finding).to_contain_text("Ask for: ")
    expect(anybody.page.get_by_role("region", name="What they wrote")).to_contain_text("Join our Recovery Services")


def test_four_choices_have_the_same_weight(anybody):
    anybody.read_the_example()
    choices = anybody.page.get_by_role("group", name="What would you like to do?").get_by_role("link")
    expect(choices).to_have_text(["Ask them first", "Say no", "Go anyway, prepared", "Nothing, close this"])
    look = "each => JSON.stringify([each.offsetWidth, each.offsetHeight, getComputedStyle(each).backgroundColor])"
    assert len({choice.evaluate(look) for choice in choices.all()}) == 1


def test_each_voice_says_it_in_its_own_words_and_briefly(anybody):
    anybody.read_the_example()
    anybody.press("Ask them first")
    said = []
    for voice in anybody.page.get_by_role("group", name="How should it sound?").get_by_role("radio").all():
        voice.tap()
        expect(reply_of(anybody)).to_have_count(1)
        said.append(reply_of(anybody).input_value())
    assert len(set(said)) == 3
    assert all(0 < len(text.split()) <= 120 for text in said)


def test_nothing_is_kept_and_that_is_said_last(anybody):
    anybody.read_the_example()
    anybody.press("Nothing, close this")
    expect(anybody.page.get_by_text("Nothing was kept. You owe nobody an answer.")).to_be_visible()
    assert anybody.page.context.cookies() == []
    assert anybody.taps == 3


def test_each_choice_is_one_tap_away_and_one_tap_back(anybody):
    anybody.read_the_example()
    for choice, words in (
        ("Say no", "A no needs no reason."),
        ("Go anyway, prepared", "Three questions to take along"),
        ("Ask them first", "Change it as you like."),
    ):
        anybody.press(choice)
        expect(anybody.heading(choice)).to_be_visible()
        expect(anybody.page.get_by_text(words).locator("visible=true")).to_have_count(1)
        anybody.press("Back to what they offer")
        expect(anybody.heading("Three things that matter most")).to_be_visible()


def test_going_back_inside_the_answer_sends_nothing_again(anybody):
    anybody.read_the_example()
    for choice in ("Say no", "Go anyway, prepared"):
        anybody.press(choice)
        expect(anybody.heading(choice)).to_be_visible()
        anybody.page.go_back()
        expect(anybody.heading("Three things that matter most")).to_be_visible()
    assert len(anybody.sent) == 1
    anybody.page.go_back()
    expect(anybody.page.get_by_label("Paste what they sent")).to_be_visible()


def test_what_the_answer_links_to_opens_beside_it_and_loses_nothing(anybody):
    anybody.read_the_example()
    anybody.press("Ask them first")
    reply_of(anybody).fill("Hello there.")
    anybody.page.go_back()
    why = anybody.page.locator(".screen.first").get_by_role("link", name="ready-made terms (new tab)")
    with anybody.page.context.expect_page() as beside:
        why.tap()
    expect(beside.value.get_by_role("heading", level=1)).to_have_text("Ready-made terms, not yours yet")
    beside.value.close()
    away = anybody.page.locator("main a:not([href^='#']):not([href='/']):not([href='/start/'])")
    assert {link.get_attribute("target") for link in away.all()} == {"_blank"}
    anybody.press("Ask them first")
    expect(reply_of(anybody)).to_have_value("Hello there.")


def test_where_the_figures_come_from_is_said_beside_them(anybody):
    anybody.read_the_example()
    anybody.page.get_by_text("If we missed something they say, you are right and we are not.").wait_for()
    anybody.page.goto("/check/already/#q1")
    expect(anybody.page.get_by_text("Elsewhere: €35.00, A$50.00")).to_be_visible()
    anybody.page.goto("/terms/")
    for figure in ("€35.00", "A$50.00", "C$40.00", "NZ$50.00", "US$35.00"):
        expect(anybody.page.locator("dl.terms").get_by_text(figure)).to_have_count(1)


def test_one_place_in_the_menu_is_where_we_are(anybody):
    for address, name in (("/check/", "Check an ask"), ("/check/already/", "A role you have")):
        anybody.page.goto(address)
        expect(anybody.page.locator("nav a[aria-current]")).to_have_text([name])


def test_what_was_changed_in_a_reply_is_still_there_after_looking_elsewhere(anybody):
    anybody.read_the_example()
    anybody.press("Say no")
    reply_of(anybody).fill("No, thank you.")
    anybody.press("Everything, as a second page")
    expect(anybody.heading("Everything")).to_be_visible()
    anybody.page.go_back()
    expect(reply_of(anybody)).to_have_value("No, thank you.")


def test_an_empty_box_says_so_at_the_top_and_at_the_field(anybody):
    anybody.page.goto("/")
    anybody.press("Read it")
    words = "The box is empty. Paste what they sent, or choose a file."
    expect(anybody.page.get_by_role("alert").get_by_role("link", name=words)).to_be_visible()
    expect(anybody.page.get_by_label("Paste what they sent")).to_have_accessible_description(
        re.compile(re.escape(words))
    )
    assert anybody.page.title().startswith("Put right: ")
    anybody.press(words)
    expect(anybody.page.get_by_label("Paste what they sent")).to_be_in_viewport()


def test_what_was_typed_stays_when_the_file_beside_it_cannot_be_read(anybody):
    anybody.page.goto("/check/")
    anybody.page.get_by_label("Paste what they sent").fill(EXAMPLE)
    anybody.tap(anybody.page.get_by_text("Or choose a file"))
    picture = {"name": "poster.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n" + bytes(40)}
    anybody.page.get_by_label("A file with what they sent").set_input_files(picture)
    anybody.press("Read it")
    expect(anybody.page.get_by_role("alert")).to_contain_text("There is something to put right")
    assert anybody.page.get_by_label("Paste what they sent").input_value().split() == EXAMPLE.split()


def a_word_file(text):
    """The least that is a .docx."""
    package = "http://schemas.openxmlformats.org/package/2006"
    office = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    words = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.splitlines())
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Override PartName="/word/document.xml" '
        f'ContentType="{office}.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{relation}" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{words}"><w:body>{paragraphs}</w:body></w:document>',
    }
    made = BytesIO()
    with ZipFile(made, "w") as package_file:
        for name, content in parts.items():
            package_file.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{content}')
    return made.getvalue()


def test_a_word_file_is_read_like_what_is_pasted(anybody):
    anybody.page.goto("/")
    anybody.tap(anybody.page.get_by_text("Or choose a file"))
    file = {"name": "advert.docx", "mimeType": "application/octet-stream", "buffer": a_word_file(EXAMPLE)}
    anybody.page.get_by_label("A file with what they sent").set_input_files(file)
    anybody.press("Read it")
    expect(anybody.heading("Three things that matter most")).to_be_visible()
    expect(anybody.page.get_by_role("region", name="What they wrote")).to_contain_text("Sam Ostrander")


def test_the_text_can_be_changed_and_read_again(anybody):
    anybody.read_the_example()
    anybody.press("Change the text")
    box = anybody.page.get_by_role("textbox", name="Paste what they sent")
    assert box.input_value().split() == EXAMPLE.split()
    box.fill(EXAMPLE.replace("Sam Ostrander", "Robin Vale"))
    anybody.press("Read it")
    expect(anybody.page.get_by_role("region", name="What they wrote")).to_contain_text("Robin Vale")


def test_three_answers_about_what_you_already_do_are_enough(anybody):
    anybody.page.goto("/check/already/")
    anybody.press("Begin")
    for answer in ("Yes", "No", "I don't know"):
        anybody.page.get_by_role("radio", name=answer, exact=True).tap()
        expect(anybody.page.get_by_role("radio")).to_have_count(3)
        anybody.press("Next")
    anybody.press("Stop here, see what is missing")
    expect(anybody.page.get_by_text("From what you chose")).to_be_visible()
    expect(anybody.page.get_by_role("heading", level=1)).to_have_text("2 things to ask for")
    anybody.press("Start again")
    expect(anybody.heading("Check what you already do")).to_be_visible()


def test_no_answers_at_all_lead_back_to_the_questions(anybody):
    anybody.page.goto("/check/already/#q1")
    anybody.press("Stop here, see what is missing")
    expect(anybody.heading("Nothing to show yet")).to_be_visible()
    anybody.press("To the questions")
    expect(anybody.page.get_by_role("radio")).to_have_count(3)


def total_of(person):
    return person.page.locator(".figure output")


def test_costs_add_up_again_when_the_numbers_change(anybody):
    anybody.page.goto("/costs/")
    before = total_of(anybody).inner_text()
    people = anybody.page.get_by_label("People")
    people.fill(str(2 * int(people.input_value())))
    anybody.press("Add it up")
    expect(total_of(anybody)).not_to_have_text(before)
    expect(anybody.page.get_by_role("table", name="Line by line")).to_be_visible()


def test_with_scripts_only_the_sum_is_drawn_anew(person):
    person.page.goto("/costs/")
    person.page.evaluate("window.marker = 'still here'")
    before = total_of(person).inner_text()
    person.page.get_by_label("People").fill("11")
    person.press("Add it up")
    expect(total_of(person)).not_to_have_text(before)
    assert person.page.evaluate("window.marker") == "still here"


def test_a_number_that_cannot_be_says_what_to_do_and_stays(anybody):
    anybody.page.goto("/costs/")
    anybody.page.get_by_label("People").fill("0")
    anybody.press("Add it up")
    expect(anybody.page.get_by_text(re.compile("put in 1 to 500")).first).to_be_visible()
    expect(total_of(anybody)).to_have_count(0)
    expect(anybody.page.get_by_label("People")).to_have_value("0")


def test_a_number_that_cannot_be_is_named_at_the_top_and_at_its_field(anybody):
    anybody.page.goto("/costs/")
    anybody.page.get_by_label("People").fill("0")
    anybody.press("Add it up")
    expect(anybody.page.get_by_role("alert").get_by_role("link")).to_have_count(1)
    expect(anybody.page.get_by_label("People")).to_have_attribute("aria-invalid", "true")
    expect(anybody.page).to_have_title(re.compile("^Put right: "))


def test_costs_that_nobody_typed_follow_and_what_was_typed_stays(anybody):
    anybody.page.goto("/costs/")
    for label, value in (("People", "20"), ("Sessions", "12"), ("Access", "10"), ("Currency", "EUR")):
        field = anybody.page.get_by_label(label, exact=True)
        field.select_option(value) if label == "Currency" else field.fill(value)
    anybody.press("Add it up")
    line = "Pay for an hour, Expenses, Support, Hours of thinking it over."
    expect(anybody.page.get_by_text(f"These followed what you changed: {line}")).to_be_visible()
    for label, value in (
        ("Pay for an hour", "35.00"), ("Hours of thinking it over", "20"), ("Support", "420.00"), ("Access", "10"),
    ):  # fmt: skip
        expect(anybody.page.get_by_label(label, exact=True)).to_have_value(value)
    total = total_of(anybody).inner_text()
    anybody.press("Add it up")
    expect(anybody.page.get_by_text("These followed")).to_have_count(0)
    expect(total_of(anybody)).to_have_text(total)


def test_costs_can_be_taken_away_as_a_spreadsheet(anybody):
    anybody.page.goto("/costs/")
    with anybody.page.expect_download() as taken:
        anybody.press("Take it as a spreadsheet (CSV)")
    assert taken.value.suggested_filename == "what-doing-it-properly-costs.csv"
    assert total_of(anybody).inner_text().removeprefix("£").replace(",", "") in taken.value.path().read_text()
