/* Quizzes. The page holds everything already: the questions, and below each a folded answer key.
   With this script the key stays away until the question has been answered; the answer is met with
   the words its author wrote. Nothing is scored, every answer can be changed, and all can be begun
   again. A self-assessment adds up what was chosen and shows the text of that band, no number.
   Answers are kept in the learner's record (store.js) as
     {answers: {<question>: value}, checked: {<question>: true}, result: {title, text} | {answered, of}} */
(function () {
  "use strict";
  var work = window.vk.work;
  var make = work.make;

  function all(root, selector) { return Array.from(root.querySelectorAll(selector)); }

  /* ---- What each type of question is: its controls, its answer, what is said about it --------
     Each takes the <li>, and a function to call when the answer changed, and returns
       read()  → the answer, or null while there is none; plain JSON
       write(answer)            shows an answer
       empty                    what is said when there is none
       judge(answer) → {right: bool, partly: bool, lines: [nodes], text: "" or other words}
       marks()                  [{at: element, right: bool}] what is marked after checking        */

  var TYPES = {
    single: choice, multiple: choice, "true-false": choice, ordering: ordering, matching: matching, short: short
  };

  function choice(question, changed) {
    var inputs = all(question, ".vk-option input");
    var keys = all(question, ".vk-key__answers > li");
    var several = question.getAttribute("data-vk-type") === "multiple";
    inputs.forEach(function (input) {
      input.autocomplete = "off";
      input.addEventListener("change", changed);
    });
    function isRight(input) { return input.hasAttribute("data-vk-correct"); }
    return {
      empty: "quiz_choose_first",
      only: inputs.length < 3, /* there is nothing left to try */
      read: function () {
        var chosen = [];
        inputs.forEach(function (input, index) { if (input.checked) chosen.push(index); });
        return chosen.length ? chosen : null;
      },
      write: function (answer) {
        inputs.forEach(function (input, index) { input.checked = !!answer && answer.indexOf(index) >= 0; });
      },
      judge: function (answer) {
        var chosen = answer.map(function (index) { return inputs[index]; }).filter(Boolean);
        var good = chosen.filter(isRight).length;
        var missing = inputs.filter(isRight).length - good;
        var lines = [];
        answer.forEach(function (index) {
          var why = keys[index] && keys[index].querySelector(".vk-key__why");
          if (!why) return;
          var line = make("p", "vk-feedback__line");
          if (chosen.length > 1) line.append(make("b", "", keys[index].querySelector(".vk-key__answer").textContent), " ");
          line.append(copy(why));
          lines.push(line);
        });
        return {
          right: good === chosen.length && !missing,
          partly: good > 0,
          text: several && missing && good === chosen.length ? work.text("quiz_more") : "",
          lines: lines
        };
      },
      marks: function (answer) {
        return answer.filter(function (index) { return inputs[index]; }).map(function (index) {
          return { at: inputs[index].closest(".vk-option"), right: isRight(inputs[index]) };
        });
      }
    };
  }

  /* Things to put in order: buttons that move a thing up or down; the focus goes with it. */
  function ordering(question, changed) {
    var list = question.querySelector(".vk-shuffled");
    var first = all(list, "li");
    var status = make("p", "vk-hidden");
    var touched = false;
    status.setAttribute("role", "status");
    var ordered = make("ol", "vk-order");
    if (list.lang) ordered.lang = list.lang;
    first.forEach(function (item, index) {
      var text = item.textContent.trim();
      item.vkIndex = index;
      var words = make("span", "vk-order__text", text);
      var tools = make("span", "vk-order__tools");
      tools.append(mover(item, text, -1), mover(item, text, 1));
      item.replaceChildren(words, tools);
      ordered.append(item);
    });
    list.replaceWith(ordered);
    ordered.after(status);
    named(question, ordered);
    ends();

    function items() { return all(ordered, "li"); }

    function mover(item, text, by) {
      var button = work.button("vk-round vk-order__move", undefined, function () {
        var now = items();
        var other = now[now.indexOf(item) + by];
        if (!other) return;
        if (by < 0) other.before(item);
        else other.after(item);
        touched = true;
        button.focus();
        ends();
        status.textContent = work.text("quiz_moved", { text: text, n: now.indexOf(item) + by + 1, of: now.length });
        changed();
      });
      button.setAttribute("aria-label", work.text(by < 0 ? "quiz_up" : "quiz_down", { text: text }));
      button.setAttribute("lang", document.documentElement.lang);
      button.append(icon(by < 0 ? "m6 15 6-6 6 6" : "m6 9 6 6 6-6"));
      return button;
    }

    /* Where there is nowhere to go the button says so, but keeps the focus. */
    function ends() {
      var now = items();
      now.forEach(function (item, index) {
        var both = item.querySelectorAll(".vk-order__move");
        both[0].setAttribute("aria-disabled", String(index === 0));
        both[1].setAttribute("aria-disabled", String(index === now.length - 1));
      });
    }

    function place(item) { return Number(item.getAttribute("data-vk-place")); }

    return {
      empty: "quiz_choose_first",
      read: function (asked) {
        touched = touched || asked; /* whoever asks for a verdict means the order as it is */
        return touched ? items().map(function (item) { return item.vkIndex; }) : null;
      },
      write: function (answer) {
        touched = !!answer;
        var order = answer && answer.length === first.length ? answer : first.map(function (_, index) { return index; });
        order.forEach(function (index) { if (first[index]) ordered.append(first[index]); });
        ends();
      },
      judge: function () {
        var good = items().filter(function (item, index) { return place(item) === index; }).length;
        return { right: good === first.length, partly: good > 0, lines: [], text: "" };
      },
      marks: function () {
        return items().map(function (item, index) {
          var right = place(item) === index;
          return { at: item.querySelector(".vk-order__text"), right: right, text: work.text(right ? "quiz_in_place" : "quiz_elsewhere") };
        });
      }
    };
  }

  /* Things that belong together: a list to choose from beside each. */
  function matching(question, changed) {
    var box = question.querySelector(".vk-match");
    var lefts = all(box, ".vk-match__left > li").map(function (item) { return item.textContent.trim(); });
    var rights = all(box, ".vk-match__right > li");
    var texts = rights.map(function (item) { return item.textContent.trim(); });
    var answers = [];
    rights.forEach(function (item, index) { answers[Number(item.getAttribute("data-vk-place"))] = texts[index]; });
    var pairs = make("ul", "vk-pairs");
    if (box.lang) pairs.lang = box.lang;
    var selects = lefts.map(function (left) {
      var item = make("li", "vk-pair");
      var label = make("label", "vk-pair__left", left);
      var select = make("select", "vk-pair__select");
      select.id = label.htmlFor = work.unique("pair");
      select.autocomplete = "off";
      var none = make("option", "", work.text("quiz_choose"));
      none.value = "";
      none.lang = document.documentElement.lang;
      select.append(none);
      texts.forEach(function (text, index) {
        var option = make("option", "", text);
        option.value = String(index);
        select.append(option);
      });
      var chosen = make("p", "vk-pair__right");
      select.addEventListener("change", function () {
        say(select);
        changed();
      });
      item.append(label, select, chosen);
      pairs.append(item);
      return select;
    });
    box.replaceWith(pairs);
    named(question, pairs);

    /* A closed list cuts long texts: the whole text stands below it (the list has said it already). */
    var ruler = make("canvas").getContext("2d");
    function say(select) {
      var line = select.nextElementSibling;
      var text = select.value ? select.selectedOptions[0].text : "";
      var style = getComputedStyle(select);
      ruler.font = style.font;
      var room = select.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - 24;
      line.textContent = ruler.measureText(text).width > room ? text : "";
      line.setAttribute("aria-hidden", "true");
    }
    window.addEventListener("resize", function () { selects.forEach(say); });

    function fits(select, index) { return select.value !== "" && texts[Number(select.value)] === answers[index]; }

    return {
      empty: "quiz_match_first",
      read: function () {
        var values = selects.map(function (select) { return select.value; });
        return values.every(function (value) { return value !== ""; }) ? values.map(Number) : null;
      },
      write: function (answer) {
        selects.forEach(function (select, index) {
          select.value = answer && texts[answer[index]] !== undefined ? String(answer[index]) : "";
          say(select);
        });
      },
      judge: function () {
        var good = selects.filter(fits).length;
        return { right: good === selects.length, partly: good > 0, lines: [], text: "" };
      },
      marks: function () {
        return selects.map(function (select, index) { return { at: select.parentElement, right: fits(select, index) }; });
      }
    };
  }

  /* A word or two. Capitals, spaces and full stops do not matter, nor does one slip of the keys. */
  function short(question, changed, check) {
    var accepted = all(question, ".vk-key__answers .vk-key__answer").map(function (item) { return item.textContent.trim(); });
    var text = question.querySelector(".vk-question__text");
    var line = make("div", "vk-short");
    var field = make("input", "vk-short__field");
    field.type = "text";
    field.autocomplete = "off";
    field.spellcheck = false;
    field.setAttribute("autocapitalize", "off");
    if (text.lang) field.lang = text.lang;
    text.id = text.id || work.unique("asked");
    field.id = work.unique("answer");
    var label = make("label", "vk-short__label", work.text("quiz_answer"));
    label.htmlFor = field.id;
    field.setAttribute("aria-describedby", text.id);
    line.append(label, field);
    text.after(line);
    field.addEventListener("input", changed);
    field.addEventListener("keydown", function (event) {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      check();
    });
    return {
      empty: "quiz_write_first",
      read: function () { return field.value.trim() ? field.value : null; },
      write: function (answer) { field.value = typeof answer === "string" ? answer : ""; },
      judge: function (answer) {
        var given = plain(answer);
        var same = accepted.filter(function (one) { return plain(one) === given; })[0];
        var near = same || accepted.filter(function (one) { return isNear(plain(one), given); })[0];
        return {
          right: !!near,
          partly: false,
          lines: [],
          text: near && !same ? work.text("quiz_spelled", { answer: near }) : ""
        };
      },
      marks: function () { return []; }
    };
  }

  function plain(text) { return work.fold(text).replace(/[.,;:!?'"”“’()-]/g, "").replace(/ +/g, " ").trim(); }

  /* One letter more, less, other, or two changed places: only in words long enough for it. */
  function isNear(one, other) {
    if (one.length < 5 || Math.abs(one.length - other.length) > 1) return false;
    var from = 0;
    while (from < one.length && one[from] === other[from]) from += 1;
    var end = 0;
    while (end < Math.min(one.length, other.length) - from && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1;
    var a = one.slice(from, one.length - end);
    var b = other.slice(from, other.length - end);
    return Math.max(a.length, b.length) <= 1 || (a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0]);
  }

  function named(question, group) {
    var text = question.querySelector(".vk-question__text");
    var hint = question.querySelector(".vk-question__hint");
    var box = make("div", "vk-group");
    text.id = text.id || work.unique("asked");
    box.setAttribute("role", "group");
    box.setAttribute("aria-labelledby", text.id);
    if (hint) {
      hint.id = hint.id || work.unique("hint");
      box.setAttribute("aria-describedby", hint.id);
    }
    group.before(box);
    box.append(group);
  }

  function icon(path) {
    var svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("width", "24");
    svg.setAttribute("height", "24");
    svg.setAttribute("aria-hidden", "true");
    var line = document.createElementNS("http://www.w3.org/2000/svg", "path");
    line.setAttribute("d", path);
    svg.append(line);
    return svg;
  }

  /* What an author wrote, with the language it is in. */
  function copy(node) {
    var made = make("span", "", node.textContent);
    var inside = node.closest("[lang]");
    if (inside && inside !== document.documentElement) made.lang = inside.lang;
    return made;
  }

  /* ---- A knowledge quiz ----------------------------------------------------------------------- */

  function knowledge(list) {
    var id = work.id(list);
    var questions = all(list, ".vk-question").map(begin);
    var state = make("p", "vk-quiz__state");
    state.setAttribute("role", "status");
    var kept = make("p", "vk-quiz__kept", work.text(work.where() === "none" ? "quiz_not_kept" : "quiz_kept"));
    var again = work.button("vk-button vk-button--ghost", work.text("quiz_again"), function () {
      questions.forEach(function (question) { question.reset(); });
      keep();
      state.textContent = work.text("quiz_cleared");
      questions[0].focus();
    });
    var end = make("div", "vk-quiz__end");
    end.append(state, again, kept);
    list.after(end);

    function begin(item, index) {
      var type = TYPES[item.getAttribute("data-vk-type")] || choice;
      var key = item.querySelector(".vk-key");
      var box = make("div", "vk-feedback");
      box.setAttribute("role", "status");
      var button = work.button("vk-button vk-check", work.text("quiz_check"), check);
      var row = make("div", "vk-question__check");
      row.append(button);
      key.before(row, box);
      key.hidden = true;
      var checked = false;
      var part = type(item, function () {
        if (checked) uncheck();
        else box.replaceChildren();
        keep();
      }, check);

      function uncheck() {
        checked = false;
        box.replaceChildren();
        box.className = "vk-feedback";
        key.hidden = true;
        key.open = false;
        all(item, ".vk-mark").forEach(function (mark) { mark.remove(); });
        all(item, ".vk-marked").forEach(function (element) { element.classList.remove("vk-marked", "vk-marked--right"); });
      }

      function check() {
        var answer = part.read(true);
        if (answer === null) {
          box.className = "vk-feedback vk-feedback--empty";
          box.replaceChildren(make("p", "vk-feedback__line", work.text(part.empty)));
          return;
        }
        show(answer);
        keep();
        finish();
      }

      function show(answer) {
        uncheck();
        checked = true;
        var found = part.judge(answer);
        var verdict = make("p", "vk-feedback__verdict");
        var words = found.text || work.text(found.right ? "quiz_right" : found.partly ? "quiz_partly" : part.only ? "quiz_not" : "quiz_not_quite");
        verdict.append(icon(found.right ? "m5 12.5 4.5 4.5L19 7.5" : "M5 12h14"), make("span", "", words));
        var lines = [verdict].concat(found.lines);
        var said = key.querySelector(".vk-key__feedback");
        if (said) {
          var line = make("p", "vk-feedback__line");
          line.append(copy(said));
          lines.push(line);
        }
        box.className = "vk-feedback vk-feedback--" + (found.right ? "right" : "other");
        box.replaceChildren.apply(box, lines);
        part.marks(answer).forEach(function (mark) {
          var note = make("span", "vk-mark", " " + (mark.text || work.text(mark.right ? "quiz_mark_right" : "quiz_mark_other")));
          note.prepend(icon(mark.right ? "m5 12.5 4.5 4.5L19 7.5" : "M6 12h12"));
          note.lang = document.documentElement.lang;
          mark.at.classList.add("vk-marked");
          if (mark.right) mark.at.classList.add("vk-marked--right");
          mark.at.append(note);
        });
        key.hidden = false;
      }

      return {
        number: String(index + 1),
        isChecked: function () { return checked; },
        answer: function () { return part.read(false); },
        restore: function (answer, wasChecked) {
          part.write(answer);
          uncheck();
          if (wasChecked && part.read(false) !== null) show(part.read(false));
        },
        reset: function () {
          part.write(null);
          uncheck();
        },
        focus: function () { (item.querySelector("input, select, .vk-order__move") || button).focus(); }
      };
    }

    function finish() {
      var open = questions.filter(function (question) { return !question.isChecked(); }).length;
      var text = open ? "" : work.text("quiz_all_done");
      if (state.textContent !== text) state.textContent = text;
    }

    function keep() {
      var answers = {};
      var checked = {};
      questions.forEach(function (question) {
        if (question.answer() !== null) answers[question.number] = question.answer();
        if (question.isChecked()) checked[question.number] = true;
      });
      var some = Object.keys(answers).length > 0;
      var result = { answered: Object.keys(checked).length, of: questions.length };
      var where = work.keep("quizzes", id, some ? { answers: answers, checked: checked, result: result } : undefined);
      kept.textContent = work.text(where === "none" ? "quiz_not_kept" : "quiz_kept");
      if (state.textContent && !some) return;
      if (result.answered < result.of) state.textContent = "";
    }

    var before = work.kept("quizzes", id);
    if (before && before.answers) {
      questions.forEach(function (question) {
        var answer = before.answers[question.number];
        if (answer !== undefined) question.restore(answer, before.checked && before.checked[question.number] === true);
      });
      finish();
    } else {
      questions.forEach(function (question) { question.reset(); });
    }
  }

  /* ---- A self-assessment ---------------------------------------------------------------------- */

  function assessment(list) {
    var id = work.id(list);
    var item = list.closest(".vk-work") || list.parentElement;
    var folded = item.querySelector(".vk-bands");
    var bands = all(folded, ".vk-band");
    var questions = all(list, ".vk-question");
    folded.hidden = true;
    all(list, ".vk-option__value").forEach(function (value) { value.hidden = true; });

    var state = make("div", "vk-feedback vk-feedback--empty");
    state.setAttribute("role", "status");
    var box = make("section", "vk-result");
    box.hidden = true;
    var ask = work.button("vk-button", work.text("quiz_result"), function () {
      var missing = open();
      if (missing.length) say(missing);
      else show(true);
    });
    var again = work.button("vk-button vk-button--ghost", work.text("quiz_again"), function () {
      inputs().forEach(function (input) { input.checked = false; });
      hide();
      keep(null);
      state.replaceChildren(make("p", "vk-feedback__line", work.text("quiz_cleared")));
      inputs()[0].focus();
    });
    var row = make("div", "vk-actions");
    row.append(ask, again);
    var kept = make("p", "vk-quiz__kept");
    var end = make("div", "vk-quiz__end");
    end.append(row, state, box, kept);
    list.after(end);

    function inputs() { return all(list, "input[data-vk-value]"); }
    function chosen(question) { return question.querySelector("input:checked"); }
    function open() { return questions.filter(function (question) { return !chosen(question); }); }

    function say(missing) {
      var numbers = missing.map(function (question) { return questions.indexOf(question) + 1; });
      var line = make("p", "vk-feedback__line", work.text("quiz_unanswered", { numbers: numbers.join(", ") }));
      var go = work.button("vk-button vk-button--ghost", work.text("quiz_go", { n: numbers[0] }), function () {
        missing[0].querySelector("input").focus();
      });
      state.replaceChildren(line, go);
    }

    function hide() {
      box.hidden = true;
      box.replaceChildren();
      state.replaceChildren();
    }

    function show(moved) {
      var sum = questions.reduce(function (all, question) { return all + Number(chosen(question).getAttribute("data-vk-value")); }, 0);
      var band = bands.filter(function (one) {
        return Number(one.getAttribute("data-vk-from")) <= sum && sum <= Number(one.getAttribute("data-vk-to"));
      })[0];
      if (!band) return;
      var title = make("p", "vk-result__title");
      title.append(copy(band.querySelector(".vk-band__title")));
      title.id = work.unique("result");
      title.tabIndex = -1;
      box.setAttribute("aria-labelledby", title.id);
      box.replaceChildren(title);
      all(band, "dd > *").forEach(function (node) { box.append(node.cloneNode(true)); });
      box.append(make("p", "vk-result__what", work.text("quiz_not_diagnosis")));
      box.classList.toggle("vk-result--help", band.classList.contains("vk-band--help"));
      state.replaceChildren();
      box.hidden = false;
      keep({ title: title.textContent, text: (band.querySelector("dd > p") || title).textContent });
      if (moved) title.focus();
    }

    function keep(result) {
      var answers = {};
      questions.forEach(function (question, index) {
        var input = chosen(question);
        if (input) answers[index + 1] = all(question, "input").indexOf(input);
      });
      var some = Object.keys(answers).length > 0;
      var where = work.keep("quizzes", id, some ? { answers: answers, checked: !!result, result: result || {} } : undefined);
      kept.textContent = work.text(where === "none" ? "quiz_not_kept" : "quiz_kept");
    }

    inputs().forEach(function (input) {
      input.autocomplete = "off";
      input.checked = false;
      input.addEventListener("change", function () {
        hide();
        keep(null);
      });
    });

    var before = work.kept("quizzes", id);
    kept.textContent = work.text(work.where() === "none" ? "quiz_not_kept" : "quiz_kept");
    if (!before || !before.answers) return;
    questions.forEach(function (question, index) {
      var input = all(question, "input")[before.answers[index + 1]];
      if (input) input.checked = true;
    });
    if (before.checked && !open().length) show(false);
  }

  document.querySelectorAll('[data-vk-quiz="knowledge"]').forEach(knowledge);
  document.querySelectorAll('[data-vk-quiz="self-assessment"]').forEach(assessment);
})();
