from django.urls import path

from selaras.foundation.live import views

app_name = "live"
urlpatterns = [path("langsung/", views.ticket, name="ticket")]
