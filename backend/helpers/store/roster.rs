//! The roster with what each member can do, in SQL: one statement a page, whatever narrows it.

use crate::args;
use crate::associations::Role;
use crate::clock::DAY;
use crate::helpers::roster::{Active, Available, Filter, SOON_DAYS, Sort, Vetting, away_before};
use crate::storage::{AccountId, AssociationId, Error, MembershipId, Row, Sql, sql};
use crate::web::PAGE_ROWS;

/// A member, as a line of the roster.
#[derive(Clone, Debug, Row)]
pub struct Listed {
    pub id: MembershipId,
    pub account_id: AccountId,
    pub first_name: String,
    pub last_name: String,
    pub role: String,
    pub approved_at: Option<i64>,
    /// None: no profile yet.
    pub kind: Option<String>,
    pub commune: Option<String>,
    pub topics: Option<i64>,
    pub languages: Option<i64>,
    pub paused_until: Option<i64>,
    pub identity_seen_at: Option<i64>,
    pub charter_signed_at: Option<i64>,
    pub vetting_seen_at: Option<i64>,
    pub vetted_until: Option<i64>,
    /// When they were last here.
    pub seen_at: Option<i64>,
    pub open_pairings: Option<i64>,
}

const COLUMNS: &str = "m.id, m.account_id, a.first_name, a.last_name, m.role, m.approved_at, p.kind, p.commune, p.topics, p.languages, \
    p.paused_until, p.identity_seen_at, p.charter_signed_at, p.vetting_seen_at, p.vetted_until, \
    (SELECT MAX(s.seen_at) FROM sign_ins s WHERE s.account_id = m.account_id) AS seen_at, l.open_pairings";

const FROM: &str = "FROM memberships m JOIN accounts a ON a.id = m.account_id LEFT JOIN helpers p ON p.account_id = m.account_id \
    LEFT JOIN helper_loads l ON l.account_id = m.account_id";

/// A condition under way, with its arguments.
struct Condition {
    words: String,
    values: Vec<sql::Arg>,
}

impl Condition {
    fn of(association: AssociationId, filter: &Filter, now: i64) -> Self {
        let words = "m.association_id = $1 AND m.state = $2".to_owned();
        let mut condition = Self { words, values: args![association, filter.state.as_str()] };
        // Folded words are letters and digits: nothing in them means anything to LIKE.
        for word in filter.words.split_whitespace() {
            condition.and("a.sort_key LIKE #", format!("%{word}%"));
        }
        if let Some(kind) = filter.kind {
            condition.and("p.kind = #", kind.as_str());
        }
        if let Some(role) = filter.role {
            condition.and("m.role = #", role.as_str());
        }
        if let Some(topic) = filter.topic {
            condition.and("(p.topics & #) <> 0", 1_i64 << topic.bit());
        }
        condition.trained(filter, now);
        condition.available(filter.available, now);
        condition.active(filter.active, now);
        condition.vetting(filter.vetting, now);
        condition
    }

    /// `#` stands for the value.
    fn and(&mut self, words: &str, value: impl Into<sql::Arg>) {
        self.values.push(value.into());
        self.words.push_str(&format!(" AND {}", words.replace('#', &format!("${}", self.values.len()))));
    }

    fn trained(&mut self, filter: &Filter, now: i64) {
        if !filter.is_trained {
            return;
        }
        let bits = filter.topic.map_or(-1, |topic| 1_i64 << topic.bit());
        self.values.push(bits.into());
        let mark = format!("${}", self.values.len());
        let passed = "EXISTS (SELECT 1 FROM completions c WHERE c.account_id = m.account_id AND (c.unlocks & @) <> 0 \
                      AND (c.valid_until IS NULL OR c.valid_until > #))";
        self.and(&passed.replace('@', &mark), now);
    }

    fn available(&mut self, available: Option<Available>, now: i64) {
        match available {
            Some(Available::Now) => {
                self.and("p.identity_seen_at IS NOT NULL AND p.charter_signed_at IS NOT NULL AND p.paused_until <= #", now);
            }
            Some(Available::Paused) => self.and("p.paused_until > #", now),
            Some(Available::Unready) => self.words.push_str(" AND (p.identity_seen_at IS NULL OR p.charter_signed_at IS NULL)"),
            None => {}
        }
    }

    fn active(&mut self, active: Option<Active>, now: i64) {
        let seen = "EXISTS (SELECT 1 FROM sign_ins s WHERE s.account_id = m.account_id AND s.seen_at > #)";
        match active {
            Some(Active::Recently) => self.and(seen, away_before(now)),
            Some(Active::Away) => self.and(&format!("NOT {seen}"), away_before(now)),
            None => {}
        }
    }

    fn vetting(&mut self, vetting: Option<Vetting>, now: i64) {
        match vetting {
            Some(Vetting::Soon) => {
                self.and("p.vetted_until > #", now);
                self.and("p.vetted_until <= #", now + SOON_DAYS * DAY);
            }
            Some(Vetting::Over) => self.and("p.vetted_until <= #", now),
            Some(Vetting::Missing) => self.words.push_str(" AND p.vetted_until IS NULL"),
            None => {}
        }
    }
}

/// Those without come last, whichever way the others go.
fn order(sort: Option<Sort>) -> &'static str {
    match sort {
        None | Some(Sort::Name) => "a.sort_key, m.id",
        Some(Sort::Active) => {
            "CASE WHEN (SELECT MAX(s.seen_at) FROM sign_ins s WHERE s.account_id = m.account_id) IS NULL THEN 1 ELSE 0 END, \
             (SELECT MAX(s.seen_at) FROM sign_ins s WHERE s.account_id = m.account_id) DESC, m.id"
        }
        Some(Sort::Since) => "CASE WHEN m.approved_at IS NULL THEN 1 ELSE 0 END, m.approved_at DESC, m.id",
        Some(Sort::Vetting) => "CASE WHEN p.vetted_until IS NULL THEN 1 ELSE 0 END, p.vetted_until, m.id",
        Some(Sort::Load) => "COALESCE(l.open_pairings, 0) DESC, a.sort_key, m.id",
    }
}

pub async fn count(db: &impl Sql, association: AssociationId, filter: &Filter, now: i64) -> Result<usize, Error> {
    let condition = Condition::of(association, filter, now);
    let statement = format!("SELECT CAST(COUNT(*) AS BIGINT) {FROM} WHERE {}", condition.words);
    Ok(db.scalar::<i64>(&statement, condition.values).await?.and_then(|count| usize::try_from(count).ok()).unwrap_or(0))
}

/// A page of them.
pub async fn page(db: &impl Sql, association: AssociationId, filter: &Filter, skipped: usize, now: i64) -> Result<Vec<Listed>, Error> {
    some(db, association, filter, now, &format!("LIMIT {PAGE_ROWS} OFFSET {skipped}")).await
}

/// The first of them, in order.
pub async fn first(db: &impl Sql, association: AssociationId, filter: &Filter, most: usize, now: i64) -> Result<Vec<Listed>, Error> {
    some(db, association, filter, now, &format!("LIMIT {most}")).await
}

async fn some(db: &impl Sql, association: AssociationId, filter: &Filter, now: i64, limit: &str) -> Result<Vec<Listed>, Error> {
    let condition = Condition::of(association, filter, now);
    let statement = format!("SELECT {COLUMNS} {FROM} WHERE {} ORDER BY {} {limit}", condition.words, order(filter.sort));
    db.all(&statement, condition.values).await
}

/// Those of these memberships that are this association's and active; in French order.
pub async fn of(db: &impl Sql, association: AssociationId, ids: &[MembershipId]) -> Result<Vec<Listed>, Error> {
    let mut found = Vec::new();
    for some in ids.chunks(500) {
        let statement = format!(
            "SELECT {COLUMNS} {FROM} WHERE m.association_id = $1 AND m.state = 'active' AND m.id IN ({}) ORDER BY a.sort_key, m.id",
            sql::marks(2, some.len())
        );
        let mut values = args![association];
        values.extend(some.iter().map(|id| sql::Arg::from(*id)));
        found.extend(db.all::<Listed>(&statement, values).await?);
    }
    Ok(found)
}

impl Listed {
    pub fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name).trim().to_owned()
    }

    pub fn role(&self) -> Role {
        Role::parse(&self.role).unwrap_or(Role::Helper)
    }

    /// Nothing is offered before both.
    pub fn is_ready(&self) -> bool {
        self.identity_seen_at.is_some() && self.charter_signed_at.is_some()
    }
}
