// The pictures of doc/pictures, each the main page of a role, or a page that
// doc/serve.md tells of; made anew by test/browser/run --pictures.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  PASSWORD, ROOT, addUser, makeRoom, open, run, serve, test, travaux, write,
} from "./harness.mjs";
import { shrink } from "./png.mjs";

const FOLDER = join(ROOT, "doc/pictures");
const FRAMEWORK = ["framework/framework.yaml", "framework/reported.yaml"];
const WAGE = ["wage/wage.yaml", "wage/wage-2.yaml", "wage/wage-3.yaml"];
const OF_TALKS = "?on=2025-11-26&known=2025-11-26";

// [picture, room, user ("": nobody), path, height, width, colour scheme]
const PICTURES = [
  ["desk", "framework", "", `/${OF_TALKS}`, 900],
  ["matrix", "framework", "", `/matrix${OF_TALKS}`, 640],
  ["source", "framework", "", "/source/statement:s09", 640],
  ["both-ways", "framework", "", "/v/contradictions", 520],
  ["mediator", "wage", "lund", "/", 800],
  ["access", "wage", "lund", "/v/access-list", 560],
  ["delegation", "wage", "ravn", "/point/pay", 800],
  ["reading", "wage", "holm", "/read/source?source=a-day-of-talks-on-pay", 700],
  ["observer", "guarded", "sander", `/v/timeline${OF_TALKS}`, 640],
  ["public", "guarded", "", `/${OF_TALKS}`, 900, 400, "dark"],
];

// A dispatch of the analyst's own, so that something waits at his desk.
const DISPATCH = `A day of talks on pay

"We shall not give way on weekend work," Marta Ravn said on Saturday.
Olav Brand said the company had made its offer. "There is room for more
training," Mr Brand said.
`;

function rooms() {
  const framework = makeRoom("framework", FRAMEWORK);
  const wage = makeRoom("wage", WAGE);
  const guarded = makeRoom("guarded", FRAMEWORK);
  const path = write("dispatch.txt", DISPATCH);
  travaux("propose", wage, path, "--date", "2026-04-18",
    "--title", "A day of talks on pay", "--publisher", "Tarn Post");
  addUser(wage, "lund", "--role", "mediator");
  addUser(wage, "holm", "--role", "analyst");
  addUser(wage, "ravn", "--role", "delegation", "--party", "DRIVERS");
  addUser(guarded, "sander", "--role", "observer");
  travaux("access", "anonymous", guarded, "yes");
  return { framework: serve(framework), wage: serve(wage),
    guarded: serve(guarded) };
}

async function login(page, user) {
  await page.goto("/login");
  await page.locator("#field-user").fill(user);
  await page.locator("#field-password").fill(PASSWORD);
  await page.locator("main button").click();
  await page.waitForURL((url) => url.pathname === "/");
}

process.env.TRAVAUX_NOW = "2026-04-20T10:00:00Z"; // so that they stay alike
const served = rooms();
mkdirSync(FOLDER, { recursive: true });
for (const [name, room, user, path, height, width, colorScheme] of PICTURES)
  test(`doc/pictures/${name}.png`, async () => {
    const window = await open(await served[room],
      { viewport: { width: width ?? 1280, height }, colorScheme });
    if (user) await login(window.page, user);
    await window.page.goto(path);
    const file = join(FOLDER, `${name}.png`);
    writeFileSync(file, shrink(await window.page.screenshot()));
    console.log(`# ${readFileSync(file).length} bytes`);
    await window.context.close();
  });

await run(process.argv.slice(2));
