//! What people type, against what really ships.

use super::{Index, Text};
use crate::learning::{documents, shipped};

/// The slugs of the first answers.
fn first(index: &Index<usize>, slugs: &[String], query: &str, count: usize) -> Vec<String> {
    index.find(query, count, |_| true).iter().map(|found| slugs[found.key].clone()).collect()
}

#[test]
fn what_people_type_finds_what_it_means() {
    let (mut index, mut slugs) = (Index::default(), Vec::new());
    for one in shipped::all() {
        let front = documents::read(one.kind, &one.source).unwrap().front;
        let body = one.source.splitn(3, "---\n").nth(2).unwrap();
        index.put(slugs.len(), &Text { title: &front.title, summary: &front.summary, words: &front.words.join(", "), body });
        slugs.push(one.slug);
    }
    for (query, slug) in [
        ("declaration impot", "declaration-de-revenus"),
        ("caf alloc", "compte-caf"),
        ("pole emploi mdp", "mot-de-passe-france-travail"),
        ("mdp pole emlpoi", "mot-de-passe-france-travail"),
        ("je n’arrive plus à me connecter à pôle emploi, mot de passe oublié", "mot-de-passe-france-travail"),
        ("secu", "compte-ameli"),
        ("carte vital", "carte-vitale"),
        ("apl", "aide-au-logement"),
        ("retraite", "compte-retraite"),
        ("refaire mon CV", "cv"),
        ("passeprt", "passeport-carte-identite"),
        ("scaner un papier", "scanner-avec-son-telephone"),
        ("whatsap", "appel-video"),
        ("phishing", "arnaques"),
        ("permis de conduire", "permis-de-conduire"),
        ("rsa", "demander-le-rsa"),
        ("sncf", "billet-de-train"),
        ("pronote", "compte-ecole"),
    ] {
        assert_eq!(first(&index, &slugs, query, 1), [slug], "{query}: {:?}", first(&index, &slugs, query, 5));
    }
}
