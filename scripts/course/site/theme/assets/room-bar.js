/* The end of room mode's bar: a timer for what a group does by itself, full screen, and the way out. Nothing is kept. */
(() => {
  "use strict";

  const WORDS = /* of the course: WORDS */ {};
  const { say } = window.courseTools;
  const { make, address } = window.courseRoom;
  const CHOICES = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30];

  const timer = (button, status) => {
    // Seconds that are left, and the moment when they are gone.
    let left, end, ticking;
    const minutes = make("select", { "aria-label": WORDS.minutes }, ...CHOICES.map((count) => make("option", { value: count }, say(WORDS.choice, { count }))));
    const clock = make("span", { role: "timer", "aria-label": WORDS.left });
    const draw = () => {
      const held = document.activeElement;
      clock.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
      clock.toggleAttribute("data-over", !left);
      clock.hidden = clear.hidden = left === undefined;
      minutes.hidden = !clock.hidden;
      turn.hidden = left === 0;
      turn.textContent = ticking ? WORDS.pause : clock.hidden ? WORDS.start : WORDS.goOn;
      if (held.hidden) (held === turn ? clear : held === clear ? turn : document.getElementById("room-title")).focus();
    };
    const halt = () => (ticking = clearInterval(ticking));
    // By the clock and not by counting: a browser slows what it does not show.
    const tick = () => {
      const now = Math.max(0, Math.ceil((end - performance.now()) / 1000));
      if (now === left) return;
      // What is said takes the place of the last line that was.
      if (!now) status.textContent = WORDS.over;
      else if (left > 60 && now <= 60) status.textContent = WORDS.minute;
      left = now;
      if (!now) halt();
      draw();
    };
    const turn = button("", () => {
      if (ticking) halt();
      else {
        left ??= minutes.value * 60;
        end = performance.now() + left * 1000;
        ticking = setInterval(tick, 200);
      }
      draw();
    });
    const reset = () => {
      halt();
      left = undefined;
      draw();
    };
    const clear = button(WORDS.clear, reset);
    minutes.value = 5;
    // Its keys are not the room's.
    minutes.addEventListener("keydown", (event) => event.stopPropagation());
    draw();
    return { reset, box: make("div", { class: "room-timer" }, minutes, clock, turn, clear) };
  };

  window.courseRoom.bar = (dialog, screen, button, status) => {
    let home;
    const { reset, box } = timer(button, status);
    const windowed = () => document.fullscreenElement && document.exitFullscreen();
    const leave = button("", () => dialog.close());
    screen.lastChild.append(box, button(WORDS.fullScreen, () => windowed() || screen.requestFullscreen(), { hidden: !document.fullscreenEnabled }), leave);
    return {
      from(back) {
        // A page of this course and a place on it, never another address.
        [home = ""] = /^([\w-]+\/)*[\w-]+\.html#[\w-]+$/.exec(back) || [];
        leave.textContent = home ? WORDS.toPlan : WORDS.leave;
      },
      // Whether another page is on its way.
      left() {
        windowed();
        reset();
        if (home) location.replace(address(home));
        return home;
      },
    };
  };
})();
