"use strict";
// Everything shown comes from untrusted documents: text goes in through textContent only, and links only if they are
// http or https. There is no innerHTML here, and the page's Trusted Types policy would refuse it.
(() => {
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("data").textContent);
  const ROW = 60; // pixels; as in the style

  const el = (tag, options = {}, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(options)) {
      if (name === "class") node.className = value;
      else if (name === "click") node.addEventListener("click", value);
      else node.setAttribute(name, value);
    }
    for (const child of children) if (child !== null) node.append(child); // strings become text nodes
    return node;
  };
  const format = new Intl.NumberFormat("en"); // one for all: toLocaleString makes a new one for each number
  const number = (n) => (n < 1000 ? String(n) : format.format(n));
  const percent = (share) => (share > 0 && share < 0.005 ? "<1" : share < 1 && share > 0.995 ? ">99" : Math.round(share * 100)) + " %";
  const plural = (n, word) => number(n) + " " + word + (n === 1 ? "" : "s");
  const spoken = (name) => name.replaceAll("_", " ");
  const family = (reason) => (Object.hasOwn(data.families, reason) ? data.families[reason] : "");
  const FAMILY_NAMES = { furniture: "page furniture", promotion: "promotion", around: "readers, related, tags", stated: "states a field", place: "by its place" };

  // -- counts ---------------------------------------------------------------------------------------------------------
  const drawCounts = () => {
    const run = data.runs[0];
    const there = `CLEAN holds ${plural(data.articles.length, "record")} and ${plural(data.quarantined.length, "quarantined input")}.`;
    if (!run) {
      byId("run-line").textContent = "No run has left its manifest here.";
      byId("sums").textContent = there;
      return;
    }
    byId("run-line").textContent = `Run ${run.run_id}, ${run.status}: from ${run.started_at.slice(0, 16).replace("T", " ")} to ${run.ended_at.slice(11, 16)} UTC with newswinnow ${run.version}, rules ${run.fingerprint.slice(0, 12)}.`;
    const box = (n, name, total) => el("div", { class: total ? "box total" : "box" }, el("b", {}, number(n)), el("span", {}, name));
    const sign = (s) => el("span", { class: "sign", "aria-hidden": "true" }, s);
    const parts = [["records", "records written"], ["quarantined", "quarantined"], ["unchanged", "unchanged"], ["duplicates", "skipped duplicates"], ["not_reached", "not reached"]];
    const flow = byId("flow");
    flow.append(box(run.inputs, "documents in RAW", true));
    parts.forEach(([key, name], i) => flow.append(sign(i ? "+" : "="), box(run[key], name, false)));
    const sum = parts.reduce((total, [key]) => total + run[key], 0);
    const verdict = sum === run.inputs ? "The counts add up. " : `The counts do not add up: ${number(sum)} ends for ${number(run.inputs)} documents. `;
    const gone = run.gone ? ` ${plural(run.gone, "document")} of earlier runs left RAW; what was made of them stays.` : "";
    byId("sums").textContent = verdict + there + gone + " All figures below are over what CLEAN holds now, not over this run alone.";
  };

  // -- bars and charts ------------------------------------------------------------------------------------------------
  const bars = (place, rows, most) => {
    for (const { name, n, label, tone, act, hint } of rows) {
      const fill = el("span", { class: "fill" });
      fill.style.width = (100 * n) / (most || 1) + "%";
      place.append(el("button", { type: "button", class: "bar " + (tone || ""), click: act, title: hint || "" },
        el("span", { class: "name" }, name), el("span", { class: "track", "aria-hidden": "true" }, fill), el("span", { class: "number" }, label)));
    }
  };
  const drawReasons = () => {
    const place = byId("reasons");
    if (!data.removed.length) return place.append(el("p", { class: "note" }, "Nothing was removed."));
    bars(place, data.removed.map(([reason, blocks, chars, documents]) => ({
      name: spoken(reason), n: blocks, label: number(blocks), tone: family(reason), act: () => filter({ "by-reason": reason }),
      hint: `${plural(blocks, "block")}, ${plural(chars, "character")}, in ${plural(documents, "document")}. Shows them.` })), data.removed[0][1]);
    place.append(el("ul", { class: "legend" }, ...Object.entries(FAMILY_NAMES).map(([key, name]) => el("li", { class: key }, name))));
  };
  const chart = (place, counts, name, far, ends) => {
    const most = Math.max(1, ...counts);
    const plot = el("div", { class: "chart", role: "img", "aria-label": counts.map((n, i) => (n ? `${name(i)}: ${n}` : "")).filter(Boolean).join("; ") });
    counts.forEach((n, i) => {
      const bar = el("span", { class: n && far(i) ? "far" : "", title: `${name(i)}: ${plural(n, "document")}` });
      bar.style.height = n ? Math.max(1.5, (100 * n) / most) + "%" : "0";
      plot.append(bar);
    });
    place.append(plot, el("div", { class: "axis", "aria-hidden": "true" }, ...ends.map((text) => el("span", {}, text))));
  };
  const drawShares = () => {
    const place = byId("shares"), { bins, median, low, high, outliers } = data.shares, step = 100 / bins.length;
    if (median === null) return place.append(el("p", { class: "note" }, "There are no records."));
    const isFar = (i) => (high !== null && i / bins.length >= high) || (low !== null && (i + 1) / bins.length <= low);
    chart(place, bins, (i) => `${i * step}–${(i + 1) * step} %`, isFar, ["0 %", "50 %", "100 %"]);
    const limits = [low === null ? "" : `less than ${percent(low)}`, high === null ? "" : `more than ${percent(high)}`].filter(Boolean).join(" or ");
    place.append(el("p", { class: "note" }, `Median ${percent(median)}. `, limits ? `Outliers (${limits} removed): ` : "No share counts as an outlier here.",
      limits ? el("button", { type: "button", class: "plain", click: () => filter({ "by-state": "outliers", order: "share" }) }, plural(outliers, "document")) : ""));
  };
  const drawFound = () => {
    const most = data.languages.length ? data.languages[0][1] : 1, place = byId("languages");
    const shown = data.languages.map(([name, n]) => ({ name: name === null ? "(not certain)" : name, n, label: number(n), act: () => filter({ "by-language": name === null ? "" : name }) }));
    bars(place, shown.slice(0, 12), most);
    if (shown.length > 12) {
      const more = el("details", {}, el("summary", {}, `${shown.length - 12} more`));
      bars(more, shown.slice(12), most);
      place.append(more);
    }
    const { unit, first, counts, without } = data.dates, dates = byId("dates");
    const name = (i) => (unit === "year" ? String(first + i) : `${Math.floor((first + i) / 12)}-${String(((first + i) % 12) + 1).padStart(2, "0")}`);
    if (counts.length) chart(dates, counts, name, () => false, counts.length > 1 ? [name(0), name(counts.length - 1)] : [name(0)]);
    dates.append(el("p", { class: "note" }, `Documents per ${unit}. ${plural(without, "document")} state${without === 1 ? "s" : ""} no date.`));
  };

  // -- tables ---------------------------------------------------------------------------------------------------------
  const table = (heads, rows, caption) => el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption },
    el("table", {}, el("thead", {}, el("tr", {}, ...heads)), el("tbody", {}, ...rows)));
  const head = (text, cls = "") => el("th", { scope: "col", class: cls }, text);
  const FIRST_ROWS = 40; // of a long table; the others are not in sight, and come when the page is read and nobody waits
  const calm = new Promise((done) => {
    const rest = () => (window.requestIdleCallback ? requestIdleCallback(done) : setTimeout(done, 50));
    if (document.readyState === "complete") rest(); else addEventListener("load", rest);
  });
  const drawOutlets = () => {
    const heads = [head("Outlet"), head("Records", "n"), head("Removed", "n"), ...data.fields.map((f) => el("th", { scope: "col", class: "cell" }, el("div", { class: "slant" }, spoken(f))))];
    const row = ([name, n, share, filled]) => el("tr", {},
      el("th", { scope: "row" }, el("button", { type: "button", class: "plain", click: () => filter({ "by-outlet": name }) }, name)),
      el("td", { class: "n" }, number(n)), el("td", { class: "n" }, percent(share)),
      ...filled.map((k, i) => {
        const cell = el("td", { class: "cell" + (k === n ? " full" : k ? "" : " none"), title: `${spoken(data.fields[i])}: ${k} of ${n}` }, k ? String(Math.round((100 * k) / n)) : "");
        return cell;
      }));
    const made = table(heads, data.outlets.slice(0, FIRST_ROWS).map(row), "Fields filled, by outlet");
    byId("outlets").append(el("p", { class: "note" }, "Percent of the outlet's records that have the field; – for none. What a document does not state is not filled."), made);
    const rest = data.outlets.slice(FIRST_ROWS);
    if (rest.length) calm.then(() => made.querySelector("tbody").append(...rest.map(row)));
    if (data.outlets.length < data.outletNames.length) byId("outlets").append(el("p", { class: "note" }, `The ${number(data.outlets.length)} largest of ${number(data.outletNames.length)} outlets.`));
  };
  const change = ([before, now]) => `${percent(before)} → ${percent(now)}`;
  const driftTable = (rows, caption) => table(
    [head("Outlet"), head("Before", "n"), head("Now", "n"), head("Removed"), head("Share of nulls that changed most")],
    rows.map((row) => {
      const moved = row.nulls.map((pair, i) => [Math.abs(pair[0] - pair[1]), i]).filter(([d]) => d >= 0.1).sort((a, b) => b[0] - a[0] || a[1] - b[1]).slice(0, 4);
      const cell = el("td", { class: "long" });
      moved.forEach(([, i], at) => cell.append(at ? "; " : "", el("span", { class: row.notable.includes(i) ? "flag" : "" }, (row.notable.includes(i) ? "▲ " : "") + `${spoken(data.fields[i])} ${change(row.nulls[i])}`)));
      if (!moved.length) cell.append("less than 10 points in every field");
      return el("tr", {}, el("th", { scope: "row" }, row.outlet), el("td", { class: "n" }, number(row.before)), el("td", { class: "n" }, number(row.now)),
        el("td", { class: row.share_notable ? "flag" : "" }, (row.share_notable ? "▲ " : "") + change(row.share)), cell);
    }), caption);
  const drawDrift = () => {
    const place = byId("drift-body"), { arrivals, revisions } = data.drift;
    const say = (text) => place.append(el("p", { class: "note" }, text));
    if (!arrivals.run) say("All documents came in one run, so there is nothing to compare new ones with. After the next run with new documents, this shows which publishers' pages come out differently.");
    else {
      say(`Documents that run ${arrivals.run} met first, beside those of ${plural(arrivals.earlier, "earlier run")}, by outlet. ▲ marks differences that chance rarely makes: they are how one sees that a publisher changed its pages.`);
      if (arrivals.rows.length) place.append(driftTable(arrivals.rows, "New documents beside earlier ones"));
      else say("No outlet has documents on both sides.");
    }
    if (revisions.documents) {
      place.append(el("h3", {}, "Documents that were done again"));
      say(`${plural(revisions.documents, "record")} beside ${revisions.documents === 1 ? "its" : "their"} former revision: what new rules or changed pages did.`);
      place.append(driftTable(revisions.rows, "Records beside their former revision"));
    }
  };
  const drawQuarantine = () => {
    const groups = new Map(), place = byId("quarantine-body");
    for (const [, code, stage, message, retryable] of data.quarantined) {
      const key = [code, stage, message, retryable].join("\n");
      const group = groups.get(key) || { code, stage, message, retryable, n: 0 };
      group.n += 1;
      groups.set(key, group);
    }
    if (!groups.size) return place.append(el("p", { class: "note" }, "Every input has a record."));
    const sorted = [...groups.values()].sort((a, b) => b.n - a.n || (a.code < b.code ? -1 : 1));
    place.append(table([head("Code"), head("Inputs", "n"), head("Stage"), head("What happened, and what to do"), head("Tried again")],
      sorted.slice(0, 200).map((g) => el("tr", {},
        el("th", { scope: "row" }, el("button", { type: "button", class: "plain", click: () => filter({ "by-state": "code:" + g.code }) }, spoken(g.code))),
        el("td", { class: "n" }, number(g.n)), el("td", {}, g.stage), el("td", { class: "long" }, data.messages[g.message]), el("td", {}, g.retryable ? "yes" : "no"))), "Quarantine by code"));
    if (sorted.length > 200) place.append(el("p", { class: "note" }, `The 200 most frequent of ${number(sorted.length)} messages.`));
  };

  // -- the list of documents ------------------------------------------------------------------------------------------
  // Rows as they stand in the data, looked at when they are asked for: 50,000 made into objects keep the list waiting.
  class Article {
    constructor(row) { this.row = row; this.said = null; }
    get uri() { return this.row[0]; }
    get title() { return this.row[1]; }
    get outlet() { return data.outletNames[this.row[2]]; }
    get language() { return data.languageNames[this.row[3]]; }
    get date() { return this.row[4]; }
    get chars() { return this.row[5]; }
    get share() { return this.row[6]; }
    get reasons() { return this.row[7]; }
    get warnings() { return this.row[8]; }
    get far() { return this.row[9]; }
    get view() { return this.row[10]; }
    get code() { return null; }
    get record() { return true; }
    get words() { return (this.said ??= [this.title || "", this.uri, this.outlet].join("\n").toLowerCase()); }
  }
  class Refused {
    constructor(row) { this.row = row; this.said = null; }
    get uri() { return this.row[0]; }
    get title() { return null; }
    get outlet() { return ""; }
    get language() { return null; }
    get date() { return null; }
    get chars() { return this.row[5]; }
    get share() { return -1; }
    get reasons() { return 0; }
    get warnings() { return 0; }
    get far() { return 0; }
    get view() { return this.row[6]; }
    get code() { return this.row[1]; }
    get stage() { return this.row[2]; }
    get message() { return data.messages[this.row[3]]; }
    get record() { return false; }
    get words() { return (this.said ??= [this.uri, spoken(this.code)].join("\n").toLowerCase()); }
  }
  // Both lists come in the order of their paths, and so do all documents: the list's first order needs no sorting.
  const merged = (left, right) => {
    const all = [];
    let i = 0, j = 0;
    while (i < left.length || j < right.length) {
      const isLeft = j >= right.length || (i < left.length && left[i][0] <= right[j][0]);
      all.push(isLeft ? new Article(left[i++]) : new Refused(right[j++]));
    }
    return all;
  };
  const documents = merged(data.articles, data.quarantined);
  let shown = documents, current = 0;
  const list = byId("list"), spacer = byId("spacer"), controls = ["search", "by-state", "by-outlet", "by-language", "by-reason", "by-warning", "order"];
  const ORDERS = {
    path: null, // as they are
    share: (a, b) => b.share - a.share,
    least: (a, b) => (a.share < 0) - (b.share < 0) || a.share - b.share,
    newest: (a, b) => ((b.date || "") < (a.date || "") ? -1 : (b.date || "") > (a.date || "") ? 1 : 0),
    longest: (a, b) => b.chars - a.chars,
  };
  const STATES = {
    all: () => true, records: (d) => d.record, quarantined: (d) => !d.record, outliers: (d) => d.far === 1, views: (d) => d.view >= 0,
  };
  const fillSelect = (id, options) => byId(id).append(...options.map(([value, name]) => el("option", { value }, name)));
  const ANY = "\u0000any"; // no name of an outlet or a language
  const drawFilters = () => {
    const codes = [...new Set(data.quarantined.map((q) => q[1]))].sort();
    fillSelect("by-state", [["all", "everything"], ["records", "records"], ["quarantined", "quarantined"], ["outliers", "outliers of removal"], ["views", "with side-by-side view"], ...codes.map((c) => ["code:" + c, spoken(c)])]);
    fillSelect("by-outlet", [[ANY, "any"], ...data.outletNames.map((n) => [n, n])]);
    fillSelect("by-language", [[ANY, "any"], ...data.languageNames.map((n) => [n, n || "(not certain)"])]);
    fillSelect("by-reason", [["", "anything"], ...data.removed.map(([r]) => r).sort().map((r) => [r, spoken(r)])]);
    const seen = data.articles.reduce((bits, a) => bits | a[8], 0);
    fillSelect("by-warning", [["", "any or none"], ...data.warnings.filter((_, i) => seen & (1 << i)).map((w) => [w, spoken(w)])]);
    fillSelect("order", [["path", "path"], ["share", "most removed"], ["least", "least removed"], ["newest", "newest"], ["longest", "longest"]]);
    for (const id of controls) byId(id).addEventListener(id === "search" ? "input" : "change", update);
    byId("filters").addEventListener("submit", (event) => { event.preventDefault(); list.focus(); });
  };
  const update = () => {
    const value = Object.fromEntries(controls.map((id) => [id, byId(id).value]));
    const words = value.search.toLowerCase().split(/\s+/).filter(Boolean);
    const state = value["by-state"].startsWith("code:") ? (d) => d.code === value["by-state"].slice(5) : STATES[value["by-state"]];
    const reason = value["by-reason"] ? 1 << data.reasons.indexOf(value["by-reason"]) : 0;
    const warning = value["by-warning"] ? 1 << data.warnings.indexOf(value["by-warning"]) : 0;
    const fits = (d) => state(d) && (value["by-outlet"] === ANY || d.outlet === value["by-outlet"]) && (value["by-language"] === ANY || d.language === value["by-language"])
      && (!reason || d.reasons & reason) && (!warning || d.warnings & warning) && words.every((w) => d.words.includes(w));
    shown = documents.filter(fits);
    if (ORDERS[value.order]) shown.sort(ORDERS[value.order]);
    current = 0;
    list.scrollTop = 0;
    const sample = data.sampled ? ` ${number(documents.filter((d) => d.view >= 0).length)} of all have a side-by-side view in this file: outliers first, then a fixed sample. newswinnow report --details-mb embeds more.` : "";
    if (document.activeElement === byId("search")) byId("documents").scrollIntoView({ behavior: "instant" });
    byId("hits").textContent = `${number(shown.length)} of ${plural(documents.length, "document")}.${sample}`;
    spacer.style.height = shown.length * ROW + "px";
    draw();
  };
  const filter = (values) => {
    byId("search").value = "";
    for (const id of controls.slice(1)) byId(id).value = id in values ? values[id] : byId(id).options[0].value;
    update();
    byId("documents").scrollIntoView();
    list.focus({ preventScroll: true });
  };
  const row = (d, i) => {
    const removed = el("span", { class: "dim removed" });
    if (d.record) {
      const fill = el("i");
      fill.style.width = 100 * d.share + "%";
      removed.append(el("span", { class: "meter", "aria-hidden": "true" }, fill), `${percent(d.share)} cut`);
    } else removed.append(el("span", { class: "flag" }, "quarantined"));
    if (d.view < 0) removed.append(el("span", { class: "bare", title: "Its side-by-side view is not in this file." }, "no view"));
    const node = el("div", { class: "row", role: "option", id: "row-" + i, "aria-selected": String(i === current), "aria-setsize": shown.length, "aria-posinset": i + 1, click: () => { choose(i); open(d); } },
      el("span", { class: "what" }, el("b", { dir: "auto" }, d.title || (d.record ? "(no title)" : spoken(d.code))), el("span", { class: "path" }, d.uri)),
      el("span", { class: "dim" }, d.record ? d.outlet : d.stage), el("span", { class: "dim" }, d.language || ""), el("span", { class: "dim" }, d.date || ""), removed);
    node.style.top = i * ROW + "px";
    return node;
  };
  const draw = () => {
    const first = Math.max(0, Math.floor(list.scrollTop / ROW) - 5), last = Math.min(shown.length, Math.ceil((list.scrollTop + list.clientHeight) / ROW) + 5);
    const nodes = [];
    for (let i = first; i < last; i++) nodes.push(row(shown[i], i));
    if (current < shown.length && (current < first || current >= last)) nodes.push(row(shown[current], current));
    spacer.replaceChildren(...nodes);
    if (shown.length) list.setAttribute("aria-activedescendant", "row-" + current);
    else list.removeAttribute("aria-activedescendant");
  };
  const choose = (i) => {
    current = Math.max(0, Math.min(shown.length - 1, i));
    const top = current * ROW;
    if (top < list.scrollTop) list.scrollTop = top;
    else if (top + ROW > list.scrollTop + list.clientHeight) list.scrollTop = top + ROW - list.clientHeight;
    draw();
  };
  const onListKey = (event) => {
    const page = Math.max(1, Math.floor(list.clientHeight / ROW) - 1);
    const steps = { ArrowDown: current + 1, ArrowUp: current - 1, PageDown: current + page, PageUp: current - page, Home: 0, End: shown.length - 1 };
    if (Object.hasOwn(steps, event.key)) choose(steps[event.key]);
    else if ((event.key === "Enter" || event.key === " ") && shown.length) open(shown[current]);
    else return;
    event.preventDefault();
  };

  // -- one document, side by side -------------------------------------------------------------------------------------
  const view = byId("view");
  let lines = [];
  const link = (text) => {
    let url = null;
    try { url = new URL(text); } catch { return text; }
    if (url.protocol !== "http:" && url.protocol !== "https:") return text;
    return el("a", { href: url.href, rel: "noopener noreferrer nofollow", target: "_blank" }, text);
  };
  const valueText = (value) => (Array.isArray(value) ? value.join("\n") : typeof value === "boolean" ? (value ? "yes" : "no") : String(value));
  // Runs of cut lines fold, but for their ends: what stays is easier to see.
  const FOLD = 6;
  const fold = () => {
    let run = [];
    const close = () => {
      if (run.length >= FOLD) {
        const inner = run.slice(1, -1), reasons = [...new Set(inner.map((line) => spoken(line.reason)))];
        const button = el("button", { type: "button", class: "plain" }, `${plural(inner.length, "more line")} cut: ${reasons.slice(0, 4).join(", ")}${reasons.length > 4 ? ", …" : ""}`);
        const node = el("li", { class: "fold" }, button), unfold = () => { node.remove(); for (const line of inner) { line.node.hidden = false; line.unfold = null; } };
        button.addEventListener("click", unfold);
        for (const line of inner) { line.node.hidden = true; line.unfold = unfold; }
        inner[0].node.before(node);
      }
      run = [];
    };
    for (const line of lines) if (line.reason) run.push(line); else close();
    close();
  };
  const drawLines = (content, d) => {
    lines = [];
    let position = 0;
    const nodes = content.map(([text, reason, rule, confidence, field]) => {
      if (typeof text === "number") {
        position += text;
        return el("li", { class: "gap" }, `${plural(text, "line")} without a verdict against ${text === 1 ? "it" : "them"}; the text of a quarantined input is not kept.`);
      }
      position += 1;
      const part = el(reason ? "s" : "span", { dir: "auto" }, text), node = el("li", { class: reason ? "cut " + family(reason) : "", "data-number": position }, part);
      if (reason) node.append(el("span", { class: "badge" }, spoken(reason)), el("span", { class: "rule" }, `${rule}, ${percent(confidence)}${field ? ` · read into ${spoken(field)}` : ""}`));
      if (d && d.record) node.append(lineMarker(d, text, position, reason));
      lines.push({ node, part, text, field, reason });
      return node;
    });
    byId("lines").replaceChildren(...nodes);
    fold();
  };
  const unlight = () => {
    for (const line of lines) if (line.node.classList.contains("lit")) { line.node.classList.remove("lit"); line.part.textContent = line.text; }
  };
  // Where a field was read, as [line, first character, last]. Evidence may be printed with other spaces than its line,
  // be cut short (…), run over several lines, or list parts that stand in lines of their own.
  const within = (line, wanted) => {
    const words = wanted.split(/[\s,;|·]+/u).filter(Boolean).map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&"));
    const found = words.length ? new RegExp(words.join("[\\s,;|·]+"), "u").exec(line.text) : null;
    return found ? [line, found.index, found.index + found[0].length] : null;
  };
  const squeeze = (text) => text.replace(/\s+/gu, " ").trim();
  const places = (name, evidence) => {
    const wanted = evidence.replace(/^[\s…]+|[\s…]+$/gu, ""), whole = (line) => [line, 0, line.text.length];
    const exact = wanted ? lines.map((line) => within(line, wanted)).filter(Boolean) : [];
    const stated = exact.filter(([line]) => line.field === name);
    if (stated.length) return stated;
    if (exact.length) return exact.slice(0, 1);
    const flat = squeeze(wanted), inside = lines.filter((line) => line.text.trim().length > 12 && flat.includes(squeeze(line.text)));
    if (inside.length) return inside.map(whole);
    const listed = flat.split(/ ?[,;|·] /u).map((part) => lines.find((line) => squeeze(line.text) === part));
    if (listed.every(Boolean)) return [...new Set(listed)].map(whole);
    return lines.filter((line) => line.field === name).map(whole);
  };
  const light = (name, evidence) => {
    unlight();
    places(name, evidence).forEach(([line, from, to], i) => {
      if (line.unfold) line.unfold();
      line.node.classList.add("lit");
      line.part.replaceChildren(line.text.slice(0, from), el("mark", {}, line.text.slice(from, to)), line.text.slice(to));
      if (i === 0) line.node.scrollIntoView({ block: "nearest" });
    });
  };
  const ELSEWHERE = [[/^hint\./u, "given beside the document"], [/^(json_ld|meta|link|time|html|title)\b/u, "in the page's markup"], [/^url\b/u, "in the address"]];
  const elsewhere = (method) => (ELSEWHERE.find(([pattern]) => pattern.test(method)) || ["", "not in a line"])[1];
  // -- marks: what is wrong, for `newswinnow correct --from` ----------------------------------------------------------
  const marks = new Map(); // by document and line, or document and field
  const showMarks = () => {
    const button = byId("save-marks"), note = byId("marks-note");
    button.hidden = note.hidden = !marks.size;
    button.textContent = `Save ${plural(marks.size, "mark")}`;
    note.textContent = marks.size ? `${plural(marks.size, "mark")} not saved yet: open a document and press Save, then newswinnow correct --from newswinnow-marks.json` : "";
  };
  let propose = null; // in a page that is served: asks what a mark would do
  const setMark = (key, mark) => {
    if (propose) { if (mark) propose(mark); return; }
    if (mark) marks.set(key, mark); else marks.delete(key);
    showMarks();
  };
  const saveMarks = () => {
    const text = JSON.stringify({ version: 1, marks: [...marks.values()] }, null, 1) + "\n";
    const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    const anchor = el("a", { href: url, download: "newswinnow-marks.json" });
    anchor.click();
    URL.revokeObjectURL(url);
    byId("save-marks").textContent = "Saved: newswinnow correct --from newswinnow-marks.json";
  };
  const toggle = (button, pressed, text) => { button.setAttribute("aria-pressed", String(pressed)); button.textContent = text; };
  const lineMarker = (d, text, position, reason) => {
    const key = "line\n" + d.uri + "\n" + position, verdict = reason ? "stays" : "goes";
    const button = el("button", { type: "button", class: "marker" });
    const show = () => toggle(button, marks.has(key), marks.has(key) ? `marked: ${verdict === "goes" ? "should go" : "should stay"}` : verdict === "goes" ? "should go" : "should stay");
    button.addEventListener("click", () => { setMark(key, marks.has(key) ? null : { document: d.uri, line: String(position), verdict }); show(); });
    show();
    return button;
  };
  const fieldMarker = (d, name, value) => {
    const key = "field\n" + d.uri + "\n" + name, isList = data.actions.lists.includes(name);
    const before = value === null ? "" : isList ? value.join("\n") : String(value);
    const button = el("button", { type: "button", class: "marker" });
    const show = () => {
      const mark = marks.get(key);
      toggle(button, Boolean(mark), mark ? `marked: ${mark.values.join("; ") || "not stated"}` : "wrong?");
    };
    const ask = () => {
      if (marks.has(key)) { setMark(key, null); show(); return; }
      const input = el(isList ? "textarea" : "input", { "aria-label": `${spoken(name)}: what it should be` });
      input.value = before;
      const form = el("form", { class: "asked" }, input, el("button", { type: "submit" }, "Mark"),
        el("span", { class: "how" }, `${isList ? "one a line; " : ""}empty: the document does not say`));
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        const values = input.value.split(isList ? "\n" : /$^/u).map((part) => part.trim()).filter(Boolean);
        if (input.value.trim() !== before.trim()) setMark(key, { document: d.uri, field: name, values });
        form.replaceWith(button);
        show();
        button.focus();
      });
      button.replaceWith(form);
      input.focus();
    };
    button.addEventListener("click", ask);
    show();
    return button;
  };
  byId("save-marks").addEventListener("click", saveMarks);
  /*served*/

  const drawFields = (content, place, d) => {
    const empty = [];
    for (const [name, value, method, evidence, confidence, losers] of content.fields) {
      const missing = value === null || (Array.isArray(value) && !value.length);
      if (missing && (!method || !losers.length)) { empty.push(name); continue; }
      const node = el("div", { class: "field" + (method ? " has" : "") }, el("span", { class: "label" }, spoken(name)));
      const text = missing ? "not taken" : valueText(value);
      node.append(el("span", { class: "value", dir: "auto" }, missing || Array.isArray(value) ? text : link(text)));
      if (method) {
        const found = places(name, evidence).length > 0;
        const how = el("span", { class: "how" }, missing ? "every candidate was refused" : `${method}, ${percent(confidence)}`);
        if (!found && evidence) how.append(` · ${elsewhere(method)}: `, el("q", { dir: "auto" }, evidence));
        const same = losers.filter(([v]) => v === text), others = losers.filter(([v]) => v !== text);
        if (same.length) how.append(el("br"), "also: ", [...new Set(same.map(([, m]) => m))].join(", "));
        if (others.length) how.append(el("br"), "refused: ", others.slice(0, 3).map(([v, m]) => `${v} (${m})`).join("; "));
        node.append(how);
        node.tabIndex = 0;
        for (const event of ["mouseenter", "focus"]) node.addEventListener(event, () => light(name, evidence));
        for (const event of ["mouseleave", "blur"]) node.addEventListener(event, unlight);
      }
      if (data.actions.fields.includes(name)) node.append(fieldMarker(d, name, value));
      place.append(node);
    }
    if (empty.length) {
      const line = el("p", { class: "empty" }, "Not stated: ");
      empty.forEach((name, i) => {
        line.append(i ? ", " : "", spoken(name));
        if (data.actions.fields.includes(name)) line.append(" ", fieldMarker(d, name, null));
      });
      place.append(line);
    }
  };
  const fact = (name, value) => el("div", { class: "field" }, el("span", { class: "label" }, name), el("span", { class: "value", dir: "auto" }, value));
  // Views stand behind this script, packed, so that the list is there before they are read.
  const read = new Promise((done) => { if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", done); else done(); });
  const unpacked = new Map();
  const unpack = async (n) => {
    if (!unpacked.has(n)) {
      if (!byId("views-" + n) || document.readyState === "loading") await read;
      const bytes = Uint8Array.from(atob(byId("views-" + n).textContent), (c) => c.charCodeAt(0));
      const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
      if (unpacked.size > 8) unpacked.delete(unpacked.keys().next().value);
      unpacked.set(n, JSON.parse(await new Response(stream).text()));
    }
    return unpacked.get(n);
  };
  let asked = 0;
  const open = async (d, remember = true) => {
    const mine = ++asked, at = shown.indexOf(d);
    byId("previous").disabled = at <= 0;
    byId("next").disabled = at < 0 || at >= shown.length - 1;
    byId("view-title").textContent = d.title || (d.record ? "(no title)" : "No record: " + spoken(d.code));
    if (!view.open) { byId("lines").replaceChildren(); byId("record").replaceChildren(); view.showModal(); }
    if (remember) history.replaceState(null, "", "#document=" + encodeURIComponent(d.uri));
    const stored = d.view >= 0 ? (await unpack(Math.floor(d.view / data.perPack)))[d.view % data.perPack] : null;
    if (mine === asked) drawView(d, stored);
  };
  const drawView = (d, stored) => {
    const place = byId("record");
    place.replaceChildren();
    byId("how-to-mark").hidden = !d.record || !stored;
    byId("view-title").textContent = d.title || (d.record ? "(no title)" : "No record: " + spoken(d.code));
    byId("view-title").dir = "auto";
    byId("view-path").textContent = d.uri;
    if (view.dataset.shows !== d.uri) byId("proposal").hidden = true;
    drawLines(stored ? stored.lines : [], d);
    if (!d.record) {
      place.append(fact("what to do", d.message), fact("code", d.code), fact("stage", d.stage), fact("bytes", number(d.chars)));
      if (stored && stored.details.length) place.append(fact("details", stored.details.join("\n")));
      if (stored && stored.excerpt) place.append(fact("first characters", stored.excerpt));
      if (!lines.length) byId("lines").append(el("li", { class: "gap" }, stored ? "Nothing was cut out of this input." : "Not embedded."));
    } else if (stored) {
      place.append(fact("length", `${plural(d.chars, "character")}, ${plural(stored.words, "word")}; ${percent(d.share)} of the document was cut`));
      if (stored.warnings.length) place.append(fact("warnings", stored.warnings.map(spoken).join("\n")));
      drawFields(stored, place, d);
    } else {
      byId("lines").append(el("li", { class: "gap" }, "The side-by-side view of this document is not in this file. newswinnow report --details-mb embeds more; newswinnow explain shows any raw document."));
      place.append(fact("outlet", d.outlet), fact("language", d.language || "–"), fact("date published", d.date || "–"), fact("length", plural(d.chars, "character")), fact("cut", percent(d.share)));
    }
    for (const side of view.querySelectorAll(".side")) side.scrollTop = 0;
    view.dataset.shows = d.uri;
  };
  const step = (by) => {
    const at = current + by;
    if (at < 0 || at >= shown.length) return;
    choose(at);
    open(shown[at]);
  };
  const openFromAddress = () => {
    if (!location.hash.startsWith("#document=")) return;
    let uri = "";
    try { uri = decodeURIComponent(location.hash.slice("#document=".length)); } catch { return; }
    const at = shown.findIndex((d) => d.uri === uri);
    if (at < 0) return;
    choose(at);
    open(shown[at], false);
  };

  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches && event.target.matches("input, select, textarea");
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/" && !typing && !view.open) { event.preventDefault(); byId("documents").scrollIntoView({ behavior: "instant" }); byId("search").focus({ preventScroll: true }); }
    else if (event.key === "Escape" && event.target === byId("search")) { byId("search").value = ""; update(); list.focus(); }
    else if (view.open && !typing && event.key === "ArrowLeft") step(-1);
    else if (view.open && !typing && event.key === "ArrowRight") step(1);
  });
  byId("previous").addEventListener("click", () => step(-1));
  byId("next").addEventListener("click", () => step(1));
  byId("close").addEventListener("click", () => view.close());
  view.addEventListener("close", () => { history.replaceState(null, "", "#documents"); list.focus(); });
  list.addEventListener("keydown", onListKey);
  let waiting = false;
  list.addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; draw(); });
  });
  window.addEventListener("resize", draw);
  window.addEventListener("hashchange", openFromAddress);

  drawCounts();
  drawReasons();
  drawShares();
  drawFound();
  drawOutlets();
  drawDrift();
  drawQuarantine();
  drawFilters();
  update();
  performance.mark("list-drawn");
  openFromAddress();
})();
