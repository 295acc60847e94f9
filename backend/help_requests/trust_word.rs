//! The trust word: what the helper says first, so that the asker knows that this caller is theirs.

/// Trees, animals and things of the house: short, plain, none that could hurt or be misheard for another.
const WORDS: [&str; 64] = [
    "tilleul", "cerise", "bateau", "lampe", "jardin", "papillon", "noisette", "fenêtre", "rivière", "chapeau", "abricot", "colline", "girafe",
    "violon", "soleil", "panier", "mouette", "caramel", "horloge", "platane", "vanille", "tortue", "guitare", "moulin", "framboise", "lavande",
    "castor", "bouquet", "fontaine", "coquille", "sapin", "melon", "tambour", "dauphin", "pivoine", "crayon", "prairie", "marmite", "hibou",
    "biscuit", "falaise", "chandelle", "renard", "myrtille", "boussole", "érable", "pêche", "parapluie", "hérisson", "olive", "cascade",
    "tulipe", "écharpe", "piano", "loutre", "citron", "sentier", "bougie", "mésange", "orange", "ardoise", "romarin", "poire", "étoile",
];

/// A word for one help request.
pub fn new() -> &'static str {
    WORDS[usize::from(rand::random::<u8>()) % WORDS.len()]
}
