/* A page in parts: one of them at a time, and the address says which. It runs as soon as the parts are there, before
   anything is drawn below them; without it, all stand below one another, each with a link to the next. */
(() => {
  "use strict";

  const WORDS = /* of the course: WORDS */ {};
  const say = (words, told) => words.replace(/\{(\w+)\}/g, (_, name) => told[name]);
  const steps = [...document.querySelectorAll(".step")];
  const line = document.querySelector(".place");
  if (!line) return;

  const page = document.documentElement;
  const make = (tag, name, ...children) => {
    const made = document.createElement(tag);
    if (name) made.className = name;
    made.append(...children);
    return made;
  };
  const link = (id, words, name) => {
    const made = make("a", name, words);
    made.href = `#${id}`;
    return made;
  };

  // A part is known by its first heading; what it is about may be said by the one below.
  const heads = steps.map((step) => step.firstElementChild);
  const nexts = steps.map((step) => step.querySelector(":scope > .next-part a"));
  const parts = steps.map((step, at) => {
    const title = nexts[at - 1]?.textContent.replace(/^[^:]*: | \([^()]*\)$/g, "") || heads[at].textContent;
    return { id: heads[at].id, title, place: at + 1, of: steps.length, minutes: step.dataset.minutes };
  });
  const count = line.lastChild;
  const { title } = document;
  const many = count.data;
  let here = 0;
  let isAll = false;
  let away = true;

  // The story before questions is told once. With the next question, which tells its own, it is one press away.
  for (const first of document.querySelectorAll(".step > course-quiz > form:first-of-type:not(:only-of-type)")) {
    const fold = make("details", "story", make("summary", "", WORDS.story));
    const quiz = first.parentElement;
    let told = quiz.previousElementSibling;
    quiz.before(fold);
    for (let before; !/^H\d$/.test(told.tagName); told = before) {
      before = told.previousElementSibling;
      fold.firstChild.after(told);
    }
    if (fold.children.length < 2) fold.remove();
    fold.open = true;
    new MutationObserver(() => (fold.open = !first.hidden)).observe(first, { attributeFilter: ["hidden"] });
  }

  /* The way: Back, Next, all parts. */
  const bar = make("progress", "");
  bar.max = steps.length;
  bar.ariaHidden = true;
  line.role = "status";
  line.after(bar);
  const back = link("", WORDS.back, "back");
  const next = link("", "", "next");
  const entries = parts.map((part) => link(part.id, part.title));
  const list = make("ol", "", ...entries.map((entry) => make("li", "", entry)));
  const fold = make("details", "parts", make("summary", "", WORDS.parts), list);
  const whole = make("button", "whole-page");
  whole.type = "button";
  const way = make("nav", "way", back, next, fold, whole);
  way.ariaLabel = WORDS.parts;
  steps.at(-1).after(way);

  const draw = () => {
    const part = parts[here];
    const top = heads[here].tagName[1];
    // Whoever listens hears no gap between the page's heading and that of the part.
    steps[here].querySelectorAll("h2, h3, h4, h5").forEach((heading) => (heading.ariaLevel = isAll ? null : Math.max(2, heading.tagName[1] - top + 2)));
    page.classList.toggle("stepped", !isAll);
    page.classList.toggle("on-first", !here);
    steps.forEach((step, at) => {
      step.hidden = !isAll && at !== here && away;
      entries[at].ariaCurrent = at === here ? "step" : null;
    });
    bar.value = part.place;
    count.data = isAll ? many : say(line.firstElementChild ? WORDS.place : WORDS.alone, part);
    document.title = isAll ? title : say(WORDS.title, { ...part, page: title });
    back.hidden = isAll || !here;
    back.hash = parts[here - 1]?.id || "";
    next.hidden = isAll || !nexts[here];
    next.hash = parts[here + 1]?.id || "";
    next.textContent = nexts[here]?.textContent || "";
    fold.hidden = isAll;
    fold.open = false;
    whole.textContent = isAll ? WORDS.apart : WORDS.whole;
  };
  const show = (step) => {
    if (step === steps[here]) return;
    here = steps.indexOf(step);
    draw();
    document.dispatchEvent(new CustomEvent("course:part", { detail: parts[here] }));
  };
  const toHead = () => {
    heads[here].focus({ preventScroll: true });
    if (isAll) heads[here].scrollIntoView({ behavior: "instant" });
    else scrollTo({ top: 0, behavior: "instant" });
  };

  // How the page is shown goes with the tab: the address may be that of a heading.
  const mark = (hash) => history.replaceState({ ...history.state, isAll }, "", hash);
  const named = () => document.getElementById(location.hash.slice(1));
  const open = () => {
    const target = named();
    const step = target ? target.closest(".step") : !location.hash && steps[0];
    if (isAll) return mark();
    if (!step) return;
    show(step);
    if (!target || target === heads[here]) toHead();
    else target.scrollIntoView({ behavior: "instant" });
  };
  const showAll = (all) => {
    isAll = all;
    mark(all ? "#all" : `#${parts[here].id}`);
    draw();
    toHead();
  };

  heads.forEach((head) => (head.tabIndex = -1));
  whole.addEventListener("click", () => showAll(!isAll));
  addEventListener("hashchange", open);
  addEventListener("beforematch", ({ target }) => show(target.closest(".step") || steps[here]));

  here = Math.max(0, steps.indexOf(named()?.closest(".step")));
  isAll = location.hash === "#all" || history.state?.isAll;
  draw();
  /* A browser's own search finds what is hidden until found, and opens it. But as soon as a page is all there, browsers
     look for forms that they could fill in, and lay out every part which they may look into: for a quarter of a second,
     on a slow phone. So the parts can be found from the moment after. */
  document.addEventListener("DOMContentLoaded", () =>
    setTimeout(() => {
      away = "until-found";
      steps.forEach((step) => (step.hidden &&= away));
    }),
  );
  window.courseSteps = {
    parts,
    current: () => parts[here],
    isAll: () => isAll,
    show: (id) => show(document.getElementById(id).closest(".step")),
  };
})();
