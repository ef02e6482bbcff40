"""The acts that leave nothing but what they set, as those of care do (care.sealed_acts). A test walks this tuple."""

from ourterms.institutions.actions import keep_works_there, take_back_works_there

SEALED_ACTS = (keep_works_there, take_back_works_there)
