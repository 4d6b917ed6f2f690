"""What runs in production is walled in, and each process knows only what it needs."""

import re
import subprocess
import tomllib

import pytest

from tests.architecture.sources import ROOT
from tests.architecture.test_settings import known_variables, secrets
from tests.deployment.compose import (
    ONCE,
    PATH,
    VAR_DIR,
    compose,
    environment,
    mounts,
    networks,
    ours,
    seconds,
    services,
)

_BIN = ROOT / ".venv/bin"
# uvicorn reads this one itself: whose word it takes for the visitor's address.
_OF_LIBRARIES = {"FORWARDED_ALLOW_IPS"}


def test_it_is_a_compose_file_by_the_specification() -> None:
    command = [str(_BIN / "check-jsonschema"), "--builtin-schema", "vendor.compose-spec", str(PATH)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("file", ["Dockerfile", "rasa_project/Dockerfile"])
def test_the_images_are_written_by_the_rules_of_the_linter(file: str) -> None:
    command = [str(_BIN / "hadolint"), str(ROOT / file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", services())
def test_no_service_can_do_more_than_its_work(name: str) -> None:
    service = services()[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "cap_add" not in service
    assert not service.get("privileged")
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["pids_limit"] <= 200
    user, group = service["user"].split(":")
    assert int(user) > 0
    assert int(group) > 0


@pytest.mark.parametrize("name", services())
def test_every_service_says_which_version_it_is(name: str) -> None:
    tag = services()[name]["image"].partition(":")[2]
    assert re.match(r"\d+\.\d+", tag), f"{name} runs {tag or 'whatever is newest'}"


def test_our_images_have_the_version_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    built = {each["image"].partition(":")[2] for each in services().values() if "build" in each}
    assert built == {project["version"]}


@pytest.mark.parametrize("name", [name for name in services() if name not in ONCE])
def test_every_service_that_stays_can_be_asked_how_it_is(name: str) -> None:
    check = services()[name]["healthcheck"]
    assert check["test"][0] == "CMD"
    assert seconds(check["timeout"]) < seconds(check["interval"])


@pytest.mark.parametrize("name", services())
def test_every_service_gets_time_to_stop(name: str) -> None:
    assert seconds(services()[name]["stop_grace_period"]) >= 5


def test_the_bot_may_finish_what_is_on_its_way() -> None:
    """Fifteen seconds for messages and five for open pages (bot/sender.py, bot/serving.py)."""
    assert seconds(services()["bot"]["stop_grace_period"]) > 15 + 5


def test_only_caddy_can_be_reached_from_outside() -> None:
    assert [name for name, each in services().items() if "ports" in each] == ["caddy"]
    assert [name for name, each in services().items() if "network_mode" in each] == ["trainer"]
    assert services()["trainer"]["network_mode"] == "none"


@pytest.mark.parametrize("name", ["rasa", "actions", "postgres"])
def test_who_needs_nobody_outside_has_no_way_out(name: str) -> None:
    open_ones = {each for each, how in compose()["networks"].items() if not how.get("internal")}
    assert networks(name)
    assert networks(name) & open_ones == set()


def test_the_assistant_cannot_reach_the_database() -> None:
    assert networks("rasa") & networks("postgres") == set()


@pytest.mark.parametrize("name", ours())
def test_every_variable_is_known_to_the_settings(name: str) -> None:
    known = known_variables() | {f"{secret}_FILE" for secret in secrets()} | _OF_LIBRARIES
    assert set(environment(name)) <= known


@pytest.mark.parametrize("name", services())
def test_no_secret_stands_in_a_variable(name: str) -> None:
    assert set(environment(name)) & (secrets() | {"POSTGRES_PASSWORD"}) == set()


@pytest.mark.parametrize("name", services())
def test_a_service_gets_the_secrets_that_it_reads_and_no_other(name: str) -> None:
    read = {
        value.removeprefix("/run/secrets/")
        for value in environment(name).values()
        if str(value).startswith("/run/secrets/")
    }
    assert read == set(services()[name].get("secrets", []))
    assert read <= set(compose()["secrets"])


@pytest.mark.parametrize("name", ["prepare", "actions", "bot", "review"])
def test_production_is_true_and_the_master_key_lies_elsewhere_than_the_data(name: str) -> None:
    assert environment(name)["PRODUCTION"] == "true"
    folder, _, _ = environment(name)["MASTER_KEY_FILE"].rpartition("/")
    assert not folder.startswith(VAR_DIR)
    assert mounts(name)[folder] == ("./secrets/master", False)


@pytest.mark.parametrize("name", ["rasa", "trainer", "caddy", "postgres"])
def test_who_reads_no_words_has_no_master_key(name: str) -> None:
    assert not any("master" in source for source, _ in mounts(name).values())


def test_only_what_makes_releases_can_write_them() -> None:
    place = f"{VAR_DIR}/releases"
    writers = {name for name in ours() if mounts(name).get(place, ("", False))[1]}
    assert writers == {"prepare", "trainer"}
    assert all(place in mounts(name) for name in ours())


def test_nothing_starts_before_words_and_tables_are_ready() -> None:
    for name in ("rasa", "actions", "bot", "review"):
        waits = services()[name]["depends_on"]["prepare"]["condition"]
        assert waits == "service_completed_successfully"
