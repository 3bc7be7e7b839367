/* Slides from the rendered questions of the bank, one for each vote: an item, a gap or a whole choice. */
(() => {
  "use strict";

  const WORDS = /* of the course: WORDS */ {};
  const { say } = window.courseTools;
  const { make, address, all, kids, load, talk } = window.courseRoom;
  const { files, modules } = JSON.parse(document.getElementById("room-bank").textContent);
  const fileOf = new Map(Object.entries(files).flatMap(([file, ids]) => ids.map((id) => [id, file])));
  const line = (...words) => make("p", {}, ...words);
  const reasons = (list) => Object.fromEntries(all(list, ":scope > li").map((entry) => [entry.dataset.for, entry]));
  const words = (text) => make("span", {}, text);
  const ofSelect = (select, why) =>
    [...select.options].filter(({ value }) => value).map(({ value, text }) => ({ words: words(text), right: value === select.dataset.key, why: why(value) }));

  const choices = (form) => {
    const why = reasons(form.querySelector("ol.reasons"));
    return [{
      options: all(form, ".options > li").map((entry) => ({
        words: entry.querySelector("label"),
        right: entry.querySelector("input").hasAttribute("data-correct"),
        why: why[entry.querySelector("input").value],
      })),
    }];
  };
  const readers = {
    "single-choice": choices,
    "multiple-response": choices,
    ordering(form) {
      const why = reasons(form.querySelector("ol.reasons"));
      const options = all(form, ".steps > li").map((step) => ({
        words: step.querySelector(".text"),
        place: Number(step.dataset.index),
        right: step.dataset.index === "0",
        why: why[step.dataset.index],
      }));
      const order = [...options].sort((one, other) => one.place - other.place);
      return [{ part: [WORDS.first], options, order }];
    },
    matching(form) {
      const why = reasons(form.querySelector("ol.reasons"));
      return all(form, ".items > li").map((item, index) => ({
        part: kids(item.querySelector("label")),
        options: ofSelect(item.querySelector("select"), () => why[index].querySelector("span")),
        one: true, // reason for all the answers to an item
      }));
    },
    "gap-select"(form) {
      const text = form.querySelector(".gapped");
      const why = all(form, ".gap-feedback > li").map((gap) => reasons(gap.querySelector("ul")));
      all(text, ".on-paper").forEach((said) => said.remove());
      return all(text, "select").map((select, gap, selects) => {
        const shown = text.cloneNode(true);
        all(shown, "select").forEach((each, place) => {
          const right = all(selects[place], "option").find(({ value }) => value === each.dataset.key);
          each.replaceWith(place < gap ? right.text : make(place === gap ? "strong" : "span", {}, say(WORDS.gap, { number: place + 1 })));
        });
        return { part: [...shown.childNodes], options: ofSelect(select, (value) => why[gap][value].querySelector("span")) };
      });
    },
  };

  // What stands beside the options after the reveal.
  const revealed = ({ order, one }) => (options) => {
    const wrong = options.filter(({ right }) => !right);
    const reason = (option) => line(make("strong", {}, ...kids(option.words)), " ", ...kids(option.why));
    const first = order ? [make("ol", {}, ...order.map((step) => make("li", {}, ...kids(step.words))))] : options.filter(({ right }) => right).map((option) => line(...kids(option.why)));
    const more = order || (one ? [] : wrong);
    const details = make("details", {}, make("summary", {}, order ? WORDS.reasons : WORDS.otherReasons), ...more.map(reason));
    return [make("h3", {}, order ? WORDS.order : WORDS.why), ...first, talk(wrong), ...(more.length ? [details] : [])];
  };

  // After two members of a family: the words that decide, side by side, and what holds in both.
  const difference = (form, before) => {
    const facts = [before, form].map((each) => each.querySelector(".lesson > div").cloneNode(true));
    return make("details", {}, make("summary", {}, WORDS.difference), make("div", { class: "both" }, ...facts), line(...kids(form.querySelector(".lesson > p"))));
  };

  window.courseRoom.questions = async (kind, names) => {
    const asked = kind === "module" ? Object.entries(modules).find(([name]) => name === names[0])?.[1] || [] : names;
    const ids = asked.filter((id) => fileOf.has(id));
    await Promise.all([...new Set(ids.map((id) => fileOf.get(id)))].map((file) => window.courseQuestions?.[file] || load(`questions/${file}`)));
    const met = {};
    const slides = ids.flatMap((id, place) => {
      // Our own pages' HTML, written by the build; nothing that anybody typed is in it.
      const form = new DOMParser().parseFromString(window.courseQuestions[fileOf.get(id)][id], "text/html").querySelector("form");
      for (const link of all(form, "a[href^='~/']")) link.href = address(link.getAttribute("href").slice(2));
      const { family } = form.dataset, before = met[family];
      if (family) met[family] = form;
      return readers[form.dataset.type](form).map((slide, part, { length }) => ({
        title: say(length > 1 ? WORDS.part : WORDS.title, { number: place + 1, count: ids.length, part: part + 1, parts: length }),
        told: kids(form.querySelector(".vignette")),
        ask: [make("p", { class: "ask" }, ...kids(form.querySelector(".stem"))), ...(slide.part ? [line(...slide.part)] : [])],
        options: slide.options.map((option) => ({ ...option, votes: 0 })),
        why: (options) => [...revealed(slide)(options), ...(before ? [difference(form, before)] : [])],
      }));
    });
    return slides.length ? [...slides, { title: WORDS.last, told: [line(WORDS.shift)], last: true }] : [];
  };
})();
