"""The page on which a contact reads an agreement and signs it, under /c/<door>/."""

from django.urls import path

from ourterms.asks.agreeing import theirs

app_name = "agreed"
urlpatterns = [
    path("asks/<uuid:ask>/agreement/", theirs.one, name="one"),
    path("asks/<uuid:ask>/agreement/code/", theirs.code, name="code"),
]
