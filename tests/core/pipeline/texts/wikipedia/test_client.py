"""The client is polite, does not give up early, and never believes a wrong page."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest

from amt_core.errors import AmtError
from amt_core.pipeline.texts.wikipedia.article import Article
from amt_core.pipeline.texts.wikipedia.clean import clean
from amt_core.pipeline.texts.wikipedia.client import WikipediaClient
from amt_core.pipeline.texts.wikipedia.match import Subject
from amt_core.pipeline.texts.wikipedia.rate_limit import RateLimit

IMAGINE = "“Imagine” is a song by the English musician John Lennon from his album of 1971."


def client_of(wiki: Any, hands: Any, cache: Path, **more: Any) -> WikipediaClient:
    return WikipediaClient(cache=cache, address=wiki.address, clock=hands.clock, **more)


def test_the_song_of_the_artist_is_found(wiki: Any, hands: Any, tmp_path: Path) -> None:
    wiki.add("Imagine (John Lennon song)", IMAGINE, "1971 song by John Lennon")
    texts = client_of(wiki, hands, tmp_path).texts(title="Imagine", artist="John Lennon")
    assert [text.text for text in texts] == [IMAGINE]
    assert len(wiki.asked) == 1, "all titles go into one request"


def test_all_fallbacks_are_tried_in_order(wiki: Any, hands: Any, tmp_path: Path) -> None:
    client = client_of(wiki, hands, tmp_path)
    client.find(Subject(title="Imagine", artist="John Lennon", album="Gold"))
    titles = wiki.asked[0]["titles"].split("|")
    assert titles == [
        "Imagine (John Lennon song)", "Imagine (song)", "Imagine (Lennon)", "Imagine",
        "Gold (John Lennon album)", "Gold (album)", "John Lennon", "John Lennon (band)",
        "John Lennon (musician)", "John Lennon (composer)",
    ]  # fmt: skip


def test_a_redirect_is_followed(wiki: Any, hands: Any, tmp_path: Path) -> None:
    wiki.add("Imagine (John Lennon song)", IMAGINE)
    wiki.redirects["Imagine (song)"] = "Imagine (John Lennon song)"
    wiki.redirects["Imagine (John Lennon song)"] = "Imagine (John Lennon song)"
    match = client_of(wiki, hands, tmp_path).find(Subject(title="Imagine", artist="John Lennon"))
    assert match is not None
    assert match.article.title == "Imagine (John Lennon song)"


def test_a_page_of_meanings_is_refused(wiki: Any, hands: Any, tmp_path: Path) -> None:
    wiki.add("Imagine", "Imagine may refer to a song by John Lennon.",
             pageprops={"disambiguation": ""})  # fmt: skip
    assert client_of(wiki, hands, tmp_path).texts(title="Imagine", artist="John Lennon") == []


@pytest.mark.parametrize(
    ("page", "lead"),
    [
        ("Imagine", "Imagine is a song by Ariana Grande, an American singer."),
        ("Imagine", "Imagine is a river in France, where John Lennon once bathed."),
        ("Imagine (song)", "“Imagine” is a song by another band."),
        ("John Lennon", "John Lennon is a lake in Canada."),
    ],
)
def test_a_page_about_something_else_is_refused(
    wiki: Any, hands: Any, tmp_path: Path, page: str, lead: str
) -> None:
    wiki.add(page, lead)
    assert client_of(wiki, hands, tmp_path).texts(title="Imagine", artist="John Lennon") == []


def test_a_redirect_to_another_name_is_refused(wiki: Any, hands: Any, tmp_path: Path) -> None:
    wiki.add("Plastic Ono Band", "The Plastic Ono Band was a band of John Lennon's.")
    wiki.redirects["Imagine"] = "Plastic Ono Band"
    assert client_of(wiki, hands, tmp_path).texts(title="Imagine", artist="John Lennon") == []


def test_without_a_page_on_the_piece_the_composer_speaks(
    wiki: Any, hands: Any, tmp_path: Path
) -> None:
    wiki.add("Erik Satie", "Erik Satie was a French composer and pianist.")
    texts = client_of(wiki, hands, tmp_path).texts(title="Unknown Waltz", artist="Erik Satie")
    assert [text.text for text in texts] == ["Erik Satie was a French composer and pianist."]


def test_a_text_says_who_is_to_be_named_with_it(wiki: Any, hands: Any, tmp_path: Path) -> None:
    wiki.add("Erik Satie", "Erik Satie was a French composer and pianist.")
    (text,) = client_of(wiki, hands, tmp_path).texts(title="", artist="Erik Satie")
    assert text.source == "wikipedia"
    for words in ("Erik Satie", "oldid=", "CC BY-SA"):
        assert words in text.attribution


def test_what_was_answered_is_not_asked_again(wiki: Any, hands: Any, tmp_path: Path) -> None:
    wiki.add("Imagine (song)", IMAGINE)
    first = client_of(wiki, hands, tmp_path).find(Subject(title="Imagine", artist="John Lennon"))
    again = client_of(wiki, hands, tmp_path).find(Subject(title="Imagine", artist="John Lennon"))
    assert first == again
    assert len(wiki.asked) == 1
    assert again is not None
    assert again.article.revision == 7000
    assert "oldid=7000" in again.article.attribution
    assert "CC BY-SA" in again.article.attribution


def test_a_broken_file_in_the_cache_is_asked_for_again(
    wiki: Any, hands: Any, tmp_path: Path
) -> None:
    wiki.add("Erik Satie", "Erik Satie was a French composer.")
    client = client_of(wiki, hands, tmp_path)
    client.texts(title="", artist="Erik Satie")
    for path in tmp_path.rglob("*.json"):
        path.write_text(path.read_text(encoding="utf-8")[:20], encoding="utf-8")
    assert client.texts(title="", artist="Erik Satie")


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_honored(wiki: Any, hands: Any, tmp_path: Path, status: int) -> None:
    wiki.add("Erik Satie", "Erik Satie was a French composer.")
    wiki.troubles.append((status, {"Retry-After": "17"}, b"slow down"))
    assert client_of(wiki, hands, tmp_path).texts(title="", artist="Erik Satie")
    assert hands.slept[0] == 17


def test_retry_after_may_be_a_date(wiki: Any, hands: Any, tmp_path: Path) -> None:
    moment = datetime.now(UTC) + timedelta(seconds=100)
    wiki.troubles.append((429, {"Retry-After": format_datetime(moment, usegmt=True)}, b""))
    client_of(wiki, hands, tmp_path).texts(title="", artist="Erik Satie")
    assert 90 < hands.slept[0] <= 100


def test_a_lagging_server_is_left_alone_for_a_while(wiki: Any, hands: Any, tmp_path: Path) -> None:
    lag = json.dumps({"error": {"code": "maxlag", "info": "Waiting: 6 seconds lagged"}}).encode()
    wiki.troubles.append((200, {"Retry-After": "5"}, lag))
    client_of(wiki, hands, tmp_path).texts(title="", artist="Erik Satie")
    assert hands.slept[0] == 5
    assert all(question["maxlag"] == "5" for question in wiki.asked)


@pytest.mark.parametrize(
    "trouble",
    [
        (500, {}, b"oops"),
        (200, {}, b'{"query": {"pages": [{"title": "Erik Sa'),
        (200, {"Content-Length": "5000"}, b'{"query"'),
        (200, {}, b"[]"),
    ],
    ids=["server error", "JSON cut off", "connection cut off", "no object"],
)
def test_troubles_are_waited_out_longer_and_longer(
    wiki: Any, hands: Any, tmp_path: Path, trouble: Any
) -> None:
    wiki.add("Erik Satie", "Erik Satie was a French composer.")
    wiki.troubles += [trouble] * 3
    assert client_of(wiki, hands, tmp_path).texts(title="", artist="Erik Satie")
    assert hands.slept == [1, 2, 4]


def test_a_circle_of_redirects_is_asked_again_later(wiki: Any, hands: Any, tmp_path: Path) -> None:
    wiki.add("Erik Satie", "Erik Satie was a French composer.")
    wiki.troubles += [(307, {"Location": wiki.address}, b"")] * 21  # one more than are followed
    assert client_of(wiki, hands, tmp_path).texts(title="", artist="Erik Satie")
    assert hands.slept[0] == 1


def test_after_six_attempts_it_says_so(wiki: Any, hands: Any, tmp_path: Path) -> None:
    wiki.troubles += [(503, {}, b"")] * 6
    with pytest.raises(AmtError, match="does not answer"):
        client_of(wiki, hands, tmp_path).texts(title="", artist="Erik Satie")
    assert len(wiki.asked) == 6


def test_a_refusal_for_good_is_not_repeated(wiki: Any, hands: Any, tmp_path: Path) -> None:
    wiki.troubles.append((403, {}, b"no"))
    with pytest.raises(AmtError, match="403"):
        client_of(wiki, hands, tmp_path).texts(title="", artist="Erik Satie")
    assert len(wiki.asked) == 1


def test_one_request_a_second_and_no_more(wiki: Any, hands: Any, tmp_path: Path) -> None:
    client = client_of(wiki, hands, tmp_path)
    for name in ("Erik Satie", "Clara Schumann", "Fanny Hensel"):
        client.texts(title="", artist=name)
    assert hands.now_sec == pytest.approx(2.0)
    assert all(agent.startswith("AMT-Desktop/") for agent in wiki.agents)


def test_many_pieces_share_requests(wiki: Any, hands: Any, tmp_path: Path) -> None:
    subjects = [Subject(title=f"Song {i}", artist=f"Band {i}") for i in range(10)]
    client = client_of(wiki, hands, tmp_path)
    list(client.prefetch(subjects))
    num_titles = sum(len(question["titles"].split("|")) for question in wiki.asked)
    assert len(wiki.asked) == -(-num_titles // 20)
    asked = len(wiki.asked)
    client.find(subjects[3])
    assert len(wiki.asked) == asked


def test_an_answer_in_parts_is_put_together(wiki: Any, hands: Any, tmp_path: Path) -> None:
    wiki.extracts_per_answer = 1
    wiki.add("Erik Satie (band)", "Erik Satie is a jazz band.")
    wiki.add("Erik Satie", "Erik Satie was a French composer.")
    texts = client_of(wiki, hands, tmp_path).texts(title="", artist="Erik Satie")
    assert [text.text for text in texts] == ["Erik Satie was a French composer."]
    assert len(wiki.asked) == 2


def test_a_lead_becomes_whole_plain_sentences() -> None:
    lead = (
        "The Gymnopédies (French pronunciation: [ʒim]; or (rarely) dances) are three works "
        "by Erik Satie.[1][note 2] They were  written in 1888 . " + "More words follow here. " * 40
    )
    text = clean(lead, max_words=20)
    assert text.startswith("The Gymnopédies are three works by Erik Satie. They were written in")
    assert text.endswith(".")
    assert len(text.split()) <= 20


def test_requests_at_once_share_one_rate_limit(wiki: Any, hands: Any, tmp_path: Path) -> None:
    wiki.together = threading.Barrier(2, timeout=10)
    subjects = [Subject(title=f"Song {i}", artist=f"Band {i}") for i in range(8)]
    client = client_of(wiki, hands, tmp_path, requests_at_once=2)
    list(client.prefetch(subjects))
    # Each request waits at the barrier for another one that is under way.
    assert len(wiki.asked) % 2 == 0
    assert hands.now_sec >= len(wiki.asked) - 1
    assert client.find(subjects[7]) is None


def test_a_refusal_makes_all_requests_wait(hands: Any) -> None:
    limit = RateLimit(1.0, hands.clock)
    limit.wait()
    limit.hold(17.0)
    limit.wait()
    limit.wait()
    assert hands.slept == [17.0, 1.0]


def test_a_stop_ends_the_waiting_of_all_requests(wiki: Any, tmp_path: Path) -> None:
    subjects = [Subject(title=f"Song {i}", artist=f"Band {i}") for i in range(40)]
    client = WikipediaClient(
        cache=tmp_path, address=wiki.address, requests_at_once=4, requests_per_sec=0.02
    )
    events = client.prefetch(subjects)
    began = time.monotonic()
    next(events)
    next(events)
    events.close()  # type: ignore[attr-defined]
    assert time.monotonic() - began < 30
    assert [thread for thread in threading.enumerate() if thread.name.startswith("wiki")] == []


@pytest.mark.parametrize("address", ["ftp://x/api.php", "https://", "wiki", "https://a b/"])
def test_an_address_that_is_none_is_refused(tmp_path: Path, address: str) -> None:
    with pytest.raises(AmtError, match="web address"):
        WikipediaClient(cache=tmp_path, address=address)


def test_a_text_of_another_wiki_names_that_wiki(wiki: Any, hands: Any, tmp_path: Path) -> None:
    wiki.add("Erik Satie", "Erik Satie was a French composer and pianist.")
    (text,) = client_of(wiki, hands, tmp_path).texts(title="", artist="Erik Satie")
    assert wiki.address.replace("api.php", "index.php") in text.attribution
    article = Article(asked="A", title="A", language="de", exists=True)
    assert "https://de.wikipedia.org/w/index.php" in article.attribution


def test_an_answer_without_end_is_not_read_to_its_end(
    wiki: Any, hands: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("amt_core.pipeline.texts.wikipedia.api._MAX_ANSWER_BYTES", 1000)
    wiki.troubles += [(200, {}, b'{"query": {}}' + b" " * 5000)] * 6
    with pytest.raises(AmtError, match="too long"):
        client_of(wiki, hands, tmp_path).texts(title="", artist="Erik Satie")


def test_no_package_of_requests_is_imported_before_the_first_one() -> None:
    code = (
        "import sys, amt_core.pipeline.texts.wikipedia.client; "
        "print([name for name in ('httpx', 'tenacity') if name in sys.modules])"
    )
    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout
    assert said.strip() == "[]"


def test_a_language_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AmtError, match="language"):
        WikipediaClient(cache=tmp_path, language="en.evil.com/")


@pytest.mark.parametrize(
    "answer",
    [
        {"query": []},
        {"query": {"pages": {"1": {}}, "redirects": "none", "normalized": [3]}},
        {"query": {"pages": [{"title": 5}, "page"]}, "continue": [1]},
        {"query": {"pages": [{"title": "Erik Satie", "extract": None, "lastrevid": "new"}]}},
        {"query": {"pages": [{"title": "Erik Satie", "extract": 7, "pageprops": []}]}},
    ],
)
def test_an_answer_of_wrong_types_says_nothing_of_a_page(
    wiki: Any, hands: Any, tmp_path: Path, answer: dict[str, Any]
) -> None:
    wiki.troubles.append((200, {}, json.dumps(answer).encode()))
    assert client_of(wiki, hands, tmp_path).texts(title="", artist="Erik Satie") == []


def test_an_error_that_is_a_text_is_told(wiki: Any, hands: Any, tmp_path: Path) -> None:
    wiki.troubles.append((200, {}, b'{"error": "no such action"}'))
    with pytest.raises(AmtError, match="no such action"):
        client_of(wiki, hands, tmp_path).texts(title="", artist="Erik Satie")


@pytest.mark.parametrize(
    "retry_after",
    [
        "nan", "-inf", "soon", "Sat, 01 Jan 2000 00:00:00 -0000", "9" * 400,
        "Fri, 01 Jan 99999999999999999999 00:00:00 GMT",
    ],
)  # fmt: skip
def test_a_wait_of_an_odd_length_is_a_wait_all_the_same(
    wiki: Any, hands: Any, tmp_path: Path, retry_after: str
) -> None:
    wiki.add("Erik Satie", "Erik Satie was a French composer.")
    wiki.troubles.append((503, {"Retry-After": retry_after}, b""))
    assert client_of(wiki, hands, tmp_path).texts(title="", artist="Erik Satie")
    assert all(0 <= seconds <= 300 for seconds in hands.slept)


def test_a_file_of_wrong_types_in_the_cache_is_asked_for_again(
    wiki: Any, hands: Any, tmp_path: Path
) -> None:
    wiki.add("Erik Satie", "Erik Satie was a French composer.")
    client = client_of(wiki, hands, tmp_path)
    client.texts(title="", artist="Erik Satie")
    for path in tmp_path.rglob("*.json"):
        path.write_text(
            json.dumps(json.loads(path.read_text(encoding="utf-8")) | {"lead": 5}), encoding="utf-8"
        )
    assert client.texts(title="", artist="Erik Satie")
