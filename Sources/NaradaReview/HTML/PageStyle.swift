/// The styles that pages share. Classes that a body may use:
///
///     unseen      said by a screen reader, not shown
///     faint       of lesser weight
///     plots       a grid of figures, as many beside each other as there is room for
///     scroll      around a wide table: it scrolls, the page does not (give it tabindex="0", role, aria-label)
///     number      a cell of numbers, right-aligned
///     ink-blue, ink-green, ink-orange, ink-red, ink-grey
///                 the colour that bars, lines and legends inside draw with, `ChartInk`
///
/// Colours of text keep a contrast of 4.5 : 1 to both papers, in light and dark (WCAG 2.2, 1.4.3); a test computes it.
public enum PageStyle {
    /// Text, tables, figures and the parts of this folder.
    public static let shell: StaticString = """
        :root { color-scheme: light dark;
          --ink: #1b1b1b; --paper: #fdfdfc; --raised: #f1f1ec; --rule: #cfcfc8; --faint: #5a5a53; --focus: #1a56b0;
          --blue: #1f5aad; --green: #1a6b36; --orange: #8f4a00; --red: #a3242b; --grey: #5a5a53; --mark: #ffe9a3; }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #e9e9e4; --paper: #17181a; --raised: #232528; --rule: #46484d; --faint: #adada6;
            --focus: #9cc2ff; --blue: #86b4ff; --green: #7fd89b; --orange: #ffb968; --red: #ff9d9d; --grey: #adada6;
            --mark: #574700; } }
        @media print {
          :root { --ink: #000000; --paper: #ffffff; --raised: #ffffff; --rule: #999999; --faint: #444444;
            --blue: #1f5aad; --green: #1a6b36; --orange: #8f4a00; --red: #a3242b; --grey: #444444; --mark: #ffe9a3; } }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
        body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 72rem;
          margin: 0 auto; padding: 1rem; overflow-wrap: break-word; }
        .sides, .waterfall, summary { overflow-wrap: anywhere; }
        h1 { font-size: 1.6rem; line-height: 1.2; margin: .5rem 0 1rem; }
        h2 { font-size: 1.2rem; line-height: 1.3; margin: 2rem 0 .5rem; }
        h3 { font-size: 1rem; margin: 1rem 0 .25rem; }
        p, ul { margin: .5rem 0; max-width: 44rem; }
        a { color: var(--blue); }
        :focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
        .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
          white-space: nowrap; }
        .faint { color: var(--faint); }
        .skip:not(:focus) { position: absolute; left: -100rem; }
        table { border-collapse: collapse; margin: .5rem 0; font-variant-numeric: tabular-nums; }
        caption { text-align: left; font-weight: 600; padding: .2rem 0; }
        th, td { padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--rule); text-align: left;
          vertical-align: top; }
        tr > :last-child { padding-right: 0; }
        th { font-weight: 600; }
        tbody th { font-weight: 400; }
        .number { text-align: right; white-space: nowrap; }
        .scroll { overflow-x: auto; max-width: 100%; }
        .plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 28rem), 1fr)); gap: 0 2rem; }
        .plots > * { min-width: 0; }
        figure { margin: .5rem 0; max-width: 34rem; }
        figure > svg { display: block; width: 100%; height: auto; }
        figcaption { font-weight: 600; }
        .legend { list-style: none; padding: 0; margin: .25rem 0; display: flex; flex-wrap: wrap; gap: 0 1rem;
          font-weight: 400; }
        .legend li { border-bottom: 3px solid var(--tone); }
        .ink-blue { --tone: var(--blue); } .ink-green { --tone: var(--green); } .ink-orange { --tone: var(--orange); }
        .ink-red { --tone: var(--red); } .ink-grey { --tone: var(--grey); }
        .grid, .axis { stroke: var(--rule); stroke-width: 1; fill: none; }
        .tick { fill: var(--faint); font-size: 12px; }
        .line { fill: none; stroke: var(--tone); stroke-width: 2; }
        .dashed { stroke-dasharray: 4 4; }
        .bar { fill: var(--tone); }
        .bars { display: block; width: 100%; min-width: 5rem; height: 1rem; margin-top: .25rem; }
        .total > * { font-weight: 600; }
        .fall { display: block; width: 100%; min-width: 5rem; height: 1.1rem; margin-top: .2rem; }
        .fall .axis { stroke: var(--faint); vector-effect: non-scaling-stroke; }
        .sides, .waterfall { width: 100%; }
        .waterfall th { overflow-wrap: normal; }
        .sides { table-layout: fixed; }
        .sides tr > :first-child { width: 5rem; color: var(--faint); }
        .sides tr > .sign { width: 1.75rem; padding-right: .5rem; text-align: center; }
        .waterfall td:nth-child(4) { width: 40%; }
        mark { background: var(--mark); color: inherit; text-decoration: underline; }
        details { margin: .25rem 0; }
        summary { cursor: pointer; padding: .25rem 0; }
        button, input, select { font: inherit; color: inherit; background: var(--raised); padding: .3rem .5rem;
          border: 1px solid var(--faint); border-radius: .25rem; max-width: 100%; }
        @media (max-width: 30rem) {
          body { padding: .75rem; }
          th, td { padding-right: .4rem; }
          .sides tr > :first-child { width: 3.75rem; }
          .sides, .waterfall { font-size: .8125rem; }
          .waterfall td:nth-child(4) { width: 15%; }
          .fall { min-width: 3rem; } }
        @media print {
          body { max-width: none; font-size: 10pt; }
          tr, figure, summary { break-inside: avoid; }
          h2, h3 { break-after: avoid; }
          svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          .skip, form { display: none; } }
        """
}
