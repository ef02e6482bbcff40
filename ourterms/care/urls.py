from django.urls import path

from ourterms.care import views

app_name = "care"
urlpatterns = [
    path("care/", views.index, name="index"),
    path("care/pause/", views.pause, name="pause"),
    path("care/back/", views.back, name="back"),
    path("care/resting/", views.rest, name="rest"),
    path("care/boundaries/", views.boundaries, name="boundaries"),
    path("care/room/", views.room, name="room"),
    path("care/needs/", views.access, name="access"),
    path("care/needs/<uuid:consent>/", views.take_back_access, name="access-back"),
    path("care/words/", views.check_in, name="check-in"),
    path("care/wishes/", views.wishes, name="wishes"),
    path("care/buddies/", views.buddies, name="buddies"),
    path("care/buddies/<uuid:buddy>/", views.buddy, name="buddy"),
    path("care/farewell/", views.died, name="died"),
    path("care/farewell/<uuid:farewell>/", views.farewell, name="farewell"),
    path("care/farewell/<uuid:farewell>/wishes/", views.farewell_wishes, name="farewell-wishes"),
    path("care/farewell/<uuid:farewell>/tell/", views.farewell_tell, name="farewell-tell"),
    path("care/farewell/<uuid:farewell>/undo/", views.farewell_undo, name="farewell-undo"),
]
