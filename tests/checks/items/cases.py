"""What each rule must see, and what it must not: a row is a rule, whether it fires, and the item."""

from typing import NamedTuple

from course.measures.item import GAP, MULTIPLE, Item

THREE = ("Offer her a cup of tea", "Ask her what has changed", "Write it in the notes")
REASONS = (
    "She may take it as kindness, but nobody has heard yet what troubles her.",
    "An open question lets her choose what matters, and it costs only a minute.",
    "A record helps the next shift later; the person in front of you hears nothing now.",
)


class Case(NamedTuple):
    rule: str
    fires: bool
    item: Item


def choice(stem: str, *options: str, key: int = 0, **more: object) -> Item:
    return Item(stem, options or THREE, frozenset({key}), **more)  # type: ignore[arg-type]


def asked(*options: str, key: int = 0) -> Item:
    return choice("What should you do for Mr Odum this morning?", *options, key=key)


CASES = (
    Case("option-count", True, asked("Wait", "Knock")),
    Case("option-count", True, asked("Wait", "Knock", "Call", "Leave", "Ring")),
    Case("option-count", False, asked("Wait", "Knock", "Call", "Leave")),
    # Two phrasings are enough for a gap, and five options where two are right.
    Case("option-count", False, choice("Choose.", "calm", "cross", kind=GAP)),
    Case(
        "option-count",
        False,
        Item("Which two?", ("Wait", "Knock", "Call", "Leave", "Ring"), frozenset({0, 1}), kind=MULTIPLE),
    ),
    Case("duplicate-options", True, asked("Ring the bell", "ring a bell.", "Knock")),
    Case("duplicate-options", False, asked("Ring the bell", "Ring the nurse", "Knock")),
    # A naive comparison drops the minus sign, the point of a decimal, or everything that is not a letter.
    Case("duplicate-options", False, asked("-3", "3", "30")),
    Case("duplicate-options", False, asked("1.5 ml", "15 ml", "150 ml")),
    # A sign or a number is all that differs.
    *(
        Case(
            "duplicate-options",
            False,
            asked(f"Ring the nurse on duty if it is {one}.", f"Ring the nurse on duty if it is {other}.", "Wait"),
        )
        for one, other in (
            ("< 36", "> 36"),
            ("≤ 36", "≥ 36"),
            ("+2", "-2"),
            ("– 2", "2"),
            ("5 %", "5"),
            ("£5", "€5"),
            ("= 5", "≠ 5"),
            ("5", "7"),
            ("1.5", "1 5"),
            ("5–10", "5 + 10"),
            ("✓", "✗"),
            ("↑", "↓"),
            ("20°", "20"),
        )
    ),
    Case("duplicate-options", True, asked("Ring (again): the *nurse*!", "ring again, the nurse", "Knock")),
    Case(
        "overlapping-options",
        False,
        asked("Ring if it is > 36", "Ring if it is > 36.5 and rising", "Ring if it is < 36"),
    ),
    Case("overlapping-options", True, asked("Ask him", "Lift him", "Ask him to stand", "Ask him to stand and turn")),
    Case("overlapping-options", False, asked("Tea", "Iced tea", "Milk")),
    Case("overlapping-options", False, asked("The dates", "The updates", "The lamp")),
    Case("all-or-none-of-the-above", True, asked("Knock", "Wait", "All of the above")),
    Case("all-or-none-of-the-above", True, asked("Knock", "Wait", "None of these options.")),
    Case("all-or-none-of-the-above", True, asked("Knock", "Wait", "d) Both of them")),
    Case("all-or-none-of-the-above", True, asked("Knock", "Wait", "Neither")),
    Case("all-or-none-of-the-above", False, asked("Knock", "Wait", "All the tablets in the box above the sink")),
    Case("all-or-none-of-the-above", False, asked("Knock", "Wait", "None of her friends above sixty")),
    Case("all-or-none-of-the-above", False, asked("Knock", "Wait", "Both of his sisters")),
    Case("combined-options", True, asked("Knock", "Wait", "A and B")),
    Case("combined-options", True, choice("Which hold? i) one ii) two iii) three", "i only", "ii and iii only", "iii")),
    Case("combined-options", True, asked("True, true", "True, false", "False, true")),
    Case("combined-options", False, asked("Take bus A and then bus C", "Walk", "Vitamin B and water")),
    Case("combined-options", False, choice("Which rooms are free?", "2 and 5", "3 and 6", "4 and 7")),
    Case("combined-options", False, choice("Mr I. Cole and Mrs A. Dunn came. What now?")),
    Case("true-false", True, asked("Yes", "No", "Not sure")),
    Case("true-false", True, choice("Which of these statements is true?")),
    Case("true-false", False, asked("Yes, and say why", "No, and say why", "Wait")),
    Case("true-false", False, choice("What is true for Farah, who cares for her father?")),
    Case("negative-stem", True, choice("Which of these should you not do?")),
    Case("negative-stem", True, choice("All of these help Mr Odum, EXCEPT")),
    Case("negative-stem", True, choice("Which is least helpful to Mr Odum?")),
    Case("negative-stem", True, choice("What shouldn’t you say to Ruth?")),
    Case("negative-stem", False, choice("Ruth does not want to wash. What should you do?")),
    Case("negative-stem", False, choice("If she is not well, whom should you ring?")),
    Case("negative-stem", False, choice("She says, “I’m not going.” What should you ask?")),
    Case("negative-stem", False, choice("How many cups should she drink at least?")),
    Case("negative-stem", False, choice("Whom should you tell, not only today?")),
    Case("negative-stem", False, choice("How can you help a man who does not want to eat?")),
    Case("negative-stem", False, choice("Which knot holds the notice?")),
    Case("blank-in-stem", True, choice("Mr Odum takes his ____ at noon.")),
    Case("blank-in-stem", True, choice("A [blank] helps him to stand.")),
    Case("blank-in-stem", True, choice("He takes his _ at noon.")),
    Case("blank-in-stem", True, choice("Frightened people turn what to noise?")),
    Case("blank-in-stem", False, choice("He takes his tablets with ____.")),
    Case("blank-in-stem", False, choice("Ask her what to bring. What does she say?")),
    Case("blank-in-stem", False, choice("She knows what to do. Who told her?")),
    Case("blank-in-stem", False, choice("What does _he_ want, and __what__ does she want?")),
    Case("blank-in-stem", False, choice("Which file is it, staff_rota or rota_old?")),
    Case("blank-in-stem", False, choice("He says, “I would like to …” What should you say?")),
    Case("blank-in-stem", False, choice("What does [the card](https://example.org) say?")),
    Case("longest-key", True, asked("Stop, sit down by her and ask what has changed since Friday", "Go on", "Wait")),
    Case("longest-key", False, asked("Stop and ask what changed", "Go on with the wash", "Wait until the next shift")),
    Case("longest-key", False, asked("Physiotherapist", "Cook", "Nurse")),
    Case("length-spread", True, asked("Sit", "Stop, sit down by her and ask what has changed since Friday", "Go on")),
    Case("length-spread", False, asked("Physiotherapist", "Cook", "Nurse")),
    Case("length-spread", False, asked("Ask her what changed", "Ask him what changed today", "Go on with the wash")),
    Case("absolute-terms", True, asked("Ask", "Always lock the door", "Wait")),
    Case("absolute-terms", True, asked("Ask her", "It is impossible to know", "Wait")),
    Case("absolute-terms", False, asked("Ask her every day", "Go at once, if at all", "Stay all night")),
    Case("absolute-terms", False, asked("Complete the form with her", "“Never mind, I have a cloth.”", "Wait")),
    Case("absolute-terms", False, asked("Tell all the staff", "Ask all the staff", "Thank all the staff")),
    Case("vague-frequency", True, asked("Ask", "She usually sleeps", "Wait")),
    Case("vague-frequency", False, asked("Ask how often", "She sleeps more often now", "Sit in her usual chair")),
    Case("vague-frequency", False, asked("She often walks", "She often sings", "She often reads")),
    Case("word-repeat", True, choice("How do you calm a worried son?", "Ask what worries him", "Go", "Wave")),
    Case("word-repeat", False, choice("How do you calm a worried son?", "Ask his view", "Worry too", "Wave")),
    Case("word-repeat", False, choice("What should you do?", "Do what she would like", "Wait", "Go")),
    Case("grammar-cue", True, choice("To reach the shelf, Sal needs an", "stool", "apron", "oven glove")),
    Case("grammar-cue", False, choice("He was away for an", "hour", "afternoon", "NHS check")),
    Case("grammar-cue", False, choice("She put on a", "uniform", "one-piece", "coat")),
    Case("grammar-cue", False, choice("Which drink has vitamin A?", "Egg nog", "Tea", "Milk")),
    Case("grammar-cue", True, choice("What did she see", "Smoke.", "steam", "fog")),
    Case("parallel-form", True, asked("Wash his face", "Comb his hair", "The blue towel")),
    Case("parallel-form", True, asked("10 minutes", "20 minutes", "Until his daughter comes")),
    Case("parallel-form", False, asked("Wash his face", "Comb his hair", "Gently dry his back")),
    Case("parallel-form", False, asked("Something to read", "Music", "Nothing new")),
    Case("unordered-numbers", True, asked("30 minutes", "10 minutes", "1 hour")),
    Case("unordered-numbers", True, asked("£2.50", "£1.20", "£4")),
    Case("unordered-numbers", True, asked("seven", "three", "nine")),
    Case("unordered-numbers", False, asked("90 seconds", "10 minutes", "1 hour")),
    Case("unordered-numbers", False, asked("900 m", "1,200 m", "2,000 m")),
    Case("unordered-numbers", False, asked("Take the 14 bus", "Take 2 tablets and wait", "Ring 111")),
    Case("convergence", True, asked("Red cup, white plate", "Red cup, blue bowl", "Green jug, white plate")),
    Case("convergence", False, asked("Red cup", "Blue bowl", "Green jug")),
    Case("convergence", False, asked("Blue wall, grey door", "Blue wall, pink door", "Blue wall, red door")),
    Case("unfocused-stem", True, choice("Tea in the afternoon")),
    Case("unfocused-stem", True, choice("Soap?")),
    Case("unfocused-stem", False, choice("What should you do?", vignette="Ruth has spilt her tea.")),
    Case("unfocused-stem", False, choice("Choose the words for the soap order.")),
    Case("too-much-stem", True, choice("He rose. He ate. He slept. He woke. What next?")),
    Case("too-much-stem", True, choice("What next?", vignette="word " * 81)),
    Case("too-much-stem", False, choice("Dr. A. Hill and Mr. B. Dunn came at 7.30 a.m. to see Ed. What now?")),
    Case("too-much-stem", False, choice("What next?", vignette="word " * 80)),
    Case("reading-level", True, choice("Which organisational intervention facilitates rehabilitation opportunities?")),
    Case("reading-level", True, choice("What do you do " + "and say " * 9 + "then?")),
    Case("reading-level", False, choice("What should you say to Ruth when you see that her hand is red?")),
    Case("idiom", True, choice("Ruth was at the end of her tether. What can you offer?")),
    Case("idiom", True, choice("What helps?", "Do not turn a blind eye", "Ask", "Wait")),
    Case("idiom", True, choice("What helps?", feedback=("He let her down.", *REASONS[1:]))),
    Case("idiom", False, choice("What helps the carer who looks after Ruth and carries out the plan?")),
    Case("idiom", False, choice("What happened when the hoist let him down gently?")),
    Case(
        "feedback", True, choice("What helps?", feedback=("Well done, that is the correct answer here!", *REASONS[1:]))
    ),
    Case("feedback", True, choice("What helps?", feedback=("Too short.", *REASONS[1:]))),
    Case("feedback", True, choice("What helps?", feedback=(REASONS[1], *REASONS[1:]))),
    Case("feedback", True, choice("What helps?", feedback=("word " * 61, *REASONS[1:]))),
    Case("feedback", False, choice("What helps?", feedback=REASONS)),
    # A word of reason clears a text that has little else, where content follows it.
    *(
        Case("feedback", fires, choice("What helps?", feedback=(text, *REASONS[1:])))
        for fires, text in (
            (False, "Both of you must do it at once, because she is hurt."),
            (False, "It is the one that she has, so it fits."),
            (False, "You have to do this now, or else she will fall."),
            (False, "Do it with her, so that she can do it herself."),
            (False, "Only the one in her plan is right for her."),
            (True, "This is the right one, because it is the best."),
            (True, "So well done, this is the one that is right!"),
            (True, "You did so much here, and all of it was right."),
        )
    ),
    # A reason may start with a verdict.
    Case("feedback", False, choice("What helps?", feedback=(f"Correct. {REASONS[0]}", *REASONS[1:]))),
)
