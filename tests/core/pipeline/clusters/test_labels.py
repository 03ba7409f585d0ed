"""The labels of clusters say what sets their pieces apart."""

from __future__ import annotations

from amt_core.pipeline.clusters.labels import describe_clusters


def test_a_cluster_is_named_by_what_sets_it_apart() -> None:
    terms = [["calm", "solo piano"], ["calm", "solo piano"], ["calm", "metal"], ["metal", "fast"]]
    first, second = describe_clusters(
        terms, ["a", "a", "b", "c"], [0, 0, 1, 1], num_terms=1, num_examples=1
    )
    assert (first.label, first.size, first.examples) == ("solo piano", 2, ("a",))
    assert second.label == "metal"


def test_a_term_that_all_pieces_have_is_in_no_label() -> None:
    terms = [["drums", "major", "waltz"]] * 4 + [["drums", "major", "tango"]] * 4
    labels = [each.label for each in describe_clusters(terms, [""] * 8, [0] * 4 + [1] * 4)]
    assert labels == ["waltz", "tango"]


def test_a_term_of_few_pieces_of_a_cluster_is_not_in_its_label() -> None:
    terms = [["calm"]] * 9 + [["calm", "bagpipe"]] + [["loud"]] * 10
    first, _ = describe_clusters(terms, [""] * 20, [0] * 10 + [1] * 10)
    assert first.label == "calm"


def test_where_nothing_sets_a_cluster_apart_its_most_common_terms_are_told() -> None:
    terms = [["piano", "slow"], ["piano", "fast"], ["piano"]]
    (only,) = describe_clusters(terms, [""] * 3, [0, 0, 0], num_terms=1)
    assert only.label == "piano"


def test_a_label_names_one_tempo() -> None:
    terms = [["drums", "fast"]] * 3 + [["drums", "mid-tempo"]] * 2 + [["piano", "slow"]] * 9
    first, _ = describe_clusters(
        terms, [""] * 14, [0] * 5 + [1] * 9, exclusive=[{"slow", "mid-tempo", "fast"}]
    )
    assert first.label == "drums, fast"


def test_examples_are_what_the_label_says() -> None:
    terms = [["slow"], ["fast", "drums"], ["fast"], ["fast", "drums"], ["piano"], ["piano"]]
    texts = ["slow one", "drums one", "fast one", "drums two", "piano one", "piano two"]
    first, _ = describe_clusters(terms, texts, [0, 0, 0, 0, 1, 1], num_terms=2, num_examples=2)
    assert first.label == "fast, drums"
    assert first.examples == ("drums one", "drums two")
