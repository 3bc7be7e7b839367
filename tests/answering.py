"""How a test answers a question where no hand needs be seen: it sets what a learner sets."""

# Answers the form of a question, right or not.
_FILL = """(form, isRight) => {
  const inputs = [...form.querySelectorAll(".options input")]
  for (const input of inputs) input.checked = input.hasAttribute("data-correct") === isRight
  const distractor = inputs.find((input) => !input.hasAttribute("data-correct"))
  if (!isRight && distractor?.type === "radio") distractor.checked = true
  for (const select of form.querySelectorAll("select")) {
    const other = [...select.options].find(({ value }) => value && value !== select.dataset.key).value
    select.value = isRight ? select.dataset.key : other
  }
  const steps = form.querySelector(".steps")
  if (steps) {
    const sorted = [...steps.children].sort((one, two) => one.dataset.index - two.dataset.index)
    if (!isRight) sorted.reverse()
    steps.append(...sorted)
    form.dataset.moved = ""
  }
}"""


def filling(script: str) -> str:
    """Return a script for a browser in which `fill` answers the form of a question, right or not.

    Args:
        script: A function without a name.
    """
    return f"(...given) => {{ const fill = {_FILL}; return ({script})(...given) }}"
