//! What was not solved, or only in part: the tutorial or the module that answers it is proposed to the helper.

use super::super::store;
use super::super::vocabulary::Outcome;
use crate::help_requests;
use crate::learning::actions::suggest;
use crate::learning::bits;
use crate::learning::store::shelf::{self, Shelved};
use crate::learning::suggestions::{About, NewSuggestion, Why};
use crate::learning::topics::Topic;
use crate::storage::{AssociationId, DocumentId, Error, HelpSessionId, Tx};

/// After a record. Nothing happens when all is well, or when nothing else is about it.
pub async fn propose(tx: &Tx, id: HelpSessionId) -> Result<(), Error> {
    let Some(session) = store::records::session(tx, id).await? else { return Ok(()) };
    let Some((mut topics, outcome)) = store::records::outcome_of(tx, id).await? else { return Ok(()) };
    if !matches!(outcome, Outcome::PasResolu | Outcome::EnPartie) {
        return Ok(());
    }
    // What was asked is the main topic; what the record says beside it comes after.
    if let Some(asked) = session.help_request
        && let Some(asked) = help_requests::store::help_request(tx, asked).await?
    {
        topics.insert(0, asked.topic);
    }
    let met = shelf::met(tx, session.account, session.pairing, tx.now()).await?;
    let found = shelf::about(tx, bits(&topics)).await?;
    let Some(best) = best(&found, &topics, session.association, &met) else { return Ok(()) };
    let about = About { count: 0, topic: topics.first().map_or("", |topic| topic.as_str()).to_owned() };
    suggest(tx, &[session.account], &NewSuggestion { document: best, why: Why::Unsolved, about, association: None }).await?;
    Ok(())
}

/// About the main topic first, then their association's own, then what is about the fewest other things; a module teaches more
/// than the tutorial that did not do.
fn best(found: &[Shelved], topics: &[Topic], association: Option<AssociationId>, met: &[DocumentId]) -> Option<DocumentId> {
    let bit = |document: &Shelved, topic: &Topic| document.topics >> topic.bit() & 1 == 1;
    let order = |document: &&Shelved| {
        let is_main = topics.first().is_some_and(|main| bit(document, main));
        let shared = topics.iter().filter(|topic| bit(document, topic)).count();
        let others = document.topics.count_ones();
        (
            !is_main,
            document.association_id.is_none(),
            std::cmp::Reverse(shared),
            others,
            !document.is_module(),
            document.minutes,
            document.id,
        )
    };
    let may_read = |document: &&Shelved| document.is_open_to(association.as_slice()) && !met.contains(&document.id);
    found.iter().filter(may_read).min_by_key(order).map(|document| document.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: AssociationId = AssociationId(9);

    fn shelved(id: i64, association: Option<AssociationId>, kind: &str, topics: &[Topic]) -> Shelved {
        Shelved {
            id: DocumentId(id),
            association_id: association,
            kind: kind.into(),
            title: String::new(),
            topics: bits(topics),
            unlocks: 0,
            minutes: 5,
            published_by: None,
        }
    }

    #[test]
    fn the_main_topic_comes_first_then_what_is_their_own() {
        use Topic::{ArgentImpots, Email, TravailFormation};
        let found = [
            shelved(1, Some(OURS), "tutorial", &[Email]),
            shelved(2, None, "tutorial", &[TravailFormation]),
            shelved(3, None, "module", &[TravailFormation]),
            shelved(4, Some(OURS), "tutorial", &[TravailFormation, ArgentImpots]),
            shelved(5, Some(AssociationId(8)), "module", &[TravailFormation]),
        ];
        let topics = [TravailFormation, Email];
        let best = |met: &[i64]| best(&found, &topics, Some(OURS), &met.iter().map(|id| DocumentId(*id)).collect::<Vec<_>>());
        assert_eq!(best(&[]), Some(DocumentId(4)), "their own, about what was asked");
        assert_eq!(best(&[4]), Some(DocumentId(3)), "a module before a tutorial");
        assert_eq!(best(&[4, 3]), Some(DocumentId(2)));
        assert_eq!(best(&[4, 3, 2]), Some(DocumentId(1)), "what the record says beside");
        assert_eq!(best(&[4, 3, 2, 1]), None, "never another association's");
    }
}
