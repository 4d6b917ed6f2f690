"""One house for all tests here: starting it takes the most time. People get new phones instead."""

from collections.abc import Iterator

import pytest

from tests.whole.house import House, whole_house


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with whole_house(tmp_path_factory.mktemp("whole")) as found:
        yield found
