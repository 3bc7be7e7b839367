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
const asMap = (kept) => ({ ...kept, counted: new Map(kept.counted) });
const asList = ({ kept, turn, news }) => ({ kept: { ...kept, counted: [...kept.counted] }, turn, news });

const jobs = {
  pack: ([table, kept, limit, turn = 0]) => record().encode(table, asMap(kept), limit, turn),
  unpack: ([table, text]) => asList(record().decode(table, text)),
  count: ([table, counted]) => record().countUp(table, new Map(counted)),
  better: ([before, now]) => record().better(before, now),
  percent: ([points, of]) => record().percent(points, of),
  duration: ([version, seconds]) => record().duration(version, seconds),
  interaction: ([version, question, answer]) => record().interaction(version, question, { ...answer, when: new Date() }),
  draw: ([modules, count, seeds, critical]) => {
    const { draw } = draws();
    return seeds.map((seed) => draw(modules, count, seed, critical));
  },
  instead: ([questions, missed, asked, seed]) => draws().instead(questions, questions.find(({ id }) => id === missed), asked, seed).id,
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
