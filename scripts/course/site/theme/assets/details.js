/* A form for the details of an organisation, and the file that is made of them: on this device, sent to nobody. What is
   refused here is what `course check` refuses (guidance/organisation.py); a test holds the two against each other. */
(() => {
  "use strict";

  const WORDS = /* of the course: WORDS */ {};
  const GAP = /^\s*(?:…|\.{3}|\?{3}|(?:TODO|FIXME|TBC|TBD|XXX)(?![\p{L}\p{N}_])|[Ll][Oo][Rr][Ee][Mm] [Ii][Pp][Ss][Uu][Mm](?![\p{L}\p{N}_]))/u;
  const WHY = { blank: WORDS.blank, html: WORDS.html, unfinished: WORDS.unfinished, phone: WORDS.phone, address: WORDS.address, twice: WORDS.twice };
  const EMPTY = ["", "~", "null", "Null", "NULL"];

  // Why a text may not stand there; nothing where it may.
  const ofText = (text) => {
    if (EMPTY.includes(text)) return "blank";
    if (/<[A-Za-z/!?]/.test(text)) return "html";
    if (/\]\(\s*<?\s*(?:javascript|data|vbscript)\s*:/i.test(text)) return "html";
    return GAP.test(text) ? "unfinished" : "";
  };
  const KINDS = {
    text: ofText,
    phone: (text) => (/^\+?[0-9][0-9 ()-]*$/.test(text) && text.replace(/\D/g, "").length >= 3 ? "" : "phone"),
    address: (text) => (text.startsWith("https://") ? ofText(text) : "address"),
  };

  const trimmed = (entry) => Object.fromEntries(Object.entries(entry).map(([key, text]) => [key, text.trim()]));
  const isFilled = ({ label, ...told }) => Object.values(told).some(Boolean);

  /* The file, and what is wrong with it: [where, why], where “contacts.1.phone” is the phone of the second contact. */
  const written = ({ name, nation, contacts, policies }) => {
    const faults = [];
    const look = (at, kind, text) => {
      const why = KINDS[kind](text);
      if (why) faults.push([at, why]);
    };
    const line = (key, text) => `${key}: ${JSON.stringify(text)}\n`;
    look("name", "text", name.trim());
    let text = line("name", name.trim()) + (nation ? line("nation", nation) : "");
    const list = (key, entries, kinds) => {
      let head = `${key}:\n`;
      entries.map(trimmed).forEach((entry, place) => {
        if (!isFilled(entry)) return;
        const told = Object.keys(kinds).filter((part) => entry[part] || kinds[part].isNeeded);
        told.forEach((part) => look(`${key}.${place}.${part}`, kinds[part].kind, entry[part]));
        text += head + told.map((part, at) => (at ? "    " : "  - ") + line(part, entry[part])).join("");
        head = "";
      });
    };
    list("contacts", contacts, { label: { kind: "text", isNeeded: true }, name: { kind: "text" }, phone: { kind: "phone" }, address: { kind: "address" } });
    list("policies", policies, { title: { kind: "text", isNeeded: true }, address: { kind: "address", isNeeded: true } });
    const titles = policies.map(({ title }) => title.trim());
    titles.forEach((title, place) => {
      if (title && titles.indexOf(title) < place) faults.push([`policies.${place}.title`, "twice"]);
    });
    return { text, faults };
  };

  const panel = (box) => {
    const { make, all, button } = window.courseTools;
    const { save, warn } = window.courseProgress;
    const form = box.querySelector("form");
    const said = make("p", { role: "status" });
    const shown = make("pre", { tabindex: "0", hidden: true, "aria-label": WORDS.inFile });
    const field = (at) => form.elements[at];
    const rows = (name, keys) =>
      all(form, `[data-list="${name}"]`).map((row, place) => ({ label: row.dataset.label || "", ...Object.fromEntries(keys.map((key) => [key, field(`${name}.${place}.${key}`).value])) }));
    const values = () => ({
      name: field("name").value,
      nation: field("nation")?.value || "",
      contacts: rows("contacts", ["name", "phone", "address"]),
      policies: rows("policies", ["title", "address"]).map(({ title, address }) => ({ title, address })),
    });
    // Says what is wrong beside each field, and leads to the first; or does what was asked for.
    const done = (act) => {
      const { text, faults } = written(values());
      for (const input of all(form, "input")) {
        const why = faults.find(([at]) => at === input.name)?.[1];
        const place = document.getElementById(`${input.id}-fault`);
        place.textContent = why ? WHY[why] : "";
        if (why) input.setAttribute("aria-invalid", "true");
        else input.removeAttribute("aria-invalid");
      }
      shown.hidden = Boolean(faults.length);
      shown.textContent = faults.length ? "" : text;
      said.textContent = faults.length ? WORDS.faulty : act(text);
      if (faults.length) field(faults[0][0]).focus();
    };
    const sheet = () => {
      const told = values();
      const line = (label, ...parts) => make("div", { class: "record-line" }, make("span", {}, `${label}:`), make("strong", {}, parts.map((part) => part.trim()).filter(Boolean).join(", ")));
      const contacts = told.contacts.map(trimmed).filter(isFilled);
      window.courseSheet.print(make("h1", {}, WORDS.sheet), make("p", {}, told.name.trim()), make("p", { class: "record-limit" }, box.dataset.danger || ""),
        ...contacts.map(({ label, name, phone, address }) => line(label, name, phone, address)),
        ...told.policies.filter(({ title }) => title.trim()).map(({ title, address }) => line(title, address)));
      document.querySelector(".sheet").classList.add("wall");
      return "";
    };
    // Until they have the file, it is nowhere but on this page.
    form.addEventListener("input", () => warn("details", all(form, "input").some(({ value }) => value.trim())));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.append(make("div", { class: "buttons" },
      button("", WORDS.save, () => done((text) => {
        save("organisation.yml", `# ${WORDS.head}\n${text}`, "text/yaml");
        warn("details", false);
        return WORDS.saved;
      })),
      button("", WORDS.print, () => done(sheet))), said, shown);
    form.hidden = false;
    box.querySelector("p").remove();
  };

  self.courseDetails = { written };
  if (self.document) document.querySelectorAll("course-details").forEach(panel);
})();
