// Goes into report.js where a page is served by `newswinnow report --serve`; a page in a file has no way to any network.
  // Where the page is served, a mark is answered at once: the rule, what it changes, and after a yes the documents done again.
  const say = (...parts) => { const place = byId("proposal"); place.hidden = false; place.replaceChildren(...parts); place.scrollIntoView({ block: "nearest" }); };
  const waitFor = (text) => say(el("p", { role: "status" }, text));
  const dismiss = (text) => el("button", { type: "button", click: () => { byId("proposal").hidden = true; } }, text);
  const ask = async (what, content) => {
    try {
      const answer = await fetch(what, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(content) });
      const said = await answer.json();
      if (answer.ok) return said;
      say(el("p", { role: "alert" }, said.message), el("p", { class: "note" }, said.hint), el("div", { class: "buttons" }, dismiss("Close")));
    } catch {
      say(el("p", { role: "alert" }, "newswinnow does not answer; nothing is known of what became of the mark."), el("p", { class: "note" }, "Start it again, and look whether it was written."), el("div", { class: "buttons" }, dismiss("Close")));
    }
    return null;
  };
  const changed = ([what, before, after]) => el("li", {}, what === "more" ? `and ${before} more` : what === "line"
    ? el(before ? "s" : "ins", { dir: "auto" }, before || after)
    : el("span", { dir: "auto" }, `${spoken(what)}: ${before || "nothing"} → ${after || "nothing"}`));
  propose = async (mark) => {
    waitFor("Looking for the smallest rule, and for what else it would change …");
    const found = await ask("propose", { version: 1, marks: [mark] });
    if (!found) return;
    const others = found.documents - 1;
    const yes = el("button", { type: "button", id: "accept", click: () => accept(found.proposal, found.documents) }, `Write it, and do ${plural(found.documents, "document")} again`);
    say(el("h3", {}, "The rule, into ", el("code", {}, found.file)), el("pre", { tabindex: "0" }, found.rule),
      el("h3", {}, "Changes here"), el("ul", {}, ...found.here.map(changed)),
      el("h3", {}, `Changes elsewhere: ${plural(others, "document")}; ${number(found.alike)} more ${found.alike === 1 ? "has" : "have"} it and ${found.alike === 1 ? "stays" : "stay"} the same`),
      el("ul", {}, ...found.elsewhere.map(([uri, changes]) => el("li", {}, el("span", { class: "path" }, uri), el("ul", {}, ...changes.map(changed)))),
        others > found.elsewhere.length ? el("li", {}, `and ${number(others - found.elsewhere.length)} more`) : null),
      el("div", { class: "buttons" }, yes, dismiss("Leave it")));
    yes.focus({ preventScroll: true });
    byId("proposal").scrollTop = 0;
  };
  const accept = async (proposal, documents) => {
    waitFor(`Doing ${plural(documents, "document")} again …`);
    const done = await ask("accept", { proposal });
    if (!done) return;
    const again = el("button", { type: "button", id: "again", click: () => location.reload() }, "Show what it is now");
    say(el("p", { role: "status" }, `${number(done.changed + done.same)} done again: ${number(done.changed)} changed, ${number(done.same)} the same.`),
      el("p", { class: "note" }, "Written: ", done.files.join(", ")), el("div", { class: "buttons" }, again, dismiss("Go on")));
    again.focus();
  };
  byId("how-to-mark").textContent = "Something wrong? Mark a line or a field: you see the rule that mends it and what else it changes, and nothing is written before your yes.";
