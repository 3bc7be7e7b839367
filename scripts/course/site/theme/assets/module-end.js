/* The end of a module: how its questions went, on this page and in what was saved. Done is said only when each was
   answered. */
(() => {
  "use strict";

  const WORDS = /* of the course: WORDS */ {};
  const { make, say, all } = window.courseTools;
  const { load, offerAt, counts, watch, warn } = window.courseProgress;

  const box = document.querySelector(".module-done");
  const line = make("p", { class: "done-line" });
  box.prepend(line);
  const label = line.nextElementSibling;
  const list = label.nextElementSibling;
  const before = label.textContent;
  const entries = [...list.children];
  // What somebody is told that they can do is not what they just got wrong.
  const toSee = list.cloneNode();
  const toSeeLabel = make("p", {}, WORDS.look);
  list.after(toSeeLabel, toSee);
  const forms = [...new Map(all(document, "course-quiz[data-scored=true] form[data-print]").map((form) => [form.dataset.question, form])).values()];
  const given = new Map();

  // What was answered on this page counts, and else what was saved of the question as it is now.
  const share = ({ dataset: { question, print } }) => {
    const kept = load()?.answers[question];
    return given.get(question) ?? (counts(kept, print) ? kept.share : undefined);
  };

  const outcome = (entry, shares) => {
    entry.querySelector(".again")?.remove();
    const asked = forms.filter(({ dataset }) => entry.dataset.of.split(" ").includes(dataset.question));
    const isKnown = asked.length && asked.every((form) => shares.get(form) !== undefined);
    const missed = asked.find((form) => shares.get(form) !== 1);
    entry.className = isKnown ? (missed ? "look" : "can") : "";
    const part = isKnown && missed?.querySelector(".evidence a");
    if (part) entry.append(make("span", { class: "again" }, WORDS.again, make("a", { href: part.getAttribute("href") }, part.textContent)));
  };

  const draw = () => {
    const shares = new Map(forms.map((form) => [form, share(form)]));
    const open = forms.filter((form) => shares.get(form) === undefined);
    const of = forms.length;
    const told = { number: box.dataset.number, of, answered: of - open.length, right: forms.filter((form) => shares.get(form) === 1).length };
    const isDone = of && !open.length;
    box.classList.toggle("is-done", isDone && 2 * told.right >= of);
    line.replaceChildren(say(isDone ? WORDS.done : told.answered ? WORDS.some : WORDS.none, told));
    if (open.length) line.append(make("a", { href: `#${open[0].id}` }, WORDS.open));
    label.textContent = isDone ? WORDS.can : before;
    entries.forEach((entry) => outcome(entry, shares));
    const look = entries.filter(({ className }) => isDone && className === "look");
    list.replaceChildren(...entries.filter((entry) => !look.includes(entry)));
    toSee.replaceChildren(...look);
    label.hidden = list.hidden = look.length === entries.length;
    toSeeLabel.hidden = toSee.hidden = !look.length;
    // A whole module is half an hour's work.
    warn("module", Boolean(isDone && given.size && !load()));
  };

  // Whoever comes to the end may save what was answered on the way.
  const atEnd = () => {
    if (given.size && !box.closest("[hidden]")) offerAt(box, "after");
  };
  document.addEventListener("course:part", atEnd);
  addEventListener("course:answer", ({ detail, target }) => {
    given.set(detail.question, detail.share);
    draw();
    // On a slow line somebody may be at the end before this script is, and hears only now of the answer.
    if (!target.checkVisibility()) atEnd();
  });
  watch(draw);
})();
