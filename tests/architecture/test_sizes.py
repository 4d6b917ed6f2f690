"""A file that outgrows a hundred and fifty lines becomes two topics."""

from tests.architecture.sources import ROOT, of_the_product, sources

MOST = 150

# Each with the reason why it is one topic all the same. Not a place to grow.
EXCEPTIONS = {
    "bot/phone/static/page.css": "the page as a whole, at four widths",
    "bot/phone/static/write.css": "everything that is touched at the bottom of the page",
    "review/static/nl_design_system/components.css": "made by others, and left as it is",
}
# Claims about one thing that happened stay together, with the house they happen in.
MOST_OF_TESTS = 270


def _lines(path: object) -> int:
    return len((ROOT / str(path)).read_text(encoding="utf-8").splitlines())


def test_no_file_of_the_product_outgrows_its_topic() -> None:
    found = {str(path): _lines(path) for path in of_the_product(".py", ".html", ".js", ".css")}
    assert {name: n for name, n in found.items() if n > MOST and name not in EXCEPTIONS} == {}


def test_an_exception_that_is_needed_no_more_is_taken_off_the_list() -> None:
    assert [name for name in EXCEPTIONS if _lines(name) <= MOST] == []


def test_tests_can_be_read_at_once() -> None:
    found = {str(path): _lines(path) for path in sources(".py") if path.parts[0] == "tests"}
    assert {name: n for name, n in found.items() if n > MOST_OF_TESTS} == {}
