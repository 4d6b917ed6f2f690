"""One topic interrupts another and gives back."""

from itertools import count

from bot.topics import MAX_DEPTH, Stack, Talk, Wanted, move_on

CHECK_IN = Talk("a", "check_in", expects="wish")
SHARE = Wanted("share", "signal-1")


def _ids() -> "count[int]":
    return count(1)


def _moved(stack: Stack, *wanted: Wanted, is_over: bool = False) -> Stack:
    numbers = _ids()
    return move_on(stack, wanted, is_over, lambda: f"new-{next(numbers)}")


def test_a_topic_that_interrupts_lies_on_top() -> None:
    after = _moved(Stack((CHECK_IN,)), Wanted("voice"))
    assert [talk.topic for talk in after.open] == ["voice", "check_in"]
    assert after.top is not None
    assert after.top.opening == "start_voice"


def test_what_was_interrupted_gets_the_floor_back_and_goes_on() -> None:
    interrupted = _moved(Stack((CHECK_IN,)), Wanted("voice")).heard("sound")
    after = _moved(interrupted, is_over=True)
    assert after.top == CHECK_IN
    assert after.top.opening == "resume"
    assert [talk.topic for talk in after.ended] == ["voice"]


def test_several_topics_are_a_queue_the_first_of_them_first() -> None:
    after = _moved(Stack((CHECK_IN,)), SHARE, Wanted("rhythm"), is_over=True)
    assert [talk.topic for talk in after.open] == ["share", "rhythm"]
    then = _moved(after.heard("share"), is_over=True)
    assert then.top is not None
    assert then.top.opening == "start_rhythm"


def test_nothing_is_left_after_the_last_one() -> None:
    assert _moved(Stack((CHECK_IN,)), is_over=True).top is None


def test_small_talk_that_asked_nothing_does_not_get_the_floor_back() -> None:
    idle = Talk("s", "small_talk")
    after = _moved(Stack((CHECK_IN, idle)), is_over=True)
    assert after.open == ()
    assert after.ended == (CHECK_IN, idle)


def test_small_talk_with_an_open_question_does_get_the_floor_back() -> None:
    asking = Talk("s", "small_talk", expects="topic")
    assert _moved(Stack((CHECK_IN, asking)), is_over=True).top == asking


def test_a_topic_that_is_open_below_is_lifted_and_not_begun_twice() -> None:
    small_talk = Talk("s", "small_talk")
    after = _moved(Stack((small_talk, CHECK_IN)), Wanted("check_in"))
    assert after.top == CHECK_IN
    assert after.top.opening == "resume"
    assert len(after.open) == 2


def test_the_same_topic_about_something_else_is_another_conversation() -> None:
    after = _moved(Stack((Talk("a", "share", "signal-1"),)), Wanted("share", "signal-2"))
    assert [talk.subject_id for talk in after.open] == ["signal-2", "signal-1"]


def test_the_stack_stays_five_deep_and_lets_the_oldest_go() -> None:
    full = Stack(tuple(Talk(str(number), f"topic_{number}") for number in range(MAX_DEPTH)))
    after = _moved(full, Wanted("voice"))
    assert len(after.open) == MAX_DEPTH
    assert [talk.id for talk in after.ended] == ["4"]


def test_what_a_turn_expects_is_kept_with_the_speaking_conversation_only() -> None:
    after = Stack((Talk("n", "voice", is_started=False), CHECK_IN)).heard("sound")
    assert [talk.expects for talk in after.open] == ["sound", "wish"]
    assert after.open[0].is_started
