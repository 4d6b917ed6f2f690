"""The organisation's own file: the example is complete, and a mistake is named where it is."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from store.organisation import Organisation, OrganisationError, load_organisation

EXAMPLE = Path(__file__).parents[2] / "organisation.example.yml"


def test_example_has_every_field() -> None:
    written = yaml.safe_load(EXAMPLE.read_text(encoding="utf-8"))
    assert set(written) == set(Organisation.model_fields)
    for name in ("escalation", "danger", "retention_days"):
        part = getattr(load_organisation(EXAMPLE), name)
        assert set(written[name]) == set(type(part).model_fields)


def test_somebody_reads_along_in_monitored_hours_only() -> None:
    organisation = load_organisation(EXAMPLE)
    sunday_noon = datetime(2026, 11, 22, 11, tzinfo=UTC)
    monday_just_before_nine = datetime(2026, 11, 23, 7, 59, tzinfo=UTC)
    monday_nine_in_amsterdam = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
    assert not organisation.is_monitored(sunday_noon)
    assert not organisation.is_monitored(monday_just_before_nine)
    assert organisation.is_monitored(monday_nine_in_amsterdam)


@pytest.mark.parametrize(
    ("place", "value", "named"),
    [
        ("confidential_adviser", None, "confidential_adviser"),
        ("on_call", {"name": "De Linde", "phone": "soon"}, "on_call.phone"),
        ("monitored_hours", {"monday": ["17:00-09:00"]}, "monitored_hours.monday.0"),
        ("escalation", {"order": ["on_call"]}, "escalation"),
        ("activities", {"eik": []}, "not listed: eik"),
        ("timezone", "Amsterdam", "timezone"),
        ("collour", "red", "collour"),
    ],
)
def test_a_mistake_is_named_where_it_is(
    tmp_path: Path, place: str, value: object, named: str
) -> None:
    written = yaml.safe_load(EXAMPLE.read_text(encoding="utf-8")) | {place: value}
    broken = tmp_path / "organisation.yml"
    broken.write_text(yaml.safe_dump(written), encoding="utf-8")
    with pytest.raises(OrganisationError, match=named):
        load_organisation(broken)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(OrganisationError, match=r"organisation\.yml cannot be read"):
        load_organisation(tmp_path / "organisation.yml")
