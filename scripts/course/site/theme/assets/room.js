/* Room mode. Votes are counted first and shown afterwards, so that early hands do not sway the others. */
(() => {
  "use strict";

  const WORDS = /* of the course: WORDS */ {};
  const { say, make, all } = window.courseTools;
  const { address } = window.courseProgress;
  const kids = (element) => (element ? [...element.cloneNode(true).childNodes] : []);
  const button = (words, act, attributes = {}) => {
    const element = make("button", { type: "button", ...attributes }, words);
    element.addEventListener("click", act);
    // After a tap the focus is where it was: Space still means “next”.
    element.addEventListener("mousedown", (event) => event.preventDefault());
    return element;
  };
  const load = (path) => new Promise((done, failed) => {
    const script = make("script", { src: address(`assets/${path}.js`) });
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });
  // Why somebody may choose it: the option with the most votes, or the first.
  const talk = (options) => {
    const [{ words }] = [...options].sort((one, two) => two.votes - one.votes);
    return make("p", {}, make("strong", {}, WORDS.talk), ` ${WORDS.whyChoose} `, make("em", {}, ...kids(words)));
  };
  const decks = (window.courseRoom = { make, address, all, kids, load, talk });

  const stage = make("div", { class: "room-stage" });
  const status = make("p", { role: "status" });
  let slides, place, slide, lines, why, opener, bar;
  // As on paper and on slides: numbers are those of questions.
  const letters = "ABCDEF";
  const total = () => slide.options.reduce((sum, option) => sum + option.votes, 0);
  const votes = (count) => say(WORDS.votes, { count });
  const where = (test) => slide.options.flatMap((option, index) => (test(option) ? [letters[index]] : []));
  const named = (words, places, told) => say(words, { ...told, count: places.length, options: places.join(WORDS.and) });
  const most = () => Math.max(1, ...slide.options.map((option) => option.votes));
  const leading = () => where((option) => option.votes === most());

  const draw = () => {
    slide = slides[place] = { told: [], ask: [], options: [], phase: 0, ...slides[place] };
    why = make("div");
    lines = slide.options.map((option, index) => {
      const letter = letters[index];
      const tap = button("", () => vote(index, 1), { class: "vote" });
      tap.append(make("b", {}, `${letter} `), make("span", {}, ...kids(option.words)));
      return make("li", {}, tap,
        button("−", () => vote(index, -1), { class: "less", "aria-label": say(WORDS.less, { letter }) }),
        make("p", { class: "count" }),
        button(say(WORDS.follow, { letter }), () => go(index), { class: "follow" }));
    });
    const told = make("div", { class: "told" }, ...slide.told);
    if (slide.last) told.append(button(WORDS.again, open));
    stage.replaceChildren(make("h2", { id: "room-title", tabindex: "-1" }, slide.title), make("div", { class: "room-grid" }, told, why, make("div", {}, ...slide.ask, make("ol", {}, ...lines))));
    stage.firstChild.focus();
    turn(slide.phase);
  };

  const update = (said = "") => {
    const { options, phase, follow } = slide;
    const open = phase > 1;
    stage.dataset.phase = phase;
    lines.forEach((line, index) => {
      const [tap, less, count, way] = line.children;
      tap.ariaDisabled = less.ariaDisabled = open;
      count.hidden = open && !total();
      way.hidden = !follow;
      const bar = make("span");
      bar.style.width = `${(70 * options[index].votes) / most()}%`;
      count.replaceChildren(bar, votes(options[index].votes));
      line.toggleAttribute("data-right", open && options[index].right);
    });
    why.hidden = !open;
    why.previousSibling.hidden = open || !slide.told.length;
    why.nextSibling.hidden = !lines.length;
    why.replaceChildren(...(open ? slide.why(options) : []));
    onward.textContent = !lines.length || open ? WORDS.next : phase ? follow ? WORDS.followVotes : WORDS.reveal : WORDS.showVotes;
    onward.hidden = slide.last;
    reveals.hidden = follow || phase || !lines.length;
    status.textContent = said;
    fit();
  };
  // The largest type with which all is seen, if any.
  const fit = () => {
    for (let size = 100; size > 56; size -= 3) {
      stage.style.setProperty("--fit", size / 100);
      if (stage.scrollHeight <= stage.clientHeight) return;
    }
  };

  const turn = (phase, said) => {
    slide.phase = phase;
    stage.scrollTop = 0;
    update(said);
  };
  const move = (by) => {
    if (!slides[place + by]) return;
    place += by;
    draw();
  };
  const vote = (index, by) => {
    const option = slide.options[index];
    if (!option || slide.phase > 1) return;
    // The first hand is counted unseen.
    if (by > 0 && !total()) slide.phase = 0;
    option.votes = Math.max(0, option.votes + by);
    update(say(WORDS.counted, { votes: votes(total()) }));
  };
  const go = (index) => {
    slides.splice(place + 1, Infinity, ...slide.follow(index));
    move(1);
  };
  const reveal = () => {
    if (!lines.length || slide.phase > 1) return;
    if (!slide.follow) turn(2, named(WORDS.answer, where((option) => option.right)));
    else if (leading().length === 1) go(letters.indexOf(leading()[0]));
    else turn(1, total() ? WORDS.tie : WORDS.noVote);
  };
  const next = () => {
    if (!lines.length || slide.phase > 1) move(1);
    else if (slide.phase) reveal();
    else turn(1, total() ? named(WORDS.most, leading(), { votes: votes(total()) }) : slide.follow ? WORDS.noVote : WORDS.nobody);
  };
  const back = () => {
    if (!slide.phase) move(-1);
    else turn(slide.phase > 1 && total() ? 1 : 0);
  };
  // A clicker has no other key to scroll with.
  const page = () => {
    if (stage.scrollTop + stage.clientHeight > stage.scrollHeight - 2) next();
    else stage.scrollBy(0, stage.clientHeight * 0.8);
  };

  const dialog = make("dialog", { class: "room", "aria-labelledby": "room-title" });
  const onward = button("", next, { class: "onward" });
  const reveals = button(WORDS.reveal, reveal);
  const inner = make("div", {}, stage, make("div", { class: "room-bar" }, button(WORDS.back, back), onward, reveals, status));
  dialog.append(inner);
  document.body.append(dialog);

  const keys = { ArrowRight: next, PageDown: page, " ": page, ArrowLeft: back, PageUp: back, r: reveal, R: reveal, Enter: reveal };
  dialog.addEventListener("keydown", (event) => {
    const { key } = event;
    if (event.ctrlKey || event.altKey || event.metaKey || (/^( |Enter)$/.test(key) && event.target.closest("button, summary"))) return;
    const index = letters.indexOf(key.toUpperCase());
    const act = index < 0 ? keys[key] : () => vote(index, event.shiftKey ? -1 : 1);
    if (!act) return;
    event.preventDefault();
    if (!event.repeat) act();
  });
  dialog.addEventListener("close", () => {
    if (bar.left()) return;
    forget();
    opener.focus();
  });
  // Also where the bar needs another line.
  new ResizeObserver(fit).observe(stage);

  const note = make("p", { role: "status", tabindex: "-1" });
  const forget = () => history.replaceState(null, "", location.pathname);
  const open = async () => {
    const asked = new URLSearchParams(location.hash.slice(1)), [[kind, names] = []] = asked;
    const deck = kind === "scenario" ? "scenarios" : "questions";
    note.textContent = "";
    if (!names) return dialog.close();
    opener = links.find(({ hash }) => hash === location.hash) || note;
    try {
      for (const part of ["bar", deck]) if (!decks[part]) await load(`room-${part}`);
      bar ??= decks.bar(dialog, inner, button, status);
      slides = await decks[deck](kind, names.split(","));
      place = 0;
      if (!dialog.open && slides.length) dialog.showModal();
      bar.from(slides.length && asked.get("back"));
      if (slides.length) return draw();
      note.textContent = WORDS.unknown;
    } catch {
      note.textContent = WORDS.failed;
    }
    dialog.close();
    forget();
  };
  const links = all(document, "[data-room]");
  for (const link of links) link.href = `#${link.dataset.room}`;
  document.querySelector(".without-script").replaceWith(note);
  addEventListener("hashchange", open);
  open();
})();
