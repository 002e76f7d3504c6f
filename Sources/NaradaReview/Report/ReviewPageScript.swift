/// The one script of the review report's page: it searches, filters and sorts the pairs that stand there already.
enum ReviewPageScript {
    static let text: StaticString = #"""
        "use strict";
        (() => {
          const byId = (id) => document.getElementById(id);
          const [list, form, words, order, shown] = ["items", "find", "words", "order", "shown"].map(byId);
          const filters = ["state", "connector"].map(byId);
          const reason = byId("reason");
          // Accents and case do not matter: "bjork" finds "Björk".
          const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
          const items = Array.from(list.children, (element, place) => {
            const summary = element.querySelector("summary");
            return {
              element, place, confidence: Number(element.dataset.confidence), data: element.dataset,
              title: fold(element.querySelector(".row").textContent),
              text: fold(summary.textContent + " " + (element.querySelector("ul")?.textContent ?? "")),
            };
          });
          const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
          const orders = {
            list: () => 0,
            sure: (a, b) => b.confidence - a.confidence,
            doubtful: (a, b) => a.confidence - b.confidence,
            title: (a, b) => compare(a.title, b.title),
            connector: (a, b) => compare(a.data.connector, b.data.connector),
          };
          const find = () => {
            const wanted = fold(words.value).split(/\s+/).filter(Boolean);
            let count = 0;
            for (const item of items) {
              const fits = wanted.every((word) => item.text.includes(word))
                && filters.every((filter) => !filter.value || item.data[filter.id] === filter.value)
                && (!reason.value || item.data.reasons.split(" ").includes(reason.value));
              item.element.hidden = !fits;
              if (fits) count += 1;
            }
            shown.textContent = count + " of " + items.length + " listed pairs shown";
          };
          const sort = () => {
            const sorted = items.slice().sort((a, b) => orders[order.value](a, b) || a.place - b.place);
            list.append(...sorted.map((item) => item.element));
          };
          form.addEventListener("submit", (event) => event.preventDefault());
          words.addEventListener("input", find);
          for (const filter of [...filters, reason]) filter.addEventListener("change", find);
          order.addEventListener("change", sort);
          byId("open").addEventListener("click", () => {
            for (const item of items) if (!item.element.hidden) item.element.open = true;
          });
          byId("close").addEventListener("click", () => { for (const item of items) item.element.open = false; });
          form.hidden = items.length === 0;
          // A browser that goes back fills the fields in again.
          sort();
          find();
        })();
        """#
}
