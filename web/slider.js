// Sliders beside the two dates of a point's page, over the days from the
// first on which something was said of it. The form works without them.
const DAY = 86400000;
const form = document.querySelector("form.dates[data-first]");

function days(text) {
  return Math.round(Date.parse(text) / DAY);
}

function text(day) {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

function add(input) {
  const slider = document.createElement("input");
  const last = Math.max(days(form.dataset.last), days(input.value));
  slider.type = "range";
  slider.min = days(form.dataset.first);
  slider.max = Math.max(last, Number(slider.min) + 1);
  slider.value = days(input.value);
  slider.setAttribute("aria-label", input.parentElement.textContent.trim());
  slider.addEventListener("input", () => {
    input.value = text(Number(slider.value));
  });
  slider.addEventListener("change", () => form.submit());
  input.addEventListener("change", () => {
    slider.value = days(input.value);
  });
  input.after(slider);
}

if (form) form.querySelectorAll("input[type=date]").forEach(add);
