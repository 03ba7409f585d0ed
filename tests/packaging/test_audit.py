from __future__ import annotations


def test_the_project_passes_every_check_of_its_own() -> None:
    from checks import audit

    findings = [
        *audit.bounds_without_reason(audit.PYPROJECT.read_text(encoding="utf-8")),
        *audit.unused_dependencies(),
        *audit.license_findings(),
    ]
    assert findings == []


def test_a_bound_without_a_comment_is_found() -> None:
    from checks import audit

    pyproject = 'dependencies = [\n    "one>=2",\n    "two>=3",  # 3 is the first that works\n]\n'
    assert list(audit.bounds_without_reason(pyproject)) == [
        "the bound of one>=2 has no reason next to it"
    ]


def test_a_comment_above_a_bound_is_its_reason() -> None:
    from checks import audit

    pyproject = 'dependencies = [\n    # Not 6: it loses notes.\n    "one!=6",\n]\n'
    assert not list(audit.bounds_without_reason(pyproject))
