"""How far the recordings are."""

import io

from voice.progress import TerminalBar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_a_bar_grow_and_end_with_a_new_line() -> None:
    terminal = Terminal()
    bar = TerminalBar("voices", terminal)

    bar(0, 600)
    bar(600, 600)

    assert terminal.getvalue().startswith("\rvoices [....")
    assert terminal.getvalue().endswith("####] 600/600\n")


def test_a_log_file_gets_one_line() -> None:
    log = io.StringIO()
    bar = TerminalBar("voices", log)

    for done in range(0, 601, 2):
        bar(done, 600)

    assert log.getvalue() == "voices: 600 of 600\n"
