/* The page “Your progress”: what is kept on this device, as a file and back again, and away with it. */
(() => {
  "use strict";

  const { courseProgress: progress } = window;
  const { make, parse, load, start, change, clear, watch, offer, save, dueFirst, today, shown, MOST, COURSE, Refused } = progress;

  const panel = (box) => {
    const said = make("p", { role: "status", class: "status" });
    const inside = make("div");
    const file = make("input", { type: "file", id: "progress-file", accept: ".json,application/json" });
    const bring = make("div", { class: "progress-import" }, make("label", { for: file.id }, "Bring progress from a file"), file);
    box.replaceChildren(said, inside, bring);
    const button = (words, act) => {
      const element = make("button", { type: "button" }, words);
      element.addEventListener("click", act);
      return element;
    };
    file.addEventListener("change", async () => {
      const [chosen] = file.files;
      if (!chosen) return;
      try {
        if (chosen.size > MOST.bytes) throw new Refused("This file is too large to be saved progress.");
        const state = parse(await chosen.text());
        const kept = load();
        // What is newer wins, question by question: bringing an old file must not cost what was done since.
        for (const [id, entry] of Object.entries(kept?.answers || {})) {
          if (!(id in state.answers) || state.answers[id].day <= entry.day) state.answers[id] = entry;
        }
        said.textContent = start({ ...kept, ...state }) ? `Done. This device now has ${Object.keys(state.answers).length} answers.` : progress.fault();
      } catch (error) {
        said.textContent = error instanceof Refused ? `${error.message} Nothing was changed.` : "This file could not be read. Nothing was changed.";
      }
      file.value = "";
    });
    watch(() => {
      const state = load();
      const parts = [];
      const fault = progress.fault();
      if (fault) parts.push(make("p", { class: "warning" }, fault));
      if (!state) {
        if (!fault) parts.push(offer());
        else if (!progress.isForbidden()) parts.push(button("Clear what was saved", () => { clear(); said.textContent = "Cleared."; }));
      } else {
        const many = Object.keys(state.answers).length;
        const due = dueFirst(state.answers, today()).length;
        parts.push(
          make("p", {}, `Saved on this device: ${many === 1 ? "1 answer" : `${many} answers`}. To review today: ${due}.`),
          state.passed ? make("p", {}, `You passed the final check on ${shown(state.passed.day)}.`) : "",
          make("div", { class: "buttons" },
            button("Save my progress to a file", () => {
              save(`${COURSE.id}-progress-${today()}.json`, JSON.stringify(load(), null, 1), "application/json");
              said.textContent = "The file is in your downloads. Open it here on your other device.";
            }),
            button("Clear my progress", () => {
              clear();
              said.textContent = "Cleared. Nothing of yours is kept on this device now.";
              said.tabIndex = -1;
              said.focus();
            })),
        );
        const keep = make("input", { type: "checkbox", id: "keep-texts" });
        keep.checked = Boolean(state.texts);
        keep.addEventListener("change", () => {
          change((now) => (keep.checked ? (now.texts ||= {}) : delete now.texts));
          said.textContent = progress.fault() || (keep.checked ? "What you write is kept as you write." : "What you wrote is no longer kept on this device.");
          document.getElementById("keep-texts")?.focus();
        });
        if (progress.mayKeepTexts()) parts.push(make("div", { class: "keep-texts" }, keep, make("label", { for: keep.id }, "Keep what I write, too"),
          make("p", { class: "meta" }, "Do not choose this on a device that others use: they could read it. Never write names or details of real people.")));
      }
      inside.replaceChildren(...parts.filter(Boolean));
    });
  };

  document.querySelectorAll("course-progress").forEach(panel);
})();
