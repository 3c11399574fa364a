// What the browser tests share: rooms, servers, one browser, and TAP.
import assert from "node:assert/strict";
import { spawn, execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const HERE = dirname(fileURLToPath(import.meta.url));
export const ROOT = join(HERE, "../..");
// Its source, for page.evaluate(), which the pages' policy does not hold.
export const AXE = readFileSync(
  createRequire(import.meta.url).resolve("axe-core"), "utf8");
export const PASSWORD = "correct horse battery";
// Quiet: it fetches nothing of its own. The rooms are this machine's, so that
// it may run where the kernel gives it no sandbox.
const FLAGS = ["--no-sandbox", "--disable-gpu",
  "--disable-background-networking", "--no-first-run"];
const PATIENCE = 15000; // milliseconds; other tests run beside these
const NOW = { TRAVAUX_NOW: "2026-04-20T10:00:00Z" };

const folder = mkdtempSync(join(tmpdir(), "travaux-browser-"));
const servers = [];

export function travaux(...words) {
  return execFileSync("travaux", words,
    { cwd: folder, encoding: "utf8", env: { ...process.env, ...NOW } });
}

// The path of a new room of BRIEFS, which are paths within examples/.
export function makeRoom(name, briefs) {
  const room = join(folder, `${name}.room`);
  briefs.forEach((brief, number) => travaux(number ? "add" : "new", room,
    join(ROOT, "examples", brief)));
  return room;
}

// A user with PASSWORD.
export function addUser(room, user, ...words) {
  execFileSync("travaux", ["access", "add", room, user, ...words],
    { input: `${PASSWORD}\n${PASSWORD}\n`, stdio: ["pipe", "ignore", "ignore"] });
}

// Serves ROOM; the address without its last slash.
export function serve(room) {
  const server = spawn("travaux", ["serve", room, "--port", "0"],
    { stdio: ["ignore", "pipe", "inherit"] });
  servers.push(server);
  return new Promise((resolve, reject) => {
    let said = "";
    server.on("exit", () => reject(new Error(`no server: ${said}`)));
    server.stdout.on("data", (data) => {
      said += data;
      const address = said.match(/http:\/\/[^ ]*(?=\/ )/);
      if (address) resolve(address[0]);
    });
  });
}

function ended(server) {
  return new Promise((resolve) => {
    server.on("exit", resolve);
    server.kill("SIGTERM");
  });
}

export const browser = await chromium.launch(
  { executablePath: "/usr/bin/chromium", args: FLAGS });

// A person's window: OPTIONS as in Playwright. What goes wrong in any of its
// pages is in `faults`.
export async function open(base, options = {}) {
  const context = await browser.newContext({ baseURL: base, ...options });
  const faults = [];
  context.setDefaultTimeout(PATIENCE);
  context.on("request", (request) => {
    if (!request.url().startsWith(base + "/"))
      faults.push(`asked for ${request.url()}`);
  });
  context.on("console", (message) => {
    // A refusal is an answer here, and Chromium says so on the console.
    if (/^(error|warning)$/.test(message.type()) &&
        !/status of 4\d\d/.test(message.text()))
      faults.push(`console: ${message.text()}`);
  });
  context.on("weberror", (error) => faults.push(`${error.error()}`));
  return { context, faults, page: await context.newPage() };
}

const cases = [];
export function test(name, body) {
  cases.push({ name, body });
}

export function write(name, text) {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function result(body) {
  const begun = Date.now();
  try {
    await body();
    return ["", Date.now() - begun];
  } catch (error) {
    return [error.stack ?? `${error}`, Date.now() - begun];
  }
}

// Runs the cases that have one of WORDS, or all, in the order given, and ends
// the process.
export async function run(words) {
  const wanted = cases.filter(({ name }) =>
    !words.length || words.some((word) => name.includes(word)));
  let failed = 0;
  console.log(`1..${wanted.length}`);
  for (const [index, { name, body }] of wanted.entries()) {
    const [why, took] = await result(body);
    if (why) failed += 1;
    console.log(`${why ? "not ok" : "ok"} ${index + 1} - ${name}`);
    console.log(`# ${(took / 1000).toFixed(1)} s`);
    if (why) console.log(why.replace(/^/gm, "# "));
  }
  await browser.close();
  const codes = await Promise.all(servers.map(ended));
  rmSync(folder, { recursive: true });
  assert(codes.every((code) => code === 0), `servers ended with ${codes}`);
  process.exit(failed ? 1 : 0);
}
