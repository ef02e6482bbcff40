"""Terms as a file that people keep and edit: written as TOML, read from TOML or JSON, with the line of each fault."""

import json
import re
import tomllib
from collections.abc import Mapping
from typing import Any

from ourterms.kit.speech import say
from ourterms.terms.rules.bounds import problems
from ourterms.terms.rules.clauses import CLAUSES
from ourterms.terms.rules.terms import BadTerms, Terms, as_data, terms_from

LARGEST = 200_000  # letters of a file
MOST_PARTS = 20  # of a name; the reader of TOML takes minutes over one of many thousands
# What is no name in a file: words in quotation marks, over many lines or in one, and remarks.
_ASIDE = (
    r'"""(?:[^\\]|\\.)*?(?:"{3,5}|\Z)'
    r"|'''.*?(?:'{3,5}|\Z)"
    r'|"(?:[^"\\\n]|\\[^\n])*+"?'
    r"|'[^'\n]*+'?"
    r"|\#[^\n]*"
)
_LONG_NAME = rf"(?<![\w-])(?:[\w-]++[ \t]*+\.[ \t]*+){{{MOST_PARTS}}}[\w-]"


def _string(text: str) -> str:
    """A TOML basic string. JSON escapes all that TOML asks for but one."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _value(value: Any) -> str:
    if isinstance(value, str):
        if "\n" not in value:
            return _string(value)
        lines = (_string(line)[1:-1] for line in value.split("\n"))
        return '"""\n' + "\n".join(lines) + '"""'
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{name} = {_value(each)}" for name, each in value.items()) + " }"
    return str(value)


def as_parts(terms: Terms) -> dict[str, str]:
    """The terms as TOML in parts that make the whole, one below the other: "above", then each group that has a clause
    (clauses.GROUPS)."""
    data = as_data(terms)
    clauses = data.pop("clauses")
    parts = {"above": "".join(f"{name} = {_value(value)}\n" for name, value in data.items())}
    for name, setting in clauses.items():
        lines = [f"{key} = {_value(value)}\n" for key, value in setting.items() if value is not False]
        group = CLAUSES[name].group
        parts[group] = parts.get(group, "") + f"\n[clauses.{name}]\n" + "".join(lines)
    return parts


def as_toml(terms: Terms) -> str:
    """The terms as the ready-made file has them: what `read_file` reads back as the same terms."""
    return "".join(as_parts(terms).values())


def from_toml(text: str) -> dict[str, Any]:
    """What stands in a TOML file. Raises what tomllib raises, and BadTerms where reading it would take for ever."""
    if re.search(_LONG_NAME, re.sub(_ASIDE, "x", text, flags=re.DOTALL)):
        raise BadTerms([say("A name in it has too many parts, with a dot between them.")])
    return tomllib.loads(text)


def read_file(text: str) -> Terms:
    """Terms out of a file that somebody kept. Raises BadTerms with every fault, and the line it stands in where we
    can tell it."""
    if len(text) > LARGEST:
        raise BadTerms([say("This is too long for terms. 200,000 letters at most.")])
    text = text.replace("\r\n", "\n").removeprefix("\ufeff")
    try:
        data = json.loads(text) if text.lstrip().startswith("{") else from_toml(text)
    except json.JSONDecodeError as bad:
        raise BadTerms([say("Line {line}: this is not JSON as it has to be.", line=bad.lineno)]) from None
    except tomllib.TOMLDecodeError as bad:
        raise BadTerms([_not_toml(str(bad), text)]) from None
    except (RecursionError, ValueError):
        raise BadTerms([say("This can't be read.")]) from None
    try:
        terms = terms_from(data)
        wrong = problems(terms)
    except BadTerms as bad:
        wrong = bad.messages
    if wrong:
        raise BadTerms([_with_line(message, text) for message in wrong])
    return terms


def _not_toml(message: str, text: str) -> str:
    """What tomllib says of the place, as we say it."""
    found = re.search(r"at line (\d+)", message)
    line = int(found[1]) if found else text.count("\n") + 1
    return say(
        "Line {line}: this can't be read. Each line is a name, = and a value; words stand in quotation marks.",
        line=line,
    )


def line_of(text: str, where: str) -> int | None:
    """In which line of a file `where` ("clauses.notice.figure") stands; that of its table where it has none itself."""
    *table, key = where.split(".")
    here: list[str] = []
    of_table = None
    for number, line in enumerate(text.split("\n"), start=1):
        if header := re.match(r"\s*\[([^\[\]]+)\]", line):
            here = [part.strip(" \"'") for part in header[1].split(".")]
            if here == where.split("."):
                return number
            if here == table:
                of_table = number
        elif here == table and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=:]", line):
            return number
    return of_table


def _with_line(message: str, text: str) -> str:
    where = message.partition(":")[0]
    number = line_of(text, where) if re.fullmatch(r"[\w.\-$]+", where) else None
    return say("Line {line}: {message}", line=number, message=message) if number else message
