// Each role's work from end to end, in one room with an access file: what a
// person of that role does, sees, and must not see.
import assert from "node:assert/strict";
import {
  PASSWORD, addUser, makeRoom, open, serve, test, travaux,
} from "./harness.mjs";

// Only the mediator and the company may read it; its numbers stand nowhere
// else in the room.
const SECRET = `date: 2026-04-20
positions:
  - {party: TARN, point: pay, accepts: [0, 6.37], grade: declared,
     audience: [mediator, TARN]}
`;
const NOT_HERS = "6.37";
const PLACES = ["/", "/matrix", "/point/pay", "/party/TARN", "/v/export",
  "/v/people", "/v/deal-frontier", "/v/timeline"];

const room = makeRoom("roles",
  ["wage/wage.yaml", "wage/wage-2.yaml", "wage/wage-3.yaml"]);
addUser(room, "lund", "--role", "mediator");
addUser(room, "holm", "--role", "analyst");
addUser(room, "berg", "--role", "observer", "--party", "COUNCIL");
const started = serve(room);

// Windows that stay open from one case to the next.
const windows = {};

async function enter(name) {
  windows[name] ??= await open(await started);
  return windows[name].page;
}

function check(name) {
  const { faults } = windows[name];
  assert.equal(faults.length, 0, faults.join("\n"));
}

async function login(page, user, password) {
  await page.goto("/login");
  await page.locator("#field-user").fill(user);
  await page.locator("#field-password").fill(password);
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === "POST"),
    page.locator("main button").click()]);
  await page.waitForLoadState();
  return answer.status();
}

// Fills the form of VERB with FIELDS and sends it; the answer's words.
async function record(page, verb, fields) {
  await page.goto(`/v/${verb}`);
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`main #field-${name}`);
    const isChoice = await field.evaluate((node) => node.matches("select"));
    await (isChoice ? field.selectOption(value) : field.fill(value));
  }
  await page.locator("main form[method=post] button").click();
  await page.waitForLoadState();
  return page.locator("main").innerText();
}

async function wordsOf(page, path) {
  const answer = await page.goto(path);
  return { status: answer.status(), text: await page.innerText("body") };
}

async function seesNone(page) {
  for (const path of PLACES) {
    const { text } = await wordsOf(page, path);
    assert(!text.includes(NOT_HERS), `${path} shows what is not for this seat`);
  }
}

test("who has not logged in sees only the door", async () => {
  const page = await enter("lund");
  await page.goto("/point/pay");
  assert.equal(new URL(page.url()).pathname, "/login");
  assert.equal(await page.locator("nav a").count(), 0);
});

test("the mediator logs in, by keyboard too", async () => {
  const page = await enter("lund");
  assert.equal(await login(page, "lund", "no such password"), 403);
  assert.match(await page.innerText("main .notice"), /password/);
  await page.goto("/login");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className),
    "skip");
  await page.locator("#field-user").fill("lund");
  await page.locator("#field-password").fill(PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname === "/");
  assert.match(await page.innerText("h1"), /Wage agreement/);
  check("lund");
});

test("the mediator adds a brief, corrects, and looks", async () => {
  const page = await enter("lund");
  const said = await record(page, "add", { brief: SECRET });
  assert.match(said, /position:/);
  assert.match((await wordsOf(page, "/point/pay")).text, /6\.37/);
  assert.match((await wordsOf(page, "/matrix")).text, /Pay/);
  const corrected = await record(page, "correct", {
    record: "source:minutes-1", change: "reliability=B", why: "heard again" });
  assert.match(corrected, /source:minutes-1/);
  assert.match((await wordsOf(page, "/record/source:minutes-1")).text,
    /heard again/);
  check("lund");
});

test("a wrong brief is shown with its line, and nothing is lost", async () => {
  const page = await enter("lund");
  const brief = "date: 2026-04-20\npositions:\n  - {party: NOBODY}\n";
  const said = await record(page, "add", { brief });
  assert.match(said, /:3:/);
  assert.equal((await page.inputValue("#field-brief")).trim(), brief.trim());
  check("lund");
});

test("a delegation accepts an invitation, and sees only its own", async () => {
  const said = await record(await enter("lund"), "access-invite",
    { user: "ravn", role: "delegation", party: "DRIVERS" });
  const [code] = said.match(/\b[0-9a-f]{64}\b/);
  const page = await enter("ravn");
  await page.goto("/invitation");
  await page.locator("#field-code").fill(code);
  await page.locator("#field-password").fill(PASSWORD);
  await page.locator("main button").click();
  await page.waitForURL((url) => url.pathname === "/");
  assert.match(await page.innerText(".seat"), /DRIVERS/);
  await seesNone(page);
  assert.equal((await wordsOf(page, "/point/pay?as=TARN")).text
    .includes(NOT_HERS), false);
  for (const path of ["/v/access-list", "/v/access-audit", "/v/purge"])
    assert.equal((await wordsOf(page, path)).status, 403, path);
  check("ravn");
});

test("a delegation enters what it says, in its own name", async () => {
  const page = await enter("ravn");
  const said = await record(page, "add", { brief: `date: 2026-04-20
positions:
  - {party: DRIVERS, point: pay, accepts: [4.21, 5], grade: declared}
` });
  assert.match(said, /position:/);
  assert.match((await wordsOf(await enter("lund"), "/point/pay")).text,
    /4\.21/);
  check("ravn");
});

test("an analyst works, and has no say over people", async () => {
  const page = await enter("holm");
  await login(page, "holm", PASSWORD);
  assert.match((await wordsOf(page, "/point/pay")).text, /6\.37/);
  assert.equal((await wordsOf(page, "/v/add")).status, 200);
  assert.equal((await wordsOf(page, "/v/access-list")).status, 403);
  check("holm");
});

test("an observer reads, and has no form", async () => {
  const page = await enter("berg");
  await login(page, "berg", PASSWORD);
  assert.match(await page.innerText(".seat"), /COUNCIL/);
  await seesNone(page);
  await page.goto("/");
  assert.equal(await page.locator("nav a[href='/v/add']").count(), 0);
  assert.equal((await wordsOf(page, "/v/add")).status, 403);
  check("berg");
});

test("the public sees what is public, where that is allowed", async () => {
  const page = await enter("public");
  await page.goto("/");
  assert.equal(new URL(page.url()).pathname, "/login");
  travaux("access", "anonymous", room, "yes");
  await page.goto("/");
  assert.match(await page.innerText("main"), /public view/);
  await seesNone(page);
  assert.equal((await wordsOf(page, "/v/add")).status, 403);
  travaux("access", "anonymous", room, "no");
  check("public");
});

test("who guesses is locked out, who is inside is not", async () => {
  const page = (await open(await started)).page;
  let status = 403;
  for (let tries = 0; tries < 12 && status === 403; tries += 1)
    status = await login(page, "lund", `guess number ${tries}`);
  assert.equal(status, 429);
  assert.equal((await wordsOf(await enter("lund"), "/")).status, 200);
});

test("a session that is ended opens nothing", async () => {
  const page = await enter("ravn");
  travaux("access", "revoke", room, "ravn");
  await page.goto("/");
  assert.equal(new URL(page.url()).pathname, "/login");
  check("ravn");
});
