// Each role's work from end to end, in one room with an access file: what a
// person of that role does, sees, and must not see.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  PASSWORD, ROOT, addUser, makeRoom, open, serve, test, travaux, write,
} from "./harness.mjs";

// Only the mediator and the company may read it; its numbers stand nowhere
// else in the room.
const SECRET = `date: 2026-04-20
positions:
  - {party: TARN, point: pay, accepts: [0, 6.37], grade: declared,
     audience: [mediator, TARN]}
`;
const NOT_HERS = "6.37";
const DISPATCH = `A day of talks on pay

"We shall not give way on weekend work," Marta Ravn said on Saturday.
Olav Brand said the company had made its offer. "There is room for more
training," Mr Brand said.
`;
const BOTH_WAYS = `date: 2026-04-20
accounts:
  - {meeting: session-2, point: night, option: quarter, by: brand}
  - {meeting: session-2, point: night, option: third, by: ravn}
`;
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

// Presses what stands in PART with the WORDS, and waits for its page.
async function press(page, part, words) {
  await page.locator(`main ${part}`).getByText(words, { exact: true })
    .first().click();
  await page.waitForLoadState();
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

test("a delegation seals what it wants, and no other seat reads it", async () => {
  const page = await enter("ravn");
  const sealed = readFileSync(
    join(ROOT, "examples/wage/sealed/drivers.yaml"), "utf8");
  const phrase = "three blind mice, all";
  const said = await record(page, "preference-seal",
    { file: sealed, passphrase: phrase, again: phrase });
  assert.match(said, /seal/i);
  const unlocked = await record(page, "preference-unlock",
    { passphrase: phrase, for: "5" });
  assert.match(unlocked, /unlocked/);
  for (const name of ["lund", "ravn"])
    for (const path of [...PLACES, "/v/log"])
      assert(!(await wordsOf(await enter(name), path)).text.includes("0.42"),
        `${path} shows ${name} what was sealed`);
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

test("the mediator invites and takes away where the users stand", async () => {
  const page = await enter("lund");
  await page.goto("/v/access-list");
  await page.locator("#field-user").fill("guest");
  await page.locator("#field-role").selectOption("public");
  await page.locator("main form[method=post] button").click();
  await page.waitForLoadState();
  assert.match(await page.innerText("main"), /\b[0-9a-f]{64}\b/);
  await page.goto("/v/access-list");
  await page.locator("tr", { hasText: "guest" }).first()
    .getByText("take away").click();
  await page.waitForURL((url) => url.pathname === "/v/access-revoke");
  assert.equal(await page.inputValue("#field-what"), "guest");
  await page.locator("main form[method=post] button").click();
  await page.waitForLoadState();
  assert(!(await wordsOf(page, "/v/access-list")).text.includes("guest"));
  const { text } = await wordsOf(page, "/v/access-audit");
  assert.match(text, /access invite/);
  assert.match(text, /access revoke/);
  check("lund");
});

test("the mediator sees who said what both ways, and who saw which text",
  async () => {
    const page = await enter("lund");
    await record(page, "add", { brief: BOTH_WAYS });
    await page.goto("/v/contradictions");
    const cards = page.locator(".card");
    assert.equal(await cards.count(), 2);
    assert.match(await cards.first().innerText(), /A quarter[^]*Brand/);
    assert.match(await cards.last().innerText(), /A third[^]*Ravn/);
    await page.goto("/v/sights");
    const row = page.locator("tr", { hasText: "Joint claim" }).first();
    assert.match(await row.innerText(), /wrote it[^]*saw it/);
    check("lund");
  });

test("an analyst works, and has no say over people", async () => {
  const page = await enter("holm");
  await login(page, "holm", PASSWORD);
  assert.match((await wordsOf(page, "/point/pay")).text, /6\.37/);
  assert.equal((await wordsOf(page, "/v/add")).status, 200);
  assert.equal((await wordsOf(page, "/v/access-list")).status, 403);
  check("holm");
});

test("an analyst pastes a dispatch and decides by keyboard", async () => {
  const page = await enter("holm");
  await page.goto("/read");
  await page.locator("#field-file").fill(DISPATCH);
  await page.locator("#field-date").fill("2026-04-18");
  await page.locator("main form[method=post] button").click();
  await page.waitForURL((url) => url.pathname === "/read/source");
  assert.match(page.url(), /source=a-day-of-talks-on-pay/);
  const waiting = () => page.locator("ol.waiting li").count();
  const proposed = await waiting();
  assert(proposed >= 2, `${proposed} proposals`);
  assert.match(await page.innerText("nav [aria-current]"), /Reading desk/);
  await page.locator("h1, .text").first().click();
  await Promise.all([page.waitForNavigation(), page.keyboard.press("c")]);
  assert.equal(await waiting(), proposed - 1);
  await page.locator("form.reject input[type=text]").fill("said twice");
  await Promise.all([page.waitForNavigation(),
    page.keyboard.press("Enter")]);
  assert.equal(await waiting(), proposed - 2);
  assert.match((await wordsOf(page, "/v/statements")).text, /weekend work/);
  check("holm");
});

test("an analyst compares drafts", async () => {
  const page = await enter("holm");
  await page.goto("/drafts");
  for (const draft of ["claim", "offer"])
    await page.locator(`input[value="${draft}"]`).check();
  await press(page, "form.choose", "Side by side");
  assert.match(await page.innerText("nav [aria-current]"), /Drafts/);
  assert(await page.locator("main table").count() > 0);
  await page.goto("/drafts");
  await page.locator("select[name=old]").selectOption("claim");
  await page.locator("select[name=new]").selectOption("offer");
  await press(page, "form.two", "Redline");
  assert(await page.locator("main ins, main del").count() > 0);
  check("holm");
});

test("what is wrong is told at its field, with what was typed", async () => {
  const page = await enter("holm");
  await page.goto("/v/statements?limit=many&search=roster");
  const field = page.locator("[aria-invalid=true]");
  assert.equal(await field.inputValue(), "many");
  assert(await field.evaluate((node) => node === document.activeElement));
  const [about] = (await field.getAttribute("aria-describedby")).split(" ");
  assert.match(await page.innerText(`#${about}`), /not a number/);
  assert.equal(await page.inputValue("#field-search"), "roster");
  check("holm");
});

test("an analyst's page says so when the room has changed", async () => {
  const page = await enter("holm");
  await page.goto("/");
  await page.waitForResponse((answer) => answer.url().endsWith("/events"));
  travaux("add", room, write("later.yaml", `date: 2026-04-20
positions:
  - {party: WORKSHOP, point: hours, accepts: [36, 39], grade: declared}
`));
  await page.locator("p.changed a").waitFor();
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
  for (const path of ["/drafts", "/read", "/v/contradictions", "/v/sights",
    "/v/timeline"]) {
    assert.equal((await wordsOf(page, path)).status, 200, path);
    assert.equal(await page.locator("form[method=post]").count(), 0, path);
  }
  assert.equal((await wordsOf(page, "/source/minutes-1")).status, 404);
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
