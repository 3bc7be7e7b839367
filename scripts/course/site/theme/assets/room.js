/* Room mode. Votes are counted first and shown afterwards, so that early hands do not sway the others. */
(() => {
  "use strict";

  const { make, address } = window.courseProgress;
  const all = (root, selector) => [...root.querySelectorAll(selector)];
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
    return make("p", {}, make("strong", {}, "Talk about it: "), `Why might someone choose this? ${words.textContent}`);
  };
  const decks = (window.courseRoom = { make, address, all, kids, load, talk });

  const stage = make("div", { class: "room-stage" });
  const status = make("p", { role: "status" });
  let slides, place, slide, lines, why, opener;
  const total = () => slide.options.reduce((sum, option) => sum + option.votes, 0);
  const votes = (count) => `${count} vote${count === 1 ? "" : "s"}`;
  const where = (test) => slide.options.flatMap((option, index) => (test(option) ? [index + 1] : [])).join(" and ");
  const most = () => Math.max(1, ...slide.options.map((option) => option.votes));
  const leading = () => where((option) => option.votes === most());

  const draw = () => {
    slide = slides[place] = { told: [], ask: [], options: [], phase: 0, ...slides[place] };
    why = make("div");
    lines = slide.options.map((option, index) => {
      const number = index + 1;
      const tap = button("", () => vote(index, 1), { class: "vote" });
      tap.append(make("b", {}, `${number} `), make("span", {}, ...kids(option.words)));
      return make("li", {}, tap,
        button("−", () => vote(index, -1), { class: "less", "aria-label": `Take one vote from ${number}` }),
        make("p", { class: "count" }),
        button(`Follow ${number}`, () => go(index), { class: "follow" }));
    });
    const told = make("div", { class: "told" }, ...slide.told);
    if (slide.last) told.append(button("Start again", open));
    stage.replaceChildren(make("h2", { id: "room-title", tabindex: "-1" }, slide.title), make("div", { class: "room-grid" }, told, why, make("div", {}, ...slide.ask, make("ol", {}, ...lines))));
    stage.firstChild.focus();
    turn(slide.phase);
  };

  const update = (said = "") => {
    const { options, phase, follow } = slide;
    const open = phase > 1;
    lines.forEach((line, index) => {
      const [tap, less, count, way] = line.children;
      tap.ariaDisabled = less.ariaDisabled = open;
      count.hidden = !phase || !total();
      count.replaceChildren(make("span", { style: `width: ${(70 * options[index].votes) / most()}%` }), votes(options[index].votes));
      way.hidden = !follow || !phase;
      line.toggleAttribute("data-right", open && options[index].right);
    });
    why.hidden = !open;
    why.previousSibling.hidden = open || !slide.told.length;
    why.nextSibling.hidden = !lines.length;
    why.replaceChildren(...(open ? slide.why(options) : []));
    onward.textContent = !lines.length || open ? "Next" : !phase && total() ? "Show votes" : follow ? "Follow the votes" : "Reveal";
    onward.hidden = slide.last;
    reveals.hidden = follow || onward.textContent !== "Show votes";
    status.textContent = said;
    fit();
  };
  // The largest type with which all is seen, if any.
  const fit = () => {
    for (let size = 100; size > 56; size -= 4) {
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
    option.votes = Math.max(0, option.votes + by);
    update(`${votes(total())} counted.`);
  };
  const go = (index) => {
    slides.splice(place + 1, Infinity, ...slide.follow(index));
    move(1);
  };
  const reveal = () => {
    if (!lines.length || slide.phase > 1) return;
    if (!slide.follow) turn(2, `Right: ${where(({ right }) => right)}.`);
    else if (leading() > 0) go(leading() - 1); // one number
    else turn(1, `There is ${total() ? "a tie" : "no vote"}. Choose which one to follow.`);
  };
  const next = () => {
    if (!lines.length || slide.phase > 1) move(1);
    else if (!slide.phase && total()) turn(1, `${votes(total())}. Most: ${leading()}.`);
    else reveal();
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
  const reveals = button("Reveal", reveal);
  const windowed = () => document.fullscreenElement && document.exitFullscreen();
  const full = button("Full screen", () => windowed() || inner.requestFullscreen(), { hidden: !document.fullscreenEnabled });
  const inner = make("div", {}, stage, make("div", { class: "room-bar" }, button("Back", back), onward, reveals, status, full, button("Leave", () => dialog.close())));
  dialog.append(inner);
  document.body.append(dialog);

  const keys = { ArrowRight: next, PageDown: page, " ": page, ArrowLeft: back, PageUp: back, r: reveal, R: reveal, Enter: reveal };
  dialog.addEventListener("keydown", (event) => {
    const { key } = event;
    if (event.ctrlKey || event.altKey || event.metaKey || (/^( |Enter)$/.test(key) && event.target.closest("button, summary"))) return;
    const [, digit] = /^(?:Digit|Numpad)(\d)/.exec(event.code) || [];
    if (!digit && !keys[key]) return;
    event.preventDefault();
    if (event.repeat) return;
    if (digit) vote(digit - 1, event.shiftKey ? -1 : 1);
    else keys[key]();
  });
  dialog.addEventListener("close", () => {
    windowed();
    forget();
    opener.focus();
  });
  addEventListener("resize", () => dialog.open && fit());

  const note = make("p", { role: "status", tabindex: "-1" });
  const forget = () => history.replaceState(null, "", location.pathname);
  const open = async () => {
    const [kind, names] = location.hash.slice(1).split("=");
    const deck = kind === "scenario" ? "scenarios" : "questions";
    note.textContent = "";
    if (!names) return dialog.close();
    opener = links.find(({ hash }) => hash === location.hash) || note;
    try {
      if (!decks[deck]) await load(`room-${deck}`);
      slides = await decks[deck](kind, decodeURIComponent(names).split(","));
      place = 0;
      if (!dialog.open && slides.length) dialog.showModal();
      if (slides.length) return draw();
      note.textContent = "This is not in the course. Choose from the list.";
    } catch {
      note.textContent = "This could not be loaded.";
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
