/* Where the learner is: "Go on where you left off", what is done, what was read or skipped, and
   works kept for later. Everything is read from and written to vk.store (store.js); a page that
   is only read works the same without this script. */
(function () {
  "use strict";
  var vk = window.vk;
  if (!vk || !vk.store) return;
  var store = vk.store, course = vk.course, page = course.page;
  var SEEN = 600; /* milliseconds the end of a work must be in sight */
  var now = function () { return new Date().toISOString(); };
  function all(selector) { return Array.from(document.querySelectorAll(selector)); }
  function own(map, key) { return map && Object.prototype.hasOwnProperty.call(map, key) ? map[key] : undefined; }

  /* ---- How far the learner is (pages that know the whole course) --------------------------- */

  function of(slug, record) {
    var works = course.works.filter(function (work) { return work.sections.indexOf(slug) >= 0; });
    var seen = works.filter(function (work) {
      var state = own(record.works, work.id);
      return state && (state.seen || state.skipped);
    });
    var entry = own(record.sections, slug);
    var done = Boolean(entry && entry.done);
    return { done: done, begun: done || Boolean(entry) || seen.length > 0, seen: seen.length, total: works.length };
  }

  function minutes(record) {
    return course.sections.reduce(function (sum, section) {
      var state = of(section.slug, record);
      var left = state.done ? 0 : 1 - (state.total ? state.seen / state.total : 0) * .9;
      return sum + section.minutes * left;
    }, 0);
  }

  function spell(left) {
    if (left < 55) return Math.max(5, 5 * Math.round(left / 5)) + " min";
    var rounded = 5 * Math.round(left / 5);
    var rest = rounded % 60;
    return Math.floor(rounded / 60) + " h" + (rest ? " " + rest + " min" : "");
  }

  /* Where to go on: null when nothing was begun or all is done. */
  function next(record) {
    var open = course.sections.filter(function (section) { return !of(section.slug, record).done; });
    if (!open.length) return null;
    var url = record.place ? record.place.url : "";
    var base = url.split("#")[0];
    var here = course.sections.filter(function (section) { return section.url === base; })[0];
    if (here && !of(here.slug, record).done) return url;
    if (!here && course.works.some(function (work) { return work.url === base; })) return url;
    if (here) {
      var after = course.sections.slice(course.sections.indexOf(here))
        .filter(function (section) { return open.indexOf(section) >= 0; });
      return (after[0] || open[0]).url;
    }
    return course.sections.some(function (section) { return of(section.slug, record).begun; }) ? open[0].url : null;
  }

  vk.progress = {
    section: of,
    /* { done, total, text, next } of the whole course. */
    course: function (record) {
      var done = course.sections.filter(function (section) { return of(section.slug, record).done; }).length;
      var begun = course.sections.some(function (section) { return of(section.slug, record).begun; });
      var words = course.done[done];
      var left = minutes(record);
      if (done < course.sections.length && left >= 1) words += ", " + vk.text("time_left", { time: spell(left) });
      var kept = store.available();
      var where = kept === "none" ? store.problem() : vk.text(kept === "session" ? "until_closed" : "only_here");
      return {
        done: done,
        total: course.sections.length,
        next: next(record),
        text: begun || kept !== "local" ? words + ". " + where : vk.text("progress_empty")
      };
    },
    state: function (state) { return vk.text(state.done ? "state_done" : state.begun ? "state_begun" : "state_new"); }
  };

  function showCourse() {
    if (!course.works) return;
    var record = store.all();
    var whole = vk.progress.course(record);
    all("[data-vk-bar]").forEach(function (bar) { bar.value = whole.done; });
    all("[data-vk-progress-text]").forEach(function (line) { line.textContent = whole.text; });
    all("[data-vk-start]").forEach(function (link) {
      var finished = whole.total && whole.done === whole.total;
      link.textContent = vk.text(finished ? "again" : whole.next ? "go_on" : "begin");
      if (course.sections.length) link.href = vk.href(finished || !whole.next ? course.sections[0].url : whole.next);
    });
    all(".vk-card[data-vk-section]").forEach(function (card) {
      var state = of(card.getAttribute("data-vk-section"), record);
      var line = card.querySelector("[data-vk-state]");
      line.textContent = (state.done ? "✓ " : "") + vk.progress.state(state);
      line.classList.toggle("vk-card__state--done", state.done);
    });
  }

  if (course.works) {
    store.forget(course.sections.map(function (s) { return s.slug; }), course.works.map(function (w) { return w.id; }));
  }

  /* ---- The list of sections: which are done ------------------------------------------------- */

  function showList() {
    var sections = store.get("sections");
    all(".vk-drawer [data-vk-section]").forEach(function (item) {
      var entry = own(sections, item.getAttribute("data-vk-section"));
      var mark = item.querySelector(".vk-drawer__done");
      if (entry && entry.done && !mark) {
        mark = document.createElement("span");
        mark.className = "vk-drawer__done";
        mark.textContent = "✓ " + vk.text("state_done");
        item.querySelector("a").append(mark);
      } else if (mark && !(entry && entry.done)) {
        mark.remove();
      }
    });
  }

  /* ---- A section: begun when opened, done when the learner says so -------------------------- */

  function mark(done) {
    return store.set("sections", page.section, { done: done, at: now() });
  }

  function showSection(answer) {
    var box = document.querySelector("[data-vk-done]");
    if (!box) return;
    var sections = store.get("sections");
    function isDone(slug) { return Boolean((own(sections, slug) || {}).done); }
    var done = isDone(page.section);
    var button = box.querySelector("[data-vk-mark]");
    var line = box.querySelector("[data-vk-done-state]");
    button.textContent = vk.text(done ? "unmark" : "mark");
    button.classList.toggle("vk-button--ghost", done);
    box.classList.toggle("vk-done--done", done);
    var finished = done && all(".vk-drawer [data-vk-section]").every(function (item) {
      return isDone(item.getAttribute("data-vk-section"));
    });
    var text = finished ? "✓ " + vk.text("all_marked") : done ? "✓ " + vk.text("marked") : answer ? vk.text("unmarked") : "";
    if (answer && store.problem()) text = store.problem();
    if (line.textContent !== text) line.textContent = text;
    leadToOwn(line, finished);
  }

  /* Who has finished is led to the page with the certificate: the words name it, the link opens it. */
  function leadToOwn(line, finished) {
    var there = document.querySelector(".vk-done__own");
    if (there) there.hidden = !finished;
    var known = document.querySelector("[data-vk-own-page]");
    if (there || !finished || !known) return;
    var link = document.createElement("a");
    link.href = known.href;
    link.textContent = known.textContent;
    there = document.createElement("p");
    there.className = "vk-done__own";
    there.append(link);
    line.after(there);
  }

  all("[data-vk-mark]").forEach(function (button) {
    button.addEventListener("click", function () {
      mark(store.get("sections", page.section, "done") !== true);
      showSection(true);
    });
  });

  /* ---- Where the learner is: this page, and the last work read to its end ------------------- */

  function stay(anchor) {
    store.set("place", { url: page.url + (anchor ? "#" + anchor : ""), title: page.title, at: now() });
  }

  if (page.section || page.work) {
    store.quietly(function () {
      if (page.section && !store.get("sections", page.section)) mark(false);
      var place = store.get("place");
      if (!place || place.url.split("#")[0] !== page.url) stay("");
    });
  }

  /* ---- Works: read to the end, or skipped, which counts the same ---------------------------- */

  function read(element) {
    var id = element.getAttribute("data-vk-work");
    store.quietly(function () {
      if (!store.get("works", id)) store.set("works", id, { seen: true, skipped: false });
      if (page.section && element.id) stay(element.id);
    });
  }

  function watch(elements) {
    var waiting = new Map();
    var observer = new IntersectionObserver(function (entries) {
      entries.forEach(function (entry) {
        clearTimeout(waiting.get(entry.target));
        if (!entry.isIntersecting) return;
        waiting.set(entry.target, setTimeout(function () {
          observer.unobserve(entry.target);
          read(entry.target.closest("[data-vk-work]"));
        }, SEEN));
      });
    }, { rootMargin: "-80px 0px 0px" }); /* what is behind the bar is not in sight */
    elements.forEach(function (element) { observer.observe(element.lastElementChild || element); });
  }

  if (window.IntersectionObserver && (page.section || page.work)) watch(all("[data-vk-work]"));

  function skip(id) {
    if (!store.get("works", id)) store.set("works", id, { seen: false, skipped: true });
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("[data-vk-skip]");
    if (!link) return;
    var note = link.closest(".vk-note");
    if (note.classList.contains("vk-note--section")) {
      all("[data-vk-work]").forEach(function (work) { skip(work.getAttribute("data-vk-work")); });
      if (page.section) mark(true);
      return;
    }
    var work = note.nextElementSibling;
    while (work && !work.hasAttribute("data-vk-work")) work = work.nextElementSibling;
    if (work) skip(work.getAttribute("data-vk-work"));
  });

  /* ---- Kept for later ------------------------------------------------------------------------ */

  function showKept() {
    var kept = store.get("favourites") || [];
    all("[data-vk-keep]").forEach(function (button) {
      button.setAttribute("aria-pressed", String(kept.indexOf(button.getAttribute("data-vk-keep")) >= 0));
    });
  }

  var told = false; /* where it is found is said once on a page; the button says the rest */
  document.addEventListener("click", function (event) {
    var button = event.target.closest && event.target.closest("[data-vk-keep]");
    if (!button) return;
    var on = button.getAttribute("aria-pressed") !== "true";
    if (store.favourite(button.getAttribute("data-vk-keep"), on) && on && !told) {
      told = true;
      vk.say(vk.text("kept"));
    }
    showKept(); /* also in a dialog that shows a copy */
  });

  function show() {
    showCourse();
    showList();
    showSection(false);
    showKept();
  }
  store.on(function (path) { if (["fields", "media", "quizzes"].indexOf(path[0]) < 0) show(); });
  show();
})();
