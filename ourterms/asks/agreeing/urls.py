"""Pages of agreements and of places, for members, under /m/<collective>/."""

from django.urls import path

from ourterms.asks.agreeing import views

app_name = "places"
urlpatterns = [
    path("asks/<uuid:ask>/agreement/", views.agreement, name="agreement"),
    path("asks/<uuid:ask>/agreement/place/", views.set_place, name="set"),
    path("asks/<uuid:ask>/agreement/signed/", views.enter_signature, name="signed"),
    path("asks/<uuid:ask>/agreement/signed/back/", views.take_back_signature, name="signed-back"),
    path("asks/<uuid:ask>/agreement/offer/", views.offer, name="offer"),
    path("asks/<uuid:ask>/agreement/offer/widen/", views.widen, name="widen"),
    path("asks/<uuid:ask>/agreement/offer/back/", views.take_offer_back, name="offer-back"),
    path("asks/<uuid:ask>/agreement/session/", views.plan_session, name="session"),
    path("asks/<uuid:ask>/agreement/session/<uuid:session>/not-held/", views.not_held, name="not-held"),
    path("asks/<uuid:ask>/agreement/end/", views.end, name="end"),
    path("places/", views.listed, name="list"),
    path("places/<uuid:offer>/", views.one, name="one"),
    path("places/<uuid:offer>/say/", views.say_so, name="say"),
    path("places/<uuid:offer>/needs/<uuid:session>/", views.needs, name="needs"),
]
