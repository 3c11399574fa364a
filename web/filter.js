// Tables of two dozen rows and more get a field that hides the rows without
// the words typed. Without scripts, all rows stand there.
const LEAST = 24;
const label = document.documentElement.dataset.filter || "Filter";

for (const table of document.querySelectorAll("main table")) {
  const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
  if (rows.length < LEAST) continue;
  const field = document.createElement("input");
  field.type = "search";
  field.className = "filter";
  field.placeholder = label;
  field.setAttribute("aria-label", label);
  field.addEventListener("input", () => {
    const words = field.value.toLowerCase().split(/\s+/);
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
    }
  });
  table.parentElement.before(field);
}
