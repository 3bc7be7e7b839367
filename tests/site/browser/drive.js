/* Answers questions inside the page, for the tests that try every response: one call a page instead of thousands.
   It only presses what a learner presses, and only reads what a learner sees or hears. */
(() => {
  "use strict";
  const all = (root, selector) => [...root.querySelectorAll(selector)];
  const visible = (element) => !!element && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const words = (element) => element.innerText.replace(/[✓✗]/g, "").replace(/\s+/g, " ").trim();

  const choose = (form, given) => {
    for (const input of all(form, "input")) {
      const wanted = given.includes(Number(input.value));
      if (input.checked !== wanted && (wanted || input.type === "checkbox")) input.click();
    }
  };
  const select = (form, given) => {
    all(form, "select").forEach((box, index) => {
      if (box.value === String(given[index])) return;
      box.value = String(given[index]);
      box.dispatchEvent(new Event("input", { bubbles: true }));
      box.dispatchEvent(new Event("change", { bubbles: true }));
    });
  };
  const fill = (form, given) => all(form, ".gap").forEach((gap, index) => {
    const input = gap.querySelector(`input[value="${given[index]}"]`);
    if (!input.checked) input.click();
  });
  const order = (form, given) => {
    const steps = () => all(form, ".steps > li");
    const move = (entry, way) => entry.querySelector(`[data-move=${way}]`).click();
    given.forEach((index, place) => {
      const entry = steps().find((step) => Number(step.dataset.index) === index);
      while (steps().indexOf(entry) > place) move(entry, "up");
    });
    // The order may stand there already; the player wants at least one move.
    if (!("moved" in form.dataset)) move(steps()[0], "down"), move(steps()[1], "up");
  };
  const give = { "single-choice": choose, "multiple-response": choose, ordering: order, matching: select, "gap-select": fill };

  // What a part says: its mark, and its description as a screen reader puts it together.
  const told = (control, place) => {
    const ids = (control.getAttribute("aria-describedby") || "").split(" ").filter(Boolean);
    const boxes = ids.map((id) => document.getElementById(id));
    return {
      mark: place.dataset.mark || null,
      words: boxes.map((box) => (box ? words(box) : "(an id that is not there)")).join(" "),
      visible: boxes.every(visible),
    };
  };
  const parts = (form) => {
    if (form.dataset.type === "ordering")
      return all(form, ".steps > li").map((entry) => [entry.dataset.index, entry.querySelector("button"), entry]);
    if (form.dataset.type === "gap-select")
      return all(form, ".gap li").map((entry, index) => [index, entry.querySelector("input"), entry]);
    return all(form, ".options > li, .items > li").map((entry, index) => [index, entry.querySelector("input, select"), entry]);
  };

  const read = (form) => ({
    verdict: words(form.querySelector(".verdict")),
    focus: document.activeElement === form.querySelector(".verdict"),
    heard: told(form.querySelector(".verdict"), form).words,
    check: visible(form.querySelector(".check")),
    reminder: words(form.querySelector("[role=status]")),
    others: all(form, ".others li").map((entry) => entry.textContent.replace(/\s+/g, " ").trim()),
    parts: Object.fromEntries(parts(form).map(([index, control, place]) => [index, told(control, place)])),
    evidence: visible(form.querySelector(".evidence")),
    again: visible(form.querySelector(".again")),
  });

  // One part is shown at a time, as its link does, and in it one question: the way to another is by the buttons.
  const reach = (form) => {
    const step = form.closest(".step[hidden]");
    if (step) courseSteps.show(step.firstElementChild.id);
    const quiz = form.closest("course-quiz");
    const isShown = (each) => each.offsetHeight > 0;
    while (!isShown(form)) {
      const here = all(quiz, "form").find(isShown);
      const isAhead = here.compareDocumentPosition(form) & Node.DOCUMENT_POSITION_FOLLOWING;
      const skip = quiz.querySelector(".skip");
      (isAhead ? (visible(skip) ? skip : here.querySelector(".next")) : quiz.querySelector(".back")).click();
    }
  };

  window.look = (id) => read(document.getElementById(id));

  window.answer = (id, responses) => {
    const form = document.getElementById(id);
    reach(form);
    return responses.map((given) => {
      give[form.dataset.type](form, given);
      // A changed answer must have taken the old marks away.
      const before = { marks: all(form, ".mark, [data-mark]").length, evidence: visible(form.querySelector(".evidence")), next: visible(form.querySelector(".next")) };
      form.querySelector(".check").click();
      return { before, after: read(form) };
    });
  };

  window.answerAll = (given) =>
    Object.fromEntries(Object.entries(given).map(([form, tries]) => [form, answer(form, tries)]));

  // The end of a quiz: a button that cannot be seen cannot be pressed.
  const quizOf = (id) => document.getElementById(id).closest("course-quiz");
  const button = (quiz, name) => all(quiz, "button").find((each) => visible(each) && words(each) === name);
  window.score = (id) => {
    const quiz = quizOf(id);
    for (let next; (next = button(quiz, "Next question"));) next.click();
    button(quiz, "See my score").click();
    return words(quiz.querySelector(".quiz-end [role=status]"));
  };
  const MISSED = "Try the ones you missed";
  window.offersTheMissed = (id) => Boolean(button(quizOf(id), MISSED));
  window.tryMissed = (id, forms) => {
    button(quizOf(id), MISSED).click();
    const verdicts = forms.map((form) => document.getElementById(form).querySelector(".verdict").textContent);
    const head = document.getElementById(forms[0]).querySelector("h2, h3, h4, h5, h6");
    return { verdicts, focus: document.activeElement === head, offered: offersTheMissed(id) };
  };

  // What a page translator does to every text: two elements around it, and other words in it.
  window.translate = (change) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (node) =>
      node.data.trim() && !node.parentElement.closest("script, style, textarea") ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT,
    );
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
      const outer = document.createElement("font"), inner = document.createElement("font");
      text.replaceWith(outer);
      outer.append(inner);
      inner.append(text);
      if (change) text.data = [...text.data].reverse().join("");
    }
    return texts.length;
  };
})();
