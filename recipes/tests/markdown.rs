//! Markdown becomes blocks without its marks.

use abrege::BlockKind::{Caption, Heading, ListItem, Paragraph};
use abrege_recipes::markdown::layout;

const PAGE: &str = "\
# Le budget est *adopté*

![La maire, Anne Rey](rey.jpg)

Le conseil a adopté **lundi** le [budget](https://example.com/b)
de la ville. ![icône](i.png)

![petite image](j.png) Le vote a été serré.

> « Un effort partagé », dit la maire.

Il prévoit :

1. une baisse de la taxe
2. des travaux :
   - une école

   - un pont

```rust
let x = 1;
```

<div>du HTML</div>

| quartier | voix |
|---|---|
| Nord | 12 |
";

#[test]
fn blocks_have_their_kinds_and_lose_their_marks() {
    let layout = layout(PAGE);
    let blocks: Vec<_> =
        layout.blocks().iter().map(|(span, kind)| (*kind, &layout.text()[span.range()])).collect();
    assert_eq!(
        blocks,
        [
            (Heading, "Le budget est adopté"),
            (Caption, "La maire, Anne Rey"),
            (Paragraph, "Le conseil a adopté lundi le budget de la ville."),
            (Paragraph, "Le vote a été serré."),
            (Paragraph, "« Un effort partagé », dit la maire."),
            (Paragraph, "Il prévoit :"),
            (ListItem, "une baisse de la taxe"),
            (ListItem, "des travaux :"),
            (ListItem, "une école"),
            (ListItem, "un pont"),
        ]
    );
}
