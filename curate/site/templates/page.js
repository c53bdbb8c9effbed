"use strict";
// Without this script the page has every resource, by theme. The script adds the questions, the
// paths that were planned when the page was made, and ticks that stay in this browser.
(() => {
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("_data").textContent);
  const mark = byId("_data").dataset.list; // in calendars: no event takes the place of another list's
  const form = byId("_ask");
  const list = byId("_list");
  const themes = ["", ...[...form.querySelectorAll("#_theme option")].slice(1).map((one) => one.value)];
  const formats = [...form.querySelectorAll("[name=format]")].map((one) => one.value);
  const LEFT_OUT_SHOWN = 12;

  const FORMATS = { r: "read", w: "watch", l: "listen" };
  const items = [...list.querySelectorAll("li[id]")].map((element, number) => {
    const own = [data.themes[number]].flat();
    const heading = element.querySelector(".t");
    return {
      element,
      section: element.closest("section"),
      id: element.id,
      title: heading.textContent,
      url: heading.querySelector("a")?.href ?? null,
      format: FORMATS[data.formats[number]],
      own,
      themes: new Set([0, ...own.flatMap((theme) => data.within[theme])]),
      minutes: data.minutes[number], // of one part
      parts: data.parts[number] ?? 1, // 0: nobody knows how many
      estimated: element.querySelector(".time").textContent.startsWith("~"),
    };
  });
  const sections = [...list.children].map((element) => ({
    element,
    headings: element.querySelectorAll("h3, .about"),
    also: element.querySelectorAll(".also"),
  }));
  const itemOf = new Map(items.map((item) => [item.id, item]));
  const total = (item) => (item.minutes === null || !item.parts ? null : item.minutes * item.parts);

  // Words: the same as the command line has.

  const two = (number) => String(number).padStart(2, "0");
  const inMinutes = (minutes) => {
    if (minutes < 60) return `${minutes}\u00a0min`;
    const rest = minutes % 60;
    return `${Math.floor(minutes / 60)}\u00a0h${rest ? `\u00a0${two(rest)}` : ""}`;
  };
  const asAsked = (minutes) => (minutes < 120 ? `${minutes}\u00a0min` : `${minutes / 60}\u00a0hours`);
  const about = (minutes, estimated) => (estimated ? "~" : "") + inMinutes(minutes);
  const count = (number, one) => `${number.toLocaleString("en-GB")} ${one}${number === 1 ? "" : "s"}`;
  const sumOf = (some) => {
    let minutes = 0, unknown = 0, estimated = false;
    for (const item of some) {
      const time = total(item);
      if (time === null) unknown += 1;
      else [minutes, estimated] = [minutes + time, estimated || item.estimated];
    }
    if (unknown && unknown === some.length) return "time not known";
    return (unknown ? "at least " : "") + about(minutes, estimated);
  };
  const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const wordsOf = ({ element }) =>
    folded([...element.querySelectorAll("p:not(.time, .after)")].map((one) => one.textContent).join(" "));
  const readAhead = (from = 0) => {
    const to = from + 250; // so few at a time that nobody waits for it
    for (const item of items.slice(from, to)) item.text ??= wordsOf(item);
    if (to < items.length) setTimeout(readAhead, 0, to);
  };
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  // Ticks: what is done, kept in this browser under the address of this page.

  const shelf = `curate done ${location.pathname}`;
  const done = new Set();
  let kept = true;
  try {
    for (const id of JSON.parse(localStorage.getItem(shelf) ?? "[]")) done.add(String(id));
  } catch {
    kept = false;
  }
  const keep = () => {
    try {
      localStorage.setItem(shelf, JSON.stringify([...done]));
    } catch {
      kept = false;
    }
    if (!kept) byId("_kept").textContent = "This browser keeps nothing for this page: ticks are gone when you leave it.";
  };
  // A key is the id of a resource, or `id:part`. Where all parts are done, the resource is.
  const isDone = (key) => done.has(key) || done.has(key.split(":")[0]);
  const partsOf = (id) => {
    const parts = itemOf.get(id)?.parts ?? 0;
    return parts > 1 ? Array.from({ length: parts }, (_, at) => `${id}:${at + 1}`) : [];
  };
  const note = (key, now) => {
    const [id, part] = key.split(":");
    const parts = partsOf(id);
    if (!now && part && done.delete(id)) for (const one of parts) done.add(one);
    done[now ? "add" : "delete"](key);
    const whole = now && (!part || (parts.length && parts.every((one) => done.has(one))));
    if (whole) done.add(id);
    if (whole || !part) for (const one of [...done]) if (one.startsWith(`${id}:`)) done.delete(one);
  };
  const tick = (key, title, element) => {
    // without autocomplete the browser keeps nothing of it itself, which takes long with thousands
    const box = make("input", { type: "checkbox", autocomplete: "off", checked: isDone(key) });
    box.dataset.key = key;
    element.append(make("label", { className: "tick" }, box, "Done", make("span", { className: "vh", textContent: `: ${title}` })));
    element.classList.toggle("done", box.checked);
  };
  document.addEventListener("change", ({ target }) => {
    const key = target.dataset?.key;
    if (key === undefined) return;
    note(key, target.checked);
    keep();
    const id = CSS.escape(key.split(":")[0]);
    for (const box of document.querySelectorAll(`input[data-key="${id}"], input[data-key^="${id}:"]`)) {
      box.checked = isDone(box.dataset.key);
      box.closest("li").classList.toggle("done", box.checked);
    }
    showList(state());
    sayPath();
    if (!target.closest("[hidden]")) return; // else what is next has the focus now
    const left = [...document.querySelectorAll("li:not([hidden]) .tick input")];
    (left.find((box) => target.compareDocumentPosition(box) & 4) ?? left.at(-1))?.focus();
  });

  // What is asked, and the address that says it.

  const state = () => {
    const given = new FormData(form);
    return {
      time: Number(given.get("time")) || null,
      daily: Boolean(given.get("daily")),
      theme: Math.max(0, themes.indexOf(given.get("theme") ?? "")),
      formats: given.getAll("format"),
      words: (given.get("words") ?? "").trim(),
      unknown: Boolean(given.get("unknown")),
      hide: Boolean(given.get("hide")),
    };
  };
  const asAddress = () => {
    const said = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value && NAMES.includes(name)) said.append(name, value);
    return said;
  };
  const toAddress = () => {
    const fragment = String(asAddress());
    try {
      history.replaceState(null, "", fragment ? `#${fragment}` : location.pathname + location.search);
    } catch {
      location.hash = fragment;
    }
  };
  const NAMES = ["time", "daily", "theme", "format", "words", "unknown", "hide"];
  const ALSO = { minutes: "time", "max-minutes": "time", "include-unknown": "unknown" }; // as the command line has it
  const fromAddress = () => {
    const fragment = location.hash.slice(1);
    const view = !fragment || fragment.includes("=");
    const written = new URLSearchParams(view ? fragment : `resource=${fragment}`);
    const said = new URLSearchParams([...written].map(([name, value]) => [Object.hasOwn(ALSO, name) ? ALSO[name] : name, value]));
    const daily = said.getAll("daily").includes("1");
    const ticked = ["", "0", "1"];
    const times = ["", ...(daily ? data.dailyTimes : data.times)].map(String);
    const known = { time: times, daily: ticked, theme: themes, format: formats, unknown: ticked, hide: ticked };
    sayOdd(said, known, daily);
    if (!view) return;
    form.reset();
    for (const element of form.elements) {
      const { name, type, value } = element;
      const values = said.getAll(name);
      if (!NAMES.includes(name) || !values.length) continue;
      if (type === "radio" || type === "checkbox") element.checked = values.includes(value) && known[name].includes(value);
      else if (name === "theme") element.value = themes.includes(values[0]) ? values[0] : "";
      else element.value = values[0];
    }
  };
  const sayOdd = (said, known, daily) => {
    const isKnown = ([name, value]) =>
      name === "resource" ? byId(value) : ["", "words"].includes(name) || (NAMES.includes(name) && known[name].includes(value));
    const odd = [...said].filter((one) => !isKnown(one)).map(([name, value]) => `${name} “${value}”`);
    byId("_odd").hidden = !odd.length;
    byId("_odd").textContent = `The link asks for what is not here${daily ? " each weekday" : ""}: ${odd.join(", ")}. All else is shown.`;
  };

  // What fits.

  let shown = items;
  const showList = (asked) => {
    const words = folded(asked.words).split(/\s+/).filter(Boolean);
    const wanted = items.filter(
      (item) =>
        item.themes.has(asked.theme) &&
        (!asked.formats.length || asked.formats.includes(item.format)) &&
        words.every((word) => (item.text ??= wordsOf(item)).includes(word)),
    );
    for (const input of form.querySelectorAll("[name=format]")) {
      const number = items.filter((item) => item.format === input.value && item.themes.has(asked.theme)).length;
      input.parentElement.querySelector("small").textContent = number;
    }
    const open = wanted.filter((item) => !(asked.hide && done.has(item.id)));
    const fits = (item) => !asked.time || (item.minutes === null ? asked.unknown : item.minutes <= asked.time);
    shown = open.filter(fits);
    const visible = new Set(shown);
    for (const item of items) if (item.element.hidden === visible.has(item)) item.element.hidden = !visible.has(item);
    const filled = new Map(sections.map(({ element }) => [element, 0]));
    for (const { section } of shown) filled.set(section, filled.get(section) + 1);
    const flat = Boolean(asked.theme || words.length);
    const narrow = flat || asked.time || asked.formats.length || asked.hide;
    byId("_asked").replaceChildren(...headingOf(asked.theme));
    for (const section of sections) {
      const number = filled.get(section.element);
      section.element.hidden = narrow && !number;
      section.element.style.containIntrinsicBlockSize = `auto ${number * 9 + 5}rem`; // until it is seen
      for (const heading of section.headings) heading.hidden = flat;
      for (const also of section.also) also.hidden = narrow;
    }
    sayList(asked, open);
  };
  const headingOf = (theme) => (theme ? [...sections[theme - 1].headings].map((one) => Object.assign(one.cloneNode(true), { hidden: false })) : []);
  const sayList = (asked, open) => {
    byId("_list-title").textContent = asked.time ? "What fits" : "What there is";
    const said = [];
    const one = shown.length === 1;
    const fit = asked.time ? `${one ? "" : ": each"} fits in ${asAsked(asked.time)}` : "";
    const sum = fit ? (one ? "" : `; ${sumOf(shown)} in all`) : `, ${sumOf(shown)}`;
    if (shown.length) said.push(`${count(shown.length, "resource")}${fit}${sum}.`);
    else if (!open.length) said.push(items.length ? "Nothing matches." : "There is nothing here yet.");
    else {
      const least = Math.min(...open.filter((item) => item.minutes !== null).map((item) => item.minutes));
      said.push(`Nothing fits in ${asAsked(asked.time)}.` + (least < Infinity ? ` The shortest takes ${inMinutes(least)}.` : ""));
    }
    const unknown = asked.time && !asked.unknown ? open.filter((item) => item.minutes === null).length : 0;
    if (unknown) said.push(`${unknown} more ${unknown === 1 ? "has" : "have"} no known time.`);
    const todo = shown.filter((item) => !done.has(item.id));
    if (todo.length < shown.length) said.push(todo.length ? `${shown.length - todo.length} done; ${sumOf(todo)} left.` : "All done.");
    byId("_count").textContent = said.join(" ");
  };
  const sayJump = (asked) => {
    const [toPath, toList] = form.querySelectorAll(".jump a");
    toPath.hidden = path === null;
    if (path) toPath.textContent = `A path: ${count(path.sittings.flat().length, "step")} ↓`;
    toList.textContent = `${asked.time ? "What fits" : "What there is"}: ${count(shown.length, "resource")} ↓`;
  };

  // A path: planned when the page was made, and only shown here.

  const courses = data.courses.map((course) => course.replace(/(\d+)(.)/g, (_, number, sign) => sign.repeat(number)));
  let path = null;
  const findPath = ({ time, daily, theme }) => {
    const times = daily ? data.dailyTimes : data.times;
    const at = times.indexOf(time);
    if (at < 0) return null;
    const sittings = data[daily ? "daily" : "once"][theme][at].split("|");
    const members = items.filter((item) => item.themes.has(theme));
    const column = daily ? data.times.length + at : at;
    const causes = data.left[theme].map((course) => courses[course][column]);
    let soFar = 0, estimated = false;
    const steps = sittings.map((steps) => steps.split(" ").filter(Boolean).map((step) => {
      const [number, why, minutes, part] = step.split(".").map(Number); // see paths.py
      const item = items[number];
      const shown = { item, why: data.why[why ?? data.usual[number]], minutes: minutes ?? total(item), part: part || null };
      shown.key = part ? `${item.id}:${part}` : item.id;
      soFar += shown.minutes;
      estimated ||= item.estimated;
      shown.soFar = about(soFar, estimated);
      return shown;
    }));
    const matched = causes.filter((cause) => cause === ".").length;
    const room = data.room[theme][column];
    return { time, daily, theme, room, sittings: steps, matched, members, causes, total: soFar, estimated };
  };
  const showPath = (asked) => {
    path = findPath(asked);
    byId("_path").hidden = path === null;
    byId("_path").parentElement.classList.toggle("both", path !== null);
    if (path === null) return;
    const theme = path.theme ? `: ${form.elements.theme.selectedOptions[0].textContent.replace(/^(– )+| \(\d+\)$/g, "")}` : "";
    byId("_path-title").textContent = (path.daily ? `A path for a week, ${asAsked(path.time)} each weekday` : `A path for ${asAsked(path.time)}`) + theme;
    const steps = byId("_path-steps");
    steps.replaceChildren();
    for (const [at, sitting] of path.sittings.entries()) {
      if (!sitting.length) continue;
      const day = make("div");
      if (path.daily) {
        const time = sitting.reduce((sum, step) => sum + step.minutes, 0);
        day.append(make("h3", { className: "sitting" }, `Day ${at + 1} · ${about(time, sitting.some(({ item }) => item.estimated))}`));
      }
      day.append(make("ol", {}, ...sitting.map(stepElement)));
      steps.append(day);
    }
    byId("_path-out").replaceChildren(...leftOut());
    byId("_calendar").hidden = !path.daily || !path.total;
    byId("_print-path").hidden = !path.total;
    sayPath();
  };
  const stepElement = (step) => {
    const { item } = step;
    const time = about(step.minutes, item.estimated).split("\u00a0min");
    const title = item.url ? make("a", { href: item.url, textContent: item.title }) : item.title;
    const heading = make("p", { className: "t", dir: "auto" }, title);
    const part = step.part ? `, part ${step.part} of ${item.parts || "several"}` : "";
    const word = item.format[0].toUpperCase() + item.format.slice(1);
    const element = make(
      "li",
      {},
      make("p", { className: "time" }, make("b", { className: time[0].length > 5 ? "l" : "", textContent: time[0] }), time.length > 1 ? " min" : ""),
      heading,
      make("p", { className: "facts" }, `${word}${part} · ${step.soFar} so far`),
      make("p", { className: "why", dir: "auto" }, step.why[0].toUpperCase() + step.why.slice(1)),
    );
    tick(step.key, item.title + part, element);
    return element;
  };
  const leftOut = () => {
    const byCause = new Map();
    path.members.forEach((item, at) => {
      const cause = path.causes[at];
      if (cause === ".") return;
      if (!byCause.has(cause)) byCause.set(cause, []);
      byCause.get(cause).push(item);
    });
    const number = path.causes.length - path.matched;
    if (!number) return [];
    const groups = Object.entries(data.causes).filter(([cause]) => byCause.has(cause)).map(([cause, words]) => {
      const some = byCause.get(cause);
      const group = make("p", {}, make("b", { textContent: words[0].toUpperCase() + words.slice(1) }), ": ");
      some.slice(0, LEFT_OUT_SHOWN).forEach((item, at) => {
        group.append(at ? " · " : "", linkTo(item), whyLong(item, cause));
      });
      if (some.length > LEFT_OUT_SHOWN) group.append(` and ${(some.length - LEFT_OUT_SHOWN).toLocaleString("en-GB")} more`);
      return group;
    });
    return [make("details", { className: "left-out" }, make("summary", { textContent: `Left out: ${count(number, "resource")}, and why` }), ...groups)];
  };
  const linkTo = (item) => make("a", { href: `#${item.id}` }, make("bdi", { textContent: item.title }));
  const whyLong = ({ element, parts, minutes, estimated }, cause) => {
    if (!data.short.includes(cause)) return "";
    const after = element.querySelector(".after");
    const before = after ? `, after ${[...after.children].map((one) => one.textContent).join(", ")}` : "";
    return ` (${about(minutes, estimated)}${parts === 1 ? "" : ` × ${parts || "?"}`}${before})`;
  };
  const isEssential = (item) => (item.essential ??= Boolean(item.element.querySelector(".facts b")));
  const missed = ({ members, causes }) =>
    members.filter((item, at) => data.short.includes(causes[at]) && isEssential(item) && !done.has(item.id));
  const eachDay = () => (path.daily ? " each weekday" : "");
  const toLater = (good) => {
    const time = (path.daily ? data.dailyTimes : data.times).find((one) => one > path.time && good(findPath({ ...path, time: one })));
    if (!time) return "";
    const said = asAddress();
    said.set("time", time);
    return make("a", { href: `#${said}`, textContent: `A path for ${asAsked(time)}${eachDay()}` });
  };
  const sayMore = () => {
    const more = byId("_path-more");
    more.replaceChildren();
    const missing = missed(path);
    if (missing.length) {
      const some = missing.slice(0, 3).flatMap((item) => [", ", linkTo(item)]).slice(1);
      const others = missing.length > 3 ? ` and ${missing.length - 3} more` : "";
      const much = path.room < 0 ? `${-path.room} days` : (path.room < 120 ? asAsked : inMinutes)(path.room) + eachDay();
      const enough = path.room ? ` ${much} would do. ` : " ";
      more.append(make("p", {}, "Essential, but there is no room: ", ...some, `${others}.${enough}`, toLater((one) => !missed(one).length)));
    }
    const isLeft = (step) => !isDone(step.key);
    const steps = path.sittings.flat();
    if (!steps.length || steps.some(isLeft)) return;
    const todo = shown.filter((item) => !done.has(item.id)).length;
    const next = [
      toLater((one) => one.sittings.flat().some(isLeft)),
      todo && make("a", { href: "#_list-title", textContent: `What fits and is not done: ${todo}` }),
      byId("_theme") && make("a", { href: "#_theme", textContent: "Another theme" }),
    ].filter(Boolean);
    if (next.length) more.append(make("p", {}, "What next? ", ...next.flatMap((one) => [" · ", one]).slice(1)));
  };
  const sayPath = () => {
    if (path === null) return;
    const { hide } = state();
    for (const day of byId("_path-steps").children) {
      const cards = [...day.querySelectorAll("li")];
      for (const card of cards) card.hidden = hide && card.classList.contains("done");
      day.hidden = cards.every((card) => card.hidden);
    }
    sayMore();
    const steps = path.sittings.flat();
    const said = [];
    if (!steps.length) said.push(`Nothing here fits in ${asAsked(path.time)}.`);
    else {
      const limit = path.daily ? path.time * data.days : path.time;
      const needed = new Set(steps.map((step) => step.item)).size - path.matched;
      const of = path.matched < path.causes.length ? `${path.matched} of ` : "";
      said.push(`${of}${count(path.causes.length, "resource")}${needed ? `, and ${needed} needed before` : ""} · ${about(path.total, path.estimated)} of ${inMinutes(limit)}.`);
      const todo = steps.filter((step) => !isDone(step.key));
      const left = todo.reduce((sum, step) => sum + step.minutes, 0);
      const estimated = todo.some((step) => step.item.estimated);
      if (todo.length < steps.length) said.push(todo.length ? `${steps.length - todo.length} done; ${about(left, estimated)} left.` : "All done.");
    }
    const asked = state();
    const aside = [asked.formats.length && "your choice of format", asked.words && "your search"].filter(Boolean);
    if (aside.length) said.push(`This path leaves ${aside.join(" and ")} aside.`);
    byId("_path-sum").textContent = said.join(" ");
  };

  // A path in sittings, as a calendar: times without a zone are those of whoever opens it.

  const isoDay = (day) => `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
  const calendar = (from, at, weekends) => {
    const stamp = (day) => isoDay(day).replaceAll("-", "");
    const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");
    const now = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
    const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//curate//page//EN"];
    const day = new Date(`${from}T12:00:00`);
    const [hours, minutes] = at.split(":");
    for (const [number, sitting] of path.sittings.entries()) {
      if (!sitting.length) continue;
      while (!weekends && [0, 6].includes(day.getDay())) day.setDate(day.getDate() + 1);
      const told = sitting.map((step) => [`${step.item.title} (${step.item.format}, ${about(step.minutes, step.item.estimated)}${step.part ? `, part ${step.part}` : ""})`, step.item.url].filter(Boolean).join("\n"));
      lines.push(
        "BEGIN:VEVENT",
        `UID:${stamp(day)}-${number + 1}-${path.theme}-${path.time}@${mark}.curate.invalid`,
        `DTSTAMP:${now}`,
        `DTSTART:${stamp(day)}T${hours}${minutes}00`,
        `DURATION:PT${path.time}M`,
        `SUMMARY:${escaped(`${document.title}: ${[...new Set(sitting.map((step) => step.item.title))].join(", ")}`)}`,
        `DESCRIPTION:${escaped(told.join("\n"))}`,
        "END:VEVENT",
      );
      day.setDate(day.getDate() + 1);
    }
    return [...lines, "END:VCALENDAR", ""].map(foldLine).join("\r\n");
  };
  const foldLine = (line) => {
    const pieces = [];
    let piece = "", bytes = 0;
    for (const sign of line) {
      const size = new TextEncoder().encode(sign).length;
      if (bytes + size > 73) [piece, bytes] = [(pieces.push(piece), ""), 0];
      [piece, bytes] = [piece + sign, bytes + size];
    }
    return [...pieces, piece].join("\r\n ");
  };
  const saveCalendar = () => {
    const { from, at, weekends } = byId("_calendar").elements;
    if (!from.value || !at.value) return from.value ? at.focus() : from.focus();
    const text = calendar(from.value, at.value, weekends.checked);
    const link = make("a", { href: URL.createObjectURL(new Blob([text], { type: "text/calendar" })), download: "path.ics" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  // A long list, as machines read it: of a short one this stands in the file. See linked_data.py.

  const TYPES = { read: "Article", watch: "VideoObject", listen: "PodcastEpisode" };
  const LEVELS = [undefined, "introductory", "intermediate", "advanced"];
  const isoDuration = (minutes) => {
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
    return "PT" + (hours ? `${hours}H` : "") + (rest || !hours ? `${rest}M` : "");
  };
  const describe = () => {
    const told = document.querySelector("[type='application/ld+json']").firstChild;
    const titles = sections.map((section) => section.headings[0]?.textContent);
    const itemListElement = items.map((item, number) => ({
      "@type": ["LearningResource", TYPES[item.format]],
      name: item.title,
      url: item.element.querySelector(".t a")?.getAttribute("href"),
      inLanguage: data.language ?? undefined,
      timeRequired: total(item) === null ? undefined : isoDuration(total(item)),
      educationalLevel: LEVELS[data.levels[number]],
      about: item.own.length ? item.own.map((theme) => titles[theme - 1]) : undefined,
    }));
    told.data = JSON.stringify({ ...JSON.parse(told.data), itemListElement });
  };

  // All together.

  const update = () => {
    const { daily } = state();
    const times = [...form.querySelectorAll("[name=time]")].filter((input) => input.value);
    for (const input of times) input.disabled = daily && !data.dailyTimes.includes(Number(input.value));
    if (times.some((input) => input.disabled && input.checked)) times.findLast((input) => !input.disabled).checked = true;
    const asked = state();
    showList(asked);
    showPath(asked);
    sayJump(asked);
  };
  const print = (what) => {
    document.body.dataset.print = what;
    if (what === "list") showList({ time: null, theme: 0, formats: [], words: "", unknown: true, hide: false });
    window.print();
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    byId("_odd").hidden = true;
    update();
    toAddress();
  });
  window.addEventListener("hashchange", () => {
    fromAddress();
    update();
    if (path && document.activeElement === document.body) byId("_path-title").focus(); // a link that is gone
  });
  window.addEventListener("beforeprint", () => {
    for (const one of document.querySelectorAll("details:not([open])")) one.open = one.shut = true;
  });
  window.addEventListener("afterprint", () => {
    delete document.body.dataset.print;
    for (const one of document.querySelectorAll("details")) if (one.shut) one.open = one.shut = false;
    update();
  });
  byId("_print").addEventListener("click", () => print("list"));
  byId("_print-path").addEventListener("click", () => print("path"));
  byId("_calendar").querySelector("button").addEventListener("click", saveCalendar);
  byId("_link").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      byId("_copied").textContent = "Copied.";
    } catch {
      byId("_copied").textContent = "Copy it from the address bar: it says what you chose.";
    }
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#"]');
    const target = link && byId(link.getAttribute("href").slice(1));
    if (!target) return;
    event.preventDefault(); // the view stays in the address: only the eye moves
    if (itemOf.has(target.id)) target.hidden = target.closest("section").hidden = false;
    if (target.tabIndex < 0) target.tabIndex = -1; // what has no place among the tabs can be focused, too
    target.focus({ preventScroll: true });
    target.scrollIntoView();
  });

  for (const item of items) tick(item.id, item.title, item.element);
  const tomorrow = new Date();
  tomorrow.setDate(tomorrow.getDate() + 1);
  byId("_calendar").querySelector("[type=date]").value = isoDay(tomorrow);
  form.hidden = byId("_kept").hidden = !items.length;
  fromAddress();
  update();
  setTimeout(readAhead);
  if (data.levels) setTimeout(describe);
})();
