// Reads packages with parsers that are not ours. One JSON request a line in, one JSON answer a line out.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const require = createRequire(import.meta.url);

const jobs = {
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
