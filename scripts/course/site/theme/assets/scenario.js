/* The player of branching scenarios. The gamebook on the page is the data: this script shows one step of it at a time.
   A classic script, because modules do not load from a disk. Where the learner is goes with the tab: a reload, or a
   visit to another page, costs no choice, and nothing is stored. What happens is told to whoever listens:
   “scenario:choice” and “scenario:ending”. */
(() => {
  "use strict";

  const WORDS = /* of the course: WORDS */ {};
  const { say, make, all, button } = window.courseTools;
  // Ids stay with the book: there must be one of each.
  const copy = (element) => {
    const twin = element.cloneNode(true);
    for (const part of [twin, ...all(twin, "[id]")]) part.removeAttribute("id");
    return twin;
  };
  const copies = (root, selector) => all(root, selector).map(copy);

  class CourseScenario extends HTMLElement {
    connectedCallback() {
      if (this.hasAttribute("data-live")) return;
      this.setAttribute("data-live", "");
      this.name = this.dataset.scenario;
      this.deep = Number(this.querySelector(".passage > :is(h2, h3, h4, h5)").tagName[1]);
      this.start = this.querySelector(".passage").dataset.node;
      this.seen = new Set(); // endings of this visit
      this.told = make("div", { class: "followed", role: "status" });
      this.scene = make("div", { class: "scene" });
      this.trail = make("nav", { class: "trail", "aria-label": WORDS.soFar });
      this.stage = make("div", { class: "stage" }, this.told, this.scene, this.trail);
      this.querySelector(".book").before(this.stage);
      this.warning = this.querySelector(":scope > .close-to-home");
      const path = this.kept(history.state);
      this.note(path || [], "replaceState");
      // A browser's “back” goes through the screens that the learner has seen.
      addEventListener("popstate", ({ state }) => {
        const before = this.kept(state);
        if (!before) this.note(this.path, "replaceState"); // another place of the page
        else if (String(before) !== String(this.path)) this.show(before, WORDS.wentBack);
      });
      this.show(path || []);
      if (path?.length) this.told.replaceChildren(...this.cameOf(path));
    }

    get key() {
      return `${this.name} ${[...document.querySelectorAll("course-scenario")].indexOf(this)}`;
    }

    // The address stays as it is: nothing of the story belongs into a history that others may read.
    note(path, how) {
      history[how]({ ...history.state, [this.key]: path }, "");
    }

    // The choices that the browser has for this place, as far as they are still those of the story.
    kept(state) {
      const path = state?.[this.key];
      let at = this.start;
      const leads = ([node, choice]) => node === at && (at = this.passage("followed", node, choice)?.dataset.next);
      return Array.isArray(path) && path.every(leads) && path;
    }

    passage(kind, node, choice) {
      const which = choice === undefined ? "" : `[data-choice="${choice}"]`;
      return this.querySelector(`.book > [data-kind="${kind}"][data-node="${node}"]${which}`);
    }

    // Where a list of choices has led.
    node(path) {
      const last = path.at(-1);
      return last ? this.passage("followed", ...last).dataset.next : this.start;
    }

    title(node) {
      return (this.passage("step", node) || this.passage("ending", node)).querySelector(".title").textContent;
    }

    heading(level, ...words) {
      return make(`h${Math.min(this.deep + level, 6)}`, {}, ...words);
    }

    // What came of the last choice.
    cameOf(path) {
      return copies(this.passage("followed", ...path.at(-1)), ".told > *");
    }

    go(path, ...told) {
      this.note(path, "pushState");
      this.show(path, ...told);
    }

    choose(node, choice) {
      const path = [...this.path, [node, choice]];
      const { rating } = this.judged(node, choice).dataset;
      this.dispatch("choice", { node, choice, rating });
      const next = this.node(path);
      const ending = this.passage("ending", next);
      this.go(path, ...this.cameOf(path));
      if (ending) this.dispatch("ending", { node: next, outcome: ending.dataset.outcome, path });
    }

    dispatch(what, detail) {
      this.dispatchEvent(new CustomEvent(`scenario:${what}`, { bubbles: true, detail: { scenario: this.name, ...detail } }));
    }

    judged(node, choice) {
      return this.querySelector(`.look-back [data-node="${node}"] [data-choice="${choice}"]`);
    }

    show(path, ...told) {
      this.path = path;
      const node = this.node(path);
      const ending = this.passage("ending", node);
      this.scene.replaceChildren(...(ending ? this.ending(ending, path) : this.step(node, path)));
      this.scene.dataset.kind = this.dataset.at = ending ? "ending" : "step";
      // What a story holds is said before it; in the end it is where to find help.
      if (this.warning) ending ? this.stage.after(this.warning) : this.prepend(this.warning);
      this.showTrail(path, !path.length || Boolean(ending));
      this.told.replaceChildren(...told);
      if (!told.length) return; // at load the focus is the reader's own
      this.scene.querySelector("[tabindex]").focus({ preventScroll: true });
      this.stage.scrollIntoView();
    }

    top(node, words) {
      const heading = this.heading(0, make("span", { class: "number" }, words), " ", this.title(node));
      heading.tabIndex = -1;
      return heading;
    }

    step(node, path) {
      const book = this.passage("step", node);
      const choices = make("ul", { class: "choices" });
      for (const link of all(book, ".choices a")) {
        const choose = button("", "", () => this.choose(node, Number(link.dataset.choice)));
        choose.append(...link.querySelector(".choice").cloneNode(true).childNodes);
        choices.append(make("li", {}, choose));
      }
      return [
        this.top(node, say(WORDS.decision, { number: path.length + 1 })),
        ...copies(book, ":scope > .told, :scope > .ask"),
        choices,
        ...copies(book, ":scope > .words"),
      ];
    }

    ending(book, path) {
      const review = make("ol", { class: "review" });
      path.forEach(([node, choice], place) => {
        const judged = this.judged(node, choice);
        const entry = make("li", { "data-rating": judged.dataset.rating });
        entry.append(make("strong", {}, this.title(node)), ...copies(judged, "p"));
        entry.append(...copies(judged.closest("section"), ".evidence"), this.back(path, place));
        review.append(entry);
      });
      const endings = all(this, ".book > [data-kind=ending]").map((each) => each.dataset.node);
      this.seen.add(book.dataset.node);
      const saved = window.courseProgress?.load()?.scenarios[this.name]?.endings || [];
      const found = endings.filter((node) => this.seen.has(node) || saved.includes(node));
      const isAll = found.length === endings.length;
      const words = say(isAll ? WORDS.foundAll : WORDS.found, { found: found.length, count: endings.length });
      const told = copies(book, ":scope > :not(h2:first-child, h3:first-child, h4:first-child, h5:first-child, .go-on)");
      // A good end does not make every choice on the way good.
      if (book.dataset.outcome === "good" && all(review, "[data-rating=harmful]").length) {
        told.find((part) => part.matches(".outcome")).append(` ${WORDS.butHarm}`);
      }
      return [
        this.top(book.dataset.node, WORDS.end),
        ...told,
        this.heading(1, WORDS.lookBack),
        review,
        this.heading(1, WORDS.others),
        make("p", {}, words),
        make("ul", { class: "endings" }, ...found.map((node) => make("li", {}, this.title(node)))),
        make("p", {}, button("again", WORDS.again, () => this.go([], WORDS.atStart))),
      ];
    }

    // A button that leads back to the decision at a place of a list of choices.
    back(path, place) {
      const told = { title: this.title(path[place][0]) };
      return button("back", say(WORDS.goBack, told), () => this.go(path.slice(0, place), say(WORDS.backAt, told)));
    }

    // At an ending the look back takes the trail's place.
    showTrail(path, hidden) {
      this.trail.hidden = hidden;
      const entries = path.map(([node, choice], place) => {
        const words = copies(this.judged(node, choice), ".chosen").flatMap((chosen) => [...chosen.childNodes]);
        return make("li", {}, make("span", { class: "chose" }, ...words), " ", this.back(path, place));
      });
      const title = make("p", { class: "trail-title", "aria-hidden": "true" }, WORDS.soFar);
      this.trail.replaceChildren(title, make("ol", {}, ...entries));
    }
  }

  customElements.define("course-scenario", CourseScenario);
})();
