"""Questions of every other type, and a family, for the small course."""

from tests.small import EVIDENCE

# One question of each other type. Together with a single choice they show every builder.
OTHER_TYPES = f"""\
  - id: right-set
    type: multiple-response
    outcome: notice-change
    use: module
    stem: Which two facts do you pass on?
    options:
      - text: When it began.
        correct: true
        feedback: The date helps a nurse.
      - text: What the carer *said*.
        correct: true
        feedback: Her words, not yours.
      - text: What you think of her.
        feedback: An opinion helps nobody.
{EVIDENCE}\
  - id: in-order
    type: ordering
    outcome: pass-it-on
    use: module
    stem: In which order do you act?
    steps:
      - text: Ask.
        feedback: You need facts.
      - text: Write.
        feedback: While you remember.
      - text: Tell.
        feedback: Then others can act.
{EVIDENCE}\
  - id: which-is-which
    type: matching
    outcome: pass-it-on
    use: module
    stem: Fact or opinion?
    categories: [Fact, Opinion]
    items:
      - text: She ate nothing.
        category: Fact
        feedback: You saw it.
      - text: She is in a mood.
        category: Opinion
        feedback: Nobody can see a mood.
{EVIDENCE}\
  - id: fill-in
    type: gap-select
    outcome: pass-it-on
    use: module
    stem: Complete the note.
    text: The carer [[verb]] that she *slept* badly. I told the [[whom]].
    gaps:
      - id: verb
        choices:
          - text: said
            correct: true
            feedback: A neutral word.
          - text: claims
            feedback: It sounds like doubt.
      - id: whom
        choices:
          - text: neighbour
            feedback: That breaks a confidence.
          - text: shift lead
            correct: true
            feedback: She can act.
{EVIDENCE}\
  - id: think-back
    type: reflection
    outcome: pass-it-on
    use: module
    stem: What did you last pass on?
    model_answer: |
      I told the nurse about a cough.

      - She rang back.
    checklist:
      - It says *who* told you.
      - It says when.
"""

# Three situations and one list of acts, with nothing against it. The last option is the key of none.
FAMILY = """\
families:
  - id: not-himself
    stem: What should you do next?
    options:
      ask: Ask his sister since when.
      tell: Tell the shift lead now.
      wait: Look at him again at six.
      note: Write it in his notes now.
    principle:
      text: What nobody knows yet is asked for first. What is known is passed on.
      evidence:
        - page: modules/small.md
          section: what-to-ask
          quote: Ask what is different, and since when.
    members:
      - id: not-himself-bello
        outcome: notice-change
        use: pool
        situation: >
          “He is not himself,” says Ada Bello of her brother. She does not say what is different. She is still on
          the line. He looks well.
        key: ask
        deciding:
          words:
            - She does not say what is different
          because: Nobody can act on it yet.
        feedback:
          ask: >
            She saw it, so she can say what has changed, and a nurse needs to know.
          tell: >
            Your lead would ask you what has changed, and here you could not say.
          wait: >
            You may see nothing at six, and here she knows what she saw at noon.
          note: >
            Notes are read later, and what is different is not known yet, so they could not say.
        evidence:
          - page: modules/small.md
            section: what-to-ask
            quote: Ask what is different, and since when.
      - id: not-himself-rybak
        outcome: pass-it-on
        use: pool
        situation: >
          “He drank two mugs a day. Since Sunday it is six,” says Zofia Rybak of her brother. He says that his mouth is
          dry. It is noon.
        key: tell
        deciding:
          words:
            - Since Sunday it is six
          because: It is known what changed, and since when.
        feedback:
          ask: >
            She has said since when, and from how many, so here it costs only time.
          tell: >
            You know what has changed and since when, and a lead can act on that.
          wait: >
            A new thirst does not wait, because here it may be a sign of illness.
          note: >
            A note waits until someone reads it, and here a lead can act at once.
        evidence:
          - page: modules/small.md
            section: whom-to-tell
            quote: Tell the shift lead before you leave.
      - id: not-himself-mohr
        outcome: notice-change
        use: pool
        situation: >
          Your lead has seen Mr Mohr. “Look again at six, and ring me,” she says. His sister has told all that she
          knows. He is asleep.
        key: wait
        deciding:
          words:
            - Look again at six, and ring me
          because: Your lead knows it all, and has said what is next.
        feedback:
          ask: >
            She has told all that she knows, so a third call would only tire her.
          tell: >
            Your lead has seen him, and nothing is new, so there is nothing to tell.
          wait: >
            It is what your lead asked for, and at six you may see how he is.
          note: >
            Your lead knows it, so a line now would only say it twice.
        evidence:
          - page: modules/small.md
            section: whom-to-tell
            quote: Tell the shift lead before you leave.
"""

# A record whose two gaps draw on one list of three facts.
WITH_FACTS = f"""\
  - id: his-toast
    type: gap-select
    outcome: pass-it-on
    use: pool
    vignette: >
      “He left half his toast,” says Aylin Kaya of her uncle. At five you see a full bowl of soup beside him. “My tooth
      hurts,” he says.
    stem: Who saw or felt what?
    text: Ms Kaya told me about [[told]]. At five I saw [[saw]].
    facts:
      soup: a full bowl of soup
      toast: half a slice of toast
      tooth: a tooth that hurts
    gaps:
      - id: told
        key: toast
        feedback:
          soup: You saw the soup yourself, so under her name a reader would ask the wrong person.
          toast: She saw it and told you, so it stands under her name.
          tooth: He told you that, so under her name it would look like a guess.
      - id: saw
        key: soup
        feedback:
          soup: Your own eyes saw it, at a time that you can give.
          toast: She saw that at noon, and you have only heard of it.
          tooth: Nobody can see that a tooth hurts, so it is his to say.
{EVIDENCE}"""
