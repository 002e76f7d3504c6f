/// What the review report's page adds to `PageStyle`.
enum ReviewPageStyle {
    static let text: StaticString = """
        .sections { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; padding: 0; max-width: none; }
        #find { display: flex; flex-wrap: wrap; gap: .5rem .75rem; align-items: end; margin: .75rem 0; }
        #find[hidden] { display: none; }
        #find label { display: grid; grid-template-columns: minmax(0, 1fr); max-width: 100%; font-size: .875rem; }
        #shown { flex-basis: 100%; }
        .item { border-bottom: 1px solid var(--rule); margin: 0; }
        .item > :not(summary) { margin-left: 1rem; }
        .item[open] { padding-bottom: 1rem; }
        .item > .sides, .item > .waterfall { width: calc(100% - 1rem); }
        .confidence { display: inline-block; min-width: 2.2rem; font-weight: 600; text-align: right; }
        @media (max-width: 30rem) {
          .item > :not(summary) { margin-left: 0; }
          .item > .sides, .item > .waterfall { width: 100%; } }
        """
}
