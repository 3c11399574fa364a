// The reading desk by keyboard: j and k go to the next proposal and the one
// before, c confirms, e opens the fields to be changed, r goes to the reason
// for rejecting. The links and forms are those of the page.
const desk = document.querySelector(".reading.desk");

const ACTIONS = {
  j: () => desk.querySelector("a[rel=next]")?.click(),
  k: () => desk.querySelector("a[rel=prev]")?.click(),
  c: () => desk.querySelector("form.confirm")?.requestSubmit(),
  r: () => desk.querySelector("form.reject input[type=text]")?.focus(),
  e: () => {
    const details = desk.querySelector("details.correct");
    if (!details) return;
    details.open = true;
    details.querySelector("textarea, input[type=text]")?.focus();
  },
};

function isTyping(target) {
  return target.closest("input, textarea, select");
}

if (desk) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target) || !(event.key in ACTIONS)) return;
    event.preventDefault();
    ACTIONS[event.key]();
  });
  desk.querySelector("mark.asked")?.scrollIntoView({ block: "center" });
}
