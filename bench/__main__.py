"""Measures the whole system and prints the tables of docs/bench.md: python -m bench."""

from bench.history import measure_history
from bench.house import load, measured_system
from bench.memory import measure_memory
from bench.starting import measure_start
from bench.turns import measure_turns
from bench.understanding import measure_understanding


def main() -> None:
    """About five minutes; the first time longer, for training and recording."""
    print(f"At the beginning {load()}.")
    with measured_system() as system:
        measure_start(system)
        system.wait_until_well()
        print(f"\nOnce started {load()}.")
        measure_turns(system.house, system.pid)
        measure_history(system.house)
        measure_understanding(system.house)
        measure_memory(system.pid)
    print(f"\nAt the end {load()}.")


if __name__ == "__main__":
    main()
