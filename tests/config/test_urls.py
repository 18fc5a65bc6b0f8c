import pytest
from django.test import Client


@pytest.mark.django_db
def test_healthz_says_ok_when_the_database_answers(client: Client) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok")
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_no_page_may_run_what_stands_in_it_or_comes_from_elsewhere(client: Client) -> None:
    policy = dict(
        part.strip().split(" ", 1) for part in client.get("/healthz")["Content-Security-Policy"].split(";")
    )
    assert policy["default-src"] == "'self'"
    assert "script-src" not in policy
    assert policy["frame-ancestors"] == policy["object-src"] == "'none'"


@pytest.mark.django_db
def test_pages_are_vietnamese_whatever_the_browser_prefers(client: Client) -> None:
    assert client.get("/healthz", headers={"Accept-Language": "en"})["Content-Language"] == "vi"


@pytest.mark.django_db
def test_pages_are_english_for_a_reader_who_chose_it(client: Client) -> None:
    client.post("/i18n/setlang/", {"language": "en"})
    assert client.get("/healthz")["Content-Language"] == "en"


@pytest.mark.django_db
def test_an_unknown_language_in_the_cookie_is_vietnamese(client: Client) -> None:
    client.cookies["nennep_language"] = "xx"
    assert client.get("/healthz")["Content-Language"] == "vi"


@pytest.mark.django_db
def test_healthz_asks_the_database_once(client: Client, django_assert_num_queries) -> None:
    client.get("/healthz")
    with django_assert_num_queries(1):
        client.get("/healthz")
