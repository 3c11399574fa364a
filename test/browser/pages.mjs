// The pages of two examples, reached by their links: with scripts in light,
// dark and on a small screen, held against axe-core; and without scripts.
import assert from "node:assert/strict";
import { AXE, makeRoom, open, serve, test } from "./harness.mjs";

const ROOMS = {
  framework: ["framework/framework.yaml", "framework/reported.yaml"],
  wage: ["wage/wage.yaml", "wage/wage-2.yaml", "wage/wage-3.yaml"],
};
const WIDE = { width: 1280, height: 900 };
const SMALL = { width: 400, height: 800 };
const BYTES_MAX = 60_000;
// These answer with more than a page: every record there is, the whole help.
const MAY_BE_LONG = /^\/v\/(export|help|deal-frontier)$/;
// Where nobody stated preferences, these say so and compute nothing.
const MAY_SAY_NO = /^\/(v|api)\/(deal|stability)/;
// What a colour scheme or a width can change; all other rules are the same.
const OF_SCHEME = ["color-contrast", "link-in-text-block"];
// So many pages of one shape (/point/…, /record/…) are visited in a room, and
// so many of both rooms read by axe-core; all of them with TRAVAUX_LONG.
const ALL = process.env.TRAVAUX_LONG ? Infinity : 0;
const VISITED = ALL || 4, EXAMINED = ALL || 1;
const TABS = 2; // pages open at a time

// The paths that the page links to, but for answers that are no page.
function linksOf(page) {
  return page.$$eval("a[href]", (links) => links
    .map((link) => new URL(link.getAttribute("href"), location))
    .filter((url) => url.origin === location.origin)
    .map((url) => url.pathname)
    .filter((path) => !/^\/(api|events)/.test(path)));
}

// What axe-core finds in PART of the page, by all its rules or by RULES.
async function violations(page, part, rules) {
  const found = await page.evaluate(([within, only]) => globalThis.axe.run(
    within, { resultTypes: ["violations"], ...(only && { runOnly: only }) }),
  [part, rules]);
  return found.violations.map(({ id, nodes }) =>
    `${id}: ${nodes[0].html.slice(0, 200)} (${nodes.length} times)`);
}

// Whether anything stands beyond the right or left end of the screen.
function isTooWide(page) {
  return page.evaluate(() =>
    document.documentElement.scrollWidth > innerWidth);
}

// Nothing may, in either width.
async function checkWidth(page, path, faults) {
  for (const size of [SMALL, WIDE]) {
    await page.setViewportSize(size);
    if (await isTooWide(page))
      faults.push(`${path} at ${size.width} px: wider than the screen`);
  }
}

// Goes to PATH and gives its status; says what is wrong with the answer.
async function visit(page, path, faults) {
  const answer = await page.goto(path);
  const bytes = (await answer.body()).length;
  const status = answer.status();
  if (status !== 200 && !(status === 404 && MAY_SAY_NO.test(path)))
    faults.push(`${path}: ${status}`);
  if (bytes > BYTES_MAX && !MAY_BE_LONG.test(path))
    faults.push(`${path}: ${bytes} bytes`);
  return status;
}

// The frame around <main> is the same everywhere, and read once in each way.
async function examine(page, path, faults) {
  const part = path === "/" ? "body" : "main";
  const tell = (how) => (what) => faults.push(`${path} ${how}: ${what}`);
  await page.evaluate(AXE);
  (await violations(page, "html")).forEach(tell("light"));
  await page.emulateMedia({ colorScheme: "dark" });
  (await violations(page, part, OF_SCHEME)).forEach(tell("dark"));
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(SMALL);
  (await violations(page, part)).forEach(tell("at 400 px"));
  await page.setViewportSize(WIDE);
}

// Calls DO(page, path) for every path of WAITING, which may grow meanwhile.
async function inTabs(context, waiting, act) {
  let busy = 0;
  const work = async () => {
    const page = await context.newPage();
    for (;;) {
      const path = waiting.shift();
      if (!path && !busy) break;
      if (!path) {
        await new Promise((resolve) => { setTimeout(resolve, 20); });
        continue;
      }
      busy += 1;
      await act(page, path).finally(() => { busy -= 1; });
    }
    await page.close();
  };
  await Promise.all(Array.from({ length: TABS }, work));
}

function report(faults) {
  assert.equal(faults.length, 0, faults.slice(0, 40).join("\n"));
}

// Whether PATH is one of the first LIMIT of its shape; COUNTS grows.
function isAmongFirst(path, counts, limit) {
  const shape = path.startsWith("/v/") ? path : path.split("/")[1];
  counts[shape] = (counts[shape] ?? 0) + 1;
  return counts[shape] <= limit;
}

const examined = {}; // how many of each shape, in all rooms

async function crawl(base, seen) {
  const window = await open(base, { viewport: WIDE });
  const waiting = [...seen], counts = {};
  await inTabs(window.context, waiting, async (page, path) => {
    const status = await visit(page, path, window.faults);
    for (const link of await linksOf(page)) {
      if (seen.has(link) || !isAmongFirst(link, counts, VISITED)) continue;
      seen.add(link);
      waiting.push(link);
    }
    if (status === 200 && isAmongFirst(path, examined, EXAMINED))
      await examine(page, path, window.faults);
    await checkWidth(page, path, window.faults);
  });
  await window.context.close();
  return window.faults;
}

async function withoutScripts(base, paths) {
  const window = await open(base, { viewport: WIDE, javaScriptEnabled: false });
  await inTabs(window.context, [...paths], async (page, path) => {
    await visit(page, path, window.faults);
    const text = await page.locator("main").innerText();
    const head = await page.locator("main h1").count();
    if (text.trim().length < 40 || head !== 1)
      window.faults.push(`${path}: ${head} headings, "${text.slice(0, 80)}"`);
  });
  await window.context.close();
  return window.faults;
}

for (const [name, briefs] of Object.entries(ROOMS)) {
  const seen = new Set(["/"]);
  const started = serve(makeRoom(name, briefs));
  test(`pages of ${name}: axe-core finds nothing`, async () => {
    report(await crawl(await started, seen));
    assert(seen.size > 40, `${seen.size} pages`);
    console.log(`# ${seen.size} pages`);
  });
  test(`pages of ${name} without scripts`, async () => {
    report(await withoutScripts(await started, seen));
  });
}
