// Reads packages with parsers that are not ours, and runs the packages' own pure functions. One JSON request a line in, one JSON answer a line out.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { runInNewContext } from "node:vm";

const require = createRequire(import.meta.url);

// What a SCORM package keeps and tells: the package's own script, as a browser would run it.
const recordScript = new URL("../../scripts/course/packages/formats/scorm/shell/record.js", import.meta.url);
const record = () => {
  const self = {};
  runInNewContext(readFileSync(recordScript, "utf8"), { self, Date });
  return self.courseRecord;
};
// The draw of the final check, as a browser would run it.
const drawScript = new URL("../../scripts/course/site/theme/assets/draw.js", import.meta.url);
const draws = () => {
  const self = {};
  runInNewContext(readFileSync(drawScript, "utf8"), { self });
  return self.courseDraw;
};
// The ids of the interactions that a system has, by their numbers, after questions were answered in an order.
const lmsScript = new URL("../../scripts/course/packages/formats/scorm/shell/lms.js", import.meta.url);
const numbered = (version, table, order) => {
  const has = new Map();
  const get = (name) => (name.endsWith("_count") ? String(has.size) : "");
  const set = (name, value) => (name.endsWith(".id") && has.set(Number(name.split(".")[2]), value), "true");
  const api = { LMSGetValue: get, GetValue: get, LMSSetValue: set, SetValue: set };
  const window = { parent: { API: api, API_1484_11: api }, courseRecord: record() };
  runInNewContext(readFileSync(lmsScript, "utf8"), { window, navigator: { onLine: true }, Date });
  const session = window.courseSystem.open(version);
  session.read();
  const slots = [];
  for (const index of order) session.tell(table, index, { given: [0], share: 1, when: new Date() }, slots);
  return [...has].sort(([one], [other]) => one - other).map(([, id]) => id);
};
// The form for an organisation's details, as a browser would run it.
const detailsScript = new URL("../../scripts/course/site/theme/assets/details.js", import.meta.url);
let details;
const written = (values) => {
  if (!details) {
    details = {};
    runInNewContext(readFileSync(detailsScript, "utf8"), { self: details });
  }
  return details.courseDetails.written(values);
};
const asMap = (kept) => ({ ...kept, counted: new Map(kept.counted) });
const asList = ({ kept, turn, news }) => ({ kept: { ...kept, counted: [...kept.counted] }, turn, news });

// The search of a site, as a browser would run it: opened once for all that is asked of it.
const lastOpened = { scripts: "", search: null };
const opened = (folder) => {
  const scripts = ["find", "texts"].map((name) => readFileSync(`${folder}/search/${name}.js`, "utf8"));
  if (lastOpened.scripts !== scripts.join("\n")) Object.assign(lastOpened, { scripts: scripts.join("\n"), search: opening(scripts) });
  return lastOpened.search;
};
const opening = (scripts) => {
  const page = { courseTexts: (...told) => ([page.texts, page.learnt, page.alike] = told) };
  page.globalThis = page;
  for (const script of scripts) runInNewContext(script, page);
  const { pages, entries } = page.courseIndex, search = page.courseSearch(page.courseIndex);
  const place = (entry) => pages[entries[entry][0]][0] + (entries[entry][1] && `#${entries[entry][1]}`);
  search.know(page.alike);
  search.add(page.texts, 0);
  const told = (dangers) => dangers.map(({ danger, isYours }) => [...(isYours && danger.line ? [place(danger.you)] : []), danger.at]);
  return { search, place, told, page };
};
// What it shows for each of some queries, first to last; or of what it warns, and no more.
const find = (folder, queries) => {
  const { search, place, told } = opened(folder);
  return queries.map((query) => {
    const { dangers, results } = search.find(query);
    return { dangers: told(dangers), results: results.map(({ entry }) => place(entry)) };
  });
};
const warned = (folder, queries) => {
  const { search, told } = opened(folder);
  return queries.map((query) => told(search.warned(query)));
};
// Of which it asks whether someone may be in danger, by what examples taught.
const likely = (folder, queries) => {
  const { page } = opened(folder);
  return { learnt: page.learnt, queries: queries.filter(page.courseLikely(page.learnt)) };
};
// What stands in the search of others, minified anew from what npm has installed, without the methods that nobody calls.
const minified = async ([path, before, after, uncalled]) => {
  const { minify } = await import("terser");
  const method = new RegExp(`^( +)(?:static |get )?(?:${uncalled})\\(.*\\) \\{\\n[^]*?^\\1\\}\\n`, "gm");
  const whole = readFileSync(new URL(`node_modules/${path}`, import.meta.url), "utf8").replace("export function", "function");
  const source = uncalled ? whole.replace(method, "") : whole;
  return (await minify(before + source + after, { compress: true, mangle: true })).code;
};

const jobs = {
  find: ([folder, queries]) => find(folder, queries),
  warned: ([folder, queries]) => warned(folder, queries),
  likely: ([folder, queries]) => likely(folder, queries),
  index: (folder) => opened(folder).page.courseIndex,
  minified,
  pack: ([table, kept, limit, turn = 0]) => record().encode(table, asMap(kept), limit, turn),
  unpack: ([table, text]) => asList(record().decode(table, text)),
  count: ([table, counted]) => record().countUp(table, new Map(counted)),
  better: ([before, now]) => record().better(before, now),
  percent: ([points, of]) => record().percent(points, of),
  duration: ([version, seconds]) => record().duration(version, seconds),
  interaction: ([version, question, answer]) => record().interaction(version, question, { ...answer, when: new Date() }),
  numbered: ([version, table, order]) => numbered(version, table, order),
  draw: ([modules, count, seeds, critical]) => {
    const { draw } = draws();
    return seeds.map((seed) => draw(modules, count, seed, critical));
  },
  instead: ([modules, asks]) => {
    const { instead } = draws();
    return asks.map(([missed, asked, seed, same]) => instead(modules, modules.flat().find(({ id }) => id === missed), asked, seed, (id) => same.includes(id)).id);
  },
  written,
  gift: (text) => require("gift-pegjs").parse(text),
  qti3: async (xml) => {
    const { convertQti2toQti3 } = await import("@citolab/qti-convert/qti-convert-node");
    return convertQti2toQti3(xml);
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const [job, text] = JSON.parse(line);
  let answer;
  try {
    answer = { result: await jobs[job](text) };
  } catch (error) {
    answer = { error: String(error.message) };
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
}
