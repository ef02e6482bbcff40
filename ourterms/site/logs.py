"""Logs say what broke and where in the code; never an address, a form, or who."""

import logging
import re

_QUERY = re.compile(r"\?\S*")


class WithoutPeople(logging.Filter):
    """Takes the request out of a record, and everything after a question mark out of its words.

    A traceback is cut to its kind and its places in the code: the message of an exception can hold what
    somebody wrote.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = _QUERY.sub("?…", record.getMessage())
        record.args = None
        for name in ("request", "status_code"):
            record.__dict__.pop(name, None)
        if record.exc_info and record.exc_info[0]:
            places = []
            trace = record.exc_info[2]
            while trace is not None:
                code = trace.tb_frame.f_code
                places.append(f"{code.co_filename.rsplit('/ourterms/', 1)[-1]}:{trace.tb_lineno}")
                trace = trace.tb_next
            record.msg += f" [{record.exc_info[0].__name__} at {' > '.join(places[-6:])}]"
            record.exc_info = record.exc_text = None
        return True
