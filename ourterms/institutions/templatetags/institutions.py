"""What a page may ask about bodies outside: {% if collective|has_institutions %}."""

from django import template

from ourterms.institutions.permissions import has_institutions

register = template.Library()
register.filter("has_institutions", has_institutions)
