"""Tables as they stand in docs/bench.md: seconds in, milliseconds out, never one figure alone."""

from collections.abc import Sequence
from statistics import median, quantiles


def print_table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Markdown, to be pasted into the docs."""
    print(f"\n### {title}\n")
    print(f"| {' | '.join(columns)} |")
    print(f"|{'---|' * len(columns)}")
    for row in rows:
        print(f"| {' | '.join(row)} |", flush=True)


def spread(seconds: Sequence[float]) -> list[str]:
    """Median, 95th percentile, least and most, in milliseconds."""
    high = quantiles(seconds, n=20)[-1] if len(seconds) > 1 else seconds[0]
    return [_ms(median(seconds)), _ms(high), _ms(min(seconds)), _ms(max(seconds))]


SPREAD = ("median", "95th", "least", "most")


def ratio(ours: Sequence[float], other: Sequence[float]) -> str:
    """How many times the other our median is."""
    return f"{median(ours) / median(other):.2f}"


def _ms(seconds: float) -> str:
    milliseconds = seconds * 1000
    return f"{milliseconds:.0f} ms" if milliseconds >= 10 else f"{milliseconds:.1f} ms"
