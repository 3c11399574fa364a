// What a mark stands for, in words below its plot, while the mouse or the
// keyboard is on it. Without scripts, the browser shows the mark's title.
for (const figure of document.querySelectorAll("figure.plot")) {
  const told = document.createElement("figcaption");
  told.setAttribute("aria-hidden", "true");
  told.textContent = "\u00a0";
  figure.append(told);
  const show = (event) => {
    const item = event.target.closest(".item");
    const title = item && item.querySelector("title");
    if (title) told.textContent = title.textContent;
  };
  figure.addEventListener("pointerover", show);
  figure.addEventListener("focusin", show);
}
