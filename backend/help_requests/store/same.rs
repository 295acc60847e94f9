//! What the same person may have asked twice, and what was merged, in SQL.

use super::all;
use crate::args;
use crate::help_requests::{HelpRequest, State};
use crate::storage::{AssociationId, Error, HelpRequestId, Row, Sql, Tx};

/// What goes on of this association's own, asked with the same code, telephone or address. It only proposes: two people may share
/// a telephone. Read it only for whoever may see both.
pub async fn same_person(db: &impl Sql, id: HelpRequestId, association: AssociationId) -> Result<Vec<HelpRequest>, Error> {
    let rest = "h.id <> $1 AND h.association_id = $2 AND NOT h.is_test AND h.state IN ('open', 'unmet', 'paired', 'helping') AND h.asker_id IN \
         (SELECT b.asker_id FROM help_requests b WHERE b.id = $1 AND NOT b.is_test UNION SELECT y.id FROM help_requests b \
         JOIN askers x ON x.id = b.asker_id JOIN askers y ON y.contact_hash = x.contact_hash WHERE b.id = $1 AND NOT b.is_test) \
         ORDER BY h.line_at, h.id LIMIT 5";
    all(db, rest, args![id, association]).await
}

/// Locks a help request that is this association's and in one of these states. `false` when it is not.
pub(in crate::help_requests) async fn lock_own(
    tx: &Tx,
    id: HelpRequestId,
    association: AssociationId,
    states: &[State],
) -> Result<bool, Error> {
    let words: Vec<String> = states.iter().map(|state| format!("'{}'", state.as_str())).collect();
    let statement =
        format!("UPDATE help_requests SET told = told WHERE id = $1 AND association_id = $2 AND state IN ({})", words.join(", "));
    Ok(tx.execute(&statement, args![id, association]).await? == 1)
}

/// From now on it follows another; what followed it follows that other too.
pub(in crate::help_requests) async fn follow(tx: &Tx, id: HelpRequestId, into: HelpRequestId) -> Result<(), Error> {
    tx.execute("UPDATE help_requests SET merged_into = $2 WHERE id = $1 OR merged_into = $1", args![id, into]).await?;
    Ok(())
}

/// Which one a closed help request follows.
pub async fn merged_into(db: &impl Sql, id: HelpRequestId) -> Result<Option<HelpRequestId>, Error> {
    let into: Option<Option<HelpRequestId>> = db.scalar("SELECT merged_into FROM help_requests WHERE id = $1", args![id]).await?;
    Ok(into.flatten())
}

/// How the one stands that a closed help request follows: nothing else of it is shown.
pub async fn state_followed(db: &impl Sql, id: HelpRequestId) -> Result<Option<State>, Error> {
    let statement = "SELECT a.state FROM help_requests a JOIN help_requests b ON b.merged_into = a.id WHERE b.id = $1";
    Ok(db.scalar::<String>(statement, args![id]).await?.and_then(|word| State::parse(&word)))
}

/// Who looks at a help request beside its asker.
#[derive(Debug, Default)]
pub(in crate::help_requests) struct Around {
    /// The associations whose boards show it: those that it may reach, and whose it is.
    pub boards: Vec<AssociationId>,
    /// What was merged into it: its askers see how it stands.
    pub merged: Vec<HelpRequestId>,
}

pub(in crate::help_requests) async fn around(db: &impl Sql, id: HelpRequestId) -> Result<Around, Error> {
    #[derive(Row)]
    struct One {
        what: String,
        id: i64,
    }
    let statement = "SELECT 'board' AS what, association_id AS id FROM help_request_reach WHERE help_request_id = $1 UNION \
                     SELECT 'board', association_id FROM help_requests WHERE id = $1 AND association_id IS NOT NULL UNION \
                     SELECT 'merged', id FROM help_requests WHERE merged_into = $1 ORDER BY 1, 2";
    let mut around = Around::default();
    for One { what, id } in db.all::<One>(statement, args![id]).await? {
        if what == "board" { around.boards.push(AssociationId(id)) } else { around.merged.push(HelpRequestId(id)) }
    }
    Ok(around)
}
