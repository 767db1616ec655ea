/* Recordings: the browser's own player, and around it speed, jumps, chapters that can be pressed,
   a transcript that follows the sound and can be searched, and the place where one stopped, kept
   in the learner's record. What lies on another host is loaded only when the learner says so. */
(function () {
  "use strict";
  var SPEEDS = [0.75, 1, 1.25, 1.5, 1.75, 2];
  var JUMP = 15;    /* seconds */
  var WORTH = 10;   /* seconds from either end that are not worth coming back to */
  var EVERY = 5000; /* milliseconds between two notes of the place */
  var work = window.vk.work;
  var make = work.make;

  function all(root, selector) { return Array.from(root.querySelectorAll(selector)); }

  function clock(seconds) {
    var whole = Math.floor(seconds);
    var hours = Math.floor(whole / 3600);
    var minutes = Math.floor(whole / 60) % 60;
    function two(n) { return (n < 10 ? "0" : "") + n; }
    return (hours ? hours + ":" + two(minutes) : String(minutes)) + ":" + two(whole % 60);
  }

  document.querySelectorAll("[data-vk-player]").forEach(function (box) {
    var media = box.querySelector("audio, video");
    var item = box.closest(".vk-work") || box.parentElement;
    var id = work.id(box);
    if (!media) return;

    /* ---- Another host: nothing is asked of it before the learner says so -------------------- */

    var elsewhere = box.querySelector("[data-vk-elsewhere]");
    if (elsewhere) {
      elsewhere.querySelector(".vk-actions").prepend(work.button("vk-button", work.text("player_load"), load));
    }

    function load() {
      var source = make("source");
      source.src = elsewhere.getAttribute("data-vk-elsewhere");
      source.type = elsewhere.getAttribute("data-vk-type");
      media.prepend(source);
      media.hidden = false;
      all(box, ":scope > img").forEach(function (picture) { picture.remove(); });
      elsewhere.remove();
      elsewhere = null;
      tools.hidden = false;
      media.load();
      resume();
      media.focus();
    }

    /* ---- Jumping: chapters, times in the transcript, words of the transcript ---------------- */

    function seek(seconds, play) {
      if (elsewhere) {
        elsewhere.scrollIntoView({ block: "center" });
        elsewhere.querySelector("button").focus();
        return;
      }
      media.currentTime = Math.max(0, seconds);
      media.setAttribute("data-vk-moved", "");
      follow(seconds);
      if (play) {
        var playing = media.play();
        if (playing) playing.catch(function () { /* the player itself shows why */ });
      }
    }

    item.addEventListener("click", function (event) {
      var link = event.target.closest("[data-vk-seek]");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      seek(Number(link.getAttribute("data-vk-seek")), true);
    });

    /* ---- Speed and jumps --------------------------------------------------------------------- */

    var tools = make("div", "vk-tools");
    tools.hidden = !!elsewhere;
    tools.append(jump(-JUMP), jump(JUMP), speed());
    box.after(tools);

    function jump(by) {
      return work.button("vk-tool", work.text(by < 0 ? "player_back" : "player_forward", { n: Math.abs(by) }), function () {
        seek(Math.min(media.currentTime + by, media.duration || Infinity), false);
      });
    }

    function speed() {
      var label = make("label", "vk-tool vk-tool--speed");
      var select = make("select", "vk-tool__select");
      SPEEDS.forEach(function (value) {
        var option = make("option", "", value.toLocaleString(document.documentElement.lang) + " ×");
        option.value = String(value);
        option.selected = value === 1;
        select.append(option);
      });
      select.autocomplete = "off";
      select.addEventListener("change", function () {
        media.defaultPlaybackRate = media.playbackRate = Number(select.value);
      });
      media.addEventListener("ratechange", function () {
        if (SPEEDS.indexOf(media.playbackRate) >= 0) select.value = String(media.playbackRate);
      });
      label.append(make("span", "", work.text("player_speed")), select);
      return label;
    }

    /* ---- The place where one stopped --------------------------------------------------------- */

    var place = make("p", "vk-place");
    place.hidden = true;
    tools.before(place);

    function resume() {
      var seconds = work.kept("media", id);
      if (elsewhere || typeof seconds !== "number" || seconds < WORTH) return;
      place.replaceChildren(
        make("span", "", work.text("player_stopped", { time: clock(seconds) }) + " "),
        work.button("vk-tool", work.text("player_continue"), function () {
          seek(seconds, true);
          media.focus();
        })
      );
      place.hidden = false;
    }

    var noted = 0;
    function note() {
      if (!media.hasAttribute("data-vk-moved") && media.currentTime === 0) return;
      noted = Date.now();
      var left = media.duration ? media.duration - media.currentTime : Infinity;
      var over = media.ended || left < WORTH || media.currentTime < 1;
      if (over && work.kept("media", id) === undefined) return;
      work.keep("media", id, over ? undefined : Math.floor(media.currentTime));
    }

    media.addEventListener("play", function () {
      place.hidden = true;
      media.setAttribute("data-vk-moved", "");
      document.querySelectorAll("audio, video").forEach(function (other) {
        if (other !== media) other.pause(); /* one voice at a time */
      });
    });
    media.addEventListener("pause", note);
    media.addEventListener("ended", note);
    window.addEventListener("pagehide", note);
    resume();

    /* ---- Chapters and transcript follow ------------------------------------------------------ */

    var chapters = all(item, ".vk-chapter");
    var cues = all(item, ".vk-cue");
    var text = item.querySelector(".vk-transcript__text");
    var following = true;
    var searching = false;
    var now = null;

    function from(element) { return Number(element.getAttribute("data-vk-from") || element.getAttribute("data-vk-seek")); }

    function latest(elements, seconds) {
      var low = 0;
      var high = elements.length;
      while (low < high) {
        var middle = (low + high) >> 1;
        if (from(elements[middle]) <= seconds + 0.05) low = middle + 1;
        else high = middle;
      }
      return elements[low - 1] || null;
    }

    function follow(seconds) {
      var chapter = latest(chapters, seconds);
      chapters.forEach(function (link) {
        if (link === chapter) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      });
      var cue = latest(cues, seconds);
      if (cue === now) return;
      if (now) now.classList.remove("vk-cue--now");
      now = cue;
      if (!cue) return;
      cue.classList.add("vk-cue--now");
      if (following && !searching && !media.paused) show(cue);
    }

    /* Moves the transcript in its own box; the page itself never moves by itself. */
    function show(cue) {
      var view = text.getBoundingClientRect();
      var at = cue.getBoundingClientRect();
      if (!view.height || (at.top >= view.top + 16 && at.bottom <= view.bottom - 48)) return;
      var calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
      text.scrollTo({ top: text.scrollTop + at.top - view.top - view.height / 3, behavior: calm ? "auto" : "smooth" });
    }

    media.addEventListener("timeupdate", function () {
      follow(media.currentTime);
      if (!media.paused && Date.now() - noted > EVERY) note();
    });
    media.addEventListener("seeked", function () { follow(media.currentTime); });

    if (text && cues.length) transcript();

    function transcript() {
      var bar = make("div", "vk-transcript__bar");
      var label = make("label", "vk-filter__label", work.text("player_search"));
      var field = make("input", "vk-filter__field");
      field.type = "search";
      field.autocomplete = "off";
      field.id = work.unique("transcript");
      label.htmlFor = field.id;
      var next = work.button("vk-tool", work.text("player_next"), function () { go(1); });
      next.hidden = true;
      var state = make("p", "vk-filter__state");
      state.setAttribute("role", "status");
      var row = make("div", "vk-transcript__row");
      row.append(field, next);

      var choice = make("label", "vk-follow");
      var box = make("input");
      box.type = "checkbox";
      box.checked = true;
      box.autocomplete = "off";
      choice.append(box, make("span", "", work.text("player_follow")));
      box.addEventListener("change", function () {
        following = box.checked;
        if (following && now) show(now);
      });

      bar.append(label, row, state, choice);
      text.before(bar);
      text.classList.add("vk-transcript__text--box");
      text.tabIndex = 0;
      text.setAttribute("role", "region");
      text.setAttribute("aria-label", work.text("player_text"));

      /* Words can be pressed; the times before them do the same for the keyboard. */
      text.addEventListener("click", function (event) {
        var cue = event.target.closest(".vk-cue");
        if (!cue || String(window.getSelection())) return;
        seek(from(cue), true);
      });

      var plain = cues.map(function (cue) { return cue.textContent; });
      var hits = [];
      var at = -1;

      function search() {
        var words = field.value.trim().toLowerCase();
        hits = [];
        at = -1;
        searching = words !== "";
        cues.forEach(function (cue, index) { mark(cue, plain[index], words); });
        next.hidden = hits.length < 2;
        if (!words) state.textContent = "";
        else if (!hits.length) state.textContent = work.text("player_none");
        else go(1);
      }

      function mark(cue, all, words) {
        if (!words) {
          if (cue.firstElementChild) cue.textContent = all;
          return;
        }
        var low = all.toLowerCase();
        var parts = [];
        var start = 0;
        for (var found = low.indexOf(words); found >= 0 && low.length === all.length; found = low.indexOf(words, start)) {
          var hit = make("mark", "vk-hit", all.slice(found, found + words.length));
          parts.push(all.slice(start, found), hit);
          hits.push(hit);
          start = found + words.length;
        }
        if (parts.length || cue.firstElementChild) cue.replaceChildren.apply(cue, parts.concat(all.slice(start)));
      }

      function go(by) {
        if (!hits.length) return;
        if (hits[at]) hits[at].classList.remove("vk-hit--now");
        at = (at + by + hits.length) % hits.length;
        hits[at].classList.add("vk-hit--now");
        show(hits[at]);
        state.textContent = work.text("player_hit", { n: at + 1, of: hits.length });
      }

      var timer = 0;
      field.addEventListener("input", function () {
        clearTimeout(timer);
        timer = setTimeout(search, 200);
      });
      field.addEventListener("keydown", function (event) {
        if (event.key !== "Enter" || event.isComposing) return;
        event.preventDefault();
        go(event.shiftKey ? -1 : 1);
      });
    }

    /* ---- Captions without a server: a page opened from a folder may not read the file -------- */

    var track = media.querySelector("track");
    if (track && cues.length && window.VTTCue && location.protocol === "file:") {
      var own = media.addTextTrack("captions", track.label, track.srclang);
      cues.forEach(function (cue) {
        own.addCue(new VTTCue(from(cue), Number(cue.getAttribute("data-vk-to")), cue.textContent));
      });
      own.mode = "showing";
      track.remove();
    }
  });
})();
