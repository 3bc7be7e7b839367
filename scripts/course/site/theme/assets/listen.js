/* Reads a part, a question or a card aloud, sentence by sentence, and marks what is read. Only by a voice that lives on
   the device: with any other the words would leave the page. Without such a voice, course.js does not even load this. */
(() => {
  "use strict";

  const WORDS = /* of the course: WORDS */ {};
  const { language, spoken } = /* of the course: VOICE */ {};

  const synth = speechSynthesis;
  const article = document.querySelector("article");
  // Where a browser cannot say what is hidden, answers would be read out.
  if (!article.checkVisibility) return;

  // What is offered by its headings, and what is read to its end. A card has but one.
  const [HEADINGS, WHOLE] = "whole" in document.currentScript.dataset ? ["h1", "*"] : ["h2, h3, .step > :first-child", ".scene, .step"];
  // What the course says how to say; capitals, letter by letter, and the numbers of telephones, digit by digit.
  const hard = new RegExp(`\\b(?:[A-Z]{3,}|(?:0|116)[\\d ]{3,}\\d|${Object.keys(spoken).join("|")})\\b`, "g");
  const BLOCKS = "p, li, legend, label, td, th, summary, text, button";
  const SILENT = ".listen, .buttons, .moves, .pace, .sure, select, [aria-hidden=true]";
  // The number of an entry, or of a step in a diagram, is none.
  const SENTENCE = /(?!\d?\.(?:\s|$)|\d$)\S.*?(?:[.!?…][”’)]*(?=\s[^a-z])|$)/gs;

  // In the language, of the country where there is one: “en-GB”, or “en_GB” as some phones write it.
  const voice = () => {
    const mine = synth.getVoices().filter(({ localService, lang }) => localService === true && lang.slice(0, 2) === language.slice(0, 2));
    return mine.find(({ lang }) => lang.slice(3) === language.slice(3)) || mine[0];
  };

  // The sentences of some elements: each as a range, with the block that it is part of.
  const read = (elements) => {
    const found = [];
    let run = {};
    for (const element of elements) {
      // Its texts.
      const walk = document.createTreeWalker(element, 4);
      for (let node; (node = walk.nextNode()); ) {
        const parent = node.parentElement;
        if (parent.closest(SILENT) || !parent.checkVisibility()) continue;
        const block = parent.closest(BLOCKS) || element;
        if (run.block !== block) found.push((run = { block, nodes: [], text: "" }));
        run.nodes.push(node);
        run.text += node.data;
      }
    }
    return found.flatMap(({ block, nodes, text }) => {
      const place = (offset) => [nodes.find(({ length }) => offset <= length || !(offset -= length, 1)), offset];
      return [...text.matchAll(SENTENCE)].map(({ 0: { length }, index }) => {
        const range = new Range();
        range.setStart(...place(index));
        range.setEnd(...place(index + length));
        return { block, range };
      });
    });
  };

  const button = (textContent, onclick) => Object.assign(document.createElement("button"), { type: "button", textContent, onclick });

  // Where it is: at which place for buttons, and in which sentence. Without an utterance it is paused.
  let box, list, at, utterance;

  const halt = button(WORDS.stop, () => {
    const { firstChild } = box;
    stop();
    firstChild.focus();
  });
  const rate = document.createElement("select");
  rate.ariaLabel = WORDS.speed;
  rate.onchange = () => utterance && speak();
  [WORDS.slow, WORDS.normal, WORDS.fast].forEach((words, place) => rate.add(new Option(words, 0.75 + place / 4)));
  rate.value = 1;

  const hush = (words) => {
    utterance = null;
    synth.cancel();
    box.firstChild.textContent = words;
  };
  const stop = () => {
    if (!box) return;
    hush(WORDS.listen);
    CSS.highlights?.delete("spoken");
    halt.remove();
    rate.remove();
    box = null;
  };
  // The sentence that it has come to, from its start: a browser's own pause does not work on every phone.
  const speak = () => {
    const one = list[at];
    if (!one?.block.checkVisibility()) return stop();
    hush(WORDS.pause);
    CSS.highlights?.set("spoken", new Highlight(one.range));
    one.block.scrollIntoView({ block: "nearest" });
    const mine = (utterance = new SpeechSynthesisUtterance(`${one.range}`.replace(hard, (found) => spoken[found] ?? [...found].join(" "))));
    mine.voice = voice();
    mine.lang = mine.voice.lang;
    mine.rate = rate.value;
    mine.onend = mine.onerror = () => utterance === mine && (at++, speak());
    synth.speak(mine);
  };

  // What belongs to a heading: all up to the next one, or all of a card, a part or a scene. Questions have their own.
  const below = (heading) => {
    const found = [heading];
    // What came of the last choice.
    if (heading.matches(".scene > *")) found.unshift(article.querySelector(".followed"));
    for (let next = heading; (next = next.nextElementSibling); ) {
      if (!next.closest(WHOLE) && (next.matches(HEADINGS) || next.querySelector(HEADINGS))) break;
      if (!next.querySelector("form")) found.push(next);
    }
    return found;
  };
  const offer = () => {
    // Questions and scenes come and go.
    if (!box?.isConnected) stop();
    if (!voice()) return;
    for (const heading of article.querySelectorAll(HEADINGS)) {
      if (!below(heading)[1] || heading.nextElementSibling.className === "listen" || heading.matches(":is(.scene, .step) > :not(:first-child), .book *, .look-back *")) continue;
      const own = document.createElement("div");
      own.className = "listen";
      own.append(button(WORDS.listen, () => {
        if (utterance && box === own) return hush(WORDS.resume);
        if (box !== own) {
          stop();
          [box, list, at] = [own, read(below(heading)), 0];
          own.append(halt, rate);
        }
        speak();
      }));
      heading.after(own);
    }
  };

  offer();
  synth.onvoiceschanged = offer;
  new MutationObserver(offer).observe(article, { childList: true, subtree: true });
  document.addEventListener("course:part", stop);
  addEventListener("pagehide", stop);
})();
