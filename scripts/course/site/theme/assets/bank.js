/* The whole bank in brief, and its questions as a page shows them, for pages that draw from it. */
(() => {
  "use strict";

  const WORDS = /* of the course: WORDS */ {};
  const { make, say, button } = window.courseTools;
  const { address } = window.courseProgress;
  const bank = JSON.parse(document.getElementById("course-bank").textContent);

  // Every question of the bank: its module, the place of its outcome there, its print where its module is done with it,
  // whether nobody passes while it stands wrong, whether it is kept for the check, and its family.
  const questions = bank.modules.map((module) =>
    module.outcomes.flatMap((topic, outcome) =>
      topic.questions.map(([id, print, critical, kept, family]) => ({ id, module, outcome, print, critical: critical === 1, kept: kept === 1, family }))));
  const known = new Map(questions.flat().map((question) => [question.id, question]));
  const outcomeOf = ({ module, outcome }) => module.outcomes[outcome];
  const modules = bank.modules.map(({ page, title, minutes }, place) =>
    ({ page, title, minutes, questions: questions[place].filter(({ print }) => print).map(({ id, print }) => `${id}:${print}`) }));

  /* The rendered questions come from one script a quiz file, loaded when a draw needs it. */
  const loading = new Map();
  const script = (src) => {
    if (!loading.has(src)) {
      loading.set(src, new Promise((done, failed) => {
        const element = Object.assign(make("script"), { src, async: false }); // run in their order
        element.onload = done;
        element.onerror = () => {
          loading.delete(src);
          failed(new Error(src));
        };
        document.head.append(element);
      }));
    }
    return loading.get(src);
  };
  const formOf = (id, prefix) => {
    const source = Object.values(window.courseQuestions).find((forms) => id in forms)[id];
    // Our own pages' HTML, written by the build; nothing that a learner typed is in it.
    return new DOMParser().parseFromString(source.replaceAll(`draw-${id}`, `${prefix}-${id}`), "text/html").querySelector("form");
  };
  // Of a choice that stands in a file which is loaded: the place of the right option.
  const keyOf = (id) => Number(formOf(id, "key").querySelector("[data-correct]").value);
  const forms = async (ids, prefix = "draw") => {
    const files = new Set(ids.flatMap((id) => known.get(id).module.files));
    await Promise.all([...files].map((file) => script(address(`assets/questions/${file}.js`))));
    return ids.map((id, place) => {
      const form = formOf(id, prefix);
      form.querySelector(".number").textContent = say(WORDS.number, { number: place + 1 });
      for (const link of form.querySelectorAll("a[href^='~/']")) link.href = address(link.getAttribute("href").slice(2));
      return form;
    });
  };
  // Shows questions in a box, or why they cannot be shown.
  const load = async (box, ids, prefix, again, scripts = []) => {
    try {
      await Promise.all(scripts.map(script));
      return await forms(ids, prefix);
    } catch {
      const retry = button("", WORDS.again, again);
      box.replaceChildren(make("p", { role: "alert" }, WORDS.failed), retry);
      retry.focus();
      return null;
    }
  };

  /* What comes in the place of some questions: another member of its family; for one that is kept for the check, another
     one on its topic. Of these the one not seen yet, or seen longest ago. Else the question itself. One a family. */
  const standIns = (ids, answers) => {
    const taken = new Set();
    const seen = ({ id }) => answers[id]?.day || "";
    return ids.flatMap((id) => {
      const asked = known.get(id);
      if (taken.has(asked.family || id)) return [];
      const others = [...known.values()].filter((each) => each !== asked && !each.kept && !taken.has(each.id));
      const family = others.filter((each) => asked.family && each.family === asked.family);
      const topic = others.filter((each) => asked.kept && outcomeOf(each) === outcomeOf(asked));
      const [other] = (family.length ? family : topic).sort((one, next) => (seen(one) < seen(next) ? -1 : seen(one) > seen(next) ? 1 : 0));
      if (!other && asked.kept) return [];
      const comes = other || asked;
      taken.add(comes.family || comes.id).add(asked.family || id);
      return [[id, comes.id]];
    });
  };

  window.courseBank = { print: bank.print, questions, known, outcomeOf, keyOf, modules, load, standIns };
})();
