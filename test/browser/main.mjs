// All browser tests; answers in TAP. Words pick the cases that have one.
import "./roles.mjs";
import "./pages.mjs";
import { run } from "./harness.mjs";

await run(process.argv.slice(2));
