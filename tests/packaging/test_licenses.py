from __future__ import annotations

import json

import pytest


@pytest.mark.parametrize(
    ("stated", "spdx"),
    [
        ("MIT License", "MIT"),
        ("3-Clause BSD License", "BSD-3-Clause"),
        ("BSD-3-Clause AND MIT", "BSD-3-Clause AND MIT"),
        ("Permission is hereby granted, free of charge, to any person", None),
        ("", None),
    ],
)
def test_a_stated_license_becomes_an_spdx_expression(stated: str, spdx: str | None) -> None:
    import licenses

    assert licenses.spdx_of(stated) == spdx


def test_packages_of_training_and_tests_are_not_listed() -> None:
    import licenses

    needed = licenses.needed_packages()
    assert {"numpy", "onnxruntime", "cffi"} <= needed
    assert not {"torch", "pytest", "distributed", "huggingface-hub"} & needed


def test_the_list_of_the_about_box_is_the_list_of_the_page() -> None:
    import licenses

    page = (licenses.ROOT / licenses.PAGE).read_text(encoding="utf-8")
    for row in json.loads(licenses.ASSET.read_text(encoding="utf-8")):
        assert f"| {row['name']} | {row['license']} | {row['url']} |" in page
