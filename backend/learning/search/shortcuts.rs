//! Old names, initials and words of the field that mean the same: what people type is not what the site is called.

use std::collections::HashMap;

use super::lexicon::Lexicon;
use super::postings::{Postings, Term};
use super::words::each_run;

/// One meaning a line: phrases that mean the same, in any form of their words and whatever silent words stand between.
/// A phrase belongs here when people type it **instead of** another one; what is merely about the same thing does not:
/// that is the `words:` of a document. The field's names and initials are those of DESIGN.md, sections 2 and 9.
const MEANINGS: &[&str] = &[
    "france travail, pole emploi, poleemploi, francetravail, anpe, assedic, unemployment office, job centre",
    "mot de passe, mdp, motdepasse, password",
    "assurance maladie, ameli, secu, securite sociale, cpam, health insurance",
    "allocation, alloc, benefit",
    "caf, allocations familiales, caisse d'allocations, family benefits",
    "impot, fisc, dgfip, tresor public, finances publiques, tax",
    "declaration de revenus, declaration d'impot, declarer ses revenus, declarer ses impots, feuille d'impot, impot sur le revenu, tax return",
    "avis d'impot, avis d'imposition, non imposition, tax notice",
    "actualisation, declaration mensuelle, monthly update",
    "declaration trimestrielle, declaration de ressources, declaration rsa, quarterly declaration",
    "aide au logement, apl, als, alf, housing aid, housing benefit",
    "rsa, revenu de solidarite, rmi",
    "carte d'identite, cni, piece d'identite, identity card, id card",
    "permis de conduire, permis, driving licence, driving license, permis voiture",
    "carte grise, certificat d'immatriculation, immatriculation",
    "ants, france titres, titres securises",
    "retraite, pension de retraite, cnav, carsat, agirc arrco",
    "mail, courriel, email, messagerie, boite mail, mel",
    "espace numerique de travail, ent, pronote, ecole directe, ecoledirecte",
    "auto entrepreneur, micro entrepreneur, micro entreprise, autoentrepreneur, microentreprise, auto entreprise",
    "train, sncf",
    "telephone, smartphone, portable, phone",
    "arnaque, phishing, hameconnage, escroquerie, scam",
    "visio, appel video, visioconference, video call",
    "cheque energie, energy voucher",
    "titre de sejour, carte de sejour, anef, residence permit",
    "changement d'adresse, changer d'adresse, demenagement, demenager, change of address",
    "cv, curriculum vitae, curriculum",
    "carte vitale, carte verte, health card",
    "ordinateur, ordi, pc, computer",
    "bug, panne",
    "rendez vous, rdv, appointment",
    "compte personnel de formation, compte formation, cpf",
    "allocation adulte handicape, allocation adultes handicapes, aah",
    "complementaire sante solidaire, complementaire sante, css, cmu",
    "franceconnect, france connect",
];

/// What a phrase begins with, where it goes on, and what it means.
#[derive(Default)]
pub(super) struct Shortcuts {
    phrases: HashMap<Term, Vec<(Vec<Term>, Term)>>,
}

impl Shortcuts {
    /// Every word of the table is entered for good: it is a known word, and it may be misspelt.
    pub fn enter(lexicon: &mut Lexicon, postings: &mut Postings) -> Shortcuts {
        let mut shortcuts = Shortcuts::default();
        for line in MEANINGS {
            // No folded word holds this sign: a meaning is no stem.
            let meaning = postings.term_or_new(&format!("={line}"));
            for phrase in line.split(',') {
                each_run(phrase, |run| {
                    let terms: Vec<Term> = run.iter().map(|word| held(word, lexicon, postings)).collect();
                    if let Some((first, rest)) = terms.split_first() {
                        shortcuts.phrases.entry(*first).or_default().push((rest.to_vec(), meaning));
                    }
                });
            }
        }
        shortcuts
    }

    /// The meanings of all phrases that these terms begin with, and how many terms each takes.
    pub fn begun<'a>(&'a self, terms: &'a [Term]) -> impl Iterator<Item = (usize, Term)> + 'a {
        let (first, rest) = terms.split_first().map_or((None, terms), |(first, rest)| (Some(first), rest));
        let phrases = first.and_then(|first| self.phrases.get(first)).map_or(&[][..], Vec::as_slice);
        phrases.iter().filter(|(more, _)| rest.starts_with(more)).map(|(more, meaning)| (more.len() + 1, *meaning))
    }

    /// What a word means alone.
    pub fn alone(&self, term: Term) -> impl Iterator<Item = Term> + '_ {
        let phrases = self.phrases.get(&term).map_or(&[][..], Vec::as_slice);
        phrases.iter().filter(|(more, _)| more.is_empty()).map(|(_, meaning)| *meaning)
    }
}

fn held(word: &str, lexicon: &mut Lexicon, postings: &mut Postings) -> Term {
    let (form, term) = lexicon.enter(word, postings);
    lexicon.hold(form);
    term
}
