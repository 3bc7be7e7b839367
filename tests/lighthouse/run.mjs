// Measures pages as Lighthouse's slow phone gets them: the median of several visits, for each of its four categories.
// Run it on a quiet machine: what else runs there counts against the page. Exit code 1 where a median is too low.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const SITE = new URL("../../site/", import.meta.url).pathname;
const PAGES = process.argv.slice(2);
const VISITS = 5;
const LEAST = { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 };
const TYPES = {
  ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".json": "application/json",
  ".svg": "image/svg+xml", ".png": "image/png", ".webmanifest": "application/manifest+json",
};

// Any host of a static site compresses texts.
const server = createServer(async (request, response) => {
  const path = decodeURIComponent(new URL(request.url, "http://site").pathname);
  const file = normalize(join(SITE, path.endsWith("/") ? `${path}index.html` : path));
  try {
    if (!file.startsWith(SITE)) throw new Error("outside the site");
    const found = gzipSync(await readFile(file));
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type, "content-encoding": "gzip", "cache-control": "max-age=600" });
    response.end(found);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));

const browser = await launch({ chromeFlags: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
const middle = (numbers) => numbers.sort((one, two) => one - two)[Math.floor(numbers.length / 2)];
let isTooLow = false;
for (const page of PAGES) {
  const scores = Object.fromEntries(Object.keys(LEAST).map((name) => [name, []]));
  for (let visit = 0; visit < VISITS; visit++) {
    const address = `http://127.0.0.1:${server.address().port}/${page}`;
    const { lhr } = await lighthouse(address, { port: browser.port, logLevel: "error", onlyCategories: Object.keys(LEAST) });
    for (const name of Object.keys(LEAST)) scores[name].push(Math.round(lhr.categories[name].score * 100));
  }
  const medians = Object.entries(scores).map(([name, found]) => [name, middle(found), found]);
  console.log(`${page}: ${medians.map(([name, median, found]) => `${name} ${median} (${found.join(" ")})`).join(", ")}`);
  isTooLow ||= medians.some(([name, median]) => median < LEAST[name]);
}
browser.kill();
server.close();
process.exitCode = isTooLow ? 1 : 0;
