"""Which country an ask shows itself to be in, by its own signs. A bare "$" needs this."""

from bisect import bisect_left, bisect_right
from functools import cache
from operator import itemgetter

from ourterms.terms.rules.conditions import Fact
from ourterms.terms.rules.patterns import rx
from ourterms.terms.rules.reading.phrases import word_set
from ourterms.terms.rules.reading.text import Text

# Signs that stand for one country only, and with few exceptions. Place names that several countries have
# (London, Victoria, Wellington, Newcastle) are left out or weigh less.
SIGNS: dict[str, tuple[str, ...]] = {
    "GB": (
        *(".uk", "nhs", "nihr", "england", "scotland", "scottish", "wales", "welsh", "northern ireland"),
        *("united kingdom", " uk ", "birmingham", "manchester", "leeds", "sheffield", "liverpool", "bristol"),
        *("glasgow", "edinburgh", "cardiff", "belfast", "yorkshire", "universal credit", "dwp", "hmrc", "bsl"),
        *("gbp", "integrated care board", "dbs check", "postcode"),
    ),
    "IE": (
        *(" hse ", "ireland", "irish", ".ie", "dublin", "galway", "limerick", "eircode", "garda", "cork city"),
        *("(hse)", "hse's", "leinster", "munster", "connacht", "oireachtas", "department of social protection"),
    ),
    "AU": (
        *(".au", "australia", "auslan", "centrelink", "ndis", "nsw", "queensland", "tasmania", "melbourne"),
        *("sydney", "brisbane", "adelaide", "canberra", "hobart", "darwin", "aud", "a$", "au$"),
        *("aboriginal", "torres strait", "plus super", "superannuation", "salary packaging", "medicare card"),
        *("commonwealth", "shires", "western australia", "perth, wa", "perth wa"),
        *(
            "victorian",
            "gippsland",
            "geelong",
            "consumer consultant",
            "aest",
            "aedt",
            "phn",
            "local health district",
            "local health network",
        ),
    ),
    "CA": (
        *(".ca/", ".ca ", ".ca\n", "canada", "canadian", "ontario", "alberta", "saskatchewan", "manitoba"),
        *("quebec", "québec", "british columbia", "nova scotia", "newfoundland", "new brunswick", "toronto"),
        *("vancouver", "ottawa", "calgary", "edmonton", "winnipeg", "montreal", "halifax", "cad", "c$", "ca$"),
        *("province", "provinces", "provincial", "province-wide"),
        *("2slgbtq", "interac", "first nations, inuit", "métis", "cihr", "tcps", "loonie", "yukon", "nunavut"),
    ),
    "NZ": (
        *(".nz", "new zealand", "aotearoa", "whānau", "whanau", "whaiora", "kōrero", "koha", "nzsl", "te whatu ora"),
        *("auckland", "christchurch", "dunedin", "nz$", "nzd", "māori", "kaumātua", "tamariki", "te tiriti"),
        *("hui", "rōpū", "mihi", "mahi", "pēpi", "hapū", "taranaki", "waikato", "otago", "rotorua", "whanganui"),
        *("tāmaki", "ōtautahi", "te whatu", "ird", "hauora", "kia ora", "work and income", "pasifika"),
    ),
    "US": (
        *(
            ".gov/",
            ".edu",
            "u.s.",
            "united states",
            "usd",
            "us$",
            "medicaid",
            "hipaa",
            "samhsa",
            "board of supervisors",
            "tribal",
            "nimh",
            " nih ",
        ),
        *("washington", "new york", "texas", "california", "florida", "ohio", "oregon", "massachusetts", "austin"),
        *("chicago", "boston", "seattle", "philadelphia", "behavioral", "w-9", "federal holiday", "irb"),
        *("american", "veterans affairs", "arizona", "colorado", "minnesota", "michigan", "pennsylvania", "y'all"),
        *("center", "centers", "counselor", "counseling", "of color", "hhs", "us residents"),
        *("state of ", "uber/lyft", "north carolina", "new jersey", "virginia", "wisconsin", "illinois", "zelle"),
    ),
}
SHORT = 6  # signs no longer than this are whole words, where they begin with a letter
HEAD = 4  # letters of a word by which most signs are told to be missing
_head = itemgetter(slice(HEAD))
# Of telephone numbers in North America, the first three figures tell the country.
# It begins with one set of letters, so that the search jumps from one of them to the next.
PHONE = rx(r"[(2-9](?<![\d-].)(?:(?<=\()[2-9]|(?<!\())\d\d(?:\) ?|[-. ])[2-9]\d\d[-. ]\d{4}\b")
PROVINCE = rx(r", (?:ON|BC|AB|MB|SK|QC|NS|NL)\b(?! \d{5})")
CANADIAN = word_set(
    "204 226 236 249 250 289 306 343 365 367 403 416 418 431 437 438 450 506 514 519 548 579 581 587 604 613 639 647"
    " 672 705 709 778 780 782 807 819 825 867 873 902 905"
)
TOLL_FREE = word_set("800 833 844 855 866 877 888 900 988")
DOLLARS = {"AU": "AUD", "CA": "CAD", "NZ": "NZD", "US": "USD"}


def read_country(text: Text) -> Fact[str] | None:
    """The country whose signs are most; None if there are none, or as many of another."""
    if not text.vocabulary:
        return None
    found: dict[str, list[tuple[int, int]]] = {}
    words = _words(text)
    last = len(words) - 1
    by_word, by_head, by_start = _signs()
    likely = [numbered for word in by_word.keys() & words for numbered in by_word[word]]
    likely += [numbered for head in by_head.keys() & map(_head, words) for numbered in by_head[head]]
    likely += [
        numbered for start, numbered in by_start if words[min(bisect_left(words, start), last)].startswith(start)
    ]
    for _, (country, sign) in sorted(likely):
        if (at := _stands(text.flat, sign)) >= 0:
            found.setdefault(country, []).append((at, at + len(sign)))
    if "$" in text.flat and (province := PROVINCE.search(text.case)):
        found.setdefault("CA", []).extend([province.span()] * 2)  # it shows more than a way of spelling
    # The text itself says more than a number in it.
    for match in PHONE.finditer(text.flat) if not found and "$" in text.flat else ():
        area = match[0].lstrip("(")[:3]
        if area not in TOLL_FREE:
            found.setdefault("CA" if area in CANADIAN else "US", []).append(match.span())
    most = sorted(found, key=lambda country: -len(found[country]))
    if not most or (len(most) > 1 and len(found[most[0]]) == len(found[most[1]])):
        return None
    return text.fact(most[0], found[most[0]][0])


def _words(text: Text) -> list[str]:
    """The words of a text, and the halves of the few with an apostrophe ("NHS's"), in the order of the alphabet."""
    halves: list[str] = []
    at = text.flat.find("'")
    while at >= 0:
        halves += text.words[bisect_right(text.begins, at) - 1].split("'")
        at = text.flat.find("'", at + 1)
    return sorted([*text.vocabulary, *halves])


Numbered = tuple[int, tuple[str, str]]  # a sign's number in the list above, its country, and the sign


BETWEEN_LETTERS = rx(r"[\W\d_]+")


@cache
def _signs() -> tuple[dict[str, list[Numbered]], dict[str, list[Numbered]], list[tuple[str, Numbered]]]:
    """The signs by a word that has to be there, by the first letters of one, and the few by how one begins ("uk")."""
    by_word: dict[str, list[Numbered]] = {}
    by_head: dict[str, list[Numbered]] = {}
    by_start: list[tuple[str, Numbered]] = []
    for numbered in enumerate((country, sign) for country, signs in SIGNS.items() for sign in signs):
        sign = numbered[1][1]
        parts = BETWEEN_LETTERS.split(sign)
        longest = max(parts, key=len)
        if "$" in sign:
            by_word.setdefault("$", []).append(numbered)
        elif len(sign) <= SHORT and sign[0].isalpha():
            by_word.setdefault(parts[0], []).append(numbered)
        elif not sign[0].isalpha() and not sign[-1].isalpha():
            by_word.setdefault(longest, []).append(numbered)
        elif len(longest) >= HEAD:
            by_head.setdefault(longest[:HEAD], []).append(numbered)
        else:
            by_start.append((longest, numbered))
    return by_word, by_head, by_start


def _stands(flat: str, sign: str) -> int:
    """Where a sign stands; a short word not inside another ("cad" in "academy"). -1 if nowhere."""
    at = flat.find(sign)
    if len(sign) > SHORT or not sign[0].isalpha():
        return at
    while at >= 0:
        end = at + len(sign)
        if not flat[at - 1 : at].isalnum() and not (flat[end : end + 1].isalpha() and sign[-1].isalpha()):
            return at
        at = flat.find(sign, end)
    return -1
