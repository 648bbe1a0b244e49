"""Addresses of sign-in; the names are allauth's own, so that its pages find one another."""

from allauth.account import views as account
from django.urls import include, path

from selaras.main.demo import door

urlpatterns = [
    path("", account.LoginView.as_view(extra_context={"governments": door.governments}), name="account_login"),
    path("coba/", door.enter, name="demo_enter"),
    path("keluar/", account.logout, name="account_logout"),
    path("daftar/", account.signup, name="account_signup"),
    path("ditutup/", account.account_inactive, name="account_inactive"),
    path("ulang/", account.reauthenticate, name="account_reauthenticate"),
    path("sandi/", account.password_change, name="account_change_password"),
    path("sandi/baru/", account.password_set, name="account_set_password"),
    path("sandi/lupa/", account.password_reset, name="account_reset_password"),
    path("sandi/lupa/terkirim/", account.password_reset_done, name="account_reset_password_done"),
    path("sandi/lupa/<str:uidb36>-<str:key>/", account.password_reset_from_key, name="account_reset_password_from_key"),
    path("sandi/lupa/selesai/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("surel/", account.email, name="account_email"),
    path("surel/terkirim/", account.email_verification_sent, name="account_email_verification_sent"),
    path("surel/<str:key>/", account.confirm_email, name="account_confirm_email"),
    path("dua-langkah/", include("allauth.mfa.urls")),
    path("pihak-ketiga/", include("allauth.socialaccount.urls")),
    path("oidc/", include("allauth.socialaccount.providers.openid_connect.urls")),
]
