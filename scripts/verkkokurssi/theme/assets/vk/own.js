/* The page "my course": shows what vk.store keeps. Everything somebody wrote, or a file brought
   along, is set as text and never as HTML. The certificate is in certificate.js, files in carry.js. */
(function () {
  "use strict";
  var vk = window.vk;
  var root = document.querySelector("[data-vk-own]");
  if (!vk || !vk.store || !root) return;
  var store = vk.store, course = vk.course;

  function part(name) { return root.querySelector("[data-vk-own-" + name + "]"); }

  function make(tag, className, text) {
    var element = document.createElement(tag);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  }

  function link(work) {
    var anchor = make("a", "", work.title);
    anchor.href = vk.href(work.url);
    if (work.lang) anchor.lang = work.lang;
    return anchor;
  }

  function find(id) { return course.works.filter(function (work) { return work.id === id; })[0]; }

  /* Own writings in the order of the course, those of removed exercises last:
     [{ work | null, texts: [{ label, text }] }] */
  function writings(record) {
    var left = Object.keys(record.fields).filter(function (key) { return record.fields[key].trim(); });
    function take(key) {
      left = left.filter(function (other) { return other !== key; });
      return record.fields[key];
    }
    var found = course.works.filter(function (work) { return work.fields; }).map(function (work) {
      return { work: work, texts: work.fields.map(function (field) {
        var key = work.id + "#" + field.id;
        return left.indexOf(key) < 0 ? null : { label: field.label, text: take(key) };
      }).filter(Boolean) };
    }).filter(function (entry) { return entry.texts.length; });
    if (left.length) {
      found.push({ work: null, texts: left.map(function (key) {
        return { label: vk.text("untitled_field"), text: record.fields[key] };
      }) });
    }
    return found;
  }

  function plain(value) { return typeof value === "string" ? value : ""; }

  /* Results: [{ work, title, text }] */
  function results(record) {
    return course.works.map(function (work) {
      var quiz = record.quizzes[work.id];
      var result = (quiz && quiz.result) || {};
      var answered = typeof result.answered === "number" && typeof result.of === "number"
        ? vk.text("answered", { n: result.answered, total: result.of }) : "";
      return { work: work, title: plain(result.title) || answered, text: plain(result.text) };
    }).filter(function (entry) { return entry.title || entry.text; });
  }

  function favourites(record) { return record.favourites.map(find).filter(Boolean); }

  vk.own = { writings: writings, results: results, favourites: favourites, make: make };

  function fill(name, elements) {
    var box = part(name);
    box.replaceChildren.apply(box, elements);
    var none = box.parentElement.querySelector(".vk-own__none");
    if (none) none.hidden = elements.length > 0;
    box.hidden = !elements.length;
  }

  function section(entry, record) {
    var state = vk.progress.section(entry.slug, record);
    var item = make("li", "vk-own__row");
    var words = [(state.done ? "✓ " : "") + vk.progress.state(state)];
    if (!state.done && state.seen) words.push(vk.text("parts_seen", { n: state.seen, total: state.total }));
    item.append(link(entry), make("span", "vk-own__state" + (state.done ? " vk-own__state--done" : ""), words.join(" · ")));
    return item;
  }

  function title(work, text) {
    var heading = make("h3", "vk-own__title");
    if (work) heading.append(link(work));
    else heading.textContent = text;
    return heading;
  }

  function writing(entry) {
    var box = make("div", "vk-own__writing");
    box.append(title(entry.work, vk.text("gone_exercise")));
    entry.texts.forEach(function (field) {
      box.append(make("p", "vk-own__label", field.label), make("p", "vk-own__text", field.text));
    });
    return box;
  }

  function result(entry) {
    var box = make("div", "vk-own__writing");
    box.append(title(entry.work));
    if (entry.title) box.append(make("p", "vk-own__label", entry.title));
    if (entry.text) box.append(make("p", "vk-own__text", entry.text));
    return box;
  }

  function favourite(work) {
    var item = make("li", "vk-own__row");
    var words = make("span", "vk-own__what");
    words.append(link(work), make("span", "vk-own__kind", work.kind));
    var drop = make("button", "vk-button vk-button--ghost vk-own__drop", vk.text("drop"));
    drop.type = "button";
    drop.append(make("span", "vk-hidden", ": " + work.title));
    drop.addEventListener("click", function () {
      store.favourite(work.id, false);
      vk.say(vk.text("dropped"));
      var heading = document.getElementById("vk-own-favourites");
      heading.tabIndex = -1;
      heading.focus();
    });
    item.append(words, drop);
    return item;
  }

  /* ---- Print, shared computer, delete ------------------------------------------------------- */

  function on(selector, act) { root.querySelector(selector).addEventListener("click", act); }

  /* Asks in a dialog; calls yes() only when that was chosen. */
  var chosen = null;
  vk.own.ask = function (id, yes) {
    var dialog = document.getElementById(id);
    chosen = yes;
    dialog.returnValue = "";
    dialog.showModal();
  };
  root.querySelectorAll(".vk-ask").forEach(function (dialog) {
    var exit = document.querySelector(".vk-top .vk-exit");
    if (exit) dialog.append(exit.cloneNode(true));
    dialog.querySelectorAll("button").forEach(function (button) {
      button.addEventListener("click", function () { dialog.close(button.value); });
    });
    /* One listener for good: the event comes late, perhaps after the same question was asked anew. */
    dialog.addEventListener("close", function () { if (dialog.returnValue === "yes") chosen(); });
  });

  on("[data-vk-print]", function () { window.print(); });

  on("[data-vk-share]", function () {
    if (!store.share(!store.shared())) vk.say(vk.text("share_failed"));
    else vk.say(vk.text(store.shared() ? "share_is_on" : "share_is_off"));
  });

  on("[data-vk-delete]", function () {
    vk.own.ask("vk-ask-delete", function () {
      store.clear();
      if (vk.offline) vk.offline.forget();
      vk.say(vk.text("deleted"));
      var heading = document.querySelector(".vk-page h1");
      heading.tabIndex = -1;
      heading.focus();
    });
  });

  function show() {
    var record = store.all();
    fill("sections", course.sections.map(function (entry) { return section(entry, record); }));
    fill("texts", writings(record).map(writing));
    fill("results", results(record).map(result));
    fill("favourites", favourites(record).map(favourite));
    var trouble = root.querySelector("[data-vk-trouble]");
    trouble.textContent = store.problem();
    trouble.hidden = !trouble.textContent;
    var shared = store.shared();
    root.querySelector("[data-vk-shared-state]").textContent = vk.text(shared ? "share_is_on" : "share_is_off");
    root.querySelector("[data-vk-share]").textContent = vk.text(shared ? "share_off" : "share_on");
  }
  store.on(show);
  show();
  root.hidden = false;
})();
