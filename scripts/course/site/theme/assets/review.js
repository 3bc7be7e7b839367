/* Today's review: what is due today, and the plan on paper. */
(() => {
  "use strict";

  const WORDS = /* of the course: WORDS */ {};
  const { make, say } = window.courseTools;
  const { courseProgress: progress, courseBank: bank } = window;

  class CourseReview extends HTMLElement {
    connectedCallback() {
      if (this.live) return;
      this.live = true;
      this.show();
    }

    async show() {
      const state = progress.load();
      if (!state) {
        this.replaceChildren(make("p", {}, progress.fault() || WORDS.needs), ...(progress.fault() ? [] : [progress.offer()]));
        return;
      }
      const due = progress.dueFirst(state.answers, progress.today());
      // A question that was taken away has nothing to show; one that was changed is asked anew.
      const chosen = bank.standIns(due.filter((id) => bank.known.has(id)), state.answers).slice(0, Number(this.dataset.count));
      if (!chosen.length) {
        const next = Object.values(state.answers).filter(({ box }) => box !== undefined).map(({ due: day }) => day).sort()[0];
        this.replaceChildren(make("p", {}, next ? say(WORDS.next, { day: progress.shown(next) }) : WORDS.nothing));
        return;
      }
      const found = await bank.load(this, chosen.map(([, id]) => id), "draw", () => this.show());
      if (!found) return;
      found.forEach((form, place) => (form.dataset.for = chosen[place][0]));
      const left = due.length - chosen.length;
      const about = make("p", {}, say(WORDS.today, { count: chosen.length }), left > 0 ? say(WORDS.left, { count: left }) : "");
      this.replaceChildren(about, make("course-quiz", { class: "quiz", "data-scored": "true" }, ...found), this.plan(state));
    }

    // The same plan on paper.
    plan({ answers }) {
      const rows = Object.entries(answers).filter(([id, { box }]) => box !== undefined && bank.known.has(id))
        .sort(([, one], [, other]) => (one.due < other.due ? -1 : 1))
        .map(([id, { due }]) => [bank.known.get(id), due])
        .map(([asked, due]) => make("tr", {}, make("th", { scope: "row" }, bank.outcomeOf(asked).text), make("td", {}, asked.module.title), make("td", {}, progress.shown(due)), make("td")));
      const head = make("tr", {}, ...[WORDS.what, WORDS.where, WORDS.from, WORDS.done].map((words) => make("th", { scope: "col" }, words)));
      return make("details", { class: "review-plan" }, make("summary", {}, WORDS.plan), make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows)));
    }
  }

  customElements.define("course-review", CourseReview);
})();
