"""Pages of a group, all under /m/<collective>/."""

from django.urls import path

from ourterms.collectives import views

app_name = "collectives"
urlpatterns = [
    path("group/", views.group, name="group"),
    path("group/name/", views.group_name, name="group-name"),
    path("groups/", views.groups, name="groups"),
    path("people/<uuid:member>/", views.member, name="member"),
    path("people/<uuid:member>/hide/", views.hide_from_member, name="hide-from-member"),
    path("name/", views.own_name, name="own-name"),
    path("roles/<slug:kind>/", views.role, name="role"),
    path("roles/<slug:kind>/note/", views.role_note, name="role-note"),
    path("roles/<slug:kind>/take/", views.take_role, name="role-take"),
    path("roles/<slug:kind>/put-down/", views.put_down_role, name="role-put-down"),
    path("settings/", views.settings, name="settings"),
    path("settings/all.json", views.settings_json, name="settings-json"),
    path("settings/all.csv", views.settings_csv, name="settings-csv"),
    path("settings/<slug:group>/", views.settings_group, name="settings-group"),
    path("settings/change/<str:name>/", views.setting, name="setting"),
    path("settings/change/<str:name>/back/<uuid:change>/", views.setting_back, name="setting-back"),
    path("circles/new/", views.circle_new, name="circle-new"),
    path("circles/<uuid:circle>/change/", views.circle_change, name="circle-change"),
    path("circles/<uuid:circle>/bring/", views.circle_bring, name="circle-bring"),
    path("circles/<uuid:circle>/out/", views.circle_out, name="circle-out"),
    path("circles/<uuid:circle>/end/", views.circle_end, name="circle-end"),
    path("hide/", views.hide, name="hide"),
    path("hide/<slug:token>/end/", views.hide_no_more, name="hide-no-more"),
]
