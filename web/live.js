// Tells, quietly, that the room has changed since the page was drawn. The
// page stays as it is until its reader loads it again.
const words = document.documentElement.dataset;
let first = null;

function tell(events) {
  events.close();
  const bar = document.createElement("p");
  const link = document.createElement("a");
  bar.className = "changed";
  bar.setAttribute("role", "status");
  link.href = location.href;
  link.textContent = words.reload || "reload";
  bar.append((words.changed || "The room has changed:") + " ", link);
  document.body.append(bar);
}

// Where nothing may be seen there is no navigation, and nothing to watch.
if (document.querySelector("nav") && words.changed) {
  const events = new EventSource("/events");
  events.addEventListener("head", (event) => {
    if (first === null) first = event.data;
    else if (first !== event.data) tell(events);
  });
  addEventListener("pagehide", () => events.close());
}
