from django.urls import path

from ourterms.people import views

app_name = "people"
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign-in"),
    path("sign-in/code/", views.sign_in_code, name="sign-in-code"),
    path("sign-in/passkey/", views.sign_in_passkey, name="sign-in-passkey"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("signed-out/", views.signed_out, name="signed-out"),
    path(".well-known/change-password", views.change_password, name="change-password"),
    path("you/sure/", views.sure, name="sure"),
    path("you/sure/mail/", views.sure_mail, name="sure-mail"),
    path("you/sure/passkey/", views.passkey_sure, name="sure-passkey"),
    path("you/card/", views.card, name="card"),
    path("you/password/", views.password, name="password"),
    path("you/address/", views.address, name="address"),
    path("you/address/code/", views.address_code, name="address-code"),
    path("you/passkeys/", views.passkeys_page, name="passkeys"),
    path("you/passkeys/begin/", views.passkey_begin, name="passkey-begin"),
    path("you/passkeys/<uuid:id>/remove/", views.passkey_remove, name="passkey-remove"),
    path("you/devices/", views.devices_page, name="devices"),
    path("you/devices/mine/", views.keep_here, name="keep-here"),
    path("you/opened/", views.openings, name="openings"),
]
